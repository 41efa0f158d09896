import { CredentialsOptions } from './credentials-props';
import { Values } from '../../expr/expression/values';
import { Pattern } from '../../values/pattern';

/**
 * A credential as the chart's author proposes it. It has no default.
 */
export interface CredentialDefaults {
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
 * The values of credentials as the chart's author proposes them.
 */
export interface CredentialsDefaults {
  /** The credentials. */
  readonly entries: CredentialDefaults[];

  /**
   * The name of a Secret that has to be there.
   *
   * @default - one of the name of the release
   */
  readonly existingSecret?: string;

  /**
   * What the credentials are for.
   *
   * @default "Credentials. Without any, the pods wait for a Secret that the notes tell how to make."
   */
  readonly description?: string;
}

/**
 * The documented values of credentials: `existingSecret`, and for each credential its value and its key in that Secret, such
 * as `password` and `passwordKey`.
 */
export class CredentialsValues {
  /**
   * Declares the values.
   *
   * @param values the values of the chart.
   * @param path where they are, such as `auth`.
   * @param defaults what they are.
   */
  public static declare(values: Values, path: string, defaults: CredentialsDefaults): CredentialsOptions {
    values._propose(path, defaults.description ?? 'Credentials. Without any, the pods wait for a Secret that the notes tell how to make.');
    const existingSecret = values.string(`${path}.existingSecret`, {
      default: defaults.existingSecret,
      pattern: Pattern.OPTIONAL_DNS_NAME,
      maxLength: 253,
      description: 'Secret that holds them; empty means one of the name of the release, which the chart makes when they are given here.',
    });
    return {
      existingSecret: existingSecret.asString(),
      entries: defaults.entries.map(({ name, description, example, minLength, when }) => ({
        name,
        example,
        when,
        value: values.secret(`${path}.${name}`, { optional: true, minLength, description }),
        key: values.string(`${path}.${name}Key`, {
          default: name, pattern: Pattern.FILE_NAME, minLength: 1, maxLength: 253, description: `Key of it in \`${path}.existingSecret\`.`,
        }).asString(),
      })),
    };
  }
}
