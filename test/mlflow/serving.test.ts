import { App } from 'cdk8s';
import { TokenCheck } from '../../src';
import { DemoChart, Serving } from '../../src/mlflow';
import { release } from '../../src/plain/release';
import { render, renderEverything, renderNotes } from '../../src/plain/render';
import { violations, writableRoots } from '../support/restricted';
import { SmallChart } from '../support/small-chart';

const PROGRAM = { backend: 'redisai', image: { repository: 'example/serving', tag: '1' } };

let model: any;

function demo(values: any, name = 'demo') {
  model ??= new DemoChart(new App(), 'chart')._model();
  return [model, release({ name, namespace: 'demo', values: [values] })] as const;
}

function objects(serving: any = {}, others: any = {}): any[] {
  return render(...demo({ serving, ...others })) as any[];
}

function object(kind: string, name: string, serving: any = {}, others: any = {}): any {
  return objects(serving, others).find(o => o.kind === kind && o.metadata.name === name);
}

function pod(serving: any = {}, others: any = {}): any {
  return object('Deployment', 'serving-deployment', serving, others).spec.template.spec;
}

function env({ env: variables }: any): { [name: string]: any } {
  return Object.fromEntries(variables.map(({ name, value, valueFrom }: any) => [name, valueFrom ?? value]));
}

function notes(serving: any = {}, others: any = {}): string {
  return renderNotes(...demo({ serving, ...others }));
}

test('the notes take passwords of servers elsewhere from the reader, and make up none', () => {
  const text = notes({}, { service: { enabled: true, image: { repository: 'ml/entry' }, redis: { host: '10.0.1.1', auth: { enabled: true } } }, apm: { enabled: true, usesSecretToken: true } });
  expect(text).toContain('kubectl create secret generic demo-service-redis --namespace demo \\\n    --from-literal=password="$REDIS_PASSWORD"\n');
  expect(text).toContain('kubectl create secret generic demo-apm --namespace demo \\\n    --from-literal=secretToken="$ELASTIC_APM_SECRET_TOKEN"');
});

