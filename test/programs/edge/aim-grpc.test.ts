/** @programs aim-3.18 nginx */
import { readBack, startTracking, track, TRACKED } from './aim-clients';
import { NGINX_IMAGE } from './nginx';
import { MINUTE, nginxEdge } from './nginx-edge';
import { request } from './request';
import { certificate } from '../certificate';
import { images } from '../images';
import { rendered } from '../rendered';
import { Node } from '../runner/node';

const HOST = 'rt-example.aimstack.io';
const UI_HOST = 'aim-example.aimstack.io';
const TLS = certificate('aim-server-tls', [HOST, UI_HOST, 'aim-server', 'aim-server.default']);
const CA = Buffer.from(TLS.data['tls.crt'], 'base64').toString();

const VALUES = {
  protocol: 'grpc',
  image: { tag: '3.18.1' },
  ui: { enabled: true, readOnly: false, workers: 1, ingress: { enabled: true, host: UI_HOST, tlsSecret: 'aim-server-tls' } },
};
const CLIENT = { protocol: 'grpc', image: { tag: '3.18.1' } };

let node: Node;

beforeAll(async () => {
  node = await Node.start({ images: images('aimstack/aim:3.18.1', 'my-super-aim-client:3.18.1', NGINX_IMAGE) });
  await node.apply([TLS]);
});

it.each([['at the edge', {}], ['at the edge and in the server', { server: { tlsSecret: 'aim-server-tls' } }]])('Aim over gRPC, with TLS %s: keeps a run with an image of more than 1 MiB, and a pause that is longer than an edge allows by default', async (_where, values) => {
  const { objects } = rendered('aim-server', { ...VALUES, ...values });
  await node.apply(objects);
  await node.ready({ of: ['aim-server'] });
  const address = await nginxEdge(node, 'edge', objects);
  expect(await readBack(node, await track(node, CLIENT, 2 * MINUTE))).toEqual(TRACKED);
  expect((await request(`https://${UI_HOST}/api/projects/`, address, { ca: CA })).status).toBe(200);
});

it('Aim over gRPC: an edge with its default limit refuses the image, which is why the chart has none', async () => {
  const { objects } = rendered('aim-server', { ...VALUES, server: { tlsSecret: 'aim-server-tls' }, ingress: { annotations: { 'nginx.ingress.kubernetes.io/proxy-body-size': '1m' } } });
  await nginxEdge(node, 'limited-edge', objects);
  const edge = node.pod('limited-edge');
  const job = await startTracking(node, CLIENT, 0);
  await node.until(() => /client intended to send too large/.test(edge.log()), 60, 'the edge to refuse the image', [edge, ...node.pods(job)]);
});
