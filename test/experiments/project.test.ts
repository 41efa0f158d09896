import { App } from 'cdk8s';
import { objectsOf } from '../support/small-chart';
import { ExperimentProjectChart, Project, ProjectProps } from '../../src/experiments';
import { release } from '../../src/plain/release';
import { render, renderNotes } from '../../src/plain/render';

/** Built once, for all values. */
const model = new ExperimentProjectChart(new App(), 'chart')._model();

function objects(project: any = {}, releaseNamespace = 'default'): any[] {
  return render(model, release({ name: 'experiment-project', namespace: releaseNamespace, values: [{ project, storage: { enabled: false } }] })) as any[];
}

function object(kind: string, project: any = {}, releaseNamespace?: string): any {
  return objects(project, releaseNamespace).find(o => o.kind === kind);
}

function notes(project: any, namespace = 'default'): string {
  return renderNotes(model, release({ name: 'r', namespace, values: [{ project }] }));
}

const kinds = (all: any[]): string[] => all.map(o => o.kind);
const NAMESPACE_ONLY = { limitRange: { enabled: false } };

describe('the namespace of a project', () => {
  it('is the one that the project is named for, and everything is in it, whatever the release is in', () => {
    const all = objects({ name: 'My Project', quota: { hard: { pods: 1 } }, networkPolicy: { enabled: true }, access: { users: ['ann'] } }, 'elsewhere');
    expect(all.filter(o => o.kind === 'Namespace').map(o => o.metadata.name)).toEqual(['my-project']);
    expect([...new Set(all.filter(o => o.kind !== 'Namespace').map(o => o.metadata.namespace))]).toEqual(['my-project']);
    expect(kinds(all)).toEqual(expect.arrayContaining(['ResourceQuota', 'LimitRange', 'NetworkPolicy', 'Role', 'RoleBinding']));
  });

  it.each([['Image_Search v2.1', 'image-search-v2-1'], ['-x-', 'x'], ['RL, sandbox', 'rl-sandbox'], ['42', '42']])('is %j in the form %s', (name, namespace) => {
    expect(object('Namespace', { ...NAMESPACE_ONLY, name }).metadata.name).toBe(namespace);
  });

  it('is cut to what Kubernetes accepts, and two long names stay apart', () => {
    const names = ['a', 'b'].map(end => object('Namespace', { name: `${'Very_Long '.repeat(8)}${end}` }).metadata.name);
    expect(names.map(name => [name.length <= 63, /^very-long-very-long[-a-z0-9]*[a-z0-9]$/.test(name)])).toEqual([[true, true], [true, true]]);
    expect(names[0]).not.toBe(names[1]);
  });

  it.each([['Ärzte', 'letters, digits, spaces'], ['a/b', 'letters, digits, spaces'], ['...', 'with at least one letter or digit'], ['Kube System', 'the namespace kube-system is one of Kubernetes itself'], ['default', 'choose another name']])(
    'is refused for %j, with what is right', (name, message) => {
      expect(() => objects({ name })).toThrow(message);
      expect(() => objectsOf(c => { new Project(c, 'project', { name }); })).toThrow(message);
    });

  it('enforces and warns by the Pod Security Standard restricted, or by another one', () => {
    const labels = (project: any) => Object.fromEntries(Object.entries(object('Namespace', project).metadata.labels).filter(([key]) => key.startsWith('pod-security')));
    const all = (enforce: string) => ({ 'pod-security.kubernetes.io/enforce': enforce, 'pod-security.kubernetes.io/warn': 'restricted', 'pod-security.kubernetes.io/audit': 'restricted' });
    expect([labels({}), labels({ podSecurity: { enforce: 'baseline' } })]).toEqual([all('restricted'), all('baseline')]);
    expect(() => objects({ podSecurity: { enforce: 'strict' } })).toThrow('podSecurity.enforce');
  });

  it('has labels and annotations of the values, but for those of the chart', () => {
    expect(object('Namespace', { labels: { team: 'ml' }, annotations: { owner: 'ann' } }).metadata).toMatchObject({ labels: { team: 'ml' }, annotations: { 'owner': 'ann', 'helm.sh/resource-policy': 'keep' } });
    expect(() => objects({ labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } })).toThrow('pod-security.kubernetes.io/enforce');
  });

  it('is not created where it exists: for a release in it, or without create', () => {
    expect([kinds(objects({}, 'sandbox')), kinds(objects({ create: false, name: 'default' }))]).toEqual([['LimitRange'], ['LimitRange']]);
    const command = 'kubectl label namespace sandbox --overwrite pod-security.kubernetes.io/enforce=restricted pod-security.kubernetes.io/warn=restricted pod-security.kubernetes.io/audit=restricted';
    expect([notes({}), notes({}, 'sandbox'), notes({ create: false })].map(text => text.includes(command))).toEqual([false, true, true]);
  });
});

