import { propsOf } from '../support/interfaces';
import { SmallChart } from '../support/small-chart';
import { ForEach, ItemShape } from '../../src';
import { Credentials, CronJob, DaemonSet, Database, Exposure, GatewayRoute, HorizontalPodAutoscaler, Ingress, Job, LimitRange, NetworkPolicy, NfsServer, PodDisruptionBudget, RegistryCredentials, ResourceQuota, Service, ServiceAccount, ServiceMonitor, StatefulSet, Volume, WebhookCertificate, Workload, WorkloadKind } from '../../src/kit';
import { AIM_CLIENT } from '../../src/aim/aim-client-values';
import { AIM_UI } from '../../src/aim/aim-ui-values';
import { DaskScheduler, DaskWorkers, JupyterNotebook } from '../../src/dask';
import { defaultsOf } from '../../src/kit/part';
import { LOCAL } from '../../src/kit/storage/volume-values';
import { CERT_MANAGER } from '../../src/kit/webhook/webhook-certificate-values';
import { propName } from '../../src/values/prop-name';

interface Table {
  readonly fields: ItemShape;
  readonly file: string;
  readonly name: string;
  /** Props that no value stands for, with the reason. */
  readonly others?: { readonly [prop: string]: string };
}

const IMAGE = { image: 'values.image() declares it', imagePullPolicy: 'values.image() declares it', imagePullSecrets: 'values.image() declares it' };
const { image, ...PULL } = IMAGE;
const FROM_NUMBER_AND_NAME = { name: 'the chart names its ports', targetPort: 'the program decides', protocol: 'the program decides', appProtocol: 'the program decides' };
const volume = Volume.values({ content: 'files', offersVolumeName: true, offersHostPath: true, offersLocal: true, offersNfs: true });

// Who makes a construct wants it; users of a chart have to ask.
const SWITCHES = ['enabled', 'mayScaleWorkers'];
const WAYS = ['service', 'ingress', 'gateway'];
const COMMAND = Workload.values({ overridesCommand: true, only: ['command', 'args'] });
const WORKLOAD = namesOf(Workload.values({ hasScratch: true, overridesCommand: true }));
const OF_JOBS = namesOf(Workload.values({ kind: WorkloadKind.JOB, overridesCommand: true }));
const JOB = { backoffLimit: 'in the group job', activeDeadlineSeconds: 'in the group job', ttlSecondsAfterFinished: 'in the group job' };
const OF_THE_CHART = { image, name: 'of the documentation', labels: 'of the documentation', volumes: 'of the chart', volumeMounts: 'of the chart' };

