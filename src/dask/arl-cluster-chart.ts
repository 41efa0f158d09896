import { Construct } from 'constructs';
import { addNotes } from './arl-cluster-notes';
import { DaskScheduler } from './dask-scheduler';
import { DaskWorkers } from './dask-workers';
import { DASK_VERSION, DATA_PATH } from './defaults';
import { JupyterNotebook } from './jupyter-notebook';
import { Packages } from './packages';
import { ReleaseChart } from '../chart/release-chart';
import { Fn } from '../expr/expression/fn';
import { StringExpression } from '../expr/expression/string-expression';
import { textOf } from '../kit/condition';
import { Credentials } from '../kit/config/credentials';
import { CredentialsOptions } from '../kit/config/credentials-props';
import { NetworkPolicy } from '../kit/network/network-policy';
import { NetworkPolicyOptions } from '../kit/network/network-policy-props';
import { Volume } from '../kit/storage/volume';
import { Workload } from '../kit/workload/workload';
import { ForEach } from '../manifest/scope/for-each';
import { ReleaseOptions } from '../manifest/source/release-chart-props';
import { ItemShape } from '../values/declare/item-shape';
import { OPTIONAL_NAME } from '../values/pattern-description';

/** Maximum length of names of Services and of labels. */
const MAX_NAME = 63;

/** Values for all pods, at the top level. */
const PLACEMENT = ['nodeSelector', 'tolerations', 'affinity'];

const WORKER_RESOURCES = 'Resource requests and limits of each worker, except in `worker.groups`. The threads and the memory limit of a worker follow from the limits.';
const FROM = 'Peers that may connect to the scheduler, and so run code on the workers, and to the notebook, in addition to the pods of the release; empty for none. Workers accept only the pods of the release.';
const DASHBOARD_FROM = 'Peers that may connect to the dashboard, in addition to the pods of the release, such as the Ingress controller or Prometheus; empty for none.';
const NOTEBOOK_FROM = 'Peers that may connect to the notebook only, such as the Ingress controller. If `from` is empty too, all may connect: the notebook has authentication.';

/**
 * A chart of the Dask cluster of the Algorithm Reference Library: a scheduler, workers, a Jupyter notebook, and shared
 * data.
 *
 * Values, names and labels are those of the chart in the documentation of the library, so its values files work here too.
 */
export class ArlClusterChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: ReleaseOptions = {}) {
    super(scope, id, {
      name: 'arl-cluster',
      version: '0.1.0',
      appVersion: DASK_VERSION,
      description: 'The Algorithm Reference Library on Dask: scheduler, workers, a Jupyter notebook and shared data.',
      icon: 'https://raw.githubusercontent.com/cdk8s-mlops/cdk8s-mlops/main/docs/icon.svg',
      home: 'https://github.com/SKA-ScienceDataProcessor/algorithm-reference-library',
      sources: ['https://github.com/cdk8s-mlops/cdk8s-mlops', 'https://github.com/SKA-ScienceDataProcessor/algorithm-reference-library'],
      keywords: ['dask', 'jupyter', 'radio-astronomy', 'machine-learning'],
      maintainers: [{ name: 'cdk8s-mlops', email: 'cdk8s-mlops@users.noreply.github.com', url: 'https://github.com/cdk8s-mlops' }],
      links: [{ name: 'Dask', url: 'https://docs.dask.org' }],
      changes: [{ kind: 'added', description: 'First release of the chart.' }],
      annotations: { 'artifacthub.io/category': 'ai-machine-learning', 'artifacthub.io/license': 'Apache-2.0' },
      prerequisites: [
        `An image with Dask ${DASK_VERSION}, Bokeh and JupyterLab that all nodes can pull: \`image.repository\` and \`image.tag\``,
        'A Secret with the password or token of the notebook, unless `jupyter.password` or `jupyter.token` is set; the notes of the release have the command that creates it',
        'For the data: an NFS server that the nodes can reach, `nfs.server`, or a StorageClass that supports `ReadWriteMany`, `data.enabled`',
        'For `notebook.gateway.enabled` and `daskscheduler.gateway.enabled`: the [Gateway API](https://gateway-api.sigs.k8s.io/), and a Gateway that allows the routes',
        'For `daskscheduler.serviceMonitor.enabled`: the [Prometheus operator](https://prometheus-operator.dev/)',
      ],
      nameOverrides: true,
      commonMetadata: true,
      // The library documents a manifest for each component.
      componentFiles: ['resources'],
      ...props,
    });
    const v = this.values;

    const image = v.image('image', { repository: 'arl_img', tag: 'latest', description: 'Image with Dask, Bokeh and JupyterLab and their commands `dask` and `jupyter` in the `PATH`, for all pods' });
    const placement = v.group('', Workload.values({
      only: PLACEMENT,
      descriptions: {
        nodeSelector: 'Node labels for pod assignment, except for `worker.groups`.',
        tolerations: 'Tolerations for pod assignment, except for `worker.groups`.',
        affinity: 'Node and pod affinity for pod assignment, except for `worker.groups`.',
      },
    })).asProps();
    const policy = v.group('networkPolicy', NetworkPolicy.values({ descriptions: { from: FROM } }).list('dashboardFrom', NetworkPolicy.peers(DASHBOARD_FROM)).list('notebookFrom', NetworkPolicy.peers(NOTEBOOK_FROM)));
    const networkPolicy = policy.asProps(['dashboardFrom', 'notebookFrom']);
    const packages = new Packages(v);
    const data = this.data();
    const pods = { ...image.asProps(), volumes: [...data.volumes, ...packages.volumes], volumeMounts: [...data.volumeMounts, ...packages.volumeMounts] };

