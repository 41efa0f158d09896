import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { HOSTILE } from './hostile-strings';
import { LABEL_VALUE, QUALIFIED_NAME } from '../../src/values/kubernetes/label-syntax';
import { shapeOfType, STRING_MAPS } from '../../src/values/kubernetes/type-shape';
import { acceptsOthers, Field, greatestOf, Json, KeyShape, ObjectShape, RawShape, Shape, StringShape } from '../../src/values/shape';

/**
 * Values files for a chart: some fields of the schema with values that it accepts, now and then one that it does not,
 * a null that deletes a default, or a key that nobody declared.
 */
export function arbitraryOverrides(root: ObjectShape): fc.Arbitrary<Json> {
  const paths = deletable(root.fields);
  return overrides(root).chain(values => fc.oneof(
    { weight: 24, arbitrary: fc.constant(values) },
    { weight: 1, arbitrary: damaged(root).map(damage => ({ ...values as object, ...damage as object })) },
    ...paths.length ? [{ weight: 1, arbitrary: fc.constantFrom(...paths).map(path => withNull(values, path)) }] : [],
  ));
}

/**
 * Files in which null is given for a value or a group, each in place of what it is by default. Not for what has a deprecated path, nor
 * within an object that is rendered as a whole: null takes the default away there.
 */
export function nulls(root: ObjectShape, given: Json): Json[] {
  return paths(root.fields).map(path => withNull(given, path));
}

function paths(fields: { readonly [name: string]: Field }): string[][] {
  return Object.entries(fields).flatMap(([name, { shape, replaces }]) => (replaces ? [] : [[name], ...shape.kind === 'object' && !shape.whole ? paths(shape.fields).map(path => [name, ...path]) : []]));
}

/** The paths of everything that has a default: fields, groups, and the entries of maps. */
function deletable(fields: { readonly [name: string]: Field }): string[][] {
  return Object.entries(fields).flatMap(([name, { shape, default: given }]) => [
    [name],
    ...shape.kind === 'object' ? deletable(shape.fields).map(path => [name, ...path])
      : typeof given === 'object' && given !== null && !Array.isArray(given) ? Object.keys(given).map(key => [name, key]) : [],
  ]);
}

function withNull(values: Json, [name, ...rest]: readonly string[]): Json {
  const map = typeof values === 'object' && values !== null && !Array.isArray(values) ? values : {};
  return { ...map, [name]: rest.length ? withNull(map[name] ?? {}, rest) : null };
}

/** Values that differ from a schema's in one place. */
function damaged(root: ObjectShape): fc.Arbitrary<Json> {
  const names = Object.keys(root.fields);
  const wrong = fc.constantFrom<Json>(null, [], {}, 'text', 12, 1.5, true, [null], { a: null }, -1, 9007199254740993, '<no value>', 'a\u0007b', [[]]);
  const atName = fc.constantFrom(...names, 'undeclared', 'global', 'tags', 'enabled');
  return fc.tuple(atName, wrong).map(([name, value]) => ({ [name]: value }));
}

function overrides(root: ObjectShape): fc.Arbitrary<Json> {
  const fields = record(root.fields, field => (field.shape.kind === 'object' ? overrides(field.shape) : valueOf(field)));
  return root.others === undefined ? fields
    : fc.tuple(arbitraryOf(root.others), fields).map(([others, given]) => plainObject({ ...others as object, ...given as object }));
}

/** Some of the fields; those that have to be there always are. */
function record(fields: { readonly [name: string]: Field }, arbitraryOf: (field: Field) => fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return fc.record(Object.fromEntries(Object.entries(fields).map(([name, field]) => [
    name,
    fc.tuple(fc.integer({ min: 0, max: 99 }), arbitraryOf(field)).map(([dice, value]) => (field.required || dice < 35 ? { value } : {})),
  ]))).map(picked => Object.fromEntries(Object.entries(picked as { [name: string]: { value?: Json } })
    .filter(([, p]) => 'value' in p).map(([name, p]) => [name, p.value!])));
}

function valueOf(field: Field, inside = false): fc.Arbitrary<Json> {
  return field.default === undefined ? arbitraryOf(field.shape, inside)
    : fc.oneof({ weight: 6, arbitrary: arbitraryOf(field.shape, inside) }, { weight: 1, arbitrary: fc.constant(field.default) });
}

const TRIMMED = /[\u1680\u2000-\u200a\u202f\u205f\u3000]\n?$|\n\n$|^\n$/;

