/**
 * The shape of a value: plain data, from which the JSON Schema, the documentation, the validation and the static types of expressions
 * follow.
 *
 * @internal
 */
export type Shape =
  | StringShape
  | EnumShape
  | IntegerShape
  | NumberShape
  | BooleanShape
  | QuantityShape
  | IntOrStringShape
  | ListShape
  | MapShape
  | ObjectShape
  | RawShape;

/** @internal */
export type ShapeKind = Shape['kind'];

/** JSON data, as Helm holds it after reading a values file. @internal */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** @internal */
export interface StringShape {
  readonly kind: 'string';
  /** In code points. */
  readonly minLength?: number;
  /** In code points. */
  readonly maxLength?: number;
  /** Regular expression within RE2 ∩ ECMAScript; searches, so anchor it. */
  readonly pattern?: string;
  /** What the pattern accepts, in words, as a noun phrase. */
  readonly patternDescription?: string;
  /** Line feeds and tabs are accepted; other control characters never are. */
  readonly multiline?: boolean;
  /** An integer from 0 to 2^53−1, or with as many digits as `maxLength`, stands for its digits. Never within a list or map, nor within an object that is rendered as a whole. */
  readonly acceptsIntegers?: boolean;
  /** A boolean stands for its word, with the same restrictions. */
  readonly acceptsBooleans?: boolean;
  /** Never shown in messages, documentation or examples. */
  readonly secret?: boolean;
}

/** @internal */
export interface EnumShape {
  readonly kind: 'enum';
  readonly values: readonly string[];
}

/** Always bounded: by ±(2^53−1) at most, which float64 and int64 of Helm hold exactly. @internal */
export interface IntegerShape {
  readonly kind: 'integer';
  readonly minimum: number;
  readonly maximum: number;
}

/** @internal */
export interface NumberShape {
  readonly kind: 'number';
  readonly minimum: number;
  readonly maximum: number;
}

/** @internal */
export interface BooleanShape {
  readonly kind: 'boolean';
}

/** A Kubernetes quantity: a string such as `500m` or `1.5Gi`, or a small number. @internal */
export interface QuantityShape {
  readonly kind: 'quantity';
  /** Whether negative quantities are accepted. */
  readonly negative?: boolean;
  /** Whether it counts bytes: greater than 0, and not in thousandths or less. */
  readonly bytes?: boolean;
}

/** An integer, or a string such as a percentage or the name of a port. @internal */
export interface IntOrStringShape {
  readonly kind: 'intOrString';
  readonly minimum: number;
  readonly maximum: number;
  /** What the strings match. */
  readonly pattern?: string;
  /** What the pattern accepts, in words, as a noun phrase. */
  readonly patternDescription?: string;
}

/** @internal */
export interface ListShape {
  readonly kind: 'list';
  readonly items: Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** Whether equal items are refused. */
  readonly unique?: boolean;
  /** A string that must be the only item. */
  readonly alone?: string;
}

/** A map whose keys the user chooses. @internal */
export interface MapShape {
  readonly kind: 'map';
  readonly items: Shape;
  readonly keys: KeyShape;
}

/** @internal */
export interface KeyShape {
  readonly pattern: string;
  /** What the pattern accepts, in words, as a noun phrase. */
  readonly patternDescription?: string;
  readonly maxLength: number;
  /** Keys that the chart sets itself where it renders the map, so that users may not. */
  readonly reserved?: readonly string[];
}

/** Entries of a group beside its fields. @internal */
export interface OtherKeys extends MapShape {
  readonly description: string;
}

/** A type that an API documents, so that a chart need not. One of Kubernetes decides what is accepted. @internal */
export interface ApiType {
  readonly name: string;
  readonly url?: string;
}

/** An object with declared fields and no others, unless it says so. @internal */
export interface ObjectShape {
  readonly kind: 'object';
  /** What a group of values has beside its fields: entries with keys that the user chooses. */
  readonly others?: OtherKeys;
  /** It was declared as one value, which can be rendered as a whole; otherwise it is a group of values. */
  readonly whole?: boolean;
  readonly fields: { readonly [name: string]: Field };
  /** Fields of an item that exclude each other: the first of each list excludes the others. */
  readonly exclusive?: ReadonlyArray<readonly [name: string, ...others: string[]]>;
  /** Fields that an item may not have when another has a value. */
  readonly barred?: ReadonlyArray<{ readonly field: string; readonly when: string; readonly is: string }>;
  /** An item has at least one of the fields. */
  readonly filled?: boolean;
  /** An item has exactly one of the fields. */
  readonly single?: boolean;
  readonly apiType?: ApiType;
  /** Reads the props of the fields, if not field by field. */
  readonly reader?: PropsReader;
}

