import { StringExpression } from '../../expr/expression/string-expression';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * Options of a database connection that users of a chart set in the values.
 */
export interface DatabaseOptions {
  /**
   * Host of an existing server; empty means the bundled server.
   *
   * @default - the bundled server
   */
  readonly host?: string;

  /**
   * Port of that server. Required if no database is bundled (`check-failed`).
   *
   * @default - the port of the bundled server
   */
  readonly port?: number;

  /** Name of the database. */
  readonly name: string;

  /** User name for the connection. */
  readonly user: string;

  /**
   * Password of the user, for a Secret of the release. Both outputs refuse it together with `existingSecret`.
   *
   * @default - the password in the Secret
   */
  readonly password?: StringExpression;

  /**
   * Name of an existing Secret with the password; empty means a Secret named after the release, which the chart creates if
   * there is a password.
   *
   * @default - a name derived from the release name
   */
  readonly existingSecret?: string;

  /**
   * Key of the password in the Secret.
   *
   * @default "password"
   */
  readonly passwordKey?: string;

  /**
   * Key of the user name in `existingSecret`, which overrides `user`, for Secrets of operators and cloud providers; empty means
   * that the user name is `user`. Both outputs refuse it without `existingSecret`.
   *
   * @default - the user name is `user`
   */
  readonly userKey?: string;
}

/**
 * A database that the chart installs.
 */
export interface BundledDatabase {
  /** Install the database: true, false or an expression. */
  readonly enabled: boolean | BooleanExpression;

  /** Host of the server, such as the `host` of a Service. */
  readonly host: string;

  /** Port of the server. */
  readonly port: number;
}

/**
 * How a program connects to its database.
 */
export interface DatabaseProps extends DatabaseOptions {
  /**
   * Database that the chart installs. Both outputs refuse it together with a `host`.
   *
   * @default - none: `host` is required
   */
  readonly bundled?: BundledDatabase;

  /**
   * Extra labels of the Secret: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}

/**
 * Names of the environment variables for a database connection. A variable without a name is not set.
 */
export interface DatabaseEnv {
  /**
   * Variable for the host.
   *
   * @default - not set
   */
  readonly host?: string;
  /**
   * Variable for the port.
   *
   * @default - not set
   */
  readonly port?: string;
  /**
   * Variable for the database name.
   *
   * @default - not set
   */
  readonly name?: string;
  /**
   * Variable for the user name.
   *
   * @default - not set
   */
  readonly user?: string;
  /**
   * Variable for the password.
   *
   * @default - not set
   */
  readonly password?: string;
}
