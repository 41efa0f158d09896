/**
 * Emissary, as the chart `emissary-ingress` runs it: the program that watches the API server, and the one that makes the configuration of Envoy
 * from what it sees. Envoy itself is in no registry of packages: what stands for it only says that it is ready.
 *
 * @programs emissary-gateway emissary-diagd
 * @sources emissary-gateway github.com/emissary-ingress/emissary/v3
 * @cluster
 */
import * as fs from 'fs';
import * as path from 'path';
import { Cluster, sure } from '../../cluster/cluster';
import { HELMS } from '../../support/binaries';
import { scratch } from '../../support/scratch';
import { Kubelet } from '../kubelet/kubelet';
import { PinnedProgram } from '../pinned-program';
import { chartFolder, rendered } from '../rendered';
import { Image } from '../runner/node';

const GATEWAY = 'emissary-ingress';
const NAMESPACE = 'emissary';
const BIN = '/opt/ambassador/bin';
const SOURCES = '/buildroot/ambassador/python';
/** What `setup.py install` of the Dockerfile leaves, by which the program finds itself. */
const DISTRIBUTION = '/opt/ambassador/python';

/** Answers that it is ready as Envoy does with the configuration of Emissary, and accepts any configuration. */
const ENVOY = `#!/usr/bin/python3
import http.server, sys
if "validate" in sys.argv:
    sys.exit(0)
class Ready(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
    def log_message(self, *args):
        pass
http.server.ThreadingHTTPServer(("127.0.0.1", 8006), Ready).serve_forever()
`;

let cluster: Cluster;
let kubelet: Kubelet;

/** As the Dockerfile of Emissary 3.9.1 has it. */
function emissary(): Image {
  const [go, python] = ['emissary-gateway', 'emissary-diagd'].map(name => PinnedProgram.installed(name));
  const bin = scratch();
  const program = (name: string, text: string): void => fs.writeFileSync(path.join(bin, name), text, { mode: 0o755 });
  program('envoy', ENVOY);
  program('diagd', `#!${python.command('python')}\nfrom ambassador_diag.diagd import main\nmain()\n`);
  for (const name of ['busyambassador', 'kubestatus']) {
    fs.symlinkSync(go.command('busyambassador'), path.join(bin, name));
  }
  const distribution = scratch();
  const metadata = path.join(distribution, 'ambassador-3.9.1.dist-info');
  fs.mkdirSync(metadata);
  fs.writeFileSync(path.join(metadata, 'METADATA'), 'Metadata-Version: 2.1\nName: ambassador\nVersion: 3.9.1\n');
  return new Image({
    entrypoint: ['busyambassador', 'entrypoint'],
    workdir: '/ambassador',
    users: { ambassador: { uid: 8888, gid: 0, home: '/home/ambassador' } },
    folders: { '/ambassador': { gid: 0, mode: 0o775 }, '/ambassador/sidecars': { gid: 0, mode: 0o775 } },
    binds: { ...Object.fromEntries([...go.folders, ...python.folders].map(folder => [folder, folder])), [BIN]: bin, [DISTRIBUTION]: distribution, [SOURCES]: path.join(go.sources('github.com/emissary-ingress/emissary/v3'), 'python') },
    env: { HOME: '/tmp/ambassador', PYTHONPATH: `${SOURCES}:${DISTRIBUTION}`, PYTHONDONTWRITEBYTECODE: '1', PATH: [BIN, '/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'].join(':') },
  });
}

beforeAll(async () => {
  cluster = await Cluster.start();
  sure(await cluster.kubectl(['delete', 'crd', 'hosts.getambassador.io']), 'kubectl delete');
  // All is written in the version that is read, so that nothing is converted.
  const definitions = rendered('emissary-crds').objects.filter(({ kind }) => kind === 'CustomResourceDefinition');
  await cluster.apply(
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } },
    ...definitions.map(definition => ({ ...definition, spec: { ...definition.spec, conversion: { strategy: 'None' } } })),
  );
  sure(await cluster.kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s']), 'kubectl wait');
  await cluster.apply(
    // As the back end of the AI Appstore has them.
    ...rendered('aas-backend', {}, { namespace: 'default' }).objects.filter(({ kind }) => kind === 'Host'),
    { apiVersion: 'getambassador.io/v3alpha1', kind: 'Mapping', metadata: { name: 'iris', namespace: 'default' }, spec: { hostname: '*', prefix: '/iris/', service: 'iris:8080' } },
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'iris', namespace: 'default' }, spec: { selector: { app: 'iris' }, ports: [{ port: 8080 }] } },
  );
  kubelet = await Kubelet.start({ cluster, namespace: NAMESPACE, images: { 'docker.io/emissaryingress/emissary': emissary() } });
  await helm('install');
}, 400_000);

