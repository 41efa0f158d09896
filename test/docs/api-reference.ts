import * as fs from 'fs';
import * as path from 'path';
import { GENERATED, ROOT } from './pages';

// What is read of the assembly that jsii writes. @see https://github.com/aws/jsii/blob/main/packages/%40jsii/spec/src/assembly.ts
interface Docs { readonly summary?: string; readonly remarks?: string; readonly default?: string; readonly see?: string; readonly returns?: string; readonly deprecated?: string }
interface TypeRef { readonly primitive?: string; readonly fqn?: string; readonly collection?: { readonly kind: string; readonly elementtype: TypeRef }; readonly union?: { readonly types: TypeRef[] } }
interface Parameter { readonly name: string; readonly type: TypeRef; readonly optional?: boolean; readonly variadic?: boolean; readonly docs?: Docs }
interface Method { readonly name: string; readonly docs?: Docs; readonly parameters?: Parameter[]; readonly returns?: { readonly type: TypeRef }; readonly static?: boolean; readonly protected?: boolean; readonly overrides?: string }
interface Property { readonly name: string; readonly docs?: Docs; readonly type: TypeRef; readonly optional?: boolean; readonly static?: boolean; readonly protected?: boolean; readonly overrides?: string }
interface ApiType {
  readonly fqn: string;
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly abstract?: boolean;
  readonly datatype?: boolean;
  readonly namespace?: string;
  readonly docs?: Docs;
  readonly base?: string;
  readonly interfaces?: string[];
  readonly initializer?: { readonly docs?: { readonly custom?: { readonly internal?: string } }; readonly parameters?: Parameter[] };
  readonly methods?: Method[];
  readonly properties?: Property[];
  readonly members?: Array<{ readonly name: string; readonly docs?: Docs }>;
  readonly locationInModule: { readonly filename: string };
}

interface Page {
  readonly file: string;
  readonly title: string;
  readonly about: string;
  /** The submodule whose types it holds, all of them. */
  readonly namespace?: string;
  /** The sources whose types it holds, of those that are in no submodule; the longest path that fits decides. */
  readonly sources?: readonly string[];
}

const PAGES: readonly Page[] = [
  { file: 'charts.md', title: 'Charts and outputs', sources: ['chart/', 'manifest/', 'output/', 'documented-deployments.ts'],
    about: 'For authors of charts: the chart itself, what stands around objects, and what is written.' },
  { file: 'values.md', title: 'Values', sources: ['values/', 'expr/expression/values.ts', 'expr/expression/image.ts'],
    about: 'For authors of charts: how values are declared. The [guide to values](../values.md) shows them at work.' },
  { file: 'expressions.md', title: 'Expressions', sources: ['expr/'],
    about: 'For authors of charts: what can be done with values. The [guide to expressions](../expressions.md) shows the template that each becomes.' },
  { file: 'kit.md', title: 'Building blocks', namespace: 'kit',
    about: 'For authors of charts: parts that many deployments have, each with its values. The [guide](../building-blocks.md) shows some of them at work.' },
  { file: 'aim.md', title: 'Aim', namespace: 'aim', about: 'The constructs and charts of Aim remote tracking, for use from TypeScript.' },
  { file: 'appstore.md', title: 'AI Appstore', namespace: 'appstore', about: 'The constructs and charts of the AI Appstore, for use from TypeScript.' },
  { file: 'data.md', title: 'Data stores', namespace: 'data', about: 'The constructs and charts of databases and object stores, for use from TypeScript.' },
  { file: 'emissary.md', title: 'Emissary', namespace: 'emissary', about: 'The constructs and charts of the gateway Emissary and of the kinds of objects that it reads, for use from TypeScript.' },
  { file: 'experiments.md', title: 'Experiments', namespace: 'experiments', about: 'The constructs and charts of projects and experiments, for use from TypeScript.' },
  { file: 'knative.md', title: 'Knative', namespace: 'knative', about: 'The constructs and charts of Knative Serving and its gateway Kourier, for use from TypeScript.' },
  { file: 'ingress-nginx.md', title: 'ingress-nginx', namespace: 'ingressnginx', about: 'The construct and the chart of ingress-nginx, for use from TypeScript.' },
  { file: 'mlflow.md', title: 'MLflow', namespace: 'mlflow', about: 'The constructs and the chart of the MLflow demo, for use from TypeScript.' },
  { file: 'dask.md', title: 'Dask', namespace: 'dask', about: 'The constructs and the chart of the Algorithm Reference Library, for use from TypeScript.' },
];

