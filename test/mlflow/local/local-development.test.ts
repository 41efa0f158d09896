import * as path from 'path';
import { App } from 'cdk8s';
import { parse } from 'yaml';
import { DocumentedDeployments } from '../../../src';
import { DemoChart, LocalDevelopment } from '../../../src/mlflow';
import { outputFiles } from '../../../src/output/output-file';
import { releaseOf } from '../../../src/plain/release';
import { render } from '../../../src/plain/render';
import { writeFiles } from '../../support/scratch';

const HOST = '10.0.1.1';

interface Written {
  readonly skaffold: any;
  readonly compose: any;
  readonly objects: any[];
}

/** The files of the environment `local`: of the documented one, or with other values. */
function written(values?: string): Written {
  const app = new App();
  const chart = values === undefined ? new DocumentedDeployments()._define(app, 'demo') as DemoChart
    : new DemoChart(app, 'demo', { environments: writeFiles({ 'local/demo.yaml': values }), releaseNamespace: 'ml' });
  new LocalDevelopment(app, 'local', { chart });
  const files = outputFiles(app);
  const read = (name: string) => parse(files.get(`local/demo/${name}.yaml`)!);
  const model = chart._model();
  return { skaffold: read('skaffold'), compose: read('compose'), objects: render(model, releaseOf(model, 'local')) };
}

const documented = written();

const containers = (objects: any[]): any[] => objects.flatMap(({ spec }) => spec?.template?.spec.containers ?? []);

/** The variables of all containers: their texts, or the keys of Secrets. */
function variables(objects: any[], name: string): string[] {
  return containers(objects).flatMap(({ env = [] }) => env).filter(variable => variable.name === name)
    .map(({ value, valueFrom }) => value ?? valueFrom.secretKeyRef.key);
}

/** The ports that a service of Compose has on the machine, by its own: `address:port`. */
function published({ compose }: Written, service: string): { [port: string]: string } {
  return Object.fromEntries((compose.services[service]?.ports ?? []).map((port: string) => {
    const [, on, own] = /^(.*):([0-9]+)$/.exec(port)!;
    return [own, on];
  }));
}

/** An environment where all of it is otherwise, and Redis and the APM server without a password. */
const moved = written(`
mlflow:
  service: { port: 8080 }
  artifacts: { store: s3, s3: { endpointUrl: "http://${HOST}:9100", bucket: models, existingSecret: s, accessKeyIdKey: user-name, secretAccessKeyKey: key } }
global: { imageRegistry: registry.example.org }
service: { enabled: true, image: { repository: ml/entry }, redis: { host: ${HOST}, port: 6400 } }
apm: { enabled: true, serverUrl: "http://${HOST}:8300" }
`);

