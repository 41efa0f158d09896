import { BothOutputs } from './equivalence';
import { SmallChart } from './small-chart';
import { Fn } from '../../src';

/** A chart whose outputs differ as soon as a value is true: what a template says in its own words is not compared before. */
function different(): BothOutputs {
  return new BothOutputs(new SmallChart(c => {
    const flag = c.values.boolean('flag', { description: 'A value.' });
    c.values.string('other', { description: 'Another one.' });
    c.holder({ a: Fn.raw({ template: `{{ if ${flag} }}yes{{ else }}no{{ end }}`, plain: 'no' }).asString(), b: c.values.get('other').asString() });
  }));
}

afterEach(() => { delete process.env.FAILURE; });

test('the least release that still shows a difference is told, and how to see it again', async () => {
  const told = await different().agreeOnGenerated(100).catch((error: Error) => error.message) as string;
  expect(told).toMatch(/^helm 3 differs at \S+: plain "no", helm "yes"\nfor the release:\n---\nfiles:\n/);
  expect(told).toMatch(/\bflag(: |=)true$/m);
  const again = /^again: SEED=\d+ FAILURE=(\d+(?::\d+)*) npx jest test\/equivalence -t 'small'$/m.exec(told)!;
  process.env.FAILURE = again[1];
  await expect(different().agreeOnGenerated(100)).rejects.toThrow(told.split('\nagain: ')[0]);
});