/** The pages of the API reference, by their name: what the docstrings say, as jsii read them. */
export function apiReference(): Map<string, string> {
  const types = readTypes();
  const link = (fqn: string): string => {
    const type = types.find(candidate => candidate.fqn === fqn);
    return type ? `[${qualified(type)}](${pageOf(type).file}#${type.name.toLowerCase()})` : withoutModule(fqn);
  };
  const pages = new Map(PAGES.map(page => [page.file, [
    HEAD, `# ${page.title}\n\n${page.about}\n`,
    ...page.namespace ? [`\`\`\`ts\nimport { ${page.namespace} } from 'cdk8s-mlops';\n\`\`\`\n`] : [],
    ...types.filter(type => pageOf(type) === page).map(type => section(type, link)),
  ].join('\n')]));
  return new Map([['README.md', index(types)], ...pages]);
}

function pageOf({ fqn, namespace, locationInModule: { filename } }: ApiType): Page {
  const fit = ({ sources = [] }: Page): number => Math.max(0, ...sources.filter(source => filename.startsWith(`src/${source}`)).map(source => source.length));
  const page = namespace === undefined
    ? PAGES.filter(candidate => fit(candidate) > 0).sort((a, b) => fit(b) - fit(a))[0]
    : PAGES.find(candidate => candidate.namespace === namespace);
  if (page === undefined) {
    throw new Error(`no page of the API reference holds ${fqn} of ${filename}: add one to PAGES`);
  }
  return page;
}

/** The name as it is written in TypeScript, such as `kit.Workload`. */
function qualified({ fqn }: ApiType): string {
  return withoutModule(fqn);
}

function withoutModule(fqn: string): string {
  return fqn.slice(fqn.indexOf('.') + 1);
}

const HEAD = `${GENERATED} from the docstrings by "npm run docs"; edit those. -->\n`;

function readTypes(): ApiType[] {
  const file = path.join(ROOT, '.jsii');
  if (!fs.existsSync(file)) {
    throw new Error('there is no .jsii: run npm run build');
  }
  const { types } = JSON.parse(fs.readFileSync(file, 'utf8'));
  // Typed constructs of custom resources are the business of those who define the resources.
  return (Object.values(types) as ApiType[]).filter(type => type.namespace !== 'gateway').sort((a, b) => (a.name < b.name ? -1 : 1));
}

function index(types: readonly ApiType[]): string {
  const lists = PAGES.map(page => [
    `## ${page.title}\n\n${page.about} [Page](${page.file})\n`,
    '| Name | What it is |\n| --- | --- |',
    ...types.filter(type => pageOf(type) === page).map(type =>
      `| [${qualified(type)}](${page.file}#${type.name.toLowerCase()}) | ${cell(summary(type.docs ?? {})?.replace(/:$/, '.'))} |`),
    '',
  ].join('\n'));
  return [HEAD, '# API reference\n\nFor authors of charts who know what they look for: every class, interface and enum of `cdk8s-mlops`.\n\n'
    + 'Not listed: the constructs of the Gateway API in the namespace `gateway`; see [its own reference](https://gateway-api.sigs.k8s.io/reference/spec/).\n', ...lists].join('\n');
}

function section(type: ApiType, link: (fqn: string) => string): string {
  const above = [...type.base ? [type.base] : [], ...type.interfaces ?? []];
  const onlyStatic = [...type.methods ?? [], ...type.properties ?? []].every(member => member.static);
  const signature = type.initializer && !type.initializer.docs?.custom?.internal && !(onlyStatic && type.base === undefined) ? [`\`\`\`ts\nnew ${qualified(type)}${parameters(type.initializer.parameters)}\n\`\`\`\n`] : [];
  return [
    `## ${type.name}\n`,
    `${kindOf(type)}${above.length ? `, extends ${above.map(link).join(', ')}` : ''}\n`,
    prose(type.docs),
    ...signature,
    ...type.members ? [table(['Member', 'What it is'], type.members.map(({ name, docs }) => [`\`${name}\``, cellOf(docs)]))] : [],
    ...type.properties?.length ? [properties(type, link)] : [],
    ...methods(type),
  ].join('\n');
}

