import { Construct } from 'constructs';
import {
  COMPLETION_INDEX, EXPERIMENT_SECURITY, GPU_RESOURCE, POD_FAILURE_POLICY, RENDEZVOUS_PORT, STORAGE_PATH, TPU_RESOURCES, TTL_SECONDS,
} from './experiment-defaults';
import { ContainerParameters } from './parameters';
import { STORAGE } from './project-defaults';
import { ExperimentProps } from './experiment-props';
import { Launcher } from './launcher';
import { AimConnection } from '../aim/aim-connection';
import { ServiceAccount } from '../kit/access/service-account';
import { computedEntry } from '../kit/computed-entry';
import { asExpression, Condition, firstFilled, textOf, textUnder } from '../kit/condition';
import { contentOfRun } from '../kit/config/name-of-run';
import { ifFilled, isGiven } from '../kit/if-filled';
import { entryItems } from '../kit/map-items';
import { HeadlessService } from '../kit/network/headless-service';
import { propsOf } from '../kit/part-props';
import { componentLabel, nameOfProp, refuseWhen, releaseChartOf } from '../kit/release-chart-of';
import { Workload } from '../kit/workload/workload';
import { WorkloadKind } from '../kit/workload/workload-props';
import { StringExpression } from '../expr/expression/string-expression';
import { toNode } from '../expr/expression/to-node';

const STORAGE_VOLUME = 'experiment-storage';
const SHARED_MEMORY_VOLUME = 'shared-memory';
const PORT = 'rendezvous';

/** What a Job can change while it exists. */
const MUTABLE = ['backoffLimit', 'activeDeadlineSeconds', 'ttlSecondsAfterFinished', 'suspend'];

/** What differs between the Jobs of one experiment. @internal */
export interface ExperimentRun {
  readonly name: string;
  readonly parameters: ContainerParameters;
  readonly annotations?: { [key: string]: any };
  /** What starts the program of an Indexed Job for several sets, which is refused beside several nodes. */
  readonly launcher?: Launcher;
  /** Fields of an Indexed Job, in place of the retries. */
  readonly spec?: { [field: string]: any };
}

/**
 * What the Jobs of an experiment have in common: connections to trackers, the Service of its pods, and what is refused.
 *
 * @internal
 */
export class ExperimentPod {
  /** What the names of its Jobs hold a hash of. */
  public readonly content: StringExpression;

  /** Labels of objects that belong to it. */
  public readonly labels: { [key: string]: string };

  private readonly aim?: AimConnection;
  private readonly service?: HeadlessService;
  private readonly component: string;
  private readonly serviceAccountName?: string;
  private readonly distributed: Condition;

  constructor(private readonly scope: Construct, private readonly props: ExperimentProps) {
    const { distributed: { nodes = 1, port = RENDEZVOUS_PORT } = {}, tracking: { aim } = {}, serviceAccount, job, ...content } = props;
    this.check();
    this.component = componentLabel(scope, 'experiment');
    this.labels = { 'app.kubernetes.io/component': this.component };
    this.distributed = Condition.of(asExpression(nodes).integer().isGreaterThan(1));
    const aimScope = Condition.of(aim?.repo ?? '').scope(scope, 'with-aim');
    if (aim?.repo !== undefined && aimScope) {
      this.aim = new AimConnection(aimScope, 'aim', { ...aim, repo: aim.repo, caKey: aim.caKey ?? 'ca.crt' });
    }
    const within = this.distributed.scope(scope, 'with-nodes');
    if (within) {
      this.service = new HeadlessService(within, 'nodes', {
        selector: releaseChartOf(scope).selectorLabels(this.component), ports: [{ name: PORT, port, targetPort: port }], labels: this.labels,
      });
    }
    const account = serviceAccount && new ServiceAccount(scope, 'serviceaccount', { ...serviceAccount, labels: this.labels }).name;
    this.serviceAccountName = account ?? props.serviceAccountName;
    this.content = contentOfRun(scope, {
      ...content,
      distributed: props.distributed,
      tracking: props.tracking,
      serviceAccountName: this.serviceAccountName,
      job: Object.fromEntries(Object.entries(job ?? {}).filter(([name]) => !MUTABLE.includes(name))),
    });
  }

