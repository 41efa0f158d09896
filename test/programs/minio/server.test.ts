/**
 * The server of the chart: probes, metrics, the console, TLS, its end and its data.
 *
 * @programs minio mc
 */
import { curl, install, mc, minioNode, NAMESPACE, release, ROOT, status } from './store';
import { Authority, certificate } from '../certificate';
import { Node } from '../runner/node';

const AS_ROOT = `${ROOT.rootUser}:${ROOT.rootPassword}`;
const HEALTHY = /^minio_cluster_health_status\S* 1$/m;
const BUCKETS = [{ name: 'model-zoo', policy: 'download' }];

let node: Node;

beforeEach(async () => {
  node = await minioNode();
});

afterEach(() => node.stop());

test('it is ready within seconds, and the test of Helm passes', async () => {
  await install(node, release(ROOT));
  expect(await status(node, 'http://minio:9000/minio/health/live')).toBe('200');
  expect(await status(node, 'http://minio:9000/minio/health/ready')).toBe('200');
  const results = await node.test(60);
  expect(results).toEqual({ 'minio-test': { exitCode: 0, output: expect.stringContaining('is ready') } });
});

test('it stops within the time that it has, and another one finds the objects', async () => {
  await install(node, release({ ...ROOT, buckets: BUCKETS, persistence: { subPath: 'objects' } }));
  await mc(node, AS_ROOT, 'echo hello | mc pipe store/model-zoo/page');
  expect(await node.pod('minio').delete()).toMatchObject({ killed: false });
  await node.ready({ of: ['minio'] });
  expect(await mc(node, AS_ROOT, 'mc cat store/model-zoo/page')).toEqual({ exitCode: 0, output: 'hello\n' });
});

test('metrics need a token, which the client makes', async () => {
  await install(node, release(ROOT));
  const url = 'http://minio:9000/minio/v2/metrics/cluster';
  expect(await status(node, url)).toBe('403');
  const { output } = await mc(node, AS_ROOT, 'mc admin prometheus generate store');
  const [, token] = /bearer_token: (\S+)/.exec(output)!;
  expect((await curl(node, '--header', `Authorization: Bearer ${token}`, url)).output).toMatch(HEALTHY);
});

test('metrics are public when the values say so', async () => {
  await install(node, release({ ...ROOT, metrics: { serviceMonitor: { public: true } } }));
  expect((await curl(node, 'http://minio:9000/minio/v2/metrics/cluster')).output).toMatch(HEALTHY);
});

test('the console has a Service of its own, and browsers that open the S3 API are sent to its Ingress', async () => {
  await install(node, release({ ...ROOT, consoleIngress: { enabled: true, hosts: ['console.example.org'], tls: [{ secretName: 'console-tls', hosts: ['console.example.org'] }] } }));
  expect((await curl(node, 'http://minio-console:9001/')).output).toContain('<title>MinIO Console</title>');
  const login = ['--header', 'Content-Type: application/json', '--data', JSON.stringify({ accessKey: ROOT.rootUser, secretKey: ROOT.rootPassword }), 'http://minio-console:9001/api/v1/login'];
  expect(await status(node, ...login)).toBe('204');
  const { output } = await curl(node, '--output', '/dev/null', '--write-out', '%{redirect_url}', '--header', 'User-Agent: Mozilla/5.0', 'http://minio:9000/');
  expect(output).toMatch(/^https:\/\/console\.example\.org/);
});

describe('with TLS', () => {
  const tls = { enabled: true, certSecret: 'minio-own-tls', publicCrt: 'tls.crt', privateKey: 'tls.key' };
  const values = { ...ROOT, buckets: BUCKETS, tls };
  const names = ['minio', `minio.${NAMESPACE}`, 'localhost'];

  test('clients and probes connect with the certificate of the Secret, and the Job trusts it', async () => {
    const secret = certificate('minio-own-tls', names);
    const log = await install(node, [...release(values), secret]);
    expect(log).toContain('Bucket created successfully');
    expect(await status(node, '--insecure', 'https://minio:9000/minio/health/live')).toBe('200');
    expect(await status(node, 'http://minio:9000/minio/health/live')).toBe('400');
    expect(await node.test(60)).toMatchObject({ 'minio-test': { exitCode: 0 } });
  });

  test('a certificate of a private authority is trusted when the Secret has that of the authority', async () => {
    const authority = new Authority();
    const trusted = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'authorities' }, stringData: { 'own.crt': authority.certificate } };
    const log = await install(node, [...release({ ...values, trustedCertsSecret: 'authorities' }), certificate('minio-own-tls', names, authority), trusted]);
    expect(log).toContain('Bucket created successfully');
    expect(await node.test(60)).toMatchObject({ 'minio-test': { exitCode: 0 } });
  });

  test('the Job and the test of Helm do not trust a certificate for another name', async () => {
    const objects = release(values);
    const { metadata: { name } } = objects.find(({ kind }) => kind === 'Job');
    await node.apply([...objects, certificate('minio-own-tls', ['elsewhere.example.org'])]);
    await node.ready({ of: ['minio'] });
    await node.until(() => node.pods(name).some(pod => /certificate is (not )?valid for elsewhere/.test(pod.report())), 30, 'the Job to give up', node.pods(name));
    await expect(node.test(15)).rejects.toThrow('certificate is valid for elsewhere.example.org, not minio');
  });
});
