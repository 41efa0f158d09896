import { ApiObject, App } from 'cdk8s';
import { EXAMPLE, group, modelOf } from './example-model';
import { AimClientChart } from '../../../src/aim';
import { CrdPlacement, ForEach, ReleaseChartProps, When } from '../../../src';
import { ServiceAccount, Workload } from '../../../src/kit';
import { ReleaseChart } from '../../../src/chart/release-chart';
import { code, markdown } from '../../../src/helm/files/prose';
import { chartReadme } from '../../../src/helm/files/readme';
import { literal } from '../../../src/expr/node/literal';
import { Node, Part } from '../../../src/expr/node/node';
import { mapOf } from '../../../src/expr/node/collections';
import { Document } from '../../../src/manifest/model/model';
import { Fields } from '../../../src/values/declare/fields';
import { ItemShape } from '../../../src/values/declare/item-shape';
import { Field } from '../../../src/values/shape';
import { HOSTILE } from '../../support/hostile';
import { SmallChart } from '../../support/small-chart';

/** The cells of each row of the tables of values, below their headings, as a reader of GitHub's Markdown splits them. */
function tables(fields: { [name: string]: Field }): { [heading: string]: string[][] } {
  const [, section] = /^## Values\n([^]*?)^## /m.exec(chartReadme(modelOf(fields)))!;
  return Object.fromEntries([...section.matchAll(/(?:^### (.*)\n\n[^|]*)?^\|.*\n\| --- .*\n((?:\|.*\n)*)/gm)].map(([, heading = '', body]) =>
    [heading, body.trimEnd().split('\n').map(row => row.split(/(?<!\\)\|/).slice(1, -1).map(text => text.trim()))]));
}

/** The table without a heading: values that are in no group. */
function rows(fields: { [name: string]: Field }): string[][] {
  return tables(fields)[''];
}

test('reads like this', () => {
  expect(chartReadme(EXAMPLE)).toMatchSnapshot();
});

test('a chart with nothing in it has a page without empty sections', () => {
  const text = chartReadme(modelOf({}));
  expect(text).toContain('The chart has no values.');
  expect(text).not.toContain('Pass all values');
  expect(text.match(/^## .*/gm)).toEqual(['## Prerequisites', '## Install', '## Upgrade', '## Uninstall', '## Without Helm', '## Values', '## Source']);
  expect(text).not.toMatch(/undefined|\n\n\n/);
});

test('a Job is installed again by hand, and one whose name holds a hash of its content by an upgrade', () => {
  const upgrade = (chart: ReleaseChart): string => /^## Upgrade\n([^]*?)^## /m.exec(chartReadme(chart._model()))![1];
  expect(upgrade(new SmallChart(c => new ApiObject(c, 'job', { apiVersion: 'batch/v1', kind: 'Job' })))).toContain('uninstall the release and install it again');
  expect(upgrade(new AimClientChart(new App(), 'client'))).toContain('A Pod or Job is immutable, and its name ends in a hash of its content');
  expect(upgrade(new AimClientChart(new App(), 'client'))).not.toContain('uninstall');
});

describe('how many releases there can be', () => {
  const said = (metadata: (c: SmallChart) => object): string => {
    const chart = new SmallChart(c => new ApiObject(c, 'one', { apiVersion: 'v1', kind: 'ConfigMap', metadata: metadata(c) }));
    return /oci:.*\n```\n\n(.*)\n/.exec(chartReadme(chart._model()))![1];
  };

  it.each<[string, (c: SmallChart) => object, string]>([
    ['names of the release', () => ({}), 'Several releases can share a namespace.'],
    ['a name of its own', () => ({ name: 'a' }), 'Install it once in a namespace: some objects have the same names whatever the release is called.'],
    ['a name and a namespace of its own', () => ({ name: 'a', namespace: 'b' }), 'Install it once in a cluster: some objects have the same names whatever the release is called.'],
    ['names of the release in a namespace of its own', () => ({ namespace: 'b' }), 'Several releases can share a namespace.'],
    ['a namespace of the values', c => ({ name: 'a', namespace: c.values.string('team', { default: 'a', pattern: '^[a-z]{1,9}$', description: 'A team.' }).asString() }), 'Two releases in a cluster need different values of `team`.'],
    ['a name of the values', c => ({ name: c.values.string('name', { default: 'a', pattern: '^[a-z]{1,9}$', description: 'A name.' }).asString() }), 'Two releases in a namespace need different values of `name`.'],
  ])('%s', (_, metadata, sentence) => {
    expect(said(metadata)).toBe(sentence);
  });
});

describe('what Helm keeps besides claims is said, with the command that deletes it', () => {
  const definition = (plural: string) => ({
    apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: `${plural}.example.org` },
    spec: { group: 'example.org', names: { kind: plural.toUpperCase(), plural }, scope: 'Namespaced', versions: [] },
  });
  const annotations = { 'helm.sh/resource-policy': 'keep' };
  const account = (name: string) => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, ...name === 'default' ? { annotations } : {} } });
  const uninstall = (build: (c: SmallChart) => void, props: Partial<ReleaseChartProps> = {}): string => /^## Uninstall\n([^]*?)^## /m.exec(chartReadme(new SmallChart(build, props)._model()))![1];

  it('by name, for definitions and objects with names of the release', () => {
    expect(uninstall(c => {
      new ApiObject(c, 'a', definition('as'));
      new ApiObject(c, 'kept', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { annotations } });
    }, { crds: CrdPlacement.TEMPLATES })).toContain('Helm keeps each `ConfigMap` and `CustomResourceDefinition` of the chart. To delete them, and with the definitions all objects of their kinds in the cluster:\n\n```console\n'
      + 'kubectl delete configmap my-release-small-kept --namespace my-namespace\nkubectl delete customresourcedefinition as.example.org\n```');
  });

  it('by labels, for many and for those whose names the defaults do not decide', () => {
    expect(uninstall(c => {
      ['as', 'bs', 'cs', 'ds', 'es', 'fs'].forEach(plural => new ApiObject(c, plural, definition(plural)));
      new ApiObject(c, 'kept', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: c.values.string('name', { required: true, pattern: '^[a-z]{1,9}$', description: 'A name.' }).asString(), annotations } });
    }, { crds: CrdPlacement.TEMPLATES })).toContain('```console\n'
      + 'kubectl delete configmap --namespace my-namespace --selector app.kubernetes.io/instance=my-release,app.kubernetes.io/name=small\n'
      + 'kubectl delete customresourcedefinition --selector app.kubernetes.io/instance=my-release,app.kubernetes.io/name=small\n```');
  });

  it('one object of a kind, with the value that it depends on, and not the others', () => {
    expect(uninstall(c => {
      new ApiObject(c, 'own', account('controller'));
      new ApiObject(new When(c, 'when', { condition: c.values.boolean('create', { description: 'Create it.' }) }), 'users', account('default'));
    })).toContain('Helm keeps the ServiceAccount `default` (depends on `create`). To delete it:\n\n```console\nkubectl delete serviceaccount default --namespace my-namespace\n```');
  });

  it('a namespace by its name', () => {
    expect(uninstall(c => new ApiObject(c, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'system', annotations } })))
      .toContain('Helm keeps each `Namespace` of the chart. To delete them:\n\n```console\nkubectl delete namespace system\n```');
  });

  it('the definitions of the folder, after the release', () => {
    expect(uninstall(c => new ApiObject(c, 'a', definition('as')), { crds: CrdPlacement.FOLDER }))
      .toContain('Helm keeps the CustomResourceDefinitions of `crds/`. To delete them, and with the definitions all objects of their kinds in the cluster:\n\n```console\nkubectl delete -f crds/\n```');
  });

  it('in the order of the chart, if it has one', () => {
    const text = uninstall(c => {
      new ApiObject(c, 'a', definition('as'));
      new ApiObject(c, 'users', account('default'));
    }, { crds: CrdPlacement.FOLDER, readme: [{ title: 'Uninstall', text: '\nObjects first.\n' }] });
    expect(text).toMatch(/^\nObjects first\.\n\nHelm keeps each `ServiceAccount` of the chart\. /);
    expect(text).not.toMatch(/helm uninstall|crds\//);
  });
});

