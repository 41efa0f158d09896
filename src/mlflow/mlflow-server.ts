import { Construct } from 'constructs';
import { MIGRATE } from './migration';
import { MlflowArtifacts } from './mlflow-artifacts';
import { MlflowAuth } from './mlflow-auth';
import { ENDS_LATE, GARBAGE_COLLECTION_RESOURCES, MLFLOW_ENV, MLFLOW_IMAGE, MLFLOW_PORT, MLFLOW_PROBES, MLFLOW_RESOURCES, MLFLOW_SECURITY, MLFLOW_SERVICE_PORT } from './mlflow-defaults';
import { allowedHosts, allowedOrigins } from './mlflow-hosts';
import { MlflowServerProps } from './mlflow-server-props';
import { mlflowServerValues, MlflowServerValuesOptions } from './mlflow-server-values';
import { DEMO_NAMES } from './names';
import { needsEgress } from './needs-egress';
import { PostgresRootCertificate } from '../data/postgres-root-certificate';
import { NumberExpression } from '../expr/expression/number-expression';
import { toNode } from '../expr/expression/to-node';
import { Condition, jsonMatches } from '../kit/condition';
import { Database } from '../kit/config/database';
import { sha256 } from '../kit/config/sha256';
import { Exposure } from '../kit/network/exposure';
import { NetworkPolicy } from '../kit/network/network-policy';
import { ServiceMonitor } from '../kit/network/service-monitor';
import { Service } from '../kit/network/service';
import { ServiceOptions } from '../kit/network/service-props';
import { partProps, propsOf } from '../kit/part-props';
import { HorizontalPodAutoscaler } from '../kit/policy/horizontal-pod-autoscaler';
import { PodDisruptionBudget } from '../kit/policy/pod-disruption-budget';
import { componentLabel, nameOfProp, namedText, refuseWhen, releaseChartOf } from '../kit/release-chart-of';
import { CronJob } from '../kit/workload/cron-job';
import { envOf } from '../kit/workload/pod-spec';
import { TestPod } from '../kit/workload/test-pod';
import { Workload } from '../kit/workload/workload';
import { checkStruct } from '../values/declare/check-struct';
import { ItemShape } from '../values/declare/item-shape';
import { enumerate } from '../values/enumerate';

const PORT = 'http';
const NGINX = 'nginx.ingress.kubernetes.io';

/** Where the workers share what they count. */
const METRICS_FOLDER = '/tmp/metrics';

/**
 * The default of Kubernetes. A server-side apply, as that of Helm 4, takes away what it has applied before and nothing else: a default that nobody
 * applied would stay beside `Recreate`, which the API server refuses.
 */
const ROLLING = { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } };

/** Arguments with props of their own, and those that would switch off what they are for. */
const OWN_ARGS = [
  'host', 'port', 'workers', 'static-prefix', 'serve-artifacts', 'no-serve-artifacts', 'artifacts-destination', 'default-artifact-root', 'artifacts-only', 'backend-store-uri', 'allowed-hosts',
  'cors-allowed-origins', 'disable-security-middleware', 'app-name', 'expose-prometheus', 'gunicorn-opts', 'waitress-opts', 'dev',
];

/** Waits until the server answers for the host that clients use: `/health` alone would not show that it does. */
const ASK = `import sys, time, urllib.request
end = time.monotonic() + 180
while True:
    try:
        print(urllib.request.urlopen(sys.argv[1], timeout=10).status)
        break
    except OSError as error:
        print(error, flush=True)
        if getattr(error, "code", 0) == 401:
            # It asks for a login, so it answers.
            break
        if time.monotonic() > end:
            raise
        time.sleep(2)
`;

