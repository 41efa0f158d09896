import { StringExpression } from '../../expr/expression/string-expression';

/**
 * Credentials for a registry of images. Strings can be tokens.
 *
 * Both outputs refuse some of registry, user and password without the others, and credentials together with an existing Secret.
 */
export interface RegistryCredentialsOptions {
  /**
   * Host of the registry, with its port, as in image references; `https://index.docker.io/v1/` for Docker Hub.
   *
   * @default - none
   */
  readonly registry?: string;

  /**
   * Name of the user.
   *
   * @default - none
   */
  readonly username?: string;

  /**
   * Password or token of the user: an optional secret, `values.secret('imageCredentials.password', { optional: true, … })`.
   *
   * @default - none
   */
  readonly password?: StringExpression;

  /**
   * Name of an existing Secret of the type `kubernetes.io/dockerconfigjson` instead; empty means none. It has to be in each of the namespaces.
   *
   * @default - none
   */
  readonly existingSecret?: string;
}

/**
 * Credentials for a registry, in Secrets of the namespaces whose pods pull images.
 */
export interface RegistryCredentialsProps extends RegistryCredentialsOptions {
  /**
   * Name of the Secrets.
   *
   * @default - the release name and the ids of the construct path
   */
  readonly name?: string;

  /**
   * Further namespaces that get the Secret, beside that of the release: literals. They must exist.
   *
   * @default - none
   */
  readonly namespaces?: string[];

  /**
   * Extra labels of the Secrets: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
