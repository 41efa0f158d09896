import { CharSet } from '../../values/schema/char-set';

/**
 * The static type of an expression, which determines quoting, casts and refusals.
 *
 * @internal
 */
export type Type = StringType | IntegerType | NumberType | BooleanType | ListType | MapType | ObjectType | AnyType;

/** @internal */
export interface StringType {
  readonly kind: 'string';
  /** All characters that the string can contain. */
  readonly chars: CharSet;
  readonly minLength: number;
  readonly maxLength: number;
  /** All possible strings, if they are known. */
  readonly oneOf?: readonly string[];
  /** The pattern of the schema. */
  readonly pattern?: string;
  /** A quantity: the value may be a number, which is formatted as a string. */
  readonly numeric?: boolean;
  /** A value of which the data may hold an integer in place of its digits. */
  readonly digits?: boolean;
  /** A value of which the data may hold a boolean in place of its word. */
  readonly words?: boolean;
  /** A quantity of bytes, greater than 0. */
  readonly bytes?: boolean;
}

/** @internal */
export interface IntegerType {
  readonly kind: 'integer';
  readonly minimum: number;
  readonly maximum: number;
}

/** @internal */
export interface NumberType {
  readonly kind: 'number';
  readonly minimum: number;
  readonly maximum: number;
}

/** @internal */
export interface BooleanType {
  readonly kind: 'boolean';
}

/** @internal */
export interface ListType {
  readonly kind: 'list';
  readonly items: Type;
  readonly minItems: number;
  /** A string that is always the only item. */
  readonly alone?: string;
}

/** A map with keys that are not known. @internal */
export interface MapType {
  readonly kind: 'map';
  readonly keys: StringType;
  readonly items: Type;
  /** The types of known entries. */
  readonly fields?: { readonly [name: string]: FieldType };
}

/** A map with known keys, each of which is always present if `fields` has it without a default. @internal */
export interface ObjectType {
  readonly kind: 'object';
  readonly fields: { readonly [name: string]: FieldType };
}

/** @internal */
export interface FieldType {
  readonly type: Type;
  /** The default of a field of an item. */
  readonly default?: unknown;
  /** It may not be there: a collection, and a scalar that is empty by default, then reads as empty; anything else must be asked for. */
  readonly absent?: 'empty' | 'optional';
  /** The name of the prop, if it differs from the field. */
  readonly prop?: string;
}

/** Any Kubernetes YAML. @internal */
export interface AnyType {
  readonly kind: 'any';
  /** A scalar whose text in a template is its YAML. */
  readonly inline?: boolean;
}

/** The largest integer that a float64 holds exactly, the bound of every integer in a chart. @internal */
export const MAX_INTEGER = Number.MAX_SAFE_INTEGER;

/** @internal */
export const BOOLEAN: BooleanType = Object.freeze({ kind: 'boolean' });

/** @internal */
export const ANY: AnyType = Object.freeze({ kind: 'any' });

/** @internal */
export function integerType(minimum = -MAX_INTEGER, maximum = MAX_INTEGER): IntegerType {
  return Object.freeze({ kind: 'integer', minimum, maximum });
}

/** Indexes of a list: more than any list in a values file has, and formatted without an exponent. @internal */
export const INDEX: IntegerType = integerType(0, 99_999);

/** @internal */
export function stringType(chars: CharSet, minLength = 0, maxLength = Infinity): StringType {
  return Object.freeze({ kind: 'string', chars, minLength, maxLength });
}

/** The type of a literal string. @internal */
export function literalStringType(text: string): StringType {
  const length = [...text].length;
  return Object.freeze({ kind: 'string', chars: CharSet.of(text), minLength: length, maxLength: length, oneOf: [text] });
}

/** The union of two types. @internal */
export function union(a: Type, b: Type): Type {
  if (a.kind === 'string' && b.kind === 'string') {
    const type = {
      kind: 'string' as const,
      chars: a.chars.union(b.chars),
      minLength: Math.min(a.minLength, b.minLength),
      maxLength: Math.max(a.maxLength, b.maxLength),
    };
    return Object.freeze({
      ...type,
      ...a.oneOf && b.oneOf ? { oneOf: [...new Set([...a.oneOf, ...b.oneOf])] } : {},
      ...a.numeric || b.numeric ? { numeric: true } : {},
    });
  }
  if ((a.kind === 'integer' && b.kind === 'integer') || (a.kind === 'number' && b.kind === 'number')) {
    return Object.freeze({ kind: a.kind, minimum: Math.min(a.minimum, b.minimum), maximum: Math.max(a.maximum, b.maximum) });
  }
  if (a.kind === 'list' && b.kind === 'list') {
    return Object.freeze({ kind: 'list', items: union(a.items, b.items), minItems: Math.min(a.minItems, b.minItems) });
  }
  if (a.kind === 'map' && b.kind === 'map') {
    return Object.freeze({ kind: 'map', keys: union(a.keys, b.keys) as StringType, items: union(a.items, b.items) });
  }
  return a.kind === 'boolean' && b.kind === 'boolean' ? BOOLEAN : ANY;
}

/** What a value reads as that may be left out without being asked for. @internal */
export function emptyOf({ kind }: Type): string | number | boolean | [] | Record<string, never> {
  switch (kind) {
    case 'string':
      return '';
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'list':
      return [];
    default:
      return {};
  }
}

/** Whether no value of the type is empty to Helm. @internal */
export function isNeverEmpty(type: Type): boolean {
  switch (type.kind) {
    case 'string':
      return type.minLength > 0;
    case 'integer':
    case 'number':
      return type.minimum > 0 || type.maximum < 0;
    case 'list':
      return type.minItems > 0;
    default:
      return false;
  }
}

/** Whether the data may hold a quantity as a number. @internal */
export function isNumeric(type: Type): boolean {
  return type.kind === 'string' && type.numeric === true;
}

/** Whether the data may hold an integer or a boolean in place of a string. @internal */
export function isScalar(type: Type): boolean {
  return type.kind === 'string' && (type.digits === true || type.words === true);
}

/** @internal */
export const INLINE: AnyType = Object.freeze({ kind: 'any', inline: true });

/** @internal */
export function isInline(type: Type): boolean {
  return type.kind === 'any' && type.inline === true;
}

/** Whether a value can be a list or map. @internal */
export function isStructure({ kind }: Type): boolean {
  return ['list', 'map', 'object', 'any'].includes(kind);
}
