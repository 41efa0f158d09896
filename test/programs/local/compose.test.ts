/**
 * The services of the Compose file for one machine, with their own command lines and health checks. Those of Elastic are in no registry of
 * packages: a stand-in with a part of their API is in their place.
 *
 * @programs minio mc redis
 */
import * as fs from 'fs';
import * as path from 'path';
import { parse } from 'yaml';
import { ComposeFile, interpolated, podsOf } from './compose-pods';
import { minioImages } from '../minio/images';
import { PinnedProgram } from '../pinned-program';
import { redis } from '../redis/redis';
import { Image, Node } from '../runner/node';

const FILE = path.join(__dirname, '../../../charts-out/local/demo/compose.yaml');

const VARIABLES = {
  AWS_ACCESS_KEY_ID: 'demo', AWS_SECRET_ACCESS_KEY: 'secret-of-minio', ELASTIC_APM_SECRET_TOKEN: 'tokenOfApm', REDIS_PASSWORD: 'passwordOfRedis',
  ELASTIC_PASSWORD: 'elastic', KIBANA_PASSWORD: 'passwordOfKibana',
};

/** The /usr of a container here is that of the machine, where nothing can be mounted. */
const text = fs.readFileSync(FILE, 'utf8').replaceAll('/usr/share/', '/srv/');

const compose: ComposeFile = interpolated(parse(text, { schema: 'yaml-1.1' }), VARIABLES);
const pods = podsOf(compose);
let node: Node;

/** What the images of the file stand for. */
function images(): { readonly [repository: string]: Image } {
  const { 'quay.io/minio/minio': minio, ...others } = minioImages();
  const mc = PinnedProgram.installed('mc').folder;
  const elastic = (kind: string) => new Image({ binds: { '/opt/elastic': __dirname }, entrypoint: ['python3', '/opt/elastic/elastic.py', kind], user: '1000:0' });
  return {
    ...others,
    // The official image has the client, for its health.
    'quay.io/minio/minio': minio.with({ binds: { '/opt/mc': mc }, env: { PATH: '/opt/minio:/opt/mc:/usr/bin' }, entrypoint: ['minio'] }),
    'redis': redis(),
    'docker.elastic.co/elasticsearch/elasticsearch': elastic('elasticsearch'),
    'docker.elastic.co/kibana/kibana': elastic('kibana'),
    'docker.elastic.co/apm/apm-server': elastic('apm_server'),
  };
}

/** Starts what has everything that it waits for, until all have started. */
async function up(started: readonly string[] = []): Promise<void> {
  const next = pods.filter(({ name, after }) => !started.includes(name) && after.every(needed => started.includes(needed)));
  for (const { objects } of next) {
    await node.apply(objects);
  }
  await node.ready({ timeout: 90 });
  const names = [...started, ...next.map(({ name }) => name)];
  return names.length === pods.length ? undefined : up(names);
}

const client = (image: string, argv: readonly string[], env: { readonly [name: string]: string } = {}) => node.client({ image, argv, env: { HOME: '/tmp', ...env } });

const mc = (password: string, ...args: string[]) => client('quay.io/minio/mc', ['mc', ...args], { MC_HOST_demo: `http://${VARIABLES.AWS_ACCESS_KEY_ID}:${password}@minio:9000` });

const redisCli = (password: string, ...args: string[]) => client('redis', ['redis-cli', '-e', '-h', 'redis', ...args], { REDISCLI_AUTH: password });

beforeAll(async () => {
  node = await Node.start({ images: images(), backOff: 1 });
  await up();
}, 300_000);

test('all services become healthy, each after those that it depends on', () => {
  expect(node.pods().filter(pod => pod.container(pod.name.replace(/-[a-z0-9]{5}$/, '')).restarts > 0)).toEqual([]);
});

test('the bucket is there for the keys of the pods, and another start leaves it alone', async () => {
  expect(await mc(VARIABLES.AWS_SECRET_ACCESS_KEY, 'ls', 'demo')).toEqual({ exitCode: 0, output: expect.stringContaining('shield-demo-local/') });
  expect(await mc('another', 'ls', 'demo')).toMatchObject({ exitCode: 1 });
  const { objects: [job] } = pods.find(({ name }) => name === 'bucket')!;
  await node.apply([{ ...job, metadata: { name: 'bucket-again' } }]);
  await node.ready({ of: ['bucket-again'], timeout: 60 });
});

test('Redis takes the password of the pods, and no other', async () => {
  expect(await redisCli(VARIABLES.REDIS_PASSWORD, 'ping')).toEqual({ exitCode: 0, output: 'PONG\n' });
  expect(await redisCli('another', 'ping')).toMatchObject({ exitCode: 1, output: expect.stringContaining('WRONGPASS') });
  expect((await redisCli(VARIABLES.REDIS_PASSWORD, 'config', 'get', 'appendonly')).output).toMatch(/appendonly\nyes\n/);
});

test('Kibana and the APM server log in to Elasticsearch, and pods to the APM server', async () => {
  const status = async (...args: string[]) => (await client('docker.elastic.co/kibana/kibana:any', ['curl', '--silent', '--output', '/dev/null', '--write-out', '%{http_code}', ...args])).output;
  expect(await status('--user', `kibana_system:${VARIABLES.KIBANA_PASSWORD}`, 'http://elasticsearch:9200/_security/_authenticate')).toBe('200');
  expect(await status('--user', 'kibana_system:another', 'http://elasticsearch:9200/_security/_authenticate')).toBe('401');
  const send = (token: string) => status('--request', 'POST', '--header', `Authorization: Bearer ${token}`, 'http://apm-server:8200/intake/v2/events');
  expect([await send(VARIABLES.ELASTIC_APM_SECRET_TOKEN), await send('another')]).toEqual(['202', '401']);
});
