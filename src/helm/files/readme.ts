import { brokenByDefault, isComplete, requiredPaths } from './ci-values';
import { environmentFile } from './environment-values';
import { keepsClaims, keptBy, valuesIn } from './kept';
import { code, markdown, oneLine, paragraphs, table } from './prose';
import { byDefault, dataByDefault, howManyReleases } from './shared-objects';
import { valuesSection } from './values-section';
import { walk } from '../../expr/node/children';
import { Node } from '../../expr/node/node';
import { ValuesShape } from '../../values/shape';
import { entryOf } from '../../expr/node/parts';
import { groupOf } from '../../manifest/model/api-group';
import { DEFINITION, isAppliedFirst } from '../../manifest/model/applied-first';
import { isTest } from '../../manifest/model/hooks';
import { Document, Model } from '../../manifest/model/model';
import { enumerate } from '../../values/enumerate';
import { sentenceOf } from '../../values/schema/rule';

/**
 * The `README.md` of a chart: what it installs, how, and every value.
 *
 * @internal
 */
export function chartReadme(model: Model): string {
  const { metadata } = model;
  return [
    `# ${metadata.name}`,
    paragraphs(metadata.description).map(markdown).join('\n\n'),
    `Chart version ${code(metadata.version)}, application version ${code(metadata.appVersion)}.`,
    ...metadata.home ? [`Homepage: ${link(metadata.home)}`] : [],
    ...contents(model),
    ...prerequisites(model),
    ...installation(model),
    ...environments(model),
    ...plainYaml(model),
    ...(metadata.readme ?? []).filter(({ title }) => title !== UNINSTALL).flatMap(({ title, text }) => [`## ${title}`, text.trim()]),
    ...valuesSection(model),
    ...origins(model),
  ].join('\n\n') + '\n';
}

function contents(model: Model): string[] {
  const installed = [...new Map(model.documents.filter(d => !isTest(d)).map(d => [d.file, d])).values()];
  const titles = titlesOf(installed, model, 'default');
  const inNamespace = titlesOf(installed, model, 'other').some((title, i) => title !== titles[i]) ? ` in the namespace ${code('default')}` : '';
  return installed.length === 0 ? [] : [
    '## What it installs',
    ...titles.some((title, i) => title !== installed[i].kind) ? [`The names are those of a release called ${code(model.metadata.name)}${inNamespace}.`] : [],
    installed.map((d, i) => `- [${titles[i]}](${d.inCrds ? 'crds' : 'templates'}/${encodeURI(d.file)})${scopeOf(d)}`).join('\n'),
  ];
}

/** The kinds, each followed by the name, as far as the defaults decide it. */
function titlesOf(installed: readonly Document[], model: Model, namespace: string): string[] {
  return installed.map(document => {
    const name = nameByDefault(document, model, namespace);
    return name === undefined ? document.kind : `${document.kind} ${code(name)}`;
  });
}

/** Whether an expression reads a value, or a field of an item, that has no default. */
function hasRequired(node: Node, values: ValuesShape): boolean {
  const required = requiredPaths(values);
  let found = false;
  walk(node, one => {
    found ||= one.kind === 'value' ? required.includes(one.path.join('.')) : one.kind === 'item' && one.default === undefined && one.absent === undefined;
  });
  return found;
}

/**
 * The name of the object in a release called as the chart, with the default values and what its conditions enable; `<key>`
 * is that of an item, and `<hash>` that of the content, which other values change.
 */
function nameByDefault(document: Document, model: Model, namespace: string): string | undefined {
  const name = entryOf(entryOf(document.body, 'metadata'), 'name');
  if (name === undefined || hasRequired(name, model.values)) {
    return undefined;
  }
  const given = byDefault(name, document, model, { name: model.metadata.name, namespace });
  return isNamedByHash(document) ? given?.replace(/-[0-9a-f]{8}$/, '-<hash>') : given;
}

