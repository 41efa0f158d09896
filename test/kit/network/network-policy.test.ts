import { NetworkPolicy } from '../../../src/kit';
import { objectsOf, SmallChart } from '../../support/small-chart';

describe('a NetworkPolicy', () => {
  const policy = (props: any): any => objectsOf(c => void new NetworkPolicy(c, 'policy', { selector: c.selectorLabels('store'), ...props }))[0];
  const release = { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'small', 'app.kubernetes.io/instance': 'small' } } };

  it('lets nobody but the pods of the release to a port for them, whoever may connect to the others', () => {
    const peer = { podSelector: { matchLabels: { app: 'web' } } };
    expect(policy({ from: [peer], ports: [{ port: 6379 }, { port: 16379, releaseOnly: true }] }).spec.ingress).toEqual([
      { ports: [{ port: 6379, protocol: 'TCP' }], from: [release, peer] },
      { ports: [{ port: 16379, protocol: 'TCP' }], from: [release] },
    ]);
    expect(policy({ ports: [{ port: 6379 }, { port: 16379, releaseOnly: true, when: false }] }).spec.ingress).toEqual([{ ports: [{ port: 6379, protocol: 'TCP' }] }]);
  });

  it('of a condition opens that port only if it holds', () => {
    const chart = (on: boolean): any => new SmallChart(c => {
      const member = c.values.boolean('member', { description: 'Whether it has peers.' });
      new NetworkPolicy(c, 'policy', { selector: c.selectorLabels('store'), ports: [{ port: 'bus', when: member, releaseOnly: true }] });
    }, { values: { member: on } }).toJson()[0].spec.ingress;
    expect([chart(true), chart(false)]).toEqual([[{ ports: [{ port: 'bus', protocol: 'TCP' }], from: [release] }], []]);
  });

  it('is refused with peers of a port that is for the release only', () => {
    expect(() => policy({ ports: [{ port: 1, from: [], releaseOnly: true }] })).toThrow('the port 1 has from, and releaseOnly lets in nobody else: remove one of the two');
  });
});
