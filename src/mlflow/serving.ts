import { Construct } from 'constructs';
import { ENDS_LATE, MLFLOW_ENV, MLFLOW_IMAGE } from './mlflow-defaults';
import { needsEgress } from './needs-egress';
import { RedisConnection } from './redis-connection';
import { MODEL_FOLDER, REDIS_PORT, REDISAI_IMAGE, REDISAI_RESOURCES, RELOAD_RESOURCES, SERVING_PORT, SERVING_PREFIX, SERVING_PROBES, SERVING_RESOURCES, SERVING_SERVICE_PORT } from './serving-defaults';
import { ServingProps } from './serving-props';
import { DOWNLOAD, RELOAD, SERVER, SERVER_FILE } from './serving-scripts';
import { SERVING } from './serving-values';
import { ServiceAccount } from '../kit/access/service-account';
import { Condition, textOf } from '../kit/condition';
import { ConfigFiles } from '../kit/config/config-files';
import { sha256 } from '../kit/config/sha256';
import { Exposure } from '../kit/network/exposure';
import { NetworkPolicy } from '../kit/network/network-policy';
import { partProps, propsOf } from '../kit/part-props';
import { HorizontalPodAutoscaler } from '../kit/policy/horizontal-pod-autoscaler';
import { PodDisruptionBudget } from '../kit/policy/pod-disruption-budget';
import { componentLabel, isOneOf, nameOfProp, refuseWhen, releaseChartOf } from '../kit/release-chart-of';
import { CronJob } from '../kit/workload/cron-job';
import { PodSecurity } from '../kit/workload/pod-security';
import { envOf } from '../kit/workload/pod-spec';
import { TestPod } from '../kit/workload/test-pod';
import { Workload } from '../kit/workload/workload';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';

const PORT = 'http';
const CONFIG = { name: 'server', mountPath: '/etc/serving', readOnly: true };
const REDISAI_DATA = { name: 'models-cache', mountPath: '/data' };

/** Aliases that MLflow gives to no version. */
const RESERVED_ALIAS = '^([lL][aA][tT][eE][sS][tT]|[vV][0-9]+)$';

/** The annotation of the pods that a new version of the model changes. */
const VERSION_ANNOTATION = 'model/version';

/** The script asks again itself, or is run again, and says why: by default, the client would try for minutes without a word. */
const FEW_RETRIES = { name: 'MLFLOW_HTTP_REQUEST_MAX_RETRIES', value: '2' };

/** Any answer of the program shows that the Service leads to it: a model may have no example, and a program of users other paths. */
const ASK = `import sys, time, urllib.error, urllib.request
end = time.monotonic() + 180
while True:
    try:
        print(urllib.request.urlopen(sys.argv[1], timeout=60).read().decode())
        break
    except urllib.error.HTTPError as error:
        print(error, flush=True)
        if error.code < 500:
            break
    except OSError as error:
        print(error, flush=True)
    if time.monotonic() > end:
        sys.exit(1)
    time.sleep(2)
`;

/**
 * A server of a registered model of MLflow: a Deployment, its Service, and an Ingress and a route of the Gateway API; optionally a CronJob that
 * replaces the pods for a new version of the model, a HorizontalPodAutoscaler, a PodDisruptionBudget and a NetworkPolicy; and a pod for `helm test`.
 *
 * With the backend `pyfunc`, an init container waits until the alias has a version, and downloads that. So the Deployment can be there before the
 * first model is. The container is the scoring server of MLflow, with the paths `predict`, `docs` and `openapi.json` below `/api/v1/serving`:
 * `POST predict` is `/invocations`, and `GET predict` predicts for the input example that was logged with the model.
 *
 * With the backend `redisai`, the pods have a program of users, which gets the name of the model in `MODEL`, the address of MLflow in
 * `MLFLOW_TRACKING_URI`, and that of RedisAI in `REDIS_HOST` and `REDIS_PORT`: a container beside it, or a server elsewhere. RedisAI is not
 * maintained.
 *
 * A pod keeps the version that it started with. `kubectl rollout restart`, or the CronJob, brings another one, unless a program of users finds
 * the version before in a RedisAI server elsewhere.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://mlflow.org/docs/latest/ml/deployment/
 */
export class Serving extends Construct {
  /**
   * The documented values, for `values.group('serving', …)` or another path, without the images: `values.image('serving.image', …)` and
   * `values.image('serving.modelsCache.image', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return SERVING.adapt(overrides);
  }

  /** Service, Ingress and route. */
  public readonly exposure: Exposure;

  /** The name of the Deployment. */
  public readonly name: string;

  /** The name of the CronJob, if there can be one. */
  public readonly reloadName?: string;

  private readonly redis: RedisConnection;

