/**
 * Signed URLs: the back end signs for the Service, and a browser opens them at the host of the Ingress.
 *
 * @programs minio mc nginx
 */
import { curl, install, mc, minioNode, release, status } from './store';
import { IngressNginx } from '../../support/edge/ingress-nginx';
import { PinnedProgram } from '../pinned-program';
import { Image, Node } from '../runner/node';

const HOST = 'storage.appstore.ai';
const UPLOADER = 'aas-minio-uploader:throw-away-uploader';

let node: Node;

beforeEach(async () => {
  const nginx = PinnedProgram.installed('nginx');
  node = await minioNode({ nginx: new Image({ binds: { '/opt/nginx': nginx.folder } }) });
});

afterEach(() => node.stop());

/** Starts an edge for the Ingresses of a release. */
async function edge(objects: readonly any[]): Promise<void> {
  const pod = node.startClient({
    image: new Image({ binds: { '/opt/nginx': PinnedProgram.installed('nginx').folder }, files: { '/etc/nginx.conf': new IngressNginx(objects).configuration } }),
    argv: ['/opt/nginx/usr/sbin/nginx', '-c', '/etc/nginx.conf', '-e', '/dev/stderr'],
    user: 0,
  });
  await node.until(() => pod.ready, 20, 'nginx', [pod]);
  node.host(HOST, pod.ip);
}

/** A URL that the back end makes: signed for the Service, with the host of the Ingress in its place. */
async function signed(command: string): Promise<string> {
  const { output } = await mc(node, UPLOADER, `mc --json share ${command}`);
  const [, url] = /"share":\s*"([^"]+)"/.exec(output)!;
  return url.replace(/\\u0026/g, '&').replace('http://minio:9000', `http://${HOST}`);
}

async function given(values: any): Promise<void> {
  const objects = release(values, 'development');
  await install(node, objects);
  await mc(node, UPLOADER, 'echo hello | mc pipe store/model-zoo/page');
  await edge(objects);
}

test('a signed URL works at the host of the Ingress', async () => {
  await given({ buckets: [{ name: 'model-zoo', policy: 'none' }] });
  expect(await status(node, `http://${HOST}/model-zoo/page`)).toBe('403');
  expect((await curl(node, await signed('download store/model-zoo/page'))).output).toBe('hello\n');
});

test('a bucket that everybody may read is read without a signature, and an upload may be large', async () => {
  await given({});
  expect((await curl(node, `http://${HOST}/model-zoo/page`)).output).toBe('hello\n');
  const upload = await signed('upload store/model-zoo/new');
  const fields = [...upload.matchAll(/-F ([^ ]+=[^ ]*)/g)];
  expect(fields.length).toBeGreaterThan(3);
});

test('without the host of the Service, the signature is one of another host', async () => {
  await given({ ingress: { upstreamVhost: '-' } });
  expect(await status(node, await signed('download store/model-zoo/page'))).toBe('403');
  // Clients that sign for the host of the Ingress are let in then.
  expect(await mc(node, UPLOADER, 'mc cat store/model-zoo/page', { MC_HOST_store: `http://${UPLOADER}@${HOST}` })).toEqual({ exitCode: 0, output: 'hello\n' });
});

test('the documented annotation of development says the same', async () => {
  const documented = release({ ingress: { annotations: { 'nginx.ingress.kubernetes.io/upstream-vhost': 'minio:9000' } } }, 'development');
  const vhost = (objects: readonly any[]) => objects.find(({ kind }) => kind === 'Ingress').metadata.annotations['nginx.ingress.kubernetes.io/upstream-vhost'];
  expect([vhost(documented), vhost(release({}, 'development'))]).toEqual(['minio:9000', 'minio:9000']);
});
