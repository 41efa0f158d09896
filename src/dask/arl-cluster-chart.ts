import { Construct } from 'constructs';
import { addNotes } from './arl-cluster-notes';
import { DaskScheduler } from './dask-scheduler';
import { DaskWorkers } from './dask-workers';
import { DASK_VERSION, DATA_PATH, NOTEBOOK_PORT, NOTEBOOK_RESOURCES, SCHEDULER_PORTS, SCHEDULER_RESOURCES, WORKER_RESOURCES, WORKER_VALUES } from './defaults';
import { JupyterNotebook } from './jupyter-notebook';
import { Packages } from './packages';
import { ReleaseChart } from '../chart/release-chart';
import { Fn } from '../expr/expression/fn';
import { Image } from '../expr/expression/image';
import { StringExpression } from '../expr/expression/string-expression';
import { CredentialsOptions } from '../kit/config/credentials-props';
import { CredentialsValues } from '../kit/config/credentials-values';
import { ExposureValues } from '../kit/network/exposure-values';
import { HorizontalPodAutoscalerValues } from '../kit/policy/horizontal-pod-autoscaler-values';
import { NetworkPolicyOptions } from '../kit/network/network-policy-props';
import { NetworkPolicyValues } from '../kit/network/network-policy-values';
import { PodDisruptionBudgetValues } from '../kit/policy/pod-disruption-budget-values';
import { ServiceMonitorValues } from '../kit/network/service-monitor-values';
import { Volume } from '../kit/storage/volume';
import { VolumeValues } from '../kit/storage/volume-values';
import { WorkloadDefaults, WorkloadValues } from '../kit/workload/workload-values';
import { ForEach } from '../manifest/scope/for-each';
import { ReleaseOptions } from '../manifest/source/release-chart-props';
import { ItemShape } from '../values/declare/item-shape';
import { FragmentKind } from '../values/declare/options';
import { Pattern } from '../values/pattern';

/**
 * A release of the ARL cluster.
 */
export interface ArlClusterChartProps extends ReleaseOptions {
  /**
   * A folder with a folder for each environment, in which `arl-cluster.yaml` holds the values of that environment.
   *
   * @default - no environments
   */
  readonly environments?: string;
}

/** What the name of a Service and a label may have. */
const MAX_NAME = 63;

/** What the key of a group may have. */
const MAX_GROUP = 20;

/** What all pods share is said once, at the top of the values. */
const SHARED = ['nodeSelector', 'tolerations', 'affinity'];

/** Written to by programs of a user that is not root, whatever the server says of its export. */
const SECURITY = { ownsVolumes: true };

const WORKER: WorkloadDefaults = { subject: 'the workers', security: SECURITY, terminationGracePeriodSeconds: 60, omit: [...SHARED, 'resources'] };
const GROUP: WorkloadDefaults = { subject: 'the workers', security: SECURITY, terminationGracePeriodSeconds: 60, resources: WORKER_RESOURCES };

/**
 * The cluster of the Algorithm Reference Library as a chart: a scheduler and workers of Dask, a Jupyter notebook, and the
 * data that they share.
 *
 * Values, names and labels are those of the chart that the library documents, whose values files mean the same here.
 */
export class ArlClusterChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: ArlClusterChartProps = {}) {
    super(scope, id, {
      name: 'arl-cluster',
      version: '0.1.0',
      appVersion: DASK_VERSION,
      description: 'The Algorithm Reference Library on Dask: scheduler, workers, a Jupyter notebook, and the data that they share.',
      home: 'https://github.com/SKA-ScienceDataProcessor/algorithm-reference-library',
      sources: ['https://github.com/cdk8s-mlops/cdk8s-mlops', 'https://github.com/SKA-ScienceDataProcessor/algorithm-reference-library'],
      keywords: ['dask', 'jupyter', 'radio-astronomy', 'machine-learning'],
      maintainers: [{ name: 'cdk8s-mlops contributors', url: 'https://github.com/cdk8s-mlops' }],
      annotations: { 'artifacthub.io/category': 'ai-machine-learning', 'artifacthub.io/license': 'Apache-2.0' },
      prerequisites: [
        `An image with Dask ${DASK_VERSION} and JupyterLab, where every node can pull it: \`image.repository\` and \`image.tag\``,
        'A Secret with the password or token of the notebook, unless `jupyter.password` or `jupyter.token` is given; the notes after an installation tell how to make it',
        'For the data: an NFS server that the nodes reach, `nfs.server`, or a StorageClass of volumes that many pods can write to, `data.enabled`',
        'For `notebook.gateway.enabled` and `daskscheduler.gateway.enabled`: the [Gateway API](https://gateway-api.sigs.k8s.io/), and a Gateway that lets the routes in',
        'For `daskscheduler.serviceMonitor.enabled`: the [Prometheus operator](https://prometheus-operator.dev/)',
      ],
      nameOverrides: true,
      // The library has a descriptor for each.
      componentFiles: ['resources'],
      ...props,
    });
    const v = this.values;

