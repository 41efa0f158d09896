import { App } from 'cdk8s';
import { DemoChart, DemoService, ElasticApm, ModelTraining } from '../../src/mlflow';
import { release } from '../../src/plain/release';
import { render } from '../../src/plain/render';
import { SmallChart } from '../support/small-chart';

const IMAGE = { repository: 'example/program', tag: '1' };

let model: any;

function objects(values: any, name = 'demo'): any[] {
  model ??= new DemoChart(new App(), 'chart')._model();
  return render(model, release({ name, namespace: 'demo', values: [values] })) as any[];
}

function env({ env: variables }: any): { [name: string]: any } {
  return Object.fromEntries(variables.map(({ name, value, valueFrom }: any) => [name, valueFrom ?? value]));
}

const POD = { KUBERNETES_NODE_NAME: 'spec.nodeName', KUBERNETES_NAMESPACE: 'metadata.namespace', KUBERNETES_POD_NAME: 'metadata.name', KUBERNETES_POD_UID: 'metadata.uid' };

describe('the entry point', () => {
  const container = (service: any = {}, others: any = {}) => objects({ service: { enabled: true, image: IMAGE, ...service }, ...others }).find(o => o.metadata.name === 'service-deployment').spec.template.spec.containers[0];

  it('is off until there is an image', () => {
    expect(objects({}).filter(o => o.metadata.labels.app === 'service')).toEqual([]);
    expect(() => objects({ service: { enabled: true } })).toThrow(
      'service.enabled is true, and service.image.repository is empty: set the image of the program, or set service.enabled to false');
  });

  it('has the documented names whatever the release is called', () => {
    const names = objects({ service: { enabled: true, image: IMAGE } }, 'other').filter(o => o.metadata.labels.app === 'service').map(o => `${o.kind}/${o.metadata.name}`);
    expect(names).toEqual(['Service/demo-service', 'Deployment/service-deployment']);
  });

  it('knows where predictions and lists are', () => {
    expect(env(container())).toMatchObject({ SERVING_URL: 'http://serving.demo:80/api/v1/serving/predict', REDIS_HOST: 'redisai-clusterip.redis.svc', REDIS_PORT: '6379' });
    expect(env(container({ redis: { host: '10.0.1.1', port: 6380, auth: { enabled: true, password: 'secret' } } }))).toMatchObject({
      REDIS_HOST: '10.0.1.1', REDIS_PORT: '6380', REDIS_PASSWORD: { secretKeyRef: { name: 'demo-service-redis', key: 'password' } },
    });
    expect(Object.keys(env(container({ redis: { host: '' } })))).toEqual(['SERVING_URL', 'ELASTIC_APM_ENABLED']);
  });

  it('has a password of Redis for a server only', () => {
    expect(() => container({ redis: { host: '', auth: { enabled: true } } })).toThrow('service.redis.auth.enabled is true, and service.redis.host is empty, so nothing would log in: set both, or neither');
  });

  it('reaches Redis and the APM server by rules of its NetworkPolicy', () => {
    const refused = (what: string) => `service.networkPolicy.enabled is true, and service.networkPolicy.egress is empty, so pods would not reach ${what}: add a rule for it, or {} for everything`;
    const networkPolicy = { enabled: true };
    expect(() => container({ networkPolicy })).toThrow(refused('Redis'));
    expect(() => container({ networkPolicy, redis: { host: '' } }, { apm: { enabled: true, serverUrl: 'http://10.0.1.1:8200' } })).toThrow(refused('the APM server'));
    expect(() => container({ networkPolicy, redis: { host: '' } })).not.toThrow();
  });

  it('is replaced when the password in the values changes', () => {
    const checksum = (password: string) => objects({ service: { enabled: true, image: IMAGE, redis: { auth: { enabled: true, password } } } })
      .find(o => o.metadata.name === 'service-deployment').spec.template.metadata.annotations['checksum/config'];
    expect(checksum('a')).not.toBe(checksum('b'));
  });

  it('listens where its Service and its probes lead', () => {
    const given = { containerPort: 9000, healthPath: '/health' };
    const { ports, livenessProbe } = container(given);
    expect([ports, livenessProbe.httpGet]).toEqual([[{ name: 'http', containerPort: 9000 }], { path: '/health', port: 'http' }]);
    expect(container().livenessProbe.tcpSocket).toEqual({ port: 'http' });
  });

  it('has an image in code too', () => {
    expect(() => new SmallChart(c => void new DemoService(c, 'service', { image: '', servingUrl: '' }))).toThrow('small/service: image is missing: set the image of the program');
  });
});

