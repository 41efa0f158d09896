import { code, oneLine, paragraphs, sentences, wrap } from './prose';
import { examplesOf, explain, itemFields, limitsOf, typeName } from './value-doc';
import { yamlFlow, yamlText } from './yaml-text';
import { Model } from '../../manifest/model/model';
import { defaultOf, isGroup } from '../../values/read/defaults';
import { enumerate } from '../../values/enumerate';
import { Field, Json, ObjectShape, Shape } from '../../values/shape';

const WIDTH = 100;

/**
 * The `values.yaml` of a chart: every value with what it is for. What has no default is commented out, ready to be
 * filled in.
 *
 * Comments have the form that helm-docs reads.
 *
 * @see https://github.com/norwoodj/helm-docs#valuesyaml-metadata
 * @internal
 */
export function valuesYaml(model: Model): string {
  const entries = current(model.values).map(([name, field]) => entry(name, field, '').join('\n'));
  return `${['# yaml-language-server: $schema=values.schema.json', ...entries].join('\n\n')}\n`;
}

/** The fields without those that are deprecated. */
function current(shape: ObjectShape): [string, Field][] {
  return Object.entries(shape.fields).filter(([, field]) => !field.deprecated && (field.shape.kind !== 'object' || !field.optional));
}

function entry(name: string, field: Field, margin: string): string[] {
  if (isGroup(field)) {
    return group(name, field, margin);
  }
  const value = defaultOf(field);
  return [
    ...commentOf(field, margin),
    ...value !== undefined ? lines(yamlText({ [name]: value })).map(line => indent(margin, line)) : vacant(name, field, margin),
  ];
}

function group(name: string, field: Field & { readonly shape: ObjectShape }, margin: string): string[] {
  const inner = current(field.shape);
  // Comments alone would leave the group without content, which is null and not an empty map.
  const empty = inner.every(([, child]) => defaultOf(child) === undefined);
  return [
    // Without the dashes that helm-docs looks for: it would show the group in place of its values.
    ...paragraphs(field.description).flatMap(text => comment(text, margin)),
    `${margin}${name}:${empty ? ' {}' : ''}`,
    ...inner.flatMap(([childName, child]) => entry(childName, child, `${margin}  `)),
  ];
}

/** A value that is not there: a line to fill in, or its default, which has to be told from what the user gives. */
function vacant(name: string, field: Field, margin: string): string[] {
  const [first, ...rest] = lines(yamlText({ [name]: field.default ?? examplesOf(field)[0] ?? placeholder(field.shape) }));
  return [`${first}  # ${field.required ? 'required' : field.default === undefined ? 'optional' : 'default'}`, ...rest].map(line => indent(`${margin}# `, line));
}

function placeholder(shape: Shape): Json {
  switch (shape.kind) {
    case 'string':
    case 'quantity':
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

function commentOf(field: Field, margin: string): string[] {
  const [first, ...more] = paragraphs(field.description);
  // The limits belong to the first paragraph: they are what everyone needs to know.
  const summary = explain({ ...field, description: first });
  // The first one is what a value without default shows already.
  const examples = examplesOf(field).slice(field.default === undefined ? 1 : 0);
  return [
    ...comment(`-- ${summary}`, margin),
    ...more.flatMap(text => comment(text, margin)),
    ...field.replaces ? comment(`Also read from ${enumerate(field.replaces.map(code))}, which ${field.replaces.length === 1 ? 'is' : 'are'} deprecated.`, margin) : [],
    ...fieldLines(field.shape, margin, ''),
    ...examples.map(example => `${margin}# @example ${yamlFlow(example)}`),
  ];
}

/** What the items of a list or map, or a map without default, are made of. */
function fieldLines(shape: Shape, margin: string, depth: string): string[] {
  const found = itemFields(shape);
  if (!found) {
    return [];
  }
  const title = shape.kind === 'object' ? `${depth}Fields:` : `${depth}Fields of ${found.path.length > 2 ? 'the innermost items' : 'each item'}:`;
  return [
    `${margin}# ${title}`,
    ...found.fields.flatMap(([name, field]) => {
      const value = field.shape.kind === 'object' ? undefined : defaultOf(field);
      const state = field.required ? ', required' : value === undefined ? field.optional ? ', optional' : '' : `, default ${yamlFlow(value)}`;
      const text = sentences([oneLine(field.description), ...limitsOf(field.shape)]);
      return [
        ...comment(`${name} (${typeName(field.shape)}${state}): ${text}`, margin, `${depth}  `),
        ...fieldLines(field.shape, margin, `${depth}    `),
      ];
    }),
  ];
}

function comment(text: string, margin: string, depth = ''): string[] {
  // Below the name of a field, so that the eye finds the next one.
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
