import { isMap } from '../json-map';
import { isStringOrOther, JsonSchema } from './schema-definitions';
import { Json } from '../shape';
import { counted } from '../counted';

type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

/**
 * A refused value in a message: with its type if the type is wrong, `a number (8080)`, otherwise alone, `0`. Of a secret,
 * at most the wrong type.
 *
 * @internal
 */
export function givenAs(value: Json | undefined, node: JsonSchema): string | undefined {
  const type = typeOf(value);
  const isSecret = node.writeOnly === true;
  if (accepts(node, type)) {
    return isSecret ? undefined : type === 'array' ? sized(value as Json[]) : shown(value);
  }
  switch (type) {
    case 'null':
      return 'null';
    case 'array':
      return isSecret ? 'a list' : sized(value as Json[]);
    case 'object':
      return 'a map';
    default:
      return `a ${type}${isSecret ? '' : ` (${shown(value)})`}`;
  }
}

/** What to do about a value of the wrong type, after a colon; empty if the type is right. @internal */
export function adviceOn(value: Json | undefined, node: JsonSchema): string {
  const type = typeOf(value);
  if (type === 'null') {
    return `: leave the key out${node.default === undefined ? '' : ' to use the default'}`;
  }
  if (type === 'number' && isRightAsText(node, String(value))) {
    return QUOTE;
  }
  if (accepts(node, type)) {
    return '';
  }
  const only = onlyKeyOf(node);
  if (type === 'string' && only !== undefined) {
    return `: write {${only}: ${shown(value)}}`;
  }
  const isText = typesOf(node).filter(each => each !== 'null').join() === 'string';
  return isText && type === 'array' ? ': quote it, or use --set-literal'
    : isText && type !== 'object' ? QUOTE
      : typeof value === 'string' && accepts(node, typeUnquoted(value)) && !(node.type === 'integer' && value.includes('.')) ? ': remove the quotes, or use --set' : '';
}

const QUOTE = ': quote it, or use --set-string';

/** Whether a number would be right as a string: a large quantity, such as of bytes, whose digits a number loses. */
function isRightAsText({ anyOf }: JsonSchema, digits: string): boolean {
  return Array.isArray(anyOf) && anyOf.some(one => isMap(one) && one.type === 'string' && typeof one.pattern === 'string' && new RegExp(one.pattern, 'u').test(digits));
}

function typeOf(value: Json | undefined): JsonType {
  return value === undefined || value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value as JsonType;
}

/** The key of a map that needs this one only, as a reference by name does. */
function onlyKeyOf({ required, properties }: JsonSchema): string | undefined {
  const [key, ...others] = Array.isArray(required) ? required.map(String) : [];
  return key !== undefined && others.length === 0 && isMap(properties) && isMap(properties[key]) && accepts(properties[key], 'string') ? key : undefined;
}

/** The type of a string if its quotes were removed. */
function typeUnquoted(text: string): JsonType {
  return /^(true|false)$/.test(text) ? 'boolean' : /^-?[0-9]+(\.[0-9]+)?$/.test(text) ? 'number' : 'string';
}

/** The types that a node accepts; none if it does not restrict them, such as a quantity. A number that is refused as digits can be quoted. */
function typesOf(node: JsonSchema): readonly string[] {
  const { type } = node;
  return type === undefined ? [] : isStringOrOther(node) ? ['string'] : [type].flat().map(each => (each === 'integer' ? 'number' : String(each)));
}

function accepts(node: JsonSchema, type: JsonType): boolean {
  const types = typesOf(node);
  return types.length === 0 ? type !== 'null' && type !== 'array' && type !== 'object' : types.includes(type);
}

function sized(list: readonly Json[]): string {
  return list.length === 0 ? 'an empty list' : `a list of ${counted(list.length, 'item')}`;
}

const MAX_SHOWN = 60;

function shown(value: Json | undefined): string {
  if (isMap(value)) {
    return 'a map';
  }
  const text = (JSON.stringify(value) ?? 'nothing').replace(/[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]/g, escaped);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

/** Escapes characters that a terminal would not show, or would interpret. */
function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