    const scheduler = new DaskScheduler(this, 'scheduler', {
      ...pods,
      ...placement,
      ...packages.within(this.component('dask-scheduler', 'daskscheduler', DaskScheduler.values({ omit: PLACEMENT }))),
      networkPolicy,
      dashboardFrom: policy.list('dashboardFrom').asAny(),
      volumes: packages.volumes,
      volumeMounts: packages.volumeMounts,
    });

    const workers = new DaskWorkers(this, 'worker', {
      ...pods,
      ...placement,
      ...packages.within(this.component('dask-worker', 'worker', DaskWorkers.values({ omit: [...PLACEMENT, 'resources'], rename: { replicas: 'replicaCount' } }))),
      ...v.group('', DaskWorkers.values({ only: ['resources'], descriptions: { resources: WORKER_RESOURCES } })).asProps(),
      scheduler: scheduler.address,
      networkPolicy: withinRelease(networkPolicy),
    });

    const groups = v.map('worker.groups', {
      items: DaskWorkers.values()
        .string('image', { pattern: '^[-._/:@a-zA-Z0-9]*$', patternDescription: 'an image reference such as `registry.example.org/arl:gpu`, or empty', description: 'Image reference; empty for the image of all pods.' }),
      examples: [{ gpu: { replicas: 2, taskResources: 'GPU=1', resources: { limits: { 'cpu': '4', 'memory': '16Gi', 'nvidia.com/gpu': 1 } }, tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists' }] } }],
      description: 'Extra workers, in groups by name. Each group has its own node selector, tolerations and affinity.',
    });
    const each = new ForEach(this, 'groups', { over: groups, itemName: 'group' });
    new DaskWorkers(each, 'worker', {
      ...pods,
      ...packages.within(each.item.asProps(['image'])),
      name: this.groupName(each.key),
      image: each.item.string('image').orDefault(image.reference).asString(),
      scheduler: scheduler.address,
      networkPolicy: withinRelease(networkPolicy),
    });
    const group = groups.loop('group');

    const notebook = new JupyterNotebook(this, 'notebook', {
      ...pods,
      ...placement,
      ...packages.within(this.component('notebook', 'notebook', JupyterNotebook.values({ omit: PLACEMENT }))),
      credentials: this.credentials(),
      scheduler: scheduler.hostAndPort,
      dashboard: this.defineString('daskscheduler.dashboard', 'URL of the dashboard: by its Ingress, or in the cluster.', textOf(scheduler.exposure.urlOf('/status'))).asString(),
      networkPolicy: { ...networkPolicy, from: [...networkPolicy.from, ...policy.list('notebookFrom').asAny()] },
      scales: [workers.name, ...group.items(this.groupName(group.key))],
    });
    this.addExtraObjects();
    addNotes(this, notebook, scheduler, this.app('notebook'));

    v.deprecate('resource', { replacement: 'resources', description: 'The documentation of the library uses it.' });
    v.deprecate('image.secrets', { replacement: 'image.pullSecrets' });
    v.deprecate('image.pullSecret', { replacement: 'image.pullSecrets[0].name' });
  }

  /** The options of a component, with the name and labels of the documentation: `dask-scheduler-<release>-arl-cluster`, at most 63 characters. */
  private component(name: string, path: string, fields: ItemShape): any {
    const group = this.values.group(path, ItemShape.object().string('name', {
      ...OPTIONAL_NAME,
      maxLength: MAX_NAME, description: `Name of the objects; defaults to \`${name}-\` and the full name of the release.`,
    }).include(fields));
    const usual = this.fitName(`${name}-${this.fullname}`);
    return {
      ...group.asProps(['name']),
      name: this.defineString(`${path}.name`, `Name of the Deployment of ${name}.`, group.string('name').orDefault(usual)).asString(),
      labels: { app: this.app(name), release: this.builtIns.releaseName.asString() },
    };
  }

  private groupName(key: StringExpression): string {
    return this.fitName(`dask-worker-${this.fullname}-${key}`);
  }

  /** The label `app` of the documentation. */
  private app(component: string): string {
    return `${component}-${this.values.get('nameOverride').string().orDefault(this.builtIns.chartName)}`;
  }

  /** The data that workers and notebook share, if a volume for it is configured. */
  private data() {
    const v = this.values;
    const data = v.group('data', Volume.values({
      content: 'data', defaults: { enabled: false, accessModes: ['ReadWriteMany'] }, notes: { accessModes: `Workers and the notebook mount it at \`${DATA_PATH}\`.` },
    }));
    const nfs = v.group('nfs', Volume.nfsValues({ defaults: { path: '/data' } }));
    const volume = new Volume(this, 'data', {
      ...data.asProps(['enabled']), nfs: nfs.asProps(), enabled: Fn.any(nfs.string('server').isTruthy(), data.boolean('enabled')),
    });
    return { volumes: [volume.asVolume('data')], volumeMounts: [{ name: 'data', mountPath: DATA_PATH }] };
  }

  /** The authentication of the notebook. */
  private credentials(): CredentialsOptions {
    const v = this.values;
    const auth = v.oneOf('jupyter.auth', {
      values: ['password', 'token'], description: 'Authentication of the notebook: a password, or a token, which links and programs can use too.',
    });
    return v.group('jupyter', Credentials.values({
      description: 'Authentication of the notebook. Without a password or token here, the pod waits for a Secret; the notes of the release have the command that creates it.',
      entries: [
        { name: 'password', minLength: 1, when: auth.is('password'), description: 'Password of the notebook.' },
        { name: 'token', minLength: 1, when: auth.is('token'), description: 'Token of the notebook.' },
      ],
    })).asProps();
  }
}

/** Workers accept only the pods of the release. */
function withinRelease({ enabled, egress }: NetworkPolicyOptions): NetworkPolicyOptions {
  return { enabled, egress };
}