/** What the schema accepts, with what is rare and dangerous more often than it would come by itself. */
export function arbitraryOf(shape: Shape, inside = false): fc.Arbitrary<Json> {
  switch (shape.kind) {
    case 'string':
      if (acceptsOthers(shape)) {
        return fc.oneof(
          { weight: 2, arbitrary: arbitraryOf({ ...shape, acceptsIntegers: false, acceptsBooleans: false }, inside) },
          ...shape.acceptsIntegers ? [{ weight: 1, arbitrary: arbitraryOf({ kind: 'integer', minimum: 0, maximum: greatestOf(shape) }) }] : [],
          ...shape.acceptsBooleans ? [{ weight: 1, arbitrary: fc.boolean() }] : [],
        );
      }
      // Ends that Helm trims are refused in collections.
      return inside ? text(shape.pattern, shape.minLength, shape.maxLength, shape.multiline).filter(s => !TRIMMED.test(s))
        : text(shape.pattern, shape.minLength, shape.maxLength, shape.multiline);
    case 'enum':
      return fc.constantFrom(...shape.values);
    case 'integer': {
      const { minimum: min, maximum: max } = shape;
      const edges = [min, max, 0, 1, 999_999, 1_000_000, 1_000_001, 123_456_789, -1].filter(n => n >= min && n <= max);
      return fc.oneof(fc.constantFrom(...edges), fc.integer({ min: Math.max(min, -(2 ** 31)), max: Math.min(max, 2 ** 31 - 1) }));
    }
    case 'number': {
      const { minimum: min, maximum: max } = shape;
      const edges = [min, max, 0, 0.5, 1.25, 1e-7, 0.1, 100, 1e6, 1e15].filter(n => n >= min && n <= max);
      return fc.oneof(fc.constantFrom(...edges), fc.double({ min, max, noNaN: true, noDefaultInfinity: true }).map(n => (Object.is(n, -0) ? 0 : n)));
    }
    case 'boolean':
      return fc.boolean();
    case 'quantity':
      return shape.bytes ? fc.constantFrom<Json>('1', '1.5', '512Mi', '+1e3', '10Gi', '0.1', '.5G', 1, 2.5, 100) : fc.constantFrom<Json>('500m', '1', '0', '1.5', '512Mi', '1e3', '10Gi', '2k', 1, 0, 2.5, 100, '0.1', ...shape.negative ? ['-1', '-500m', -3, -0.5] : []);
    case 'intOrString':
      return fc.oneof(arbitraryOf({ ...shape, kind: 'integer' }), arbitraryOf({ kind: 'string', pattern: shape.pattern }, true));
    case 'list':
      return fc.array(arbitraryOf(shape.items, true), { minLength: shape.minItems ?? 0, maxLength: Math.min(shape.maxItems ?? 3, (shape.minItems ?? 0) + 3) })
        .map(items => (shape.unique ? items.filter((item, i) => items.findIndex(other => isDeepStrictEqual(other, item)) === i) : items))
        .map(items => (shape.alone !== undefined && items.includes(shape.alone) ? [shape.alone] : items));
    case 'map':
      return fc.dictionary(key(shape.keys), arbitraryOf(shape.items, true), { maxKeys: 3 }).map(plainObject);
    case 'object':
      return objectOf(shape, inside);
    case 'raw':
      return raw(shape, inside);
  }
}

function withoutExcluded(given: { [name: string]: Json }, { exclusive = [], barred = [] }: ObjectShape): { [name: string]: Json } {
  const excluded = [...exclusive.flatMap(([name, ...others]) => (name in given ? others : [])), ...barred.flatMap(({ field, when, is }) => (given[when] === is ? [field] : []))];
  return Object.fromEntries(Object.entries(given).filter(([name]) => !excluded.includes(name)));
}

function objectOf(shape: ObjectShape, inside: boolean): fc.Arbitrary<Json> {
  if (shape.single) {
    return fc.constantFrom(...Object.keys(shape.fields)).chain(name => valueOf(shape.fields[name], inside).map(value => ({ [name]: value })));
  }
  return record(shape.fields, field => valueOf(field, inside)).map(given => withoutExcluded(given as { [name: string]: Json }, shape))
    .filter(given => !shape.filled || Object.keys(given).length > 0);
}

const types = new Map<string, fc.Arbitrary<Json>>();

function raw({ of, apiType, fields, reserved = [] }: RawShape, inside: boolean): fc.Arbitrary<Json> {
  const type = apiType && shapeOfType(apiType.name);
  if (type) {
    const known = types.get(apiType.name) ?? objectOf(type, true);
    types.set(apiType.name, known);
    return fields ? fc.tuple(known, record(fields, field => valueOf(field, inside))).map(([of, given]) => plainObject({ ...of as object, ...given as object })) : known;
  }
  if (apiType && STRING_MAPS.includes(apiType.name)) {
    const value = apiType.name === 'Labels' ? text(LABEL_VALUE.pattern) : text(undefined, 0, Infinity, true).filter(s => !TRIMMED.test(s));
    return fc.dictionary(matching(QUALIFIED_NAME.pattern).filter(key => !reserved.includes(key)), value, { maxKeys: 3 }).map(plainObject);
  }
  const free = fragment(of, [...reserved, ...Object.keys(fields ?? {})]);
  return fields ? fc.tuple(free, record(fields, field => valueOf(field, inside))).map(([some, given]) => plainObject({ ...some as object, ...given as object })) : free;
}

