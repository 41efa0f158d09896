import { IngressNginx } from './ingress-nginx';

const PREFIX = 'nginx.ingress.kubernetes.io';

interface PathOf {
  readonly path?: string;
  readonly pathType?: string;
  readonly port?: object;
}

function ingress(name: string, annotations: { [name: string]: string } = {}, spec: object = {}, ...paths: PathOf[]): object {
  return {
    kind: 'Ingress',
    metadata: { name, annotations: Object.fromEntries(Object.entries(annotations).map(([key, value]) => [key.includes('/') ? key : `${PREFIX}/${key}`, value])) },
    spec: {
      rules: [{
        host: 'a.example.org',
        http: { paths: (paths.length > 0 ? paths : [{}]).map(({ path = '/', pathType = 'Prefix', port = { number: 80 } }) => ({ path, pathType, backend: { service: { name: 'web', port } } })) },
      }],
      ...spec,
    },
  };
}

const SERVICE = { kind: 'Service', metadata: { name: 'web' }, spec: { ports: [{ name: 'http', port: 80 }, { name: 'admin', port: 9000 }] } };
const TLS = { tls: [{ hosts: ['a.example.org'], secretName: 'cert' }] };

const configuration = (...ingresses: object[]) => new IngressNginx([SERVICE, ...ingresses]).configuration;
const locations = (...ingresses: object[]) => [...configuration(...ingresses).matchAll(/^ +location (.*) \{$/gm)].map(([, matcher]) => matcher);
const refused = (...ingresses: object[]) => expect(() => configuration(...ingresses));

describe('nginx as ingress-nginx sets it up', () => {
  it('has the defaults of ingress-nginx without annotations', () => {
    const text = configuration(ingress('i'));
    for (const line of [
      'client_max_body_size 1m;', 'proxy_connect_timeout 5s;', 'proxy_send_timeout 60000ms;', 'proxy_read_timeout 60000ms;', 'proxy_buffering off;', 'proxy_request_buffering on;',
      'proxy_set_header Host $http_host;', 'proxy_pass http://web-80;', 'upstream web-80 { server web:80; keepalive 320; }', 'server_name a.example.org;',
    ]) {
      expect(text).toContain(line);
    }
    expect(text).not.toMatch(/443|ssl_certificate|return 308/);
  });

  it('does what annotations say', () => {
    const text = configuration(ingress('i', {
      'proxy-body-size': '0', 'proxy-read-timeout': '3600', 'proxy-send-timeout': '120', 'proxy-connect-timeout': '9', 'proxy-request-buffering': 'off', 'upstream-vhost': 'inner.local',
      'backend-protocol': 'HTTPS', 'whitelist-source-range': '10.0.0.0/8, 192.0.2.1', 'auth-type': 'basic', 'auth-secret': 'users',
    }));
    for (const line of [
      'client_max_body_size 0;', 'proxy_read_timeout 3600000ms;', 'proxy_send_timeout 120000ms;', 'proxy_connect_timeout 9s;', 'proxy_request_buffering off;',
      'proxy_set_header Host "inner.local";', 'proxy_pass https://web-80;', 'allow 10.0.0.0/8;', 'allow 192.0.2.1;', 'deny all;',
      'auth_basic "Authentication Required";', 'auth_basic_user_file /auth/users/auth;',
    ]) {
      expect(text).toContain(line);
    }
  });

  it('lets time pass faster', () => {
    const text = new IngressNginx([SERVICE, ingress('i', { 'proxy-read-timeout': '3600' })], { faster: 30 }).configuration;
    expect(text).toContain('proxy_read_timeout 120000ms;');
    expect(text).toContain('proxy_send_timeout 2000ms;');
  });

  it.each([['GRPC', 'grpc'], ['GRPCS', 'grpcs']])('speaks %s by the module for gRPC', (protocol, scheme) => {
    const text = configuration(ingress('i', { 'backend-protocol': protocol, 'proxy-read-timeout': '90' }, TLS));
    expect(text).toContain(`grpc_pass ${scheme}://web-80;`);
    expect(text).toContain('grpc_read_timeout 90000ms;');
    expect(text).not.toMatch(/proxy_(pass|set_header|read_timeout)/);
  });

  it('redirects to https where there is a certificate, unless the annotation forbids it', () => {
    const redirect = 'return 308 https://$host$request_uri;';
    expect(configuration(ingress('i', {}, TLS))).toContain(redirect);
    expect(configuration(ingress('i', { 'ssl-redirect': 'true' }))).not.toContain(redirect);
    expect(configuration(ingress('i', { 'ssl-redirect': 'false' }, TLS))).not.toContain(redirect);
    expect(configuration(ingress('i', { 'force-ssl-redirect': 'true' }))).toContain(redirect);
  });

  it('takes the certificate of the Secret, and names it', () => {
    const edge = new IngressNginx([SERVICE, ingress('i', {}, TLS)]);
    expect(edge.configuration).toContain('ssl_certificate /tls/cert/tls.crt;');
    expect([edge.hosts, edge.tlsSecrets, edge.authSecrets]).toEqual([['a.example.org'], ['cert'], []]);
  });

  it('compares paths as their types say', () => {
    expect(locations(ingress('i'))).toEqual(['/']);
    expect(locations(ingress('i', {}, {}, { path: '/ui' }))).toEqual(['/ui/', '= /ui']);
    expect(locations(ingress('i', {}, {}, { path: '/ui', pathType: 'Exact' }, { path: '/ui' }))).toEqual(['= /ui', '/ui/']);
    expect(locations(ingress('i', {}, {}, { path: '/ui', pathType: 'ImplementationSpecific' }))).toEqual(['/ui']);
  });

  it('compares all paths of a host by regular expressions if one does, the longest first', () => {
    const rewriting = ingress('i', { 'use-regex': 'true', 'rewrite-target': '/$1' }, {}, { path: '/api/(.*)', pathType: 'ImplementationSpecific' });
    expect(locations(ingress('other', {}, {}, { path: '/' }), rewriting)).toEqual(['~* "^/api/(.*)"', '~* "^/"']);
    expect(configuration(rewriting)).toContain('rewrite "(?i)/api/(.*)" /$1 break;');
  });

  it('finds the port by number or name', () => {
    expect(configuration(ingress('i', {}, {}, { port: { name: 'admin' } }))).toContain('server web:9000;');
    refused(ingress('i', {}, {}, { port: { number: 81 } })).toThrow('Ingress i: there is no Service web with the port 81');
    refused(ingress('i', {}, {}, { port: { name: 'ui' } })).toThrow('Ingress i: there is no Service web with the port ui');
  });

  it('matches one label for the asterisk of a host', () => {
    expect(configuration(ingress('i', {}, { rules: [{ host: '*.example.org', http: { paths: [] } }] }))).toContain('server_name ~^[\\w-]+\\.example\\.org$;');
  });

  it('refuses what ingress-nginx would pass over', () => {
    refused(ingress('i', { 'proxy-timeout': '5' })).toThrow('the edge does not know the annotation nginx.ingress.kubernetes.io/proxy-timeout');
    refused(ingress('i', { 'proxy-read-timeout': '60s' })).toThrow('annotation nginx.ingress.kubernetes.io/proxy-read-timeout: got "60s", expected whole seconds');
    refused(ingress('i', { 'backend-protocol': 'grpc' })).toThrow('got "grpc", expected HTTP, HTTPS, GRPC or GRPCS');
    refused(ingress('i', { 'ssl-redirect': 'yes' })).toThrow('got "yes", expected "true" or "false"');
    refused(ingress('i', { 'proxy-body-size': '8Mi' })).toThrow('got "8Mi", expected a size');
    refused(ingress('i', { 'auth-type': 'basic' })).toThrow('needs nginx.ingress.kubernetes.io/auth-secret');
    refused(ingress('i'), ingress('j')).toThrow('the Ingresses i and j both have the path / of a.example.org');
    refused(ingress('i', {}, { ingressClassName: 'traefik' })).toThrow('the IngressClass is "traefik"');
    expect(() => configuration(ingress('i', { 'cert-manager.io/issuer': 'ca' }))).not.toThrow();
  });
});
