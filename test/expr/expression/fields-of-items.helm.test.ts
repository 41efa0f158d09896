import { ItemShape, ReleaseChart } from '../../../src';
import { refusalOf } from '../../support/calls';
import { BothOutputs } from '../../support/equivalence';
import { objectsOf, SmallChart } from '../../support/small-chart';

const description = 'What it is for.';

const bucket = (): ItemShape => ItemShape.object()
  .string('name', { description, required: true })
  .string('region', { description, default: 'eu', pattern: '^[a-z]*$' })
  .integer('size', { description, default: 3, maximum: 9 })
  .boolean('versioned', { description, default: true })
  .quantity('quota', { description, default: '10Gi' })
  .oneOf('class', { description, values: ['hot', 'cold'], default: 'hot' })
  .list('tags', { description })
  .map('labels', { description })
  .group('owner', ItemShape.object(description).string('team', { description, default: 'ml' }))
  .fragment('policy', { description });

const buckets = (c: ReleaseChart) => c.values.list('buckets', { description, default: [{ name: 'a' }], minItems: 1, items: bucket() });

describe('the fields of an item that a function gives', () => {
  const both = new BothOutputs(new SmallChart(c => {
    const list = buckets(c);
    const sets = c.values.map('sets', { description, items: ItemShape.object().list('buckets', { description, minItems: 1, required: true, items: bucket() }) });
    const set = sets.loop();
    const [first, last] = [list.first(), list.last()];
    c.holder({
      name: first.string('name'), text: `${first.string('name')}/${first.integer('size')}`, region: first.string('region').upper(), size: first.integer('size').plus(1).asNumber(),
      versioned: first.boolean('versioned').ifTrue('yes', 'no'), quota: first.string('quota'), class: first.string('class').is('hot').ifTrue(1, 2),
      tags: first.list('tags'), joined: first.list('tags').join(','), labels: { ...first.map('labels').asAny() }, team: first.string('owner.team'), policy: first.get('policy'),
      last: last.string('name'), lastTags: [...last.list('tags').loop().items({ tag: last.string('name') })], whole: last,
      perSet: { ...set.entries(set.key, set.item.list('buckets').first().string('name')) },
    });
  }));

  it('are those that it has, and the defaults of the others', async () => {
    await both.agree(
      {},
      { files: [{ buckets: [{ name: 'b', region: 'us', size: 0, versioned: false, quota: 5, class: 'cold', tags: ['x', 'y'], labels: { k: 'v' }, owner: { team: 'x' }, policy: { a: [1] } }, { name: 'c', tags: ['z'] }] }] },
      { files: [{ sets: { one: { buckets: [{ name: 'd' }] }, two: { buckets: [{ name: 'e', size: 1 }, { name: 'f' }] } } }] },
    );
    const spec = (both.plain({ files: [{ buckets: [{ name: 'b', size: 0, versioned: false }, { name: 'c' }], sets: { one: { buckets: [{ name: 'd' }] } } }] }) as any)[0].spec;
    expect(spec).toMatchObject({
      name: 'b', text: 'b/0', region: 'EU', size: 1, versioned: 'no', quota: '10Gi', class: 1, tags: [], joined: '', labels: {}, team: 'ml', policy: {}, last: 'c', lastTags: [], perSet: { one: 'd' },
    });
  });

  it('are the same in both outputs for generated values', async () => {
    await both.agreeOnGenerated(60);
  });
});

describe('a field of such an item', () => {
  it.each<[string, (c: SmallChart) => unknown, string, string]>([
    ['that is not declared', c => buckets(c).first().string('nmae'), 'value-undeclared', 'buckets[] has no field "nmae", expected one of name, region, size'],
    ['of another kind', c => buckets(c).last().integer('name'), 'value-undeclared', 'is declared as string, not as integer'],
    ['that is optional', c => c.values.list('list', { description, default: [{}], minItems: 1, items: ItemShape.object().string('a', { description, optional: true }) }).first().get('a'),
      'value-optional', `small: list[]: the field "a" is optional and may be absent: declare a default, or use map().dig('a', …), which takes one`],
    ['of a list that may be empty', c => c.values.list('list', { description, items: bucket() }).first().string('name'), 'function-not-exact', 'may be empty: declare minItems 1'],
  ])('%s is refused', (_, read, name, message) => {
    const refusal = refusalOf(() => objectsOf(c => c.holder(read(c))));
    expect([refusal.refusal, refusal.message]).toEqual([name, expect.stringContaining(message)]);
  });
});