const TABLES: Table[] = [
  { fields: Workload.values({ hasScratch: true }), file: 'src/kit/workload/workload-props.ts', name: 'WorkloadOptions', others: { ...PULL, serviceAccountName: 'serviceAccount.name' } },
  { fields: COMMAND, file: 'src/kit/workload/workload-props.ts', name: 'CommandOptions' },
  { fields: Workload.values({ hasLifecycle: true, only: ['lifecycle'] }), file: 'src/kit/workload/workload-props.ts', name: 'LifecycleOptions' },
  { fields: DaemonSet.daemonSetValues(), file: 'src/kit/workload/daemon-set-props.ts', name: 'DaemonSetOptions' },
  { fields: WebhookCertificate.values(), file: 'src/kit/webhook/webhook-certificate-props.ts', name: 'WebhookCertificateOptions' },
  { fields: CERT_MANAGER, file: 'src/kit/webhook/webhook-certificate-props.ts', name: 'WebhookCertManagerOptions' },
  { fields: Workload.probeValues({ defaults: { successThreshold: 1 } }), file: 'src/kit/workload/probe-props.ts', name: 'ProbeOptions' },
  { fields: Service.values({ ports: [{ name: 'http', port: 80 }], offersInternal: true }).adapt({ omit: ['port', 'nodePort'] }), file: 'src/kit/network/service-props.ts', name: 'ServiceOptions', others: { ports: 'each has a group of its own' } },
  { fields: Service.values({ ports: [{ name: 'http', port: 80 }] }).adapt({ only: ['port', 'nodePort'] }), file: 'src/kit/network/service-props.ts', name: 'ServicePort', others: FROM_NUMBER_AND_NAME },
  { fields: Ingress.values(), file: 'src/kit/network/ingress-props.ts', name: 'IngressOptions', others: { hosts: 'instead of host and extraHosts', tls: 'instead of tlsSecret' } },
  { fields: GatewayRoute.values(), file: 'src/kit/network/gateway-route-props.ts', name: 'GatewayRouteOptions' },
  { fields: Exposure.values({ service: { ports: [{ name: 'http', port: 80 }] } }), file: 'src/kit/network/exposure-props.ts', name: 'ExposureOptions' },
  { fields: NetworkPolicy.values(), file: 'src/kit/network/network-policy-props.ts', name: 'NetworkPolicyOptions' },
  { fields: ServiceMonitor.values(), file: 'src/kit/network/service-monitor-props.ts', name: 'ServiceMonitorOptions' },
  { fields: HorizontalPodAutoscaler.values(), file: 'src/kit/policy/horizontal-pod-autoscaler-props.ts', name: 'HorizontalPodAutoscalerOptions' },
  { fields: PodDisruptionBudget.values(), file: 'src/kit/policy/pod-disruption-budget-props.ts', name: 'PodDisruptionBudgetOptions' },
  { fields: ResourceQuota.values(), file: 'src/kit/policy/resource-quota-props.ts', name: 'ResourceQuotaOptions' },
  { fields: LimitRange.values(), file: 'src/kit/policy/limit-range-props.ts', name: 'LimitRangeOptions' },
  { fields: volume, file: 'src/kit/storage/volume-props.ts', name: 'VolumeOptions' },
  { fields: Volume.hostPathValues(), file: 'src/kit/storage/volume-props.ts', name: 'HostPathOptions' },
  { fields: LOCAL, file: 'src/kit/storage/volume-props.ts', name: 'LocalVolumeOptions' },
  { fields: Volume.nfsValues(), file: 'src/kit/storage/volume-props.ts', name: 'NfsOptions' },
  { fields: StatefulSet.claimValues({ content: 'files' }), file: 'src/kit/workload/stateful-set-props.ts', name: 'ClaimTemplateOptions' },
  { fields: Job.values(), file: 'src/kit/workload/job-props.ts', name: 'JobOptions' },
  { fields: CronJob.scheduleValues({ omit: namesOf(Job.values()) }), file: 'src/kit/workload/cron-job-props.ts', name: 'CronJobOptions' },
  { fields: ServiceAccount.values(), file: 'src/kit/access/service-account-props.ts', name: 'ServiceAccountOptions', others: { rbac: 'ServiceAccount.rbacValues()' } },
  { fields: Database.connectionValues({ port: 3306, name: 'app', bundled: 'mysql.enabled' }), file: 'src/kit/config/database-props.ts', name: 'DatabaseOptions' },
  { fields: RegistryCredentials.values(), file: 'src/kit/config/registry-credentials-props.ts', name: 'RegistryCredentialsOptions' },
  { fields: NfsServer.values(), file: 'src/kit/storage/nfs-server-props.ts', name: 'NfsServerOptions', others: IMAGE },
  { fields: AIM_UI.adapt({ omit: WAYS }), file: 'src/aim/aim-ui-options.ts', name: 'AimUiOptions' },
  { fields: AIM_CLIENT.adapt({ omit: [...OF_JOBS, 'server', 'job', 'protocol', 'caSecret', 'caKey'] }), file: 'src/aim/aim-client-props.ts', name: 'AimClientProps', others: { ...JOB, image } },
  {
    fields: DaskWorkers.values({ omit: WORKLOAD }), file: 'src/dask/dask-workers-props.ts', name: 'DaskWorkersProps',
    others: { ...OF_THE_CHART, scheduler: 'that of the chart', networkPolicy: 'all pods share it' },
  },
  {
    fields: DaskScheduler.values({ omit: [...WORKLOAD, ...WAYS] }), file: 'src/dask/dask-scheduler-props.ts', name: 'DaskSchedulerProps',
    others: { ...OF_THE_CHART, networkPolicy: 'all pods share it', dashboardFrom: 'it stands beside that' },
  },
  {
    fields: JupyterNotebook.values({ omit: [...WORKLOAD, ...WAYS] }), file: 'src/dask/jupyter-notebook-props.ts', name: 'JupyterNotebookProps',
    others: { ...OF_THE_CHART, scheduler: 'that of the chart', dashboard: 'that of the chart', scales: 'those of the chart', credentials: 'Credentials.values()', networkPolicy: 'all pods share it' },
  },
];

