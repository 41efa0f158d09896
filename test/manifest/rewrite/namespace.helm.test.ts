import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';
import { Refusal } from '../../../src/values/refusal';

const description = 'What it is for.';

test('a namespace that comes from a value is a name, or both outputs refuse it', async () => {
  const both = new BothOutputs(new SmallChart(c => c.holder(1, 'held', { namespace: c.values.string('place', { description, default: 'ml' }).asString() })));
  const refused = ['My Place', '-a', 'a.b', '', 'a'.repeat(64)];
  await both.agree(...['123', 'a'.repeat(63), ...refused].map(place => ({ files: [{ place }] })));
  expect(refused.map(place => both.plain({ files: [{ place }] })).map(r => r instanceof Refusal && r.message)).toEqual(
    refused.map(place => `the namespace "${place}" of a Held is not one: use lower-case letters, digits and "-", at most 63 characters`));
});