describe('the server of MLflow', () => {
  it('has the documented names whatever the release is called, and labels of its name', () => {
    const names = (render(...demo({}, 'other')) as any[]).filter(o => o.metadata.labels.app === 'serving' && ['Deployment', 'Service'].includes(o.kind));
    expect(names.map(o => `${o.kind}/${o.metadata.name}`)).toEqual(['Service/serving', 'Deployment/serving-deployment']);
    expect(object('Service', 'serving').spec).toMatchObject({ type: 'ClusterIP', ports: [{ name: 'http', port: 80, targetPort: 'http' }] });
  });

  it('runs the image of MLflow, or one with the libraries of the model', () => {
    const images = (serving: any) => [...pod(serving).initContainers, ...pod(serving).containers].map(({ image }: any) => image);
    expect(images({})).toEqual(Array(2).fill('ghcr.io/mlflow/mlflow:v3.17.2-full'));
    expect(images({ image: { repository: 'example/torch', tag: '2' } })).toEqual(Array(2).fill('example/torch:2'));
  });

  it('loads the version that an init container downloads, which alone needs MLflow and the store', () => {
    const s3 = { mlflow: { artifacts: { store: 's3', proxied: false, s3: { bucket: 'models', endpointUrl: 'http://10.0.1.1:9000', existingSecret: 'minio' } } } };
    const { initContainers: [download], containers: [server] } = pod({}, s3);
    expect(env(download)).toMatchObject({
      MODEL: 'demo', MODEL_ALIAS: 'production', MODEL_FOLDER: '/model', MLFLOW_TRACKING_URI: 'http://mlflow.demo:80', MLFLOW_S3_ENDPOINT_URL: 'http://10.0.1.1:9000',
      AWS_ACCESS_KEY_ID: { secretKeyRef: { name: 'minio', key: 'accessKeyId' } },
    });
    expect(Object.keys(env(server))).toEqual(['MODEL', 'MODEL_ALIAS', 'MODEL_FOLDER', 'SERVING_PREFIX', 'HOME']);
    expect([download, server].map(({ volumeMounts }) => volumeMounts.find((mount: any) => mount.mountPath === '/model').name)).toEqual(['model', 'model']);
  });

  it('has the key file of Google Cloud Storage where clients write to the bucket directly', () => {
    const gcs = { mlflow: { artifacts: { store: 'gcs', proxied: false, gcs: { bucket: 'models' } } } };
    const { initContainers: [download], volumes } = pod({}, gcs);
    const { GOOGLE_APPLICATION_CREDENTIALS: path } = env(download);
    const { name } = download.volumeMounts.find(({ mountPath }: any) => path.startsWith(`${mountPath}/`));
    expect(volumes.find((volume: any) => volume.name === name).secret).toMatchObject({ secretName: 'demo-storage-cred', items: [{ key: 'project-123.json' }] });
  });

  it('takes a stage instead of the alias, and needs one of the two', () => {
    expect(env(pod({ model: { name: 'churn', stage: 'Production' } }).initContainers[0])).toMatchObject({ MODEL: 'churn', MODEL_STAGE: 'Production' });
    expect(() => objects({ model: { alias: '' } })).toThrow('serving.model.alias and serving.model.stage are empty: set the alias of the version');
  });

  it.each(['latest', 'Latest', 'v1', 'V12'])('refuses the alias %s, which MLflow gives to no version', alias => {
    expect(() => objects({ model: { alias } })).toThrow(`serving.model.alias is "${alias}", which MLflow has for itself: choose another alias, such as "production"`);
    expect(() => objects({ model: { alias, stage: 'Staging' } })).not.toThrow();
    expect(() => new SmallChart(c => void new Serving(c, 'serving', { model: { name: 'm', alias }, clientEnv: [] }))).toThrow('small/serving: model.alias is');
  });

  it.each([['stage', 'Live', 'expected Production, Staging, Archived or None'], ['name', '..', 'expected letters, digits'], ['name', ' ', 'expected letters, digits'], ['alias', 'a/b', 'expected letters, digits']])(
    'refuses a %s that MLflow has not: "%s"', (field, given, message) => {
      expect(() => objects({ model: { [field]: given } })).toThrow(message);
    });

  it('takes names and aliases that only look like those', () => {
    expect(env(pod({ model: { name: '-a b.c', alias: 'v1-candidate' } }).initContainers[0])).toMatchObject({ MODEL: '-a b.c', MODEL_ALIAS: 'v1-candidate' });
  });

  it('is cut off from a store that it reads itself by a NetworkPolicy without rules, which is refused', () => {
    const s3 = { mlflow: { artifacts: { store: 's3', proxied: false, s3: { bucket: 'models' } } } };
    expect(() => objects({ networkPolicy: { enabled: true } }, s3)).toThrow(
      'serving.networkPolicy.enabled is true, and serving.networkPolicy.egress is empty, so pods would not reach the store of the artifacts: add a rule for it, or {} for everything');
    expect(() => objects({ networkPolicy: { enabled: true, egress: [{}] } }, s3)).not.toThrow();
  });

  it('is asked for the model, listens where the Service leads, and is not stopped before the Service knows', () => {
    const { containers: [server] } = pod({ workers: 3 });
    expect(server.args).toEqual(['--app-dir=/etc/serving', '--host=0.0.0.0', '--port=8000', '--workers=3', 'serving:app']);
    expect(server.ports).toEqual([{ name: 'http', containerPort: 8000 }]);
    expect(['startupProbe', 'readinessProbe', 'livenessProbe'].map(probe => server[probe].httpGet)).toEqual(Array(3).fill({ path: '/ping', port: 'http' }));
    expect(server.lifecycle.preStop.exec.command).toEqual(['sleep', '5']);
  });

  it('is replaced when its program changes', () => {
    const { data } = object('ConfigMap', 'demo-serving-server');
    expect(Object.keys(data)).toEqual(['serving.py']);
    expect(object('Deployment', 'serving-deployment').spec.template.metadata.annotations).toEqual({ 'checksum/config': expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('has only the documented paths outside of the cluster', () => {
    const { spec } = object('Ingress', 'demo-serving', { ingress: { enabled: true, host: 'serving.example.org' } });
    expect(spec.rules[0].http.paths.map(({ path }: any) => path)).toEqual(['/api/v1/serving']);
  });

  it.each([[{ command: ['a'] }], [{ args: ['a'] }]])('has a command of its own: %j', given => {
    expect(() => objects(given)).toThrow('serving.command and serving.args are for the backend "redisai", and serving.backend is "pyfunc": remove them');
  });

  it('needs no Redis', () => {
    expect(() => objects({ redis: { host: 'redis' } })).toThrow('serving.redis.host is "redis", and serving.backend is "pyfunc", which needs no Redis: leave it empty');
  });
});

describe('a program with RedisAI', () => {
  it('has the documented containers, of which the second answers only in the pod', () => {
    const { initContainers, containers: [app, cache] } = pod(PROGRAM);
    expect([initContainers, app.name, app.image, app.command, cache.name, cache.image]).toEqual(
      [undefined, 'serving-app', 'example/serving:1', undefined, 'models-cache', 'redislabs/redisai:1.2.7-cpu-bionic']);
    expect(cache.args).toEqual(expect.arrayContaining(['--bind', '127.0.0.1', '--loadmodule', '/usr/lib/redis/modules/redisai.so']));
    expect(env(app)).toMatchObject({ MODEL: 'demo', MLFLOW_TRACKING_URI: 'http://mlflow.demo:80', REDIS_HOST: '127.0.0.1', REDIS_PORT: '6379', ELASTIC_APM_ENABLED: 'false' });
  });

  it('is the same with values as with what stands for them, which have no server of MLflow', () => {
    const checksum = (serving: any) => object('Deployment', 'serving-deployment', serving).spec.template.metadata.annotations['checksum/config'];
    expect(checksum(PROGRAM)).not.toBe(checksum({}));
    expect(() => TokenCheck.run({
      define: app => {
        new SmallChart(c => {
          const backend = c.values.oneOf('backend', { values: ['redisai', 'pyfunc'], description: 'Backend.' });
          new Serving(c, 'serving', { backend: backend.asString(), model: { name: 'm' }, clientEnv: [], image: 'example/serving:1', mlflowImage: 'example/mlflow:1' });
        }, {}, app);
      },
    })).not.toThrow();
  });

  it('may use RedisAI elsewhere', () => {
    const { containers } = pod({ ...PROGRAM, redis: { host: 'redisai-clusterip.redis.svc', auth: { enabled: true, existingSecret: 'redisai' } } });
    expect(containers).toHaveLength(1);
    expect(env(containers[0])).toMatchObject({ REDIS_HOST: 'redisai-clusterip.redis.svc', REDIS_PASSWORD: { secretKeyRef: { name: 'redisai', key: 'password' } } });
  });

  it('reaches what it needs outside of the release by rules of its NetworkPolicy', () => {
    const networkPolicy = { enabled: true };
    const apm = { apm: { enabled: true, serverUrl: 'http://10.0.1.1:8200' } };
    expect(() => objects({ ...PROGRAM, networkPolicy, redis: { host: 'redis' } })).toThrow('so pods would not reach Redis');
    expect(() => objects({ ...PROGRAM, networkPolicy }, apm)).toThrow('so pods would not reach the APM server');
    expect(() => objects({ networkPolicy }, apm)).not.toThrow();
  });

  it('has a password for a server only', () => {
    expect(() => objects({ ...PROGRAM, redis: { auth: { enabled: true, existingSecret: 'redis' } } })).toThrow(
      'serving.redis.auth.enabled is true, and serving.redis.host is empty, so nothing would log in: set both, or neither');
  });

  it('says how it is asked whether it is well', () => {
    expect(pod(PROGRAM).containers[0].readinessProbe).toMatchObject({ tcpSocket: { port: 'http' } });
    expect(pod({ ...PROGRAM, healthPath: '/api/v1/serving/docs' }).containers[0].readinessProbe).toMatchObject({ httpGet: { path: '/api/v1/serving/docs', port: 'http' } });
  });

  it('needs an image', () => {
    expect(() => objects({ backend: 'redisai' })).toThrow(
      'serving.backend is "redisai", and serving.image.repository is empty: set the image of the program that serves the model, or set serving.backend to "pyfunc"');
  });

  it('comes with a warning that nobody maintains RedisAI', () => {
    expect([notes(PROGRAM), notes()].map(text => text.includes('WARNING: RedisAI is not maintained'))).toEqual([true, false]);
    expect([notes({ ...PROGRAM, redis: { host: 'redis.redis' } }), notes(PROGRAM)].map(text => text.includes('RedisAI at redis.redis keeps models over a restart'))).toEqual([true, false]);
  });
});

describe('another version of the model', () => {
  it('comes with a CronJob that may change this Deployment only', () => {
    const on = { reload: { enabled: true } };
    const { jobTemplate } = object('CronJob', 'demo-serving-reload', on).spec;
    const { serviceAccountName, automountServiceAccountToken, containers: [reload] } = jobTemplate.spec.template.spec;
    expect([serviceAccountName, automountServiceAccountToken, reload.image]).toEqual(['demo-serving-reload', true, 'ghcr.io/mlflow/mlflow:v3.17.2-full']);
    expect(env(reload)).toMatchObject({ MODEL: 'demo', MODEL_ALIAS: 'production', DEPLOYMENT: 'serving-deployment', ANNOTATION: 'model/version', MLFLOW_HTTP_REQUEST_MAX_RETRIES: '2' });
    expect(object('Role', 'demo-serving-reload', on).rules).toEqual([{ apiGroups: ['apps'], resources: ['deployments'], resourceNames: ['serving-deployment'], verbs: ['patch'] }]);
    expect(object('RoleBinding', 'demo-serving-reload', on).subjects).toEqual([{ kind: 'ServiceAccount', name: 'demo-serving-reload', namespace: 'demo' }]);
    expect(object('CronJob', 'demo-serving-reload')).toBeUndefined();
  });

  it('is looked for by the image of MLflow, with the pull policy of that image', () => {
    const others = { mlflow: { image: { pullPolicy: 'Never' } } };
    const on = (serving: any) => renderEverything(...demo({ serving: { reload: { enabled: true }, ...serving }, ...others })).flatMap(d => d.objects as any[]);
    const policies = (serving: any) => ['CronJob/demo-serving-reload', 'Pod/demo-serving-test', 'Deployment/serving-deployment'].map(name => {
      const { kind, spec } = on(serving).find(o => `${o.kind}/${o.metadata.name}` === name)!;
      const { containers: [{ imagePullPolicy }] } = kind === 'Pod' ? spec : (spec.jobTemplate?.spec ?? spec).template.spec;
      return imagePullPolicy;
    });
    expect(policies({ image: { repository: 'example/torch', pullPolicy: 'Always' } })).toEqual(['Never', 'Never', 'Always']);
    expect(policies({})).toEqual(['Never', 'Never', 'Never']);
  });

  it('comes with a restart otherwise, as the notes say', () => {
    expect(notes()).toContain('kubectl rollout restart --namespace demo deployment serving-deployment');
  });
});

describe('the notes', () => {
  it('lead from an empty registry to a prediction', () => {
    const text = notes({ model: { name: 'churn' } });
    const steps = ['1. Train a model and register it as churn.', 'set_registered_model_alias("churn", "production", "1")', '3. Restart the server', 'kubectl port-forward --namespace demo service/serving 4502:80', 'curl http://127.0.0.1:4502/api/v1/serving/predict'];
    expect(steps.map(step => text.indexOf(step)).every((at, i, all) => at > (all[i - 1] ?? -1))).toBe(true);
  });

  it('name the Job that trains, the stage, and the load balancer, where there are any', () => {
    const text = notes({ model: { stage: 'Production' }, service: { type: 'LoadBalancer' } }, { training: { enabled: true, image: { repository: 'example/train' } } });
    expect(text).toMatch(/--for=condition=complete --timeout=1h job\/model-training-job-[0-9a-f]{8}/);
    expect(text).toContain('set training.run to another string');
    expect(text).toContain('transition_model_version_stage("demo", "1", "Production")');
    expect(text).toContain("kubectl get service serving --namespace demo -o jsonpath='{.status.loadBalancer.ingress[0]}'");
  });

  it('have no steps where no model is served', () => {
    expect(notes({ enabled: false })).not.toContain('INITIAL SETUP');
  });
});

it('meets the Pod Security Standard restricted with a read-only root file system, in every pod', () => {
  const values: any[] = [{ serving: { reload: { enabled: true } } }, { serving: PROGRAM, service: { enabled: true, image: { repository: 'example/service' } }, training: { enabled: true, image: { repository: 'example/train' } } }];
  const pods = values.flatMap(given => renderEverything(...demo(given)).flatMap(d => d.objects as any[]))
    .filter(o => JSON.stringify(o.metadata.labels ?? {}).match(/serving|service|training/) && ['Deployment', 'Job', 'CronJob', 'Pod'].includes(o.kind));
  expect(pods.map(o => o.kind).sort()).toEqual(['CronJob', 'Deployment', 'Deployment', 'Deployment', 'Job', 'Pod', 'Pod']);
  expect([pods.flatMap(violations), pods.flatMap(writableRoots)]).toEqual([[], []]);
});

it('labels the pods of helm test with the app that they are of', () => {
  const tests = renderEverything(...demo({})).flatMap(d => d.objects as any[]).filter(({ kind }) => kind === 'Pod');
  expect(Object.fromEntries(tests.map(({ metadata: { name, labels } }) => [name, labels.app]))).toEqual({ 'demo-mlflow-test': 'mlflow', 'demo-postgres-test': 'postgres', 'demo-serving-test': 'serving' });
});

it('has a load balancer of the private network by one value', () => {
  expect(object('Service', 'serving', { service: { type: 'LoadBalancer', internalLoadBalancer: 'gke' } }).metadata.annotations).toEqual({ 'networking.gke.io/load-balancer-type': 'Internal' });
});

it('leaves the number of pods to a HorizontalPodAutoscaler', () => {
  const on = { autoscaling: { enabled: true }, podDisruptionBudget: { enabled: true }, networkPolicy: { enabled: true } };
  expect(object('Deployment', 'serving-deployment', on).spec.replicas).toBeUndefined();
  expect(objects(on).find(o => o.kind === 'HorizontalPodAutoscaler')!.spec.scaleTargetRef.name).toBe('serving-deployment');
  expect(objects(on).find(o => o.kind === 'NetworkPolicy' && o.metadata.labels.app === 'serving')!.spec.ingress[0].ports).toEqual([{ port: 8000, protocol: 'TCP' }]);
});
