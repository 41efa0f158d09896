import { BooleanExpression } from '../../expr/expression/expression';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { AnyExpression } from '../../expr/expression/any-expression';
import { ItemShape } from '../../values/declare/item-shape';
import { Pattern } from '../../values/pattern';

/**
 * The values of one credential. It has no default.
 */
export interface CredentialValuesOptions {
  /** The name of the value, such as `password`. */
  readonly name: string;

  /** The description of the value, such as `Password of the notebook.` */
  readonly description: string;

  /**
   * The value in the command that creates the Secret by hand, as a shell word: `admin`, `"$(openssl rand -hex 24)"`.
   *
   * @default - a random password
   */
  readonly example?: string;

  /**
   * The minimum number of characters.
   *
   * @default 1
   */
  readonly minLength?: number;

  /**
   * Whether the credential is used: a boolean or a boolean expression.
   *
   * @default true
   */
  readonly when?: boolean | BooleanExpression;
}

/**
 * Adaptation of the values of credentials to a chart.
 */
export interface CredentialsValuesOptions extends FieldOverrides {
  /** The credentials. */
  readonly entries: CredentialValuesOptions[];

  /**
   * The name of an existing Secret.
   *
   * @default - a Secret with the full name of the release
   */
  readonly existingSecret?: string;
}

/** The documented values of credentials: for each its value and its key in `existingSecret`. @internal */
export function credentialsValues({ entries, existingSecret, ...overrides }: CredentialsValuesOptions): ItemShape {
  const own = ItemShape.object('Credentials. Without any, the pods wait for a Secret; the notes of the release have the command that creates it.').string('existingSecret', {
    default: existingSecret,
    pattern: Pattern.OPTIONAL_DNS_NAME,
    maxLength: 253,
    description: 'Existing Secret with the credentials. If empty, a Secret with the full name of the release is used, which the chart creates from the credentials set here.',
  });
  const fields = entries.reduce((shape, { name, description, minLength }) => shape
    .secret(name, { optional: true, minLength, description })
    .string(keyOf(name), { default: name, pattern: Pattern.FILE_NAME, minLength: 1, maxLength: 253, description: `Key of \`${name}\` in the Secret.` }), own);
  return fields.adapt(overrides)._readBy((group: AnyExpression) => ({
    existingSecret: group.string('existingSecret').asString(),
    entries: entries.map(({ name, example, when }) => ({ name, example, when, value: group.string(name), key: group.string(keyOf(name)).asString() })),
  }), ['existingSecret', ...entries.flatMap(({ name }) => [name, keyOf(name)])]);
}

function keyOf(name: string): string {
  return `${name}Key`;
}
