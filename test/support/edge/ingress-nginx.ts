import { Settings, settingsOf } from './annotations';
import { nginxFile } from './nginx-file';

/** A path of an Ingress. */
interface Location {
  readonly path: string;
  readonly pathType: string;
  readonly upstream: string;
  readonly settings: Settings;
  readonly ingress: string;
}

/** A host with the paths of all Ingresses that name it. */
interface Server {
  readonly host: string;
  readonly tlsSecret?: string;
  readonly locations: readonly Location[];
}

export interface IngressNginxOptions {
  /**
   * How many times faster time passes: with 30, the time-out of 60 s that a connection has by default is 2 s, and one of
   * an hour is two minutes. Connecting is as slow as ever.
   *
   * @default 1
   */
  readonly faster?: number;
}

/**
 * nginx as ingress-nginx 1.x sets it up for Ingresses. What it would pass over in silence is refused: annotations that it
 * does not know, a Service or port that is not there, and a path that two Ingresses claim.
 *
 * @see https://github.com/kubernetes/ingress-nginx/blob/main/rootfs/etc/nginx/template/nginx.tmpl
 */
export class IngressNginx {
  /** The host names. */
  public readonly hosts: readonly string[];

  /** The names of the Secrets with certificates. */
  public readonly tlsSecrets: readonly string[];

  /** The names of the Secrets with users for basic authentication, in the key `auth`. */
  public readonly authSecrets: readonly string[];

  private readonly servers: readonly Server[];
  private readonly faster: number;

  /** @param objects the objects of a release; Ingresses and Services are looked at. */
  constructor(private readonly objects: readonly any[], options: IngressNginxOptions = {}) {
    this.faster = options.faster ?? 1;
    this.servers = this.read();
    this.hosts = this.servers.map(({ host }) => host);
    this.tlsSecrets = distinct(this.servers.map(({ tlsSecret }) => tlsSecret));
    this.authSecrets = distinct(this.locations.map(({ settings }) => settings['auth-secret']));
  }

  /** The file `nginx.conf`, where the Secrets are mounted below `/tls` and `/auth`. */
  public get configuration(): string {
    const [minute, keepAlive] = [this.time(60), this.time(75)];
    return nginxFile(`  map $http_upgrade $connection_upgrade { default upgrade; '' ''; }
  log_format edge '$status $request_method $scheme://$host$request_uri $request_time $bytes_sent "$http_upgrade"';
  access_log /dev/stdout edge;
  server_tokens off;
  server_names_hash_bucket_size 512;
  client_header_timeout ${minute};
  client_body_timeout ${minute};
  keepalive_timeout ${keepAlive};
  client_header_buffer_size 1k;
  large_client_header_buffers 4 8k;
  client_body_buffer_size 8k;
  ssl_protocols TLSv1.2 TLSv1.3;
${distinct(this.locations.map(({ upstream }) => upstream)).map(upstream => `  upstream ${upstreamName(upstream)} { server ${upstream}; keepalive 320; }\n`).join('')}  server {
    listen 80 default_server;
    return 404;
  }
${this.tlsSecrets.length === 0 ? '' : '  server { listen 443 ssl http2 default_server; ssl_reject_handshake on; }\n'}${this.servers.map(server => this.server(server)).join('')}`);
  }

  private get locations(): Location[] {
    return this.servers.flatMap(({ locations }) => locations);
  }

  private read(): Server[] {
    const servers = new Map<string, { tlsSecret?: string; locations: Location[] }>();
    for (const ingress of this.objects.filter(({ kind }) => kind === 'Ingress')) {
      const { metadata: { name }, spec } = ingress;
      if (!['nginx', undefined].includes(spec.ingressClassName)) {
        throw new Error(`Ingress ${name}: the IngressClass is "${spec.ingressClassName}", and the edge is of the class "nginx"`);
      }
      const settings = settingsOf(ingress);
      for (const { host, http } of spec.rules) {
        const server = servers.get(host) ?? { locations: [] };
        servers.set(host, server);
        server.tlsSecret ??= spec.tls?.find(({ hosts }: any) => hosts.includes(host))?.secretName;
        for (const { path, pathType, backend } of http.paths) {
          const taken = server.locations.find(other => other.path === path && other.pathType === pathType);
          if (taken !== undefined) {
            throw new Error(`the Ingresses ${taken.ingress} and ${name} both have the path ${path} of ${host}`);
          }
          server.locations.push({ path, pathType, upstream: this.upstream(name, backend), settings, ingress: name });
        }
      }
    }
    return [...servers].map(([host, server]) => ({ host, ...server }));
  }

  /** Host and port of the backend of a path. */
  private upstream(ingress: string, { service: { name, port } }: any): string {
    const service = this.objects.find(object => object.kind === 'Service' && object.metadata.name === name);
    const found = service?.spec.ports.find((candidate: any) => (port.name === undefined ? candidate.port === port.number : candidate.name === port.name));
    if (found === undefined) {
      throw new Error(`Ingress ${ingress}: there is no Service ${name} with the port ${port.name ?? port.number}`);
    }
    return `${name}:${found.port}`;
  }

