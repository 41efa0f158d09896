/**
 * What a value may be: plain data, the single source of the JSON Schema, the documentation, the check in plain
 * mode and the static types of expressions.
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
  | ListShape
  | MapShape
  | ObjectShape
  | RawShape;

/** @internal */
export type ShapeKind = Shape['kind'];

/** JSON data as Helm holds it after reading a values file. @internal */
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
  /** Line feeds and tabs are accepted; other control characters never are. */
  readonly multiline?: boolean;
  /** Never shown in messages, documentation or examples. */
  readonly secret?: boolean;
}

/** @internal */
export interface EnumShape {
  readonly kind: 'enum';
  readonly values: readonly string[];
}

/** Bounds are always there: at most ±(2^53−1), which Helm's float64 and int64 both hold exactly. @internal */
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
  /** Less than nothing is accepted, too. */
  readonly negative?: boolean;
}

/** @internal */
export interface ListShape {
  readonly kind: 'list';
  readonly items: Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** A map whose keys are the user's own. @internal */
export interface MapShape {
  readonly kind: 'map';
  readonly items: Shape;
  readonly keys: KeyShape;
}

/** @internal */
export interface KeyShape {
  readonly pattern: string;
  readonly maxLength: number;
  /** Keys that the chart writes itself where it places the map, so the user may not. */
  readonly reserved?: readonly string[];
}

/** A type that an API documents, so that a chart need not. @internal */
export interface ApiType {
  readonly name: string;
  readonly url: string;
}

/** Named, typed fields; no others are accepted. @internal */
export interface ObjectShape {
  readonly kind: 'object';
  /** It was declared as one value, which can be placed as a whole; otherwise it is a group of values. */
  readonly whole?: boolean;
  readonly fields: { readonly [name: string]: Field };
  /** Fields of an item that are not given together: the first of each list with none of the others. */
  readonly exclusive?: ReadonlyArray<readonly [name: string, ...others: string[]]>;
  /** An item gives one of its fields at least. */
  readonly filled?: boolean;
  readonly apiType?: ApiType;
  /** How the props that the fields stand for are read, where that is not field by field. */
  readonly reader?: PropsReader;
}

/** Reads the props that the fields of a group of values, or of an item, stand for. @internal */
export type PropsReader = (group: any) => any;

/** A fragment of Kubernetes YAML, passed through as it is. @internal */
export interface RawShape {
  readonly kind: 'raw';
  readonly of: RawKind;
  readonly apiType?: ApiType;
  /** Fields of a map that are known; others pass as they are. */
  readonly fields?: { readonly [name: string]: Field };
  /** There are no others. */
  readonly closed?: boolean;
  /** Exactly one of them is given. */
  readonly single?: boolean;
  /** Keys that the chart writes itself where it places the map, so the user may not. */
  readonly reserved?: readonly string[];
}

/** `strings` is a map of strings, such as labels, annotations or a nodeSelector. @internal */
export type RawKind = 'map' | 'list' | 'strings' | 'any';

/** A named place for a value: in the chart's values, or in the items of a list or map. @internal */
export interface Field {
  readonly shape: Shape;
  readonly description: string;
  /** What the field is when the user does not give it; never null. For an object it follows from its fields. */
  readonly default?: Json;
  /** The user has to give it; it has no default. */
  readonly required?: boolean;
  /** It may be absent, also when it has no default; the chart asks whether it is there. */
  readonly optional?: boolean;
  readonly examples?: readonly Json[];
  /**
   * The deprecated paths from which it is also read. Its default is not in values.yaml then, where nobody could tell it
   * from what the user gives.
   */
  readonly replaces?: readonly string[];
  /** The prop that it stands for, when that is not called like the field. */
  readonly prop?: string;
  /** The field is the deprecated path of another one. */
  readonly deprecated?: Deprecation;
}

/** What became of a path. @internal */
export interface Deprecation {
  /** The path that replaces it, as people write it: `image.pullSecrets[0].name`. */
  readonly replacement: string;
  /** What else there is to know. */
  readonly description?: string;
  /** What the replacement is by default. */
  readonly default?: Json;
  /** It is the text of a list's only item; an empty one gives no item. */
  readonly item?: boolean;
  /** It becomes a part of something that is placed as a whole. */
  readonly part?: boolean;
}

/** The values of a chart. @internal */
export interface ValuesShape extends ObjectShape {
  /** Where what is given under deprecated paths goes; what comes first wins. */
  readonly moves?: readonly Move[];
  readonly rules?: readonly Rule[];
}

/** What is given under a deprecated path goes to another one. @internal */
export interface Move {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** It becomes the only item of a list: the item itself, or this field of it. */
  readonly item?: { readonly field?: string };
  readonly replacement: string;
  readonly description?: string;
}

/** Something that has to hold between values. @internal */
export interface Rule {
  readonly kind: RuleKind;
  readonly terms: readonly Term[];
  /** Why, for the message. */
  readonly reason?: string;
}

/** @internal */
export type RuleKind = 'needs' | 'conflicts' | 'exactlyOneOf' | 'atMostOneOf' | 'atLeastOneOf';

/** Whether a value is set: not empty, or equal to something. @internal */
export interface Term {
  readonly path: readonly string[];
  readonly equals?: string | number | boolean;
}

/** Whether it is a collection that has something in it, so that it cannot be absent. @internal */
export function isNeverEmpty(shape: Shape): boolean {
  return shape.kind === 'list' && (shape.minItems ?? 0) > 0;
}
