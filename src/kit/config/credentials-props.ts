import { BooleanExpression } from '../../expr/expression/expression';
import { StringExpression } from '../../expr/expression/string-expression';

/**
 * A key of a Secret and its value, such as a password.
 */
export interface Credential {
  /** Name of the entry, such as `password`; also its key in the Secret that the chart creates. */
  readonly name: string;

  /**
   * Key in `existingSecret`; empty means the name of the entry.
   *
   * @default - the name of the entry
   */
  readonly key?: string;

  /**
   * The value, if users can set it in the values: an optional secret, `values.secret('auth.password', { optional: true, … })`, or a
   * string that is empty if they do not, such as a list that is joined.
   *
   * @default - users cannot set it in the values
   */
  readonly value?: StringExpression;

  /**
   * Shell word for the value in the notes, for users who create the Secret by hand: `admin`, `"$(openssl rand -hex 24)"`.
   *
   * @default - a random password; the notes list an optional entry below the command
   */
  readonly example?: string;

  /**
   * Whether the Secret has this entry: true, false or an expression, for a program that needs either a password or a token.
   * Otherwise both outputs refuse a value for it.
   *
   * @default true
   */
  readonly when?: boolean | BooleanExpression;

  /**
   * Whether the Secret may lack the entry: then the variable is not set, and the others can be given without it. Rejected for `asVolume()`
   * (`check-failed`).
   *
   * @default false
   */
  readonly optional?: boolean;
}

/**
 * Options of `Credentials` that users of a chart set in the values.
 */
export interface CredentialsOptions {
  /**
   * Name of an existing Secret; empty means a Secret named after the release. The chart creates it if the values have its
   * entries; otherwise users create it.
   *
   * @default - a name derived from the release name
   */
  readonly existingSecret?: string;

  /** Entries of the Secret. Both outputs refuse values for only some of them, and values together with `existingSecret`. */
  readonly entries: Credential[];
}

/**
 * A Secret with credentials.
 */
export interface CredentialsProps extends CredentialsOptions {
  /**
   * Whether the program uses credentials: true, false or an expression. Otherwise both outputs refuse values for them, and the notes ask
   * for no Secret.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Extra labels: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