describe('Elastic APM', () => {
  const variables = (apm: any) => env(objects({ service: { enabled: true, image: IMAGE, redis: { host: '' } }, apm }).find(o => o.metadata.name === 'service-deployment').spec.template.spec.containers[0]);

  it('is switched off, so that agents look for no server', () => {
    expect(variables({})).toEqual({ SERVING_URL: expect.any(String), ELASTIC_APM_ENABLED: 'false' });
  });

  it('gets what agents measure, and of which pod', () => {
    expect(variables({ enabled: true, serverUrl: 'http://10.0.1.1:8200', environment: 'local', serviceVersion: '1.2', usesSecretToken: true, existingSecret: 'apm', secretTokenKey: 'token' })).toEqual({
      SERVING_URL: expect.any(String),
      ELASTIC_APM_ENABLED: 'true',
      ELASTIC_APM_SERVICE_NAME: 'demo-service',
      ELASTIC_APM_SERVER_URL: 'http://10.0.1.1:8200',
      ELASTIC_APM_ENVIRONMENT: 'local',
      ELASTIC_APM_SERVICE_VERSION: '1.2',
      ELASTIC_APM_SECRET_TOKEN: { secretKeyRef: { name: 'apm', key: 'token' } },
      ...Object.fromEntries(Object.entries(POD).map(([name, fieldPath]) => [name, { fieldRef: { apiVersion: 'v1', fieldPath } }])),
    });
  });

  it('needs a server', () => {
    expect(() => objects({ apm: { enabled: true } })).toThrow('apm.serverUrl is empty, and apm.enabled is true: set the URL of the APM server');
  });

  it('needs no Secret in a chart without a token', () => {
    const made = new SmallChart(c => void c.holder({ env: new ElasticApm(c, 'apm', { enabled: true, serverUrl: 'http://apm:8200' }).asEnvVars('a') })).toJson();
    expect(made.map(({ kind }: any) => kind)).toEqual(['Held']);
  });
});

describe('the Job that trains', () => {
  const job = (training: any = {}, others: any = {}) => objects({ training: { enabled: true, image: IMAGE, ...training }, ...others }).find(o => o.kind === 'Job');

  it('is off until there is an image', () => {
    expect(objects({}).filter(o => o.kind === 'Job')).toEqual([]);
    expect(() => objects({ training: { enabled: true } })).toThrow(
      'training.enabled is true, and training.image.repository is empty: set the image of the program that trains the model, or set training.enabled to false');
  });

  it.each(['model-training-job', 'local-model-training-job'])('has a documented name, and a hash of what it runs: %s', jobName => {
    expect(job({ jobName }).metadata.name).toMatch(new RegExp(`^${jobName}-[0-9a-f]{8}$`));
  });

  it.each([[{ run: '2' }], [{ image: { ...IMAGE, tag: '2' } }], [{ env: { ENV: 'full' } }]])('runs again after a change: %j', training => {
    expect(job(training).metadata.name).not.toBe(job().metadata.name);
  });

  it('tests, unless it is told otherwise, and knows MLflow and the model', () => {
    const variables = (training: any) => env(job(training, { serving: { model: { name: 'churn' } } }).spec.template.spec.containers[0]);
    expect(variables({})).toMatchObject({ ENV: 'test', MODEL: 'churn', MLFLOW_TRACKING_URI: 'http://mlflow.demo:80' });
    expect(variables({ env: { ENV: 'full' } })).toMatchObject({ ENV: 'full' });
  });

  it('writes to the store where clients do so', () => {
    const s3 = { mlflow: { artifacts: { store: 's3', proxied: false, s3: { bucket: 'models', existingSecret: 'minio' } } } };
    expect(env(job({}, s3).spec.template.spec.containers[0])).toMatchObject({ AWS_SECRET_ACCESS_KEY: { secretKeyRef: { name: 'minio', key: 'secretAccessKey' } } });
  });

  it('has an image in code too', () => {
    expect(() => new SmallChart(c => void new ModelTraining(c, 'training', { image: '', clientEnv: [] }))).toThrow('image is missing: set the image of the program that trains the model');
  });
});

it('logs in to MLflow where it asks for that', () => {
  const given = { mlflow: { auth: { enabled: true, clientSecret: 'trainer' } }, training: { enabled: true, image: IMAGE } };
  const made = objects(given);
  const { initContainers: [download] } = made.find(o => o.metadata.name === 'serving-deployment').spec.template.spec;
  for (const container of [download, made.find(o => o.kind === 'Job').spec.template.spec.containers[0]]) {
    expect(env(container)).toMatchObject({ MLFLOW_TRACKING_USERNAME: { secretKeyRef: { name: 'trainer', key: 'username' } }, MLFLOW_TRACKING_PASSWORD: { secretKeyRef: { name: 'trainer', key: 'password' } } });
  }
});