describe('what a project may use', () => {
  const hard = { 'requests.cpu': '64', 'requests.memory': '512Gi', 'requests.nvidia.com/gpu': 8, 'requests.google.com/tpu': 4, 'requests.storage': '1Ti', 'persistentvolumeclaims': 10, 'pods': 100, 'count/jobs.batch': 500 };

  it('is the quota of the values, and none without one', () => {
    expect(object('ResourceQuota', { quota: { hard } }).spec.hard).toEqual(Object.fromEntries(Object.entries(hard).map(([resource, quantity]) => [resource, `${quantity}`])));
    expect([kinds(objects()), kinds(objects({ quota: { enabled: false, hard } }))]).toEqual([['Namespace', 'LimitRange'], ['Namespace', 'LimitRange']]);
  });

  it('is a request for each container that asks for nothing', () => {
    expect(object('LimitRange').spec.limits).toEqual([{ type: 'Container', defaultRequest: { cpu: '500m', memory: '1Gi' } }]);
  });

  it.each<[what: string, project: any, message: string]>([
    ['a quota for CPU without the LimitRange', { quota: { hard: { 'requests.cpu': 4 } }, limitRange: { enabled: false } }, 'project.quota.hard has "requests.cpu", and the LimitRange gives containers no request for cpu'],
    ['a quota for memory by its short name', { quota: { hard: { memory: '4Gi' } }, limitRange: { defaultRequest: { memory: null } } }, 'project.quota.hard has "memory", and the LimitRange gives containers no request for memory'],
    ['a quota for limits with requests alone', { quota: { hard: { 'limits.memory': '4Gi' } } }, 'set memory in project.limitRange.default'],
    ['a quota for limits with limits', { quota: { hard: { 'limits.memory': '4Gi' } }, limitRange: { default: { memory: '1Gi' } } }, ''],
    ['a quota for limits with the most that a container may have', { quota: { hard: { 'limits.cpu': '4' } }, limitRange: { max: { cpu: '2' } } }, ''],
    ['a quota for CPU with the least that a container may have', { quota: { hard: { 'requests.cpu': '4' } }, limitRange: { defaultRequest: { cpu: null }, min: { cpu: '100m' } } }, ''],
    ['a quota that is switched off', { quota: { enabled: false, hard: { 'requests.cpu': 4 } }, limitRange: { enabled: false } }, ''],
    ['a quota for GPUs alone', { quota: { hard: { 'requests.nvidia.com/gpu': 4 } }, limitRange: { enabled: false } }, ''],
  ])('pods are never refused without a word: %s', (_, project, message) => {
    if (message === '') {
      expect(() => objects(project)).not.toThrow();
    } else {
      expect(() => objects(project)).toThrow(message);
    }
  });

  it('is checked for literals, too', () => {
    const made = (props: ProjectProps) => kinds(objectsOf(c => { new Project(c, 'project', props); }));
    expect(made({ quota: { hard: { 'requests.cpu': 4 } } })).toEqual(['Namespace', 'ResourceQuota', 'LimitRange']);
    expect(() => made({ quota: { hard: { 'requests.cpu': 4 } }, limitRange: { enabled: false } })).toThrow('set cpu in limitRange.defaultRequest');
    expect(() => made({ podSecurity: { enforce: 'strict' } })).toThrow('podSecurity.enforce: got "strict"');
  });
});

