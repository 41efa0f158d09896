import { code, paragraphs, sentences, wrap } from './prose';
import { aboutGroup, choicesOf, examplesOf, itemFields, typeName } from './value-doc';
import { yamlFlow, yamlText } from './yaml-text';
import { Model } from '../../manifest/model/model';
import { defaultOf, isGroup } from '../../values/read/defaults';
import { enumerate } from '../../values/enumerate';
import { Field, Json, ObjectShape, Shape } from '../../values/shape';

const WIDTH = 100;

// Items with more fields have a table in the README, since they would make the comment too long.
const MAX_FIELDS = 8;

/**
 * The `values.yaml` of a chart: every value with its description and default. A value without a default is commented out.
 * Constraints are in the README and in the schema.
 *
 * helm-docs reads the descriptions: from the comments above a key, it takes the text from the last line that begins with `#
 * --`, without anything before another ` --` in that line. So examples and fields of items follow the key.
 *
 * @see https://github.com/norwoodj/helm-docs/blob/v1.14.2/pkg/helm/comment.go
 * @internal
 */
export function valuesYaml(model: Model): string {
  return `# yaml-language-server: $schema=values.schema.json\n\n${valuesText(model)}`;
}

/** The same for a place that has no schema beside it. @internal */
export function valuesText(model: Model): string {
  return `${current(model.values).map(([name, field]) => entry(name, field, '').join('\n')).join('\n\n')}\n`;
}

/** The fields that are not deprecated. */
function current(shape: ObjectShape): [string, Field][] {
  return Object.entries(shape.fields).filter(([, field]) => !field.deprecated && (field.shape.kind !== 'object' || !field.optional));
}

function entry(name: string, field: Field, margin: string): string[] {
  if (isGroup(field)) {
    return group(name, field, margin);
  }
  const value = defaultOf(field);
  return value === undefined
    ? [...about(field, margin, ''), ...vacant(name, field, margin), ...fieldLines(field.shape, margin)]
    : [...about(field, margin, '-- '), ...lines(yamlText({ [name]: value })).map(line => indent(margin, line)), ...fieldLines(field.shape, margin), ...exampleLines(field, margin)];
}

function group(name: string, field: Field & { readonly shape: ObjectShape }, margin: string): string[] {
  const inner = current(field.shape);
  // With only comments, the group would be null and not an empty map.
  const empty = inner.every(([, child]) => defaultOf(child) === undefined);
  return [
    // Without the dashes: with them, helm-docs would show the group instead of its values.
    ...aboutGroup(field).flatMap(text => comment(text, margin)),
    `${margin}${name}:${empty ? ' {}' : ''}`,
    ...inner.flatMap(([childName, child], i) => [
      ...i > 0 && (standsApart(child) || standsApart(inner[i - 1][1])) ? [''] : [],
      ...entry(childName, child, `${margin}  `),
    ]),
  ];
}

/** Whether blank lines separate the value from its neighbours. */
function standsApart(field: Field): boolean {
  return isGroup(field) || defaultOf(field) === undefined || fieldLines(field.shape, '').length > 0 || exampleLines(field, '').length > 0;
}

/** A value that is commented out: without a default, or with a default that must be distinguished from user input. */
function vacant(name: string, field: Field, margin: string): string[] {
  const [example] = examplesOf(field);
  const shown = isEmpty(field.default) && example !== undefined ? example : field.default;
  const [first, ...rest] = lines(yamlText({ [name]: shown ?? example ?? placeholder(field.shape) }));
  const state = field.required ? 'required' : field.default === undefined ? 'optional' : shown === field.default ? 'default' : `default: ${yamlFlow(field.default)}`;
  return [`${first}  # ${state}`, ...rest].map(line => indent(`${margin}# `, line));
}

function isEmpty(value?: Json): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function placeholder(shape: Shape): Json {
  switch (shape.kind) {
    case 'string':
    case 'quantity':
    case 'intOrString':
      return '';
    case 'enum':
      return shape.values[0];
    case 'integer':
    case 'number':
      return Math.min(Math.max(0, shape.minimum), shape.maximum);
    case 'boolean':
      return false;
    case 'list':
      return [];
    case 'map':
      return {};
    case 'raw':
      return shape.of === 'list' ? [] : {};
    case 'object':
      return Object.fromEntries(Object.entries(shape.fields)
        .filter(([, field]) => !field.optional)
        .map(([name, field]) => [name, defaultOf(field) ?? placeholder(field.shape)]));
  }
}

