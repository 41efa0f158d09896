import { ItemShape } from './item-shape';

/**
 * Options of every declared value.
 */
export interface ValueOptions {
  /**
   * What the value is, for the users of the chart; Markdown. Becomes the comment in `values.yaml`, the description in
   * `values.schema.json` and the row in the README of the chart.
   */
  readonly description: string;

  /**
   * Whether the user has to set it. It has no default then.
   *
   * @default false
   */
  readonly required?: boolean;

  /**
   * Whether it may be absent, without a default. The chart asks `isPresent()`. Lists, maps and fragments that are not optional are
   * empty when they are not set; optional ones are absent.
   *
   * @default false
   */
  readonly optional?: boolean;

  /**
   * Example values, shown in `values.yaml`, the schema and the README.
   *
   * @default - none
   */
  readonly examples?: any[];
}

/**
 * Options of a deprecated path.
 */
export interface DeprecateOptions {
  /**
   * The path that replaces it: of a value, of a group of values, or below a fragment of Kubernetes YAML; for a string that
   * becomes the only item of a list, `list[0]` or `list[0].field`.
   */
  readonly replacement: string;

  /**
   * What else the user should know, such as the version that removes the old path. A sentence.
   *
   * @default - nothing
   */
  readonly description?: string;
}

/**
 * Options of a string.
 */
export interface StringOptions extends ValueOptions {
  /** @default "" */
  readonly default?: string;

  /**
   * A regular expression that the whole string must match, anchored with `^` and `$`; see `Pattern` for common ones.
   * Characters that it excludes need no quoting in a template. Only what Go and JavaScript read alike is accepted.
   *
   * @default - any single-line string
   */
  readonly pattern?: string;

  /**
   * What the pattern accepts, in words, as a noun phrase: `lower-case letters, digits and -, starting with a letter`. Messages,
   * `values.yaml`, the schema and the README show it instead of the pattern.
   *
   * @default - the words for the constants of `Pattern`; for others, a reference to `values.schema.json`
   */
  readonly patternDescription?: string;

  /**
   * The minimum number of characters.
   *
   * @default 0
   */
  readonly minLength?: number;

  /**
   * The maximum number of characters.
   *
   * @default - no limit
   */
  readonly maxLength?: number;

  /**
   * Whether line breaks and tabs are accepted. Other control characters are always refused.
   *
   * @default false
   */
  readonly multiline?: boolean;

  /**
   * Whether an integer that is not negative, up to 2^53−1, is accepted as its digits: for strings that pipelines fill with `--set`, which makes a
   * number of them, such as the tag of an image. The expression is a string all the same.
   *
   * With a `maxLength`, integers with more digits are refused. Rejected in the items of a list or map and in an object, which can be rendered
   * as they are, and together with a pattern or a length that refuses digits (`value-option`).
   *
   * @default false
   */
  readonly acceptsIntegers?: boolean;

  /**
   * Whether a boolean is accepted as `true` or `false`: for strings that programs read as a boolean, such as environment variables. The
   * expression is a string all the same.
   *
   * Rejected where `acceptsIntegers` is, and together with a pattern or a length that refuses these strings (`value-option`).
   *
   * @default false
   */
  readonly acceptsBooleans?: boolean;
}

/**
 * Options of a string that is one of several.
 */
export interface EnumOptions extends ValueOptions {
  /** The accepted strings. */
  readonly values: string[];

  /** @default - the first of the values */
  readonly default?: string;
}

/**
 * Options of an integer.
 */
export interface IntegerOptions extends ValueOptions {
  /** @default 0 */
  readonly default?: number;

  /**
   * The minimum, inclusive.
   *
   * @default - −(2^53−1), which Helm and JavaScript hold exactly
   */
  readonly minimum?: number;

  /**
   * The maximum, inclusive. Below a million the template needs no cast.
   *
   * @default - 2^53−1, which Helm and JavaScript hold exactly
   */
  readonly maximum?: number;
}

/**
 * Options of a number, which may have a fraction.
 */
export interface NumberOptions extends ValueOptions {
  /** @default 0 */
  readonly default?: number;

  /**
   * The minimum, inclusive.
   *
   * @default - −(2^53−1)
   */
  readonly minimum?: number;

  /**
   * The maximum, inclusive.
   *
   * @default - 2^53−1
   */
  readonly maximum?: number;
}

/**
 * Options of a boolean.
 */
export interface BooleanOptions extends ValueOptions {
  /** @default false */
  readonly default?: boolean;
}

