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

/** The pages, by the folders of the sources whose types they hold; what is in no other page is a deployment. */
const PAGES: ReadonlyArray<{ readonly file: string; readonly title: string; readonly about: string; readonly folders: readonly string[] }> = [
  { file: 'charts.md', title: 'Charts and outputs', folders: ['chart', 'manifest', 'output', 'documented-deployments.ts'],
    about: 'For authors of charts: the chart itself, what stands around objects, and what is written.' },
  { file: 'values.md', title: 'Values', folders: ['values', 'expr/values.ts', 'expr/image.ts'],
    about: 'For authors of charts: how values are declared. The [guide to values](../values.md) shows them at work.' },
  { file: 'expressions.md', title: 'Expressions', folders: ['expr'],
    about: 'For authors of charts: what can be done with values. The [guide to expressions](../expressions.md) has the text of the template beside each.' },
  { file: 'kit.md', title: 'Building blocks', folders: ['kit'],
    about: 'For authors of charts: parts that many deployments have, each with its values. The [guide](../building-blocks.md) shows some of them at work.' },
  { file: 'deployments.md', title: 'Documented deployments', folders: [],
    about: 'For people who use the deployments that come with the library from TypeScript.' },
];

/** The pages of the API reference, by their name: what the docstrings say, as jsii read them. */
export function apiReference(): Map<string, string> {
  const types = readTypes();
  const pageOf = (type: ApiType): string => {
    const source = type.locationInModule.filename.replace(/^src\//, '');
    const fits = (folder: string): boolean => source === folder || source.startsWith(`${folder}/`);
    // A file is more exact than the folder that it is in.
    const best = PAGES.filter(({ folders }) => folders.some(fits)).sort((a, b) => length(b) - length(a))[0];
    function length(page: (typeof PAGES)[number]): number {
      return Math.max(...page.folders.filter(fits).map(folder => folder.length));
    }
    return (best ?? PAGES[PAGES.length - 1]).file;
  };
  const link = (fqn: string): string => {
    const type = types.find(candidate => candidate.fqn === fqn);
    const name = fqn.slice(fqn.indexOf('.') + 1);
    return type ? `[${name}](${pageOf(type)}#${name.toLowerCase()})` : name;
  };
  const pages = new Map(PAGES.map(({ file, title, about }) => [file, [
    HEAD, `# ${title}\n\n${about}\n`,
    ...types.filter(type => pageOf(type) === file).map(type => section(type, link)),
  ].join('\n')]));
  return new Map([['README.md', index(types, pageOf)], ...pages]);
}

const HEAD = `${GENERATED} from the docstrings by "npm run docs"; edit those. -->\n`;

function readTypes(): ApiType[] {
  const file = path.join(ROOT, '.jsii');
  if (!fs.existsSync(file)) {
    throw new Error('there is no .jsii: run npm run build');
  }
  const { types } = JSON.parse(fs.readFileSync(file, 'utf8'));
  // Typed constructs of custom resources are the business of those who define the resources.
  return (Object.values(types) as ApiType[]).filter(type => type.namespace === undefined).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function index(types: readonly ApiType[], pageOf: (type: ApiType) => string): string {
  const lists = PAGES.map(({ file, title, about }) => [
    `## ${title}\n\n${about} [Page](${file})\n`,
    '| Name | What it is |\n| --- | --- |',
    ...types.filter(type => pageOf(type) === file).map(({ name, docs }) => `| [${name}](${file}#${name.toLowerCase()}) | ${cell(summary(docs ?? {})?.replace(/:$/, '.'))} |`),
    '',
  ].join('\n'));
  return [HEAD, '# API reference\n\nFor authors of charts who know what they look for: every class, interface and enum of `cdk8s-mlops`.\n\n'
    + 'Not listed: the constructs of the Gateway API below `gateway`, which are as [its own reference](https://gateway-api.sigs.k8s.io/reference/spec/) says.\n', ...lists].join('\n');
}

function section(type: ApiType, link: (fqn: string) => string): string {
  const above = [...type.base ? [type.base] : [], ...type.interfaces ?? []];
  const onlyStatic = [...type.methods ?? [], ...type.properties ?? []].every(member => member.static);
  const signature = type.initializer && !type.initializer.docs?.custom?.internal && !(onlyStatic && type.base === undefined) ? [`\`\`\`ts\nnew ${type.name}${parameters(type.initializer.parameters)}\n\`\`\`\n`] : [];
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
    `\`${property.static ? `${type.name}.` : ''}${property.name}${property.optional ? '?' : ''}\``,
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
      `\`\`\`ts\n${method.static ? `${type.name}.` : ''}${method.name}${parameters(method.parameters)}: ${returns}\n\`\`\`\n`,
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
  return type.union ? type.union.types.map(plainType).join(' | ') : type.primitive ?? type.fqn!.slice(type.fqn!.indexOf('.') + 1);
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
