import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { SHARDS } from './charts';
import { Dimension, Reached } from './reached';
import { fixture, FIXTURES, OF_BUILDING_BLOCKS } from '../fixtures';
import { BuiltinName, Kind } from '../../src/expr/node/node';
import { SIGNATURES } from '../../src/expr/functions/signatures';
import { Type } from '../../src/expr/node/type';
import { RuleKind } from '../../src/values/shape';

const COLLECTIONS = ['map', 'list'];

/** All that there is, by the same words as what is reached. */
const ALL: { readonly [K in Dimension]: readonly string[] } = {
  kinds: [
    ...keys<Kind>({
      literal: 1, value: 1, item: 1, key: 1, builtin: 1, concat: 1, call: 1, name: 1, include: 1, present: 1, choose: 1, raw: 1, map: 1, list: 1,
    }),
    'choose with otherwise', 'choose without otherwise', 'a named text', 'a named map',
    ...['element', 'splice', 'when', 'each'].map(part => `a text that joins a list with ${part}`),
  ],
  functions: Object.keys(SIGNATURES),
  builtIns: keys<BuiltinName>({
    'Release.Name': 1, 'Release.Namespace': 1, 'Release.Service': 1, 'Release.IsInstall': 1, 'Release.IsUpgrade': 1, 'Chart.Name': 1,
    'Chart.Version': 1, 'Chart.AppVersion': 1, 'Capabilities.KubeVersion.Version': 1,
  }),
  parts: [
    'entry in a map', 'element in a list',
    ...all(['splice', 'when with otherwise', 'when without otherwise', 'each'], COLLECTIONS, (part, collection) => `${part} in a ${collection}`),
    ...all(['splice', 'when', 'each'], ['alone', 'beside others', 'between fixed ones'], (part, where) => `${part} ${where}`)
      .flatMap(part => COLLECTIONS.map(collection => `${part} in a ${collection}`)),
    ...all(['list', 'map', 'list of an item', 'map of an item'], COLLECTIONS, (over, collection) => `each over a ${over} in a ${collection}`),
    ...COLLECTIONS.map(collection => `a ${collection} that may be empty`),
  ],
  partNesting: [
    ...all(['entry', 'splice', 'when', 'each'], ['when', 'each'], (inner, outer) => `${inner} within ${outer} in a map`),
    ...all(['element', 'splice', 'when', 'each'], ['when', 'each'], (inner, outer) => `${inner} within ${outer} in a list`),
  ],
  tokens: all(['string', 'number', 'structure'], keys<Kind>({
    literal: 1, value: 1, item: 1, key: 1, builtin: 1, concat: 1, call: 1, name: 1, include: 1, present: 1, choose: 1, raw: 1, map: 1, list: 1,
  }), (form, kind) => `${form} token of a ${kind}`).flatMap(token => types().map(type => `${token} that is ${type}`)),
  placements: all(['string', 'number', 'structure'], types(), (form, type) => `${form} token of the type ${type}`)
    .flatMap(token => ['an untyped object', 'a typed object', 'a level-2 construct', 'an imported class'].map(place => `${token} in ${place}`)),
  values: [
    ...all(['string', 'secret', 'enum', 'integer', 'number', 'boolean', 'quantity', 'intOrString', 'list', 'map', 'object', 'raw map', 'raw strings', 'raw list'],
      ['with a default', 'required', 'optional', 'with defaults within'], (kind, how) => [`${kind} in a group, ${how}`, `${kind} in a item, ${how}`]).flat(),
    ...all(['list', 'map'], ['string', 'enum', 'integer', 'number', 'boolean', 'quantity', 'list', 'map', 'object', 'raw map', 'raw strings', 'raw list'],
      (collection, kind) => `${collection} of ${kind}`),
    'a text with a pattern', 'a text with a least length', 'a text with a largest length', 'a text of several lines', 'an integer with bounds', 'an integer without bounds',
    'a number with bounds', 'a number without bounds', 'a quantity that may be negative', 'a list that is never empty', 'a list with a limit', 'a map with reserved keys', 'a fragment with reserved keys',
    ...['string', 'secret', 'enum', 'integer', 'number', 'boolean', 'quantity', 'intOrString', 'list', 'map', 'raw map', 'raw strings', 'raw list', 'raw any', 'text that becomes an item'].map(kind => `a deprecated ${kind}`),
  ],
  scopes: [
    '', ...scopeKinds(), ...all(scopeKinds(), scopeKinds(), (inner, outer) => `${inner} within ${outer}`), 'list within itself', 'map within itself',
    'when > map > when > item\'s map > when',
  ],
  places: [
    'a test pod', 'global values', 'objects of the values', 'a chart without values', 'a construct of a loop that points to others', 'a text with control characters beside an expression', 'notes', 'notes under a condition',
    ...all(['text of', 'text within'], ['metadata.name', 'a label', 'an annotation', 'data', 'a field'], (how, place) => `${how} ${place}`),
  ],
  checks: [
    'distinct', 'requests', 'holds', 'holds within when', 'holds within each', 'holds within when > each > when > each > when',
    ...all(keys<RuleKind>({ needs: 1, conflicts: 1, exactlyOneOf: 1, atMostOneOf: 1, atLeastOneOf: 1 }), ['the schema', 'a template'], (rule, where) => `${rule} in ${where}`),
  ],
};

