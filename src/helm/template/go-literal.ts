import { Json } from '../../values/shape';

/** Data as a template writes it: a constant, or a call that makes it. @internal */
export function goLiteral(value: Json): string {
  if (Array.isArray(value)) {
    return ['list', ...value.map(goOperand)].join(' ');
  }
  switch (typeof value) {
    case 'string':
      return goString(value);
    case 'object':
      return ['dict', ...Object.entries(value ?? {}).flatMap(([k, v]) => [goString(k), goOperand(v)])].join(' ');
    default:
      return String(value);
  }
}

/** A text in double quotes; what JSON escapes, Go reads. @internal */
export function goString(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The same as an argument. @internal */
export function goOperand(value: Json): string {
  const text = goLiteral(value);
  return typeof value === 'object' && text.includes(' ') ? `(${text})` : text;
}
