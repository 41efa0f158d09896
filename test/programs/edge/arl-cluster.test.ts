/** @programs dask nginx */
import * as fs from 'fs';
import * as path from 'path';
import { NGINX_IMAGE } from './nginx';
import { MINUTE, nginxEdge } from './nginx-edge';
import { request } from './request';
import { certificate } from '../certificate';
import { image, images } from '../images';
import { rendered } from '../rendered';
import { Node } from '../runner/node';

const HOST = 'dask.example.org';
const TLS = certificate('tls', [HOST]);
const CA = Buffer.from(TLS.data['tls.crt'], 'base64').toString();
const MIB = 2 ** 20;

const CLIENT = fs.readFileSync(path.join(__dirname, '../dask/jupyter_client.py'), 'utf8');
const DASHBOARD = fs.readFileSync(path.join(__dirname, 'clients/dashboard.py'), 'utf8');

const INGRESS = { enabled: true, className: 'nginx', host: HOST, tlsSecret: 'tls' };

/** Notebook and dashboard of one host, each below a path. */
function values(auth: 'password' | 'token', notebook: object = {}): any {
  return {
    jupyter: { auth, [auth]: 'open sesame' },
    worker: { replicaCount: 0 },
    notebook: { basePath: '/notebook', persistence: { enabled: true }, ingress: { ...INGRESS, ...notebook } },
    daskscheduler: { dashboardPrefix: '/dask', ingress: INGRESS },
  };
}

let node: Node;
let address: string;

async function start(given: any): Promise<void> {
  const { objects } = rendered('arl-cluster', given);
  await node.apply([TLS, ...objects]);
  await node.ready();
  address = await nginxEdge(node, 'edge', objects);
}

/** What jupyter_client.py prints: it is told what to do as a client of the edge. */
async function visit(given: object): Promise<any> {
  const plan = { url: `https://${HOST}/notebook`, ca: '/tls/tls.crt', ...given };
  return python(CLIENT, JSON.stringify(plan));
}

async function python(script: string, ...args: string[]): Promise<any> {
  const { exitCode, output } = await node.client({
    image: image('arl_img'), argv: ['python', '-c', script, ...args], env: { HOME: '/tmp', SSL_CERT_FILE: '/tls/tls.crt' },
    volumes: [{ name: 'tls', secret: { secretName: 'tls', items: [{ key: 'tls.crt', path: 'tls.crt' }] } }], volumeMounts: [{ name: 'tls', mountPath: '/tls' }],
  });
  if (exitCode !== 0) {
    throw new Error(output);
  }
  return JSON.parse(output.trim().split('\n').pop()!);
}

beforeAll(async () => {
  node = await Node.start({ images: images('arl_img', NGINX_IMAGE) });
  await start(values('password'));
});

it('runs code in a kernel that says nothing for longer than an edge allows by default, and shows a terminal, after a login with the password', async () => {
  const silent = `import time; time.sleep(${2 * MINUTE}); print("still here")`;
  expect(await visit({ by: 'form', secret: 'open sesame', do: [['execute', silent], ['type', 'echo $((6*7))', '42']] }))
    .toEqual({ status: 200, results: ['still here\n', expect.stringContaining('42')] });
});

it('takes uploads of more than 1 MiB', async () => {
  expect(await visit({ by: 'form', secret: 'open sesame', do: [['upload', 'large', 2 * MIB]] })).toEqual({ status: 200, results: [201] });
});

it('keeps out who has no password', async () => {
  expect((await visit({ by: 'form', secret: 'wrong' })).status).toBe(403);
  expect((await request(`https://${HOST}/notebook/api/status`, address, { ca: CA })).status).toBe(403);
});

it('redirects to TLS, and to the login below the base path', async () => {
  expect((await request(`http://${HOST}/notebook/lab`, address)).headers.location).toBe(`https://${HOST}/notebook/lab`);
  expect((await request(`https://${HOST}/notebook/lab`, address, { ca: CA })).headers.location).toBe('/notebook/login?next=%2Fnotebook%2Flab');
});

it('serves the dashboard below its prefix, with the WebSocket that its pages are drawn by', async () => {
  const { status, body } = await request(`https://${HOST}/dask/status`, address, { ca: CA });
  expect([status, /src="([^"]*bokeh[^"]*\.js)[^"]*"/.exec(body)![1]]).toEqual([200, expect.stringMatching(/^\/dask\/|^static\//)]);
  expect(await python(DASHBOARD, `https://${HOST}/dask/status`)).toEqual({ roots: expect.any(Number), models: expect.arrayContaining(['figure']) });
});

it('has the limits of the annotations of a user, and lets in by token', async () => {
  const annotations = { 'nginx.ingress.kubernetes.io/proxy-body-size': '1m', 'nginx.ingress.kubernetes.io/proxy-read-timeout': '60' };
  await start(values('token', { annotations }));
  const silent = `import time; time.sleep(${3 * MINUTE})`;
  expect(await visit({ by: 'header', secret: 'open sesame', do: [['execute', '6*7'], ['upload', 'large', MIB]] })).toEqual({ status: 200, results: ['42', 413] });
  await expect(visit({ by: 'link', secret: 'open sesame', do: [['execute', silent]] })).rejects.toThrow('Connection to remote host was lost');
});
