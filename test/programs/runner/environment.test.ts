import { expand } from './environment';
import { Image, Node } from './node';
import { deployment, service, sh } from './samples';

let node: Node;

beforeAll(async () => {
  node = await Node.start({ images: { sh: Image.SYSTEM, env: new Image({ env: { OF_IMAGE: 'image', PATH: '/usr/bin:/bin' } }) }, namespace: 'n' });
  await node.apply([
    { kind: 'ConfigMap', metadata: { name: 'config' }, data: { one: '1', two: 'zwei\nlines' } },
    { kind: 'Secret', metadata: { name: 'secret' }, data: { password: Buffer.from('geheim\n').toString('base64') } },
    service('my-web', 80, 8080),
  ]);
});

async function variables(container: any, pod: any = {}): Promise<{ [name: string]: string }> {
  const { exitCode, output } = await node.client({ image: 'env', argv: ['env', '-0'], container, pod });
  expect([exitCode, output]).toEqual([0, output]);
  return Object.fromEntries(output.split('\0').filter(line => line !== '').map(line => line.split(/=(.*)/s).slice(0, 2)));
}

test.each([
  ['$(A)', 'a'],
  ['$(A)$(B)', 'a$(A)'],
  ['$$(A)', '$(A)'],
  ['$$$(A)', '$a'],
  ['$(NONE)', '$(NONE)'],
  ['$(A', '$(A'],
  ['$A', '$A'],
  ['${A}', '${A}'],
  ['$', '$'],
  ['$()', '$()'],
  ['$(A) $(my.name-1)', 'a x'],
])('%s is expanded to %s', (text, expected) => {
  expect(expand(text, new Map([['A', 'a'], ['B', '$(A)'], ['my.name-1', 'x']]))).toBe(expected);
});

test('variables come from values, references and whole objects, the later ones over the earlier', async () => {
  expect(await variables({
    envFrom: [{ prefix: 'C_', configMapRef: { name: 'config' } }, { secretRef: { name: 'secret' } }, { secretRef: { name: 'none', optional: true } }],
    env: [
      { name: 'PLAIN', value: 'a "quoted" \'text\' = $HOME\n' },
      { name: 'FIRST', value: '$(C_one) $(LATER) $(OF_IMAGE)' },
      { name: 'LATER', value: '$(FIRST)!' },
      { name: 'C_two', value: 'over' },
      { name: 'FROM_SECRET', valueFrom: { secretKeyRef: { name: 'secret', key: 'password' } } },
      { name: 'FROM_CONFIG', valueFrom: { configMapKeyRef: { name: 'config', key: 'two' } } },
      { name: 'ABSENT', valueFrom: { configMapKeyRef: { name: 'config', key: 'none', optional: true } } },
      { name: 'EMPTY' },
      { name: 'dotted.name', value: 'x' },
    ],
  })).toEqual(expect.objectContaining({
    'PLAIN': 'a "quoted" \'text\' = $HOME\n', 'FIRST': '1 $(LATER) $(OF_IMAGE)', 'LATER': '1 $(LATER) $(OF_IMAGE)!', 'C_one': '1', 'C_two': 'over', 'password': 'geheim\n',
    'FROM_SECRET': 'geheim\n', 'FROM_CONFIG': 'zwei\nlines', 'EMPTY': '', 'OF_IMAGE': 'image', 'PATH': '/usr/bin:/bin', 'dotted.name': 'x',
  }));
});

test('a reference that is absent leaves no variable', async () => {
  expect(await variables({ env: [{ name: 'ABSENT', valueFrom: { secretKeyRef: { name: 'none', key: 'none', optional: true } } }] })).not.toHaveProperty('ABSENT');
});

test('a pod knows itself by fields, and a container its resources', async () => {
  const field = (name: string, fieldPath: string) => ({ name, valueFrom: { fieldRef: { fieldPath } } });
  const amount = (name: string, resource: string, divisor?: string) => ({ name, valueFrom: { resourceFieldRef: { resource, divisor } } });
  const pod = node.startClient({
    image: 'env', argv: ['env'], labels: { 'example.com/a': 'b' },
    env: [
      field('NAME', 'metadata.name'), field('NAMESPACE', 'metadata.namespace'), field('IP', 'status.podIP'), field('LABEL', "metadata.labels['example.com/a']"),
      amount('CPU', 'limits.cpu'), amount('MILLIS', 'limits.cpu', '1m'), amount('MEMORY', 'limits.memory', '1Mi'), { name: 'ADDRESS', value: 'tcp://$(IP):1' },
    ],
    container: { resources: { limits: { cpu: '1500m', memory: '1Gi' } } },
  });
  const { output } = await pod.result();
  for (const line of [`NAME=${pod.name}`, 'NAMESPACE=n', `IP=${pod.ip}`, 'LABEL=b', 'CPU=2', 'MILLIS=1500', 'MEMORY=1024', `ADDRESS=tcp://${pod.ip}:1`, `HOSTNAME=${pod.name}`]) {
    expect(output.split('\n')).toContain(line);
  }
});

test('Services are variables unless the pod does without, and before that can be expanded', async () => {
  const { address } = node.service('my-web');
  const env = [{ name: 'WEB', value: '$(MY_WEB_SERVICE_HOST)' }];
  expect(await variables({ env }, { enableServiceLinks: true })).toEqual(expect.objectContaining({
    MY_WEB_SERVICE_HOST: address, MY_WEB_SERVICE_PORT: '80', MY_WEB_SERVICE_PORT_HTTP: '80', MY_WEB_PORT: `tcp://${address}:80`, MY_WEB_PORT_80_TCP_ADDR: address, WEB: address,
  }));
  const without = await variables({ env }, { enableServiceLinks: false });
  expect(Object.keys(without).filter(name => name.startsWith('MY_WEB'))).toEqual([]);
  expect(without.KUBERNETES_SERVICE_PORT).toBe('443');
});

test('a container waits for a Secret that it names, and starts when it comes', async () => {
  await node.apply([deployment('waiting', 'echo $LATE; sleep 100', { env: [{ name: 'LATE', valueFrom: { secretKeyRef: { name: 'late', key: 'key' } } }] }, { terminationGracePeriodSeconds: 0 })]);
  await expect(node.ready({ timeout: 1 })).rejects.toThrow('secret "late" not found');
  await node.apply([{ kind: 'Secret', metadata: { name: 'late' }, stringData: { key: 'now' } }]);
  await node.ready({ timeout: 10 });
  await node.until(() => node.pod('waiting').log().includes('now'), 5, 'the value', node.pods('waiting'));
});

test('host aliases are names in its pod only', async () => {
  const client = (pod: any) => node.client({ image: 'sh', argv: sh('getent hosts other || echo none'), pod });
  expect((await client({ hostAliases: [{ ip: '192.0.2.7', hostnames: ['other'] }] })).output).toMatch(/^192\.0\.2\.7 +other\n$/);
  expect((await client({})).output).toBe('none\n');
});
