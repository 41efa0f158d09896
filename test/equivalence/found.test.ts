import { ReleaseCase } from '../support/arbitrary-release';
import { BothOutputs } from '../support/equivalence';
import { SmallChart } from '../support/small-chart';
import { Fn } from '../../src/expr/expression/fn';
import { ItemShape } from '../../src/values/declare/item-shape';

/** Charts that once came out differently, and the releases that showed it. */
const FOUND: Array<[sentence: string, body: (chart: SmallChart) => void, releases?: readonly ReleaseCase[]]> = [
  ['a brace before an expression stays a brace', c => {
    const name = c.values.string('name', { description: 'd', default: 'x', pattern: '^[a-z]*$' });
    const helper = c.defineString('helper', 'd', `{${name}}{{${name}}}`);
    c.holder({ a: `{${name}}`, b: `{"k": {${name}: 1}}\nline {${name}\n`, c: `{{${name}}}{`, d: `a {{ ${name} }} {{- x -}} {{{${name}`, e: helper.asString(), f: `x{${helper}}` });
  }],
  ['the items of two loops over one map are two', c => {
    const map = c.values.map('map', { description: 'd', items: ItemShape.object().string('x', { description: 'd' }), default: { a: { x: '1' }, b: { x: '2' } } });
    const [outer, inner] = [map.loop(), map.loop()];
    const [o, i] = [outer.item.string('x'), inner.item.string('x')];
    c.holder({ list: outer.items({ inner: inner.items({ both: o.ifTrue({ o: o.asString(), i: i.asString() }) }) }) });
  }],
  ['a named text keeps the white space at its ends', c => {
    const name = c.values.string('name', { description: 'd', default: 'x' });
    const flag = c.values.boolean('flag', { description: 'd' });
    const texts = [` a ${name} `, `\n${name}\n`, '\n \t', '', `  ${name}`, ' {{ x }} '].map((text, i) => c.defineString(`text${i}`, 'd', text));
    c.holder({ texts: texts.map(text => `[${text}]`), choice: c.defineString('choice', 'd', flag.ifTrue(' a ', '\nb')).asString() });
  }, [{}, { files: [{ flag: true }] }]],
  ['wide white space at the end of a document is kept', c => c.holder({ z: 'line\u3000' })],
  ['wide white space at the end of a block is kept', c => c.holder({ z: 'line\n\u3000' })],
  ['wide white space that a value brings to the end of a block is kept', c => {
    const name = c.values.string('name', { description: 'd', default: 'x', pattern: '^[a-z\u3000]+$', minLength: 1 });
    c.holder({ z: `line\n${name}` });
  }, [{}, { files: [{ name: 'a\u3000' }] }]],
  ['a quantity given as a number is a text', c => {
    const quantity = c.values.quantity('quantity', { description: 'd', default: '1' });
    c.holder({ a: quantity.asString(), b: `x ${quantity}`, c: `x\n${quantity}\n`, d: quantity.b64enc().asString(), e: quantity.asAny(), f: quantity.ifNotEmpty() });
  }, [{}, { files: [{ quantity: 1 }] }, { files: [{ quantity: 2.5 }] }, { files: [{ quantity: 0 }] }, { sets: ['quantity=3'] }]],
  ['a text in a fragment may begin with blanks and line breaks', c => {
    const list = c.values.fragmentList('list', { description: 'd' });
    const map = c.values.fragment('map', { description: 'd' });
    const [item, entry] = [list.loop('item'), map.loop('entry')];
    c.holder({ list: [...item.items(item.item.asAny()), ...item.items({ a: item.item.asAny() })], map: { ...entry.entries(entry.key, entry.item.asAny()) }, dug: map.dig('a', {}).asAny() });
  }, [{}, { files: [{ list: ['\na', ' a\nb', ['\n\na\n'], { b: ' \na' }], map: { a: '\n a\n', b: 'x' } }] }]],
  ['an absent quantity is nothing', c => {
    const quantity = c.values.quantity('quantity', { description: 'd', optional: true });
    c.holder({ a: quantity.orDefault('x').asString(), b: quantity.isTruthy().asAny(), c: quantity.ifPresent(), d: quantity.ifNotEmpty() });
  }, [{}, { files: [{ quantity: 0 }] }, { files: [{ quantity: '1' }] }]],
  ['an optional boolean can be a condition', c => {
    const flag = c.values.boolean('flag', { description: 'd', optional: true });
    c.holder({ a: flag.isTruthy().asAny(), b: flag.isEmpty().asAny(), c: flag.ifPresent(), d: flag.ifNotEmpty(), e: flag.isPresent().and(flag).asAny() });
  }, [{}, { files: [{ flag: true }] }, { files: [{ flag: false }] }]],
  ['items of a list may have to match a pattern that no default matches', c => {
    const words = c.values.list('words', { description: 'd', items: ItemShape.ofString({ description: 'd', pattern: '^[a-z]+$' }) });
    c.holder({ words: words.asAny() });
  }, [{}, { files: [{ words: ['a'] }] }]],
  ['the text of a template does not become what Helm deletes', c => {
    const title = c.values.string('title', { description: 'd', default: '<NO VALUE>', pattern: '^[ -~]*$' });
    const framed = Fn.raw({ template: `<{{ lower ${title} }}>`, plain: Fn.printf('<%s>', title.lower()) });
    const lower = Fn.raw({ template: `{{ lower ${title} }}`, plain: title.lower() });
    c.holder({ lower: lower.asString(), framed: framed.asString(), within: `x ${framed} ${lower}`, line: `x\n${lower}\n`, helper: c.defineString('helper', 'd', framed.asString()).asString() });
  }, [{}, { files: [{ title: 'no value' }] }]],
  ['a loop can give something under a condition', c => {
    const list = c.values.list('list', { description: 'd', default: ['a', 'b'], items: ItemShape.ofString({ description: 'd' }) });
    const map = c.values.map('map', { description: 'd', default: { a: 'x', b: '' } });
    const objects = c.values.list('objects', { description: 'd', default: [{}, { x: 'q' }], items: ItemShape.object().string('x', { description: 'd', optional: true }) });
    const [item, entry, object] = [list.loop(), map.loop(), objects.loop()];
    c.holder({
      list: [0, ...item.items(item.item.is('a').ifTrue(item.item.asString())), ...object.items(object.item.string('x').ifPresent()), ...item.items(item.item.is('b').ifTrue({ c: 1 }))],
      map: { A: 1, ...entry.entries(entry.key, entry.item.ifNotEmpty()) },
    });
  }, [{}, { files: [{ list: [], map: { a: null, b: null } }] }]],
];

test.each(FOUND)('%s', async (_, body, releases = [{}]) => {
  const both = new BothOutputs(new SmallChart(body));
  for (const release of releases) {
    await both.agree(release);
  }
  expect(both.tally).toMatchObject({ rendered: releases.length, refused: 0 });
});
