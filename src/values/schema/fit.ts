import { UNFIT, WIDE_SPACES } from './schema-definitions';
import { Json } from '../shape';

const IN_LINE = new RegExp(`[\\x00-\\x09\\x0b-\\x1f${UNFIT}]`, 'u');
const IN_TEXT = new RegExp(`[\\x00-\\x08\\x0b-\\x1f${UNFIT}]`, 'u');
const WIDE_END = new RegExp(`[${WIDE_SPACES}](?=\\n?$)`, 'u');

/**
 * What a definition such as `unfitLine` requires of a string, to follow "a string" in a message: the requirement that the
 * given string violates.
 *
 * @internal
 */
export function fitOf(definition: string, value: Json | undefined): string {
  const [isLine, isTrimmed] = [/Line|Item/.test(definition), /Item|Fragment/.test(definition)];
  if (typeof value !== 'string') {
    return '';
  }
  const char = (isLine ? IN_LINE : IN_TEXT).exec(value)?.[0];
  const end = isTrimmed ? WIDE_END.exec(value)?.[0] : undefined;
  const without = [
    ...isLine && value.includes('\n') ? ['line breaks'] : [],
    ...char === undefined ? [] : [characterName(char)],
    ...value.includes('<no value>') ? ['"<no value>"'] : [],
  ];
  return [
    ...without.length > 0 ? [`without ${without.join(' or ')}`] : [],
    ...isTrimmed && /\n\n$|^\n$/.test(value) ? ['that does not end in an empty line'] : [],
    ...end === undefined ? [] : [`that does not end in ${characterName(end)}`],
  ].join(', ');
}

function characterName(char: string): string {
  return char === '\t' ? 'tabs' : char === '\r' ? 'carriage returns (U+000D), which files of Windows have at the ends of lines' : `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
