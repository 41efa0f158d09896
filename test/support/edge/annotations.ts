const PREFIX = 'nginx.ingress.kubernetes.io/';

/** What an annotation may be, and what it is without one: the defaults of ingress-nginx 1.x. */
interface Annotation {
  readonly expected: string;
  readonly pattern: RegExp;
  readonly default?: string;
}

const BOOLEAN = { expected: '"true" or "false"', pattern: /^(true|false)$/ };
const ON_OFF = { expected: '"on" or "off"', pattern: /^(on|off)$/ };
const SECONDS = { expected: 'whole seconds', pattern: /^[1-9]\d*$/ };
const RANGES = { expected: 'addresses or CIDR blocks, separated by commas', pattern: /^[\d.:a-f/]+(,\s*[\d.:a-f/]+)*$/ };

const KNOWN = {
  'ssl-redirect': { ...BOOLEAN, default: 'true' },
  'force-ssl-redirect': { ...BOOLEAN, default: 'false' },
  'backend-protocol': { expected: 'HTTP, HTTPS, GRPC or GRPCS', pattern: /^(HTTP|HTTPS|GRPC|GRPCS)$/, default: 'HTTP' },
  'proxy-body-size': { expected: 'a size such as "8m"', pattern: /^\d+[kmg]?$/i, default: '1m' },
  'proxy-connect-timeout': { ...SECONDS, default: '5' },
  'proxy-send-timeout': { ...SECONDS, default: '60' },
  'proxy-read-timeout': { ...SECONDS, default: '60' },
  'proxy-buffering': { ...ON_OFF, default: 'off' },
  'proxy-request-buffering': { ...ON_OFF, default: 'on' },
  'use-regex': { ...BOOLEAN, default: 'false' },
  'rewrite-target': { expected: 'a path', pattern: /^\/[^\s;{}"']*$/ },
  'upstream-vhost': { expected: 'a host', pattern: /^[\w.:-]+$/ },
  'whitelist-source-range': RANGES,
  'allowlist-source-range': RANGES,
  'auth-type': { expected: '"basic"', pattern: /^basic$/ },
  'auth-secret': { expected: 'the name of a Secret', pattern: /^[a-z0-9.-]+$/ },
  'auth-realm': { expected: 'a text without quotes', pattern: /^[^"\\$]+$/, default: 'Authentication Required' },
} satisfies { [name: string]: Annotation };

export type Settings = { readonly [name in keyof typeof KNOWN]?: string };

/**
 * The annotations of an Ingress for ingress-nginx, with its defaults. Those with another prefix are for somebody else.
 *
 * ingress-nginx ignores an annotation that it does not know, and takes the default instead of a value that it does not
 * like. Here both are refused, and so is what this edge does not do.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/
 */
export function settingsOf(ingress: any): Settings {
  const settings: { [name: string]: string | undefined } = Object.fromEntries(Object.entries(KNOWN).map(([name, annotation]: [string, Annotation]) => [name, annotation.default]));
  for (const [key, value] of Object.entries<string>(ingress.metadata.annotations ?? {})) {
    if (!key.startsWith(PREFIX)) {
      continue;
    }
    const name = key.slice(PREFIX.length);
    const annotation: Annotation | undefined = Object.entries(KNOWN).find(([known]) => known === name)?.[1];
    if (annotation === undefined) {
      throw new Error(`Ingress ${ingress.metadata.name}: the edge does not know the annotation ${key}: add it to test/support/edge/annotations.ts`);
    }
    if (!annotation.pattern.test(value)) {
      throw new Error(`Ingress ${ingress.metadata.name}: annotation ${key}: got "${value}", expected ${annotation.expected}`);
    }
    settings[name] = value;
  }
  if (settings['auth-type'] !== undefined && settings['auth-secret'] === undefined) {
    throw new Error(`Ingress ${ingress.metadata.name}: annotation ${PREFIX}auth-type needs ${PREFIX}auth-secret`);
  }
  return settings;
}
