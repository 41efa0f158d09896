import { Construct } from 'constructs';
import { DaskScheduler } from './dask-scheduler';
import { DaskWorkers } from './dask-workers';
import { DASK_VERSION, DATA_PATH, NOTEBOOK_PORT, NOTEBOOK_RESOURCES, SCHEDULER_PORTS, SCHEDULER_RESOURCES, WORKER_RESOURCES } from './defaults';
import { JupyterNotebook } from './jupyter-notebook';
import { ReleaseChart } from '../chart/release-chart';
import { Fn } from '../expr/fn';
import { Image } from '../expr/image';
import { CredentialsValues } from '../kit/credentials-values';
import { GatewayRouteValues } from '../kit/gateway-route-values';
import { HorizontalPodAutoscalerValues } from '../kit/horizontal-pod-autoscaler-values';
import { IngressValues } from '../kit/ingress-values';
import { NetworkPolicyValues } from '../kit/network-policy-values';
import { PodDisruptionBudgetValues } from '../kit/pod-disruption-budget-values';
import { ServiceValues } from '../kit/service-values';
import { Volume } from '../kit/volume';
import { VolumeValues } from '../kit/volume-values';
import { WorkloadDefaults, WorkloadValues } from '../kit/workload-values';
import { ForEach } from '../manifest/for-each';
import { ReleaseOptions } from '../manifest/release-chart-props';
import { ItemShape } from '../values/item-shape';
import { FragmentKind } from '../values/options';
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
        'A Secret with the password of the notebook, unless `jupyter.password` is given; the notes after an installation tell how to make it',
        'For the data: an NFS server that the nodes reach, `nfs.server`, or a StorageClass of volumes that many pods can write to, `data.enabled`',
      ],
      nameOverrides: true,
      ...props,
    });
    const v = this.values;

    const image = v.image('image', { repository: 'arl_img', tag: 'latest', description: 'Dask and JupyterLab, with their commands `dask` and `jupyter` on the path; one for all pods' });
    const shared = this.declareShared();
    const mounted = this.data();

    v.describe('daskscheduler', 'The scheduler of Dask.');
    const scheduler = new DaskScheduler(this, 'scheduler', {
      ...image.asProps(),
      ...WorkloadValues.declare(v, 'daskscheduler', { subject: 'the scheduler', security: SECURITY, resources: SCHEDULER_RESOURCES, omit: SHARED }),
      ...shared,
      ...this.named('dask-scheduler'),
      extraArgs: v.list('daskscheduler.extraArgs', { description: 'More arguments of `dask scheduler`, not those that the chart sets.' }).asAny(),
      dashboardPrefix: v.string('daskscheduler.dashboardPrefix', {
        pattern: Pattern.OPTIONAL_URL_PATH, examples: ['/dask'], description: 'Path that all paths of the dashboard begin with.',
      }).asString(),
      service: ServiceValues.declare(v, 'daskscheduler.service', {
        description: 'The Service of the scheduler. Neither port asks for a password: who reaches `scheduler` runs code on the workers.',
        ports: [
          { name: 'scheduler', port: SCHEDULER_PORTS.scheduler, description: 'Port for workers and clients' },
          { name: 'bokeh', port: SCHEDULER_PORTS.bokeh, description: 'Port of the dashboard' },
        ],
      }),
      ingress: IngressValues.declare(v, 'daskscheduler.ingress', {
        host: 'dask.example.org', description: 'The way to the dashboard from outside the cluster by an Ingress.', enabledDescription: 'Whether there is an Ingress. The dashboard asks nobody for a password.',
      }),
      gateway: GatewayRouteValues.declare(v, 'daskscheduler.gateway', { description: 'The way to the dashboard from outside the cluster by a Gateway of the Gateway API.' }),
      networkPolicy: shared.networkPolicy,
    });

    const workers = this.workers(image, shared, mounted, scheduler);
    const notebook = this.notebook(image, shared, mounted, scheduler, workers);
    this.addNotes(notebook, scheduler);

    v.deprecate('resource', { replacement: 'resources', description: 'The documentation of the library writes it so.' });
    v.deprecate('image.secrets', { replacement: 'image.pullSecrets' });
    v.deprecate('image.pullSecret', { replacement: 'image.pullSecrets[0].name' });
  }

  /** Names and labels of the documentation: `dask-scheduler-<release>-arl-cluster`, at most 63 characters. */
  private named(component: string) {
    return {
      name: `${component}-${this.fullname.trunc(MAX_NAME - 1 - component.length).trimSuffix('-')}`,
      labels: { app: this.app(component), release: this.builtins.releaseName.asString() },
    };
  }

  /** The label `app` of the documentation. */
  private app(component: string): string {
    return `${component}-${this.values.get('nameOverride').string().orDefault(this.builtins.chartName)}`;
  }

  /** What all pods share. */
  private declareShared() {
    const v = this.values;
    return {
      nodeSelector: v.fragment('nodeSelector', { kind: FragmentKind.STRINGS, description: 'Labels of the nodes that all pods ask for.' }).asAny(),
      tolerations: v.list('tolerations', { items: ItemShape.ofFragment({ description: 'A toleration.' }), description: 'Taints of nodes that all pods tolerate.' }).asAny(),
      affinity: v.fragment('affinity', { description: 'Preferences of all pods among nodes.' }).asAny(),
      networkPolicy: NetworkPolicyValues.declare(v, 'networkPolicy'),
    };
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

  private workers(image: Image, shared: any, mounted: any, scheduler: DaskScheduler): DaskWorkers {
    const v = this.values;
    v.describe('worker', 'The workers of Dask.');
    const resources = v.fragment('resources', { default: WORKER_RESOURCES, description: 'Resources of a worker. Its threads and its memory follow the limits.' }).asAny();
    const workers = new DaskWorkers(this, 'worker', {
      ...image.asProps(),
      ...WorkloadValues.declare(v, 'worker', WORKER),
      ...shared,
      ...mounted,
      ...this.named('dask-worker'),
      scheduler: scheduler.address,
      resources,
      replicas: v.integer('worker.replicaCount', { default: 1, minimum: 0, maximum: 10000, description: 'How many workers there are.' }).asNumber(),
      autoscaling: HorizontalPodAutoscalerValues.declare(v, 'worker.autoscaling'),
      podDisruptionBudget: PodDisruptionBudgetValues.declare(v, 'worker.podDisruptionBudget'),
      threads: v.integer('worker.threads', { default: 0, minimum: 0, maximum: 1024, description: 'Threads of a worker; 0 means the limit of CPU, rounded up.' }).asNumber(),
      memoryLimit: v.string('worker.memoryLimit', MEMORY_LIMIT).asString(),
      taskResources: v.string('worker.taskResources', TASK_RESOURCES).asString(),
      extraArgs: v.list('worker.extraArgs', { description: 'More arguments of `dask worker`, not those that the chart sets.' }).asAny(),
      networkPolicy: shared.networkPolicy,
    });

    const groups = v.map('worker.groups', {
      keyMaxLength: MAX_GROUP,
      items: WorkloadValues.declareItems(ItemShape.object()
        .integer('replicas', { default: 1, minimum: 0, maximum: 10000, description: 'How many workers there are.' })
        .string('image', { pattern: '^[-._/:@a-zA-Z0-9]*$', description: 'Reference of an image of their own; empty means that of all pods.' })
        .integer('threads', { default: 0, minimum: 0, maximum: 1024, description: 'Threads of a worker; 0 means the limit of CPU, rounded up.' })
        .string('memoryLimit', MEMORY_LIMIT)
        .string('taskResources', TASK_RESOURCES), GROUP),
      examples: [{ gpu: { replicas: 2, taskResources: 'GPU=1', resources: { limits: { 'cpu': '4', 'memory': '16Gi', 'nvidia.com/gpu': 1 } }, tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists' }] } }],
      description: 'More workers, in groups that are all the same within. Nodes, tolerations and affinity are those of the group.',
    });
    const each = new ForEach(this, 'groups', { over: groups, itemName: 'group' });
    this.group(each, image, mounted, scheduler);
    return workers;
  }

  private group(each: ForEach, image: Image, mounted: any, scheduler: DaskScheduler): void {
    const group = each.item;
    new DaskWorkers(each, 'default', {
      ...image.asProps(),
      ...WorkloadValues.ofItem(group, GROUP),
      ...mounted,
      name: `dask-worker-${this.fullname.trunc(MAX_NAME - 'dask-worker-'.length - 1 - MAX_GROUP).trimSuffix('-')}-${each.key}`,
      image: group.string('image').orDefault(image.reference).asString(),
      scheduler: scheduler.address,
      replicas: group.integer('replicas').asNumber(),
      threads: group.integer('threads').asNumber(),
      memoryLimit: group.string('memoryLimit').asString(),
      taskResources: group.string('taskResources').asString(),
    });
  }

  private notebook(image: Image, shared: any, mounted: any, scheduler: DaskScheduler, workers: DaskWorkers): JupyterNotebook {
    const v = this.values;
    v.describe('notebook', 'The Jupyter notebook.');
    return new JupyterNotebook(this, 'notebook', {
      ...image.asProps(),
      ...WorkloadValues.declare(v, 'notebook', { subject: 'the notebook', security: SECURITY, resources: NOTEBOOK_RESOURCES, omit: SHARED }),
      ...shared,
      ...mounted,
      ...this.named('notebook'),
      credentials: CredentialsValues.declare(v, 'jupyter', {
        description: 'Who may into the notebook. Without a password here, the pod waits for a Secret that the notes tell how to make.',
        entries: [{ name: 'password', description: 'Password of the notebook.' }],
      }),
      scheduler: scheduler.hostAndPort,
      rootDir: v.string('notebook.rootDir', { pattern: '^(/[-._a-zA-Z0-9]+)*$', examples: ['/home/notebook'], description: 'Folder whose notebooks are offered; empty means the working directory of the image.' }).asString(),
      basePath: v.string('notebook.basePath', { pattern: Pattern.OPTIONAL_URL_PATH, examples: ['/notebook'], description: 'Path that all paths of the notebook begin with.' }).asString(),
      extraArgs: v.list('notebook.extraArgs', { description: 'More arguments of `jupyter lab`, not those that the chart sets.' }).asAny(),
      service: ServiceValues.declare(v, 'notebook.service', { description: 'The Service of the notebook.', grouped: true, ports: [{ name: 'jupyter', port: NOTEBOOK_PORT, description: 'Port of the notebook' }] }),
      ingress: IngressValues.declare(v, 'notebook.ingress', { host: 'notebook.example.org', description: 'The way in from outside the cluster by an Ingress; the chart sets time-outs in the annotations of ingress-nginx.' }),
      gateway: GatewayRouteValues.declare(v, 'notebook.gateway', { requestTimeout: '0s' }),
      work: VolumeValues.declare(v, 'notebook.persistence', { content: 'files in the home folder `/home/notebook`', enabled: false }),
      networkPolicy: shared.networkPolicy,
      scales: [workers.name],
      mayScale: v.boolean('notebook.mayScaleWorkers', { default: false, description: 'Whether notebooks may change the number of workers by the API server: a Role for just that, and the token of a ServiceAccount in the pod.' }),
    });
  }

  private addNotes(notebook: JupyterNotebook, scheduler: DaskScheduler): void {
    const { namespace, releaseName } = this.builtins;
    const v = this.values;
    const type = v.get('notebook.service.type').string();
    const path = v.get('notebook.basePath').string();
    this.notes.add('Get the Jupyter Notebook application URL by running these commands:');
    this.notes.addWhen(type.is('ClusterIP'), `
1. Calculate and export the POD_NAME:
  export POD_NAME=$(kubectl get pods --namespace ${namespace} -l "app=${this.app('notebook')},release=${releaseName}" -o jsonpath="{.items[0].metadata.name}")
2. Forward local port 8080 to Jupyter on the POD with:
  kubectl port-forward --namespace ${namespace} $POD_NAME 8080:${NOTEBOOK_PORT}
3. Visit http://127.0.0.1:8080${path} to use your application`);
    this.notes.addWhen(type.is('NodePort'), `
  export NODE_PORT=$(kubectl get service --namespace ${namespace} ${notebook.service.name} -o jsonpath="{.spec.ports[0].nodePort}")
  export NODE_IP=$(kubectl get nodes -o jsonpath="{.items[0].status.addresses[0].address}")
  echo http://$NODE_IP:$NODE_PORT${path}`);
    this.notes.addWhen(type.is('LoadBalancer'), `
It takes minutes until there is an address; watch it with "kubectl get service --namespace ${namespace} --watch ${notebook.service.name}".

  export SERVICE_IP=$(kubectl get service --namespace ${namespace} ${notebook.service.name} -o jsonpath="{.status.loadBalancer.ingress[0].ip}")
  echo http://$SERVICE_IP:${v.get('notebook.service.jupyter.port')}${path}`);
    notebook.credentials.addNotes();
    this.notes.add(`
The dashboard of the scheduler, at http://127.0.0.1:8787${v.get('daskscheduler.dashboardPrefix')}/status:

  kubectl port-forward --namespace ${namespace} service/${scheduler.service.name} 8787:${v.get('daskscheduler.service.bokeh.port')}`);
    this.notes.addWhen(Fn.any(v.get('nfs.server').isTruthy(), v.get('data.enabled').boolean()).not(),
      `WARNING: neither nfs.server nor data.enabled is set; ${DATA_PATH} is empty, and each pod has its own.`);
  }
}

const MEMORY_LIMIT = {
  default: '0.8', pattern: '^(0\\.[0-9]+|1|[0-9]+(\\.[0-9]+)? ?([kMGT]i?B?)?|auto)$', maxLength: 20,
  description: 'Memory that a worker may use: a share of the limit of its container, or an amount such as `2GiB`. What is left is for its nanny.',
};
const TASK_RESOURCES = {
  pattern: '^([-_a-zA-Z0-9]+=[0-9.]+([, ][-_a-zA-Z0-9]+=[0-9.]+)*)?$', examples: ['GPU=1'], description: 'Resources that tasks can ask for; empty means none.',
};
