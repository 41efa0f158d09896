/** @programs aim-3.29 nginx */
import { readBack, track, TRACKED } from './aim-clients';
import { NGINX_IMAGE } from './nginx';
import { MINUTE, nginxEdge } from './nginx-edge';
import { request } from './request';
import { certificate } from '../certificate';
import { images } from '../images';
import { rendered } from '../rendered';
import { Node } from '../runner/node';

const HOST = 'rt-example.aimstack.io';
const TLS = certificate('aim-server-tls', [HOST, 'aim-server', 'aim-server.default']);
const CA = Buffer.from(TLS.data['tls.crt'], 'base64').toString();
const MIB = 2 ** 20;

/** Server and user interface of one host, each below a path. */
const VALUES = { server: { basePath: '/rt' }, ui: { enabled: true, basePath: '/ui', ingress: { enabled: true, host: HOST, tlsSecret: 'aim-server-tls' } } };
const CLIENT = { server: { basePath: '/rt' } };

let node: Node;

beforeAll(async () => {
  node = await Node.start({ images: images('aimstack/aim:3.29.1', 'my-super-aim-client:latest', NGINX_IMAGE) });
  await node.apply([TLS]);
});

describe('Aim over HTTP, with TLS at the edge', () => {
  let address: string;

  beforeAll(async () => {
    const { objects } = rendered('aim-server', VALUES);
    await node.apply(objects);
    await node.ready();
    address = await nginxEdge(node, 'edge', objects);
  });

  it('keeps a run that the values of aim-client log, with an image of more than 1 MiB, over a connection that is idle for longer than an edge allows by default', async () => {
    expect(await readBack(node, await track(node, CLIENT, 2 * MINUTE))).toEqual(TRACKED);
  });

  it('redirects clients to TLS', async () => {
    const { status, headers } = await request(`http://${HOST}/rt/status/`, address);
    expect([status, headers.location]).toEqual([308, `https://${HOST}/rt/status/`]);
  });

  it('serves the user interface below its base path', async () => {
    const ask = (path: string) => request(`https://${HOST}${path}`, address, { ca: CA });
    const page = await ask('/ui/');
    const script = await ask(/src="(\/[^"]*\.js[^"]*)"/.exec(page.body)![1]);
    const project = await ask('/ui/api/projects/');
    expect([page.status, script.status, script.headers['content-type'], project.status]).toEqual([200, 200, expect.stringContaining('javascript'), 200]);
    expect(JSON.parse(project.body)).toHaveProperty('path');
    expect((await ask('/other')).status).toBe(404);
  });

  it('lets bodies of any size pass to the user interface', async () => {
    const { status } = await request(`https://${HOST}/ui/api/runs/search/run/`, address, { ca: CA, method: 'POST', body: Buffer.alloc(3 * MIB, ' ') });
    expect(status).not.toBe(413);
  });
});

it('Aim over HTTP, without TLS: annotations of the user take the place of those of the chart', async () => {
  const { objects } = rendered('aim-server', {
    ...VALUES,
    ingress: { tlsSecret: '' },
    ui: { ...VALUES.ui, ingress: { enabled: true, host: HOST, annotations: { 'nginx.ingress.kubernetes.io/proxy-body-size': '1m' } } },
  });
  const address = await nginxEdge(node, 'plain-edge', objects);
  expect(await readBack(node, await track(node, { server: { basePath: '/rt', port: 80 }, caSecret: '' }, 0))).toEqual(TRACKED);
  const post = async (size: number) => (await request(`http://${HOST}/ui/api/runs/search/run/`, address, { method: 'POST', body: Buffer.alloc(size, ' ') })).status;
  expect([await post(MIB) === 413, await post(MIB + 1) === 413]).toEqual([false, true]);
});

it('Aim over HTTP, with TLS at the edge and in the server', async () => {
  const { objects } = rendered('aim-server', { ...VALUES, server: { ...VALUES.server, tlsSecret: 'aim-server-tls' } });
  await node.apply(objects);
  await node.ready();
  const address = await nginxEdge(node, 'edge', objects);
  expect(await readBack(node, await track(node, CLIENT, 2 * MINUTE))).toEqual(TRACKED);
  expect((await request(`https://${HOST}/ui/api/projects/`, address, { ca: CA })).status).toBe(200);
});