/** The hooks of the object, the values that it depends on, and the collections with an object for each entry. */
function scopeOf(document: Document): string {
  const loops = document.scopes.flatMap(scope => scope.kind === 'each' ? valuesIn(scope.loop.over) : []);
  const conditions = document.scopes.flatMap(scope => scope.kind === 'when' ? valuesIn(scope.condition) : []);
  const isComputed = document.scopes.some(scope => scope.kind === 'each' && valuesIn(scope.loop.over).length > 1);
  const depends = document.scopes.some(scope => scope.kind === 'when');
  const words = [
    ...document.hooks.length > 0 ? [`a hook for ${enumerate(document.hooks.map(code))}`] : [],
    ...loops.length > 0 ? [`${isComputed ? 'as many as follow from' : 'one for each entry of'} ${enumerate(unique(loops).map(code))}`] : [],
    ...conditions.length > 0 ? [`depends on ${enumerate(unique(conditions).map(code))}`] : depends ? ['depends on the cluster'] : [],
  ];
  return words.length === 0 ? '' : ` (${words.join('; ')})`;
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}

function prerequisites(model: Model): string[] {
  const said = (model.metadata.prerequisites ?? []).join('\n');
  const custom = new Map<string, string[]>();
  const defined = model.documents.filter(d => d.kind === DEFINITION).map(d => groupDefinedBy(d));
  for (const { apiVersion, scopes } of model.documents.filter(d => isCustom(d.apiVersion) && !defined.includes(groupOf(d.apiVersion)))) {
    const deciding = unique(scopes.flatMap(scope => (scope.kind === 'when' ? valuesIn(scope.condition) : [])));
    // The description of a value that already mentions them is better.
    if (!deciding.some(path => said.includes(code(path)))) {
      const others = custom.get(apiVersion);
      custom.set(apiVersion, deciding.length > 0 && others?.length !== 0 ? unique([...others ?? [], together(deciding)]) : []);
    }
  }
  return [
    '## Prerequisites',
    [
      `- Kubernetes${model.metadata.kubeVersion === undefined ? '' : ` ${code(model.metadata.kubeVersion)}`}`,
      `- Helm 3.14 or later, or 4${hasPlainYaml(model) ? '; or `kubectl` alone, see [Without Helm](#without-helm)' : ''}`,
      ...(model.metadata.prerequisites ?? []).map(line => `- ${line}`),
      ...[...custom].map(([apiVersion, paths]) =>
        `- ${paths.length === 0 ? 'The' : `For ${enumerate(paths)}: the`} CustomResourceDefinitions of ${code(apiVersion)}`),
    ].join('\n'),
  ];
}

/** Values that decide together: the last one is the most special. */
function together(paths: readonly string[]): string {
  const [last, ...others] = [...paths].reverse().map(code);
  return others.length === 0 ? last : `${last} with ${enumerate(others.reverse())}`;
}

// Groups without a dot and those of Kubernetes itself are built in; those of SIGs are installed separately.
function isCustom(apiVersion: string): boolean {
  const [group, version] = apiVersion.split('/');
  return version !== undefined && group.includes('.') && !/^[a-z]+(\.authorization|\.apiserver)?\.k8s\.io$/.test(group);
}

function installation(model: Model): string[] {
  const { name } = model.metadata;
  const required = requiredPaths(model.values);
  const broken = brokenByDefault(model).map(rule => sentenceOf(model.values, rule, code));
  const given = isComplete(model) ? '' : ' -f my-values.yaml';
  return [
    '## Install',
    ...required.length === 0 ? [] : [
      `Set the required values in a file such as \`my-values.yaml\`: ${enumerate(required.map(code))}.`,
    ],
    ...broken.length === 0 ? [] : [`The defaults alone are not valid, since ${enumerate(broken)}. Set values in a file such as \`my-values.yaml\`.`],
    'From this folder:',
    commands([`helm install my-release .${given} --namespace my-namespace --create-namespace`]),
    'From an OCI registry:',
    commands([`helm install my-release oci://REGISTRY/${name} --version ${model.metadata.version}${given} --namespace my-namespace --create-namespace`]),
    ...model.documents.some(d => !d.inCrds && isAppliedFirst(d, model.documents)) ? ['Add `--wait`: the chart has objects of kinds that it defines, and the API server must know these before.'] : [],
    howManyReleases(model),
    ...model.documents.some(isTest) ? ['Test the release:', commands(['helm test my-release --namespace my-namespace'])] : [],
    '## Upgrade',
    commands([`helm upgrade my-release .${given} --namespace my-namespace`]),
    ...Object.keys(model.values.fields).length > 0 ? ['Pass all values of the release again: with `-f` or `--set`, Helm starts from the defaults of the chart.'] : [],
    ...unchangeable(model),
    ...definitions(model),
    `## ${UNINSTALL}`,
    ...uninstallation(model),
    ...claims(model),
    ...othersKept(model),
    ...keptInFolder(model),
  ];
}

