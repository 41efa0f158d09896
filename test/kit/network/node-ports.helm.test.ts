import { JsonMap } from '../../../src/values/json-map';
import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';
import { Service, Workload } from '../../../src/kit';

describe('a Service with node ports of its values', () => {
  const both = new BothOutputs(new SmallChart(c => {
    const group = c.values.group('service', Service.values({
      description: 'A Service.', defaults: { type: 'NodePort' }, ports: [{ name: 'http', port: 80, nodePort: 0 }, { name: 'https', port: 443, nodePort: 30443 }],
    }));
    new Service(c, 'service', { ...group.asProps(), selector: { a: 'b' } });
  }));
  const nodePorts = (http: number, https: number): any => ({ files: [{ service: { http: { nodePort: http }, https: { nodePort: https } } }] });

  it.each([[0, 0], [30080, 30443], [30443, 0]])('takes %j and %j', async (http, https) => {
    await both.agree(nodePorts(http, https));
    expect((both.plain(nodePorts(http, https)) as any)[0].spec.ports.map(({ nodePort = 0 }: any) => nodePort)).toEqual([http, https]);
  });

  it.each([[30000, 30000], [30443, 30443]])('refuses %j for two ports', async (http, https) => {
    await both.agree(nodePorts(http, https));
    expect(both.plain(nodePorts(http, https))).toMatchObject({ message: expect.stringContaining(`are both ${http}: a port of a node is that of one port of a Service, choose another one`) });
  });
});

describe('a container with ports of its node from values', () => {
  const both = new BothOutputs(new SmallChart(c => {
    const [a, b] = ['a', 'b'].map(name => c.values.integer(name, { description: 'A port of the node.', default: 0, minimum: 0, maximum: 65535 }).asNumber());
    const has = c.values.boolean('has', { description: 'Have them.', default: true });
    new Workload(c, 'deployment', { image: 'example/server:1', ports: [{ name: 'a', port: 8080, hostPort: a }, { name: 'b', port: 8081, hostPort: has.ifTrue(b) as any }] });
  }));

  it.each<JsonMap>([{ a: 0, b: 0 }, { a: 80, b: 81 }, { a: 80, b: 80, has: false }])('takes %j', async values => {
    await both.agree({ files: [values] });
    expect(both.plain({ files: [values] })).toMatchObject([{ kind: 'Deployment' }]);
  });

  it('has each for one port', async () => {
    await both.agree({ files: [{ a: 80, b: 80 }] });
    expect(both.plain({ files: [{ a: 80, b: 80 }] })).toMatchObject({ message: expect.stringContaining('a and b are both 80: a port of a node is that of one port of the container, choose another one') });
  });
});
