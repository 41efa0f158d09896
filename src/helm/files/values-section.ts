import { code, markdown, oneLine, paragraphs, sentences, table } from './prose';
import { aboutGroup, examplesOf, holdsSecret, itemFields, limitsOf, typeName } from './value-doc';
import { yamlFlow, yamlText } from './yaml-text';
import { Model } from '../../manifest/model/model';
import { defaultOf } from '../../values/read/defaults';
import { sentenceOf } from '../../values/schema/rule';
import { Field, Json } from '../../values/shape';

// Longer defaults make a table unreadable.
const MAX_DEFAULT = 60;

type Row = readonly [path: string, field: Field];

/** A table of values. */
interface Section {
  readonly title?: string;
  readonly text: readonly string[];
  readonly rows: readonly Row[];
  /** Whether the values are fields of items, of which values.yaml has no defaults. */
  readonly ofItems?: boolean;
}

/**
 * The values section of the README: a table for the top level, for each group, and for the items of lists and maps with
 * fields. Equal fields share a table.
 *
 * @internal
 */
export function valuesSection(model: Model): string[] {
  const page = new Page();
  const fields = Object.entries(model.values.fields);
  const isGroup = ([, { shape, deprecated }]: Row): boolean => shape.kind === 'object' && deprecated === undefined;
  page.add({ text: [], rows: fields.filter(field => !isGroup(field)) });
  fields.filter(isGroup).forEach(([name, field]) =>
    page.add({ title: markdown(name), text: aboutGroup(field).map(markdown), rows: below(name, field) }));
  const written = page.written();
  return [
    '## Values',
    ...written.length === 0 ? ['The chart has no values.'] : [
      'The defaults are in [values.yaml](values.yaml), and the schema is [values.schema.json](values.schema.json).',
      ...rules(model),
      ...written,
    ],
  ];
}

/** Rules across values. */
function rules({ values }: Model): string[] {
  const sentences = (values.rules ?? []).map(rule => sentenceOf(values, rule, code));
  return sentences.length === 0 ? [] : [
    'Rules across values, where "set" means not empty, not `false` and not `0`:',
    sentences.map(sentence => `- ${sentence[0].toUpperCase()}${sentence.slice(1)}${/[.!?]$/.test(sentence) ? '' : '.'}`).join('\n'),
  ];
}

/** The tables in order, and the references between them. */
class Page {
  private readonly sections: Section[] = [];
  private readonly deprecated: Row[] = [];
  private readonly titles = new Map<string, string>();
  private readonly types = new Map<string, string>();
  private hasLongDefault = false;

  public add({ rows, ...section }: Section): void {
    const flat = rows.flatMap(([path, field]) => flatten(path, field));
    const current = flat.filter(([, field]) => !field.deprecated);
    this.deprecated.push(...flat.filter(([, field]) => field.deprecated));
    if (current.length > 0) {
      this.sections.push({ ...section, rows: current });
      current.forEach(([path, field]) => this.addItems(path, field));
    }
  }

  public written(): string[] {
    const sections = this.sections.flatMap(({ title, text, rows, ofItems = false }) => [
      ...title === undefined ? [] : [`### ${title}`],
      ...text,
      table(['Value', 'Type', 'Default', 'Description'], rows.map(([path, field]) => [code(path), this.typeOf(field), defaultCell(field, ofItems), this.description(field)])),
      ...ofItems ? this.longDefaults(rows) : [],
    ]);
    return [
      ...sections,
      ...this.deprecated.length === 0 ? [] : ['### Deprecated values', table(['Value', 'Use instead'], this.deprecated.map(([path, field]) => [code(path), replacement(field)]))],
      ...this.types.size === 0 ? [] : [[...this.types].sort(([a], [b]) => a < b ? -1 : 1).map(([name, url]) => `[${name}]: ${url}`).join('\n')],
    ];
  }

  private addItems(path: string, field: Field): void {
    const found = itemFields(field.shape);
    const key = JSON.stringify(found?.fields);
    if (found !== undefined && !this.titles.has(key)) {
      const title = `Items of ${code(path)}`;
      this.titles.set(key, title);
      this.add({ title, text: [], rows: found.fields, ofItems: true });
    }
  }

  private longDefaults(rows: readonly Row[]): string[] {
    return rows.flatMap(([path, field]) => {
      const value = shownDefault(field);
      if (value === undefined || !isLong(value)) {
        return [];
      }
      const isFirst = !this.hasLongDefault;
      this.hasLongDefault = true;
      return [
        `The default of ${code(path)}${isFirst ? '; a map that an item sets replaces it as a whole, while Helm merges maps that are not in items' : ''}:`,
        ['```yaml', yamlText({ [path]: value }).trimEnd(), '```'].join('\n'),
      ];
    });
  }

  private typeOf(field: Field): string {
    return typeName(field.shape, ({ name, url }) => {
      if (url === undefined) {
        return name;
      }
      this.types.set(name, url);
      return `[${name}]`;
    });
  }

  private description(field: Field): string {
    const [first, ...more] = aboutGroup(field).map(markdown);
    const title = this.titles.get(JSON.stringify(itemFields(field.shape)?.fields));
    // A short one fits a table; others are in values.yaml.
    const example = examplesOf(field).map(yamlFlow).find(text => [...text].length <= MAX_DEFAULT);
    const summary = sentences([
      ...first === undefined ? [] : [first],
      ...limitsOf(field.shape),
      ...example === undefined ? [] : [`For example ${code(example)}`],
      ...title === undefined ? [] : [`See [${title}](#${anchor(title)})`],
    ]);
    return [summary, ...more].join('<br>');
  }
}

/** A value, or a group and its values; a group without a description has no row. */
function flatten(path: string, field: Field): Row[] {
  if (field.shape.kind !== 'object' || field.deprecated) {
    return [[path, field]];
  }
  return [...paragraphs(field.description).length > 0 ? [[path, field] as const] : [], ...below(path, field).flatMap(([name, inner]) => flatten(name, inner))];
}

function below(path: string, { shape }: Field): Row[] {
  return shape.kind === 'object' ? Object.entries(shape.fields).map(([name, field]) => [`${path}.${name}`, field]) : [];
}

function defaultCell(field: Field, ofItems: boolean): string {
  const value = givenDefault(field);
  if (value === undefined) {
    return field.required ? '**required**' : field.optional ? 'not set' : '';
  }
  const shown = shownDefault(field);
  return shown !== undefined && !isLong(shown) ? code(yamlFlow(shown)) : ofItems && shown !== undefined ? 'see below' : 'see [values.yaml](values.yaml)';
}

function givenDefault(field: Field): Json | undefined {
  return field.shape.kind === 'object' ? undefined : defaultOf(field) ?? field.default;
}

/** The default, unless it is a secret. */
function shownDefault(field: Field): Json | undefined {
  const value = givenDefault(field);
  return value !== undefined && holdsSecret(field.shape) && !['[]', '{}'].includes(yamlFlow(value)) ? undefined : value;
}

function isLong(value: Json): boolean {
  return [...yamlFlow(value)].length > MAX_DEFAULT;
}

function replacement({ deprecated }: Field): string {
  const { replacement: path, description } = deprecated!;
  return `${code(path)}${description === undefined ? '' : `. ${markdown(oneLine(description))}`}`;
}

/** The anchor of a heading on GitHub. */
function anchor(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
}
