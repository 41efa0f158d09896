import { App } from 'cdk8s';
import { literalChart, of, RELEASE, ROUNDS, slotCharts, SLOTS } from './all-slots';
import { valuesOf } from './charts';
import { StoreChart } from './example';
import { Together } from './together';
import { firstDifference } from '../../../../src/values/difference';
import { BothOutputs } from '../../../support/equivalence';
import { HELMS } from '../../../support/helm';

describe('an expression in a property of cdk8s-plus', () => {
  const { models, plain } = slotCharts();
  const together = new Together(models);

  it.each(HELMS.flatMap(helm => ROUNDS.map(round => [helm.name, round, helm] as const)))('renders the same in Helm %s, with the values of round %s', (_, round, helm) => {
    const rendered = together.render(helm, SLOTS.map(([, slot]) => valuesOf(slot, round)), RELEASE);
    const differences = SLOTS.flatMap(([slot], i) => of(slot, firstDifference(byName([...plain[round][i].values()]), byName(rendered[i]))));
    expect(differences).toEqual([]);
  });
});

describe('a chart without values', () => {
  const { model, rendered } = literalChart();

  it.each(HELMS.map(helm => [helm.name, helm] as const))('renders the same in Helm %s', (_, helm) => {
    const [objects] = new Together([model]).render(helm, [{}], 'all-of-it');
    expect(firstDifference(byName([...rendered.values()]), byName(objects))).toBeUndefined();
  });
});

it('the example of docs/cdk8s-plus.md renders the same in both outputs', async () => {
  const both = new BothOutputs(new StoreChart(new App(), 'store'));
  await both.agree({}, { files: [{ storage: '1.5Ti', minReplicas: 7, tolerations: [{ operator: 'Exists' }] }] });
});

function byName(objects: readonly any[]): { [name: string]: any } {
  return Object.fromEntries(objects.map(o => [`${o.kind} ${o.metadata.namespace}/${o.metadata.name}`, o]));
}