/** The heading of a section that charts can write. */
const UNINSTALL = 'Uninstall';

/** The steps of the chart, which may have an order of its own. */
function ownUninstallation({ metadata: { readme = [] } }: Model): string[] {
  return readme.filter(({ title }) => title === UNINSTALL).map(({ text }) => text.trim());
}

function uninstallation(model: Model): string[] {
  const own = ownUninstallation(model);
  return own.length > 0 ? own : [commands(['helm uninstall my-release --namespace my-namespace'])];
}

/** The definitions of `crds/`, unless the chart says itself when to delete them. */
function keptInFolder(model: Model): string[] {
  return ownUninstallation(model).length > 0 || !model.documents.some(d => d.inCrds) ? []
    : [`Helm keeps the CustomResourceDefinitions of \`crds/\`. To delete them, and ${WITH_DEFINITIONS}:`, commands(['kubectl delete -f crds/'])];
}

/** What happens to the data on uninstallation. */
function claims(model: Model): string[] {
  const all = model.documents.filter(d => d.kind === 'PersistentVolumeClaim' && !isTest(d));
  const kept = all.map(keptBy);
  const deciding = unique(kept.flatMap(paths => paths ?? []));
  const gone = 'back up the data first';
  const namespaces = unique([...all.filter(keptBy), ...model.documents.filter(keepsClaims)].map(d => namespaceOf(d, model) ?? THE_RELEASE.namespace));
  const rest = ['To delete what was kept, and the data on it:',
    commands(namespaces.map(namespace => `kubectl delete persistentvolumeclaim --namespace ${namespace} --selector app.kubernetes.io/instance=my-release`)),
    ...model.documents.some(d => d.kind === 'PersistentVolume' && keptBy(d)) ? ['PersistentVolumes are cluster-scoped. To list those that were kept:',
      commands(['kubectl get persistentvolume --selector app.kubernetes.io/instance=my-release'])] : []];
  const ofPods = model.documents.some(keepsClaims) ? ['Kubernetes keeps the PersistentVolumeClaims that it has made for the pods of a StatefulSet, with the data on them.'] : [];
  if (all.length === 0) {
    return ofPods.length === 0 ? [] : [...ofPods, ...rest];
  }
  if (kept.every(paths => paths === undefined)) {
    return [`This also deletes the PersistentVolumeClaims of the chart and the data on them: ${gone}.`, ...ofPods.length === 0 ? [] : [...ofPods, ...rest]];
  }
  return [
    ...ofPods,
    ...kept.every(paths => paths?.length === 0) ? ['The PersistentVolumeClaims of the chart, and the data on them, are kept.']
      : deciding.length === 0 ? [`Some PersistentVolumeClaims of the chart are kept; the others are deleted with the data on them: ${gone}.`]
        : [`${ofPods.length === 0 ? '' : 'Other '}PersistentVolumeClaims are kept, with the data on them, as ${enumerate(deciding.map(code))} ${deciding.length === 1 ? 'says' : 'say'}; the others are deleted: ${gone}.`],
    ...rest,
  ];
}

