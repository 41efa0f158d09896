import { brokenByDefault, isComplete, requiredPaths } from './ci-values';
import { environmentFile } from './environment-values';
import { keptBy, valuesIn } from './kept';
import { code, markdown, oneLine, paragraphs, table } from './prose';
import { valuesSection } from './values-section';
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
    ...metadata.home ? [`Home page: ${link(metadata.home)}`] : [],
    ...contents(model),
    ...prerequisites(model),
    ...installation(model),
    ...environments(model),
    ...plainYaml(model),
    ...valuesSection(model),
    ...origins(model),
  ].join('\n\n') + '\n';
}

function contents(model: Model): string[] {
  const installed = [...new Map(model.documents.filter(d => !d.test).map(d => [d.file, d])).values()];
  return installed.length === 0 ? [] : [
    '## What it installs',
    installed.map(d => `- [${titleOf(d, installed)}](templates/${encodeURI(d.file)})${scopeOf(d)}`).join('\n'),
  ];
}

/** The kind, and of several of one kind what tells their files apart. */
function titleOf({ kind, file }: Document, installed: readonly Document[]): string {
  const several = installed.filter(other => other.kind === kind).length > 1;
  return several ? `${kind} ${code(file.replace(/^.*\//, '').replace(/\.yaml$/, '').replace(`-${kind.toLowerCase()}`, ''))}` : kind;
}

/** The values that decide whether the object is there, and how often. */
function scopeOf(document: Document): string {
  const loops = document.scopes.flatMap(scope => scope.kind === 'each' ? valuesIn(scope.loop.over) : []);
  const conditions = document.scopes.flatMap(scope => scope.kind === 'when' ? valuesIn(scope.condition) : []);
  const depends = document.scopes.some(scope => scope.kind === 'when');
  const words = [
    ...loops.length > 0 ? [`one for each of ${enumerate(unique(loops).map(code))}`] : [],
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
  for (const { apiVersion, scopes } of model.documents.filter(d => isCustom(d.apiVersion))) {
    const deciding = scopes.flatMap(scope => (scope.kind === 'when' ? valuesIn(scope.condition) : []));
    // What the author says of a value that asks for them is better.
    if (!deciding.some(path => said.includes(code(path)))) {
      const others = custom.get(apiVersion);
      custom.set(apiVersion, deciding.length > 0 && others?.length !== 0 ? unique([...others ?? [], deciding[0]]) : []);
    }
  }
  return [
    '## Prerequisites',
    [
      `- Kubernetes${model.metadata.kubeVersion === undefined ? '' : ` ${code(model.metadata.kubeVersion)}`}`,
      `- Helm 3 or 4${hasPlainYaml(model) ? '; or `kubectl` alone, see [Without Helm](#without-helm)' : ''}`,
      ...(model.metadata.prerequisites ?? []).map(line => `- ${line}`),
      ...[...custom].map(([apiVersion, paths]) =>
        `- ${paths.length === 0 ? 'The' : `For ${enumerate(paths.map(code))}: the`} custom resources of ${code(apiVersion)}`),
    ].join('\n'),
  ];
}

// Groups without a dot are built in, and so are those of Kubernetes itself; what SIGs add is installed by hand.
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
      `Write the values that have no default into a file such as \`my-values.yaml\`: ${enumerate(required.map(code))}.`,
    ],
    ...broken.length === 0 ? [] : [`The defaults alone are not enough. Give values in a file such as \`my-values.yaml\`, since ${enumerate(broken)}.`],
    'From this folder:',
    commands([`helm install my-release .${given} --namespace my-namespace --create-namespace`]),
    'From the registry that holds the chart:',
    commands([`helm install my-release oci://REGISTRY/${name} --version ${model.metadata.version}${given} --namespace my-namespace --create-namespace`]),
    'Several releases can live in one namespace.',
    ...model.documents.some(d => d.test) ? ['Check that the release works:', commands(['helm test my-release --namespace my-namespace'])] : [],
    '## Upgrade',
    commands([`helm upgrade my-release .${given} --namespace my-namespace`]),
    ...Object.keys(model.values.fields).length > 0 ? ['Give all values of the release again: as soon as one is given, Helm starts from the defaults of the chart.'] : [],
    ...unchangeable(model),
    '## Uninstall',
    commands(['helm uninstall my-release --namespace my-namespace']),
    ...claims(model),
  ];
}

