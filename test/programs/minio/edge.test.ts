/**
 * Signed URLs: the back end signs for the Service, and a browser opens them at the host of the Ingress or of the route.
 *
 * @programs minio mc nginx
 */
import { curl, install, mc, minioNode, release, status } from './store';
import { IngressNginx } from '../../support/edge/ingress-nginx';
import { nginxFile } from '../../support/edge/nginx-file';
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

/** nginx as the Gateway of the route of the S3 API. */
function gatewayOf(objects: readonly any[]): string {
  const { hostnames, rules: [{ matches: [{ path }], filters = [], backendRefs: [{ name, port }] }] } = objects.find(({ kind, metadata }) => kind === 'HTTPRoute' && metadata.name === 'minio').spec;
  const host = filters.map(({ urlRewrite }: any) => urlRewrite.hostname)[0] ?? '$http_host';
  return nginxFile(`  access_log /dev/stdout;
  server {
    listen 80;
    server_name ${hostnames.join(' ')};
    client_max_body_size 0;
    location ${path.value} {
      proxy_http_version 1.1;
      proxy_set_header Host ${host};
      proxy_pass http://${name}:${port};
    }
  }
`);
}

/** Starts an edge for the Ingresses of a release, or another one. */
async function edge(objects: readonly any[], configuration = new IngressNginx(objects).configuration): Promise<void> {
  const pod = node.startClient({
    image: new Image({ binds: { '/opt/nginx': PinnedProgram.installed('nginx').folder }, files: { '/etc/nginx.conf': configuration } }),
    argv: ['/opt/nginx/usr/sbin/nginx', '-c', '/etc/nginx.conf', '-e', '/dev/stderr'],
    user: 0,
  });
  await node.until(() => pod.ready, 20, 'nginx', [pod]);
  node.host(HOST, pod.ip);
}

/** A URL that the back end makes: signed for the Service, with the host of the Ingress in its place. */
async function signed(command: string, service = 'minio:9000'): Promise<string> {
  const { output } = await mc(node, UPLOADER, `mc --json share ${command}`, { MC_HOST_store: `http://${UPLOADER}@${service}` });
  const [, url] = /"share":\s*"([^"]+)"/.exec(output)!;
  return url.replace(/\\u0026/g, '&').replace(`http://${service}`, `http://${HOST}`);
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

describe('a route', () => {
  async function routed(values: any, service: string): Promise<void> {
    const gateway = { enabled: true, parentRefs: [{ name: 'public' }], hostnames: [HOST], ...values.gateway };
    const objects = release({ ...values, ingress: { enabled: false }, gateway, buckets: [{ name: 'model-zoo', policy: 'none' }] }, 'development');
    await install(node, objects);
    await mc(node, UPLOADER, 'echo hello | mc pipe store/model-zoo/page', { MC_HOST_store: `http://${UPLOADER}@${service}` });
    await edge(objects, gatewayOf(objects));
    expect(await status(node, `http://${HOST}/model-zoo/page`)).toBe('403');
  }

  test('lets in clients that sign for its host, and no URL that is signed for the Service', async () => {
    await routed({}, 'minio:9000');
    expect(await status(node, await signed('download store/model-zoo/page'))).toBe('403');
    expect(await mc(node, UPLOADER, 'mc cat store/model-zoo/page', { MC_HOST_store: `http://${UPLOADER}@${HOST}` })).toEqual({ exitCode: 0, output: 'hello\n' });
  });

  test('that tells the server the name of the Service lets in URLs that are signed for it, when they have no port', async () => {
    await routed({ service: { port: '80' }, gateway: { upstreamVhost: 'minio' } }, 'minio');
    expect((await curl(node, await signed('download store/model-zoo/page', 'minio'))).output).toBe('hello\n');
  });
});
