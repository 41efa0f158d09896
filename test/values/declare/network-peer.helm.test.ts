import { k8s } from 'cdk8s-plus-27';
import { ItemShape } from '../../../src';
import { Json } from '../../../src/values/shape';
import { BothOutputs } from '../../support/equivalence';
import { HELMS, helmTemplate } from '../../support/helm';
import { SmallChart } from '../../support/small-chart';

describe('a peer of a NetworkPolicy', () => {
  const both = () => new BothOutputs(new SmallChart(chart => {
    const from = chart.values.list('from', { items: ItemShape.ofPeer(), description: 'Who may connect.' });
    new k8s.KubeNetworkPolicy(chart, 'policy', { spec: { podSelector: {}, ingress: [{ from: from.asAny() }] } });
  }));

  it.each<[string, Json, string]>([
    ['nothing', {}, 'from[0]: got none, expected at least one of ipBlock, namespaceSelector, podSelector'],
    ['addresses beside pods', { ipBlock: { cidr: '192.0.2.0/24' }, namespaceSelector: {} }, 'from[0]: got both ipBlock and namespaceSelector, expected one of them'],
    ['an address for a network', { ipBlock: { cidr: '192.0.2.1' } }, 'from[0].ipBlock.cidr: got "192.0.2.1", expected a CIDR block such as 192.0.2.0/24 or 2001:db8::/32'],
    ['a field that there is not', { ipBlock: { cidr: '192.0.2.0/24', not: [] } }, 'from[0].ipBlock.not: unknown key'],
  ])('is refused by both outputs with %s', async (_, peer, message) => {
    const outputs = both();
    expect(outputs.plain({ files: [{ from: [peer] }] })).toMatchObject({ message: expect.stringContaining(message) });
    await outputs.agree({ files: [{ from: [peer] }] });
    expect(outputs.tally.invalid).toBe(1);
  });

  it.each(HELMS.map(helm => [helm.name, helm] as const))('is refused by helm %s with a clear message for addresses and pods together', (_, helm) => {
    const { ok, stderr } = helmTemplate(helm, both().folder, { values: [{ from: [{ ipBlock: { cidr: '192.0.2.0/24' }, podSelector: {} }] }] });
    expect([ok, stderr]).toEqual([false, expect.stringContaining('the rule (ipBlock and podSelector cannot be given together)')]);
  });

  it('is passed on as it was given', async () => {
    const outputs = both();
    const from: Json[] = [{ podSelector: {}, namespaceSelector: { matchLabels: { a: 'b' } } }, { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }];
    expect((outputs.plain({ files: [{ from }] }) as any)[0].spec.ingress[0].from).toEqual(from);
    await outputs.agree({ files: [{ from }] });
    await outputs.agreeOnGenerated(60);
  });
});