  /** The Job of one run. */
  public addJob(scope: Construct, id: string, run: ExperimentRun): void {
    const { props } = this;
    const { job = {}, queue = {}, storage = {}, command = [], args = [] } = props;
    const { mountPath = STORAGE_PATH, existingClaim = STORAGE.shared } = storage;
    const queued = Condition.of(queue.name ?? '');
    const shares = Condition.of(props.sharedMemory ?? '');
    new Workload(scope, id, {
      ...propsOf('WorkloadProps', props),
      kind: WorkloadKind.JOB,
      name: run.name,
      component: this.component,
      containerName: 'experiment',
      serviceAccount: undefined,
      serviceAccountName: this.serviceAccountName,
      security: EXPERIMENT_SECURITY,
      restartPolicy: job.restartPolicy ?? 'Never',
      annotations: run.annotations,
      objectLabels: {
        ...queued.entries({ 'kueue.x-k8s.io/queue-name': queue.name }),
        ...Condition.of(queue.priorityClass ?? '').entries({ 'kueue.x-k8s.io/priority-class': queue.priorityClass }),
      },
      command: run.launcher ? run.launcher.command : ifFilled(command),
      args: [...run.launcher ? command : [], ...args, ...run.parameters.args],
      env: [
        { name: 'STORAGE_DIR', value: mountPath },
        ...run.launcher ? [] : this.nodeVariables(run.name),
        ...this.trackingVariables(),
        ...run.parameters.env,
        ...this.secretVariables(),
        ...props.env ?? [],
      ],
      extraEnvFrom: [...this.trackingSources(), ...props.extraEnvFrom ?? []],
      resources: props.resources ?? this.resources(),
      nodeSelector: { ...this.accelerators(), ...props.nodeSelector },
      tolerations: [...this.tolerations(), ...props.tolerations ?? []],
      extraInitContainers: [...run.launcher?.initContainers ?? [], ...props.extraInitContainers ?? []],
      volumes: [
        { name: STORAGE_VOLUME, ...Condition.of(existingClaim).entries({ persistentVolumeClaim: { claimName: existingClaim } }, { emptyDir: {} }) },
        ...shares.items([{ name: SHARED_MEMORY_VOLUME, emptyDir: { medium: 'Memory', sizeLimit: props.sharedMemory } }]),
        ...this.aim ? Condition.of(this.trackedBy('aim', 'repo')).items([...this.aim.volumes]) : [],
        ...run.launcher?.volumes ?? [],
      ],
      volumeMounts: [
        { name: STORAGE_VOLUME, mountPath, subPath: ifFilled(storage.subPath ?? '') },
        ...shares.items([{ name: SHARED_MEMORY_VOLUME, mountPath: '/dev/shm' }]),
        ...this.aim ? Condition.of(this.trackedBy('aim', 'repo')).items([...this.aim.volumeMounts]) : [],
        ...run.launcher?.volumeMounts ?? [],
      ],
      podSpec: { ...this.service && !run.launcher && this.distributed.entries({ subdomain: this.service.name }) },
      spec: {
        ...run.spec ?? { backoffLimit: job.backoffLimit ?? 0, ...this.nodeSpec() },
        activeDeadlineSeconds: ifFilled(job.activeDeadlineSeconds ?? 0),
        ttlSecondsAfterFinished: ifFilled(job.ttlSecondsAfterFinished ?? TTL_SECONDS),
        // A queue decides it itself.
        ...queued.not().and(Condition.of(job.suspend ?? false)).entries({ suspend: true }),
        ...isGiven(job.podFailurePolicy ?? {}).entries({ podFailurePolicy: job.podFailurePolicy }, this.restarts.not().entries({ podFailurePolicy: POD_FAILURE_POLICY })),
      },
    });
  }

  private nodeSpec(): any {
    const { nodes = 1 } = this.props.distributed ?? {};
    return this.distributed.entries({ completionMode: 'Indexed', completions: nodes, parallelism: nodes });
  }