function text(pattern: string | undefined, minLength = 0, maxLength = Infinity, multiline = false): fc.Arbitrary<string> {
  const hostile = HOSTILE.filter(s => fits({ pattern, minLength, maxLength }, s) && (multiline || !/[\n\t]/.test(s)));
  const free = pattern === undefined
    ? fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 12) })
    : matching(pattern);
  return fc.oneof(...hostile.length ? [{ weight: 2, arbitrary: fc.constantFrom(...hostile) }] : [], { weight: 1, arbitrary: free.filter(s => fits({ pattern, minLength, maxLength }, s)) });
}

const matchings = new Map<string, fc.Arbitrary<string>>();

/** Texts of a pattern; to make this anew for each value takes longer than all the rest. */
function matching(pattern: string): fc.Arbitrary<string> {
  const made = matchings.get(pattern) ?? fc.stringMatching(new RegExp(pattern, 'u'));
  matchings.set(pattern, made);
  return made;
}

function fits({ pattern, minLength = 0, maxLength = Infinity }: Pick<StringShape, 'pattern' | 'minLength' | 'maxLength'>, s: string): boolean {
  const length = [...s].length;
  return length >= minLength && length <= maxLength && (pattern === undefined || new RegExp(pattern, 'u').test(s));
}

function key(shape: KeyShape): fc.Arbitrary<string> {
  const fits = (s: string): boolean => [...s].length <= shape.maxLength && new RegExp(shape.pattern, 'u').test(s);
  const some = ['a', 'b', 'gpu', 'server', 'yes', 'n', '1', '0x1', 'a-b', 'z'.repeat(shape.maxLength)].filter(fits);
  return fc.oneof(...some.length ? [{ weight: 3, arbitrary: fc.constantFrom(...some) }] : [], { weight: 1, arbitrary: matching(shape.pattern).filter(fits) });
}

function fragment(of: RawShape['of'], reserved: readonly string[]): fc.Arbitrary<Json> {
  const leaf = fc.oneof(
    fc.constantFrom<Json>(...HOSTILE),
    fc.constantFrom<Json>(0, 1, -1, 1_000_000, 65_534, 0.5, 1e-7, true, false, '', 'on', '1e3'),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
  const name = fc.oneof(fc.constantFrom('a', 'b', 'limits', 'nvidia.com/gpu', 'yes', 'n', '1', 'x y', '{{ a }}'), fc.string({ maxLength: 6 }))
    .filter(k => !reserved.includes(k));
  const strings = fc.dictionary(name, fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 8 })), { maxKeys: 3 }).map(plainObject);
  const { data } = fc.letrec<{ data: Json }>(tie => ({
    data: fc.oneof({ maxDepth: 2, withCrossShrink: true }, leaf, fc.array(tie('data'), { maxLength: 3 }), fc.dictionary(name, tie('data'), { maxKeys: 3 }).map(plainObject)),
  }));
  switch (of) {
    case 'strings':
      return strings;
    case 'map':
      return fc.dictionary(name, data, { maxKeys: 3 }).map(plainObject);
    case 'list':
      return fc.array(data, { maxLength: 3 });
    case 'any':
    case 'json':
      return data;
  }
}

/** `--set` texts for scalars at the root and in groups. */
export function setTexts(root: ObjectShape, prefix = ''): fc.Arbitrary<string> {
  const texts = Object.entries(root.fields).flatMap(([name, field]): fc.Arbitrary<string>[] => {
    const path = `${prefix}${name}`;
    switch (field.shape.kind) {
      case 'object':
        return Object.keys(field.shape.fields).length ? [setTexts(field.shape, `${path}.`)] : [];
      case 'integer':
      case 'number':
      case 'boolean':
      case 'quantity':
      case 'enum':
        return [arbitraryOf(field.shape).map(v => `${path}=${String(v)}`)];
      case 'string':
        return field.shape.secret ? [] : setsOfText(field.shape).map(v => fc.constant(`${path}=${v}`));
      default:
        return [];
    }
  });
  return texts.length ? fc.oneof(...texts) : fc.constant('global.x=1');
}

/** A plain text takes those that `--set` makes something else of, too. */
function setsOfText(shape: StringShape): string[] {
  return ['', 'abc', '/a', '123', 'true', 'null', '1e3', '0x1', 'a b'].filter(v => (v === '123' && shape.acceptsIntegers || v === 'true' && shape.acceptsBooleans ? fits(shape, v) : /^(123|true|null)$/.test(v) ? shape.pattern === undefined : fits(shape, v)));
}

/** fast-check makes objects without a prototype. */
function plainObject(o: { [key: string]: Json }): Json {
  return Object.fromEntries(Object.entries(o));
}