describe('the Compose file of the environment local', () => {
  it('has the documented ports, and binds those that no pod uses to the machine', () => {
    const pods = (port: number) => `\${PODS_ADDRESS:-0.0.0.0}:${port}`;
    expect(Object.fromEntries(Object.keys(documented.compose.services).map(name => [name, published(documented, name)]))).toEqual({
      'minio': { 9000: pods(9000), 9001: '127.0.0.1:9001' },
      'bucket': {},
      'elasticsearch': { 9200: '127.0.0.1:9200' },
      'kibana-user': {},
      'kibana': { 5601: '127.0.0.1:5601' },
      'apm-server': { 8200: pods(8200) },
      'redis': { 6379: pods(6379) },
    });
  });

  it('has what the pods connect to on the machine, at the port that they connect to', () => {
    const addresses = ({ objects }: Written) => ['MLFLOW_S3_ENDPOINT_URL', 'ELASTIC_APM_SERVER_URL', 'REDIS_HOST', 'REDIS_PORT'].map(name => [...new Set(variables(objects, name))]);
    expect(addresses(documented)).toEqual([[`http://${HOST}:9000`], [`http://${HOST}:8200`], [HOST], ['6379']]);
    expect(addresses(moved)).toEqual([[`http://${HOST}:9100`], [`http://${HOST}:8300`], [HOST], ['6400']]);
    expect(published(moved, 'minio')).toMatchObject({ 9000: '${PODS_ADDRESS:-0.0.0.0}:9100' });
    expect(published(moved, 'apm-server')).toEqual({ 8200: '${PODS_ADDRESS:-0.0.0.0}:8300' });
    expect(published(moved, 'redis')).toEqual({ 6379: `${HOST}:6400` });
  });

  it('makes the bucket that the server writes to', () => {
    const bucketOf = ({ compose }: Written) => compose.services.bucket.command[0];
    expect(JSON.stringify(documented.objects)).toContain('s3://shield-demo-local');
    expect(bucketOf(documented)).toMatch(/ demo\/shield-demo-local$/m);
    expect(bucketOf(moved)).toMatch(/ demo\/models$/m);
  });

  it('asks for passwords by the names that they have in the pods, whatever the keys of the Secret are', () => {
    const asked = ({ compose }: Written) => [...new Set([...JSON.stringify(compose).matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name))];
    const inSecret = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'ELASTIC_APM_SECRET_TOKEN', 'REDIS_PASSWORD'].flatMap(name => [...new Set(variables(documented.objects, name))]);
    expect(inSecret).toEqual(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'ELASTIC_APM_SECRET_TOKEN', 'REDIS_PASSWORD']);
    expect(asked(documented).sort()).toEqual([...inSecret, 'ELASTIC_PASSWORD', 'KIBANA_PASSWORD'].sort());
    expect(asked(moved).sort()).toEqual(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'ELASTIC_PASSWORD', 'KIBANA_PASSWORD']);
    for (const { compose } of [documented, moved]) {
      expect(compose.services.minio.environment).toMatchObject({
        MINIO_ROOT_USER: expect.stringMatching(/^\$\{AWS_ACCESS_KEY_ID:\?/), MINIO_ROOT_PASSWORD: expect.stringMatching(/^\$\{AWS_SECRET_ACCESS_KEY:\?/),
      });
    }
    // A key such as this one is no name of a variable: Compose would read a default, which would be the password.
    const hyphenated = written(`service: { enabled: true, image: { repository: entry }, redis: { host: ${HOST}, auth: { enabled: true, existingSecret: redis, passwordKey: redis-password } } }\n`);
    expect(hyphenated.compose.configs.redis.content).toMatch(/^requirepass "\$\{REDIS_PASSWORD:\?/);
  });

  it('gives Redis and the APM server the password that the pods send', () => {
    const configs = ({ compose }: Written) => [compose.configs.redis.content, compose.configs['apm-server'].content];
    expect(configs(documented)).toEqual([expect.stringMatching(/^requirepass "\$\{REDIS_PASSWORD:\?/), expect.stringMatching(/secret_token: "\$\{ELASTIC_APM_SECRET_TOKEN:\?/)]);
    expect(configs(moved)).toEqual([expect.not.stringContaining('requirepass'), expect.not.stringContaining('secret_token')]);
  });

  it('has no service for what is elsewhere', () => {
    const elsewhere = written('{ mlflow: { artifacts: { store: s3, s3: { endpointUrl: "http://minio.example.org:9000", bucket: models } } }, service: { enabled: true, image: { repository: entry } } }\n');
    expect(elsewhere.compose.services).toEqual({});
  });

  it('has one Redis for all containers that agree on it, and is refused for others', () => {
    const both = (port: number) => written(`{ service: { enabled: true, image: { repository: entry }, redis: { host: ${HOST}, port: 6400 } }, serving: { backend: redisai, image: { repository: models }, redis: { host: ${HOST}, port: ${port} } } }\n`);
    expect(published(both(6400), 'redis')).toEqual({ 6379: `${HOST}:6400` });
    expect(() => both(6379)).toThrow(expect.objectContaining({ refusal: 'local-servers-differ', message: expect.stringContaining('(port 6379, password false; port 6400, password false)') }));
  });

  it('has a default for nothing but the address that pods reach', () => {
    const interpolated = [...JSON.stringify(documented.compose).matchAll(/(?<!\$)\$\{([A-Za-z_]+)(:.)/g)].map(([, name, how]) => [name, how]);
    expect(interpolated.length).toBeGreaterThan(4);
    expect(new Set(interpolated.filter(([, how]) => how !== ':?').map(([name]) => name))).toEqual(new Set(['PODS_ADDRESS']));
    expect(Object.values<any>(documented.compose.services).flatMap(({ environment = {} }) => Object.entries<string>(environment)).filter(([name, value]) => /PASSWORD|TOKEN|SECRET|AUTH/.test(name) && !/^\$\{[A-Z_]+:\?/.test(value))).toEqual([]);
  });

  it('pins every image, waits for what services need, and gives them no more rights than that', () => {
    for (const [name, service] of Object.entries<any>(documented.compose.services)) {
      expect([name, service.image]).toEqual([name, expect.stringMatching(/:[-.0-9A-Za-z]*[0-9][-.0-9A-Za-z]*$/)]);
      expect([name, service.cap_drop, service.security_opt]).toEqual([name, ['ALL'], ['no-new-privileges:true']]);
      expect([name, service.restart === 'no' || service.healthcheck !== undefined]).toEqual([name, true]);
      for (const [needed, { condition }] of Object.entries<any>(service.depends_on ?? {})) {
        const once = documented.compose.services[needed].restart === 'no';
        expect([name, needed, condition]).toEqual([name, needed, once ? 'service_completed_successfully' : 'service_healthy']);
      }
    }
  });
});

describe('the configuration of Skaffold of the environment local', () => {
  const { skaffold, objects } = documented;

  it('installs the chart with the values of the environment, from where it is', () => {
    const [{ name, namespace, chartPath, valuesFiles }] = skaffold.deploy.helm.releases;
    expect([name, namespace]).toEqual(['demo', 'demo']);
    const at = (file: string) => path.posix.join('local/demo', file);
    expect([at(chartPath), valuesFiles.map(at)]).toEqual(['helm/demo', ['helm/demo/values.local.yaml']]);
  });

  it('builds the images of the programs, by the names that the pods have, and not that of MLflow', () => {
    const used = new Set(containers(objects).map(({ image }) => image.replace(/:[^/]*$/, '')));
    const artifacts = skaffold.build.artifacts.map(({ image, context, runtimeType }: any) => [image, context, runtimeType]);
    expect(artifacts).toEqual([
      ['localhost:32000/demo-service', '../../../demo/service', 'python'],
    ]);
    expect([...used]).toEqual(expect.arrayContaining([artifacts[0][0], expect.stringContaining('mlflow')]));
    expect(moved.skaffold.build.artifacts.map(({ image }: any) => image)).toEqual(['registry.example.org/ml/entry']);
    expect(containers(moved.objects).map(({ image }) => image)).toContain('registry.example.org/ml/entry:latest');
  });

  it('builds nothing that does not run, nor the image of a Job, which is immutable', () => {
    const off = written(`{ service: { image: { repository: entry } }, training: { enabled: true, image: { repository: trainer } } }\n`);
    expect(containers(off.objects).map(({ image }) => image)).toContain('trainer:latest');
    expect(off.skaffold.build.artifacts).toEqual([]);
  });

  it('pushes images, since the nodes pull from the registry', () => {
    expect(skaffold.build.local).toEqual({ push: true });
  });

  it('forwards ports before there is a model, which the pod of the server waits for', () => {
    expect(skaffold.deploy.statusCheck).toBe(false);
  });

  it('forwards the documented ports to Services that exist, at a port that they have', () => {
    const forwards = skaffold.portForward.map(({ resourceName, localPort }: any) => [resourceName, localPort]);
    expect(forwards).toEqual([['mlflow', 4500], ['demo-service', 4501], ['serving', 4502]]);
    for (const { resourceType, resourceName, namespace, port } of skaffold.portForward) {
      const service = objects.find(({ kind, metadata }) => kind === 'Service' && metadata.name === resourceName);
      expect([resourceType, namespace, service.spec.ports.map((p: any) => p.port)]).toEqual(['service', 'demo', expect.arrayContaining([port])]);
    }
  });

  it('follows a Service that has another port, and another namespace', () => {
    expect(moved.skaffold.portForward.find(({ resourceName }: any) => resourceName === 'mlflow')).toMatchObject({ port: 8080, localPort: 4500, namespace: 'ml' });
  });
});

it('an environment that the chart does not have is refused', () => {
  const app = new App();
  new LocalDevelopment(app, 'local', { chart: new DemoChart(app, 'demo', { environments: writeFiles({ 'one/demo.yaml': '{}\n' }) }) });
  expect(() => outputFiles(app)).toThrow(expect.objectContaining({ refusal: 'environment-unknown', message: 'local: demo has no environment "local": expected one of one' }));
});