/**
 * An MLflow tracking server: a Deployment, its Services, an Ingress and a route of the Gateway API; optionally a HorizontalPodAutoscaler, a
 * PodDisruptionBudget and a NetworkPolicy; and a pod for `helm test`.
 *
 * An init container of each pod brings the tables of the database up to date before the server starts, one pod after the other. It does so in
 * both outputs, for pods that a HorizontalPodAutoscaler adds too, and without an order of objects that `kubectl apply` does not have.
 *
 * The URL of the database has no password: the driver reads it from a variable, so that it may have any characters, and that no
 * list of processes shows it.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://mlflow.org/docs/latest/self-hosting/
 */
export class MlflowServer extends Construct {
  /**
   * The documented values, for `values.group('mlflow', …)` or another path, without the image: `values.image('mlflow.image', …)`.
   */
  public static values(options: MlflowServerValuesOptions = {}): ItemShape {
    checkStruct('MlflowServerValuesOptions', options, 'MlflowServer.values()');
    return mlflowServerValues(options);
  }

  /** Service, Ingress and route. */
  public readonly exposure: Exposure;

  /** The database. */
  public readonly database: Database;

  /** The name of the Deployment. */
  public readonly name: string;

  private readonly artifacts: MlflowArtifacts;
  private readonly auth: MlflowAuth;

