import { ELEMENTS, asStructureToken, fieldRead, isFieldOfAuthor, keyOfEntries, structureTokenOf } from './structure-token';
import { tokenById } from './text';
import { findStringTokens } from './token';
import { isPlainObject } from '../../values/plain-data';

/**
 * Data with structure tokens restored where code rebuilt them from their children, like a construct that renames fields.
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
  const pairs = Object.entries(value).map(([key, v]) => [key, rebuilt(typeof v === 'string' ? spreadAs(key, v) : v)] as const);
  const [first, ...others] = pairs.map(([key, v]) => sourcesOf(key, v));
  const source = first?.find(s => others.every(sources => sources.includes(s)));
  return source === undefined ? Object.fromEntries(pairs.map(([key, v]) => [key, unwrapUnion(v)])) : rebuilt(source);
}

/**
 * The same for data that the author wrote, before the types of cdk8s read all of its fields: whoever writes a map of single fields
 * wants these fields, and not the whole.
 *
 * Refused: a field of a structure token (`token-misplaced`).
 *
 * @internal
 */
export function collapseGiven(data: any): any {
  checkUnread(data, 'the value');
  return collapse(data);
}

function checkUnread(data: any, where: string): void {
  const structure = asStructureToken(data);
  if (structure) {
    if (isFieldOfAuthor(structure)) {
      throw fieldRead(structure, where);
    }
  } else if (Array.isArray(data)) {
    data.forEach((item, i) => checkUnread(item, `item ${i} of ${where}`));
  } else if (isPlainObject(data)) {
    Object.entries(data).forEach(([key, value]) => checkUnread(value, `"${key}"`));
  }
}

/** A spread into a map of strings, such as `labels`, has string tokens as key and value. */
function spreadAs(key: string, text: string): any {
  const [found] = findStringTokens(text);
  const token = found?.text === text ? tokenById(found.id, text, text) : undefined;
  return token?.form === 'structure' && key === keyOfEntries(token) ? structureTokenOf(token)[key] : text;
}

/**
 * The structure tokens that the value of a key may have been read from: two for a field `value`, which can be an ordinary
 * field or that of a union.
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

/** `IntOrString` and `Quantity` have their content in `value`, which typed properties read. */
function unwrapUnion(value: any): any {
  const structure = asStructureToken(value);
  return structure?.via === 'value' ? structure.parent : value;
}
