import { ELEMENTS, asStructureToken, structureTokenOf } from './structure-token';
import { tokenById } from './text';
import { findStringTokens } from './token';
import { isPlainObject } from '../../values/plain-data';

/**
 * Data in which structure tokens are back where code rebuilt them from their children, as a construct does that renames
 * the fields of what it is given.
 *
 * @internal
 */
export function collapse(data: any): any {
  return unwrapUnion(rebuilt(data));
}

function rebuilt(value: any): any {
  if (Array.isArray(value)) {
    return value.map(collapse);
  }
  if (!isPlainObject(value)) {
    return value;
  }
  const pairs = Object.entries(value).map(([key, v]) => [key, rebuilt(key === v ? spreadAs(key) : v)] as const);
  const [first, ...others] = pairs.map(([key, v]) => sourcesOf(key, v));
  const source = first?.find(s => others.every(sources => sources.includes(s)));
  return source === undefined ? Object.fromEntries(pairs.map(([key, v]) => [key, unwrapUnion(v)])) : rebuilt(source);
}

/** What is spread into a map of strings, as `labels` are, has a string token for the key and for the string. */
function spreadAs(text: string): any {
  const [found] = findStringTokens(text);
  const token = found?.text === text ? tokenById(found.id, text, text) : undefined;
  return token?.form === 'structure' ? structureTokenOf(token)[text] : text;
}

/**
 * The structure tokens that the value under the key may have been read from: behind a field called `value`, which may be a
 * field like others or that of a union, there are two.
 */
function sourcesOf(key: string, value: any): any[] {
  const structure = asStructureToken(value);
  if (!structure || structure.via === ELEMENTS) {
    return [];
  }
  const union = structure.via === 'value' ? asStructureToken(structure.parent) : undefined;
  const sources = union === undefined ? [structure.parent] : key !== 'value' ? [union.parent] : union.via === 'value' ? [union.parent, structure.parent] : [structure.parent];
  return sources.filter(source => source !== undefined);
}

/** `IntOrString` and `Quantity` hold what they stand for in `value`, which the typed properties read. */
function unwrapUnion(value: any): any {
  const structure = asStructureToken(value);
  return structure?.via === 'value' ? structure.parent : value;
}
