import { Construct } from 'constructs';
import { partProps, propsOf } from '../kit/part-props';
import { DaskWorkersProps } from './dask-workers-props';
import { dashboardAddress, HOME, httpProbes, podName, SCRATCH_PATH, WORKER_PORTS, WORKER_RESOURCES } from './defaults';
import { Condition, jsonMatches, listOr } from '../kit/condition';
import { HorizontalPodAutoscaler } from '../kit/policy/horizontal-pod-autoscaler';
import { NetworkPolicy } from '../kit/network/network-policy';
import { PodDisruptionBudget } from '../kit/policy/pod-disruption-budget';
import { componentLabel, nameOfProp, refuseWhen } from '../kit/release-chart-of';
import { Workload } from '../kit/workload/workload';
import { DASK_WORKERS } from './dask-workers-values';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';

const OWN_ARGS = '[\\[,]"--(host|interface|listen-address|contact-address|worker-port|nanny-port|no-nanny|dashboard-address|no-dashboard|bokeh-port|memory-limit|nthreads|nworkers|nprocs|name|local-directory|resources|death-timeout)["=]';

/** Seconds that a worker waits for its scheduler. */
const DEATH_TIMEOUT = 180;

// The first attempt to connect ends the death timeout, and by default it gives up after 30 seconds. The nanny connects before it starts the
// worker, which keeps the default: with this one, its tasks would wait as long for data of a worker whose node is lost.
const PATIENCE = `def dask_setup(nanny):
    import dask
    longer = {"comm": {"timeouts": {"connect": "${DEATH_TIMEOUT}s"}}}
    # A copy: the worker gets the settings of before.
    dask.config.set(distributed=dask.config.merge(dask.config.get("distributed"), longer))
`;

// Before it exits, a worker moves its results to the others; that needs the scheduler.
const RETIRE = `import os
from distributed import Client
with Client(timeout=5) as client:
    client.retire_workers(names=[os.environ["DASK_NAME"]], remove=True)
`;

/**
 * Dask workers: a Deployment, and optionally a HorizontalPodAutoscaler, a PodDisruptionBudget and a NetworkPolicy. A worker
 * moves its results to other workers before it is terminated.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://distributed.dask.org/en/stable/worker.html
 */
export class DaskWorkers extends Construct {
  /**
   * The documented values, for `values.group('worker', …)` and for the items of a map of groups.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return DASK_WORKERS.adapt(overrides);
  }

  /** Name of the Deployment. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: DaskWorkersProps) {
    props = partProps('DaskWorkersProps', scope, id, props);
    super(scope, id);
    const { labels = {}, autoscaling, podDisruptionBudget, taskResources = '', threads = 0 } = props;
    const component = componentLabel(this, 'worker');
    const all = { ...labels, 'app.kubernetes.io/component': component };
    refuseWhen(this, jsonMatches(props.extraArgs ?? [], OWN_ARGS),
      `${nameOfProp('extraArgs', props.extraArgs)} has an argument that the chart sets (address, ports, memory, threads, name, local directory, resources): remove it`);

    const replicas = props.replicas ?? 1;
    const workload = new Workload(this, 'deployment', {
      // Moving results takes longer than terminating.
      terminationGracePeriodSeconds: 60,
      ...propsOf('WorkloadProps', props),
      component,
      containerName: 'worker',
      replicas: autoscaling ? HorizontalPodAutoscaler.replicas(autoscaling, replicas) : replicas,
      command: listOr(props.command, ['dask', 'worker']),
      args: listOr(props.args, [
        `--worker-port=${WORKER_PORTS.worker}`,
        `--nanny-port=${WORKER_PORTS.nanny}`,
        dashboardAddress('DASK_NAME', WORKER_PORTS.bokeh),
        // Dask looks for an IPv4 address of the scheduler only, and where there is none, a worker would say that it is at 127.0.0.1.
        '--host=$(DASK_NAME)',
        '--name=$(DASK_NAME)',
        `--local-directory=${SCRATCH_PATH}`,
        `--memory-limit=${props.memoryLimit ?? '0.8'}`,
        ...Condition.of(threads).items([`--nthreads=${threads}`]),
        ...Condition.of(taskResources).items([`--resources=${taskResources}`]),
        `--death-timeout=${DEATH_TIMEOUT}`,
        `--preload-nanny=${PATIENCE}`,
        ...props.extraArgs ?? [],
      ]),
      ports: Object.entries(WORKER_PORTS).map(([name, port]) => ({ name, port })),
      env: [
        { name: 'DASK_SCHEDULER_ADDRESS', value: props.scheduler },
        podName('DASK_NAME'),
        HOME,
      ],
      resources: props.resources ?? WORKER_RESOURCES,
      writablePaths: ['/tmp', SCRATCH_PATH],
      ...httpProbes('/health', 'bokeh', props.probes),
      lifecycle: { preStop: { exec: { command: ['python', '-c', RETIRE] } } },
    });
    this.name = workload.name;
    if (autoscaling) {
      new HorizontalPodAutoscaler(this, 'autoscaler', { ...autoscaling, targetName: workload.name, labels: all });
    }
    if (podDisruptionBudget) {
      new PodDisruptionBudget(this, 'poddisruptionbudget', { ...podDisruptionBudget, selector: workload.selector, labels: all });
    }
    new NetworkPolicy(this, 'networkpolicy', {
      enabled: props.networkPolicy !== undefined,
      ...props.networkPolicy,
      selector: workload.selector,
      ports: Object.values(WORKER_PORTS).map(port => ({ port })),
      releaseOnly: true,
      labels: all,
    });
  }
}