/**
 * The description.
 *
 * @param mark the mark of helm-docs for the description of the next value; empty for a value that is commented out, whose
 * description the next value would get.
 */
function about(field: Field, margin: string, mark: string): string[] {
  const [first, ...more] = paragraphs(field.description);
  const example = scalarExample(field);
  const summary = sentences([...first === undefined ? [] : [first], ...choicesOf(field.shape), ...example === undefined ? [] : [`For example ${code(yamlFlow(example))}`]]);
  return [
    ...wrapSummary(mark, summary, WIDTH - margin.length - '# '.length).map(line => `${margin}# ${line}`),
    ...more.flatMap(text => comment(text, margin)),
    ...field.replaces ? comment(`Also read from the deprecated ${enumerate(field.replaces.map(code))}.`, margin) : [],
  ];
}

/** The lines of a summary. helm-docs misreads words that begin with two dashes in the first line, or at the beginning of another. */
function wrapSummary(mark: string, text: string, width: number): string[] {
  const glued = text.replace(/`[^`]* --[^`]*`/g, code => code.replaceAll(' ', GLUE)).replaceAll(' --', `${GLUE}--`);
  const [first, ...rest] = wrap(`${mark}${glued}`, width);
  const head = first.includes(GLUE) && mark !== '' ? first.slice(0, first.lastIndexOf(' ', first.indexOf(GLUE))) : first;
  const wrapped = head === first ? rest : wrap(glued.slice(head.length - mark.length).trimStart(), width);
  return [head, ...wrapped].map(line => line.replaceAll(GLUE, ' '));
}

// A space that `wrap` does not break at; descriptions do not contain it.
const GLUE = '\u00a0';

/** The fields of the items of a list or map. */
function fieldLines(shape: Shape, margin: string): string[] {
  const found = itemFields(shape);
  if (!found) {
    return [];
  }
  const items = found.path.length > 2 ? 'the innermost items' : 'each item';
  if (found.fields.length > MAX_FIELDS) {
    return [`${margin}# README.md lists the fields of ${items}.`];
  }
  return [`${margin}# Fields of ${items}:`, ...found.fields.flatMap(([name, field]) => {
    const value = field.shape.kind === 'object' ? undefined : defaultOf(field);
    const state = field.required ? ', required' : value === undefined ? field.optional ? ', optional' : '' : `, default ${yamlFlow(value)}`;
    const [description = ''] = paragraphs(field.description);
    return comment(`${name} (${typeName(field.shape)}${state}): ${sentences([description, ...choicesOf(field.shape)])}`, margin, '  ');
  })];
}

/** An example of a scalar, shown in the description. */
function scalarExample(field: Field): Json | undefined {
  const [example] = field.default === undefined ? [] : examplesOf(field);
  return typeof example === 'object' ? undefined : example;
}

/** An example of a list or map, to uncomment. */
function exampleLines(field: Field, margin: string): string[] {
  const [example] = field.default === undefined ? [] : examplesOf(field);
  return typeof example !== 'object' || example === null || isEmpty(example) ? [] : [
    ...fieldLines(field.shape, margin).length > 0 || !isEmpty(field.default) ? [`${margin}# Example:`] : [],
    ...lines(yamlText(example)).map(line => indent(`${margin}#   `, line)),
  ];
}

function comment(text: string, margin: string, depth = ''): string[] {
  // A hanging indent below the name of a field.
  const hanging = depth === '' ? '' : '  ';
  return wrap(text, WIDTH - margin.length - '# '.length - depth.length - hanging.length)
    .map((line, i) => `${margin}# ${depth}${i > 0 ? hanging : ''}${line}`);
}

function lines(text: string): string[] {
  return text.trimEnd().split('\n');
}

function indent(margin: string, line: string): string {
  return `${margin}${line}`.trimEnd();
}
