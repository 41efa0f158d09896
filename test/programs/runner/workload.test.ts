import { Image, Node } from './node';
import { LISTENS, UNTIL_TERM, WEB, claim, deployment, service, sh, template, up } from './samples';

let node: Node;

beforeAll(async () => {
  node = await Node.start({ images: { sh: Image.SYSTEM }, namespace: 'n', backOff: 0.2 });
});

test('a pod of a Deployment that is deleted has a successor', async () => {
  await node.apply([deployment('web', UNTIL_TERM)]);
  await node.ready({ of: ['web'] });
  const first = node.pod('web');
  await first.delete();
  await node.ready({ of: ['web'] });
  expect(node.pod('web').name).not.toBe(first.name);
});

test('a Deployment has more and fewer pods as it is asked to, the newest go first', async () => {
  await node.apply([deployment('many', UNTIL_TERM, {}, {}, { replicas: 2 })]);
  await node.ready({ of: ['many'] });
  const names = node.pods('many').map(pod => pod.name);
  expect(await node.scale('many', 3)).toEqual([]);
  await up(node, 'many');
  expect((await node.scale('many', 1)).map(deletion => deletion.exitCode)).toEqual([0, 0]);
  expect(node.pods('many').map(pod => pod.name)).toEqual([names[0]]);
});

test('a changed template replaces pods: the new one first, or last when they cannot live together', async () => {
  const says = (word: string, strategy: any) => deployment('rolling', `echo ${word}; ${UNTIL_TERM}`, {}, {}, { strategy });
  for (const type of ['RollingUpdate', 'Recreate']) {
    await node.apply([says(`${type}1`, { type })]);
    await node.ready({ of: ['rolling'] });
    const old = node.pod('rolling');
    let together = 0;
    const count = setInterval(() => (together = Math.max(together, node.pods('rolling').length)), 10);
    await node.apply([says(`${type}2`, { type })]);
    await node.ready({ of: ['rolling'] });
    clearInterval(count);
    expect(node.pod('rolling')).not.toBe(old);
    expect([type, together]).toEqual([type, type === 'Recreate' ? 1 : 2]);
  }
});

test('a pod that does not become ready is replaced by one that does, while the one before serves', async () => {
  const object = (file: string) => deployment('broken', UNTIL_TERM, { readinessProbe: { exec: { command: ['test', '-e', file] }, periodSeconds: 1 } });
  await node.apply([object('/etc/hosts')]);
  await node.ready({ of: ['broken'] });
  const first = node.pod('broken');
  await node.apply([object('/none')]);
  await expect(node.ready({ of: ['broken'], timeout: 1.5 })).rejects.toThrow(/waited 1.5s for Deployment\/broken[^]*readinessProbe failed/);
  expect([node.pods('broken').length, first.ready]).toEqual([2, true]);
  await node.apply([object('/etc/passwd')]);
  await node.ready({ of: ['broken'], timeout: 20 });
  expect(node.pod('broken')).not.toBe(first);
});

test('what the API server lets nobody change is refused, and nothing else of what is applied starts', async () => {
  const first = deployment('fixed', UNTIL_TERM);
  await node.apply([first]);
  await expect(node.apply([deployment('never', UNTIL_TERM), deployment('fixed', UNTIL_TERM, {}, {}, { selector: { matchLabels: { other: 'yes' } } })]))
    .rejects.toThrow('Deployment/fixed: spec.selector: field is immutable');
  expect(() => node.pods('never')).toThrow('there are 0 workloads never');
  await node.apply([first]);
});

test('an object that is applied again as it was changes nothing', async () => {
  const object = deployment('same', UNTIL_TERM);
  await node.apply([object]);
  await node.ready({ of: ['same'] });
  const before = node.pod('same');
  await node.apply([structuredClone(object)]);
  expect(node.pod('same')).toBe(before);
});

test('pods of a StatefulSet have numbers, names and claims of their own, and start in order', async () => {
  const set = {
    apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'set' },
    spec: {
      replicas: 2, serviceName: 'set', selector: { matchLabels: { app: 'set' } },
      template: template('set', `cat /data/name; hostname > /data/name; cd /data; ${WEB}`, { ...LISTENS, volumeMounts: [{ name: 'data', mountPath: '/data' }] }),
      volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }],
    },
  };
  await node.apply([service('set', 8080, 8080, { clusterIP: 'None', publishNotReadyAddresses: true }), set]);
  await node.ready({ of: ['set'] });
  expect(node.pods('set').map(pod => pod.name)).toEqual(['set-0', 'set-1']);
  const starts = node.pods('set').flatMap(pod => node.events.of(pod.name)).filter(line => /starts|is ready/.test(line)).map(line => line.replace(/^\[.*s\] |\(.*|[0-9.]+s after.*/g, '').trim());
  expect(starts).toEqual(['set-0/main: starts', 'set-0/main: is ready', 'set-1/main: starts', 'set-1/main: is ready']);
  for (const host of ['set-1.set', 'set-1.set.n.svc.cluster.local']) {
    expect((await node.client({ image: 'sh', argv: ['curl', '-sS', `http://${host}:8080/name`] })).output).toBe('set-1\n');
  }
  expect((await node.pods('set')[1].exec('main', ['hostname', '-f'])).stdout).toBe('set-1.set.n.svc.cluster.local\n');
  await node.pods('set')[1].delete();
  await node.ready({ of: ['set'] });
  expect(node.pods('set')[1].log()).toContain('set-1\n');
});

