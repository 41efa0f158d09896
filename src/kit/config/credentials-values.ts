import { FieldOverrides } from '../../values/declare/field-overrides';
import { AnyExpression } from '../../expr/expression/any-expression';
import { ItemShape } from '../../values/declare/item-shape';
import { Pattern } from '../../values/pattern';

/**
 * The values of a credential as the chart's author proposes them. It has no default.
 */
export interface CredentialValuesOptions {
  /** What the value is called, such as `password`. */
  readonly name: string;

  /** What it is for, such as `Password of the notebook.` */
  readonly description: string;

  /**
   * How somebody who makes the Secret by hand gets it, as a word of a shell: `admin`, `"$(openssl rand -hex 24)"`.
   *
   * @default - a password by chance
   */
  readonly example?: string;

  /**
   * The least number of characters.
   *
   * @default 1
   */
  readonly minLength?: number;

  /**
   * Whether it is one of them: true, false or an expression.
   *
   * @default true
   */
  readonly when?: any;
}

/**
 * How the author of a chart adapts the values of credentials.
 */
export interface CredentialsValuesOptions extends FieldOverrides {
  /** The credentials. */
  readonly entries: CredentialValuesOptions[];

  /**
   * The name of a Secret that has to be there.
   *
   * @default - one of the name of the release
   */
  readonly existingSecret?: string;
}

/** The documented values of credentials: for each its value and its key in `existingSecret`. @internal */
export function credentialsValues({ entries, existingSecret, ...overrides }: CredentialsValuesOptions): ItemShape {
  const own = ItemShape.object('Credentials. Without any, the pods wait for a Secret that the notes tell how to make.').string('existingSecret', {
    default: existingSecret,
    pattern: Pattern.OPTIONAL_DNS_NAME,
    maxLength: 253,
    description: 'Secret that holds them; empty means one of the name of the release, which the chart makes when they are given here.',
  });
  const fields = entries.reduce((shape, { name, description, minLength }) => shape
    .secret(name, { optional: true, minLength, description })
    .string(keyOf(name), { default: name, pattern: Pattern.FILE_NAME, minLength: 1, maxLength: 253, description: 'Key of it in `existingSecret`.' }), own);
  return fields.adapt(overrides)._readBy((group: AnyExpression) => ({
    existingSecret: group.string('existingSecret').asString(),
    entries: entries.map(({ name, example, when }) => ({ name, example, when, value: group.string(name), key: group.string(keyOf(name)).asString() })),
  }));
}

function keyOf(name: string): string {
  return `${name}Key`;
}
