/**
 * Ingresses and routes of the Gateway API, as Traefik reads them from an API server.
 *
 * @programs traefik aim-3.29 aim-3.18 dask
 * @cluster
 */
import * as fs from 'fs';
import * as path from 'path';
import { readBack, track, TRACKED } from './aim-clients';
import { request } from './request';
import { GATEWAY, Traefik } from './traefik';
import { Cluster } from '../../cluster/cluster';
import { certificate } from '../certificate';
import { image, images } from '../images';
import { PinnedProgram } from '../pinned-program';
import { rendered } from '../rendered';
import { Node } from '../runner/node';

/** How long a connection may be idle by default, in seconds. */
const MINUTE = 2;
const MIB = 2 ** 20;

const CLIENT = fs.readFileSync(path.join(__dirname, '../dask/jupyter_client.py'), 'utf8');
const DASHBOARD = fs.readFileSync(path.join(__dirname, 'clients/dashboard.py'), 'utf8');

const WAYS = ['ingress', 'route'] as const;
const host = (name: string, way: string) => `${name}-${way}.example.org`;
const TLS = certificate('tls', ['aim', 'grpc', 'dask'].flatMap(name => WAYS.map(way => host(name, way))));
const CA = Buffer.from(TLS.data['tls.crt'], 'base64').toString();

/** Both ways to a program: an Ingress, and a route that attaches to a listener or to all of them. */
function ways(name: string, sectionName?: string): any {
  return {
    ingress: { enabled: true, className: 'nginx', host: host(name, 'ingress'), tlsSecret: 'tls' },
    gateway: { enabled: true, parentRefs: [{ name: GATEWAY, ...sectionName === undefined ? {} : { sectionName } }], hostnames: [host(name, 'route')] },
  };
}

/** Aim over HTTP and over gRPC. @param tlsSecret of the servers themselves, empty for none */
function aim(tlsSecret: string): any[] {
  const http = { server: { basePath: '/rt', tlsSecret }, ...ways('aim'), ui: { enabled: true, basePath: '/ui', workers: 1, ...ways('aim') } };
  const grpc = { protocol: 'grpc', image: { tag: '3.18.1' }, server: { tlsSecret }, ...ways('grpc', 'https') };
  return [...rendered('aim-server', http).objects, ...rendered('aim-server', grpc, { name: 'aim-grpc' }).objects];
}

const aimClient = (way: string) => ({ server: { host: host('aim', way), basePath: '/rt' }, caSecret: 'tls' });
const grpcClient = (way: string) => ({ protocol: 'grpc', image: { tag: '3.18.1' }, server: { host: host('grpc', way) }, caSecret: 'tls' });

let node: Node;
let cluster: Cluster;
let traefik: Traefik;

beforeAll(async () => {
  node = await Node.start({ images: images('aimstack/aim:3.29.1', 'aimstack/aim:3.18.1', 'my-super-aim-client:latest', 'my-super-aim-client:3.18.1', 'arl_img') });
  cluster = await Cluster.start({ controllers: false });
  traefik = await Traefik.start({ command: PinnedProgram.installed('traefik').command('traefik'), cluster, address: node.address, minute: MINUTE });
  await serve([
    ...aim(''),
    ...rendered('arl-cluster', {
      jupyter: { password: 'open sesame' },
      worker: { replicaCount: 0 },
      notebook: { basePath: '/notebook', persistence: { enabled: true }, ...ways('dask') },
      daskscheduler: { dashboardPrefix: '/dask', ...ways('dask') },
    }).objects,
  ]);
  for (const name of ['aim', 'grpc', 'dask']) {
    WAYS.forEach(way => node.host(host(name, way), node.address));
  }
}, 300_000);

afterAll(async () => {
  traefik?.stop();
  await cluster?.stop();
});

/** Runs releases, and tells Traefik of them. */
async function serve(objects: readonly any[]): Promise<void> {
  const all = [TLS, ...objects];
  await node.apply(all);
  await node.ready({ timeout: 170 });
  await traefik.serve('default', all, (service, port) => node.service(service.metadata.name).endpoints(port));
}