  constructor(scope: Construct, id: string, props: ServingProps) {
    props = partProps('ServingProps', scope, id, props);
    super(scope, id);
    releaseChartOf(this);
    const { backend = 'pyfunc', model, autoscaling = { enabled: false } } = props;
    const { alias = 'production', stage = '' } = model;
    const pyfunc = Condition.of(textOf(backend).is('pyfunc'));
    const redisai = Condition.of(textOf(backend).is('redisai'));
    this.check(props, { pyfunc, redisai });
    needsEgress(this, props.networkPolicy, redisai.and(Condition.of(props.redis?.host ?? '')), 'Redis');

    const component = componentLabel(this, 'serving');
    const labels = { 'app': 'serving', 'app.kubernetes.io/component': component };
    const redis = this.redis = new RedisConnection(this, 'redis', props.redis ?? {}, labels, redisai);
    const mlflowImage = props.mlflowImage ?? `${MLFLOW_IMAGE.repository}:${MLFLOW_IMAGE.tag}`;
    const common = { ...propsOf('WorkloadProps', props), image: props.image ?? mlflowImage };
    const ofMlflow = { ...common, image: mlflowImage, imagePullPolicy: props.mlflowImagePullPolicy ?? props.imagePullPolicy };
    const served = [{ name: 'MODEL', value: model.name }, { name: 'MODEL_ALIAS', value: alias }, ...Condition.of(stage).items([{ name: 'MODEL_STAGE', value: stage }])];
    const access = [...props.clientEnv, ...MLFLOW_ENV];
    const folder = { name: 'MODEL_FOLDER', value: MODEL_FOLDER };

    const within = pyfunc.scope(this, 'with-pyfunc');
    const server = within && new ConfigFiles(within, 'server', { files: { [SERVER_FILE]: SERVER }, labels });
    const cached = redisai.and(redis.given.not());
    const probe = (kind: keyof typeof SERVING_PROBES) => {
      const { healthPath = '' } = props;
      const asks = pyfunc.or(Condition.of(healthPath));
      return {
        handler: asks.entries({ httpGet: { path: pyfunc.chooseString('/ping', healthPath), port: PORT } }, { tcpSocket: { port: PORT } }),
        ...SERVING_PROBES[kind],
        ...props.probes?.[kind],
      };
    };
    const deployment = new Workload(this, 'deployment', {
      ...common,
      name: props.name,
      component,
      labels: { app: labels.app },
      replicas: HorizontalPodAutoscaler.replicas(autoscaling, props.replicas ?? 1),
      containerName: 'serving-app',
      initContainers: [{
        name: 'download-model',
        when: pyfunc.value,
        command: ['python', '-c', DOWNLOAD],
        env: envOf({ env: [...served, folder, FEW_RETRIES, ...access], environment: props.environment, extraEnv: props.extraEnv }),
      }],
      command: pyfunc.choose(['python', '-m', 'uvicorn'], props.command ?? []),
      args: pyfunc.choose([
        `--app-dir=${CONFIG.mountPath}`,
        '--host=0.0.0.0',
        `--port=${SERVING_PORT}`,
        `--workers=${props.workers ?? 1}`,
        `${SERVER_FILE.replace('.py', '')}:app`,
      ], props.args ?? []),
      ports: [{ name: PORT, port: SERVING_PORT }],
      env: [
        ...served,
        ...pyfunc.items([folder, { name: 'SERVING_PREFIX', value: SERVING_PREFIX }, ...MLFLOW_ENV], [
          ...access,
          ...cached.items([{ name: 'REDIS_HOST', value: '127.0.0.1' }, { name: 'REDIS_PORT', value: `${REDIS_PORT}` }]),
          ...redis.env,
          ...props.programEnv ?? [],
        ]),
      ],
      resources: props.resources ?? SERVING_RESOURCES,
      startupProbe: probe('startup'),
      readinessProbe: probe('readiness'),
      livenessProbe: probe('liveness'),
      lifecycle: pyfunc.choose(ENDS_LATE),
      checksum: sha256([...server ? [pyfunc.chooseString(server.checksum, '')] : [], redis.checksum]),
      volumes: [...server ? pyfunc.items([server.asVolume(CONFIG.name)]) : [], ...cached.items([{ name: REDISAI_DATA.name, emptyDir: {} }]), ...props.clientVolumes ?? []],
      volumeMounts: [...pyfunc.items([CONFIG]), ...props.clientVolumeMounts ?? []],
      writablePaths: ['/tmp', MODEL_FOLDER],
      extraContainers: [...cached.items([this.modelsCache(props)]), ...props.extraContainers ?? []],
    });
    this.name = deployment.name;

    const { service, ingress, gateway } = props;
    this.exposure = new Exposure(this, 'resource', {
      service, ingress, gateway,
      name: props.serviceName,
      selector: deployment.selector,
      ports: [{ name: PORT, port: SERVING_SERVICE_PORT }],
      path: SERVING_PREFIX,
      labels,
    });
    new HorizontalPodAutoscaler(this, 'autoscaler', { ...autoscaling, targetName: deployment.name, labels });
    new PodDisruptionBudget(this, 'poddisruptionbudget', { enabled: props.podDisruptionBudget !== undefined, ...props.podDisruptionBudget, selector: deployment.selector, labels });
    new NetworkPolicy(this, 'networkpolicy', { enabled: props.networkPolicy !== undefined, ...props.networkPolicy, selector: deployment.selector, ports: [{ port: SERVING_PORT }], labels });
    this.reloadName = this.reload(props, { ...ofMlflow, env: envOf({ env: [...served, FEW_RETRIES, ...access], environment: props.environment, extraEnv: props.extraEnv }), labels });
    new TestPod(this, 'test', {
      ...propsOf('TestPodProps', ofMlflow),
      labels: { app: labels.app },
      serviceAccountName: deployment.serviceAccountName,
      containerName: 'ask',
      command: ['python', '-c', ASK],
      args: [this.predictUrl],
    });
  }

