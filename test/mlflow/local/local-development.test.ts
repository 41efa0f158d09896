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

/** An environment whose object store, bucket and Service are others. */
const moved = written(`mlflow: { service: { port: 8080 }, artifacts: { store: s3, s3: { endpointUrl: "http://${HOST}:9100", bucket: models, existingSecret: s, accessKeyIdKey: USER, secretAccessKeyKey: KEY } } }\n`);

describe('the Compose file of the environment local', () => {
  it('has the documented ports', () => {
    expect(published(documented, 'minio')).toEqual({ 9000: '${PODS_ADDRESS:-0.0.0.0}:9000', 9001: '127.0.0.1:9001' });
  });

  it('has what the pods connect to on the machine, at the port that they connect to', () => {
    expect(new Set(variables(documented.objects, 'MLFLOW_S3_ENDPOINT_URL'))).toEqual(new Set([`http://${HOST}:9000`]));
    expect(variables(moved.objects, 'MLFLOW_S3_ENDPOINT_URL')).toContain(`http://${HOST}:9100`);
    expect(published(moved, 'minio')).toMatchObject({ 9000: '${PODS_ADDRESS:-0.0.0.0}:9100' });
  });

  it('makes the bucket that the server writes to', () => {
    const bucketOf = ({ compose }: Written) => compose.services.bucket.command[0];
    expect(JSON.stringify(documented.objects)).toContain('s3://shield-demo-local');
    expect(bucketOf(documented)).toMatch(/ demo\/shield-demo-local$/m);
    expect(bucketOf(moved)).toMatch(/ demo\/models$/m);
  });

  it('asks for passwords by the names that they have in the Secret of the pods', () => {
    const [key] = variables(documented.objects, 'AWS_SECRET_ACCESS_KEY');
    expect(key).toBe('AWS_SECRET_ACCESS_KEY');
    expect(documented.compose.services.minio.environment.MINIO_ROOT_PASSWORD).toBe(`\${${key}:?set it, such as in a file for --env-file}`);
    expect(moved.compose.services.minio.environment).toMatchObject({
      MINIO_ROOT_USER: expect.stringMatching(/^\$\{USER:\?/), MINIO_ROOT_PASSWORD: expect.stringMatching(/^\$\{KEY:\?/),
    });
  });

  it('has no service for what is elsewhere', () => {
    const elsewhere = written('mlflow: { artifacts: { store: s3, s3: { endpointUrl: "http://minio.example.org:9000", bucket: models } } }\n');
    expect(Object.keys(elsewhere.compose.services)).not.toContain('minio');
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
    const used = containers(objects).map(({ image }) => image.replace(/:[^/]*$/, ''));
    const built = skaffold.build.artifacts.map(({ image }: any) => image);
    expect(built.filter((image: string) => !used.includes(image))).toEqual([]);
    expect(built.filter((image: string) => image.includes('mlflow/mlflow'))).toEqual([]);
    expect(skaffold.build.artifacts.map(({ runtimeType }: any) => runtimeType)).toEqual(built.map(() => 'python'));
  });

  it('pushes images, since the nodes pull from the registry', () => {
    expect(skaffold.build.local).toEqual({ push: true });
  });

  it('forwards the documented ports to Services that exist, at a port that they have', () => {
    const forwards = skaffold.portForward.map(({ resourceName, localPort }: any) => [resourceName, localPort]);
    expect(forwards).toEqual(expect.arrayContaining([['mlflow', 4500]]));
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
  expect(() => outputFiles(app)).toThrow(expect.objectContaining({ refusal: 'environment-unknown', message: 'local: demo has no environment "local", expected one of one' }));
});