/** What there cannot be, and why. */
const IMPOSSIBLE: ReadonlyArray<readonly [RegExp, string]> = [
  [/^choose without otherwise$/, 'where it stands it becomes a part under a condition'],
  [/^splice alone in a map$/, 'a map that is another one is just that'],
  [/^(splice|each) between fixed ones in a map$/, 'cdk8s sorts keys, and what is spread in has none'],
  [/^splice within each/, 'what a loop gives is one list item or one map entry'],
  [/^each within each/, 'what a loop gives is one list item or one map entry, in which another loop has a list or map of its own'],
  [/^\w+ token of a literal/, 'data travels as it is'],
  [/^number token of a (builtin|concat|name|include|present|choose|map|list) /, 'there are no such numbers; of a choice only the place is known'],
  [/^number token of a key that is number$/, 'an index is an integer'],
  [/^number token .*(that is|of the type) (string|boolean|list|map|object|any)( in |$)/, 'asNumber() takes numbers'],
  [/^string token of a (present|map|list) /, 'asString() takes strings; a condition becomes one by a function'],
  [/^string token .*(that is|of the type) (integer|number|boolean|list|map|object|any)( in |$)/, 'what travels as a string is a text; numbers are made one by a function'],
  [/^structure token of a key that is (number|boolean|list|map|object|any)$/, 'a key is a text, an index an integer'],
  [/^structure token of a builtin that is (integer|number|list|map|object|any)$/, 'Helm knows texts and flags'],
  [/^structure token of a (concat|name) /, 'a text of parts travels as a string, or has a name'],
  [/^structure token of a include that is (integer|number|boolean|list|any)$/, 'a helper gives a text or a map'],
  [/^structure token of a present that is (?!boolean)/, 'it is there or not'],
  [/^structure token of a raw that is object/, 'what a template\'s text gives is known by its kind only'],
  [/^structure token of a map that is (?!map)/, 'a loop gives a map with keys that are not known'],
  [/^structure token of a list that is (?!list)/, 'a loop gives a list'],
  [/^secret in a \w+, with a default$/, 'a secret has none'],
  [/^object in a \w+, (with a default|required|optional)$/, 'an object always is there; its fields have defaults'],
  [/^(?!object).* in a \w+, with defaults within$/, 'only objects have fields'],
];

const DIMENSIONS = Object.keys(ALL) as Dimension[];

const charts = Object.keys(FIXTURES).map(name => ({ name, reached: new Reached().add(fixture(name)) }));
const reached = Reached.together(...charts.map(c => c.reached));

describe('the charts of the equivalence suite reach', () => {
  test.each(DIMENSIONS)('all %s', dimension => {
    expect(missing(dimension, reached)).toEqual([]);
  });

  test('nothing that is said to be impossible', () => {
    const found = DIMENSIONS.flatMap(dimension => [...reached[dimension]].filter(one => isImpossible(one) && !(dimension === 'partNesting' && /^each within each/.test(one))));
    expect(found).toEqual([]);
  });

  test('the lists of this file', () => {
    const ofOneKind = DIMENSIONS.filter(dimension => dimension !== 'scopes');
    expect(ofOneKind.flatMap(dimension => [...reached[dimension]].filter(one => !ALL[dimension].includes(one)).map(one => `${dimension}: ${one}`))).toEqual([]);
  });
});

test('every shard of the charts has a file', () => {
  const shards = readdirSync(__dirname).flatMap(file => /^charts-(\d+)\.test\.ts$/.exec(file)?.[1] ?? []);
  expect(shards.sort()).toEqual(Array.from({ length: SHARDS }, (_, i) => String(i + 1)));
  shards.forEach(shard => expect(readFileSync(join(__dirname, `charts-${shard}.test.ts`), 'utf8')).toContain(`describeShard(${shard});`));
});

test('every reason why something is impossible applies to something', () => {
  const every = Object.values(ALL).flat();
  expect(IMPOSSIBLE.filter(([pattern]) => !every.some(one => pattern.test(one))).map(([pattern]) => String(pattern))).toEqual([]);
});

test.each(Object.keys(FIXTURES).filter(name => !OF_BUILDING_BLOCKS.includes(name)))('without the chart %s something is missing', name => {
  const others = Reached.together(...charts.filter(c => c.name !== name && !OF_BUILDING_BLOCKS.includes(c.name)).map(c => c.reached));
  const lost = DIMENSIONS.flatMap(dimension => missing(dimension, others));
  expect(lost).not.toEqual([]);
});

function missing(dimension: Dimension, by: Reached): string[] {
  return ALL[dimension].filter(one => !by[dimension].has(one) && !isImpossible(one));
}

function isImpossible(one: string): boolean {
  return IMPOSSIBLE.some(([pattern]) => pattern.test(one));
}

function all<T>(xs: readonly string[], ys: readonly string[], join: (x: string, y: string) => T): T[] {
  return xs.flatMap(x => ys.map(y => join(x, y)));
}

/** Every member of a union: a forgotten one does not compile. */
function keys<K extends string>(members: Record<K, 1>): K[] {
  return Object.keys(members) as K[];
}

function types(): Type['kind'][] {
  return keys<Type['kind']>({ string: 1, integer: 1, number: 1, boolean: 1, list: 1, map: 1, object: 1, any: 1 });
}

function scopeKinds(): string[] {
  return ['when', 'otherwise', 'list', 'map', 'item\'s list', 'item\'s map'];
}
