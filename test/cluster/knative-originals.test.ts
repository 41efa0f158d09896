import * as fs from 'fs';
import * as path from 'path';
import { loadAll } from 'js-yaml';
import { sourcesOf } from '../support/go-tools';
import { objectsOf } from '../support/small-chart';
import { KnativeAccess } from '../../src/knative/knative-access';
import { KnativeWebhooks } from '../../src/knative/knative-webhooks';

const NAMESPACE = 'knative-serving';
const account = (name: string) => ({ kind: 'ServiceAccount', name, namespace: NAMESPACE });

const config = path.join(sourcesOf(path.join(__dirname, 'programs', 'definitions'), 'knative.dev/serving'), 'config', 'core');
const originals: any[] = ['200-roles', '200-serviceaccount.yaml', '300-secret.yaml', 'webhooks'].flatMap(name => yamlFiles(path.join(config, name))).flatMap(file => loadAll(fs.readFileSync(file, 'utf8'))).filter(Boolean);

function ours(props: { readonly internalEncryption?: boolean } = {}): any[] {
  return objectsOf(c => {
    new KnativeAccess(c, 'access', { namespace: NAMESPACE, controller: account('controller'), kourier: account('net-kourier'), ...props });
    new KnativeWebhooks(c, 'webhooks', { namespace: NAMESPACE });
  });
}

const all = ours();
const named = (objects: any[], kind: string, name: string) => objects.find(o => o.kind === kind && o.metadata.name === name);

/** What is deliberately another, in the core role: what the programs that the chart installs never do. */
const LEFT_OUT: { readonly [resource: string]: readonly string[] } = {
  // Only in the namespace of the control plane, in a Role.
  'configmaps': ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
  'secrets': ['create', 'delete', 'patch', 'update'],
  'leases.coordination.k8s.io': ['create', 'delete', 'patch', 'update'],
  // The controller looks for pull secrets, and deletes nothing that is not its own.
  'serviceaccounts': ['create', 'delete', 'list', 'patch', 'update', 'watch'],
  'namespaces': ['create', 'delete', 'patch', 'update'],
  'pods': ['delete', 'patch', 'update'],
  'services': ['patch'],
  'endpoints': ['patch'],
  'events': ['delete', 'get', 'list', 'watch'],
  'deployments.apps': ['delete'],
  // The owner of the webhook configurations is the namespace.
  'deployments/finalizers.apps': ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
  // Only those with the names of Knative are written.
  'mutatingwebhookconfigurations.admissionregistration.k8s.io': ['create', 'delete', 'get', 'patch', 'update'],
  'validatingwebhookconfigurations.admissionregistration.k8s.io': ['create', 'delete', 'get', 'patch', 'update'],
  // For a Job that migrates stored objects, and the autoscaler for HorizontalPodAutoscalers, which are not in the chart.
  'customresourcedefinitions.apiextensions.k8s.io': ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
  'customresourcedefinitions/status.apiextensions.k8s.io': ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
  'horizontalpodautoscalers.autoscaling': ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
};

describe('the rights of the programs, beside those of Knative', () => {
  const theirs = named(originals, 'ClusterRole', 'knative-serving-core').rules;

  it.each([false, true])('are all among the originals, with encryption within the cluster: %s', internalEncryption => {
    const objects = ours({ internalEncryption });
    const rights = [named(objects, 'ClusterRole', 'knative-serving-core'), named(objects, 'Role', 'knative-serving-core')].flatMap(({ rules }) => rightsOf(rules));
    expect(rights.filter(right => !grants(theirs, right)).map(textOf)).toEqual([]);
  });

  it('lack what is listed, and nothing else', () => {
    const mine = rightsOf(named(all, 'ClusterRole', 'knative-serving-core').rules).filter(({ names }) => names === undefined).map(textOf);
    const lacking: { [resource: string]: string[] } = {};
    for (const right of rightsOf(theirs).filter(({ resource }) => !resource.startsWith('*')).filter(right => !mine.includes(textOf(right)))) {
      (lacking[resourceOf(right)] ??= []).push(right.verb);
    }
    expect(Object.fromEntries(Object.entries(lacking).map(([resource, verbs]) => [resource, verbs.sort()]))).toEqual(LEFT_OUT);
  });

  it.each(['knative-serving-addressable-resolver', 'knative-serving-aggregated-addressable-resolver', 'knative-serving-podspecable-binding', 'knative-serving-admin',
    'knative-serving-namespaced-admin', 'knative-serving-namespaced-edit', 'knative-serving-namespaced-view'])('of %s are the same', name => {
    const [mine, original] = [all, originals].map(objects => named(objects, 'ClusterRole', name));
    expect(new Set(rightsOf(mine.rules).map(textOf))).toEqual(new Set(rightsOf(original.rules).map(textOf)));
    expect(mine.aggregationRule).toEqual(original.aggregationRule);
    expect(ownLabels(mine)).toEqual(ownLabels(original));
  });

  it.each(['knative-serving-controller-admin', 'knative-serving-controller-addressable-resolver'])('are bound by %s to the same', name => {
    const [mine, original] = [all, originals].map(objects => named(objects, 'ClusterRoleBinding', name));
    expect([mine.roleRef, mine.subjects]).toEqual([original.roleRef, original.subjects]);
  });
});

