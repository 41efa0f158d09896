import { Fn, kit } from '../../src';
import { objectsOf, SmallChart } from '../support/small-chart';

const description = 'What it is for.';
const PYTHON = '<cdk8s_mlops.StringExpression object at 0x7f30c0>';

test.each([
  ['Python', PYTHON],
  ['Python, of a method', `<bound method StringExpression.as_string of ${PYTHON}>`],
  ['Python, of a class', "<class 'cdk8s_mlops.ReleaseChart'>"],
  ['JavaScript', `${{}}`],
  ['JavaScript, of a method', `${(class { public asString() { return 1; } }).prototype.asString}`],
  ['Java', 'io.github.cdk8smlops.StringExpression@1a2b3c'],
  ['Java, of an array', '[Ljava.lang.String;@6d06d69c'],
  ['.NET', 'Cdk8sMlops.StringExpression'],
  ['.NET, of a list', 'System.Collections.Generic.List`1[System.String]'],
  ['Go', '&{{0}}'],
  ['Go, of a pointer', '0xc000014250'],
])('a string with what %s makes of an object is refused', (_, text) => {
  expect(() => objectsOf(c => c.holder({ url: `http://${text}/` }))).toThrow(/^small\/held: "http:.* is a string made of an object: got /);
});

test.each([
  ['Python', PYTHON],
  ['Python, of a construct', '<cdk8s_plus_27.k8s.KubePod object at 0x7f30c0>'],
  ['Java', 'io.github.cdk8smlops.StringExpression@1a2b3c'],
  ['JavaScript, of an image', (c: SmallChart) => `${c.values.image('image', { description, repository: 'a' })}`],
  ['JavaScript, of a condition', () => `${kit.Condition.of(true)}`],
  ['JavaScript, of a loop', (c: SmallChart) => `${c.values.list('a', { description }).loop()}`],
  ['JavaScript, of all values', (c: SmallChart) => `${c.values}`],
])('what %s makes of an object of this library is refused in a file too', (_, made) => {
  expect(() => objectsOf(c => c.holder({ 'a.yaml': `url: |\n  ${typeof made === 'string' ? made : made(c)}\n` }))).toThrow('is a string made of an object');
});

test.each([
  'Without toString() it is shown as `[object Object]`.',
  'The message `<a object at 0x1>`, or `[object Map]`, names no field.',
  '# Messages\n\nIf you see [object Object] or <a object at 0x1>, call toString().\n',
  'System.Collections.Generic.List`1[System.String]\nis the name of a type, and Cdk8sMlops.ReleaseChart of a class.',
])('%j mentions what languages make of objects, and arrives', text => {
  const { spec } = objectsOf(c => c.holder([text, `${c.values.string('a', { description, default: 'b' })}: ${text}`]))[0];
  expect(spec).toEqual([text, `b: ${text}`]);
});

test.each<[string, (c: SmallChart) => void]>([
  ['a key', c => c.holder({ [PYTHON]: 1 })],
  ['a default', c => c.holder(c.values.string('a', { description, default: PYTHON }))],
  ['a description', c => c.holder(c.values.string('a', { description: `The ${PYTHON}.` }))],
  ['notes', c => { c.notes.add(PYTHON); c.holder(1); }],
  ['a message', c => { c.requires(c.values.boolean('a', { description, default: true }), PYTHON); c.holder(1); }],
  ['a raw template', c => c.holder(Fn.raw({ template: `{{ print "${PYTHON}" }}`, plain: 'a' }))],
])('it is refused in %s', (_, body) => {
  expect(() => objectsOf(body)).toThrow('is a string made of an object');
});

test('it is refused in the description of a chart', () => {
  expect(() => new SmallChart(() => undefined, { description: `The ${PYTHON}.` })).toThrow('small: description: ');
});

test.each(['John.Doe@cafe.example.org', '0xc0ffee254729296a45a3885639AC7E10F9d54979', '&{0}', 'an object at 0x12', 'class Foo { asText() {} }', 'quay.io/org/image@sha256:0123abcd'])('%s is a string like others', text => {
  expect(objectsOf(c => c.holder(text))[0].spec).toBe(text);
});
