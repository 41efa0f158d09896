import { AnyExpression } from '../../expr/expression/any-expression';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';
import { Pattern } from '../../values/pattern';

/**
 * Adaptation of the values of a database connection to a chart.
 */
export interface DatabaseValuesOptions extends FieldOverrides {
  /** The default port of the database server. */
  readonly port: number;

  /** The default name of the database. */
  readonly name: string;

  /**
   * The default user.
   *
   * @default - the name of the database
   */
  readonly user?: string;

  /**
   * What installs a server of the chart, as users write it: `mysql.enabled`. It is named in the description of `host`.
   *
   * @default - the chart has none, and `host` is required
   */
  readonly bundled?: string;
}

const NAME = { pattern: '^[a-zA-Z_][-_a-zA-Z0-9]*$', patternDescription: 'letters, digits, `-` and `_`, starting with a letter or `_`', maxLength: 63 };

/** The documented values of a database connection. @internal */
export function databaseValues({ port, name, user = name, bundled, ...overrides }: DatabaseValuesOptions): ItemShape {
  return ItemShape.object('Connection to the database.')
    .string('host', bundled === undefined
      ? { required: true, pattern: Pattern.DNS_NAME, maxLength: 253, description: 'Host of the database server.' }
      : { pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253, description: `Host of an external database server; empty for the one of \`${bundled}\`.` })
    .integer('port', { default: port, minimum: 1, maximum: 65535, description: `Port of the ${bundled === undefined ? '' : 'external '}database server.` })
    .string('name', { ...NAME, default: name, description: 'Name of the database.' })
    .string('user', { ...NAME, default: user, description: 'Database user.' })
    .secret('password', { optional: true, description: 'Password of the user. The chart puts it into a Secret.' })
    .string('existingSecret', {
      pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253, description: 'Existing Secret with the password, instead of `password`; empty for a generated name.',
    })
    .string('passwordKey', { default: 'password', pattern: Pattern.FILE_NAME, maxLength: 253, description: 'Key of the password in `existingSecret`.' })
    .string('userKey', {
      pattern: Pattern.OPTIONAL_FILE_NAME, maxLength: 253,
      description: 'Key of the user in `existingSecret`, which takes precedence over `user`; empty if it has none.',
    })
    .adapt(overrides)
    // The password stays an optional value, for `isPresent()`.
    ._readBy((group: AnyExpression) => ({ ...group._propsOf(['password']), password: group.string('password') }), ['password']);
}
