const BYTE = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';
const IPV4 = `(${BYTE}\\.){3}${BYTE}`;

const GROUP = '[0-9a-fA-F]{1,4}';
const IPV6 = `((${GROUP}:){7}${GROUP}|${[1, 2, 3, 4, 5, 6].map(before => `(${GROUP}:){1,${before}}(:${GROUP}){1,${7 - before}}`).join('|')}|(${GROUP}:){1,7}:|:(:${GROUP}){1,7}|::)`;

/**
 * Regular expressions for values, which Go and JavaScript interpret alike.
 */
export class Pattern {
  /** A DNS label of at most 63 characters, such as the name of a Service. */
  public static readonly DNS_LABEL = '^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$';

  /** A DNS subdomain such as `example.org`: names of ConfigMaps and Secrets, hosts. */
  public static readonly DNS_NAME = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';

  /** A DNS subdomain, or empty. */
  public static readonly OPTIONAL_DNS_NAME = '^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)?$';

  /** The name of a StorageClass; `-` for none, or empty. */
  public static readonly STORAGE_CLASS = '^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*|-)?$';

  /** A qualified name such as `example.org/internal`, whose prefix is optional; or empty. */
  public static readonly OPTIONAL_QUALIFIED_NAME = '^(([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?[A-Za-z0-9]([-._A-Za-z0-9]{0,61}[A-Za-z0-9])?)?$';

  /** A path after a domain, such as the controller `example.org/ingress-controller` of an IngressClass; or empty. */
  public static readonly OPTIONAL_PREFIXED_PATH = '^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/[-._~%!$&()*+,;=:/A-Za-z0-9]+)?$';

  /** A host name, optionally with the wildcard `*` as its first label. */
  public static readonly HOST = '^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';

  /** A key of a Secret or ConfigMap. */
  public static readonly FILE_NAME = '^\\.?[-_a-zA-Z0-9][-._a-zA-Z0-9]*$';

  /** As `FILE_NAME`, or empty. */
  public static readonly OPTIONAL_FILE_NAME = '^(\\.?[-_a-zA-Z0-9][-._a-zA-Z0-9]*)?$';

  /** An absolute path without spaces or quotes. */
  public static readonly ABSOLUTE_PATH = '^/[-._~%@+=:,/a-zA-Z0-9]*$';

  /** A URL path without trailing slash, such as `/rt`, or empty. No segment begins with a dot, since Kubernetes refuses `.` and `..`. */
  public static readonly OPTIONAL_URL_PATH = '^(/[-_~a-zA-Z0-9][-._~a-zA-Z0-9]*)*$';

  /** A CIDR block, such as `192.0.2.0/24` or `2001:db8::/32`. */
  public static readonly CIDR = `^(${IPV4}/(3[0-2]|[12]?[0-9])|${IPV6}/(12[0-8]|1[01][0-9]|[1-9]?[0-9]))$`;

  /** An IPv4 or IPv6 address, or empty. */
  public static readonly OPTIONAL_IP_ADDRESS = `^(${IPV4}|${IPV6})?$`;

  /** An image tag, or empty. */
  public static readonly IMAGE_TAG = '^([a-zA-Z0-9_][-._a-zA-Z0-9]{0,127})?$';

  /** An image repository, which may begin with a registry, with its port too. */
  public static readonly IMAGE_REPOSITORY = '^([a-zA-Z0-9]([-.a-zA-Z0-9]*[a-zA-Z0-9])?:[0-9]{1,5}/)?[a-z0-9]+([._/-]+[a-z0-9]+)*$';

  /** An image repository, or empty. */
  public static readonly OPTIONAL_IMAGE_REPOSITORY = '^(([a-zA-Z0-9]([-.a-zA-Z0-9]*[a-zA-Z0-9])?:[0-9]{1,5}/)?[a-z0-9]+([._/-]+[a-z0-9]+)*)?$';

  /** An image registry: a host with an optional port and an optional path, such as that of a mirror; or empty. */
  public static readonly IMAGE_REGISTRY = '^([a-zA-Z0-9]([-.a-zA-Z0-9]*[a-zA-Z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*)?$';

  /** An image digest, or empty. */
  public static readonly IMAGE_DIGEST = '^(sha256:[0-9a-f]{64})?$';

  /**
   * A whole image reference: an optional registry, a repository, and optionally a tag and a digest. What stands behind `@sha256:` may be
   * anything, so that a message can say what is right.
   */
  public static readonly IMAGE_REFERENCE = '^([a-zA-Z0-9]([-.a-zA-Z0-9]*[a-zA-Z0-9])?(:[0-9]{1,5})?/)?[a-z0-9]+([._/-]+[a-z0-9]+)*(:[a-zA-Z0-9_][-._a-zA-Z0-9]{0,127})?(@sha256:[-._a-zA-Z0-9]{1,128})?$';

  private constructor() {
  }
}
