import { SmallChart } from '../../support/small-chart';
import { DaemonSet, DaemonSetProps } from '../../../src/kit';

function spec(props: Partial<DaemonSetProps>): any {
  return new SmallChart(c => void new DaemonSet(c, 'agent', { image: 'example/a:1', ...props })).toJson()[0].spec;
}

describe('a DaemonSet', () => {
  it('leaves nodes with taints alone, and has a network of its own', () => {
    const { template: { spec: pod }, ...others } = spec({});
    expect(others).not.toHaveProperty('updateStrategy');
    for (const field of ['tolerations', 'hostNetwork', 'dnsPolicy']) {
      expect(pod).not.toHaveProperty(field);
    }
  });

  it('is on every node, with the network of the node, when it is told so', () => {
    const { template: { spec: pod } } = spec({ tolerateAll: true, hostNetwork: true, tolerations: [{ key: 'a', operator: 'Exists' }], podSpec: { hostPID: true } });
    expect(pod).toMatchObject({ tolerations: [{ operator: 'Exists' }, { key: 'a', operator: 'Exists' }], hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet', hostPID: true });
  });

  it('replaces so many pods at a time', () => {
    expect(spec({ maxUnavailable: '10%' }).updateStrategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } });
    expect(spec({ strategy: { type: 'OnDelete' }, maxUnavailable: 2 }).updateStrategy).toEqual({ type: 'OnDelete' });
  });

  it('has the same options as values', () => {
    const both = (values: any): any => new SmallChart(c => void new DaemonSet(c, 'agent', { image: 'example/a:1', ...c.values.group('agent', DaemonSet.daemonSetValues()).asProps() }), { values }).toJson()[0].spec;
    expect(both({}).updateStrategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } });
    expect(both({ agent: { tolerateAll: true, hostNetwork: true, maxUnavailable: '50%' } })).toMatchObject({
      updateStrategy: { rollingUpdate: { maxUnavailable: '50%' } }, template: { spec: { tolerations: [{ operator: 'Exists' }], hostNetwork: true } },
    });
  });
});
