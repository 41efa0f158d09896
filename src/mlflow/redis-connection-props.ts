import { BooleanExpression } from '../expr/expression/expression';
import { StringExpression } from '../expr/expression/string-expression';

/**
 * The password of a Redis server. Strings can be tokens.
 */
export interface RedisLoginOptions {
  /**
   * Log in with a password: true, false or an expression. Both outputs refuse it without a host.
   *
   * @default false
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * The password: an optional secret, `values.secret('redis.auth.password', { optional: true, … })`. Both outputs refuse it together with
   * `existingSecret`.
   *
   * @default - the password in the Secret
   */
  readonly password?: StringExpression;

  /**
   * Name of an existing Secret with the password; empty means a Secret named after the release, which the chart creates if there is a password.
   *
   * @default - a name derived from the release name
   */
  readonly existingSecret?: string;

  /**
   * Key of the password in `existingSecret`.
   *
   * @default "password"
   */
  readonly passwordKey?: string;
}

/**
 * The address of a Redis server. Strings and numbers can be tokens.
 */
export interface RedisConnectionOptions {
  /**
   * Host of the server; empty means none.
   *
   * @default - none
   */
  readonly host?: string;

  /**
   * Port of the server.
   *
   * @default 6379
   */
  readonly port?: number;

  /**
   * The password.
   *
   * @default - none
   */
  readonly auth?: RedisLoginOptions;
}
