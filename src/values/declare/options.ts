import { ItemShape } from './item-shape';

/**
 * What every value says of itself.
 */
export interface ValueOptions {
  /**
   * What the value is for, as the person who configures the chart should read it. Becomes the comment in
   * `values.yaml`, the description in the schema and the text in the table of the chart's README.
   */
  readonly description: string;

  /**
   * Whether the user has to give it. It has no default then.
   *
   * @default false
   */
  readonly required?: boolean;

  /**
   * Whether it may be absent although it has no default. The chart asks `isPresent()`. Lists, maps and fragments are
   * there without that, and empty; optional ones are not, so that absent and empty can be told apart.
   *
   * @default false
   */
  readonly optional?: boolean;

  /**
   * Values that a user might give, shown in the comment, the schema and the README.
   *
   * @default - none
   */
  readonly examples?: any[];
}

/**
 * What became of a path that is deprecated.
 */
export interface DeprecateOptions {
  /**
   * The path that replaces it: of a value, of a group of values, or of something within Kubernetes YAML; for a text that
   * becomes the only item of a list, `list[0]` or `list[0].field`.
   */
  readonly replacement: string;

  /**
   * What the user should know beside the new path, such as when the old one goes. A sentence.
   *
   * @default - nothing
   */
  readonly description?: string;
}

/**
 * A text.
 */
export interface StringOptions extends ValueOptions {
  /** @default "" */
  readonly default?: string;

  /**
   * The regular expression that the whole text has to match, anchored with `^` and `$`; see `Pattern` for common ones.
   * What it excludes need not be quoted in a template. Within what Go and JavaScript both understand.
   *
   * @default - any text of one line
   */
  readonly pattern?: string;

  /**
   * The least number of characters.
   *
   * @default 0
   */
  readonly minLength?: number;

  /**
   * The largest number of characters.
   *
   * @default - no limit
   */
  readonly maxLength?: number;

  /**
   * Whether line breaks and tabs are accepted. Other control characters never are.
   *
   * @default false
   */
  readonly multiline?: boolean;
}

/**
 * A text that is one of a few.
 */
export interface EnumOptions extends ValueOptions {
  /** The texts that are accepted. */
  readonly values: string[];

  /** @default - the first of the values */
  readonly default?: string;
}

/**
 * An integer.
 */
export interface IntegerOptions extends ValueOptions {
  /** @default 0 */
  readonly default?: number;

  /**
   * The least number that is accepted.
   *
   * @default - −(2^53−1), what Helm and JavaScript hold exactly
   */
  readonly minimum?: number;

  /**
   * The largest number that is accepted. Below a million the template needs no cast.
   *
   * @default - 2^53−1, what Helm and JavaScript hold exactly
   */
  readonly maximum?: number;
}

/**
 * A number that may have a fraction.
 */
export interface NumberOptions extends ValueOptions {
  /** @default 0 */
  readonly default?: number;

  /**
   * The least number that is accepted.
   *
   * @default - −(2^53−1)
   */
  readonly minimum?: number;

  /**
   * The largest number that is accepted.
   *
   * @default - 2^53−1
   */
  readonly maximum?: number;
}

/**
 * True or false.
 */
export interface BooleanOptions extends ValueOptions {
  /** @default false */
  readonly default?: boolean;
}

/**
 * A quantity of Kubernetes, such as `500m`, `1.5` or `512Mi`.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export interface QuantityOptions extends ValueOptions {
  /** @default - none; give one, or declare the value required or optional */
  readonly default?: string;

  /**
   * Whether quantities below zero are accepted. What Kubernetes asks for and limits never is.
   *
   * @default false
   */
  readonly negative?: boolean;
}

/**
 * A text that nobody but the program should read. It has no default and never appears in messages.
 */
export interface SecretOptions extends ValueOptions {
  /**
   * The least number of characters.
   *
   * @default 1
   */
  readonly minLength?: number;
}

/**
 * A list.
 */
export interface ListOptions extends ValueOptions {
  /** @default [] */
  readonly default?: any[];

  /**
   * What the items are.
   *
   * @default - texts
   */
  readonly items?: ItemShape;

  /**
   * The least number of items.
   *
   * @default 0
   */
  readonly minItems?: number;

  /**
   * The largest number of items.
   *
   * @default - no limit
   */
  readonly maxItems?: number;
}

/**
 * A map whose keys the user chooses.
 */
export interface MapOptions extends ValueOptions {
  /** @default {} */
  readonly default?: { [key: string]: any };

  /**
   * What stands under the keys.
   *
   * @default - texts
   */
  readonly items?: ItemShape;

  /**
   * The regular expression that a key has to match.
   *
   * @default - a DNS label: lower-case letters, digits and `-`, so that keys can be part of names
   */
  readonly keyPattern?: string;

  /**
   * The largest number of characters of a key. A name that has a key in it needs the room.
   *
   * @default - 20; with a `keyPattern` of your own 253
   */
  readonly keyMaxLength?: number;
}

/**
 * A map with named fields.
 */
export interface ObjectOptions extends ValueOptions {
  /** The fields: `ItemShape.object().string('name', …)`. */
  readonly fields: ItemShape;
}

/**
 * Forms that a fragment of Kubernetes YAML may have.
 */
export enum FragmentKind {
  /** A map of any form, such as `resources` or `affinity`. */
  MAP = 'map',
  /** A map of texts, such as `nodeSelector` or annotations. */
  STRINGS = 'strings',
  /** A list of any form, such as `tolerations`. */
  LIST = 'list',
}

/**
 * A fragment of Kubernetes YAML, passed through as the user wrote it: resources, tolerations, affinity and the like.
 */
export interface FragmentOptions extends ValueOptions {
  /** @default - {} or [] */
  readonly default?: any;

  /** @default FragmentKind.MAP */
  readonly kind?: FragmentKind;
}