  constructor(scope: Construct, id: string, props: MlflowServerProps) {
    props = partProps('MlflowServerProps', scope, id, props);
    super(scope, id);
    const { builtIns: { namespace } } = releaseChartOf(this);
    const { autoscaling = { enabled: false }, loadBalancer = {}, workers = 2 } = props;
    const prefix = props.staticPrefix ?? '';
    const component = componentLabel(this, 'mlflow');
    const labels = { 'app': 'mlflow', 'app.kubernetes.io/component': component };
    const { sslMode = 'prefer', sslRootCert, ...connection } = props.database;
    const database = this.database = new Database(this, 'database', { ...connection, labels });
    const artifacts = this.artifacts = new MlflowArtifacts(this, 'artifacts', props.artifacts ?? {}, labels);
    const authority = new PostgresRootCertificate(sslRootCert);
    authority.check(this, { given: props.database.sslMode, value: sslMode }, props);
    this.check(props);

    const common = { ...propsOf('WorkloadProps', props), image: props.image ?? `${MLFLOW_IMAGE.repository}:${MLFLOW_IMAGE.tag}`, security: MLFLOW_SECURITY };
    const urlOf = (name: string) => `postgresql+psycopg2://${database.host}:${database.port}/${name}`;
    const auth = this.auth = new MlflowAuth(this, 'auth', props.auth ?? {}, { urlOf, database: database.databaseName, labels });
    const access = [
      ...database.asEnvVars({ user: 'PGUSER', password: 'PGPASSWORD' }),
      { name: 'PGSSLMODE', value: sslMode },
      ...authority.env,
      { name: 'MLFLOW_BACKEND_STORE_URI', value: urlOf(database.databaseName) },
      ...MLFLOW_ENV,
    ];
    const metrics = Condition.of(props.metrics?.enabled ?? false);
    const path = `${prefix}/health`;
    const probe = (kind: keyof typeof MLFLOW_PROBES) => ({ handler: { httpGet: { path, port: PORT } }, ...MLFLOW_PROBES[kind], ...props.probes?.[kind] });
    const serviceName = props.serviceName ?? this.nameOfService;
    const hasAlias = Condition.of(loadBalancer.enabled ?? false);
    const alias = loadBalancer.name ?? DEMO_NAMES.mlflowAlias;
    const services = { name: serviceName, namespace: `${namespace}`, port: portOf(props.service), alias, aliasPort: portOf(loadBalancer), hasAlias };
    const hosts = namedText(this, 'allowedHosts', 'Hosts that requests to MLflow may be for.', allowedHosts(props, services));
    const origins = namedText(this, 'allowedOrigins', 'Origins of pages that may change something in MLflow.', allowedOrigins(props, services));
    const server = new Workload(this, 'deployment', {
      ...common,
      name: props.name,
      component,
      labels: { app: labels.app },
      replicas: HorizontalPodAutoscaler.replicas(autoscaling, props.replicas ?? 1),
      strategy: this.strategy(props),
      containerName: 'mlflow',
      initContainers: [{
        name: 'migrate',
        command: ['python', '-c', MIGRATE],
        env: envOf({ env: [...access, ...auth.configEnv], environment: props.environment, extraEnv: props.extraEnv }),
        // Those of the values may hold the certificate of the database.
        volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }, ...authority.volumeMounts, ...auth.volumeMounts, ...props.extraVolumeMounts ?? []],
      }],
      command: ['mlflow', 'server'],
      args: [
        '--host=0.0.0.0',
        // A Service called mlflow would otherwise set it, by the variable MLFLOW_PORT.
        `--port=${MLFLOW_PORT}`,
        `--workers=${workers}`,
        ...Condition.of(prefix).items([`--static-prefix=${prefix}`]),
        `--allowed-hosts=${hosts}`,
        `--cors-allowed-origins=${origins}`,
        // Also without proxied artifacts, since experiments keep what they were created with.
        '--serve-artifacts',
        `--artifacts-destination=${artifacts.location}`,
        ...artifacts.proxied.items([], [`--default-artifact-root=${artifacts.location}`]),
        ...metrics.items([`--expose-prometheus=${METRICS_FOLDER}`]),
        ...auth.args,
        ...props.extraArgs ?? [],
      ],
      ports: [{ name: PORT, port: MLFLOW_PORT }],
      env: [
        ...access,
        // The runner of jobs is another dozen of processes, and 1.6 GiB.
        { name: 'MLFLOW_SERVER_ENABLE_JOB_EXECUTION', value: 'false' },
        ...artifacts.env,
        ...auth.configEnv,
        ...auth.env,
        // For commands in the container, such as those of the notes.
        ...auth.adminEnv,
      ],
      checksum: sha256([database.checksum, artifacts.credentials.checksum, ...auth.hashed]),
      resources: props.resources ?? MLFLOW_RESOURCES,
      startupProbe: probe('startup'),
      readinessProbe: probe('readiness'),
      livenessProbe: probe('liveness'),
      lifecycle: ENDS_LATE,
      volumes: [...artifacts.volumes, ...authority.volumes, ...auth.volumes],
      volumeMounts: [...artifacts.volumeMounts, ...authority.volumeMounts, ...auth.volumeMounts],
      writablePaths: ['/tmp'],
    });
    this.name = server.name;

    const { service, ingress, gateway } = props;
    this.exposure = new Exposure(this, 'resource', {
      service,
      ingress,
      // An artifact may take long.
      gateway: { ...gateway, timeouts: { request: '0s', ...gateway?.timeouts } },
      name: serviceName,
      selector: server.selector,
      ports: [{ name: PORT, port: MLFLOW_SERVICE_PORT }],
      path: prefix,
      labels,
      ingressAnnotations: {
        // An artifact is a single request, of any size, which the controller would otherwise write to its disk.
        [`${NGINX}/proxy-body-size`]: '0',
        [`${NGINX}/proxy-request-buffering`]: 'off',
        // The server answers when it has stored the whole artifact.
        [`${NGINX}/proxy-read-timeout`]: '3600',
        [`${NGINX}/proxy-send-timeout`]: '3600',
      },
    });
    const monitored = metrics.scope(this, 'with-metrics');
    if (monitored) {
      const { serviceMonitor } = props.metrics ?? {};
      new ServiceMonitor(monitored, 'servicemonitor', { enabled: serviceMonitor !== undefined, ...serviceMonitor, service: this.exposure.service, endpoint: auth.endpoint });
    }
    const other = hasAlias.scope(this, 'with-load-balancer');
    if (other) {
      const { enabled, name, ...options } = loadBalancer;
      new Service(other, 'loadbalancer', {
        ...options, ports: options.ports ?? [{ name: PORT, port: MLFLOW_SERVICE_PORT }], name: alias, selector: server.selector,
        // A ServiceMonitor selects the other Service by its component.
        labels: { ...labels, 'app.kubernetes.io/component': `${component}-loadbalancer` },
      });
    }
    new HorizontalPodAutoscaler(this, 'autoscaler', { ...autoscaling, targetName: server.name, labels });
    new PodDisruptionBudget(this, 'poddisruptionbudget', { enabled: props.podDisruptionBudget !== undefined, ...props.podDisruptionBudget, selector: server.selector, labels });
    new NetworkPolicy(this, 'networkpolicy', { enabled: props.networkPolicy !== undefined, ...props.networkPolicy, selector: server.selector, ports: [{ port: MLFLOW_PORT }], labels });
    this.collectGarbage(props, common, { access, authority }, server.serviceAccountName);
    new TestPod(this, 'test', {
      ...propsOf('TestPodProps', common),
      labels: { app: labels.app },
      serviceAccountName: server.serviceAccountName,
      containerName: 'ask',
      command: ['python', '-c', ASK],
      args: [`${this.url}/`],
    });
  }

  private collectGarbage({ garbageCollection }: MlflowServerProps, common: any, { access, authority }: { access: any[]; authority: PostgresRootCertificate }, serviceAccountName: string): void {
    const within = Condition.of(garbageCollection === undefined ? false : garbageCollection.enabled ?? true).scope(this, 'with-garbage-collection');
    if (!within || !garbageCollection) {
      return;
    }
    const { artifacts, auth } = this;
    const { enabled, olderThan = '30d', resources, ...schedule } = garbageCollection;
    // What is of the pods in general, and not of the server.
    const { name, replicas, serviceAccount, strategy, revisionHistoryLimit, extraInitContainers, extraContainers, sidecars, topologySpreadConstraints, ...pod } = common;
    new CronJob(within, 'gc', {
      ...pod,
      ...schedule,
      labels: { app: 'mlflow' },
      serviceAccountName,
      resources: resources ?? GARBAGE_COLLECTION_RESOURCES,
      containerName: 'gc',
      command: ['mlflow', 'gc'],
      args: ['--backend-store-uri=$(MLFLOW_BACKEND_STORE_URI)', `--older-than=${olderThan}`],
      // Artifacts of experiments that were made with proxied artifacts, it deletes through the server, and others in the store.
      env: [...access, this.address, ...artifacts.env, ...auth.adminEnv],
      volumes: [...authority.volumes, ...artifacts.keyVolumes],
      volumeMounts: [...authority.volumeMounts, ...artifacts.keyMounts],
      writablePaths: ['/tmp'],
    });
  }

  /** URL for clients in the cluster, for `MLFLOW_TRACKING_URI`: `http://mlflow.namespace:80`, and the prefix. */
  public get url(): string {
    return this.exposure.serviceUrl;
  }

  /** Variables for clients of the release: the address of the server, their login, and without proxied artifacts the access to their store. */
  public get clientEnv(): any[] {
    return [...this.addressEnv, ...this.auth.clientEnv];
  }

  /** Volumes for the same clients. */
  public get clientVolumes(): any[] {
    return this.artifacts.proxied.items([], this.artifacts.keyVolumes);
  }

  /** Volume mounts for the same clients. */
  public get clientVolumeMounts(): any[] {
    return this.artifacts.proxied.items([], this.artifacts.keyMounts);
  }

  /** Adds the commands that create the Secrets to the notes, unless the chart creates them. */
  public addNotes(): void {
    this.database.addNotes();
    this.artifacts.addNotes();
    this.auth.credentials.addNotes();
  }

  private get addressEnv(): any[] {
    return [this.address, ...this.artifacts.proxied.items([], this.artifacts.env)];
  }

  /**
   * Whether clients read and write artifacts without the server.
   *
   * @internal
   */
  public get _isDirect(): Condition {
    return this.artifacts.proxied.not();
  }

  private get address(): any {
    return { name: 'MLFLOW_TRACKING_URI', value: this.url };
  }

  private get nameOfService(): string {
    return releaseChartOf(this).nameWith(componentLabel(this, '').replace(/^-/, '') || 'mlflow');
  }

  /** Two pods cannot have a volume of one node while one replaces the other. */
  private strategy({ strategy = {} }: MlflowServerProps): any {
    const given = Condition.of(strategy);
    return given.choose(strategy, this.artifacts.onOneNode.choose({ type: 'Recreate' }, ROLLING));
  }

  private check(props: MlflowServerProps): void {
    const { replicas = 1, autoscaling, gateway, allowedHosts: hosts = [], extraArgs = [], artifacts = {} } = props;
    const { onOneNode, inPods } = this.artifacts;
    const scales = Condition.of(autoscaling?.enabled ?? autoscaling !== undefined);
    const several = Condition.of(new NumberExpression(toNode(replicas)).isGreaterThan(1));
    const modes = nameOfProp('artifacts.persistence.accessModes', artifacts.persistence?.accessModes);
    const { enabled: persistent } = artifacts.persistence ?? {};
    refuseWhen(this, inPods.and(scales.or(several)),
      `${nameOfProp('artifacts.persistence.enabled', persistent)} is false, so each pod would have other artifacts, and there are several pods: set it to true, or ${nameOfProp('artifacts.store', artifacts.store)} to "s3" or "gcs"`);
    refuseWhen(this, onOneNode.and(scales.not()).and(several),
      `${nameOfProp('replicas', replicas)} is ${replicas}, and pods on several nodes cannot share the volume of the artifacts: set ${modes} to ["ReadWriteMany"], or ${nameOfProp('artifacts.store', artifacts.store)} to "s3" or "gcs"`);
    refuseWhen(this, onOneNode.and(scales),
      `${nameOfProp('autoscaling.enabled', autoscaling?.enabled)} is true, and pods on several nodes cannot share the volume of the artifacts: set ${modes} to ["ReadWriteMany"], or ${nameOfProp('artifacts.store', artifacts.store)} to "s3" or "gcs"`);
    refuseWhen(this, Condition.of(gateway?.enabled ?? gateway?.parentRefs !== undefined).and(Condition.of(gateway?.hostnames ?? []).not()).and(Condition.of(hosts).not()),
      `${nameOfProp('gateway.hostnames', gateway?.hostnames)} is empty, and the server answers only for hosts that it knows: set it, or ${nameOfProp('allowedHosts', props.allowedHosts)}`);
    needsEgress(this, props.networkPolicy, Condition.of(props.database.host ?? ''), 'the database');
    needsEgress(this, props.networkPolicy, this.artifacts.onVolume.not(), 'the store of the artifacts');
    const { enabled: metrics = false, serviceMonitor } = props.metrics ?? {};
    refuseWhen(this, Condition.of(serviceMonitor === undefined ? false : serviceMonitor.enabled ?? true).and(Condition.of(metrics).not()),
      `${nameOfProp('metrics.serviceMonitor.enabled', serviceMonitor?.enabled)} is true, and ${nameOfProp('metrics.enabled', props.metrics?.enabled)} is false, so there are no metrics: set both, or neither`);
    const { enabled: auth = false, clientSecret = '' } = props.auth ?? {};
    refuseWhen(this, Condition.of(serviceMonitor === undefined ? false : serviceMonitor.enabled ?? true).and(Condition.of(auth)).and(Condition.of(clientSecret).not()),
      `${nameOfProp('auth.clientSecret', props.auth?.clientSecret)} is empty, and Prometheus needs a login for the metrics: set the name of a Secret with username and password`);
    refuseWhen(this, jsonMatches(extraArgs, `[\\[,]"(--(${OWN_ARGS.join('|')})["=]|-[hpw])`),
      `${nameOfProp('extraArgs', extraArgs)}: remove ${enumerate(OWN_ARGS.map(argument => `--${argument}`))}, which the chart sets or forbids`);
  }
}

/** The port of the server among those of a Service, which may have others. */
function portOf({ ports }: ServiceOptions = {}): number {
  return ports?.find(({ name }) => name === PORT)?.port ?? MLFLOW_SERVICE_PORT;
}
