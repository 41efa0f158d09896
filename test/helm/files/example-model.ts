import { Node } from '../../../src/expr/node/node';
import { ANY } from '../../../src/expr/node/type';
import { Model } from '../../../src/manifest/model/model';
import { Fields } from '../../../src/values/declare/fields';
import { ItemShape } from '../../../src/values/declare/item-shape';
import { FragmentKind } from '../../../src/values/declare/options';
import { Pattern } from '../../../src/values/pattern';
import { Field, Json, ObjectShape } from '../../../src/values/shape';

/** A group as `Values` makes it. */
export function group(description: string, fields: { [name: string]: Field }): Field & { readonly shape: ObjectShape } {
  return { shape: { kind: 'object', fields }, description };
}

export function modelOf(fields: { [name: string]: Field }, more: Partial<Model> = {}): Model {
  return {
    metadata: { name: 'notebook', version: '0.1.0', appVersion: '4.4.9', description: 'Jupyter with a config file.', kubeVersion: '>=1.27.0-0' },
    values: { kind: 'object', fields },
    documents: [],
    helpers: [],
    checks: [],
    notes: [],
    release: { name: 'notebook', namespace: 'default', values: [] },
    environments: {},
    ...more,
  };
}

/** A value of each kind, with a bit of everything. */
export const EXAMPLE: Model = modelOf({
  replicaCount: Fields.integer('replicaCount', { default: 1, minimum: 0, maximum: 1000, description: 'Pods to run.' }),
  image: group('The notebook.', {
    registry: Fields.string('registry', {
      default: 'quay.io', pattern: Pattern.IMAGE_REGISTRY, description: 'Host of the registry; empty means the default of the container runtime.',
    }),
    repository: Fields.string('repository', { default: 'jupyter/base-notebook', pattern: Pattern.IMAGE_REPOSITORY, description: 'Repository within the registry.' }),
    tag: Fields.string('tag', { pattern: Pattern.IMAGE_TAG, description: 'Tag; empty means the appVersion of the chart.' }),
    digest: Fields.string('digest', { pattern: Pattern.IMAGE_DIGEST, description: 'Digest, `sha256:…`; it wins over the tag.' }),
    pullPolicy: Fields.oneOf('pullPolicy', { values: ['IfNotPresent', 'Always', 'Never'], description: 'When the image is pulled.' }),
  }),
  cullAfter: Fields.integer('cullAfter', { default: 1_000_000, minimum: 0, description: 'Seconds without activity before a kernel is culled; 0 keeps it.' }),
  ratio: Fields.number('ratio', { default: 0.5, minimum: 0, maximum: 1, description: 'Share of the memory that kernels may use.' }),
  config: Fields.string('config', {
    default: 'c.ServerApp.ip = "0.0.0.0"\nc.ServerApp.token = "{{ none }}"\n', multiline: true,
    description: 'The configuration of the server, in Python.\n\nIt is read once, when the server starts; a change restarts the pods.',
  }),
  auth: group('Who may log in.', {
    password: Fields.secret('password', { description: 'Password of the notebook.', minLength: 12, examples: ['swordfish-swordfish'] }),
    realm: Fields.string('realm', { optional: true, minLength: 1, maxLength: 30, description: 'What the login page says.' }),
  }),
  ingress: group('', {
    enabled: Fields.boolean('enabled', { description: 'Whether the notebook is reachable from outside the cluster.' }),
    host: Fields.string('host', {
      required: true, pattern: Pattern.HOST, description: 'Host name that the ingress answers.', examples: ['notebook.example.org', '*.example.org'],
    }),
    annotations: Fields.fragment('annotations', {
      kind: FragmentKind.STRINGS, default: { 'nginx.ingress.kubernetes.io/proxy-body-size': '0' }, description: 'Annotations of the ingress.',
    }),
    paths: Fields.list('paths', { default: ['/'], minItems: 1, items: ItemShape.ofString({ description: '-', pattern: Pattern.ABSOLUTE_PATH }), description: 'Paths.' }),
  }),
  storage: Fields.quantity('storage', { optional: true, description: 'Room for the notebooks, such as `10Gi`.', examples: ['10Gi'] }),
  workers: Fields.map('workers', {
    description: 'Worker groups by name.',
    examples: [{ gpu: { replicas: 2, resources: { limits: { 'nvidia.com/gpu': 1 } } } }],
    items: ItemShape.object()
      .integer('replicas', { default: 1, minimum: 0, description: 'Pods of the group.' })
      .fragment('resources', { description: 'Resources of a pod.' })
      .string('zone', { optional: true, description: 'Zone in which the pods run' })
      .list('env', {
        description: 'Environment variables.',
        items: ItemShape.object()
          .string('name', { required: true, pattern: '^[A-Z_|]+$', description: 'Name of the variable.' })
          .string('value', { description: 'Its value.' }),
      })
      .nested('probe', {
        description: 'How a pod is probed.',
        fields: ItemShape.object().integer('periodSeconds', { default: 10, minimum: 1, maximum: 600, description: 'Time between two probes.' }),
      }),
  }),
  users: Fields.list('users', {
    description: 'Who has an account.', examples: [[{ name: 'ada', password: 'hunter2' }]],
    items: ItemShape.object()
      .string('name', { required: true, description: 'Name of the account.' })
      .secret('password', { description: 'Password of the account.' }),
  }),
  database: Fields.object('database', {
    description: 'A database outside of the cluster.',
    fields: ItemShape.object()
      .string('host', { optional: true, pattern: Pattern.DNS_NAME, description: 'Host of the database.' })
      .integer('port', { default: 5432, minimum: 1, maximum: 65535, description: 'Its port.' }),
  }),
  matrix: Fields.list('matrix', { description: 'Numbers in rows.', items: ItemShape.ofList({ description: '-', items: ItemShape.ofNumber({ description: '-', maximum: 9 }) }) }),
  nodeSelector: Fields.fragment('nodeSelector', { kind: FragmentKind.STRINGS, description: 'Node labels that the pods ask for.' }),
  tolerations: Fields.fragment('tolerations', {
    kind: FragmentKind.LIST, default: [{ key: 'notebooks', operator: 'Exists' }], description: 'Taints that the pods tolerate.',
  }),
}, {
  metadata: {
    name: 'notebook',
    version: '0.1.0',
    appVersion: '4.4.9',
    description: 'Jupyter with a config file, optional ingress and a set of worker groups.',
    kubeVersion: '>=1.27.0-0',
    icon: 'https://example.org/icon.svg',
    home: 'https://jupyter.org',
    sources: ['https://github.com/jupyter/docker-stacks', 'https://example.org/notebook'],
    keywords: ['jupyter', 'notebook'],
    maintainers: [{ name: 'Ada [L]', email: 'ada@example.org', url: 'https://example.org/ada' }, { name: 'Brook' }],
    annotations: { 'artifacthub.io/license': 'Apache-2.0', 'artifacthub.io/prerelease': 'true' },
  },
  documents: [
    document('ConfigMap', 'v1'),
    document('PersistentVolumeClaim', 'v1', ['when']),
    document('Deployment', 'apps/v1'),
    document('Deployment', 'apps/v1', ['each', 'when'], 'notebook-workers-deployment.yaml'),
    document('Ingress', 'networking.k8s.io/v1', ['when']),
    document('HTTPRoute', 'gateway.networking.k8s.io/v1', ['when']),
    document('ServiceMonitor', 'monitoring.coreos.com/v1'),
    { ...document('Pod', 'v1'), hooks: ['test'] },
  ],
  environments: {
    development: environment('# Small.\nauth:\n  password: development-only\ningress:\n  host: notebook.test\n'),
    production: environment('replicaCount: 3\nauth:\n  password: from-a-vault-please\ningress:\n  host: notebook.example.org\n'),
  },
  ciValues: { auth: { password: 'opens-nothing' }, ingress: { host: 'notebook.test' } },
});

function document(kind: string, apiVersion: string, scopes: ('when' | 'each')[] = [], file = `notebook-${kind.toLowerCase()}.yaml`): Model['documents'][number] {
  return { path: kind, file, kind, apiVersion, about: { section: '', what: kind }, body: undefined as any, hooks: [], scopes: scopes.map(scope => scope === 'each'
    ? { kind: 'each', loop: { over: value('workers'), itemName: 'worker', keyName: 'name' } }
    : { kind: 'when', condition: value('ingress.enabled') }) };
}

function value(path: string): Node {
  return { kind: 'value', path: path.split('.'), type: ANY };
}

function environment(text: string): { text: string; values: Json } {
  return { text, values: {} };
}