const ask = (url: string) => request(url, node.address, { ca: CA });

/** Runs Python of the image of the chart; what it prints last is JSON. */
async function python(script: string, ...args: string[]): Promise<any> {
  const { exitCode, output } = await node.client({
    image: image('arl_img'), argv: ['python', '-c', script, ...args], env: { HOME: '/tmp', SSL_CERT_FILE: '/tls/tls.crt' },
    volumes: [{ name: 'tls', secret: { secretName: 'tls', items: [{ key: 'tls.crt', path: 'tls.crt' }] } }], volumeMounts: [{ name: 'tls', mountPath: '/tls' }],
  });
  if (exitCode !== 0) {
    throw new Error(`${output}\n${traefik.log.slice(-2000)}`);
  }
  return JSON.parse(output.trim().split('\n').pop()!);
}

describe.each(WAYS)('by %s', way => {
  it('Aim over HTTP: keeps a run with a large image, over a connection that is silent for longer than an edge allows by default', async () => {
    const hash = await track(node, aimClient(way), 2 * MINUTE);
    expect(await readBack(node, hash)).toEqual(TRACKED);
  });

  it('Aim over HTTP: serves the user interface below its base path, and nothing elsewhere', async () => {
    const url = `https://${host('aim', way)}`;
    expect([(await ask(`${url}/ui/api/projects/`)).status, (await ask(`${url}/ui/`)).status, (await ask(`${url}/other`)).status]).toEqual([200, 200, 404]);
  });

  it('Aim over gRPC: keeps a run with a large image, and a pause that is longer than an edge allows by default', async () => {
    const hash = await track(node, grpcClient(way), 2 * MINUTE);
    expect(await readBack(node, hash, 'aim-grpc-aim-server')).toEqual(TRACKED);
  });

  it('notebook: runs code in a kernel that is silent, shows a terminal, and takes an upload of more than 1 MiB', async () => {
    const silent = `import time; time.sleep(${2 * MINUTE}); print("still here")`;
    expect(await python(CLIENT, JSON.stringify({
      url: `https://${host('dask', way)}/notebook`, ca: '/tls/tls.crt', by: 'form', secret: 'open sesame',
      do: [['execute', silent], ['type', 'echo $((6*7))', '42'], ['upload', `large-${way}`, 2 * MIB]],
    }))).toEqual({ status: 200, results: ['still here\n', expect.stringContaining('42'), 201] });
  });

  it('dashboard: is drawn below its prefix', async () => {
    expect(await python(DASHBOARD, `https://${host('dask', way)}/dask/status`)).toEqual({ roots: expect.any(Number), models: expect.arrayContaining(['figure']) });
  });
});

it('by Ingress, clients are redirected to TLS as the annotations say', async () => {
  const { status, headers } = await ask(`http://${host('aim', 'ingress')}/rt/status/`);
  expect([status, headers.location]).toEqual([308, `https://${host('aim', 'ingress')}/rt/status/`]);
});

it('by route, there are the hosts and listeners that it names, and no others', async () => {
  const status = async (name: string) => (await ask(`http://${name}/rt/status/`)).status;
  expect([await status(host('aim', 'route')), await status('other.example.org'), await status(host('grpc', 'route'))]).toEqual([200, 404, 404]);
});

it('Aim keeps runs that come by Ingress and by route to servers with TLS of their own', async () => {
  await serve(aim('tls'));
  for (const way of WAYS) {
    expect([way, await readBack(node, await track(node, aimClient(way), 0))]).toEqual([way, TRACKED]);
    expect([way, await readBack(node, await track(node, grpcClient(way), 0), 'aim-grpc-aim-server')]).toEqual([way, TRACKED]);
    expect([way, (await ask(`https://${host('aim', way)}/ui/api/projects/`)).status]).toEqual([way, 200]);
  }
}, 300_000);
