import * as fs from 'fs';
import * as path from 'path';
import { App } from 'cdk8s';
import { DocumentedDeployments } from '../../src';
import { release, releaseOf } from '../../src/plain/release';
import { render } from '../../src/plain/render';
import { readYaml } from '../../src/values/read/read-yaml';

const model = new DocumentedDeployments()._define(new App(), 'demo')._model();
const FILE = path.join(__dirname, 'documented-demo-values.yaml');
const given = readYaml(fs.readFileSync(FILE, 'utf8'), FILE);

/** Each with what the documentation says of it: the two values files that it names, and one of a team. */
const RELEASES: { readonly [name: string]: any[] } = {
  local: render(model, { ...releaseOf(model, 'local'), name: 'demo', namespace: 'demo' }) as any[],
  prod: render(model, { ...releaseOf(model, 'prod'), name: 'demo', namespace: 'demo' }) as any[],
  'of a team': render(model, release({ name: 'demo', namespace: 'demo', values: [given] })) as any[],
};

const of = (name: string, kind: string, object: string) => RELEASES[name].find(o => o.kind === kind && o.metadata.name === object);
const podOf = (name: string, deployment: string) => of(name, 'Deployment', deployment).spec.template.spec;
const variables = (pod: any): { [name: string]: any } => Object.fromEntries(pod.containers[0].env.map((v: any) => [v.name, v.valueFrom?.secretKeyRef?.name ?? v.value]));

describe.each(Object.keys(RELEASES))('the release %s', name => {
  it('has the documented workloads and Services', () => {
    const names = RELEASES[name].map(o => `${o.kind}/${o.metadata.name}`);
    expect(names).toEqual(expect.arrayContaining(['Deployment/mlflow-deployment', 'Deployment/serving-deployment', 'Deployment/service-deployment', 'Service/mlflow', 'Service/serving', 'Service/demo-service']));
  });

  it('is reached at port 80 of each', () => {
    expect(['mlflow', 'serving', 'demo-service'].map(service => of(name, 'Service', service).spec.ports[0].port)).toEqual([80, 80, 80]);
  });

  it('has the database on the claim that is made once, which it leaves alone', () => {
    const volumes = RELEASES[name].find(o => o.kind === 'StatefulSet').spec.template.spec.volumes;
    expect(volumes).toContainEqual(expect.objectContaining({ persistentVolumeClaim: { claimName: 'mlflow-postgres-claim' } }));
    expect(RELEASES[name].filter(o => o.kind === 'PersistentVolumeClaim')).toEqual([]);
  });

  it('serves artifacts, with --serve-artifacts', () => {
    expect(podOf(name, 'mlflow-deployment').containers[0].args).toContain('--serve-artifacts');
  });
});

test('one machine has artifacts in the bucket shield-demo-local of MinIO, at the address of the host', () => {
  const pod = podOf('local', 'mlflow-deployment');
  expect(pod.containers[0].args).toContain('--artifacts-destination=s3://shield-demo-local');
  expect(variables(pod)).toMatchObject({ MLFLOW_S3_ENDPOINT_URL: 'http://10.0.1.1:9000', AWS_ACCESS_KEY_ID: 'demo-local-cred', AWS_SECRET_ACCESS_KEY: 'demo-local-cred' });
});

test.each(['prod', 'of a team'])('%s has artifacts in the bucket demo, with the key project-123.json of demo-storage-cred', name => {
  const pod = podOf(name, 'mlflow-deployment');
  expect(pod.containers[0].args).toContain('--artifacts-destination=gs://demo');
  expect(variables(pod).GOOGLE_APPLICATION_CREDENTIALS).toMatch(/\/project-123\.json$/);
  expect(pod.volumes).toContainEqual(expect.objectContaining({ secret: { secretName: 'demo-storage-cred', items: [{ key: 'project-123.json', path: 'project-123.json' }] } }));
});

test.each(['prod', 'of a team'])('%s has MLflow and the model behind load balancers of the private network', name => {
  for (const service of ['mlflow-loadbalancer-internal', 'serving']) {
    expect(of(name, 'Service', service)).toMatchObject({ spec: { type: 'LoadBalancer' }, metadata: { annotations: { 'networking.gke.io/load-balancer-type': 'Internal' } } });
  }
});

test('a team trains once, with ENV=test, pulls with its login, and has two servers that its people reach', () => {
  const job = RELEASES['of a team'].find(o => o.kind === 'Job');
  expect(job.metadata.name).toMatch(/^model-training-job-[0-9a-f]{8}$/);
  expect(variables(job.spec.template.spec).ENV).toBe('test');
  const pod = podOf('of a team', 'mlflow-deployment');
  expect(pod.imagePullSecrets).toEqual([{ name: 'hub-credentials' }]);
  expect(of('of a team', 'Deployment', 'mlflow-deployment').spec).toMatchObject({ replicas: 2 });
  expect(pod.containers[0].args).toContainEqual(expect.stringMatching(/^--cors-allowed-origins=.*,https:\/\/mlflow\.example\.com$/));
});
