import { mergeSources, mergeValues } from '../../../src/values/read/merge';

test('maps are merged, lists and scalars replaced', () => {
  expect(mergeValues({ a: { b: 1, c: [1, 2] }, d: 'x' }, [{ a: { c: [3] } }, { d: 'y', e: 5 }])).toEqual({ a: { b: 1, c: [3] }, d: 'y', e: 5 });
});

test('a map replaces a scalar, and a scalar a map', () => {
  expect(mergeValues({ a: { b: 1 }, c: 2 }, [{ a: 3, c: { d: 4 } }])).toEqual({ a: 3, c: { d: 4 } });
});

test('null deletes a key that has a default, and stays where there is none', () => {
  expect(mergeValues({ a: 1, b: { c: 2, d: 3 } }, [{ a: null, b: { c: null }, e: null }])).toEqual({ b: { d: 3 }, e: null });
});

test('null in one source, then a map in the next, brings the defaults back', () => {
  expect(mergeValues({ a: { x: 1 } }, [{ a: null }, { a: { z: 3 } }])).toEqual({ a: { x: 1, z: 3 } });
});

test('sources alone keep their nulls', () => {
  expect(mergeSources([{ a: { b: 1 } }, { a: { b: null } }, { c: null }])).toEqual({ a: { b: null }, c: null });
});

test('values-null-over-null: a nested null over a null default is refused', () => {
  expect(() => mergeValues({ a: { b: null } }, [{ a: { b: null } }]))
    .toThrow('got null, and its default is null: Helm 3 removes the key, Helm 4 keeps it: leave the key out');
});

test('values-invalid: values that are no map are refused', () => {
  expect(() => mergeSources([['a']])).toThrow('values: got ["a"], expected a map');
});

test('__proto__ and constructor are keys like any other', () => {
  const given = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}');
  const merged = mergeValues(JSON.parse('{"__proto__": {"other": 2}, "toString": 3}'), [given]);
  expect(JSON.stringify(merged)).toBe('{"__proto__":{"other":2,"polluted":1},"toString":3,"constructor":{"prototype":{"polluted":1}}}');
  expect(({} as any).polluted).toBeUndefined();
});

test('undefined, which values given in TypeScript may hold, is as if it were not there', () => {
  const values: any = { a: undefined, b: { c: undefined }, d: { e: undefined } };
  const merged = mergeValues({ a: 1, b: { c: 2 } }, [values]);
  expect(merged).toStrictEqual({ a: 1, b: { c: 2 }, d: {} });
});

test('arguments are not modified', () => {
  const defaults = { a: { b: 1 } };
  const source = { a: { c: 2 } };
  mergeValues(defaults, [source]);
  expect([defaults, source]).toEqual([{ a: { b: 1 } }, { a: { c: 2 } }]);
});
