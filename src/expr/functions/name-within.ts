import { createHash } from 'crypto';
import { literal } from '../node/literal';
import { labelOf } from '../node/label';
import { Node } from '../node/node';
import { stringType, StringType } from '../node/type';
import { need, needKind } from './result-types';
import { CharSet } from '../../values/schema/char-set';

/** The length of the hash in a truncated name. @internal */
export const HASH = 8;

/** The length of what is left of a truncated name, before the hyphen and the hash. @internal */
export function keptOf(maxLength: number): number {
  return maxLength - HASH - 1;
}

/** The characters that a name cannot end with, as a pattern. @internal */
export const NAME_END = '[-_.]+$';

/**
 * A string as a name with a maximum length. A name that fits is kept; a longer one is truncated and ends in a hash of the
 * whole, so that long names with a common prefix stay distinct.
 *
 * Refuses non-ASCII characters, of which Go counts the bytes (`function-not-exact`).
 *
 * @internal
 */
export function nameWithin(maxLength: number, text: Node): Node {
  needKind(text, 'the name', ['string']);
  const type = text.type as StringType;
  if (type.maxLength <= maxLength) {
    return text;
  }
  if (text.kind === 'literal') {
    return literal(cutName(maxLength, String(text.value)));
  }
  need(type.chars.isAscii, `the name ${labelOf(text)} may contain non-ASCII characters: declare a pattern that excludes them`);
  return Object.freeze({ kind: 'name', text, maxLength, type: stringType(type.chars.union(HASHED), Math.min(type.minLength, HASH + 1), maxLength) });
}

const HASHED = CharSet.of('0123456789abcdef-');

/** The truncated name, for plain YAML; `TextHelpers.printNames` is the same for Helm. @internal */
export function cutName(maxLength: number, text: string): string {
  return text.length <= maxLength ? text
    : `${text.slice(0, keptOf(maxLength)).replace(new RegExp(NAME_END), '')}-${createHash('sha256').update(text).digest('hex').slice(0, HASH)}`;
}

/** The name before it is truncated. @internal */
export function uncut(name: Node): Node {
  return name.kind === 'name' ? name.text : name;
}
