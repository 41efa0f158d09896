import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ItemShape } from '../../../src';
import { Json } from '../../../src/values/shape';
import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';

const description = 'A list.';

describe('a list with unique items', () => {
  const both = new BothOutputs(new SmallChart(c => c.holder([
    c.values.list('names', { description, unique: true, default: ['a', 'b'] }).asAny(),
    c.values.list('refs', {
      description, unique: true,
      items: ItemShape.object().string('name', { required: true, description }).integer('port', { optional: true, description }).list('tags', { description, unique: true }),
    }).asAny(),
  ])));
  const of = (values: Json) => ({ files: [values] });

  it('is refused by both outputs where two are equal', async () => {
    expect(both.plain(of({ names: ['a', 'b', 'a'] }))).toMatchObject({ message: 'invalid values: names[2]: got the same as names[0], expected distinct items: remove one of the two' });
    expect(both.plain(of({ refs: [{ name: 'a', tags: ['x', 'x'] }] }))).toMatchObject({ message: expect.stringContaining('refs[0].tags[1]: got the same as refs[0].tags[0]') });
    await both.agree(
      of({ names: ['a', 'b', 'a'] }), of({ refs: [{ name: 'a', tags: ['x', 'x'] }] }), of({ refs: [{ name: 'a', port: 80 }, { port: 80, name: 'a' }] }),
      of({ names: ['a', 'A'] }), of({ refs: [{ name: 'a' }, { name: 'a', port: 80 }, { name: 'a', tags: ['x', 'y'] }, { name: 'a', tags: [] }] }), of({ names: [] }),
      { sets: ['names={a,a}'] }, { sets: ['refs[0].name=a,refs[0].port=80,refs[1].port=80,refs[1].name=a'] },
    );
    expect(both.tally).toMatchObject({ rendered: 3, refused: 5, invalid: 5 });
  });

  it('is described in the schema and in the README of the chart', () => {
    const read = (name: string) => readFileSync(join(both.folder, name), 'utf8');
    expect(JSON.parse(read('values.schema.json')).properties.names).toMatchObject({ uniqueItems: true });
    expect(read('README.md')).toMatch(/`names`.*Distinct items/);
  });

  it('cannot have a default with two that are equal', () => {
    const declared = (items: any[]) => () => new SmallChart(c => c.holder([c.values.list('names', { description, unique: true, items: ItemShape.object().string('name', { description }), default: items }).asAny()]));
    expect(declared([{ name: 'a' }, { name: 'a' }])).toThrow('has the same item twice');
    expect(declared([{ name: 'a' }, { name: 'b' }])).not.toThrow();
  });

  it('is the same in both outputs for generated values', async () => {
    await both.agreeOnGenerated(20);
  });
});