    const image = v.image('image', { repository: 'arl_img', tag: 'latest', description: 'Dask and JupyterLab, with their commands `dask` and `jupyter` on the path; one for all pods' });
    const shared = this.declareShared();
    const packages = new Packages(v);
    const mounted = packages.beside(this.data());

    v.describe('daskscheduler', 'The scheduler of Dask.');
    const named = this.named('dask-scheduler', 'daskscheduler');
    const scheduler = new DaskScheduler(this, 'scheduler', {
      ...image.asProps(),
      ...packages.within(WorkloadValues.declare(v, 'daskscheduler', { subject: 'the scheduler', security: SECURITY, resources: SCHEDULER_RESOURCES, omit: SHARED })),
      ...shared,
      ...named,
      extraArgs: v.list('daskscheduler.extraArgs', { description: 'More arguments of `dask scheduler`, not those that the chart sets.' }).asAny(),
      dashboardPrefix: v.string('daskscheduler.dashboardPrefix', {
        pattern: Pattern.OPTIONAL_URL_PATH, examples: ['/dask'], description: 'Path that all paths of the dashboard begin with.',
      }).asString(),
      ...ExposureValues.declare(v, 'daskscheduler', {
        service: {
          description: 'The Service of the scheduler. Neither port asks for a password: who reaches `scheduler` runs code on the workers.',
          ports: [
            { name: 'scheduler', port: SCHEDULER_PORTS.scheduler, description: 'Port for workers and clients' },
            { name: 'bokeh', port: SCHEDULER_PORTS.bokeh, description: 'Port of the dashboard' },
          ],
        },
        ingress: {
          host: 'dask.example.org', description: 'The way to the dashboard from outside the cluster by an Ingress.', enabledDescription: 'Whether there is an Ingress. The dashboard asks nobody for a password.',
        },
        gateway: { description: 'The way to the dashboard from outside the cluster by a Gateway of the Gateway API.' },
      }),
      serviceMonitor: ServiceMonitorValues.declare(v, 'daskscheduler.serviceMonitor'),
      dashboardFrom: this.peers('dashboardFrom', 'Peers that may connect to the dashboard, beside the pods of the release: the Ingress controller or Prometheus. Empty means nobody else.'),
      volumes: packages.volumes,
      volumeMounts: packages.volumeMounts,
    });

    const workers = this.workers(image, shared, mounted, packages, scheduler);
    const groups = this.groups(image, shared, mounted, packages, scheduler);
    const notebook = this.notebook(image, shared, mounted, packages, scheduler, [workers.name, ...groups]);
    addNotes(this, notebook, scheduler, this.app('notebook'));

