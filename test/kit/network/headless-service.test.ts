import { SmallChart } from '../../support/small-chart';
import { HeadlessService } from '../../../src/kit';

describe('a headless Service', () => {
  const ports = [{ name: 'http', port: 80 }];

  it('has no address, and names pods that are not ready yet', () => {
    const [service, held] = new SmallChart(c => c.holder(new HeadlessService(c, 'nodes', { selector: c.selectorLabels('store'), ports }).hostOf('store-0'))).toJson();
    expect(service).toMatchObject({ kind: 'Service', metadata: { name: 'small-nodes' }, spec: { clusterIP: 'None', publishNotReadyAddresses: true, ports } });
    expect(held.spec).toBe('store-0.small-nodes.default');
  });

  it('names only pods that are ready when it is told so', () => {
    const [{ spec }] = new SmallChart(c => void new HeadlessService(c, 'nodes', { selector: c.selectorLabels(), ports, publishNotReadyAddresses: false })).toJson();
    expect(spec).not.toHaveProperty('publishNotReadyAddresses');
  });
});
