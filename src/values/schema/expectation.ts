import { fitOf } from './fit';
import { isMap } from '../json-map';
import { Pattern } from '../pattern';
import { LABEL_KEY } from './portable-pattern';
import { JsonSchema } from './schema-definitions';
import { Json } from '../shape';

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

/** What a reference stands for, or what there can be beside nothing; a definition with its own annotations is behind `allOf`. */
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
  return { ...(schema.definitions as JsonSchema)[name] as JsonSchema, definition: name, ...node };
}

interface Failed {
  readonly value?: Json;
  readonly keyword?: string;
}

/**
 * What a part of a schema accepts, in words: `an integer from 0 to 10`.
 *
 * @param failed the value and the keyword that refuses it, to say what matters to them.
 * @internal
 */
export function expectationOf(schema: JsonSchema, unresolved: JsonSchema, failed: Failed = {}): string {
  const node = resolved(schema, unresolved);
  switch (node.definition) {
    case 'quantity':
      return `a quantity such as 500m, 1.5 or 512Mi${isNegative(failed.value) ? ', not a negative one' : ''}`;
    case 'signedQuantity':
      return 'a quantity such as 500m, -1.5 or 512Mi';
    case 'fragment':
      return fragmentOf(failed.value);
    case 'fragmentText':
      return textThat(fitOf('unfitFragment', failed.value));
    case 'fragmentKey':
      return reserving(node, 'a key of one line without control characters');
  }
  if (Array.isArray(node.enum)) {
    return node.enum.length === 1 ? JSON.stringify(node.enum[0]) : `one of ${node.enum.map(value => JSON.stringify(value)).join(', ')}`;
  }
  // Beside null, which takes away what it stands for.
  const types = [node.type].flat().filter(type => type !== 'null');
  if (types.length > 1) {
    return fragmentOf(failed.value);
  }
  switch (types[0]) {
    case 'string':
      return textOf(node, failed);
    case 'integer':
    case 'number':
      return `${types[0] === 'integer' ? 'an integer' : 'a number'}${rangeOf(node.minimum, node.maximum, isUnsafe(failed.value))}`;
    case 'boolean':
      return 'true or false';
    case 'array':
      return `a list${countOf(node.minItems, node.maxItems, 'item')}`;
    case 'object':
      return 'a map';
    default:
      return reserving(node, `a key ${shapeOfText(node)}`.trimEnd());
  }
}

/** What a fragment does not take: null at any depth, numbers that lose digits, texts that readers change. */
function fragmentOf(value: Json | undefined): string {
  return typeof value === 'string' ? textThat(fitOf('unfitFragment', value))
    : typeof value === 'number' ? `a number from ${Number.MIN_SAFE_INTEGER} to ${Number.MAX_SAFE_INTEGER}` : 'Kubernetes YAML without null';
}

function textThat(condition: string): string {
  return `a text ${condition}`.trimEnd();
}

function textOf(node: JsonSchema, { value, keyword }: Failed): string {
  const form = shapeOfText(node);
  const definition = isMap(node.not) && typeof node.not.$ref === 'string' ? node.not.$ref.replace('#/definitions/', '') : '';
  return textThat(form === '' || keyword === 'not' ? fitOf(definition, value) : form);
}

/** What the common patterns mean, and an example. */
const WORDS: { readonly [pattern: string]: string } = {
  [LABEL_KEY]: 'that is a DNS label such as gpu-1: lower-case letters, digits and "-"',
  [Pattern.DNS_LABEL]: 'that is a DNS label such as gpu-1: at most 63 lower-case letters, digits and "-"',
  [Pattern.DNS_NAME]: 'that is a DNS name such as db.example.org: lower-case letters, digits, "-" and "."',
  [Pattern.OPTIONAL_DNS_NAME]: 'that is a DNS name such as db.example.org: lower-case letters, digits, "-" and "."; or empty',
  [Pattern.HOST]: 'that is a host name such as example.org or *.example.org',
  [Pattern.FILE_NAME]: 'of letters, digits, "-", "_" and "."',
  [Pattern.ABSOLUTE_PATH]: 'that is an absolute path such as /data, without blanks and quotes',
  [Pattern.OPTIONAL_URL_PATH]: 'that is the path of a URL such as /rt, without a slash at its end, or empty',
  [Pattern.OPTIONAL_QUALIFIED_NAME]: 'that is a name such as example.org/internal, or empty',
  [Pattern.CIDR]: 'that is a network such as 192.0.2.0/24 or 2001:db8::/32',
};

function shapeOfText(node: JsonSchema): string {
  const length = countOf(node.minLength, node.maxLength, 'character').trim();
  const pattern = typeof node.pattern === 'string' ? WORDS[node.pattern] ?? `that matches ${node.pattern}` : '';
  return [length, pattern].filter(part => part !== '').join(' ');
}

function reserving(node: JsonSchema, text: string): string {
  const not = isMap(node.not) ? node.not : {};
  const first = Array.isArray(not.anyOf) && isMap(not.anyOf[0]) ? not.anyOf[0] : not;
  return Array.isArray(first.enum) ? `${text} other than ${first.enum.map(value => JSON.stringify(value)).join(', ')}` : text;
}

function countOf(minimum: Json | undefined, maximum: Json | undefined, unit: string): string {
  const units = (count: Json) => `${String(count)} ${unit}${count === 1 ? '' : 's'}`;
  if (typeof minimum === 'number' && minimum > 0) {
    return maximum === undefined ? ` of at least ${units(minimum)}`
      : minimum === maximum ? ` of ${units(minimum)}` : ` of ${String(minimum)} to ${units(maximum)}`;
  }
  return maximum === undefined ? '' : ` of at most ${units(maximum)}`;
}

function rangeOf(minimum: Json | undefined, maximum: Json | undefined, unsafe: boolean): string {
  const open = (bound: Json | undefined) => typeof bound !== 'number' || Math.abs(bound) === Number.MAX_SAFE_INTEGER && !unsafe;
  if (open(minimum)) {
    return open(maximum) ? '' : ` up to ${String(maximum)}`;
  }
  return open(maximum) ? ` from ${String(minimum)}` : ` from ${String(minimum)} to ${String(maximum)}`;
}

function isUnsafe(value: Json | undefined): boolean {
  return typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER;
}

function isNegative(value: Json | undefined): boolean {
  return typeof value === 'number' ? value < 0 : typeof value === 'string' && /^-[\d.]/.test(value);
}
