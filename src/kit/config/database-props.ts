import { StringExpression } from '../../expr/expression/string-expression';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * What differs from one installation of a database connection to the next.
 */
export interface DatabaseOptions {
  /**
   * The host of a server that is there already; empty means the bundled one.
   *
   * @default - the bundled server
   */
  readonly host?: string;

  /**
   * The port of that server. Needed where no database is bundled (`check-failed`).
   *
   * @default - that of the bundled server
   */
  readonly port?: number;

  /** The name of the database. */
  readonly name: string;

  /** The user that connects. */
  readonly user: string;

  /**
   * The password of the user, which goes into a Secret of the release. Both outputs refuse it beside `existingSecret`.
   *
   * @default - that of the Secret
   */
  readonly password?: StringExpression;

  /**
   * The name of a Secret that holds the password; empty means one of the name of the release, which the chart creates when
   * a password is given.
   *
   * @default - one of the name of the release
   */
  readonly existingSecret?: string;

  /**
   * The key of the password in that Secret.
   *
   * @default "password"
   */
  readonly passwordKey?: string;

  /**
   * The key of the user in that Secret, which then wins over `user`, for Secrets that operators and cloud providers write;
   * empty means that the user is `user`. Both outputs refuse it without `existingSecret`.
   *
   * @default - the user is `user`
   */
  readonly userKey?: string;
}

/**
 * A database that comes with the chart.
 */
export interface BundledDatabase {
  /** Whether it is installed: true, false or an expression. */
  readonly enabled: boolean | BooleanExpression;

  /** The host of its server, such as the `host` of a Service. */
  readonly host: string;

  /** The port of its server. */
  readonly port: number;
}

/**
 * How a program connects to its database.
 */
export interface DatabaseProps extends DatabaseOptions {
  /**
   * The database that comes with the chart. Both outputs refuse it beside a `host` of another one.
   *
   * @default - none: `host` is needed
   */
  readonly bundled?: BundledDatabase;

  /**
   * Labels of the Secret in addition to those of the release: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}

/**
 * What a program calls the environment variables of its database. Those that are left out it does not have.
 */
export interface DatabaseEnv {
  /** @default - none */
  readonly host?: string;
  /** @default - none */
  readonly port?: string;
  /** @default - none */
  readonly name?: string;
  /** @default - none */
  readonly user?: string;
  /** @default - none */
  readonly password?: string;
}