describe('webhooks and Secrets, beside those of Knative', () => {
  const kinds = /^(Secret|(Mutating|Validating)WebhookConfiguration)$/;

  it('are the same', () => {
    const keys = (objects: any[]) => objects.filter(o => kinds.test(o.kind)).map(o => `${o.kind} ${o.metadata.name}`).sort();
    expect(keys(all)).toEqual(keys(originals));
  });

  it.each(originals.filter(o => kinds.test(o.kind)).map(o => [o.kind, o.metadata.name, o]))('%s %s has the same labels', (kind, name, original) => {
    expect(ownLabels(named(all, kind, name))).toEqual(ownLabels(original));
  });

  it.each(originals.filter(o => o.kind.endsWith('WebhookConfiguration')).map(o => [o.kind, o.metadata.name, o]))('%s %s asks about the same, with what the programs write at run time', (kind, name, original) => {
    const [[mine], [theirs]] = [named(all, kind, name), original].map(({ webhooks }) => webhooks);
    const { rules, clientConfig, objectSelector, ...others } = theirs;
    expect(mine).toMatchObject(others);
    if (objectSelector) {
      // By the name of the release in place of a fixed one.
      const [byName, byComponent] = objectSelector.matchExpressions;
      expect([mine.objectSelector.matchExpressions, Object.keys(mine.objectSelector.matchLabels)]).toEqual([[byComponent], expect.arrayContaining([byName.key])]);
    }
    expect(mine.clientConfig.service).toMatchObject(clientConfig.service);
    // The originals have one rule for all, or none, until the programs write one for each resource and its status.
    const asked = (some: any[]) => [...new Set(some.flatMap(r => r.resources.filter((resource: string) => !resource.endsWith('/status'))))].sort();
    if (rules) {
      expect(asked(mine.rules)).toEqual(asked(rules));
      expect(new Set(mine.rules.flatMap((r: any) => r.operations))).toEqual(new Set(rules.flatMap((r: any) => r.operations)));
    }
  });
});

interface Right { readonly group: string; readonly resource: string; readonly verb: string; readonly names?: readonly string[] }

function rightsOf(rules: any[] = []): Right[] {
  return rules.flatMap(({ apiGroups, resources, verbs, resourceNames }) => apiGroups.flatMap((group: string) => resources.flatMap((resource: string) => verbs.map((verb: string) => ({ group, resource, verb, names: resourceNames })))));
}

function grants(rules: any[], { group, resource, verb }: Right): boolean {
  const matches = (given: string) => given === resource || given === '*' || (given.startsWith('*/') && resource.endsWith(given.slice(1)));
  return rules.some(r => r.apiGroups.includes(group) && r.resources.some(matches) && r.verbs.includes(verb));
}

function resourceOf({ group, resource }: Right): string {
  return group === '' ? resource : `${resource}.${group}`;
}

function textOf(right: Right): string {
  return `${right.verb} ${resourceOf(right)}`;
}

/** Labels without those of the release and of the chart. */
function ownLabels({ metadata: { labels = {} } }: any): object {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !/^(app\.kubernetes\.io\/(name|version|instance)|helm\.sh\/chart)$/.test(name)));
}

function yamlFiles(name: string): string[] {
  return fs.statSync(name).isFile() ? [name] : fs.readdirSync(name).filter(file => file.endsWith('.yaml')).map(file => path.join(name, file));
}
