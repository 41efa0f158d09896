/**
 * Ingresses and routes of the AI Appstore, as Traefik reads them from an API server: what they say, from a client to a stand-in for each program, which tells what it was asked.
 *
 * @programs traefik
 * @cluster
 */
import { Answer, request, RequestOptions } from './request';
import { GATEWAY, Traefik } from './traefik';
import { Cluster } from '../../cluster/cluster';
import { certificate } from '../certificate';
import { PinnedProgram } from '../pinned-program';
import { rendered } from '../rendered';
import { Image, Node } from '../runner/node';

/** How long a connection may be idle by default, in seconds. */
const MINUTE = 2;
const MIB = 2 ** 20;

/** Tells what it was asked, after as many seconds as the query says, for which it is silent after its first word. */
const ECHO = `const { createServer } = require('http');
for (const port of [80, 8080, 9000, 9001]) {
  createServer((request, response) => {
    let bytes = 0;
    request.on('data', chunk => { bytes += chunk.length; }).on('end', () => {
      const { url, method, headers: { host } } = request;
      response.write(' ');
      setTimeout(() => response.end(JSON.stringify({ method, url, host, bytes, port })), 1000 * Number(new URL(url, 'http://a').searchParams.get('silent') ?? 0));
    });
  }).on('error', () => {}).listen(port);
}
process.on('SIGTERM', () => process.exit(0));
`;

const IMAGE = new Image({ files: { '/echo.js': ECHO, '/app/dist/index.html': '' }, workdir: '/app' });

const HOSTS = { storage: 'storage.appstore.ai', console: 'console.appstore.ai', api: 'api.appstore.ai', web: 'web.appstore.ai', s3: 's3.appstore.ai', signed: 'signed.appstore.ai', admin: 'admin.appstore.ai' };
const TLS = certificate('tls', Object.values(HOSTS));
const CA = Buffer.from(TLS.data['tls.crt'], 'base64').toString();
const tls = (...hosts: string[]) => [{ secretName: 'tls', hosts }];

/** What ingress-nginx calls its annotations. */
const annotated = (annotations: { readonly [name: string]: string }) => Object.fromEntries(Object.entries(annotations).map(([name, value]) => [`nginx.ingress.kubernetes.io/${name}`, value]));

/** The servers of a chart, without the Jobs and tests beside them. */
const servers = (chart: string, values: any, name = chart): any[] => rendered(chart, values, { environment: 'development', name }).objects.filter(({ kind }) => !['Job', 'CronJob', 'Pod', 'Host'].includes(kind)).map(standIn);

/** A workload with the stand-in as its program. */
function standIn(object: any): any {
  const pod = object.spec?.template?.spec;
  return pod === undefined ? object : {
    ...object,
    spec: { ...object.spec, template: { ...object.spec.template, spec: { ...pod, containers: pod.containers.map(({ args: _, ...container }: any) => ({ ...container, command: ['node', '/echo.js'] })) } } },
  };
}

/** A route that attaches to a listener of the Gateway. */
const route = (hostname: string, sectionName: string) => ({ enabled: true, parentRefs: [{ name: GATEWAY, sectionName }], hostnames: [hostname] });

const RELEASES = [
  ...servers('minio', {
    ingress: { enabled: true, ingressClassName: 'nginx', hosts: [HOSTS.storage], tls: tls(HOSTS.storage) },
    consoleIngress: { enabled: true, ingressClassName: 'nginx', hosts: [HOSTS.console] },
    gateway: route(HOSTS.s3, 'https'),
    consoleGateway: route(HOSTS.admin, 'http'),
  }),
  ...servers('minio', { service: { port: '80' }, gateway: { ...route(HOSTS.signed, 'http'), upstreamVhost: 's3-minio' } }, 's3'),
  ...servers('aas-backend', {
    ingress: { enabled: true, className: 'nginx', hosts: [{ host: HOSTS.api, paths: [{ path: '/' }] }], tls: tls(HOSTS.api) },
  }),
  ...servers('aas-frontend', {
    ingress: {
      enabled: true, className: 'nginx', hosts: [{ host: HOSTS.web, paths: [{ path: '/(.*)' }] }],
      // Traefik compares sizes only where it keeps requests before it forwards them, which is the default of ingress-nginx.
      annotations: annotated({ 'use-regex': 'true', 'rewrite-target': '/pages/$1', 'proxy-body-size': '2m', 'proxy-request-buffering': 'on' }),
    },
  }),
];

