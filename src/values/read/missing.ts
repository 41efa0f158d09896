import { isMap } from '../json-map';
import { Refusal } from '../refusal';
import { Field, isEmptyByDefault, isNeverEmpty, Json, ObjectShape } from '../shape';

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
  const isCollection = ['list', 'map', 'raw'].includes(shape.kind) && !isNeverEmpty(shape);
  return !optional && !replaces && !deprecated && !isCollection && otherwise !== undefined && !isEmptyByDefault(field);
}

/** What is said of values that are missing. @internal */
export const MISSING = 'got null or nothing, expected a value: leave the key out instead of setting it to null, '
  + 'and upgrade with --reset-then-reuse-values instead of --reuse-values';

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
    throw new Refusal('values-missing', `${missing.map(path => path.join('.')).join(', ')}: ${MISSING}`);
  }
}
