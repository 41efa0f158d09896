import { fitOf } from './fit';
import { isMap } from '../json-map';
import { MAX_INT32, MIN_INT32 } from '../plain-integer';
import { isStringOrOther, JsonSchema, PATTERN_ERROR } from './schema-definitions';
import { Json } from '../shape';
import { counted } from '../counted';

/** The part of a schema that describes the value at a path, and the value. @internal */
export function nodeAt(schema: JsonSchema, values: Json, names: readonly string[]): { readonly node: JsonSchema; readonly value: Json | undefined } {
  let node = schema;
  let value: Json | undefined = values;
  for (const name of names) {
    node = below(schema, resolved(schema, node), name);
    value = Array.isArray(value)
      ? value[Number(name)]
      : isMap(value) && Object.prototype.hasOwnProperty.call(value, name) ? value[name] : undefined;
  }
  return { node: resolved(schema, node), value };
}

function below(schema: JsonSchema, node: JsonSchema, name: string): JsonSchema {
  if (isMap(node.properties) && Object.prototype.hasOwnProperty.call(node.properties, name)) {
    return node.properties[name] as JsonSchema;
  }
  const next = /^[0-9]+$/.test(name) && isMap(node.items) ? node.items : node.additionalProperties;
  return isMap(next) ? resolved(schema, next) : {};
}

/** A node with its `$ref` resolved, and without the alternative null; a definition with its own annotations is behind `allOf`. */
function resolved(schema: JsonSchema, node: JsonSchema): JsonSchema {
  const { anyOf: alternatives, ...rest } = node;
  if (Array.isArray(alternatives) && node.definition === undefined) {
    return resolved(schema, { ...rest, ...alternatives[alternatives.length - 1] as JsonSchema });
  }
  const reference = node.$ref ?? (Array.isArray(node.allOf) && isMap(node.allOf[0]) ? node.allOf[0].$ref : undefined);
  if (typeof reference !== 'string') {
    return node;
  }
  const name = reference.replace('#/definitions/', '');
  const { allOf, ...own } = node;
  return { ...(schema.definitions as JsonSchema)[name] as JsonSchema, definition: name, ...own };
}

interface Failed {
  readonly value?: Json;
  readonly keyword?: string;
}

/**
 * What a node of a schema accepts, in words: `an integer from 0 to 10`.
 *
 * @param failed the refused value and the keyword that refused it, so that the words name what is wrong with it.
 * @internal
 */
export function expectationOf(schema: JsonSchema, unresolved: JsonSchema, failed: Failed = {}): string {
  const node = resolved(schema, unresolved);
  switch (node.definition) {
    case 'quantity':
      return `a quantity such as 500m, 1.5 or 512Mi${isNegative(failed.value) ? ', not a negative one' : ''}`;
    case 'signedQuantity':
      return 'a quantity such as 500m, -1.5 or 512Mi';
    case 'bytes':
      return 'a number of bytes greater than 0, such as 512Mi or 10Gi';
    case 'fragment':
    case 'json':
    case 'jsonItem':
      return fragmentOf(failed.value);
    case 'fragmentString':
      return stringThat(fitOf('unfitFragment', failed.value));
    case 'qualifiedName':
      return keyOf(node, failed.value, stringOf(node, failed));
    case 'fragmentKey':
      return keyOf(node, failed.value, 'a single-line key without control characters');
  }
  if (Array.isArray(node.enum)) {
    const texts = node.enum.filter(value => value !== null);
    return texts.length === 1 ? JSON.stringify(texts[0]) : `one of ${texts.map(value => JSON.stringify(value)).join(', ')}`;
  }
  // Null, where it is accepted, removes a default.
  const types = [node.type].flat().filter(type => type !== 'null');
  if (types.length > 1) {
    return isStringOrOther(node) ? stringOf(node, failed) : types.length === 2 ? intOrStringOf(node, failed) : fragmentOf(failed.value);
  }
  switch (types[0]) {
    case 'string':
      return stringOf(node, failed);
    case 'integer':
    case 'number':
      return `${types[0] === 'integer' ? 'an integer' : 'a number'}${rangeOf(node.minimum, node.maximum, failed.value)}`;
    case 'boolean':
      return 'a boolean';
    case 'array':
      return `a list${aloneIn(node, failed) ?? countOf(node.minItems, node.maxItems, 'item')}`;
    case 'object':
      return 'a map';
    default:
      return keyOf(node, failed.value, constraintsOf(node) ?? 'a key');
  }
}