afterAll(async () => {
  await kubelet?.stop();
  await cluster?.stop();
});

async function helm(command: 'install' | 'upgrade', ...args: string[]): Promise<void> {
  const chart = chartFolder('emissary-ingress');
  sure(await cluster.helm(HELMS[0], [command, GATEWAY, chart, '--namespace', NAMESPACE, '--set', 'replicaCount=1', ...args]), `helm ${command}`);
  await kubelet.rollout(GATEWAY, 150);
}

/** Where each path leads, by the port of the Listener, in the configuration that the program made for Envoy. */
async function served(): Promise<{ [port: number]: { [path: string]: string } }> {
  // After an upgrade, one that ends may still be there.
  const pod = kubelet.pods(GATEWAY).at(-1)!;
  const { stdout } = await pod.exec(GATEWAY, ['cat', '/ambassador/envoy/envoy.json']);
  const { listeners } = JSON.parse(stdout).static_resources;
  // Beside those of the chart there is one by which the program asks Envoy whether it is ready.
  return Object.fromEntries(listeners.filter(({ address }: any) => address.socket_address.address !== '127.0.0.1').map(({ address, filter_chains }: any) => {
    const hosts = filter_chains.flatMap(({ filters }: any) => filters.flatMap(({ typed_config }: any) => typed_config.route_config?.virtual_hosts ?? []));
    return [address.socket_address.port_value, Object.fromEntries(hosts.flatMap(({ routes }: any) => routes.map(({ match, route }: any) => [match.prefix, `${route.cluster} ${route.prefix_rewrite}`])))];
  }));
}

/** Its own checks, which it serves too. */
const CHECKS = Object.fromEntries(['ready', 'alive'].map(what => [`/ambassador/v0/check_${what}`, `cluster_127_0_0_1_8877_emissary /ambassador/v0/check_${what}`]));

it('becomes ready with the probes, the user, the rights and the volumes of the chart, and writes nowhere else', () => {
  expect(kubelet.pods(GATEWAY)).toHaveLength(1);
  expect(kubelet.log(GATEWAY)).not.toMatch(/read-only file system|permission denied/i);
});

it('makes of the Listeners of the chart, and of Host and Mapping of the back end, what Envoy listens at and where it leads', async () => {
  const routes = { ...CHECKS, '/iris/': 'cluster_iris_default_8080_default /' };
  expect(await served()).toEqual({ 8080: routes, 8443: routes });
});

it('is refused what the chart leaves out, works without it, and is refused nothing else', () => {
  expect(cluster.refusals(NAMESPACE, GATEWAY).sort()).toEqual([
    'get /api/v1/namespaces/default', 'list /api/v1/configmaps', 'list /api/v1/secrets', 'watch /api/v1/configmaps', 'watch /api/v1/secrets',
  ]);
});

it('asks nobody outside of the cluster', () => {
  expect(kubelet.log(GATEWAY)).not.toMatch(/metriton|getambassador\.io\/scout/);
});

it('reads only the objects of its id, those of the chart among them', async () => {
  const own = { ambassador_id: ['second'], hostname: '*' };
  await cluster.apply(
    { apiVersion: 'getambassador.io/v3alpha1', kind: 'Host', metadata: { name: 'second', namespace: 'default' }, spec: { ...own, acmeProvider: { authority: 'none' }, requestPolicy: { insecure: { action: 'Route' } } } },
    { apiVersion: 'getambassador.io/v3alpha1', kind: 'Mapping', metadata: { name: 'second', namespace: 'default' }, spec: { ...own, prefix: '/second/', service: 'iris:8080' } },
  );
  await helm('upgrade', '--set', 'env.AMBASSADOR_ID=second');
  const routes = { ...CHECKS, '/second/': 'cluster_iris_default_8080_default /' };
  expect(await served()).toEqual({ 8080: routes, 8443: routes });
});
