import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';
import { BooleanExpression } from '../../../src';
import { Workload, WorkloadProps } from '../../../src/kit';

const image = 'example/server:1';

describe('a workload, under a condition of the values,', () => {
  /** The pods of a Deployment in both outputs, without and with the condition. */
  async function pods(props: (on: BooleanExpression, c: SmallChart) => Partial<WorkloadProps>): Promise<any[]> {
    const both = new BothOutputs(new SmallChart(c => {
      const on = c.values.boolean('monitored', { description: 'Have a sidecar.', default: false });
      new Workload(c, 'web', { image, ...props(on, c) });
    }));
    const given = [{}, { files: [{ monitored: true }] }];
    await both.agree(...given);
    return given.map(release => (both.plain(release) as any[]).find(o => o.kind === 'Deployment').spec.template.spec);
  }
  const sidecar = (name: string) => ({ name, image: 'example/sidecar:1', args: ['serve'] });
  const names = (containers: any[] = []): string[] => containers.map(({ name }) => name);

  it.each<[string, (on: BooleanExpression) => any]>([
    ['the whole list', on => on.ifTrue([sidecar('s')])],
    ['spread items', on => [...on.ifTrue([sidecar('s')])]],
    ['one item', on => [on.ifTrue(sidecar('s'))]],
    ['an item with a conditional field', on => [...on.ifTrue([{ ...sidecar('s'), command: on.ifTrue(['run']) }])]],
  ])('has sidecars: %s', async (_, sidecars) => {
    const [off, on] = await pods(m => ({ sidecars: sidecars(m) }));
    expect([names(off.containers), names(on.containers)]).toEqual([['small'], ['small', 's']]);
    expect(on.containers[1]).toMatchObject({ ...sidecar('s'), securityContext: { readOnlyRootFilesystem: true } });
  });

  it('has one sidecar or the other', async () => {
    const found = await pods(on => ({ sidecars: [sidecar('first'), ...on.ifTrue([sidecar('a')], [sidecar('b')])] }));
    expect(found.map(({ containers }) => names(containers))).toEqual([['small', 'first', 'b'], ['small', 'first', 'a']]);
  });

  it('has sidecars of the values beside its own', async () => {
    const [off, on] = await pods((m, c) => {
      const { sidecars } = c.values.group('', Workload.values({ only: ['sidecars'] })).asProps();
      return { sidecars: [sidecar('own'), ...m.ifTrue([sidecar('s')]), ...sidecars] };
    });
    expect([names(off.containers), names(on.containers)]).toEqual([['small', 'own'], ['small', 'own', 's']]);
  });

  it.each<[string, (on: BooleanExpression) => any]>([
    ['the whole list', on => on.ifTrue([{ name: 'init', command: ['a'] }])],
    ['spread items', on => [...on.ifTrue([{ name: 'init', command: ['a'] }])]],
    ['an item with a condition of its own', on => [...on.ifTrue([{ name: 'init', command: ['a'], when: on }])]],
  ])('has init containers: %s', async (_, initContainers) => {
    const [off, on] = await pods(m => ({ initContainers: initContainers(m) }));
    expect(off).not.toHaveProperty('initContainers');
    expect(on.initContainers).toMatchObject([{ name: 'init', image, command: ['a'], securityContext: { readOnlyRootFilesystem: true } }]);
  });

  it.each<[string, (on: BooleanExpression) => any, string[]]>([
    ['the whole list', on => on.ifTrue([{ name: 'metrics', port: 9090 }]), []],
    ['spread items', on => [{ name: 'http', port: 80 }, ...on.ifTrue([{ name: 'metrics', port: 9090 }])], ['http']],
  ])('has ports: %s', async (_, ports, always) => {
    const [off, on] = await pods(m => ({ ports: ports(m) }));
    expect([off, on].map(({ containers }) => names(containers[0].ports))).toEqual([always, [...always, 'metrics']]);
    expect(on.containers[0].ports).toContainEqual({ name: 'metrics', containerPort: 9090 });
  });

  it('has no port that the API server would reject', async () => {
    const given = (...ports: object[]) => pods(on => ({ ports: [{ name: 'http', port: 80 }, ...on.ifTrue(ports)] as any }));
    await expect(given({ name: '9090', port: 9090 })).rejects.toThrow('small/web: name of a port: got "9090", expected a DNS label');
    await expect(given({ name: 'metrics', port: 0 })).rejects.toThrow('small/web: the port metrics has the number 0, expected an integer from 1 to 65535');
  });

  it('has no two ports of one number, unless one excludes the other', async () => {
    const port = (name: string, number = 80) => ({ name, port: number });
    const both = new BothOutputs(new SmallChart(c => {
      const on = c.values.boolean('monitored', { description: 'Have a port.', default: false });
      new Workload(c, 'web', { image, ports: [port('http'), ...on.ifTrue([port('metrics')])] });
    }));
    const given = { files: [{ monitored: true }] };
    await both.agree({}, given);
    expect(both.plain(given)).toMatchObject({ message: 'port http and port metrics are both 80: the ports of the container must be distinct' });
    const found = await pods(on => ({ ports: on.ifTrue([port('a')], [port('b')]) }));
    expect(found.map(({ containers }) => names(containers[0].ports))).toEqual([['b'], ['a']]);
  });
});