/** The other objects that are left on uninstallation, and how to delete them. */
function othersKept(model: Model): string[] {
  const others = model.documents.filter(d => !d.kind.startsWith('PersistentVolume') && !d.inCrds && !isTest(d));
  const kept = others.filter(d => keptBy(d)?.length === 0);
  const some = unique(others.filter(d => !kept.includes(d)).map(d => d.kind));
  const kinds = unique(kept.map(d => d.kind)).filter(kind => !some.includes(kind));
  const named = kept.filter(d => some.includes(d.kind)).map(d => {
    const name = identityOf(d, model)?.name;
    return `${name === undefined ? `an object of the kind ${code(d.kind)}` : `the ${d.kind} ${code(name)}`}${scopeOf(d)}`;
  });
  const said = [...kinds.length === 0 ? [] : [`each ${enumerate(kinds.map(code))} of the chart`], ...unique(named)];
  return kept.length === 0 ? [] : [
    `Helm keeps ${enumerate(said)}. To delete ${kinds.length === 0 && kept.length === 1 ? 'it' : 'them'}${kept.some(d => d.kind === DEFINITION) ? `, and ${WITH_DEFINITIONS}` : ''}:`,
    commands(unique(kept.map(d => d.kind)).flatMap(kind => deletions(kept.filter(d => d.kind === kind), model))),
  ];
}

const WITH_DEFINITIONS = 'with the definitions all objects of their kinds in the cluster';

/** More names than these are too long for a command. */
const NAMES_IN_A_COMMAND = 5;

/** The commands that delete objects of a kind: by their names, or by labels if the defaults do not decide these or there are many. */
function deletions(kept: readonly Document[], model: Model): string[] {
  const byNamespace = new Map<string, Document[]>();
  kept.forEach(d => {
    const metadata = entryOf(d.body, 'metadata');
    const namespace = entryOf(metadata, 'namespace') ? ` --namespace ${identityOf(d, model)?.namespace ?? 'my-namespace'}` : '';
    byNamespace.set(namespace, [...byNamespace.get(namespace) ?? [], d]);
  });
  return [...byNamespace].flatMap(([namespace, documents]) => {
    const names = documents.map(d => identityOf(d, model)?.name);
    const known = names.every(name => name !== undefined) && names.length <= NAMES_IN_A_COMMAND;
    const which = known ? [unique(names as string[]).join(' ')] : unique(documents.map(d => `--selector ${selectorOf(d, model)}`));
    return which.map(one => known ? `kubectl delete ${kept[0].kind.toLowerCase()} ${one}${namespace}` : `kubectl delete ${kept[0].kind.toLowerCase()}${namespace} ${one}`);
  });
}

/** The labels of an object of the release: Argo CD alone sets that of the instance for objects of others. */
function selectorOf(document: Document, model: Model): string {
  const labels = entryOf(entryOf(document.body, 'metadata'), 'labels');
  const given = labels && dataByDefault(labels, document, model, THE_RELEASE) as { readonly [key: string]: string } | undefined;
  return ['app.kubernetes.io/instance=my-release', ...given?.[NAME_LABEL] ? [`${NAME_LABEL}=${given[NAME_LABEL]}`] : []].join(',');
}

const NAME_LABEL = 'app.kubernetes.io/name';

/** The release of the commands. */
const THE_RELEASE = { name: 'my-release', namespace: 'my-namespace' };

/** The name and the namespace of the only object of a document in that release; undefined if the defaults do not decide the name. */
function identityOf(document: Document, model: Model): { readonly name: string; readonly namespace?: string } | undefined {
  const name = metadataByDefault('name', document, model);
  return name === undefined || document.scopes.some(scope => scope.kind === 'each') ? undefined : { name, namespace: namespaceOf(document, model) };
}

/** The namespace of an object in that release; undefined if the defaults do not decide it, or it has none. */
function namespaceOf(document: Document, model: Model): string | undefined {
  return metadataByDefault('namespace', document, model);
}

function metadataByDefault(key: string, document: Document, model: Model): string | undefined {
  const node = entryOf(entryOf(document.body, 'metadata'), key);
  return node && !hasRequired(node, model.values) ? byDefault(node, document, model, THE_RELEASE) : undefined;
}

function environments(model: Model): string[] {
  const names = Object.keys(model.environments);
  return names.length === 0 ? [] : [
    '## Environments',
    'The chart ships values for each environment (`helm pull --untar` extracts them from a registry). Values files after them take precedence.',
    table(['Environment', 'Values'], names.map(name =>
      [code(name), `[${markdown(oneLine(environmentFile(name)))}](${encodeURI(environmentFile(name))})`])),
    commands([`helm upgrade --install my-release . -f ${shellWord(environmentFile(names[0]))} --namespace my-namespace --create-namespace`]),
  ];
}