function kindOf(type: ApiType): string {
  return type.kind === 'interface' && type.datatype ? 'Props' : `${type.abstract && type.kind === 'class' ? 'Abstract class' : type.kind[0].toUpperCase() + type.kind.slice(1)}`;
}

function properties(type: ApiType, link: (fqn: string) => string): string {
  const own = type.properties!.filter(property => !property.protected);
  // What has to be given comes first.
  const sorted = type.datatype ? [...own.filter(p => !p.optional), ...own.filter(p => p.optional)] : own;
  return table(['Property', 'Type', 'What it is'], sorted.map(property => [
    `\`${property.static ? `${qualified(type)}.` : ''}${property.name}${property.optional ? '?' : ''}\``,
    typed(property.type, link),
    cellOf(property.docs),
  ]));
}

function methods(type: ApiType): string[] {
  return (type.methods ?? []).filter(method => !method.protected).map(method => {
    const returns = method.returns ? plainType(method.returns.type) : 'void';
    const params = (method.parameters ?? []).filter(({ docs }) => docs?.summary).map(({ name, docs }) => `- \`${name}\`: ${sentence(docs)}`);
    return [
      `### ${type.name}.${method.name}\n`,
      `\`\`\`ts\n${method.static ? `${qualified(type)}.` : ''}${method.name}${parameters(method.parameters)}: ${returns}\n\`\`\`\n`,
      prose(method.docs),
      ...params.length ? [`${params.join('\n')}\n`] : [],
    ].join('\n');
  });
}

function parameters(params: readonly Parameter[] = []): string {
  return `(${params.map(({ name, type, optional, variadic }) => variadic ? `...${name}: ${plainType(type)}[]` : `${name}${optional ? '?' : ''}: ${plainType(type)}`).join(', ')})`;
}

function plainType(type: TypeRef): string {
  if (type.collection) {
    const of = plainType(type.collection.elementtype);
    return type.collection.kind === 'array' ? `${of}[]` : `{ [key: string]: ${of} }`;
  }
  return type.union ? type.union.types.map(plainType).join(' | ') : type.primitive ?? withoutModule(type.fqn!);
}

function typed(type: TypeRef, link: (fqn: string) => string): string {
  if (type.fqn) {
    return link(type.fqn);
  }
  const of = type.collection?.elementtype;
  return of?.fqn ? `${type.collection!.kind === 'array' ? 'list' : 'map'} of ${link(of.fqn)}` : `\`${plainType(type)}\``;
}

/** What is missing where a summary of jsii ends at the colon before a list. */
function summary(docs: Docs): string | undefined {
  return docs.summary?.replace(/:\.$/, ':');
}

function prose(docs: Docs = {}): string {
  const see = docs.see ? `See <${docs.see}>.\n` : '';
  return [summary(docs), docs.remarks, docs.returns && `Returns ${docs.returns}`, see].filter(Boolean).map(part => `${part!.trimEnd()}\n`).join('\n');
}

function cellOf(docs: Docs = {}): string {
  const fallback = docs.default && `*Default:* ${docs.default.replace(/^- /, '')}${/[.]$/.test(docs.default) ? '' : '.'}`;
  return cell([docs.summary, docs.remarks, fallback, docs.see && `See <${docs.see}>.`].filter(Boolean).join(' '));
}

function sentence(docs: Docs = {}): string {
  return [docs.summary, docs.remarks, docs.default && `Default: ${docs.default.replace(/^- /, '')}.`].filter(Boolean).join(' ').replace(/\s*\n\s*/g, ' ');
}

function cell(text = ''): string {
  return text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
}

function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  return [head, head.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n') + '\n';
}