  /** What `torchrun` reads in place of its arguments, and what other launchers read. */
  private nodeVariables(name: string): any[] {
    const { nodes = 1, processesPerNode = 'auto', port = RENDEZVOUS_PORT, rendezvous = 'static' } = this.props.distributed ?? {};
    if (!this.service) {
      return [];
    }
    const address = `${name}-0.${this.service.name}`;
    // A pod takes itself for the first one by its full name: its short one counts only once DNS has it, and in PyTorch 1 never.
    const endpoint = `${address}.${releaseChartOf(this.scope).builtIns.namespace}.svc.cluster.local:${port}`;
    // It may be rendered nowhere, which is no error.
    toNode(endpoint);
    return this.distributed.items([
      { name: 'MASTER_ADDR', value: address },
      { name: 'MASTER_PORT', value: `${port}` },
      { name: 'NODE_RANK', valueFrom: COMPLETION_INDEX },
      { name: 'PET_NNODES', value: `${nodes}` },
      { name: 'PET_NPROC_PER_NODE', value: processesPerNode },
      ...Condition.of(textOf(rendezvous).is('c10d')).items([
        { name: 'PET_RDZV_BACKEND', value: 'c10d' },
        { name: 'PET_RDZV_ENDPOINT', value: endpoint },
        { name: 'PET_RDZV_ID', value: name },
      ], [
        { name: 'PET_NODE_RANK', valueFrom: COMPLETION_INDEX },
        { name: 'PET_MASTER_ADDR', value: address },
        { name: 'PET_MASTER_PORT', value: `${port}` },
      ]),
    ]);
  }

  private trackedBy(server: 'aim' | 'mlflow' | 'neptune', address: string): string {
    return (this.props.tracking as any)?.[server]?.[address] ?? '';
  }

  private trackingVariables(): any[] {
    const { mlflow = {}, neptune = {} } = this.props.tracking ?? {};
    return [
      ...this.aim ? Condition.of(this.trackedBy('aim', 'repo')).items([...this.aim.env]) : [],
      ...Condition.of(mlflow.trackingUri ?? '').items([
        { name: 'MLFLOW_TRACKING_URI', value: mlflow.trackingUri },
        ...Condition.of(mlflow.experimentName ?? '').items([{ name: 'MLFLOW_EXPERIMENT_NAME', value: mlflow.experimentName }]),
      ]),
      ...Condition.of(neptune.project ?? '').items([
        { name: 'NEPTUNE_PROJECT', value: neptune.project },
        { name: 'NEPTUNE_API_TOKEN', valueFrom: { secretKeyRef: { name: neptune.existingSecret ?? '', key: neptune.apiTokenKey ?? 'NEPTUNE_API_TOKEN' } } },
      ]),
    ];
  }

  private trackingSources(): any[] {
    const { mlflow = {} } = this.props.tracking ?? {};
    return Condition.of(mlflow.trackingUri ?? '').and(Condition.of(mlflow.existingSecret ?? '')).items([{ secretRef: { name: mlflow.existingSecret } }]);
  }

  private secretVariables(): any[] {
    return entryItems(this.props.secretEnv ?? {}, (name, value) => {
      const { _node: node } = value;
      const field = (key: string): StringExpression => (node.kind === 'literal' || node.kind === 'map' ? textUnder(node.kind === 'literal' ? node.value : value.asAny(), key) : value.string(key));
      return { name: name.asString(), valueFrom: { secretKeyRef: { name: field('secret').asString(), key: firstFilled(field('key').asString(), name.asString()) } } };
    }, 'variable');
  }

  /** Whether a container starts again in its pod. */
  private get restarts(): Condition {
    return Condition.of(textOf(this.props.job?.restartPolicy ?? 'Never').is('OnFailure'));
  }

  private counts(): { gpu: Condition; tpu: Condition } {
    const { gpu = 0, tpu = 0 } = this.props.compute ?? {};
    return { gpu: Condition.of(gpu), tpu: Condition.of(tpu) };
  }

  private resources(): any {
    const { compute = {}, gpu: { resource: gpuResource = GPU_RESOURCE } = {}, tpu: { resource: tpuResource = TPU_RESOURCES[0] } = {} } = this.props;
    const { gpu, tpu } = this.counts();
    const both = {
      'cpu': compute.cpu,
      'memory': compute.memory,
      'ephemeral-storage': compute.ephemeralStorage,
      // None of their keys is one of these. The API server stores strings, and takes a number for another value when it is applied server-side.
      ...gpu.entries({ ...computedEntry(gpuResource, `${compute.gpu ?? 0}`) }),
      ...tpu.entries({ ...computedEntry(tpuResource, `${compute.tpu ?? 0}`) }),
    };
    return isGiven(both).entries({ requests: both, limits: both });
  }