/** What Helm installs once and never touches again. */
function definitions(model: Model): string[] {
  return !model.documents.some(d => d.inCrds) ? [] : [
    'Helm installs the CustomResourceDefinitions of `crds/` and never upgrades or deletes them. Before an upgrade, apply them yourself; Helm owns their fields, so conflicts have to be forced:',
    commands(['kubectl apply --server-side --force-conflicts -f crds/']),
  ];
}

function groupDefinedBy({ body }: Document): string | undefined {
  const group = entryOf(entryOf(body, 'spec'), 'group');
  return group?.kind === 'literal' ? String(group.value) : undefined;
}

/** Immutable objects. */
function unchangeable(model: Model): string[] {
  const all = model.documents.filter(d => d.hooks.length === 0 && ['Pod', 'Job'].includes(d.kind));
  const kinds = (hashed: boolean): string => unique(all.filter(d => isNamedByHash(d) === hashed).map(d => d.kind)).join(' or ');
  return [
    ...kinds(false) ? [`A ${kinds(false)} is immutable: if an upgrade would change one, uninstall the release and install it again.`] : [],
    ...kinds(true) ? [`A ${kinds(true)} is immutable, and its name ends in a hash of its content: an upgrade that changes it replaces it by a new one, which runs again.`] : [],
  ];
}

/** Whether the name of the object changes with its content. */
function isNamedByHash({ body }: Document): boolean {
  const name = entryOf(entryOf(body, 'metadata'), 'name');
  let found = false;
  if (name !== undefined) {
    walk(name, node => { found ||= node.kind === 'call' && node.fn === 'sha256sum'; });
  }
  return found;
}

function plainYaml(model: Model): string[] {
  const { name } = model.metadata;
  const complete = isComplete(model);
  const environments = Object.keys(model.environments);
  const file = complete || ofApp(model) ? `${name}.yaml` : `${environments[0]}/${name}.yaml`;
  return !hasPlainYaml(model) ? [] : [
    '## Without Helm',
    `${ofApp(model) ? 'The objects' : 'The same objects'} as plain YAML, for the release ${code(model.release.name)} in the namespace ${code(model.release.namespace)}${ofApp(model) ? ' with values of its own' : ''}${model.release.namespace === 'default' ? '' : ', which has to exist'}, are next to the chart${
      environments.length ? `, with a folder for each environment (${environments.map(code).join(', ')})` : ''}:`,
    commands([
      ...model.documents.some(d => isAppliedFirst(d, model.documents)) ? [`kubectl apply --server-side -f ../../yaml/${shellWord(file.replace(/\.yaml$/, '-crds.yaml'))}`] : [],
      `kubectl apply -f ../../yaml/${shellWord(file)}`,
    ]),
  ];
}

/** Whether the app gives the release values of its own. */
function ofApp({ release: { values, environment } }: Model): boolean {
  return values.length > 0 || environment !== undefined;
}

/** Whether there is plain YAML: the app gives values, the defaults are complete, or an environment completes them. */
function hasPlainYaml(model: Model): boolean {
  return isComplete(model) || ofApp(model) || Object.keys(model.environments).length > 0;
}

function origins(model: Model): string[] {
  const { sources = [], maintainers = [] } = model.metadata;
  return [
    ...maintainers.length === 0 ? [] : [
      '## Maintainers',
      maintainers.map(({ name, email, url }) => `- ${[markdown(name), ...email ? [link(email)] : [], ...url ? [link(url)] : []].join(', ')}`).join('\n'),
    ],
    '## Source',
    ...sources.length === 0 ? [] : [sources.map(source => `- ${link(source)}`).join('\n')],
    'This chart and this README are generated by [cdk8s-mlops](https://github.com/cdk8s-mlops/cdk8s-mlops) from typed constructs: edit those, not these files.',
  ];
}

function link(url: string): string {
  return `<${url.replace(/[<>\s]/g, encodeURIComponent)}>`;
}

function commands(lines: readonly string[]): string {
  return ['```console', ...lines, '```'].join('\n');
}

function shellWord(text: string): string {
  return /^[-\w.,:/=@%+]+$/.test(text) ? text : `'${text.replace(/'/g, '\'\\\'\'')}'`;
}