/**
 * Options of a Kubernetes quantity, such as `500m`, `1.5` or `512Mi`.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export interface QuantityOptions extends ValueOptions {
  /** @default - none: set one, or declare the value required or optional */
  readonly default?: string;

  /**
   * Whether negative quantities are accepted. Requests and limits are never negative.
   *
   * @default false
   */
  readonly negative?: boolean;

  /**
   * Whether it counts bytes, as the size of a volume does: 0 is refused then, and so are parts of bytes, which have the suffix `m`, `u`
   * or `n`.
   *
   * Rejected together with `negative` (`value-option`).
   *
   * @default false
   */
  readonly bytes?: boolean;
}

/**
 * Options of an integer, or a string such as a percentage or the name of a port.
 */
export interface IntOrStringOptions extends ValueOptions {
  /**
   * An integer or a string.
   *
   * @default 0
   */
  readonly default?: any;

  /**
   * The minimum of integers, inclusive.
   *
   * @default - −2^31, as Kubernetes has it
   */
  readonly minimum?: number;

  /**
   * The maximum of integers, inclusive.
   *
   * @default - 2^31−1, as Kubernetes has it
   */
  readonly maximum?: number;

  /**
   * A regular expression that strings must match, as that of `StringOptions`.
   *
   * @default - a percentage such as `25%`
   */
  readonly pattern?: string;

  /**
   * What the pattern accepts, in words; see `StringOptions.patternDescription`.
   *
   * @default - the words for the constants of `Pattern`; for others, a reference to `values.schema.json`
   */
  readonly patternDescription?: string;
}

/**
 * Options of a secret: a string such as a password, which has no default and is never shown in messages.
 */
export interface SecretOptions extends ValueOptions {
  /**
   * The minimum number of characters.
   *
   * @default 1
   */
  readonly minLength?: number;

  /**
   * The maximum number of characters.
   *
   * @default - no limit
   */
  readonly maxLength?: number;
}

/**
 * Options of a list.
 */
export interface ListOptions extends ValueOptions {
  /** @default [] */
  readonly default?: any[];

  /**
   * The shape of the items.
   *
   * @default - single-line strings
   */
  readonly items?: ItemShape;

  /**
   * The minimum number of items.
   *
   * @default 0
   */
  readonly minItems?: number;

  /**
   * The maximum number of items.
   *
   * @default - no limit
   */
  readonly maxItems?: number;

  /**
   * Whether equal items are refused. Items are compared as they are given: a field that is left out is not the same as one with its default.
   *
   * @default false
   */
  readonly unique?: boolean;

  /**
   * A string that is accepted as the only item, and refused beside others: `ReadWriteOncePod` among access modes.
   *
   * @default - any items can be together
   */
  readonly alone?: string;
}

/**
 * Options of a map whose keys the user chooses.
 */
export interface MapOptions extends ValueOptions {
  /** @default {} */
  readonly default?: { [key: string]: any };

  /**
   * The shape of the values under the keys.
   *
   * @default - single-line strings
   */
  readonly items?: ItemShape;

  /**
   * A regular expression that each key must match, anchored with `^` and `$`.
   *
   * @default - a DNS label: lower-case letters, digits and `-`, so that keys can be part of names
   */
  readonly keyPattern?: string;

  /**
   * What `keyPattern` accepts, in words; see `StringOptions.patternDescription`.
   *
   * @default - the words for the constants of `Pattern`; for others, a reference to `values.schema.json`
   */
  readonly keyPatternDescription?: string;

  /**
   * The maximum number of characters of a key. Names that contain a key reserve as many characters.
   *
   * @default - 20; with a `keyPattern` of your own 253
   */
  readonly keyMaxLength?: number;
}

/**
 * Options of an object with declared fields.
 */
export interface ObjectOptions extends ValueOptions {
  /** The fields: `ItemShape.object().string('name', …)`. */
  readonly fields: ItemShape;
}

/**
 * The types of a fragment of Kubernetes YAML.
 */
export enum FragmentKind {
  /** Any map, such as `resources` or `affinity`. */
  MAP = 'map',
  /** A map of strings, such as `nodeSelector` or annotations. */
  STRINGS = 'strings',
  /** Any list, such as `tolerations`. */
  LIST = 'list',
}

/**
 * Options of a fragment of Kubernetes YAML, which is rendered as the user wrote it: resources, tolerations, affinity and so on.
 */
export interface FragmentOptions extends ValueOptions {
  /** @default - {} or [] */
  readonly default?: any;

  /** @default FragmentKind.MAP, or what the type is */
  readonly kind?: FragmentKind;

  /**
   * The type of the Kubernetes API that the map has, or the items of the list: `Affinity`, `Toleration`, `ResourceRequirements`;
   * `Labels` and `Annotations` for maps of strings. Both outputs refuse unknown keys and what has the wrong type.
   *
   * @default - any Kubernetes YAML is accepted
   * @see https://kubernetes.io/docs/reference/kubernetes-api/
   */
  readonly type?: string;
}