describe.each(TABLES)('the table of $name', ({ fields, file, name, others = {} }) => {
  const props = propsOf(file, name);
  const table = new Set(propsIn(fields));

  it('has a field for each prop, and a prop for each field', () => {
    expect([...table].sort()).toEqual(props.map(prop => prop.name).filter(prop => !(prop in others)).sort());
    expect(Object.keys(others).filter(prop => !props.some(p => p.name === prop))).toEqual([]);
  });

  it('has the defaults that the docstrings of the props state', () => {
    const defaults = defaultsOf(fields);
    const stated = props.filter(prop => prop.default !== undefined && !prop.default.startsWith('- ') && table.has(prop.name) && !SWITCHES.includes(prop.name))
      .map(prop => [prop.name, JSON.parse(prop.default!)]);

    expect(stated.map(([prop]) => [prop, defaults[prop]])).toEqual(stated);
  });
});

function namesOf({ _shape: shape }: ItemShape): string[] {
  return shape.kind === 'object' ? Object.keys(shape.fields) : [];
}

function propsIn(fields: ItemShape): string[] {
  const { _shape: shape } = fields;
  return shape.kind === 'object' ? Object.entries(shape.fields).map(([field, { prop }]) => prop ?? propName(field)) : [];
}

describe('a part', () => {
  it('has the same props at a path and in the items of a map', () => {
    const parts: { [name: string]: ItemShape } = {
      service: Service.values({ ports: [{ name: 'http', port: 80 }, { name: 'metrics', port: 9090 }] }),
      ingress: Ingress.values(),
      gateway: GatewayRoute.values(),
      networkPolicy: NetworkPolicy.values(),
      serviceMonitor: ServiceMonitor.values(),
      autoscaling: HorizontalPodAutoscaler.values(),
      podDisruptionBudget: PodDisruptionBudget.values(),
      resourceQuota: ResourceQuota.values(),
      limitRange: LimitRange.values(),
      persistence: volume,
      claims: StatefulSet.claimValues({ content: 'files' }),
      cronJob: CronJob.scheduleValues(),
      serviceAccount: ServiceAccount.values(),
      certificate: WebhookCertificate.values(),
      daemonSet: DaemonSet.daemonSetValues(),
      database: Database.connectionValues({ port: 3306, name: 'app' }),
      auth: Credentials.values({ entries: [{ name: 'password', description: 'Password.' }] }),
      workload: ItemShape.object('A workload.').include(Workload.values()),
      probe: Workload.probeValues(),
    };
    const seen: { [where: string]: any } = {};
    new SmallChart(c => {
      for (const [name, fields] of Object.entries(parts)) {
        seen[`${name} at a path`] = c.values.group(name, fields).asProps();
        const items = c.values.map(`${name}s`, { description: 'Items.', items: ItemShape.object().group('part', fields) });
        seen[`${name} of an item`] = new ForEach(c, name, { over: items }).item.get('part').asProps();
      }
    });
    for (const name of Object.keys(parts)) {
      expect({ [name]: keysOf(seen[`${name} of an item`]) }).toEqual({ [name]: keysOf(seen[`${name} at a path`]) });
    }
  });
});

/** The names of props, those of nested objects too. */
function keysOf(props: any): any {
  return Object.fromEntries(Object.entries<any>(props).map(([name, value]) =>
    [name, Array.isArray(value) ? value.map(keysOf) : value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype ? keysOf(value) : typeof value]));
}