test('a DaemonSet has a pod', async () => {
  await node.apply([{ apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'daemon' }, spec: { selector: {}, template: template('daemon', UNTIL_TERM) } }]);
  await node.ready({ of: ['daemon'] });
  expect(node.pods('daemon')).toHaveLength(1);
});

const job = (name: string, script: string, spec: any = {}) => ({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name }, spec: { ...spec, template: template(name, script, { volumeMounts: [{ name: 'v', mountPath: '/v' }] }, { restartPolicy: 'Never', volumes: [{ name: 'v', persistentVolumeClaim: { claimName: name } }] }) } });

test('a Job tries again until it succeeds, as often as it asks for', async () => {
  await node.apply([claim('trying'), job('trying', 'echo x >> /v/tries; [ $(wc -l < /v/tries) -ge 3 ]', { completions: 2 })]);
  await node.ready({ of: ['trying'] });
  expect(node.pods('trying').map(pod => pod.phase)).toEqual(['Failed', 'Failed', 'Succeeded', 'Succeeded']);
});

test('a Job that fails too often has failed, and tells its logs', async () => {
  await node.apply([claim('failing'), job('failing', 'echo no luck; exit 1', { backoffLimit: 1 })]);
  await expect(node.ready({ of: ['failing'] })).rejects.toThrow(/Job\/failing has failed[^]*no luck/);
  expect(node.pods('failing')).toHaveLength(2);
});

test('a Job and a pod that take longer than they may have failed', async () => {
  await node.apply([claim('long'), job('long', UNTIL_TERM, { activeDeadlineSeconds: 1 })]);
  await expect(node.ready({ of: ['long'] })).rejects.toThrow(/Job\/long has failed[^]*was active for 1s, longer than it may/);
  const pod = node.startClient({ image: 'sh', argv: sh(UNTIL_TERM), pod: { activeDeadlineSeconds: 1, terminationGracePeriodSeconds: 1 } });
  await pod.result(10);
  expect(pod.phase).toBe('Failed');
});

test('a Job that is deleted does not try again', async () => {
  const running = job('gone', `echo begun; ${UNTIL_TERM}`);
  await node.apply([claim('gone'), running]);
  await node.until(() => node.pod('gone').containers[0]?.log.includes('begun') === true, 10, 'its program', () => node.pods('gone'));
  const pods = node.pods('gone');
  await node.delete('Job', 'gone');
  await new Promise(resolve => setTimeout(resolve, 100));
  expect(pods).toHaveLength(1);
});

test('a CronJob runs when it is asked to', async () => {
  await node.apply([{ apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'cron' }, spec: { schedule: '@daily', jobTemplate: { spec: { template: template('cron', 'echo ran', {}, { restartPolicy: 'OnFailure' }) } } } }]);
  expect(await node.runCronJob('cron')).toBe('ran\n');
  expect(await node.runCronJob('cron')).toBe('ran\n');
});

test('pods of helm test run when they are asked to, each time anew', async () => {
  const pod = (name: string, script: string) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, annotations: { 'helm.sh/hook': 'test' } }, spec: { restartPolicy: 'Never', containers: [{ name: 'test', image: 'sh', command: sh(script) }] } });
  await node.apply([pod('good', 'echo good'), pod('bad', 'echo bad; exit 1')]);
  for (let i = 0; i < 2; i++) {
    expect(await node.test()).toEqual({ good: { exitCode: 0, output: 'good\n' }, bad: { exitCode: 1, output: 'bad\n' } });
  }
});

test('a single pod is not replaced', async () => {
  await node.apply([{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'single' }, spec: { terminationGracePeriodSeconds: 1, containers: [{ name: 'main', image: 'sh', command: sh(UNTIL_TERM) }] } }]);
  await node.ready({ of: ['single'] });
  await node.pod('single').delete();
  await new Promise(resolve => setTimeout(resolve, 100));
  expect(node.pods('single')).toEqual([]);
});
