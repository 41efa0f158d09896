import { JsonMap } from '../json-map';
import { parsePath } from '../path';
import { Refusal } from '../refusal';
import { fieldInRaw } from '../kubernetes/type-shape';
import { Field, Json, ObjectShape, PathDeprecation, RawShape, Shape, ValuesShape } from '../shape';

/** A path that another one replaces, as the author declares it. @internal */
export interface DeprecatedPath {
  readonly path: string;
  readonly replacement: string;
  readonly description?: string;
}

/**
 * The values with their deprecated paths, each of the type of its replacement; for a group of values, one path for each value in it.
 *
 * @param deprecated of several with one replacement, the first wins.
 * @internal
 */
export function withDeprecatedPaths(root: ObjectShape, deprecated: readonly DeprecatedPath[]): ValuesShape {
  return deprecated.flatMap(each => targetsOf(root, each)).reduce<ValuesShape>(add, root);
}

/** A declared value, and the deprecated path that is read for it. */
interface Target extends PathDeprecation {
  readonly value: readonly string[];
  readonly shape: Shape;
  readonly default?: Json;
  /** It is inside of an object or list that is rendered as a whole. */
  readonly part: boolean;
}

function targetsOf(root: ObjectShape, deprecated: DeprecatedPath): Target[] {
  const { path, replacement, description } = deprecated;
  const [, list, item, field] = /^(.*?)(\[0\](?:\.(\w+))?)?$/.exec(replacement)!;
  const from = parsePath(path);
  const to = parsePath(list);
  let shape: Shape = root;
  let otherwise: Json | undefined;
  let part = item !== undefined;
  for (const [i, name] of to.entries()) {
    if (shape.kind === 'raw' && shape.of === 'map' && item === undefined) {
      return [{ from, to, replacement, description, value: to.slice(0, i), shape: belowFragment(shape, to.slice(i)), default: at(otherwise, to.slice(i)), part }];
    }
    const declared: Field | undefined = shape.kind === 'object' && own(shape.fields, name) ? shape.fields[name] : undefined;
    if (declared === undefined) {
      throw new Refusal('value-undeclared', `${path} is deprecated, and its replacement ${replacement} is not declared: declare it, or correct the path`);
    }
    part ||= shape.kind === 'object' && shape.whole === true;
    shape = declared.shape;
    otherwise = declared.default;
  }
  return item !== undefined
    ? [{ from, to, replacement, description, item: field === undefined ? {} : { field }, value: to, shape: textOfItem(shape, field, deprecated), part }]
    : leavesOf(shape, otherwise, [], part).map(({ below, ...leaf }) => ({
      from: [...from, ...below],
      to: [...to, ...below],
      replacement: [...to, ...below].join('.'),
      description,
      value: [...to, ...below],
      ...leaf,
    }));
}

/** What a key below a fragment holds. */
function belowFragment(fragment: RawShape, path: readonly string[]): Shape {
  return path.reduce<Shape>((shape, name) => (shape.kind === 'raw' && shape.of === 'map' ? fieldInRaw(shape, name)?.shape : undefined) ?? { kind: 'raw', of: 'any' }, fragment);
}

interface Leaf {
  readonly part: boolean;
  readonly below: readonly string[];
  readonly shape: Shape;
  readonly default?: Json;
}

function leavesOf(shape: Shape, otherwise: Json | undefined, below: readonly string[], part: boolean): Leaf[] {
  return shape.kind === 'object'
    ? Object.entries(shape.fields).flatMap(([name, field]) => leavesOf(field.shape, field.default, [...below, name], part || shape.whole === true))
    : [{ below, shape, default: otherwise, part }];
}

function textOfItem(list: Shape, field: string | undefined, { path, replacement }: DeprecatedPath): Shape {
  const item = list.kind !== 'list' ? undefined
    : field === undefined ? list.items
      : list.items.kind === 'object' && own(list.items.fields, field) ? list.items.fields[field].shape : undefined;
  if (item?.kind !== 'string' && item?.kind !== 'enum') {
    throw new Refusal('value-undeclared',
      `${path} is deprecated, and its replacement ${replacement} is not a string in a declared list: name the first item, or a field of it`);
  }
  return item;
}

function add(root: ValuesShape, { value, shape, default: otherwise, part, ...deprecation }: Target): ValuesShape {
  const { from, replacement, description } = deprecation;
  const field: Field = {
    shape,
    description: '',
    optional: true,
    deprecated: { replacement, description, default: otherwise, item: deprecation.item && true, part: part || undefined },
  };
  const marked = changed(root, value, old => ({ ...old, replaces: [...old.replaces ?? [], from.join('.')] }));
  return { ...inserted(marked, from, field, from), deprecations: [...root.deprecations ?? [], deprecation] };
}

function changed(shape: ObjectShape, [name, ...rest]: readonly string[], change: (field: Field) => Field): ObjectShape {
  const field = shape.fields[name];
  return withField(shape, name, rest.length === 0 ? change(field) : { ...field, shape: changed(field.shape as ObjectShape, rest, change) });
}

function inserted(shape: ObjectShape, [name, ...rest]: readonly string[], field: Field, path: readonly string[]): ObjectShape {
  const there = own(shape.fields, name) ? shape.fields[name] : undefined;
  if (rest.length === 0 && there === undefined) {
    return withField(shape, name, field);
  }
  // A group with nothing but deprecated paths is optional.
  const group: Field = there ?? { shape: { kind: 'object', fields: {} }, description: '', optional: true };
  if (rest.length === 0 || group.shape.kind !== 'object') {
    throw new Refusal('value-redeclared', `${path.join('.')} is deprecated, and ${path.slice(0, path.length - rest.length).join('.')} is a declared value: remove one of the two`);
  }
  return withField(shape, name, { ...group, shape: inserted(group.shape, rest, field, path) });
}

function withField(shape: ObjectShape, name: string, field: Field): ObjectShape {
  return { ...shape, fields: Object.fromEntries(new Map([...Object.entries(shape.fields), [name, field]])) };
}

function at(data: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((found, name) =>
    (typeof found === 'object' && found !== null && own(found, name) ? (found as JsonMap)[name] : undefined), data);
}

function own(object: object, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(object, name);
}
