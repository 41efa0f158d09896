import { Construct } from 'constructs';
import { RedisLoginOptions, RedisConnectionOptions } from './redis-connection-props';
import { REDIS_PORT } from './serving-defaults';
import { AnyExpression } from '../expr/expression/any-expression';
import { Condition } from '../kit/condition';
import { Credentials } from '../kit/config/credentials';
import { nameOfProp, refuseWhen } from '../kit/release-chart-of';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

const AUTH = ItemShape.object('Password of the server.')
  .boolean('enabled', { description: 'Log in with a password.' })
  .secret('password', { optional: true, description: 'Password. The chart puts it into a Secret.' })
  .string('existingSecret', {
    pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253,
    description: 'Existing Secret with the password, in the namespace of the release. If empty, a Secret with a name of the release is used, which the chart creates from `password`.',
  })
  .string('passwordKey', { default: 'password', pattern: Pattern.FILE_NAME, minLength: 1, maxLength: 253, description: 'Key of the password in `existingSecret`.' })
  // It stays a value, for the Secret.
  ._readBy((group: AnyExpression): RedisLoginOptions => ({ ...group._propsOf(['password']), password: group.string('password') }), ['password']);

const REDIS = ItemShape.object('Redis server.')
  .string('host', { pattern: '^[-.:a-zA-Z0-9]*$', patternDescription: 'a host name or an IP address, or empty', maxLength: 253, description: 'Host of the server; empty for none.' })
  .integer('port', { default: REDIS_PORT, minimum: 1, maximum: 65535, description: 'Port of the server.' })
  .group('auth', AUTH);

/** The documented values of a connection. @internal */
export function redisConnectionValues(overrides: FieldOverrides): ItemShape {
  return REDIS.adapt(overrides);
}

/**
 * The connection of a program to a Redis server elsewhere.
 *
 * @internal
 */
export class RedisConnection extends Construct {
  /** Whether there is a server. */
  public readonly given: Condition;

  private readonly credentials: Credentials;
  private readonly hasPassword: Condition;

  constructor(scope: Construct, id: string, private readonly props: RedisConnectionOptions, labels: { [key: string]: string }, used: Condition = Condition.of(true)) {
    super(scope, id);
    const { auth = {}, host } = props;
    this.given = used.and(Condition.of(host ?? ''));
    refuseWhen(this, Condition.of(auth.enabled ?? false).and(Condition.of(host ?? '').not()),
      `${nameOfProp('redis.auth.enabled', auth.enabled)} is true, and ${nameOfProp('redis.host', host)} is empty, so nothing would log in: set both, or neither`);
    this.hasPassword = this.given.and(Condition.of(auth.enabled ?? false));
    this.credentials = new Credentials(this, 'secret', {
      enabled: this.hasPassword.value,
      existingSecret: auth.existingSecret,
      labels,
      // A password by chance would not be that of the server.
      entries: [{ name: 'password', key: auth.passwordKey, value: auth.password, example: '"$REDIS_PASSWORD"' }],
    });
  }

  /** The variables `REDIS_HOST`, `REDIS_PORT` and `REDIS_PASSWORD`. */
  public get env(): any[] {
    const { host = '', port = REDIS_PORT } = this.props;
    return [
      ...this.given.items([{ name: 'REDIS_HOST', value: host }, { name: 'REDIS_PORT', value: `${port}` }]),
      ...this.hasPassword.items([this.credentials.asEnv('REDIS_PASSWORD', 'password')]),
    ];
  }

  /** Changes when the password in the values does. */
  public get checksum(): string {
    return this.credentials.checksum;
  }

  /** Adds the command that creates the Secret to the notes, unless the chart creates it. */
  public addNotes(): void {
    this.credentials.addNotes();
  }
}
