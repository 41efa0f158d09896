import { Pattern } from './pattern';

/** The keys of maps without a `keyPattern`; their length is limited separately. @internal */
export const LABEL_KEY = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$';

/** A prefix that is valid for the name of any object, or empty. @internal */
export const OPTIONAL_NAME = {
  pattern: '^([a-z]([-a-z0-9]*[a-z0-9])?)?$',
  patternDescription: 'lower-case letters, digits and `-`, starting with a letter and not ending with `-`, or empty',
};

/** A namespace, or empty for another one. @internal */
export const OPTIONAL_NAMESPACE = { pattern: '^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)?$', patternDescription: 'a namespace, or empty', maxLength: 63 };

/** A pattern, and the author's words for it. @internal */
export interface DescribedPattern {
  readonly pattern?: string;
  readonly patternDescription?: string;
}

/** What a pattern accepts, for documents, in Markdown; undefined when there is nothing to add to the description of the value. @internal */
export function patternDescription({ pattern, patternDescription: given }: DescribedPattern): string | undefined {
  return pattern === undefined ? undefined : given ?? (DESCRIPTIONS.has(pattern) ? DESCRIPTIONS.get(pattern)!.inDocs : 'must match the pattern in `values.schema.json`');
}

/** What a pattern accepts, for messages, after "expected"; undefined if there is no description. @internal */
export function patternExpectation({ pattern, patternDescription: given }: DescribedPattern): string | undefined {
  return pattern === undefined ? undefined : (given ?? DESCRIPTIONS.get(pattern)?.inMessages)?.replace(/`/g, '');
}

interface Description {
  readonly inDocs?: string;
  readonly inMessages: string;
}

function described(what: string, chars?: string): Description {
  return { inDocs: what, inMessages: chars === undefined ? what : `${what} ${chars}` };
}

const DNS_NAME = 'such as db.example.org: lower-case letters, digits, - and .';

const DESCRIPTIONS: ReadonlyMap<string, Description> = new Map([
  [LABEL_KEY, described('a DNS label', 'such as gpu-1: lower-case letters, digits and -')],
  [Pattern.DNS_LABEL, described('a DNS label', 'such as gpu-1: at most 63 lower-case letters, digits and -')],
  [Pattern.DNS_NAME, described('a DNS name', DNS_NAME)],
  [Pattern.OPTIONAL_DNS_NAME, { inDocs: 'a DNS name, or empty', inMessages: `a DNS name ${DNS_NAME}; or empty` }],
  [Pattern.STORAGE_CLASS, { inDocs: 'a DNS name, `-`, or empty', inMessages: `a DNS name ${DNS_NAME}; or -, or empty` }],
  [Pattern.OPTIONAL_QUALIFIED_NAME, described('a name such as `example.org/internal`, or empty')],
  [Pattern.OPTIONAL_PREFIXED_PATH, described('a path after a domain such as `example.org/ingress-controller`, or empty')],
  [Pattern.HOST, described('a host name such as `example.org` or `*.example.org`')],
  [Pattern.FILE_NAME, described('letters, digits, `-`, `_` and `.`, not `.` and not starting with `..`')],
  [Pattern.OPTIONAL_FILE_NAME, described('letters, digits, `-`, `_` and `.`, not `.` and not starting with `..`, or empty')],
  [Pattern.ABSOLUTE_PATH, described('an absolute path', 'such as /data, without spaces and quotes')],
  [Pattern.OPTIONAL_URL_PATH, described('a URL path such as `/rt`, without a trailing slash, or empty')],
  [Pattern.CIDR, described('a CIDR block such as `192.0.2.0/24` or `2001:db8::/32`')],
  [Pattern.OPTIONAL_IP_ADDRESS, described('an IP address such as `192.0.2.1` or `2001:db8::1`, or empty')],
  // Image descriptions need no more.
  [Pattern.IMAGE_REGISTRY, { inMessages: 'a registry such as registry.example.org, registry.example.org:5000 or registry.example.org/mirror, or empty' }],
  [Pattern.IMAGE_REPOSITORY, { inMessages: 'an image repository such as library/nginx or registry.example.org:5000/library/nginx: lower-case letters, digits, -, _, . and /' }],
  [Pattern.OPTIONAL_IMAGE_REPOSITORY, { inMessages: 'an image repository such as library/nginx or registry.example.org:5000/library/nginx: lower-case letters, digits, -, _, . and /; or empty' }],
  [Pattern.IMAGE_TAG, { inMessages: 'an image tag such as 1.2.3: at most 128 letters, digits, -, _ and .; or empty' }],
  [Pattern.IMAGE_REFERENCE, { inMessages: 'an image reference such as ghcr.io/example/server:1.2.3' }],
  [Pattern.IMAGE_DIGEST, { inMessages: 'an image digest: sha256: and 64 hexadecimal digits; or empty' }],
]);
