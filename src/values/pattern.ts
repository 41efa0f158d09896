/**
 * Regular expressions for values, understood by Go and JavaScript alike.
 */
export class Pattern {
  /** A DNS label: the names of most objects. At most 63 characters. */
  public static readonly DNS_LABEL = '^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$';

  /** A DNS name, such as `example.org`: the names of ConfigMaps, Secrets and hosts. */
  public static readonly DNS_NAME = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';

  /** A DNS name, or nothing. */
  public static readonly OPTIONAL_DNS_NAME = '^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)?$';

  /** A host name whose first part may be `*`. */
  public static readonly HOST = '^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';

  /** A key of a Secret or ConfigMap. */
  public static readonly FILE_NAME = '^[-._a-zA-Z0-9]+$';

  /** An absolute path without spaces or quotes. */
  public static readonly ABSOLUTE_PATH = '^/[-._~%@+=:,/a-zA-Z0-9]*$';

  /** The path of a URL without a slash at its end, such as `/rt`, or nothing. No part begins with a dot: Kubernetes refuses `.` and `..`. */
  public static readonly OPTIONAL_URL_PATH = '^(/[-_~a-zA-Z0-9][-._~a-zA-Z0-9]*)*$';

  /** The tag of an image, or nothing. */
  public static readonly IMAGE_TAG = '^([a-zA-Z0-9_][-._a-zA-Z0-9]{0,127})?$';

  /** The repository of an image. */
  public static readonly IMAGE_REPOSITORY = '^[a-z0-9]+([._/-]+[a-z0-9]+)*$';

  /** A registry host with an optional port, or nothing. */
  public static readonly IMAGE_REGISTRY = '^([a-zA-Z0-9]([-.a-zA-Z0-9]*[a-zA-Z0-9])?(:[0-9]{1,5})?)?$';

  /** The digest of an image, or nothing. */
  public static readonly IMAGE_DIGEST = '^(sha256:[0-9a-f]{64})?$';

  private constructor() {
  }
}
