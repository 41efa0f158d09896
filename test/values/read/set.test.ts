import { scratch, writeFiles } from '../../support/scratch';
import { applySet, SetKind } from '../../../src/values/read/set';
import { Json } from '../../../src/values/shape';

const set = (text: string, kind: SetKind = 'set', values: Json = {}) => applySet(values, text, kind);

test.each<[text: string, values: Json]>([
  ['a=1', { a: 1 }],
  ['a.b=x,a.c=y', { a: { b: 'x', c: 'y' } }],
  ['a[1]=x', { a: [null, 'x'] }],
  ['a[0].b=1,a[0].c[1]=2', { a: [{ b: 1, c: [null, 2] }] }],
  ['a={x,1,null}', { a: ['x', 1, null] }],
  ['a={}', { a: [''] }],
  ['a=', { a: '' }],
  ['a\\.b=x\\,y', { 'a.b': 'x,y' }],
  ['a=true,b=FALSE,c=Null,d=yes', { a: true, b: false, c: null, d: 'yes' }],
  ['a=0,b=-0,c=+7,d=-12', { a: 0, b: 0, c: 7, d: -12 }],
  ['a=01,b=1.0,c=1e3,d=0x1,e=1_000', { a: '01', b: '1.0', c: '1e3', d: '0x1', e: '1_000' }],
  ['a=9223372036854775808', { a: '9223372036854775808' }],
  ['a=x=y', { a: 'x=y' }],
  ['', {}],
])('--set %s', (text, values) => {
  expect(set(text)).toEqual(values);
});

test('existing values are changed, and their siblings are kept', () => {
  const values = { a: { b: 1, c: [1, { d: 2 }] } };
  expect(set('a.c[1].e=3', 'set', values)).toEqual({ a: { b: 1, c: [1, { d: 2, e: 3 }] } });
  expect(values).toEqual({ a: { b: 1, c: [1, { d: 2 }] } });
});

test('an integer that JavaScript cannot hold stays out of reach of every schema', () => {
  expect(set('a=9007199254740993').a).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
});

test('--set-string sets strings', () => {
  expect(set('a=1,b=null,c={true,2}', 'string')).toEqual({ a: '1', b: 'null', c: ['true', '2'] });
});

test('--set-json takes JSON, one value after the other', () => {
  expect(set('a={"b": [1, null]} ,c=1.5,d=,e="x,y"', 'json')).toEqual({ a: { b: [1, null] }, c: 1.5, d: null, e: 'x,y' });
});

test('--set-literal takes the rest as it is', () => {
  expect(set('a.b=x\\,y={1},c=2', 'literal')).toEqual({ a: { b: 'x\\,y={1},c=2' } });
});

test('--set-file takes the contents of a file', () => {
  const folder = writeFiles({ 'a.txt': 'one\ntwo\n' });
  expect(set(`a.b=${folder}/a.txt`, 'file')).toEqual({ a: { b: 'one\ntwo\n' } });
  expect(() => set(`a=${scratch()}/none.txt`, 'file')).toThrow(/^the file \S+ cannot be read: it does not exist$/);
});

test('__proto__ and constructor are keys like any other', () => {
  expect(JSON.stringify(set('__proto__.polluted=1,constructor.prototype.polluted=1')))
    .toBe('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
  expect(({} as any).polluted).toBeUndefined();
});

test.each<[text: string, kind: SetKind, message: string]>([
  ['a', 'set', '--set: cannot parse "a": "a" has no value'],
  ['a,b=1', 'set', '--set: cannot parse "a,b=1": "a" has no value'],
  ['a={1', 'set', '--set: cannot parse "a={1": expected "}" at the end of a list'],
  ['a[', 'set', '--set: cannot parse "a[": "[" is not an index'],
  ['a[x]=1', 'set', '--set: cannot parse "a[x]=1": "[x]" is not an index'],
  ['a[-1]=1', 'set', '--set: cannot parse "a[-1]=1": the index -1 is negative'],
  ['a[65537]=1', 'set', '--set: cannot parse "a[65537]=1": the index 65537 is larger than 65536'],
  ['a[0]x=1', 'set', '--set: cannot parse "a[0]x=1": got "x" after an index, expected ".", "[" or "="'],
  ['a=1,a.b=2', 'set', '--set: cannot parse "a=1,a.b=2": "a" is not a map'],
  ['a=1,a[0]=2', 'set', '--set: cannot parse "a=1,a[0]=2": "a" is not a list'],
  [`${'a.'.repeat(31)}a=1`, 'set', `--set: cannot parse "${'a.'.repeat(31)}a=1": a path has at most 30 levels`],
  ['a=x', 'json', '--set-json: cannot parse "a=x": expected JSON at "x"'],
  ['{"a": 1}', 'json', '--set-json: cannot parse "{"a": 1}": Helm 4 merges such an object, Helm 3 does not: write path=JSON'],
  ['a=-0', 'json', '--set-json: cannot parse "a=-0": "-0" is or contains a negative zero, which Helm renders as -0 or as 0: write 0'],
  ['a=[1,{"b":-0.0}]', 'json', '--set-json: cannot parse "a=[1,{"b":-0.0}]": "[1,{"b":-0.0}]" is or contains a negative zero, which Helm renders as -0 or as 0: write 0'],
  ['a="\\ud800"', 'json', '--set-json: cannot parse "a="\\ud800"": ""\\ud800"" contains a lone surrogate'],
])('set-malformed: %s', (text, kind, message) => {
  expect(() => set(text, kind)).toThrow(expect.objectContaining({ refusal: 'set-malformed', message }));
});
