import { Construct } from 'constructs';
import { checkStruct } from '../../values/declare/check-struct';
import { partProps } from '../part-props';
import { Credentials } from './credentials';
import { Credential } from './credentials-props';
import { DatabaseEnv, DatabaseProps } from './database-props';
import { databaseValues, DatabaseValuesOptions } from './database-values';
import { Condition } from '../condition';
import { namedText, nameOfProp, refuseWhen } from '../release-chart-of';
import { Fn } from '../../expr/expression/fn';
import { BooleanExpression } from '../../expr/expression/expression';
import { StringExpression } from '../../expr/expression/string-expression';
import { toNode } from '../../expr/expression/to-node';
import { findTokens } from '../../expr/token/token';
import { ItemShape } from '../../values/declare/item-shape';
import { Refusal } from '../../values/refusal';

/**
 * The connection of a program to its database: one that the chart installs, or an existing one. The password, and
 * optionally the user name, come from a Secret; see `Credentials`.
 *
 * Both outputs refuse a `host` together with the bundled database, and neither of the two. Rejected outside of a
 * `ReleaseChart`.
 */
export class Database extends Credentials {
  /**
   * The documented values, for `values.group('database', …)`.
   */
  public static connectionValues(options: DatabaseValuesOptions): ItemShape {
    checkStruct('DatabaseValuesOptions', options, 'Database.connectionValues()');
    return databaseValues(options);
  }

  private readonly external: Condition;
  private readonly userInSecret: Condition;
  private hostText?: StringExpression;

  private readonly props: DatabaseProps;

  constructor(scope: Construct, id: string, props: DatabaseProps) {
    props = partProps('DatabaseProps', scope, id, props);
    const { host = '', name, user, password, passwordKey, userKey = '', existingSecret, labels } = props;
    const userInSecret = Condition.of(userKey);
    super(scope, id, {
      existingSecret,
      labels,
      entries: [
        { name: 'password', key: passwordKey, value: password },
        { name: 'user', key: userKey, when: userInSecret.and(Condition.of(existingSecret ?? '')).value, example: user },
      ],
    });
    this.props = props;
    this.userInSecret = userInSecret;
    const external = this.external = Condition.of(host);
    const { bundled, port = 0 } = props;
    // A program need not use all of them.
    [name, user, port, bundled?.host ?? '', bundled?.port ?? 0].forEach(toNode);
    const installed = Condition.of(bundled?.enabled ?? false);
    const hostName = nameOfProp('host', props.host);
    const installedName = nameOfProp('enabled of bundled', bundled?.enabled);
    refuseWhen(this, external.and(installed),
      `${hostName} is "${host}", and ${installedName} is true, so nothing would use the bundled database: remove ${hostName}, or set ${installedName} to false`);
    refuseWhen(this, external.not().and(installed.not()), bundled
      ? `${hostName} is empty, and ${installedName} is false: set ${hostName}, or set ${installedName} to true`
      : `${hostName} is empty: set it to the host of the database`);
    refuseWhen(this, userInSecret.and(Condition.of(existingSecret ?? '').not()),
      `${nameOfProp('userKey', props.userKey)} is "${userKey}", and ${nameOfProp('existingSecret', existingSecret)} is empty: set both, or neither`);
    if (props.port === undefined && !bundled) {
      throw new Refusal('check-failed', `${this.node.path}: port is missing: set it to the port of the database`);
    }
  }

  /**
   * By chance only for the server that is made with the password: another one has one already.
   *
   * @internal
   */
  protected _exampleOf(entry: Credential): string {
    const example = super._exampleOf(entry);
    return entry.name === 'password' ? this.external.chooseString('"$DATABASE_PASSWORD"', example) : example;
  }

  /** Host of the server of the chart, if it is known to be at another Service. @internal */
  public _bundledElsewhere(serviceName = ''): string | undefined {
    const host = this.props.bundled?.host ?? '';
    const isKnown = findTokens(host).length + findTokens(serviceName).length === 0;
    return host === '' || !isKnown || (serviceName !== '' && `${host}.`.startsWith(`${serviceName}.`)) ? undefined : host;
  }

  /** Host of the server. */
  public get host(): string {
    const { host = '', bundled } = this.props;
    if (!bundled || typeof this.external.value === 'boolean') {
      return !bundled || this.external.value ? host : bundled.host;
    }
    this.hostText ??= namedText(this, 'host', 'Host of the database.', this.external.choose(host, bundled.host));
    return this.hostText.asString();
  }

  /** Port of the server. */
  public get port(): number {
    const { port, bundled } = this.props;
    const { value: external } = this.external;
    return port === undefined ? bundled!.port : !bundled ? port
      : external instanceof BooleanExpression ? Fn.ternary(external, port, bundled.port).asNumber() : external ? port : bundled.port;
  }

  /** Name of the database. */
  public get databaseName(): string {
    return this.props.name;
  }

  /** Name of the user, unless `userKey` takes it from the Secret. */
  public get user(): string {
    return this.props.user;
  }

  /**
   * Environment variables for the connection: items of a container's `env`.
   *
   * @param names the names of the variables.
   */
  public asEnvVars(names: DatabaseEnv): any[] {
    checkStruct('DatabaseEnv', names, `${this.node.path}: asEnvVars()`);
    const given = (variable: string | undefined, items: (name: string) => any[]): any[] => (variable === undefined ? [] : items(variable));
    return [
      ...given(names.host, name => [{ name, value: this.host }]),
      ...given(names.port, name => [{ name, value: `${this.port}` }]),
      ...given(names.name, name => [{ name, value: this.databaseName }]),
      ...given(names.user, name => this.userInSecret.items([{ name, valueFrom: { secretKeyRef: { name: this.name, key: this.props.userKey } } }], [{ name, value: this.props.user }])),
      ...given(names.password, name => [this.asEnv(name, 'password')]),
    ];
  }

  /**
   * The URL of the database, with references to environment variables for the user and the password, which must precede it
   * in `env`: `mysql://$(DB_USER):$(DB_PASSWORD)@host:3306/name`. Reserved URL characters in the password must be
   * percent-encoded in the Secret.
   *
   * @param scheme the URL scheme, such as `postgresql`.
   * @param userVariable the name of the variable with the user.
   * @param passwordVariable the name of the variable with the password.
   */
  public url(scheme: string, userVariable: string, passwordVariable: string): string {
    return `${scheme}://$(${userVariable}):$(${passwordVariable})@${this.host}:${this.port}/${this.databaseName}`;
  }
}
