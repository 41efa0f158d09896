import { Construct } from 'constructs';
import { partProps, propsOf } from '../kit/part-props';
import { DaskSchedulerProps } from './dask-scheduler-props';
import { dashboardAddress, HOME, httpProbes, podName, SCHEDULER_PORTS, SCHEDULER_RESOURCES, SCRATCH_PATH } from './defaults';
import { Condition, jsonMatches, listOr } from '../kit/condition';
import { Exposure } from '../kit/network/exposure';
import { NetworkPolicy } from '../kit/network/network-policy';
import { componentLabel, nameOfProp, refuseWhen } from '../kit/release-chart-of';
import { ServiceMonitor } from '../kit/network/service-monitor';
import { TestPod } from '../kit/workload/test-pod';
import { Workload } from '../kit/workload/workload';
import { DASK_SCHEDULER } from './dask-scheduler-values';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';

const OWN_ARGS = '[\\[,]"--(port|dashboard-address|dashboard-prefix|no-dashboard|bokeh-port)["=]';

// A scheduler without workers accepts a task and keeps it, so waiting for the result tests both. Without Bokeh, the
// dashboard responds with a page that says so.
const RUN_A_TASK = `import sys
from urllib.request import urlopen
from distributed import Client
with Client(sys.argv[1], timeout=120) as client:
    print(client.submit(sum, [1, 2]).result(timeout=120))
if b"needs bokeh" in urlopen(sys.argv[2], timeout=60).read():
    raise SystemExit("the dashboard needs bokeh: add it to the image")
`;

/**
 * The scheduler of a Dask cluster: a Deployment with one pod, its Service, an Ingress and a route for its dashboard; and a
 * pod for `helm test` that runs a task on the workers.
 *
 * There is one pod, with the update strategy `Recreate`, since tasks are in its memory. Workers that lose their scheduler
 * exit and are restarted.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://docs.dask.org/en/stable/deploying-cli.html
 */
export class DaskScheduler extends Construct {
  /**
   * The documented values, for `values.group('scheduler', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return DASK_SCHEDULER.adapt(overrides);
  }

  /** The Service with the ports `scheduler` and `bokeh`, and Ingress and route to the second, the dashboard. */
  public readonly exposure: Exposure;

  constructor(scope: Construct, id: string, props: DaskSchedulerProps) {
    props = partProps('DaskSchedulerProps', scope, id, props);
    super(scope, id);
    const { labels = {}, dashboardPrefix = '' } = props;
    const component = componentLabel(this, 'scheduler');
    const all = { ...labels, 'app.kubernetes.io/component': component };
    refuseWhen(this, jsonMatches(props.extraArgs ?? [], OWN_ARGS),
      `${nameOfProp('extraArgs', props.extraArgs)} has one of --port, --dashboard-address, --dashboard-prefix and --no-dashboard, which the chart sets: remove it`);

    const workload = new Workload(this, 'deployment', {
      ...propsOf('WorkloadProps', props),
      component,
      containerName: 'scheduler',
      replicas: 1,
      strategy: props.strategy ?? { type: 'Recreate' },
      command: listOr(props.command, ['dask', 'scheduler']),
      args: listOr(props.args, [
        `--port=${SCHEDULER_PORTS.scheduler}`,
        dashboardAddress('POD_NAME', SCHEDULER_PORTS.bokeh),
        ...Condition.of(dashboardPrefix).items([`--dashboard-prefix=${dashboardPrefix}`]),
        ...props.extraArgs ?? [],
      ]),
      ports: Object.entries(SCHEDULER_PORTS).map(([name, port]) => ({ name, port })),
      env: [HOME, podName('POD_NAME')],
      resources: props.resources ?? SCHEDULER_RESOURCES,
      writablePaths: ['/tmp', SCRATCH_PATH],
      ...httpProbes(`${dashboardPrefix}/health`, 'bokeh', props.probes),
    });
    this.exposure = new Exposure(this, 'default', {
      service: props.service,
      ingress: props.ingress,
      gateway: props.gateway,
      selector: workload.selector,
      ports: Object.entries(SCHEDULER_PORTS).map(([name, port]) => ({ name, port })),
      port: 'bokeh',
      path: dashboardPrefix,
      name: props.name,
      labels: all,
    });
    new NetworkPolicy(this, 'networkpolicy', {
      enabled: props.networkPolicy !== undefined,
      ...props.networkPolicy,
      selector: workload.selector,
      ports: [{ port: SCHEDULER_PORTS.scheduler }, { port: SCHEDULER_PORTS.bokeh, from: props.dashboardFrom ?? [] }],
      releaseOnly: true,
      labels: all,
    });
    new ServiceMonitor(this, 'servicemonitor', {
      enabled: props.serviceMonitor !== undefined, ...props.serviceMonitor, service: this.exposure.service, port: 'bokeh', path: `${dashboardPrefix}/metrics`,
    });
    new TestPod(this, 'test', {
      ...propsOf('TestPodProps', props),
      serviceAccountName: workload.serviceAccountName,
      labels: {},
      containerName: 'run-a-task',
      command: ['python', '-c'],
      args: [RUN_A_TASK, this.address, `${this.exposure.serviceUrl}/status`],
      env: [HOME],
      volumes: [{ name: 'tmp', emptyDir: {} }],
      volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
    });
  }

  /** Address for workers and clients, as in `DASK_SCHEDULER_ADDRESS`: `tcp://service.namespace:port`. */
  public get address(): string {
    return `tcp://${this.hostAndPort}`;
  }

  /** The address without a protocol: `service.namespace:port`. */
  public get hostAndPort(): string {
    const { service } = this.exposure;
    return `${service.host}:${service.port('scheduler')}`;
  }
}
