/**
 * Emissary's apiext converts what an API server stores.
 *
 * @programs emissary
 * @cluster
 */
import * as fs from 'fs';
import { Cluster, list, sure } from '../../cluster/cluster';
import { images } from '../images';
import { Kubelet } from '../kubelet/kubelet';

let cluster: Cluster;
let kubelet: Kubelet;

beforeAll(async () => {
  cluster = await Cluster.start();
  await cluster.kubectl(['delete', 'crd', 'hosts.getambassador.io']);
  await cluster.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'emissary-system', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });
  kubelet = await Kubelet.start({ cluster, namespace: 'emissary-system', images: images('docker.io/emissaryingress/emissary') });
}, 300_000);

afterAll(async () => {
  await kubelet?.stop();
  await cluster?.stop();
});

it('scratch', async () => {
  const M = '/root/go/pkg/mod/github.com/emissary-ingress/emissary/v3@v3.9.1/pkg/api/getambassador.io/crds.yaml';
  const began = Date.now();
  const t = (what: string) => process.stderr.write(`${what} ${Date.now() - began}\n`);
  const { parseAllDocuments } = require('yaml');
  const crds = parseAllDocuments(fs.readFileSync(M, 'utf8')).map((d: any) => d.toJS()).filter(Boolean).map((c: any) => ({ apiVersion: c.apiVersion, kind: c.kind, metadata: { name: c.metadata.name }, spec: { ...c.spec, preserveUnknownFields: false,
    conversion: c.spec.versions.length > 1 ? { strategy: 'Webhook', webhook: { clientConfig: { service: { name: 'emissary-apiext', namespace: 'emissary-system' } }, conversionReviewVersions: ['v1'] } } : { strategy: 'None' },
    versions: c.spec.versions.map((v: any) => ({ name: v.name, served: v.name !== 'v1', storage: c.spec.versions.length === 1 || v.name === 'v2', schema: { openAPIV3Schema: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true } } })) } }));
  sure(await cluster.kubectl(['create', '-f', '-'], { input: list(crds) }), 'crds');
  const name = 'emissary-apiext'; const namespace = 'emissary-system'; const labels = { app: name };
  const metadata = { name, namespace };
  sure(await cluster.kubectl(['apply', '-f', '-'], { input: list([
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name }, rules: [
      { apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'], verbs: ['list', 'watch', 'update'] },
      { apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions/status'], verbs: ['update'] },
    ] },
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', metadata: { name }, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name }, subjects: [{ kind: 'ServiceAccount', ...metadata }] },
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata, rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['create', 'get', 'update'] }] },
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', metadata, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name }, subjects: [{ kind: 'ServiceAccount', ...metadata }] },
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: labels, ports: [{ name: 'https', port: 443, targetPort: 'https' }] } },
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { replicas: 3, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: {
      serviceAccountName: name,
      securityContext: { runAsNonRoot: true, runAsUser: 8888, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [{ name, image: 'docker.io/emissaryingress/emissary:3.9.1', command: ['apiext', name],
        ports: [{ name: 'http', containerPort: 8080 }, { name: 'https', containerPort: 8443 }],
        readinessProbe: { httpGet: { path: '/probes/ready', port: 'http' }, periodSeconds: 2 },
        securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } } }],
    } } } },
  ]) }), 'apply');
  t('applied');
  await kubelet.rollout(name);
  t('rollout');
  sure(await cluster.kubectl(['apply', '-f', '-'], { input: list([
    { apiVersion: 'getambassador.io/v3alpha1', kind: 'Mapping', metadata: { name: 'm', namespace: 'default' }, spec: { hostname: '*', prefix: '/x/', service: 'x:8080' } },
    { apiVersion: 'getambassador.io/v2', kind: 'Mapping', metadata: { name: 'n', namespace: 'default' }, spec: { host: '*', prefix: '/x/', service: 'x:8080', add_request_headers: { a: 'b' } } },
  ]) }), 'mapping');
  t('mappings');
  for (const v of ['v2', 'v3alpha1']) {
    process.stderr.write(JSON.stringify((await cluster.get(`mappings.${v}.getambassador.io`)).items.map(({ metadata, ...r }: any) => r), null, 1));
  }
  t('read');
  process.stderr.write(kubelet.log(name));
  await new Promise(r => setTimeout(r, 1000));
  process.stderr.write(fs.readFileSync(`${(cluster as any).folder}/audit.log`, 'utf8').split('\n').filter(Boolean).map(l => JSON.parse(l)).map(e => `${e.user.username} ${e.verb} ${e.requestURI} ${e.responseStatus?.code}`).join('\n'));
}, 300_000);
