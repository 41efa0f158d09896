import { ItemShape, Values } from '../../../src';
import { SmallChart } from '../../support/small-chart';

const description = 'What it is for.';

/** A declaration as somebody might write it in JavaScript, where no compiler reads the types. */
function declared(body: (v: any) => void, props: object = {}): () => void {
  return () => void new SmallChart(c => body(c.values), props);
}

test.each<[string, (v: any) => void, string]>([
  ['string', v => v.string('a', { description, maxlength: 5 }), 'a has an option "maxlength", which string() does not have, did you mean "maxLength"?'],
  ['oneOf', v => v.oneOf('a', { description, value: ['a'] }), 'a has an option "value", which oneOf() does not have, did you mean "values"?'],
  ['integer', v => v.integer('a', { description, min: 5 }), 'a has an option "min", which integer() does not have, did you mean "minimum"?'],
  ['number', v => v.number('a', { description, max: 5 }), 'a has an option "max", which number() does not have, did you mean "maximum"?'],
  ['boolean', v => v.boolean('a', { description, defualt: true }), 'a has an option "defualt", which boolean() does not have, did you mean "default"?'],
  ['quantity', v => v.quantity('a', { description, default: '1Gi', minimum: '1Mi' }),
    'a has an option "minimum", which quantity() does not have; it has description, required, optional, examples, default and negative'],
  ['secret', v => v.secret('a', { description, default: 'password' }),
    'a has an option "default", which secret() does not have; it has description, required, optional, examples and minLength'],
  ['list', v => v.list('a', { description, item: ItemShape.ofBoolean() }), 'a has an option "item", which list() does not have, did you mean "items"?'],
  ['map', v => v.map('a', { description, keys: '^a$' }),
    'a has an option "keys", which map() does not have; it has description, required, optional, examples, default, items, keyPattern and keyMaxLength'],
  ['object', v => v.object('a', { description, field: ItemShape.object() }), 'a has an option "field", which object() does not have, did you mean "fields"?'],
  ['fragment', v => v.fragment('a', { description, kinds: 'list' }), 'a has an option "kinds", which fragment() does not have, did you mean "kind"?'],
  ['a field of items', v => v.list('a', { description, items: ItemShape.object().integer('b', { description, min: 1 } as any) }), 'b has an option "min", which integer() does not have'],
])('an option that %s has not is refused', (_, body, message) => {
  expect(declared(body)).toThrow(message);
});

test('an option that is undefined is none', () => {
  expect(declared(v => v.string('a', { description, maxlength: undefined }))).not.toThrow('maxlength');
});

test.each<[string, (v: any) => void, string]>([
  ['one of no texts', v => v.oneOf('a', { description }), 'a is one of no texts: give those that are accepted'],
  ['a list of what is no ItemShape', v => v.list('a', { description, items: { name: 'string' } }), 'what items are is no ItemShape but {"name":"string"}'],
  ['a map of what is no ItemShape', v => v.map('a', { description, items: 'string' }), 'what items are is no ItemShape but "string"'],
  ['a text that is declared without options', (v: Values) => (v as any).string('a'), 'a has no description'],
])('%s is refused', (_, body, message) => {
  expect(declared(body)).toThrow(message);
});

test.each<[string, unknown]>([['version', 1], ['appVersion', 1.5]])('a %s that is a number is refused as what it is', (name, given) => {
  expect(declared(() => undefined, { [name]: given })).toThrow(`${name} ${given} cannot be that of a chart`);
});
