import { ItemShape } from '../../../src';
import { objectsOf, SmallChart } from '../../support/small-chart';

const description = 'What it is for.';
const rule = (): ItemShape => ItemShape.ofFragment({ description }).string('name', { description, default: 'a' }).integer('port', { description, default: 1 });

describe('a fragment of which fields are declared', () => {
  it.each<[string, (c: SmallChart) => any]>([
    ['of the items of a list', c => {
      const loop = c.values.list('rules', { description, items: rule() }).loop();
      return [...loop.items(loop.item.string('name'))];
    }],
    ['of the items of a map', c => {
      const loop = c.values.map('rules', { description, items: rule() }).loop();
      return { ...loop.entries(loop.key, loop.item.integer('port')) };
    }],
    ['of the first item of a list', c => c.values.list('rules', { description, default: [{}], minItems: 1, items: rule() }).first().string('name')],
    ['of a field of items', c => {
      const loop = c.values.list('groups', { description, items: ItemShape.object().list('rules', { description, items: rule() }) }).loop();
      const inner = loop.item.list('rules').loop('inner');
      return [{ a: 1 }, ...loop.items([{ a: 2 }, ...inner.items(inner.item.string('name'))])];
    }],
  ])('is used when one of them is, %s', (_, body) => {
    expect(() => objectsOf(c => c.holder(body(c)))).not.toThrow();
  });

  it('is not used when none of them is', () => {
    expect(() => objectsOf(c => { c.values.list('rules', { description, items: rule() }).loop(); c.holder(1); })).toThrow('small: the value rules is declared but not used');
  });
});