test('objects are named, also the only one of its kind, with a word in place of a hash of the content', () => {
  const named = (chart: ReleaseChart): string[] => [...chartReadme(chart._model()).matchAll(/^- \[(.*?)\]\(templates/gm)].map(([, title]) => title);
  expect(named(new AimClientChart(new App(), 'client'))).toEqual(expect.arrayContaining(['ServiceAccount `aim-client`', 'Job `aim-client-<hash>`']));
  expect(named(new SmallChart(c => new ApiObject(c, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a-0123abcd' } })))).toEqual(['ConfigMap `a-0123abcd`']);
});

test('objects of one kind are told apart', () => {
  const chart = new SmallChart(c => ['web', 'worker'].forEach(id => c.holder({ a: 1 }, id)));
  expect(chartReadme(chart._model())).toContain('The names are those of a release called `small`.\n\n- [Held `small-web`](templates/small-web-held.yaml)\n- [Held `small-worker`](templates/small-worker-held.yaml)\n');
});

test('names that the namespace is part of are said to be those in one', () => {
  const chart = new SmallChart(c => ['web', 'worker'].forEach(id => new ApiObject(c, id, { apiVersion: 'example.org/v1', kind: 'Held', metadata: { name: `${c.builtIns.namespace}.${id}` } })));
  expect(chartReadme(chart._model())).toContain('The names are those of a release called `small` in the namespace `default`.\n\n- [Held `default.web`](');
});

test('objects of one kind have the names that they have when they are installed', () => {
  const chart = new SmallChart(c => {
    new Workload(c, 'web', { image: 'a', serviceAccount: c.values.group('serviceAccount', ServiceAccount.values({ defaults: { create: false } })).asProps() });
    const groups = c.values.map('groups', { items: ItemShape.object().group('serviceAccount', ServiceAccount.values({ defaults: { create: false } })), description: 'Groups.' });
    const each = new ForEach(c, 'groups', { over: groups });
    new Workload(each, 'worker', { image: 'a', ...each.item.asProps() });
    const host = c.values.string('host', { required: true, pattern: '^[a-z]{1,9}$', description: 'A host.' });
    new ApiObject(c, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } });
    new ApiObject(c, 'b', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `b-${host}` } });
  });
  const named = [...chartReadme(chart._model()).matchAll(/^- \[(.*?)\]\(templates/gm)].map(([, title]) => title);
  expect(named).toEqual([
    'ServiceAccount `small-web`', 'ServiceAccount `small-<key>-worker`', 'ConfigMap `a`', 'ConfigMap', 'Deployment `small-web`', 'Deployment `small-<key>-worker`',
  ]);
});

test('a long default of a field of an item is below its table, with what Helm does not merge', () => {
  const text = chartReadme(modelOf({
    list: Fields.list('list', { description: 'A list.', items: ItemShape.object('An item.').fragment('a', { default: { b: 'x'.repeat(80) }, description: 'Long.' }).fragment('c', { default: { d: 1 }, description: 'Short.' }) }),
    top: Fields.fragment('top', { default: { b: 'x'.repeat(80) }, description: 'Long.' }),
  }));
  expect(text).toContain('| `a` | map | see below | Long. |\n| `c` | map | `{d: 1}` | Short. |\n\n'
    + `The default of \`a\`; a map that an item sets replaces it as a whole, while Helm merges maps that are not in items:\n\n\`\`\`yaml\na:\n  b: ${'x'.repeat(80)}\n\`\`\`\n`);
  expect(text).toContain('| `top` | map | see [values.yaml](values.yaml) | Long. |');
});

/** A pattern that holds the text, as far as one can. */
function literalPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

test('every hostile string stays within its cell', () => {
  for (const text of HOSTILE) {
    const table = rows({
      a: Fields.string('a', { default: text, multiline: true, description: `x${text}` }),
      b: Fields.string('b', { optional: true, pattern: literalPattern(text), description: `${text}x`, examples: [text] }),
      c: Fields.oneOf('c', { values: ['x', text], description: `a ${text} b` }),
      d: Fields.fragment('d', { default: { [text.slice(0, 20)]: text }, description: `a\n\n${text}x` }),
    });
    expect(table.map(row => row.length)).toEqual([4, 4, 4, 4]);
    expect(table.map(row => row[0])).toEqual(['`a`', '`b`', '`c`', '`d`']);
  }
});

test('no string of the values becomes markup', () => {
  expect(markdown('a < b & c &lt; <script> *x* _y_ snake_case [l](u) {{ v }} \\ ~~s~~')).toBe(
    'a \\< b & c \\&lt; \\<script> \\*x\\* \\_y\\_ snake_case \\[l\\](u) \\{\\{ v \\}\\} \\\\ \\~\\~s\\~\\~');
  expect(markdown('- a')).toBe('\\- a');
  expect(markdown('# a')).toBe('\\# a');
  expect(markdown('1. a')).toBe('1\\. a');
  expect(markdown('one ` only')).toBe('one \\` only');
});

test('text between backticks is code', () => {
  expect(markdown('Digest, `sha256:<*>_x_`; else the `tag`.')).toBe('Digest, `sha256:<*>_x_`; else the `tag`.');
  expect(code('a`b')).toBe('``a`b``');
  expect(code('`')).toBe('`` ` ``');
  expect(code(' a ')).toBe('`  a  `');
});

test('items of lists and maps have tables of their own', () => {
  expect(tables({
    hosts: Fields.list('hosts', { description: 'Hosts.', items: ItemShape.object().string('name', { required: true, description: 'Name.' }) }),
    deep: Fields.map('deep', {
      description: 'Deep.',
      items: ItemShape.ofList({ description: '-', items: ItemShape.object().integer('count', { default: 3, minimum: 1, description: 'Number.' }) }),
    }),
    names: Fields.list('names', { description: 'Names.', default: ['a'], minItems: 1, maxItems: 4 }),
  })).toEqual({
    '': [
      ['`hosts`', 'list of objects', '`[]`', 'Hosts. See [Items of `hosts`](#items-of-hosts).'],
      ['`deep`', 'map of lists of objects', '`{}`', 'Deep. Each key: a DNS label, at most 20 characters. See [Items of `deep`](#items-of-deep).'],
      ['`names`', 'list of strings', '`[a]`', 'Names. From 1 to 4 items.'],
    ],
    'Items of `hosts`': [['`name`', 'string', '**required**', 'Name.']],
    'Items of `deep`': [['`count`', 'integer', '`3`', 'Number. At least 1.']],
  });
});

test('fields that several items share are listed once', () => {
  const rules = Fields.list('rules', { description: 'Rules.', items: ItemShape.object().string('host', { required: true, description: 'Host.' }) });
  const found = tables({ a: group('A.', { rules }), b: group('B.', { rules }) });
  expect(Object.keys(found)).toEqual(['a', 'Items of `a.rules`', 'b']);
  expect(found.b).toEqual([['`b.rules`', 'list of objects', '`[]`', 'Rules. See [Items of `a.rules`](#items-of-arules).']]);
});

test('fields that Kubernetes documents are not listed at all', () => {
  const fields = { env: Fields.list('env', { description: 'Variables.', items: ItemShape.ofEnvVar() }), mounts: Fields.list('mounts', { description: 'Mounts.', items: ItemShape.ofVolumeMount() }) };
  expect(tables(fields)).toEqual({ '': [
    ['`env`', 'list of [EnvVar]', '`[]`', 'Variables.'],
    ['`mounts`', 'list of [VolumeMount]', '`[]`', 'Mounts.'],
  ] });
  expect(chartReadme(modelOf(fields))).toContain('\n\n[EnvVar]: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables\n[VolumeMount]: https://');
});

test('each group has a heading, and a group within a group a row', () => {
  const port = Fields.integer('port', { default: 80, minimum: 1, maximum: 65535, description: 'Port.' });
  expect(tables({ port, service: group('The Service.', { http: group('HTTP.', { port }), admin: group('', { port }) }) })).toEqual({
    '': [['`port`', 'integer', '`80`', 'Port. From 1 to 65535.']],
    'service': [
      ['`service.http`', 'object', '', 'HTTP.'],
      ['`service.http.port`', 'integer', '`80`', 'Port. From 1 to 65535.'],
      ['`service.admin.port`', 'integer', '`80`', 'Port. From 1 to 65535.'],
    ],
  });
});

test('nothing secret is shown', () => {
  const text = chartReadme(modelOf({
    password: Fields.secret('password', { description: 'Password.', examples: ['swordfish'] }),
    users: Fields.list('users', {
      default: [{ password: 'hunter2' }], examples: [[{ password: 'sesame' }]], description: 'Users.',
      items: ItemShape.object().secret('password', { description: 'Password.' }),
    }),
  }));
  expect(text).not.toMatch(/swordfish|hunter2|sesame/);
  expect(text).toContain('| `users` | list of objects | see [values.yaml](values.yaml) | Users. See [Items of `users`](#items-of-users). |');
});

test('a value that has to be given is named before the commands', () => {
  const text = chartReadme(modelOf({ a: group('', { b: Fields.string('b', { required: true, description: 'B.' }) }) }));
  expect(text).toContain('Set the required values in a file such as `my-values.yaml`: `a.b`.');
  expect(text).toContain('helm install my-release . -f my-values.yaml --namespace my-namespace --create-namespace');
});

test('an environment with an odd name is quoted for the shell', () => {
  const text = chartReadme(modelOf({}, { environments: { 'it\'s $HOME': { text: '', values: {} } } }));
  expect(text).toContain('-f \'values.it\'\\\'\'s $HOME.yaml\'');
  expect(text).toContain('[values.it\'s $HOME.yaml](values.it\'s%20$HOME.yaml)');
});

describe('after an uninstallation', () => {
  const claim = (annotations: Node): Document => ({
    path: 'small/claim', file: 'small-persistentvolumeclaim.yaml', apiVersion: 'v1', kind: 'PersistentVolumeClaim', about: { section: '', what: 'PersistentVolumeClaim' }, scopes: [], hooks: [],
    body: mapOf([{ kind: 'entry', key: literal('metadata'), value: mapOf([{ kind: 'entry', key: literal('annotations'), value: annotations }]) }]),
  });
  const keep: Part = { kind: 'entry', key: literal('helm.sh/resource-policy'), value: literal('keep') };
  const decided: Part = { kind: 'when', condition: { kind: 'value', path: ['persistence', 'keep'], type: { kind: 'boolean' } }, then: [keep], otherwise: [] };
  // As a chart writes it whose claim has annotations only under a condition.
  const within: Part = {
    kind: 'when', condition: { kind: 'value', path: ['persistence', 'annotations'], type: { kind: 'any' } },
    then: [{ kind: 'entry', key: literal('annotations'), value: mapOf([decided]) }], otherwise: [],
  };
  const uninstall = (...documents: Document[]): string => /## Uninstall\n([^]*?)\n## /.exec(chartReadme(modelOf({}, { documents })))![1];

  test.each([
    ['goes', [mapOf([])], 'This also deletes the PersistentVolumeClaims of the chart and the data on them: back up the data first.'],
    ['stays', [mapOf([keep])], 'The PersistentVolumeClaims of the chart, and the data on them, are kept.'],
    ['stays or goes', [mapOf([keep]), mapOf([])], 'Some PersistentVolumeClaims of the chart are kept; the others are deleted with the data on them: back up the data first.'],
    ['stays for some values', [mapOf([decided])],
      'PersistentVolumeClaims are kept, with the data on them, as `persistence.keep` says; the others are deleted: back up the data first.'],
  ])('a claim %s', (_, annotations, sentence) => {
    const text = uninstall(...annotations.map(claim));
    expect(text).toContain(`\n${sentence}\n`);
    expect(text.includes('kubectl delete persistentvolumeclaim')).toBe(sentence.includes('kept'));
  });

  test('a claim stays for some values, whatever else its annotations depend on', () => {
    const body = mapOf([{ kind: 'entry', key: literal('metadata'), value: mapOf([within]) }]);
    expect(uninstall({ ...claim(mapOf([])), body })).toContain(' as `persistence.keep` says; ');
  });

  test.each([
    ['stay', ['volumeClaimTemplates'], true],
    ['are none without templates', [], false],
    ['go where the StatefulSet says so', ['volumeClaimTemplates', 'persistentVolumeClaimRetentionPolicy'], false],
  ])('claims of the pods of a StatefulSet %s', (_, keys, stay) => {
    const spec = mapOf(keys.map(key => ({ kind: 'entry', key: literal(key), value: literal('given') })));
    const pods: Document = { ...claim(mapOf([])), kind: 'StatefulSet', body: mapOf([{ kind: 'entry', key: literal('spec'), value: spec }]) };
    const sentence = 'Kubernetes keeps the PersistentVolumeClaims that it has made for the pods of a StatefulSet, with the data on them.';
    expect([uninstall(pods), uninstall(pods, claim(mapOf([])))].map(text => [text.includes(sentence), text.includes('kubectl delete persistentvolumeclaim')])).toEqual([[stay, stay], [stay, stay]]);
    expect(uninstall(pods, claim(mapOf([decided]))).includes('\nOther PersistentVolumeClaims are kept, with')).toBe(stay);
  });

  test('claims that stay are deleted where they are', () => {
    const inNamespace = (namespace: Node): Document => {
      const metadata = mapOf([{ kind: 'entry', key: literal('namespace'), value: namespace }, { kind: 'entry', key: literal('annotations'), value: mapOf([keep]) }]);
      return { ...claim(mapOf([])), body: mapOf([{ kind: 'entry', key: literal('metadata'), value: metadata }]) };
    };
    const ofRelease: Node = { kind: 'builtin', name: 'Release.Namespace', type: { kind: 'any' } };
    const commandsFor = (...documents: Document[]) => [...uninstall(...documents).matchAll(/kubectl delete persistentvolumeclaim --namespace (\S+) /g)].map(([, namespace]) => namespace);
    expect(commandsFor(inNamespace(ofRelease))).toEqual(['my-namespace']);
    expect(commandsFor(inNamespace(literal('sandbox')), inNamespace(literal('sandbox')), inNamespace(literal('sandbox-nfs')), claim(mapOf([])))).toEqual(['sandbox', 'sandbox-nfs']);
  });

  test('volumes that stay are found', () => {
    expect(uninstall(claim(mapOf([keep])))).not.toContain('kubectl get persistentvolume ');
    expect(uninstall(claim(mapOf([keep])), { ...claim(mapOf([keep])), kind: 'PersistentVolume' })).toContain('kubectl get persistentvolume --selector app.kubernetes.io/instance=my-release');
  });
});

test('sections of the chart are before the values', () => {
  const { metadata } = modelOf({});
  const text = chartReadme(modelOf({}, { metadata: { ...metadata, readme: [{ title: 'GitOps', text: '\nTools ignore:\n\n```yaml\na: {{ b }}\n```\n' }] } }));
  expect(text).toContain('\n\n## GitOps\n\nTools ignore:\n\n```yaml\na: {{ b }}\n```\n\n## ');
  expect(text.indexOf('## GitOps')).toBeLessThan(text.indexOf('## Values'));
});

describe('custom resources that depend on values', () => {
  const route = (): Document => ({
    path: 'small/route', file: 'small-httproute.yaml', apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', about: { section: '', what: 'HTTPRoute' }, hooks: [], body: mapOf([]),
    scopes: [['ui', 'enabled'], ['gateway', 'enabled']].map(path => ({ kind: 'when', condition: { kind: 'value', path, type: { kind: 'boolean' } } })),
  });

  test('are named with the values', () => {
    expect(chartReadme(modelOf({}, { documents: [route()] }))).toContain('\n- For `gateway.enabled` with `ui.enabled`: the CustomResourceDefinitions of `gateway.networking.k8s.io/v1`\n');
  });

  test('are left to the description of one of the values', () => {
    const { metadata } = modelOf({});
    const text = chartReadme(modelOf({}, { documents: [route()], metadata: { ...metadata, prerequisites: ['For `gateway.enabled`: a Gateway'] } }));
    expect(text).toContain('\n- For `gateway.enabled`: a Gateway\n');
    expect(text).not.toContain('CustomResourceDefinitions');
  });
});