/** Reads the props of a group of values, or of an item. @internal */
export type PropsReader = (group: any) => any;

/** A fragment of Kubernetes YAML, rendered as it is. @internal */
export interface RawShape {
  readonly kind: 'raw';
  readonly of: RawKind;
  readonly apiType?: ApiType;
  /** Declared fields of a map; others are rendered as they are, or are what the type says. */
  readonly fields?: { readonly [name: string]: Field };
  /** Keys that the chart sets itself where it renders the map, so that users may not. */
  readonly reserved?: readonly string[];
}

/** `strings` is a map of strings, such as labels, annotations or a nodeSelector; `json` is any data, with null in lists. @internal */
export type RawKind = 'map' | 'list' | 'strings' | 'any' | 'json';

/** A named value: among the values of the chart, or in the items of a list or map. @internal */
export interface Field {
  readonly shape: Shape;
  readonly description: string;
  /** The default; never null. That of an object follows from its fields. */
  readonly default?: Json;
  /** The user has to set it; it has no default. */
  readonly required?: boolean;
  /** It may be absent or null, without a default; the chart asks `isPresent()`. */
  readonly optional?: boolean;
  readonly examples?: readonly Json[];
  /**
   * The deprecated paths from which it is also read. Its default is then not in values.yaml, where it could not be
   * distinguished from user input.
   */
  readonly replaces?: readonly string[];
  /** The name of the prop, if it differs from the field. */
  readonly prop?: string;
  /** Set when the field is a deprecated path. */
  readonly deprecated?: Deprecation;
}

/** What replaces a deprecated path. @internal */
export interface Deprecation {
  /** The replacement, as a value path: `image.pullSecrets[0].name`. */
  readonly replacement: string;
  /** What else the user should know. */
  readonly description?: string;
  /** The default of the replacement. */
  readonly default?: Json;
  /** It becomes the only item of a list, or a field of that; an empty string gives no item. */
  readonly item?: boolean;
  /** It becomes a part of an object or list that is rendered as a whole. */
  readonly part?: boolean;
}

/** The values of a chart. @internal */
export interface ValuesShape extends ObjectShape {
  /** Which deprecated paths are read for which values; the first wins. */
  readonly deprecations?: readonly PathDeprecation[];
  readonly rules?: readonly Rule[];
}

/** A deprecated path and the path that it is read for. @internal */
export interface PathDeprecation {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Its value becomes the only item of a list: the item itself, or this field of it. */
  readonly item?: { readonly field?: string };
  readonly replacement: string;
  readonly description?: string;
}

/** A rule across values. @internal */
export interface Rule {
  readonly kind: RuleKind;
  readonly terms: readonly Term[];
  /** The reason, for the message. */
  readonly reason?: string;
}

/** @internal */
export type RuleKind = 'needs' | 'conflicts' | 'exactlyOneOf' | 'atMostOneOf' | 'atLeastOneOf';

/** Whether a value is set: not empty, or equal to something. @internal */
export interface Term {
  readonly path: readonly string[];
  readonly equals?: string | number | boolean;
}

/** The greatest integer that a string accepts in place of its digits. @internal */
export function greatestOf({ maxLength = Infinity }: StringShape): number {
  return Math.min(10 ** maxLength - 1, Number.MAX_SAFE_INTEGER);
}

/** Whether the data may hold another scalar in place of the string. @internal */
export function acceptsOthers(shape: Shape): boolean {
  return shape.kind === 'string' && (shape.acceptsIntegers === true || shape.acceptsBooleans === true);
}

/** Whether a default is false, 0 or an empty string, which is what a value reads as that is not there. @internal */
export function isEmptyScalar(value: Json | undefined): boolean {
  return value === false || value === 0 || value === '';
}

/** Whether a default is an empty list or map. @internal */
export function isEmptyCollection(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** Whether a value reads as empty when it is not there. Of what may be an integer or a string, nobody knows which it is then. @internal */
export function isEmptyByDefault({ shape, default: otherwise }: Field): boolean {
  return shape.kind !== 'intOrString' && isEmptyScalar(otherwise);
}

/** Whether it is a list that cannot be empty, and so not absent. @internal */
export function isNeverEmpty(shape: Shape): boolean {
  return shape.kind === 'list' && (shape.minItems ?? 0) > 0;
}