  /** Labels of the nodes with the accelerators. */
  private accelerators(): any {
    const { gpu: { product = '', accelerator = '' } = {}, tpu = {} } = this.props;
    const counts = this.counts();
    const label = (on: Condition, key: string, value: string): any => on.and(Condition.of(value)).entries({ [key]: value });
    return {
      ...label(counts.gpu, 'nvidia.com/gpu.product', product),
      ...label(counts.gpu, 'cloud.google.com/gke-accelerator', accelerator),
      ...label(counts.tpu, 'cloud.google.com/gke-tpu-accelerator', tpu.accelerator ?? ''),
      ...label(counts.tpu, 'cloud.google.com/gke-tpu-topology', tpu.topology ?? ''),
    };
  }

  private tolerations(): any[] {
    const { gpu: { resource: gpuResource = GPU_RESOURCE } = {}, tpu: { resource: tpuResource = TPU_RESOURCES[0] } = {} } = this.props;
    const { gpu, tpu } = this.counts();
    const taint = (key: string): any => ({ key, operator: 'Exists', effect: 'NoSchedule' });
    return [...gpu.items([taint(gpuResource)]), ...tpu.items([taint(tpuResource)])];
  }

  private check(): void {
    const { job = {}, queue = {}, compute = {}, tracking: { neptune = {} } = {}, paramStyle = 'args', gpu = {} } = this.props;
    const said = (name: string, given: any): string => nameOfProp(name, given);
    const counts = this.counts();
    const named = Condition.of(queue.name ?? '');
    const refuse = (condition: Condition, message: string): void => refuseWhen(this.scope, condition, message);
    refuse(Condition.of(textOf(paramStyle).is('args')).or(Condition.of(textOf(paramStyle).is('env'))).not(), `${said('paramStyle', paramStyle)}: got "${paramStyle}", expected "args" or "env"`);
    refuse(Condition.of(textOf(job.restartPolicy ?? 'Never').is('Always')), `${said('job.restartPolicy', job.restartPolicy)} is "Always", which a Job does not support: use "OnFailure" or "Never"`);
    refuse(this.restarts.and(isGiven(job.podFailurePolicy ?? {})),
      `${said('job.restartPolicy', job.restartPolicy)} is "OnFailure", and ${said('job.podFailurePolicy', job.podFailurePolicy)} needs "Never": set it to "Never", or remove the policy`);
    refuse(named.and(Condition.of(job.suspend ?? false)),
      `${said('job.suspend', job.suspend)} is true, and ${said('queue.name', queue.name)} is set, so Kueue decides when the Job runs: set one of them`);
    refuse(named.not().and(Condition.of(queue.priorityClass ?? '')),
      `${said('queue.priorityClass', queue.priorityClass)} is set without ${said('queue.name', queue.name)}, and only Kueue reads it: set the queue, or use priorityClassName`);
    refuse(counts.gpu.and(counts.tpu), `${said('compute.gpu', compute.gpu)} and ${said('compute.tpu', compute.tpu)} are both set, and no node has both: set one of them to 0`);
    refuse(Condition.of(neptune.project ?? '').and(Condition.of(neptune.existingSecret ?? '').not()),
      `${said('tracking.neptune.project', neptune.project)} is set without ${said('tracking.neptune.existingSecret', neptune.existingSecret)}: set the name of the Secret with the API token`);
    refuse(Condition.of(gpu.resource ?? GPU_RESOURCE).not(), `${said('gpu.resource', gpu.resource)} is empty, expected a resource such as "${GPU_RESOURCE}"`);
    refuse(Condition.of(textOf(gpu.resource ?? GPU_RESOURCE).hasPrefix('requests.')), `${said('gpu.resource', gpu.resource)} is "${gpu.resource}", and only keys of quotas begin with "requests.": leave it out`);
  }
}