/** What becomes of the data. */
function claims(model: Model): string[] {
  const all = model.documents.filter(d => d.kind === 'PersistentVolumeClaim' && !d.test);
  const kept = all.map(keptBy);
  const deciding = unique(kept.flatMap(paths => paths ?? []));
  const gone = 'back it up first';
  const rest = ['What stays is deleted, and what it holds with it, by:',
    commands(['kubectl delete persistentvolumeclaim --namespace my-namespace --selector app.kubernetes.io/instance=my-release']),
    ...model.documents.some(d => d.kind === 'PersistentVolume' && keptBy(d)) ? ['PersistentVolumes that stay, which have no namespace, are listed by:',
      commands(['kubectl get persistentvolume --selector app.kubernetes.io/instance=my-release'])] : []];
  if (all.length === 0) {
    return [];
  }
  if (kept.every(paths => paths === undefined)) {
    return [`This deletes the volume claims of the chart too, and with them what they hold: ${gone}.`];
  }
  return [
    ...kept.every(paths => paths?.length === 0) ? ['The volume claims of the chart stay, and with them what they hold.']
      : deciding.length === 0 ? [`Only some of the volume claims of the chart stay; the others go, and with them what they hold: ${gone}.`]
        : [`The volume claims of the chart stay, and with them what they hold, where ${enumerate(deciding.map(code))} ${deciding.length === 1 ? 'says' : 'say'} so; others go: ${gone}.`],
    ...rest,
  ];
}

function environments(model: Model): string[] {
  const names = Object.keys(model.environments);
  return names.length === 0 ? [] : [
    '## Environments',
    'Values for an environment ship with the chart (`helm pull --untar` unpacks one from a registry); values files that follow win over them.',
    table(['Environment', 'Values'], names.map(name =>
      [code(name), `[${markdown(oneLine(environmentFile(name)))}](${encodeURI(environmentFile(name))})`])),
    commands([`helm upgrade --install my-release . -f ${shellWord(environmentFile(names[0]))} --namespace my-namespace --create-namespace`]),
  ];
}

/** Objects that Kubernetes lets nobody change once they are there. */
function unchangeable(model: Model): string[] {
  const kinds = unique(model.documents.filter(d => !d.test && ['Pod', 'Job'].includes(d.kind)).map(d => d.kind));
  return kinds.length === 0 ? [] : [
    `Kubernetes does not let a ${kinds.join(' or a ')} change: when an upgrade would change one, uninstall the release and install it again.`,
  ];
}

function plainYaml(model: Model): string[] {
  const { name } = model.metadata;
  const complete = isComplete(model);
  const environments = Object.keys(model.environments);
  const file = complete ? `${name}.yaml` : `${environments[0]}/${name}.yaml`;
  return !hasPlainYaml(model) ? [] : [
    '## Without Helm',
    `The same objects as plain YAML, of a release called ${code(model.release.name)} in the namespace ${code(model.release.namespace)}, are written beside the chart${
      environments.length ? `, in a folder for each environment too (${environments.map(code).join(', ')})` : ''}:`,
    commands([`kubectl apply -f ../../yaml/${shellWord(file)}`]),
  ];
}

/** Without values that the user has to give, the defaults are complete; an environment gives them. */
function hasPlainYaml(model: Model): boolean {
  return isComplete(model) || Object.keys(model.environments).length > 0;
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
    'The chart, this page included, is generated by [cdk8s-mlops](https://github.com/cdk8s-mlops/cdk8s-mlops) from typed constructs. ' +
    'Change those and generate it anew: what is edited here is lost.',
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
