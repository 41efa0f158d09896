import * as fs from 'fs';
import * as path from 'path';
import { Image, Node } from './node';
import { claim, sh } from './samples';

let node: Node;

beforeAll(async () => {
  node = await Node.start({ images: { sh: Image.SYSTEM }, namespace: 'n' });
  await node.apply([
    { kind: 'ConfigMap', metadata: { name: 'config' }, data: { 'a.conf': 'a', 'b.conf': 'b\n' }, binaryData: { bin: Buffer.of(0, 255).toString('base64') } },
    { kind: 'Secret', metadata: { name: 'secret' }, stringData: { key: 's' } },
    claim('data'),
  ]);
});

/** What a script prints in a pod with a volume at /v. */
async function printed(script: string, volume: any, { mount = {}, pod = {}, user = 10001 }: { mount?: any; pod?: any; user?: number } = {}): Promise<string> {
  const { exitCode, output } = await node.client({
    image: 'sh', argv: sh(script), user, volumes: [{ name: 'v', ...volume }], volumeMounts: [{ name: 'v', mountPath: '/v', ...mount }], pod,
  });
  expect([exitCode, output]).toEqual([0, output]);
  return output.trim();
}

test('a ConfigMap is a folder of its keys, which lead to files that change at once', async () => {
  expect(await printed('cd /v; ls; cat a.conf b.conf; od -An -tx1 bin; readlink a.conf; stat -c %a ..data/a.conf', { configMap: { name: 'config' } }, { pod: { securityContext: {} } }))
    .toBe('a.conf\nb.conf\nbin\nab\n 00 ff\n..data/a.conf\n644');
});

test('it shows the keys that are chosen, with their paths and modes', async () => {
  const configMap = { name: 'config', defaultMode: 0o400, items: [{ key: 'a.conf', path: 'deep/er/x' }, { key: 'b.conf', path: 'y', mode: 0o755 }] };
  expect(await printed('cd /v; ls; cat deep/er/x; stat -L -c %a deep/er/x y', { configMap }, { pod: { securityContext: {} }, user: 0 })).toBe('deep\ny\na400\n755');
});

test('a Secret belongs to the group of the pod, which may read it', async () => {
  expect(await printed('cat /v/key; stat -L -c "%a %g" /v/key', { secret: { secretName: 'secret', defaultMode: 0o400 } })).toBe('s440 10001');
});

test('what the kubelet writes is read-only', async () => {
  expect(await printed('touch /v/x 2>&1 | grep -o "Read-only"', { secret: { secretName: 'secret' } }, { user: 0 })).toBe('Read-only');
});

test('an optional object that is not there is an empty folder, another one is waited for', async () => {
  expect(await printed('ls /v', { secret: { secretName: 'none', optional: true } })).toBe('');
  await expect(node.client({ image: 'sh', argv: ['true'], volumes: [{ name: 'v', secret: { secretName: 'none' } }], timeout: 1 })).rejects.toThrow('secret "none" not found');
  await expect(node.client({ image: 'sh', argv: ['true'], volumes: [{ name: 'v', configMap: { name: 'config', items: [{ key: 'no', path: 'x' }] } }], timeout: 1 }))
    .rejects.toThrow('references non-existent key no of the configmap "config"');
});

test('a projected volume has the files of all its sources', async () => {
  const projected = {
    sources: [
      { configMap: { name: 'config', items: [{ key: 'a.conf', path: 'a' }] } },
      { secret: { name: 'secret' } },
      { downwardAPI: { items: [{ path: 'namespace', fieldRef: { fieldPath: 'metadata.namespace' } }] } },
    ],
  };
  expect(await printed('cd /v; ls; cat a key namespace', { projected })).toBe('a\nkey\nnamespace\nasn');
});

test('labels are a file of lines', async () => {
  const { output } = await node.client({
    image: 'sh', argv: ['cat', '/v/labels'], labels: { a: '1', b: '2' }, volumeMounts: [{ name: 'v', mountPath: '/v' }],
    volumes: [{ name: 'v', downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] } }],
  });
  expect(output).toBe('a="1"\nb="2"');
});

test('a claim keeps what one pod wrote for the next one, and is given to the group of each', async () => {
  const volume = { persistentVolumeClaim: { claimName: 'data' } };
  expect(await printed('ls /v; mkdir /v/folder; echo kept > /v/folder/file', volume)).toBe('lost+found');
  expect(await printed('cat /v/folder/file; echo more >> /v/folder/file; stat -c %g /v/folder/file', volume, { user: 10002 })).toBe('kept\n10002');
});

test('a claim is read-only where the pod says so', async () => {
  expect(await printed('touch /v/x 2>&1 | grep -o "Read-only"', { persistentVolumeClaim: { claimName: 'data', readOnly: true } })).toBe('Read-only');
  expect(await printed('touch /v/x 2>&1 | grep -o "Read-only"', { persistentVolumeClaim: { claimName: 'data' } }, { mount: { readOnly: true } })).toBe('Read-only');
});

