import { CharSet } from '../../values/schema/char-set';

/**
 * What is known about an expression before any values are: enough to quote, cast and refuse correctly.
 *
 * @internal
 */
export type Type = StringType | IntegerType | NumberType | BooleanType | ListType | MapType | ObjectType | AnyType;

/** @internal */
export interface StringType {
  readonly kind: 'string';
  /** Every character that the string may hold. */
  readonly chars: CharSet;
  readonly minLength: number;
  readonly maxLength: number;
  /** The only strings that it can be, when they are known. */
  readonly oneOf?: readonly string[];
  /** A quantity: the user may have written a number, which is read as its text. */
  readonly numeric?: boolean;
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
  /** A string that no other item is beside. */
  readonly alone?: string;
}

/** A map with keys that are not known. @internal */
export interface MapType {
  readonly kind: 'map';
  readonly keys: StringType;
  readonly items: Type;
  /** What some entries are, beyond what all are. */
  readonly fields?: { readonly [name: string]: FieldType };
}

/** A map with known keys, each of which is always there when `fields` names it without a default. @internal */
export interface ObjectType {
  readonly kind: 'object';
  readonly fields: { readonly [name: string]: FieldType };
}

/** @internal */
export interface FieldType {
  readonly type: Type;
  /** What a field of an item reads as when it is absent. */
  readonly default?: unknown;
  /** It may not be there: a collection then reads as empty, anything else must be asked for. */
  readonly absent?: 'empty' | 'optional';
  /** The prop that it stands for, when that is not called like the field. */
  readonly prop?: string;
}

/** Kubernetes YAML of any form. @internal */
export interface AnyType {
  readonly kind: 'any';
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

/** Positions in a list: far more than any list in a values file has, and printed without an exponent. @internal */
export const INDEX: IntegerType = integerType(0, 99_999);

/** @internal */
export function stringType(chars: CharSet, minLength = 0, maxLength = Infinity): StringType {
  return Object.freeze({ kind: 'string', chars, minLength, maxLength });
}

/** The type of a string that is known. @internal */
export function literalStringType(text: string): StringType {
  const length = [...text].length;
  return Object.freeze({ kind: 'string', chars: CharSet.of(text), minLength: length, maxLength: length, oneOf: [text] });
}

/** The type of whichever of the two an expression turns out to be. @internal */
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

/** Whether the data may hold a number in place of a string. @internal */
export function isNumeric(type: Type): boolean {
  return type.kind === 'string' && type.numeric === true;
}

/** Whether the data may have something in it. @internal */
export function isStructure({ kind }: Type): boolean {
  return ['list', 'map', 'object', 'any'].includes(kind);
}
