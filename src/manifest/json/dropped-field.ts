import { Dropped, isSameField, restored } from './restored';
import { Types } from './types';
import { ENTRIES, asStructureToken, keyOfEntries } from '../../expr/token/structure-token';
import { findTokens, idOfNumber } from '../../expr/token/token';
import { Tokens } from '../../expr/token/tokens';
import { closest } from '../../values/closest';
import { isPlainObject } from '../../values/plain-data';
import { Refusal } from '../../values/refusal';

/** Why the types of a level-1 construct drop a field, and what to do. @internal */
export function droppedField(dropped: Dropped, given: any, types: Types): Refusal {
  return new Refusal('field-dropped', `${fieldPath(dropped.path)}: got ${shown(dropped.given)}, ${reason(dropped, given, types)}`);
}

function reason({ path, given: value, written }: Dropped, given: any, types: Types): string {
  const key = path[path.length - 1];
  const structure = asStructureToken(value);
  if (structure?.via === ENTRIES && key === keyOfEntries(structure.token)) {
    return `spread into a map of which ${types.name} reads the fields that it knows: give it the whole map, in the form of Kubernetes, or write the object as an ApiObject`;
  }
  if (written !== undefined) {
    return `expected ${isPlainObject(written) ? 'a map' : Array.isArray(written) ? 'a list' : 'another type'}`;
  }
  if (arrives(types, given, path, { value })) {
    return `which ${types.name} takes as an object of a class only: use IntOrString.${factory(value)}, or Quantity.${factory(value)} for an amount of a resource`;
  }
  const known = fieldsAt(types, given, path.slice(0, -1));
  const renamed = known.find(field => field !== key && isSameField(field, key));
  if (renamed !== undefined) {
    return `which ${types.name} calls ${renamed}: use that name`;
  }
  if (known.includes(key)) {
    return `which is not of the type that ${types.name} expects`;
  }
  const meant = closest(key, known);
  return `which ${types.name} drops, since its types have no such field: correct the name${meant === undefined ? '' : ` (did you mean "${meant}"?)`}, `
    + 'use newer types (cdk8s-plus-34, or cdk8s import), or write the object as an ApiObject, which takes every field';
}

function factory(value: unknown): string {
  return `from${typeof value === 'number' ? 'Number' : 'String'}(${typeof value === 'object' ? '' : shown(value)})`;
}

/** A field that makes the types fail, such as a map instead of a list; undefined if the error has another cause. @internal */
export function unreadableField(message: string, given: any, types: Types): Refusal | undefined {
  if (!isPlainObject(given)) {
    return undefined;
  }
  const path = unreadable(given, [], types, given);
  if (path === undefined) {
    return undefined;
  }
  if (at(given, path) === null) {
    return new Refusal('field-dropped', `${fieldPath(path)}: got null: leave the field out, or take it away with JsonPatch.remove()`);
  }
  const expected = /\.map is not a function/.test(message) ? 'a list' : /toISOString/.test(message) ? 'a Date' : 'another type';
  return new Refusal('field-dropped', `${fieldPath(path)}: got ${shown(at(given, path))}, expected ${expected}`);
}

/** The innermost value that makes the types fail. */
function unreadable(value: any, path: readonly string[], types: Types, given: any): readonly string[] | undefined {
  if (!fails(types, alone(given, path))) {
    return undefined;
  }
  const empty = Array.isArray(value) ? [] : isPlainObject(value) ? {} : undefined;
  if (empty !== undefined && !fails(types, alone(replaced(given, path, empty), path))) {
    for (const [key, item] of Object.entries(value)) {
      const inner = unreadable(item, [...path, key], types, given);
      if (inner !== undefined) {
        return inner;
      }
    }
  }
  return path;
}

/** Only the value at the path. */
function alone(data: any, [key, ...rest]: readonly string[]): any {
  return key === undefined ? data : Array.isArray(data) ? [alone(data[Number(key)], rest)] : { [key]: alone(data[key], rest) };
}

function fails(types: Types, given: any): boolean {
  try {
    types.write(given);
    return false;
  } catch {
    return true;
  }
}

/** Whether the types would write another value at the path. */
function arrives(types: Types, given: any, path: readonly string[], value: any): boolean {
  try {
    const wanted = alone(replaced(given, path, value), path);
    return !(restored(wanted, types.write(wanted)) instanceof Dropped);
  } catch {
    return false;
  }
}

/** The fields that the types read, in their spelling. */
function fieldsAt(types: Types, given: any, path: readonly string[]): string[] {
  const asked = new Set<string>();
  const asking = new Proxy({}, {
    get: (_, name) => {
      asked.add(String(name));
      return undefined;
    },
  });
  types.write(alone(replaced(given, path, asking), path));
  return [...asked];
}

function replaced(data: any, [key, ...rest]: readonly string[], value: any): any {
  if (key === undefined) {
    return value;
  }
  return Array.isArray(data) ? data.map((item, i) => (String(i) === key ? replaced(item, rest, value) : item)) : { ...data, [key]: replaced(data[key], rest, value) };
}

function at(data: any, path: readonly string[]): any {
  return path.reduce((inner, key) => inner?.[key], data);
}

function fieldPath(path: readonly string[]): string {
  return path.reduce((text, key) => (/^[0-9]+$/.test(key) ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`), '').replace(/\.?\u2983[^\u2984]*\u2984\{\.\.\.\}$/, '');
}

/** A value in a message, with expressions by their labels. */
function shown(value: unknown): string {
  const structure = asStructureToken(value);
  if (structure) {
    return structure.token.label;
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  if (typeof value === 'object') {
    return 'a map';
  }
  const id = typeof value === 'number' ? idOfNumber(value) : undefined;
  const token = id === undefined ? undefined : Tokens.find(id);
  return token ? token.label : JSON.stringify(typeof value === 'string' ? readable(value) : value);
}

function readable(text: string): string {
  return findTokens(text).reduce((result, found) => result.replace(found.text, `\${${Tokens.find(found.id)?.label ?? '…'}}`), text);
}
