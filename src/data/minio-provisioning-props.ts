import { Credentials } from '../kit/config/credentials';
import { Resources } from '../kit/resources';
import { JobOptions } from '../kit/workload/job-props';
import { WorkloadOptions } from '../kit/workload/workload-props';

/**
 * A statement of a policy, which allows what it names.
 *
 * @see https://min.io/docs/minio/linux/administration/identity-access-management/policy-based-access-control.html
 */
export interface MinioStatement {
  /** Actions, such as `s3:GetObject`: a list of strings, at least one. */
  readonly actions: string[];

  /**
   * Resources, such as `arn:aws:s3:::bucket/*`: a list of strings.
   *
   * @default - none, for actions of administrators
   */
  readonly resources?: string[];

  /**
   * Conditions: a list of maps from an operator, such as `StringEquals`, to the members of a JSON object, such as
   * `"aws:username": "johndoe"`.
   *
   * @default - none
   */
  readonly conditions?: { [operator: string]: string }[];
}

/**
 * A policy for users.
 */
export interface MinioPolicy {
  /** Name of the policy. */
  readonly name: string;

  /** Statements. */
  readonly statements: MinioStatement[];
}

/**
 * A policy of a service account.
 */
export interface MinioAccountPolicy {
  /** Statements. */
  readonly statements: MinioStatement[];
}

/**
 * A secret key: in the values, or in an existing Secret. Both outputs refuse both and none.
 */
export interface MinioSecretKey {
  /**
   * The secret key, at least 8 characters.
   *
   * @default - that in `existingSecret`
   */
  readonly secretKey?: string;

  /**
   * Name of an existing Secret with the secret key.
   *
   * @default - none
   */
  readonly existingSecret?: string;

  /**
   * Key in `existingSecret`.
   *
   * @default - none
   */
  readonly existingSecretKey?: string;
}

/**
 * A user.
 */
export interface MinioUser extends MinioSecretKey {
  /** Access key: at least 3 letters, digits, `-`, `_` and `.`. */
  readonly accessKey: string;

  /**
   * Policies of the user, with commas between them: `readonly`, `readwrite`, `writeonly`, `diagnostics`, `consoleAdmin`, or names of
   * `policies`. The user has no others after a run.
   *
   * @default - none: the user may do nothing
   */
  readonly policy?: string;
}

/**
 * A service account: an access key of a user.
 */
export interface MinioServiceAccount extends MinioSecretKey {
  /** Access key: 3 to 20 letters, digits, `-`, `_` and `.`. */
  readonly accessKey: string;

  /** Access key of the user that it belongs to. */
  readonly user: string;

  /**
   * Policy of the account, which can only restrict that of its user.
   *
   * @default - the policies of its user
   */
  readonly policy?: MinioAccountPolicy;
}

/**
 * A bucket.
 */
export interface MinioBucket {
  /** Name of the bucket. */
  readonly name: string;

  /**
   * What anybody may do without credentials: `none`, `download`, `upload` or `public`.
   *
   * @default "none"
   */
  readonly policy?: string;

  /**
   * Remove all objects of an existing bucket, in each run.
   *
   * @default false
   */
  readonly purge?: boolean;

  /**
   * Whether objects have versions: true enables it, false suspends it.
   *
   * @default - left as it is
   */
  readonly versioning?: boolean;

  /**
   * Whether objects can be locked, for a new bucket. A run fails if the bucket exists without it.
   *
   * @default false
   */
  readonly objectlocking?: boolean;
}

/**
 * What a server has, besides objects: lists, or tokens of them.
 */
export interface MinioAccountsOptions {
  /**
   * Policies, besides those that a server has.
   *
   * @default - none
   */
  readonly policies?: MinioPolicy[];

  /**
   * Users.
   *
   * @default - none
   */
  readonly users?: MinioUser[];

  /**
   * Service accounts.
   *
   * @default - none
   */
  readonly svcaccts?: MinioServiceAccount[];

  /**
   * Buckets.
   *
   * @default - none
   */
  readonly buckets?: MinioBucket[];
}

/**
 * Options of the Job that users of a chart set in the values.
 */
export interface MinioProvisioningOptions extends JobOptions {
  /**
   * Any string: a new one runs the Job again without another change, such as after the content of an existing Secret has changed.
   *
   * @default - none
   */
  readonly run?: string;

  /**
   * Resource requests and limits.
   *
   * @default - 50m CPU, 64Mi memory, with a memory limit of 256Mi
   */
  readonly resources?: Resources;
}

/**
 * A Job that makes what a MinIO server needs before its first client. Strings can be tokens.
 */
export interface MinioProvisioningProps extends MinioAccountsOptions, MinioProvisioningOptions, WorkloadOptions {
  /** Image reference of the client: `mc`, a shell and `cat`. */
  readonly image: string;

  /** URL of the server, such as `http://minio:9000`. */
  readonly url: string;

  /** The root user: entries `rootUser` and `rootPassword`. */
  readonly credentials: Credentials;

  /**
   * Sources of a projected volume with certificates that the client trusts besides those of the image: a list, or a token of one.
   *
   * @default - none
   */
  readonly trusted?: { [field: string]: any }[];

  /**
   * Extra labels: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
