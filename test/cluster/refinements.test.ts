import { Cluster } from './cluster';

let cluster: Cluster;
let namespace: string;

beforeAll(async () => {
  cluster = await Cluster.start();
  namespace = await cluster.namespace('privileged');
});

afterAll(() => cluster?.stop());

const METADATA = { name: 'it' };
const LABELS = { app: 'it' };

function podSpec(securityContext: any = {}, ofContainer: any = {}): any {
  return { containers: [{ name: 'a', image: 'a:1', securityContext: ofContainer }], securityContext };
}

function workload(kind: string, spec: any): any {
  return { apiVersion: 'apps/v1', kind, metadata: METADATA, spec: { selector: { matchLabels: LABELS }, template: { metadata: { labels: LABELS }, spec: podSpec() }, ...spec } };
}

function pod(securityContext: any, ofContainer: any = {}): any {
  return { apiVersion: 'v1', kind: 'Pod', metadata: METADATA, spec: podSpec(securityContext, ofContainer) };
}

/** What the schemas of charts refuse, and what they accept that is next to it. */
test.each<[string, any, any, string]>([
  ['a negative user of a container', pod({}, { runAsUser: -1 }), pod({}, { runAsUser: 0 }), 'runAsUser'],
  ['a group of a container beyond 31 bits', pod({}, { runAsGroup: 2147483648 }), pod({}, { runAsGroup: 2147483647 }), 'runAsGroup'],
  ['a negative user', pod({ runAsUser: -1 }), pod({ runAsUser: 2147483647 }), 'runAsUser'],
  ['a group beyond 31 bits', pod({ runAsGroup: 2147483648 }), pod({ runAsGroup: 0 }), 'runAsGroup'],
  ['a negative group of volumes', pod({ fsGroup: -1 }), pod({ fsGroup: 0 }), 'fsGroup'],
  ['a negative one of several groups', pod({ supplementalGroups: [1, -1] }), pod({ supplementalGroups: [1, 2147483647] }), 'supplementalGroups'],
  ['a rolling update and Recreate', workload('Deployment', { strategy: { type: 'Recreate', rollingUpdate: {} } }), workload('Deployment', { strategy: { type: 'RollingUpdate', rollingUpdate: {} } }), 'rollingUpdate'],
  ['a rolling update and OnDelete of a StatefulSet', workload('StatefulSet', { serviceName: 'a', updateStrategy: { type: 'OnDelete', rollingUpdate: { partition: 1 } } }),
    workload('StatefulSet', { serviceName: 'a', updateStrategy: { rollingUpdate: { partition: 1 } } }), 'updateStrategy'],
])('the API server refuses %s', async (_, refused, accepted, field) => {
  expect(await answer(accepted)).toEqual([true, '']);
  expect(await answer(refused)).toEqual([false, expect.stringContaining(field)]);
});

test('the API server accepts a rolling update and OnDelete of a DaemonSet', async () => {
  expect(await answer(workload('DaemonSet', { updateStrategy: { type: 'OnDelete', rollingUpdate: { maxUnavailable: 1 } } }))).toEqual([true, '']);
});

async function answer(object: any): Promise<[ok: boolean, stderr: string]> {
  const { ok, stderr } = await cluster.kubectl(['apply', '--namespace', namespace, '--dry-run=server', '--validate=strict', '-f', '-'], { input: JSON.stringify(object) });
  return [ok, stderr];
}