function intOrStringOf(node: JsonSchema, failed: Failed): string {
  const words = constraintsOf(node);
  return typeof failed.value === 'string' && words === undefined ? stringOf(node, failed) : `an integer${rangeOf(node.minimum, node.maximum, failed.value)} or ${words ?? 'a string'}`;
}

/** What a fragment does not take: null at any depth, numbers that lose digits, strings that readers change. */
function fragmentOf(value: Json | undefined): string {
  return typeof value === 'string' ? stringThat(fitOf('unfitFragment', value))
    : typeof value === 'number' ? `a number from ${Number.MIN_SAFE_INTEGER} to ${Number.MAX_SAFE_INTEGER}` : 'a value';
}

function stringThat(condition: string): string {
  return `a string ${condition}`.trimEnd();
}

function stringOf(node: JsonSchema, { value, keyword }: Failed): string {
  const definition = isMap(node.not) && typeof node.not.$ref === 'string' ? node.not.$ref.replace('#/definitions/', '') : '';
  return (keyword === 'not' ? undefined : constraintsOf(node)) ?? stringThat(fitOf(definition, value));
}

/** What the pattern and the lengths of a string or a key ask for; undefined when there are none. */
function constraintsOf(node: JsonSchema): string | undefined {
  const length = countOf(node.minLength, node.maxLength, 'character').trim();
  if (node.pattern === undefined) {
    return length === '' ? undefined : `a string ${length}`;
  }
  const words = typeof node.patternErrorMessage === 'string' ? node.patternErrorMessage.slice(PATTERN_ERROR.length)
    : Array.isArray(node.examples) ? `a string such as ${node.examples.map(example => JSON.stringify(example)).join(', ')}`
      : 'a string that matches the pattern in values.schema.json';
  return [words, length.replace(/^of /, '')].filter(part => part !== '').join(', ');
}

/** The key that was refused may be one that the chart sets itself. */
function keyOf(node: JsonSchema, value: Json | undefined, otherwise: string): string {
  const not = isMap(node.not) ? node.not : {};
  const first = Array.isArray(not.anyOf) && isMap(not.anyOf[0]) ? not.anyOf[0] : not;
  return Array.isArray(first.enum) && first.enum.includes(value!) ? `a key other than ${first.enum.map(key => JSON.stringify(key)).join(', ')}` : otherwise;
}

/** What a list has beside others that must be its only item. */
function aloneIn(node: JsonSchema, { value }: Failed): string | undefined {
  const contains = isMap(node.if) && isMap(node.if.contains) ? node.if.contains : {};
  const alone = Array.isArray(contains.enum) && Array.isArray(value) && value.length > 1 ? contains.enum.find(item => value.includes(item)) : undefined;
  return alone === undefined ? undefined : ` with ${String(alone)} alone, or without it`;
}

function countOf(minimum: Json | undefined, maximum: Json | undefined, unit: string): string {
  const units = (count: Json) => counted(Number(count), unit);
  if (typeof minimum === 'number' && minimum > 0) {
    return maximum === undefined ? ` of at least ${units(minimum)}`
      : minimum === maximum ? ` of ${units(minimum)}` : ` of ${String(minimum)} to ${units(maximum)}`;
  }
  return maximum === undefined ? '' : ` of at most ${units(maximum)}`;
}

/** @param failed the refused value: bounds that are those of a type of numbers are said to one that is beyond them. */
function rangeOf(minimum: Json | undefined, maximum: Json | undefined, failed: Json | undefined): string {
  const isOfType = (bound: Json | undefined): bound is number => typeof bound === 'number' && BOUNDS_OF_TYPES.has(bound);
  const isBeyond = typeof failed === 'number' && [minimum, maximum].some(bound => isOfType(bound) && Math.abs(failed) > Math.abs(bound));
  const open = (bound: Json | undefined) => typeof bound !== 'number' || isOfType(bound) && !isBeyond;
  if (open(minimum)) {
    return open(maximum) ? '' : ` up to ${String(maximum)}`;
  }
  return open(maximum) ? ` from ${String(minimum)}` : ` from ${String(minimum)} to ${String(maximum)}`;
}

const BOUNDS_OF_TYPES: ReadonlySet<number> = new Set([Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, MIN_INT32, MAX_INT32]);

function isNegative(value: Json | undefined): boolean {
  return typeof value === 'number' ? value < 0 : typeof value === 'string' && /^-[\d.]/.test(value);
}
