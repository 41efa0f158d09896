import { check } from './known';
import { Image, Node } from './node';
import { deployment, service } from './samples';

const web = (container: any = {}, pod: any = {}, spec: any = {}) => deployment('web', 'true', container, pod, spec);

test.each([
  [web({ stdinOnce: true }), 'Deployment/web.spec.template.spec.containers[main].stdinOnce: the runner does not know this field'],
  [web({ readinessProbe: { httpGet: { port: 1, method: 'HEAD' } } }), 'Deployment/web.spec.template.spec.containers[main].readinessProbe.httpGet.method: the runner does not know this field'],
  [web({ securityContext: { privileged: true } }), 'Deployment/web.spec.template.spec.containers[main].securityContext.privileged: the runner knows false here, got true'],
  [web({ ports: [{ name: 'dns', containerPort: 53, protocol: 'UDP' }] }), 'Deployment/web.spec.template.spec.containers[main].ports[dns].protocol: the runner knows "TCP" here, got "UDP"'],
  [web({ env: [{ name: 'A', valueFrom: { fileKeyRef: {} } }] }), 'Deployment/web.spec.template.spec.containers[main].env[A].valueFrom.fileKeyRef: the runner does not know this field'],
  [web({}, { hostNetwork: true }), 'Deployment/web.spec.template.spec.hostNetwork: the runner knows false here, got true'],
  [web({}, { volumes: [{ name: 'host', hostPath: { path: '/' } }] }), 'Deployment/web.spec.template.spec.volumes[host].hostPath: the runner does not know this field'],
  [web({}, { volumes: [{ name: 'v', emptyDir: { medium: 'HugePages' } }] }), 'Deployment/web.spec.template.spec.volumes[v].emptyDir.medium: the runner knows "", "Memory" here, got "HugePages"'],
  [web({}, {}, { paused: true }), 'Deployment/web.spec.paused: the runner does not know this field'],
  [web({}, { constructor: {} }), 'Deployment/web.spec.template.spec.constructor: the runner does not know this field'],
  [service('web', 80, 80, { externalName: 'example.com' }), 'Service/web.spec.externalName: the runner does not know this field'],
  [service('web', 80, 80, { clusterIP: '10.0.0.1' }), 'Service/web.spec.clusterIP: the runner knows "None" here, got "10.0.0.1"'],
  [{ kind: 'Widget', metadata: { name: 'w' } }, 'Widget/w: the runner does not know objects of the kind Widget'],
])('what the runner does not know is refused by its name: %#', (object, message) => {
  expect(() => check(object)).toThrow(message as string);
});

test('what has no effect without a cluster is passed over', () => {
  check(web({ securityContext: { seccompProfile: { type: 'RuntimeDefault' } } }, { affinity: { nodeAffinity: {} }, tolerations: [{ operator: 'Exists' }], nodeSelector: { a: 'b' }, topologySpreadConstraints: [] }));
  check({ kind: 'NetworkPolicy', metadata: { name: 'x' }, spec: { anything: 1 } });
});

test('nothing of what is applied starts when one field of it is not known', async () => {
  const node = await Node.start({ images: { sh: Image.SYSTEM } });
  await expect(node.apply([web(), service('web', 80, 80, { externalName: 'x' })])).rejects.toThrow('externalName');
  expect(node.pods()).toEqual([]);
});

test('an image that the node does not have is refused, one is found with and without its tag', async () => {
  const node = await Node.start({ images: { 'registry.example.com:5000/sh': Image.SYSTEM, 'exact:1': Image.SYSTEM } });
  await expect(node.apply([web({ image: 'other:1' })])).rejects.toThrow('no image other:1: the node was given registry.example.com:5000/sh, exact:1');
  for (const image of ['registry.example.com:5000/sh', 'registry.example.com:5000/sh:2', 'registry.example.com:5000/sh@sha256:0', 'registry.example.com:5000/sh:2@sha256:0', 'exact:1']) {
    expect(node.image(image)).toBe(Image.SYSTEM);
  }
});