  /** URL that predicts, for clients in the cluster: `http://service.namespace:80/api/v1/serving/predict`. */
  public get predictUrl(): string {
    return `${this.exposure.serviceUrl}/predict`;
  }

  /** Adds the command that creates the Secret of Redis to the notes, unless the chart creates it. */
  public addNotes(): void {
    this.redis.addNotes();
  }

  /** RedisAI, with the module that its image brings; it keeps nothing, since the program loads the model again. */
  private modelsCache({ modelsCache = {} }: ServingProps): any {
    return {
      name: REDISAI_DATA.name,
      image: modelsCache.image ?? `${REDISAI_IMAGE.repository}:${REDISAI_IMAGE.tag}`,
      imagePullPolicy: modelsCache.imagePullPolicy ?? 'IfNotPresent',
      securityContext: PodSecurity.securityContext(),
      command: ['redis-server'],
      // Only the pod reaches it.
      args: ['--bind', '127.0.0.1', '--port', `${REDIS_PORT}`, '--dir', REDISAI_DATA.mountPath, '--save', '', '--loadmodule', '/usr/lib/redis/modules/redisai.so'],
      resources: modelsCache.resources ?? REDISAI_RESOURCES,
      volumeMounts: [REDISAI_DATA],
    };
  }

  private reload({ reload, clientVolumes, clientVolumeMounts }: ServingProps, { labels, env, ...common }: any): string | undefined {
    const within = Condition.of(reload?.enabled ?? reload !== undefined).scope(this, 'with-reload');
    if (!within) {
      return undefined;
    }
    const { enabled, ...cronJob } = reload!;
    const part = new Construct(within, 'reload');
    const account = new ServiceAccount(part, 'serviceaccount', {
      labels,
      rules: [{ apiGroups: ['apps'], resources: ['deployments'], resourceNames: [this.name], verbs: ['patch'] }],
    });
    const { imagePullPolicy, imagePullSecrets, podSecurityContext, securityContext, nodeSelector, tolerations, priorityClassName, runtimeClassName, image } = common;
    return new CronJob(part, 'cronjob', {
      image, imagePullPolicy, imagePullSecrets, podSecurityContext, securityContext, nodeSelector, tolerations, priorityClassName, runtimeClassName,
      ...cronJob,
      resources: cronJob.resources ?? RELOAD_RESOURCES,
      component: `${componentLabel(this, 'serving')}-reload`,
      labels: { app: labels.app },
      serviceAccountName: account.name,
      automountServiceAccountToken: true,
      containerName: 'reload',
      command: ['python', '-c', RELOAD],
      env: [...env, { name: 'DEPLOYMENT', value: this.name }, { name: 'ANNOTATION', value: VERSION_ANNOTATION }],
      volumes: clientVolumes,
      volumeMounts: clientVolumeMounts,
      writablePaths: ['/tmp'],
    }).name;
  }

  private check({ backend, model, image, command, args, redis = {} }: ServingProps, { pyfunc, redisai }: { pyfunc: Condition; redisai: Condition }): void {
    const backendName = nameOfProp('backend', backend);
    if (backend !== undefined && !isOneOf(backend, 'pyfunc', 'redisai')) {
      refuseWhen(this, pyfunc.or(redisai).not(), `${backendName}: got "${backend}", expected "pyfunc" or "redisai"`);
    }
    refuseWhen(this, Condition.of(model.alias ?? 'production').or(Condition.of(model.stage ?? '')).not(),
      `${nameOfProp('model.alias', model.alias)} and ${nameOfProp('model.stage', model.stage)} are empty: set the alias of the version`);
    refuseWhen(this, Condition.of(textOf(model.alias ?? 'production').matches(RESERVED_ALIAS)).and(Condition.of(model.stage ?? '').not()),
      `${nameOfProp('model.alias', model.alias)} is "${model.alias ?? ''}", which MLflow has for itself: choose another alias, such as "production"`);
    refuseWhen(this, redisai.and(Condition.of(image ?? '').not()), `${backendName} is "redisai", and image is missing: set the image of the program that serves the model`);
    refuseWhen(this, pyfunc.and(Condition.of(command ?? []).or(Condition.of(args ?? []))),
      `${nameOfProp('command', command)} and ${nameOfProp('args', args)} are for the backend "redisai", and ${backendName} is "pyfunc": remove them`);
    refuseWhen(this, pyfunc.and(Condition.of(redis.host ?? '')),
      `${nameOfProp('redis.host', redis.host)} is "${redis.host ?? ''}", and ${backendName} is "pyfunc", which needs no Redis: leave it empty`);
  }
}
