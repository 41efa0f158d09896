import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as kplus from 'cdk8s-plus-27';
import { App } from 'cdk8s';
import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';
import { HorizontalPodAutoscaler, Workload, WorkloadProps } from '../../../src/kit';
import { ArlClusterChart } from '../../../src/dask';

const CPU = { requests: { cpu: '1' } };
const refusal = (container: string, of = 'Deployment', resource = 'cpu') =>
  `the container "${container}" of the ${of} requests no ${resource}, of which a HorizontalPodAutoscaler keeps to a percentage: `
    + `set resources.requests.${resource} of the container, or scale on another metric`;
const WORKER = 'Deployment dask-worker-r-arl-cluster';

function scaled(props: Partial<WorkloadProps>, autoscaler: object = {}): () => any[] {
  return () => new SmallChart(c => {
    const { name } = new Workload(c, 'web', { image: 'example/a:1', ...props });
    new HorizontalPodAutoscaler(c, 'scaler', { targetName: name, ...autoscaler });
  }).toJson();
}

describe('a HorizontalPodAutoscaler with a target in percent of requests', () => {
  it.each<[string, Partial<WorkloadProps>, object, string | undefined]>([
    ['a request', { resources: CPU }, {}, undefined],
    ['a limit, which is a request too', { resources: { limits: { cpu: '1' } } }, {}, undefined],
    ['no resources', {}, {}, refusal('small')],
    ['a request of something else', { resources: { requests: { memory: '1Gi' } } }, {}, refusal('small')],
    ['memory to keep to', { resources: CPU }, { targetMemoryUtilizationPercentage: 70 }, refusal('small', undefined, 'memory')],
    ['a sidecar that requests nothing', { resources: CPU, sidecars: [{ name: 'proxy', image: 'example/p:1' }] }, {}, refusal('proxy')],
    ['a container beside it that requests nothing', { resources: CPU, extraContainers: [{ name: 'beside', image: 'example/p:1' }] }, {}, refusal('beside')],
    ['other metrics only', {}, { targetCpuUtilizationPercentage: 0, metrics: [{ type: 'Pods' }] }, undefined],
    ['no autoscaler', {}, { enabled: false }, undefined],
  ])('is refused where a container has none: %s', (_, props, autoscaler, message) => {
    if (message === undefined) {
      expect(scaled(props, autoscaler)).not.toThrow();
    } else {
      expect(scaled(props, autoscaler)).toThrow(message);
    }
  });

  it('is no concern of one that takes an amount, or another workload', () => {
    const of = (target: any, targetName = 'small-web') => () => new SmallChart(c => {
      new Workload(c, 'web', { image: 'example/a:1' });
      new HorizontalPodAutoscaler(c, 'scaler', { targetName, targetCpuUtilizationPercentage: 0, metrics: [{ type: 'Resource', resource: { name: 'cpu', target } }] });
    }).toJson();
    expect(of({ type: 'AverageValue', averageValue: '2' })).not.toThrow();
    expect(of({ type: 'Utilization', averageUtilization: 80 }, 'other')).not.toThrow();
  });

  it('is refused for a Deployment of cdk8s-plus', () => {
    const of = (resources?: kplus.ContainerResources) => () => new SmallChart(c => {
      const target = new kplus.Deployment(c, 'web', { containers: [{ name: 'web', image: 'example/a:1', resources }] });
      new kplus.HorizontalPodAutoscaler(c, 'scaler', { target, maxReplicas: 3, metrics: [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70))] });
    }).toJson();
    expect(of({ cpu: { request: kplus.Cpu.units(1) } })).not.toThrow();
    expect(of({ memory: {} })).toThrow(refusal('web'));
  });

  it('is refused by both outputs where the values take the request away', async () => {
    const both = new BothOutputs(new ArlClusterChart(new App(), 'arl'));
    const on = { autoscaling: { enabled: true } };
    const worker = (fields: object, others: object = {}) => ({ files: [{ ...others, worker: { ...on, ...fields } }] });
    const said = (given: any) => String((both.plain(given) as any).message ?? 'rendered');
    const cases = [
      worker({}),
      worker({ extraContainers: [{ name: 'a', image: 'example/a:1' }] }),
      worker({ extraContainers: [{ name: 'a', image: 'example/a:1', resources: { limits: { cpu: 1 } } }] }),
      worker({ sidecars: [{ name: 'proxy', image: 'example/p:1' }] }),
      worker({ sidecars: [{ name: 'proxy', image: 'example/p:1', resources: CPU }], extraContainers: [{ name: 'a', image: 'a', env: [{ name: 'A', value: '{"requests":{"cpu":1}}' }] }] }),
      worker({ autoscaling: { enabled: true, targetCPUUtilizationPercentage: 0, targetMemoryUtilizationPercentage: 80 }, sidecars: [{ name: 'proxy', image: 'example/p:1', resources: CPU }] }),
      worker({ groups: { gpu: { ...on, sidecars: [{ name: 'proxy', image: 'example/p:1' }] } } }),
    ];
    expect(cases.map(said)).toEqual([
      'rendered',
      refusal('a', WORKER),
      'rendered',
      refusal('proxy', WORKER),
      refusal('a', WORKER),
      refusal('proxy', WORKER, 'memory'),
      refusal('proxy', `${WORKER}-gpu`),
    ]);
    await both.agree(...cases);
  });

  it('is one line for cpu and memory where their containers are the same, and asks for each where it is measured', async () => {
    const calls = (both: BothOutputs) => readFileSync(join(both.folder, 'templates', 'validate.yaml'), 'utf8').match(/"\w+\.checkRequests".*|"resources" \(list.*/g);
    const measuring = (resources?: object, cpu?: number) => new BothOutputs(new SmallChart(c => {
      const [targetCpuUtilizationPercentage, targetMemoryUtilizationPercentage] = ['cpu', 'memory'].map(name => (name === 'cpu' ? cpu : undefined)
        ?? c.values.integer(name, { default: 0, minimum: 0, maximum: 100, description: 'Percentage.' }).asNumber());
      const values = c.values.group('web', Workload.values({ only: ['sidecars'], description: 'A program.' })).asProps();
      const { name } = new Workload(c, 'web', { image: 'example/a:1', ...values, ...resources && { resources } });
      new HorizontalPodAutoscaler(c, 'scaler', { targetName: name, targetCpuUtilizationPercentage, targetMemoryUtilizationPercentage, metrics: [{ type: 'Pods' }] });
    }));
    const given = (cpu: number, memory: number, ...kinds: string[]) => ({
      files: [{ cpu, memory, web: { sidecars: [{ name: 's', image: 'b:1', resources: { limits: Object.fromEntries(kinds.map(kind => [kind, '1'])) } }] } }],
    });
    const same = measuring({ limits: { cpu: '1', memory: '1Gi' } });
    expect(calls(same)).toEqual(['"small.checkRequests" (dict "resources" (list (and .Values.cpu "cpu") (and .Values.memory "memory"))']);
    await same.agree(given(80, 80, 'cpu', 'memory'), given(80, 80, 'cpu'), given(80, 80, 'memory'), given(80, 0, 'cpu'), given(0, 80, 'cpu'), given(0, 0));
    expect(same.tally).toMatchObject({ rendered: 3, refused: 3 });

    // The container of the chart requests one of the two.
    const apart = measuring({ limits: { cpu: '1' } });
    expect(calls(apart)).toHaveLength(2);
    await apart.agree(given(80, 0, 'cpu'), given(80, 0), given(0, 80, 'memory'));
    expect(apart.tally).toMatchObject({ rendered: 1, refused: 2 });
    expect(calls(measuring({ limits: { cpu: '1', memory: '1Gi' } }, 80))).toHaveLength(1);
  });
});
