import { StructuralSchema } from './structural-schema';

/**
 * What every part of a schema has.
 */
export interface SchemaOptions {
  /**
   * What it is for. `kubectl explain` prints it.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * The API server refuses an object without it: of a field. A field with a default is never missing.
   *
   * @default false
   */
  readonly required?: boolean;

  /**
   * Keep a `null`. Otherwise the API server takes a field that is `null` for one that is not set.
   *
   * @default false
   */
  readonly nullable?: boolean;
}

/**
 * Strings.
 */
export interface StringSchemaOptions extends SchemaOptions {
  /**
   * What a string is if it is not set.
   *
   * @default - none
   */
  readonly default?: string;

  /**
   * The accepted strings.
   *
   * @default - all
   */
  readonly enum?: string[];

  /**
   * Regular expression that a string must match, of the syntax that Go and JavaScript read alike.
   *
   * @default - none
   */
  readonly pattern?: string;

  /**
   * Format that the API server checks: one of `bsonobjectid`, `byte`, `cidr`, `creditcard`, `date`, `date-time`, `datetime`, `duration`, `email`,
   * `hexcolor`, `hostname`, `ipv4`, `ipv6`, `isbn`, `isbn10`, `isbn13`, `mac`, `password`, `rgbcolor`, `ssn`, `uri`, `uuid`, `uuid3`, `uuid4`, `uuid5`.
   *
   * @default - none
   */
  readonly format?: string;

  /**
   * Minimum length, in characters.
   *
   * @default - none
   */
  readonly minLength?: number;

  /**
   * Maximum length, in characters.
   *
   * @default - none
   */
  readonly maxLength?: number;
}

/**
 * Integers, and numbers that may have a fraction.
 */
export interface NumberSchemaOptions extends SchemaOptions {
  /**
   * What a number is if it is not set.
   *
   * @default - none
   */
  readonly default?: number;

  /**
   * The accepted numbers.
   *
   * @default - all
   */
  readonly enum?: number[];

  /**
   * Range of the numbers: `int32` or `int64` of integers, `float` or `double` of others. Programs generate types from it.
   *
   * @default - none
   */
  readonly format?: string;

  /**
   * Minimum.
   *
   * @default - none
   */
  readonly minimum?: number;

  /**
   * Whether the minimum itself is refused.
   *
   * @default false
   */
  readonly exclusiveMinimum?: boolean;

  /**
   * Maximum.
   *
   * @default - none
   */
  readonly maximum?: number;

  /**
   * Whether the maximum itself is refused.
   *
   * @default false
   */
  readonly exclusiveMaximum?: boolean;

  /**
   * What the numbers are multiples of.
   *
   * @default - none
   */
  readonly multipleOf?: number;
}

/**
 * Booleans.
 */
export interface BooleanSchemaOptions extends SchemaOptions {
  /**
   * What a boolean is if it is not set.
   *
   * @default - none
   */
  readonly default?: boolean;
}

/**
 * Integers, or strings such as a percentage, the name of a port or a quantity.
 */
export interface IntOrStringSchemaOptions extends SchemaOptions {
  /**
   * What it is if it is not set.
   *
   * @default - none
   */
  readonly default?: number | string;

  /**
   * Regular expression that a string must match; integers are all accepted.
   *
   * @default - none
   */
  readonly pattern?: string;
}

/** How server-side apply merges a list. */
export enum ListType {
  /** One owner has the whole list. */
  ATOMIC = 'atomic',
  /** Each item has an owner, and no two items are equal. Items are scalars, or atomic. */
  SET = 'set',
  /** Items are objects with keys, by which they are merged. */
  MAP = 'map',
}

/** How server-side apply merges an object or a map. */
export enum MapType {
  /** Each field has an owner. */
  GRANULAR = 'granular',
  /** One owner has the whole object. */
  ATOMIC = 'atomic',
}

/**
 * Lists.
 */
export interface ListSchemaOptions extends SchemaOptions {
  /**
   * What the items are.
   *
   * @default - strings
   */
  readonly items?: StructuralSchema;

  /**
   * What a list is if it is not set.
   *
   * @default - none
   */
  readonly default?: any[];

  /**
   * Minimum number of items.
   *
   * @default - none
   */
  readonly minItems?: number;

  /**
   * Maximum number of items.
   *
   * @default - none
   */
  readonly maxItems?: number;

  /**
   * How server-side apply merges the list.
   *
   * @default - ListType.ATOMIC, without a mention in the definition
   * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
   */
  readonly listType?: ListType;

  /**
   * Fields of the items by which lists of `ListType.MAP` are merged: scalars that are required or have a default.
   *
   * @default - none
   */
  readonly listMapKeys?: string[];
}

/**
 * Maps with keys that the user chooses.
 */
export interface MapSchemaOptions extends SchemaOptions {
  /**
   * What the values of the entries are.
   *
   * @default - strings
   */
  readonly items?: StructuralSchema;

  /**
   * What a map is if it is not set.
   *
   * @default - none
   */
  readonly default?: { [key: string]: any };

  /**
   * Minimum number of entries.
   *
   * @default - none
   */
  readonly minProperties?: number;

  /**
   * Maximum number of entries.
   *
   * @default - none
   */
  readonly maxProperties?: number;

  /**
   * How server-side apply merges the map.
   *
   * @default - MapType.GRANULAR, without a mention in the definition
   */
  readonly mapType?: MapType;
}

/**
 * Objects with declared fields.
 */
export interface ObjectSchemaOptions extends SchemaOptions {
  /**
   * The fields, which several objects may share.
   *
   * @default - those that are declared on the result; none in another object
   */
  readonly fields?: StructuralSchema;

  /**
   * What an object is if it is not set. The defaults of its fields apply to it.
   *
   * @default - none
   */
  readonly default?: { [key: string]: any };

  /**
   * Keep fields that are not declared, which the API server removes otherwise.
   *
   * @default false
   */
  readonly preserveUnknownFields?: boolean;

  /**
   * The object is a Kubernetes object, with `apiVersion`, `kind` and `metadata`, which the API server checks.
   *
   * @default false
   */
  readonly embeddedResource?: boolean;

  /**
   * Minimum number of fields.
   *
   * @default - none
   */
  readonly minProperties?: number;

  /**
   * Maximum number of fields.
   *
   * @default - none
   */
  readonly maxProperties?: number;

  /**
   * How server-side apply merges the object.
   *
   * @default - MapType.GRANULAR, without a mention in the definition
   */
  readonly mapType?: MapType;
}