let node: Node;
let cluster: Cluster;
let traefik: Traefik;

beforeAll(async () => {
  const references = RELEASES.flatMap(({ spec }) => spec?.template?.spec?.containers ?? []).map(({ image }) => image);
  node = await Node.start({ images: Object.fromEntries(references.map(reference => [reference, IMAGE])) });
  cluster = await Cluster.start({ controllers: false });
  traefik = await Traefik.start({ command: PinnedProgram.installed('traefik').command('traefik'), cluster, address: node.address, minute: MINUTE });
  const all = [TLS, ...RELEASES];
  await node.apply(all);
  await node.ready({ timeout: 100 });
  await traefik.serve('default', all, (service, port) => node.service(service.metadata.name).endpoints(port));
  // It says that it serves an Ingress a moment before it has the certificates.
  const end = Date.now() + 30_000;
  while (Date.now() < end && !await ask(`https://${HOSTS.storage}/`).then(() => true, () => false)) {
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}, 300_000);

afterAll(async () => {
  traefik?.stop();
  await cluster?.stop();
});

const ask = (url: string, options: RequestOptions = {}): Promise<Answer> => request(url, node.address, { ca: CA, ...options });
const told = async (url: string, options?: RequestOptions): Promise<any> => JSON.parse((await ask(url, options)).body);
const upload = (bytes: number): RequestOptions => ({ method: 'PUT', body: Buffer.alloc(bytes) });

describe('the Ingress of MinIO', () => {
  it('asks for the host that URLs are signed for, with TLS', async () => {
    expect(await told(`https://${HOSTS.storage}/model-zoo/page?a=b`)).toMatchObject({ host: 'minio:9000', url: '/model-zoo/page?a=b', port: 9000 });
  });

  it('takes uploads of any size', async () => {
    expect(await told(`https://${HOSTS.storage}/model-zoo/large`, upload(20 * MIB))).toMatchObject({ method: 'PUT', bytes: 20 * MIB });
  });

  it('of the console asks for its own host', async () => {
    expect(await told(`http://${HOSTS.console}/login`)).toMatchObject({ host: HOSTS.console, port: 9001 });
  });
});

describe('the route of MinIO', () => {
  it('leaves the host of the request as it is, with TLS, and takes uploads of any size', async () => {
    expect(await told(`https://${HOSTS.s3}/model-zoo/page?a=b`)).toMatchObject({ host: HOSTS.s3, url: '/model-zoo/page?a=b', port: 9000 });
    expect(await told(`https://${HOSTS.s3}/model-zoo/large`, upload(20 * MIB))).toMatchObject({ method: 'PUT', bytes: 20 * MIB });
  });

  it('waits for an answer for longer than an edge waits by default', async () => {
    expect(await told(`https://${HOSTS.s3}/model-zoo?silent=${2 * MINUTE}`)).toMatchObject({ host: HOSTS.s3 });
  });

  it('asks for the name of the Service when that is what URLs are signed for', async () => {
    expect(await told(`http://${HOSTS.signed}/model-zoo/page`)).toMatchObject({ host: 's3-minio', port: 9000 });
  });

  it('of the console asks for its own host', async () => {
    expect(await told(`http://${HOSTS.admin}/login`)).toMatchObject({ host: HOSTS.admin, port: 9001 });
  });
});

describe('the Ingress of the back end', () => {
  it('takes uploads that are larger than an edge takes by default, with TLS', async () => {
    expect(await told(`https://${HOSTS.api}/models`, upload(20 * MIB))).toMatchObject({ method: 'PUT', bytes: 20 * MIB, host: HOSTS.api });
  });

  it('waits for a stream that is silent for longer than an edge waits by default', async () => {
    expect(await told(`https://${HOSTS.api}/log?silent=${2 * MINUTE}`)).toMatchObject({ url: `/log?silent=${2 * MINUTE}` });
  });
});

describe('the Ingress of the front end', () => {
  it('asks for the path that its rewriting makes', async () => {
    expect(await told(`http://${HOSTS.web}/models/42`)).toMatchObject({ url: '/pages/models/42', host: HOSTS.web });
  });

  it('takes bodies up to the size of its annotation, and no larger ones', async () => {
    expect(await told(`http://${HOSTS.web}/form`, upload(MIB))).toMatchObject({ bytes: MIB });
    expect((await ask(`http://${HOSTS.web}/form`, upload(3 * MIB))).status).toBe(413);
  });
});
