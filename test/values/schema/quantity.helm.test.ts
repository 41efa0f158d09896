import { ItemShape } from '../../../src';
import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';
import { Refusal } from '../../../src/values/refusal';
import { Json } from '../../../src/values/shape';

const description = 'What it is for.';
const both = new BothOutputs(new SmallChart(c => {
  const size = c.values.quantity('size', { description, default: '1Gi' });
  const change = c.values.quantity('change', { description, default: '-1Gi', negative: true });
  c.holder([size.asString(), change.asString()]);
}));

const spec = (values: Json): any => {
  const rendered = both.plain({ files: [values] });
  return rendered instanceof Refusal ? rendered.message : (rendered[0] as any).spec;
};

test('quantities are not negative unless their declaration accepts negative ones', async () => {
  const given: Json[] = [
    { size: 0, change: 0 }, { size: '+1', change: '-1' }, { size: 0.5, change: -0.5 }, { size: '1e-3', change: -3 }, { size: 999_999, change: -999_999 },
    { size: -1 }, { size: '-500m' }, { size: -0.5 }, { change: -1_000_000 }, { change: -0.0001 }, { change: '--1' },
  ];
  await both.agree(...given.map(values => ({ files: [values] })));
  expect(given.map(spec)).toEqual([
    ['0', '0'], ['+1', '-1'], ['0.5', '-0.5'], ['1e-3', '-3'], ['999999', '-999999'],
    ...['-1', '"-500m"', '-0.5'].map(what => `invalid values: size: got ${what}, expected a quantity such as 500m, 1.5 or 512Mi, not a negative one`),
    ...['-1000000', '-0.0001'].map(what => `invalid values: change: got ${what}, expected a quantity such as 500m, -1.5 or 512Mi: quote it, or use --set-string`),
    'invalid values: change: got "--1", expected a quantity such as 500m, -1.5 or 512Mi',
  ]);
});

describe('a quantity of bytes', () => {
  const volume = new BothOutputs(new SmallChart(c => c.holder([c.values.quantity('size', { description, default: '1Gi', bytes: true }).asString()])));
  const bytes = (size: Json) => ({ files: [{ size }] });

  it('is greater than 0, and not in thousandths or less', async () => {
    const good: Json[] = ['1', '10Gi', '+1.5Gi', '0.5Gi', '.5G', '0.001', '5.', '1e3', '2E', 1, 0.5];
    const bad: Json[] = ['0', '00.0Gi', '.0', '0e3', '+0', '0.', '500m', '1u', '1.5n', '-1', 'Gi', '1 Gi', '', 0, -1];
    await volume.agree(...[...good, ...bad].map(bytes));
    expect(volume.tally).toMatchObject({ rendered: good.length, refused: bad.length, invalid: bad.length });
  });

  it('is refused with a message about accepted quantities', () => {
    expect(volume.plain(bytes('0Gi'))).toMatchObject({ message: 'invalid values: size: got "0Gi", expected a number of bytes greater than 0, such as 512Mi or 10Gi' });
  });

  it('has a default that is some', () => {
    const chart = (options: { default: string; negative?: boolean }) => () => new SmallChart(c => c.holder([c.values.quantity('size', { description, bytes: true, ...options }).asString()]));
    expect(chart({ default: '0' })).toThrow('the default "0" of size is not a number of bytes greater than 0');
    expect(chart({ default: '1', negative: true })).toThrow('size has the options "negative" and "bytes": remove one of the two');
  });
});

describe('a list with an item that is accepted only alone', () => {
  const modes = new BothOutputs(new SmallChart(c => c.holder([c.values.list('modes', { description, items: ItemShape.ofEnum('One', 'Many', 'Pod'), default: ['One'], alone: 'Pod' }).asAny()])));
  const given = (...items: string[]) => ({ files: [{ modes: items }] });

  it('is refused by both outputs together with other items', async () => {
    await modes.agree(given('Pod'), given(), given('One', 'Many'), given('Pod', 'One'), given('Many', 'Pod'), given('Pod', 'Pod'));
    expect(modes.tally).toMatchObject({ rendered: 3, refused: 3, invalid: 3 });
    expect(modes.plain(given('One', 'Pod'))).toMatchObject({ message: 'invalid values: modes: got a list of 2 items, expected a list with Pod alone, or without it' });
    expect(modes.plain(given('Three'))).toMatchObject({ message: 'invalid values: modes[0]: got "Three", expected one of "One", "Many", "Pod"' });
  });

  it('has a default that is accepted', () => {
    expect(() => new SmallChart(c => c.holder([c.values.list('modes', { description, default: ['Pod', 'One'], alone: 'Pod' }).asAny()])))
      .toThrow('the default ["Pod","One"] of modes has Pod and another item');
  });
});