  private server({ host, tlsSecret, locations }: Server): string {
    const regex = locations.some(({ settings, path }) => settings['use-regex'] === 'true' || rewrites(settings, path));
    const tls = tlsSecret === undefined ? '' : `    listen 443 ssl http2;
    ssl_certificate /tls/${tlsSecret}/tls.crt;
    ssl_certificate_key /tls/${tlsSecret}/tls.key;
`;
    // nginx takes the first regular expression that matches, so the longest is the first.
    const sorted = [...locations].sort((a, b) => b.path.length - a.path.length);
    return `  server {
    server_name ${host.startsWith('*.') ? `~^[\\w-]+${host.slice(1).replace(/\./g, '\\.')}$` : host};
    listen 80;
${tls}${sorted.flatMap(location => matchers(location, regex, locations).map(matcher => this.location(matcher, location, tlsSecret !== undefined))).join('')}  }
`;
  }

  private location(matcher: string, { path, settings, upstream }: Location, tls: boolean): string {
    const redirects = settings['force-ssl-redirect'] === 'true' || (tls && settings['ssl-redirect'] === 'true');
    const grpc = settings['backend-protocol']!.startsWith('GRPC');
    const module = grpc ? 'grpc' : 'proxy';
    const scheme = { HTTP: 'http', HTTPS: 'https', GRPC: 'grpc', GRPCS: 'grpcs' }[settings['backend-protocol']!];
    const ranges = settings['whitelist-source-range'] ?? settings['allowlist-source-range'];
    const lines = [
      // Only once: a request that came over TLS is answered.
      ...redirects ? ['if ($scheme = http) { return 308 https://$host$request_uri; }'] : [],
      ...tls ? ['add_header Strict-Transport-Security "max-age=31536000; includeSubDomains" always;'] : [],
      ...ranges === undefined ? [] : [...ranges.split(',').map(range => `allow ${range.trim()};`), 'deny all;'],
      ...settings['auth-type'] === undefined ? [] : [
        `auth_basic "${settings['auth-realm']}";`, `auth_basic_user_file /auth/${settings['auth-secret']}/auth;`, `${module}_set_header Authorization "";`,
      ],
      `client_max_body_size ${settings['proxy-body-size']};`,
      ...Object.entries({
        'Host': settings['upstream-vhost'] === undefined ? '$http_host' : `"${settings['upstream-vhost']}"`,
        'Upgrade': '$http_upgrade',
        'Connection': '$connection_upgrade',
        'X-Request-ID': '$request_id',
        'X-Real-IP': '$remote_addr',
        'X-Forwarded-For': '$remote_addr',
        'X-Forwarded-Host': '$http_host',
        'X-Forwarded-Port': '$server_port',
        'X-Forwarded-Proto': '$scheme',
        'X-Forwarded-Scheme': '$scheme',
        'X-Scheme': '$scheme',
        'X-Original-Forwarded-For': '$http_x_forwarded_for',
        'Proxy': '""',
      }).map(([name, value]) => `${module}_set_header ${name} ${value};`),
      `${module}_connect_timeout ${settings['proxy-connect-timeout']}s;`,
      `${module}_send_timeout ${this.time(settings['proxy-send-timeout'])};`,
      `${module}_read_timeout ${this.time(settings['proxy-read-timeout'])};`,
      `${module}_next_upstream error timeout;`,
      `${module}_next_upstream_tries 3;`,
      ...grpc ? [] : [
        `proxy_buffering ${settings['proxy-buffering']};`,
        `proxy_request_buffering ${settings['proxy-request-buffering']};`,
        'proxy_buffer_size 4k;', 'proxy_buffers 4 4k;', 'proxy_http_version 1.1;', 'proxy_cookie_domain off;', 'proxy_cookie_path off;', 'proxy_redirect off;',
      ],
      ...rewrites(settings, path) ? [`rewrite "(?i)${path}" ${settings['rewrite-target']} break;`] : [],
      `${module}_pass ${scheme}://${upstreamName(upstream)};`,
    ];
    return `    location ${matcher} {\n${lines.map(line => `      ${line}\n`).join('')}    }\n`;
  }

  private time(seconds: string | number | undefined): string {
    return `${Math.round(Number(seconds) * 1000 / this.faster)}ms`;
  }
}

/** What nginx compares a path with: a prefix matches whole segments, so it is two. */
function matchers({ path, pathType, settings }: Location, regex: boolean, all: readonly Location[]): string[] {
  if (regex) {
    return [`~* "^${path}"`];
  }
  if (pathType === 'Exact') {
    return [`= ${path}`];
  }
  if (pathType !== 'Prefix' || path === '/' || rewrites(settings, path)) {
    return [path];
  }
  const exact = all.some(other => other.pathType === 'Exact' && other.path === path);
  return [path.endsWith('/') ? path : `${path}/`, ...exact ? [] : [`= ${path}`]];
}

function rewrites(settings: Settings, path: string): boolean {
  return settings['rewrite-target'] !== undefined && settings['rewrite-target'] !== path;
}

function upstreamName(upstream: string): string {
  return upstream.replace(':', '-');
}

function distinct(names: ReadonlyArray<string | undefined>): string[] {
  return [...new Set(names.filter((name): name is string => name !== undefined))];
}
