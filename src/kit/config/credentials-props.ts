import { BooleanExpression } from '../../expr/expression/expression';
import { StringExpression } from '../../expr/expression/string-expression';

/**
 * An entry of a Secret, such as a password.
 */
export interface Credential {
  /** What the chart calls it, such as `password`; the key of the Secret that the chart makes. */
  readonly name: string;

  /**
   * Its key in `existingSecret`; empty means its name.
   *
   * @default - its name
   */
  readonly key?: string;

  /**
   * What it is, when the values give it: an optional secret, `values.secret('auth.password', { optional: true, … })`.
   *
   * @default - the values do not give it
   */
  readonly value?: StringExpression;

  /**
   * How somebody who makes the Secret by hand gets it, as a word of a shell: `admin`, `"$(openssl rand -hex 24)"`.
   *
   * @default - a password by chance
   */
  readonly example?: string;

  /**
   * Whether it is one of them: true, false or an expression, such as for a program that asks for a password or for a token.
   * Both outputs refuse one that is given and is not.
   *
   * @default true
   */
  readonly when?: boolean | BooleanExpression;
}

/**
 * What differs from one installation to the next.
 */
export interface CredentialsOptions {
  /**
   * The Secret that holds them; empty means one of the name of the release, which the chart makes when the values give what
   * is in it, and somebody else has to make otherwise.
   *
   * @default - one of the name of the release
   */
  readonly existingSecret?: string;

  /** What is in it. Both outputs refuse values for some of it only, and values beside `existingSecret`. */
  readonly entries: Credential[];
}

/**
 * A Secret with credentials.
 */
export interface CredentialsProps extends CredentialsOptions {
  /**
   * Labels in addition to those of the release: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
