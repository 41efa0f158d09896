import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';
import { PodDisruptionBudget } from '../../../src/kit';

describe('a PodDisruptionBudget of values', () => {
  const both = new BothOutputs(new SmallChart(chart => {
    new PodDisruptionBudget(chart, 'budget', { ...chart.values.group('budget', PodDisruptionBudget.values()).asProps(), selector: { app: 'web' } });
  }));
  const given = (budget: object) => ({ files: [{ budget: { enabled: true, ...budget } }] });
  const spec = (budget: object): any => (both.plain(given(budget)) as any)[0].spec;

  const NEITHER = ['a quarter', '25', '101%', '1000%', -1, 0.5, true];

  it('takes a number or a percentage of pods', async () => {
    expect(spec({ maxUnavailable: '25%' }).maxUnavailable).toBe('25%');
    expect(spec({ maxUnavailable: 2 }).maxUnavailable).toBe(2);
    expect(spec({ minAvailable: '50%' })).toMatchObject({ minAvailable: '50%' });
    expect(spec({ minAvailable: '50%' })).not.toHaveProperty('maxUnavailable');
    await both.agree(given({ maxUnavailable: '25%' }), given({ maxUnavailable: 2 }), given({ minAvailable: '50%' }), given({ minAvailable: '100%' }), given({ maxUnavailable: '0%' }));
  });

  it('refuses what is neither', async () => {
    for (const maxUnavailable of NEITHER) {
      expect(both.plain(given({ maxUnavailable }))).toMatchObject({ message: expect.stringContaining('budget.maxUnavailable: got') });
    }
    await both.agree(...NEITHER.map(maxUnavailable => given({ maxUnavailable })));
  });
});