    v.deprecate('resource', { replacement: 'resources', description: 'The documentation of the library writes it so.' });
    v.deprecate('image.secrets', { replacement: 'image.pullSecrets' });
    v.deprecate('image.pullSecret', { replacement: 'image.pullSecrets[0].name' });
  }

  /** Names and labels of the documentation: `dask-scheduler-<release>-arl-cluster`, at most 63 characters. */
  private named(component: string, path: string) {
    const own = this.values.string(`${path}.name`, {
      pattern: '^([a-z]([-a-z0-9]*[a-z0-9])?)?$', maxLength: MAX_NAME,
      description: `Name of its objects; empty means \`${component}-\` and the name of the release.`,
    });
    const usual = `${component}-${this.fullname.trunc(MAX_NAME - 1 - component.length).trimSuffix('-')}`;
    return {
      name: this.defineText(`${path}.name`, `Name of the objects of ${component}.`, own.orDefault(usual)).asString(),
      labels: { app: this.app(component), release: this.builtIns.releaseName.asString() },
    };
  }

  /** The label `app` of the documentation. */
  private app(component: string): string {
    return `${component}-${this.values.get('nameOverride').string().orDefault(this.builtIns.chartName)}`;
  }

  /** What all pods share. */
  private declareShared() {
    const v = this.values;
    return {
      nodeSelector: v.fragment('nodeSelector', { kind: FragmentKind.STRINGS, description: 'Labels of the nodes that all pods ask for, but for those of `worker.groups`.' }).asAny(),
      tolerations: v.list('tolerations', { items: ItemShape.ofFragment({ description: 'A toleration.' }), description: 'Taints of nodes that all pods tolerate, but for those of `worker.groups`.' }).asAny(),
      affinity: v.fragment('affinity', { description: 'Preferences of all pods among nodes, but for those of `worker.groups`.' }).asAny(),
      networkPolicy: NetworkPolicyValues.declare(v, 'networkPolicy', {
        fromDescription: 'Peers that may connect to the scheduler, where they run code on the workers, and to the notebook, beside the pods of the release. Empty means nobody else for the scheduler. Nobody else ever reaches the workers.',
      }),
    };
  }

  /** Those that one port of the release lets in. */
  private peers(name: string, description: string): any {
    return this.values.list(`networkPolicy.${name}`, {
      items: ItemShape.ofPeer(), examples: [[{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } } }]], description,
    }).asAny();
  }

  /** The volume of the data, where workers and notebook find it. */
  private data() {
    const v = this.values;
    const own = VolumeValues.declare(v, 'data', {
      content: 'data', enabled: false, accessModes: ['ReadWriteMany'], accessModesNote: `Workers and notebook mount it at \`${DATA_PATH}\`.`,
    });
    const nfs = VolumeValues.nfs(v, 'nfs', '/data');
    const volume = new Volume(this, 'data', {
      ...own, ...nfs, enabled: Fn.any(v.get('nfs.server').isTruthy(), v.get('data.enabled').boolean()),
    });
    return { volumes: [volume.asVolume('data')], volumeMounts: [{ name: 'data', mountPath: DATA_PATH }] };
  }

  private workers(image: Image, shared: any, mounted: any, packages: Packages, scheduler: DaskScheduler): DaskWorkers {
    const v = this.values;
    v.describe('worker', 'The workers of Dask.');
    const named = this.named('dask-worker', 'worker');
    const resources = v.fragment('resources', { default: WORKER_RESOURCES, description: 'Resources of each worker, but for those of `worker.groups`, and of no other pod. Threads and memory of a worker follow the limits.' }).asAny();
    return new DaskWorkers(this, 'worker', {
      ...image.asProps(),
      ...packages.within(WorkloadValues.declare(v, 'worker', WORKER)),
      ...shared,
      ...mounted,
      ...named,
      scheduler: scheduler.address,
      resources,
      replicas: v.integer('worker.replicaCount', { default: 1, minimum: 0, maximum: 10000, description: 'How many workers there are, unless the autoscaler decides.' }).asNumber(),
      autoscaling: HorizontalPodAutoscalerValues.declare(v, 'worker.autoscaling'),
      podDisruptionBudget: PodDisruptionBudgetValues.declare(v, 'worker.podDisruptionBudget'),
      threads: v.integer('worker.threads', { default: 0, minimum: 0, maximum: 1024, description: 'Threads of a worker; 0 means the limit of CPU, rounded up.' }).asNumber(),
      memoryLimit: v.string('worker.memoryLimit', WORKER_VALUES.memoryLimit).asString(),
      taskResources: v.string('worker.taskResources', WORKER_VALUES.taskResources).asString(),
      extraArgs: v.list('worker.extraArgs', WORKER_VALUES.extraArgs).asAny(),
      networkPolicy: withinRelease(shared.networkPolicy),
    });
  }

  /** Groups of workers. @returns the names of their Deployments. */
  private groups(image: Image, shared: any, mounted: any, packages: Packages, scheduler: DaskScheduler): any[] {
    const groups = this.values.map('worker.groups', {
      keyMaxLength: MAX_GROUP,
      items: WorkloadValues.declareItems(HorizontalPodAutoscalerValues.declareItems(ItemShape.object()
        .integer('replicas', { default: 1, minimum: 0, maximum: 10000, description: 'How many workers there are, unless the autoscaler decides.' }), 'autoscaling')
        .string('image', { pattern: '^[-._/:@a-zA-Z0-9]*$', description: 'Reference of an image of their own; empty means that of all pods.' })
        .integer('threads', { default: 0, minimum: 0, maximum: 1024, description: 'Threads of a worker; 0 means the limit of CPU, rounded up.' })
        .string('memoryLimit', WORKER_VALUES.memoryLimit)
        .string('taskResources', WORKER_VALUES.taskResources)
        .list('extraArgs', WORKER_VALUES.extraArgs), GROUP),
      examples: [{ gpu: { replicas: 2, taskResources: 'GPU=1', resources: { limits: { 'cpu': '4', 'memory': '16Gi', 'nvidia.com/gpu': 1 } }, tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists' }] } }],
      description: 'More workers, in groups that are all the same within. Nodes, tolerations and affinity are those of the group.',
    });
    const nameOf = (key: StringExpression): string => `dask-worker-${this.fullname.trunc(MAX_NAME - 'dask-worker-'.length - 1 - MAX_GROUP).trimSuffix('-')}-${key}`;
    const each = new ForEach(this, 'groups', { over: groups, itemName: 'group' });
    const group = each.item;
    new DaskWorkers(each, 'default', {
      ...image.asProps(),
      ...packages.within(WorkloadValues.ofItem(group, GROUP)),
      ...mounted,
      name: nameOf(each.key),
      image: group.string('image').orDefault(image.reference).asString(),
      scheduler: scheduler.address,
      replicas: group.integer('replicas').asNumber(),
      autoscaling: HorizontalPodAutoscalerValues.ofItem(group, 'autoscaling'),
      threads: group.integer('threads').asNumber(),
      memoryLimit: group.string('memoryLimit').asString(),
      taskResources: group.string('taskResources').asString(),
      extraArgs: group.list('extraArgs').asAny(),
      networkPolicy: withinRelease(shared.networkPolicy),
    });
    const all = groups.loop('group');
    return [...all.items(nameOf(all.key))];
  }

  /** Who may into the notebook. */
  private credentials(): CredentialsOptions {
    const v = this.values;
    const auth = v.oneOf('jupyter.auth', {
      values: ['password', 'token'], description: 'What the notebook asks for: a password that people type, or a token that links and programs bring along as well.',
    });
    return CredentialsValues.declare(v, 'jupyter', {
      description: 'Who may into the notebook. Without a password or token here, the pod waits for a Secret that the notes tell how to make.',
      entries: [
        { name: 'password', minLength: 1, when: auth.is('password'), description: 'Password of the notebook.' },
        { name: 'token', minLength: 1, when: auth.is('token'), description: 'Token of the notebook.' },
      ],
    });
  }

  private notebook(image: Image, shared: any, mounted: any, packages: Packages, scheduler: DaskScheduler, scales: any[]): JupyterNotebook {
    const v = this.values;
    v.describe('notebook', 'The Jupyter notebook.');
    const named = this.named('notebook', 'notebook');
    return new JupyterNotebook(this, 'notebook', {
      ...image.asProps(),
      ...packages.within(WorkloadValues.declare(v, 'notebook', { subject: 'the notebook', security: SECURITY, resources: NOTEBOOK_RESOURCES, omit: SHARED })),
      ...shared,
      ...mounted,
      ...named,
      credentials: this.credentials(),
      scheduler: scheduler.hostAndPort,
      rootDir: v.string('notebook.rootDir', { pattern: '^(/[-._a-zA-Z0-9]+)*$', examples: ['/home/notebook'], description: 'Folder whose notebooks are offered; empty means the home folder where `notebook.persistence` keeps it, and otherwise the working directory of the image, where nobody can save.' }).asString(),
      basePath: v.string('notebook.basePath', { pattern: Pattern.OPTIONAL_URL_PATH, examples: ['/notebook'], description: 'Path that all paths of the notebook begin with.' }).asString(),
      extraArgs: v.list('notebook.extraArgs', { description: 'More arguments of `jupyter lab`, not those that the chart sets.' }).asAny(),
      ...ExposureValues.declare(v, 'notebook', {
        service: { description: 'The Service of the notebook.', grouped: true, ports: [{ name: 'jupyter', port: NOTEBOOK_PORT, description: 'Port of the notebook' }] },
        ingress: { host: 'notebook.example.org', description: 'The way in from outside the cluster by an Ingress; the chart sets time-outs in the annotations of ingress-nginx.' },
        gateway: { requestTimeout: '0s' },
      }),
      work: VolumeValues.declare(v, 'notebook.persistence', { content: 'files in the home folder `/home/notebook`', enabled: false }),
      networkPolicy: {
        ...shared.networkPolicy,
        from: [
          ...shared.networkPolicy.from,
          ...this.peers('notebookFrom', 'Peers that may connect to the notebook alone, such as the Ingress controller. When `from` is empty too, everybody may: the notebook asks who it is.'),
        ],
      },
      scales,
      mayScale: v.boolean('notebook.mayScaleWorkers', { default: false, description: 'Whether notebooks may change the number of workers, those of `worker.groups` included, by the API server: a Role for just that, and the token of a ServiceAccount in the pod. With `networkPolicy`, its `egress` has to name the API server.' }),
    });
  }
}

/** Workers let in nobody but the pods of the release. */
function withinRelease({ enabled, egress }: NetworkPolicyOptions): NetworkPolicyOptions {
  return { enabled, egress };
}
