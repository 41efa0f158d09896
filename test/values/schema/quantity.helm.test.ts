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

test('what Kubernetes asks for is not negative, and a change of it may be', async () => {
  const given: Json[] = [
    { size: 0, change: 0 }, { size: '+1', change: '-1' }, { size: 0.5, change: -0.5 }, { size: '1e-3', change: -3 }, { size: 999_999, change: -999_999 },
    { size: -1 }, { size: '-500m' }, { size: -0.5 }, { change: -1_000_000 }, { change: -0.0001 }, { change: '--1' },
  ];
  await both.agree(...given.map(values => ({ files: [values] })));
  expect(given.map(spec)).toEqual([
    ['0', '0'], ['+1', '-1'], ['0.5', '-0.5'], ['1e-3', '-3'], ['999999', '-999999'],
    ...['-1', '"-500m"', '-0.5'].map(what => `invalid values: size: got ${what}, expected a quantity such as 500m, 1.5 or 512Mi, not a negative one`),
    ...['-1000000', '-0.0001', '"--1"'].map(what => `invalid values: change: got ${what}, expected a quantity such as 500m, -1.5 or 512Mi`),
  ]);
});
