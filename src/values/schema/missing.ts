import { isMap } from '../json-map';
import { Refusal } from '../refusal';
import { portableRegExp } from './portable-pattern';
import { fieldAt } from './rule';
import { Field, isEmptyByDefault, isEmptyCollection, isNeverEmpty, Json, ObjectShape, Shape } from '../shape';

/**
 * The paths of what values.yaml holds and cannot be left out: groups, and values that are not empty by default. Those of one group
 * follow each other.
 *
 * @internal
 */
export function neededPaths(root: ObjectShape, path: readonly string[] = []): Array<readonly string[]> {
  const needed = Object.entries(root.fields).filter(([, field]) => isNeeded(field));
  return [
    ...needed.map(([name]) => [...path, name]),
    ...needed.flatMap(([name, { shape }]) => (shape.kind === 'object' ? neededPaths(shape, [...path, name]) : [])),
  ];
}

function isNeeded(field: Field): boolean {
  const { shape, default: otherwise, optional, replaces, deprecated } = field;
  if (shape.kind === 'object') {
    return !optional;
  }
  return !optional && !replaces && !deprecated && otherwise !== undefined && !isEmptyByDefault(field) && !isEmptyCollection(otherwise);
}

/** What a user sets in place of null, so that there is none: `""` or `[]`; undefined if that is not accepted. @internal */
export function noneOf(shape: Shape): string | undefined {
  switch (shape.kind) {
    case 'string':
      return !shape.minLength && (shape.pattern === undefined || portableRegExp(shape.pattern).test('')) ? '""' : undefined;
    case 'enum':
      return shape.values.includes('') ? '""' : undefined;
    case 'list':
      return isNeverEmpty(shape) ? undefined : '[]';
    case 'raw':
      return shape.of === 'list' ? '[]' : undefined;
    default:
      return undefined;
  }
}

/** What is said of a value that is missing, when it can be set to none. @internal */
export function sayingNone(path: string, none: string): string {
  return `${path} (set it to ${none} for none)`;
}

/** What is said of values that are missing. @internal */
export const MISSING = 'got null or nothing, expected a value: in values, leave the key out instead of setting it to null; '
  + 'with the values of an older version of the chart, upgrade with --reset-then-reuse-values instead of --reuse-values';

/**
 * Refuses values of which null, or those of an older version of the chart, took away what has a default. Of a group, only itself is named.
 *
 * @internal
 */
export function refuseMissing(root: ObjectShape, values: Json): void {
  const missing = neededPaths(root).filter(path => {
    const group = path.slice(0, -1).reduce<Json | undefined>((at, name) => (isMap(at) ? at[name] : undefined), values);
    return isMap(group) && !Object.prototype.hasOwnProperty.call(group, path[path.length - 1]);
  });
  if (missing.length > 0) {
    const said = missing.map(path => {
      const none = noneOf(fieldAt(root, path)!.shape);
      return none === undefined ? path.join('.') : sayingNone(path.join('.'), none);
    });
    throw new Refusal('values-missing', `${said.join(', ')}: ${MISSING}`);
  }
}