describe('the NetworkPolicy of a project', () => {
  const spec = (networkPolicy: any) => object('NetworkPolicy', { networkPolicy: { enabled: true, ...networkPolicy } }).spec;

  it('lets pods of the project connect to each other, and to everything', () => {
    expect(spec({})).toEqual({ podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: {} }] }] });
    expect(kinds(objects())).not.toContain('NetworkPolicy');
  });

  it('lets others connect, and restricts what pods connect to, if the values say so', () => {
    const peer = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'aim' } } };
    expect(spec({ from: [peer], egress: [{ to: [peer], ports: [{ port: 53800 }] }] })).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ podSelector: {} }, peer] }],
      egress: [{ ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }] }, { to: [{ podSelector: {} }] }, { to: [peer], ports: [{ port: 53800 }] }],
    });
  });
});

describe('the Role of a project', () => {
  it('is bound to users, groups and ServiceAccounts, with all that the API server adds', () => {
    const { roleRef, subjects } = object('RoleBinding', { access: { users: ['ann'], groups: ['ds'], serviceAccounts: [{ name: 'ci', namespace: 'ci' }, { name: 'own' }] } });
    expect(roleRef.name).toBe(object('Role', { access: { users: ['ann'] } }).metadata.name);
    const apiGroup = 'rbac.authorization.k8s.io';
    expect(subjects).toEqual([
      { apiGroup, kind: 'User', name: 'ann' }, { apiGroup, kind: 'Group', name: 'ds' },
      { kind: 'ServiceAccount', name: 'ci', namespace: 'ci' }, { kind: 'ServiceAccount', name: 'own', namespace: 'sandbox' },
    ]);
  });

  it('is not there without anybody', () => {
    expect(kinds(objects({ access: { secrets: true } }))).toEqual(['Namespace', 'LimitRange']);
  });

  it('has Jobs, their pods and what Sweeps need, and Secrets only if the values say so', () => {
    const rules = (access: any): any[] => object('Role', { access: { users: ['ann'], ...access } }).rules;
    const resources = (verb: string, access = {}) => rules(access).filter(({ verbs }) => verbs.includes(verb)).flatMap(rule => rule.resources);
    expect(resources('create')).toEqual(expect.arrayContaining(['jobs', 'pods', 'configmaps', 'services', 'pods/attach']));
    expect(resources('create')).not.toEqual(expect.arrayContaining(['persistentvolumeclaims']));
    expect([resources('get').includes('secrets'), resources('create', { secrets: true }).includes('secrets')]).toEqual([false, true]);
    const extra = { apiGroups: ['kueue.x-k8s.io'], resources: ['workloads'], verbs: ['get'] };
    expect(rules({ rules: [extra] })).toContainEqual(extra);
  });
});

describe('a project, without values', () => {
  it('may be without objects of its own', () => {
    expect(objectsOf(c => { new Project(c, 'project', { create: false, limitRange: { enabled: false } }); })).toEqual([]);
  });

  it('gives its namespace to others', () => {
    const all = objectsOf(c => {
      const project = new Project(c, 'project', { name: 'Image Search', access: { users: ['ann'], serviceAccounts: [{ name: 'ci' }] }, networkPolicy: {} });
      c.holder({ namespace: project.namespace });
    });
    expect(all.find(o => o.kind === 'Held').spec.namespace).toBe('image-search');
    expect(all.filter(o => !['Held', 'Namespace'].includes(o.kind)).map(o => o.metadata.namespace)).toEqual(['image-search', 'image-search', 'image-search', 'image-search']);
  });
});
