import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';

const description = 'What it is for.';
const MAIN = new BothOutputs(new SmallChart(c => c.holder({ ...c.values.fragment('v', { type: 'EnvVar', description }) as any, name: 'MAIN' })));

describe('a required field of a fragment that the chart sets itself', () => {
  it.each<[any, any]>([[{}, {}], [{ v: {} }, {}], [{ v: { value: 'a' } }, { value: 'a' }]])('is not asked of the user: %j', async (values, fields) => {
    await MAIN.agree({ files: [values] });
    expect((MAIN.plain({ files: [values] }) as any)[0].spec).toEqual({ name: 'MAIN', ...fields });
  });

  it.each<any>([{ v: { name: 'MINE' } }, { v: { name: 'MAIN', value: 'a' } }, { v: { value: 1 } }, { v: { unknown: 'a' } }])('cannot be given, and the others are checked as before: %j', async values => {
    await MAIN.agree({ files: [values] });
    expect(MAIN.plain({ files: [values] })).toMatchObject({ message: expect.stringMatching(/^invalid values: v/) });
  });
});
