import { code, oneLine, paragraphs, sentences } from './prose';
import { yamlFlow } from './yaml-text';
import { enumerate } from '../../values/enumerate';
import { DescribedPattern, patternDescription } from '../../values/pattern-description';
import { ApiType, Field, Json, KeyShape, ObjectShape, RawShape, Shape } from '../../values/shape';
import { counted } from '../../values/counted';

/**
 * The type of a shape in the documentation of a chart.
 *
 * @param link formats an API type.
 * @internal
 */
export function typeName(shape: Shape, link = (type: ApiType): string => type.name): string {
  const several = (items: Shape): string => hasApiType(items) ? link(items.apiType) : plural(typeName(items, link));
  switch (shape.kind) {
    case 'string':
    case 'enum':
      return 'string';
    case 'list':
      return `list of ${several(shape.items)}`;
    case 'map':
      return `map of ${several(shape.items)}`;
    case 'intOrString':
      return 'integer or string';
    case 'raw':
      return hasApiType(shape) ? link(shape.apiType) : { map: 'map', list: 'list', strings: 'map of strings', any: 'any', json: 'any' }[shape.of];
    case 'object':
      return hasApiType(shape) ? link(shape.apiType) : 'object';
    default:
      return shape.kind;
  }
}

function hasApiType(shape: Shape): shape is (ObjectShape | RawShape) & { readonly apiType: ApiType } {
  return (shape.kind === 'object' || shape.kind === 'raw') && shape.apiType !== undefined;
}

/** The description of a value and its constraints, in sentences; Markdown, as descriptions are. @internal */
export function explain(field: Field): string {
  return sentences([oneLine(field.description), ...limitsOf(field.shape)].filter(part => part !== ''));
}

/** The paragraphs of the description of a group, of which the last is about other keys than its fields. @internal */
export function aboutGroup({ description, shape }: Field): string[] {
  const others = shape.kind === 'object' ? shape.others : undefined;
  return [...paragraphs(description), ...others ? [`Other keys: ${sentences([oneLine(others.description), ...limitsOf(others)])}`] : []];
}

/** The accepted strings of an enum, in a sentence. @internal */
export function choicesOf(shape: Shape): string[] {
  return shape.kind === 'enum' ? limitsOf(shape) : shape.kind === 'list' || shape.kind === 'map' ? choicesOf(shape.items) : [];
}

/** The constraints of a value beyond its type, a sentence each. @internal */
export function limitsOf(shape: Shape): string[] {
  switch (shape.kind) {
    case 'string':
      return [...patternLimit(shape), ...lengthLimit(shape), ...shape.multiline ? ['Can have several lines'] : []];
    case 'enum':
      return [`One of ${shape.values.map(v => code(yamlFlow(v))).join(', ')}`];
    case 'integer':
    case 'number':
      return rangeLimit(shape.minimum, shape.maximum);
    case 'list':
      return [...countLimit(shape.minItems, shape.maxItems), ...shape.unique ? ['Distinct items'] : [], ...shape.alone === undefined ? [] : [`${code(yamlFlow(shape.alone))} only alone`], ...partLimit('Each item', shape.items)];
    case 'map':
      return [keyLimit(shape.keys), ...reservedLimit(shape.keys.reserved), ...partLimit('Each item', shape.items)];
    case 'raw':
      return reservedLimit(shape.reserved);
    case 'intOrString':
      return eitherLimit(rangeLimit(shape.minimum, shape.maximum)[0], patternDescription(shape));
    case 'quantity':
      return shape.negative ? ['Can be negative'] : shape.bytes ? ['Greater than 0'] : [];
    case 'boolean':
    case 'object':
      return [];
  }
}

/**
 * The fields of the items of a list or map, with the path from the list or map to the items; undefined if an API documents
 * them.
 *
 * @internal
 */
export function itemFields(shape: Shape): { readonly path: string; readonly fields: readonly [string, Field][] } | undefined {
  if (shape.kind !== 'list' && shape.kind !== 'map') {
    return undefined;
  }
  const [step, { items }] = [shape.kind === 'list' ? '[]' : '.*', shape];
  if (hasApiType(items)) {
    return undefined;
  }
  if (items.kind === 'object' || (items.kind === 'raw' && items.fields)) {
    return { path: step, fields: Object.entries(items.fields ?? {}) };
  }
  const inner = itemFields(items);
  return inner && { path: `${step}${inner.path}`, fields: inner.fields };
}

/** Whether the value contains a secret. @internal */
export function holdsSecret(shape: Shape): boolean {
  switch (shape.kind) {
    case 'string':
      return shape.secret === true;
    case 'list':
    case 'map':
      return holdsSecret(shape.items);
    case 'object':
      return Object.values(shape.fields).some(field => holdsSecret(field.shape));
    default:
      return false;
  }
}

/** The examples of a value; none for a secret. @internal */
export function examplesOf(field: Field): readonly Json[] {
  return holdsSecret(field.shape) ? [] : field.examples ?? [];
}

function patternLimit(described: DescribedPattern): string[] {
  const words = patternDescription(described);
  return words === undefined ? [] : [words.replace(/^[a-z]/, first => first.toUpperCase())];
}

function lengthLimit(shape: { minLength?: number; maxLength?: number; secret?: boolean }): string[] {
  const least = shape.minLength ?? 0;
  if (shape.maxLength !== undefined) {
    return least === shape.maxLength ? [`${counted(least, 'character')}`]
      : [least > 0 ? `From ${least} to ${counted(shape.maxLength, 'character')}` : `At most ${counted(shape.maxLength, 'character')}`];
  }
  return least > 1 ? [`At least ${counted(least, 'character')}`] : least === 1 && !shape.secret ? ['Not empty'] : [];
}

function rangeLimit(minimum: number, maximum: number): string[] {
  const [below, above] = [minimum > Number.MIN_SAFE_INTEGER, maximum < Number.MAX_SAFE_INTEGER];
  return below && above ? [`From ${minimum} to ${maximum}`] : below ? [`At least ${minimum}`] : above ? [`At most ${maximum}`] : [];
}

function eitherLimit(range: string | undefined, text: string | undefined): string[] {
  return text === undefined ? range === undefined ? [] : [range] : [`${range ?? 'An integer'}, or ${text}`];
}

function countLimit(least = 0, most?: number): string[] {
  return most !== undefined ? [least > 0 ? `From ${least} to ${counted(most, 'item')}` : `At most ${counted(most, 'item')}`]
    : least > 0 ? [`At least ${counted(least, 'item')}`] : [];
}

function keyLimit(keys: KeyShape): string {
  return `Each key: ${patternDescription(keys)}, at most ${counted(keys.maxLength, 'character')}`;
}

function reservedLimit(reserved: readonly string[] = []): string[] {
  return reserved.length === 0 ? [] : [`Only the chart may set ${enumerate(reserved.map(code))}`];
}

function partLimit(part: string, shape: Shape): string[] {
  const limits = limitsOf(shape).map(limit => `${limit[0].toLowerCase()}${limit.slice(1)}`);
  return limits.length === 0 ? [] : [`${part}: ${limits.join('; ')}`];
}

function plural(type: string): string {
  return type === 'any' ? 'anything' : type === 'quantity' ? 'quantities' : type === 'integer or string' ? 'integers or strings' : type.replace(/^\w+/, word => `${word}s`);
}
