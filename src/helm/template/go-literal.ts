import { Code, command, operandCode } from './code';
import { Json } from '../../values/shape';

/** Data as template code: a constant, or a call that creates it. @internal */
export function goLiteral(value: Json): Code {
  if (Array.isArray(value)) {
    return command('list', ...value.map(goLiteral));
  }
  switch (typeof value) {
    case 'string':
      return goText(value);
    case 'object':
      return command('dict', ...Object.entries(value ?? {}).flatMap(([k, v]) => [goText(k), goLiteral(v)]));
    default:
      return operandCode(String(value));
  }
}

/** A string constant. @internal */
export function goText(text: string): Code {
  return operandCode(goString(text));
}

/** A string in double quotes; Go accepts the escapes of JSON. @internal */
export function goString(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
