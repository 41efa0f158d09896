import { App } from 'cdk8s';
import { parse } from 'yaml';
import { DocumentedDeployments } from '../../../src';
import { LocalDevelopment } from '../../../src/mlflow';
import { outputFiles } from '../../../src/output/output-file';
import { releaseOf } from '../../../src/plain/release';
import { render, renderNotes } from '../../../src/plain/render';

/** Each constant that the files for one machine share with the charts, with another value. */
jest.mock('../../../src/mlflow/local-ports', () => ({ LOCAL_PORTS: { mlflow: 4600, service: 4601, serving: 4602 } }));
jest.mock('../../../src/mlflow/names', () => {
  const actual = jest.requireActual('../../../src/mlflow/names');
  return { ...actual, DEMO_NAMES: { ...actual.DEMO_NAMES, mlflow: 'tracking', service: 'entry', serving: 'models', postgresClaim: 'runs' }, DEMO_NAMESPACES: { ...actual.DEMO_NAMESPACES, demo: 'ml' }, LOCAL_STORAGE: { ...actual.LOCAL_STORAGE, path: '/srv/volumes' } };
});
jest.mock('../../../src/data/minio-defaults', () => ({ ...jest.requireActual('../../../src/data/minio-defaults'), MINIO_PORTS: { http: 9005, console: 9006 }, MINIO_UID: 1234, MINIO_VERSION: 'RELEASE.2030-01-31T00-00-00Z' }));
jest.mock('../../../src/data/redis-defaults', () => ({ ...jest.requireActual('../../../src/data/redis-defaults'), REDIS_PORTS: { redis: 6380, metrics: 9121, bus: 16380 }, REDIS_VERSION: '7.9.9' }));

describe('a constant that changes, changes everything that depends on it', () => {
  const app = new App();
  const deployments = new DocumentedDeployments();
  const chart = deployments._define(app, 'demo');
  new LocalDevelopment(app, 'local', { chart: chart as any });
  const files = outputFiles(app);
  const skaffold = parse(files.get('local/demo/skaffold.yaml')!);
  const compose = parse(files.get('local/demo/compose.yaml')!);
  const model = chart._model();
  const release = releaseOf(model, 'local');
  const objects: any[] = render(model, release);

  it('ports and names of Services: Skaffold, the notes and the Services', () => {
    const forwards = skaffold.portForward.map(({ resourceName, namespace, port, localPort }: any) => `${namespace}/${resourceName} ${localPort}:${port}`);
    expect(forwards).toEqual(['ml/tracking 4600:80', 'ml/entry 4601:80', 'ml/models 4602:80']);
    const notes = renderNotes(model, release);
    expect([...notes.matchAll(/port-forward --namespace (\S+) service\/(\S+) (\S+)/g)].map(([, namespace, service, ports]) => `${namespace}/${service} ${ports}`).sort()).toEqual([...forwards].sort());
    expect(objects.filter(({ kind }) => kind === 'Service').map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)).toEqual(expect.arrayContaining(['ml/tracking', 'ml/entry', 'ml/models']));
  });

  it('ports, user and image of MinIO: the program, what reaches it, and the command that makes its directory', () => {
    const { minio, bucket } = compose.services;
    expect(minio).toMatchObject({ image: 'quay.io/minio/minio:RELEASE.2030-01-31T00-00-00Z', user: '1234:1234', ports: ['${PODS_ADDRESS:-0.0.0.0}:9000:9005', '127.0.0.1:9006:9006'] });
    expect(minio.command).toEqual(['server', '/data', '--address', ':9005', '--console-address', ':9006']);
    expect(bucket.command[0]).toContain('http://minio:9005 ');
    expect(files.get('local/demo/compose.yaml')).toContain('sudo install -d -o 1234 -g 1234 /var/demo/minio');
  });

  it('port and image of Redis: the program, what reaches it and its health check', () => {
    expect(compose.services.redis).toMatchObject({ image: 'redis:7.9.9', ports: ['${PODS_ADDRESS:-0.0.0.0}:6379:6380'], healthcheck: { test: ['CMD', 'redis-cli', '-e', '-p', '6380', 'ping'] } });
    expect(compose.configs.redis.content).toMatch(/^port 6380$/m);
  });

  it('names and directories of the volumes: the claim, its volume and the pod', () => {
    const rendered = (name: any, environment?: string): any[] => deployments._define(new App(), name, { environment }).toJson();
    const [claim] = rendered('mlflow-volume-claim', 'local');
    const volume = rendered('local-storage', 'local').find(({ metadata }) => metadata.name === 'mlflow-pv');
    expect([claim.metadata.namespace, claim.metadata.name]).toEqual(['ml', 'runs']);
    expect([volume.spec.claimRef.namespace, volume.spec.claimRef.name, volume.spec.local.path]).toEqual(['ml', 'runs', '/srv/volumes/mlflow']);
    expect(rendered('demo-namespaces').map(({ metadata }) => metadata.name)).toEqual(['ml', 'redis']);
  });
});