test('without a group a claim belongs to root', async () => {
  await node.apply([claim('unowned')]);
  expect(await printed('touch /v/x 2>&1 | grep -o "Permission denied"', { persistentVolumeClaim: { claimName: 'unowned' } }, { pod: { securityContext: { runAsUser: 10001 } } })).toBe('Permission denied');
});

test('a pod waits for a claim that nobody made', async () => {
  await expect(node.client({ image: 'sh', argv: ['true'], volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'none' } }], timeout: 1 }))
    .rejects.toThrow('persistentvolumeclaim "none" not found');
});

test('an empty folder is empty in each pod and shared by its containers', async () => {
  const volume = { emptyDir: {} };
  const init = { initContainers: [{ name: 'init', image: 'sh', command: sh('ls /w; echo first > /w/file'), volumeMounts: [{ name: 'v', mountPath: '/w' }] }] };
  expect(await printed('cat /v/file', volume, { pod: init })).toBe('first');
  expect(await printed('ls /v', volume)).toBe('');
});

test('one in memory has the size that it is given', async () => {
  const volume = { emptyDir: { medium: 'Memory', sizeLimit: '1Mi' } };
  expect(await printed('head -c 2000000 /dev/zero > /v/x; stat -f -c %T /v; stat -c %s /v/x', volume)).toMatch(/No space left on device\ntmpfs\n1048576$/);
});

test('a mount can show a part of a volume: a file, a folder that is made, one named by variables', async () => {
  expect(await printed('cat /v', { configMap: { name: 'config' } }, { mount: { subPath: 'b.conf' } })).toBe('b');
  expect(await printed('touch /v/x; ls /v', { persistentVolumeClaim: { claimName: 'data' } }, { mount: { subPath: 'part' } })).toBe('x');
  const { output } = await node.client({
    image: 'sh', argv: sh('touch /v/mine; ls /whole'), env: { PART: 'named' }, volumes: [{ name: 'v', emptyDir: {} }],
    volumeMounts: [{ name: 'v', mountPath: '/v', subPathExpr: '$(PART)' }, { name: 'v', mountPath: '/whole' }],
  });
  expect(output).toBe('named\n');
});

test('a mount may lie in another one', async () => {
  const { output } = await node.client({
    image: 'sh', argv: sh('ls /v; cat /v/in/key'), volumes: [{ name: 'v', emptyDir: {} }, { name: 's', secret: { secretName: 'secret' } }],
    volumeMounts: [{ name: 's', mountPath: '/v/in' }, { name: 'v', mountPath: '/v' }],
  });
  expect(output).toBe('in\ns');
});

test('a ConfigMap that is applied again changes in the pods that run', async () => {
  const config = (text: string) => ({ kind: 'ConfigMap', metadata: { name: 'changing' }, data: { file: text } });
  await node.apply([config('old')]);
  const pod = node.startClient({
    image: 'sh', argv: sh('while ! grep new /v/file; do sleep 0.1; done'), volumes: [{ name: 'v', configMap: { name: 'changing' } }], volumeMounts: [{ name: 'v', mountPath: '/v' }],
  });
  await node.until(() => pod.phase === 'Running', 10, 'the pod', [pod]);
  await node.apply([config('new')]);
  expect(await pod.result(10)).toEqual({ exitCode: 0, output: 'new\n' });
});

test('a pod has a token of its service account, unless it does without', async () => {
  const script = sh('cat /var/run/secrets/kubernetes.io/serviceaccount/namespace || echo none');
  expect((await node.client({ image: 'sh', argv: script, pod: { automountServiceAccountToken: true } })).output).toBe('n');
  expect((await node.client({ image: 'sh', argv: script })).output).toContain('none');
});

test('files of a program are bound read-only, small ones are written', async () => {
  const folder = path.join(node.folder, 'program');
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'run'), '#!/bin/sh\necho run\n', { mode: 0o755 });
  const image = new Image({ binds: { '/root/deep/program': folder } });
  expect(await node.client({ image, argv: sh('/root/deep/program/run; touch /root/deep/program/x 2>&1 | grep -o Read-only'), script: '' })).toEqual({ exitCode: 0, output: 'run\nRead-only\n' });
});

test('a link in the root of a container leads to what is in it, also for what is mounted there', async () => {
  const image = new Image({ folders: { '/real': {} }, binds: { '/linked': linked() } });
  const { output } = await node.client({
    image, argv: sh('ls /real/in /linked/'), volumes: [{ name: 'v', secret: { secretName: 'secret' } }], volumeMounts: [{ name: 'v', mountPath: '/linked/real/in' }],
  });
  expect(output).toBe('/linked/:\nreal\n\n/real/in:\nkey\n');
  expect(fs.existsSync('/real')).toBe(false);
});

/** A folder with a link to /real. */
function linked(): string {
  const folder = path.join(node.folder, 'linked');
  fs.mkdirSync(folder);
  fs.symlinkSync('/real', path.join(folder, 'real'));
  return folder;
}
