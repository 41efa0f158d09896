import { ItemShape, Values } from '../../../src';
import { SmallChart } from '../../support/small-chart';

const description = 'What it is for.';

/** A declaration as somebody might write it in JavaScript, where no compiler reads the types. */
function declared(body: (v: any) => void, props: object = {}): () => void {
  return () => void new SmallChart(c => body(c.values), props);
}

test.each<[string, (v: any) => void, string]>([
  ['string', v => v.string('a', { description, maxlength: 5 }), 'a: unknown option "maxlength" of string(), did you mean "maxLength"?'],
  ['oneOf', v => v.oneOf('a', { description, value: ['a'] }), 'a: unknown option "value" of oneOf(), did you mean "values"?'],
  ['integer', v => v.integer('a', { description, min: 5 }), 'a: unknown option "min" of integer(), did you mean "minimum"?'],
  ['number', v => v.number('a', { description, max: 5 }), 'a: unknown option "max" of number(), did you mean "maximum"?'],
  ['boolean', v => v.boolean('a', { description, defualt: true }), 'a: unknown option "defualt" of boolean(), did you mean "default"?'],
  ['quantity', v => v.quantity('a', { description, default: '1Gi', minimum: '1Mi' }),
    'a: unknown option "minimum" of quantity(), expected one of description, required, optional, examples, default, negative'],
  ['secret', v => v.secret('a', { description, default: 'password' }),
    'a: unknown option "default" of secret(), expected one of description, required, optional, examples, minLength'],
  ['list', v => v.list('a', { description, item: ItemShape.ofBoolean() }), 'a: unknown option "item" of list(), did you mean "items"?'],
  ['map', v => v.map('a', { description, keys: '^a$' }),
    'a: unknown option "keys" of map(), expected one of description, required, optional, examples, default, items, keyPattern, keyPatternDescription, keyMaxLength'],
  ['object', v => v.object('a', { description, field: ItemShape.object() }), 'a: unknown option "field" of object(), did you mean "fields"?'],
  ['fragment', v => v.fragment('a', { description, kinds: 'list' }), 'a: unknown option "kinds" of fragment(), did you mean "kind"?'],
  ['a field of items', v => v.list('a', { description, items: ItemShape.object().integer('b', { description, min: 1 } as any) }), 'unknown option "min" of integer(), did you mean "minimum"?'],
])('an option that %s has not is refused', (_, body, message) => {
  expect(declared(body)).toThrow(message);
});

test('an option that is undefined is none', () => {
  expect(declared(v => v.string('a', { description, maxlength: undefined }))).not.toThrow('maxlength');
});

test.each<[string, (v: any) => void, string]>([
  ['one of no texts', v => v.oneOf('a', { description }), 'a: the option "values" is missing, expected a list'],
  ['a list of what is no ItemShape', v => v.list('a', { description, items: { name: 'string' } }), 'items: got {"name":"string"}'],
  ['a map of what is no ItemShape', v => v.map('a', { description, items: 'string' }), 'items: got "string"'],
  ['a text that is declared without options', (v: Values) => (v as any).string('a'), 'a has no description'],
  ['a group that nobody describes', v => v.group('a', ItemShape.object().string('b', { description })), "the group a has no description: add one with ItemShape.object('…').include(…)"],
  ['a field that is a group that nobody describes', v => v.map('a', { description, items: ItemShape.object().group('b', ItemShape.object()) }), 'the group b has no description'],
])('%s is refused', (_, body, message) => {
  expect(declared(body)).toThrow(message);
});

test.each<[string, unknown]>([['version', 1], ['appVersion', 1.5]])('a %s that is a number is refused as what it is', (name, given) => {
  expect(declared(() => undefined, { [name]: given })).toThrow(`${name}: got ${given}, expected`);
});

test('parts that share a path need one description', () => {
  const shared = (v: Values): void => {
    v.group('web', ItemShape.object('The web.').string('a', { description }));
    v.group('web', ItemShape.object().string('b', { description }));
    v.describe('jobs', 'The jobs.');
    v.group('jobs', ItemShape.object().string('a', { description }));
  };
  expect(declared(shared)).not.toThrow('has no description');
});
