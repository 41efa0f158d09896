import * as path from 'path';
import { App } from 'cdk8s';
import { AasBackend, AasBackendChart, AasBackendProps } from '../../src/appstore';
import { SECRET_SETTINGS, SETTINGS } from '../../src/appstore/aas-backend-variables';
import { BACKEND_SECRET } from '../../src/appstore/secrets';
import { release } from '../../src/plain/release';
import { render, renderEverything, renderNotes } from '../../src/plain/render';
import { violations } from '../support/restricted';
import { SmallChart } from '../support/small-chart';

/** What the program needs, and no chart can know. */
const NEEDED = {
  PROD_SECRET_KEY: 'a-key', PROD_MONGO_USERNAME: 'user', PROD_MONGO_PASSWORD: 'password', PROD_MINIO_API_ACCESS_KEY: 'access', PROD_MINIO_API_SECRET_KEY: 'secret',
};
const DOCUMENTED = path.join(__dirname, 'documented-backend-values.yaml');
const NGINX = 'nginx.ingress.kubernetes.io';

const model = new AasBackendChart(new App(), 'chart')._model();
const releaseOf = (values: any, namespace = 'ai-appstore') => release({ name: 'aas-backend', namespace, values: [values] });

function objects(values: any = {}, namespace?: string): any[] {
  return render(model, releaseOf(values, namespace)) as any[];
}

const find = (all: any[], kind: string, name?: string) => all.find(o => o.kind === kind && (name === undefined || o.metadata.name === name));
const object = (kind: string, values: any = {}, name?: string) => find(objects(values), kind, name);
const container = (values: any = {}) => object('Deployment', values).spec.template.spec.containers[0];
const withEnv = (env: any, values: any = {}) => objects({ ...values, env });

/** What a Secret holds. */
function decoded(secret: any): { [key: string]: string } {
  return Object.fromEntries(Object.entries<string>(secret?.data ?? {}).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]));
}

/** The environment variables of the container, from all that it reads. */
function variables(all: any[]): { [name: string]: string | undefined } {
  const { env, envFrom } = find(all, 'Deployment').spec.template.spec.containers[0];
  const secretOf = (name: string) => decoded(find(all, 'Secret', name));
  return Object.assign({}, ...envFrom.map((from: any) => (from.configMapRef ? find(all, 'ConfigMap', from.configMapRef.name).data : secretOf(from.secretRef.name))),
    ...env.map(({ name, value, valueFrom }: any) => ({ [name]: valueFrom ? secretOf(valueFrom.secretKeyRef.name)[valueFrom.secretKeyRef.key] : value })));
}

function notes(values: any = {}): string {
  return renderNotes(model, releaseOf(values));
}

describe('the settings', () => {
  it('are in a ConfigMap, but for the confidential ones', () => {
    const all = withEnv({ ...NEEDED, PROD_FIRST_SUPERUSER_ID: 'admin', PROD_FIRST_SUPERUSER_PASSWORD: 'p' });
    expect(find(all, 'ConfigMap').data).toEqual({
      PROD_FRONTEND_HOST: '["http://web.appstore.ai"]', PROD_SECURE_COOKIES: 'false', PROD_ALGORITHM: 'HS256', PROD_MONGO_DSN: 'mongodb://mongodb', PROD_DB_NAME: 'appStoreProdDB',
      PROD_MAX_UPLOAD_SIZE_GB: '10', PROD_IE_NAMESPACE: 'inference-engine', PROD_IE_SERVICE_TYPE: 'emissary', PROD_IE_DEFAULT_PROTOCOL: 'http',
      PROD_MINIO_DSN: 'minio:9000', PROD_MINIO_BUCKET_NAME: 'model-zoo', PROD_MINIO_TLS: 'false', PROD_MINIO_API_HOST: 'http://storage.appstore.ai',
    });
    expect(find(all, 'Secret').metadata.name).toBe('aas-backend');
    expect(decoded(find(all, 'Secret'))).toEqual({ ...NEEDED, PROD_FIRST_SUPERUSER_ID: 'admin', PROD_FIRST_SUPERUSER_PASSWORD: 'p' });
    expect(variables(all)).toMatchObject({ ENV_STATE: 'prod', PROD_SECRET_KEY: 'a-key', PROD_FIRST_SUPERUSER_ID: 'admin', CLEARML_API_ACCESS_KEY: undefined });
  });

  it('are those of the documented table, and the confidential ones those that the other charts know of', () => {
    const names = SECRET_SETTINGS.filter(({ isOfSdk }) => !isOfSdk).map(({ name }) => name);
    expect(names).toEqual([...BACKEND_SECRET.prefixed, 'K8S_API_KEY']);
    expect(SECRET_SETTINGS.filter(({ isOfSdk }) => isOfSdk).map(({ name }) => name)).toEqual(BACKEND_SECRET.clearMl);
    expect(SETTINGS).toHaveLength(21);
  });

  it.each([[true, 'true'], [false, 'false'], ['true', 'true'], ['False', 'False'], ['1', '1'], ['yes', 'yes'], ['off', 'off']])('that are booleans can be %j', (given, expected) => {
    expect(object('ConfigMap', { env: { PROD_SECURE_COOKIES: given, PROD_MINIO_TLS: given } }).data).toMatchObject({ PROD_SECURE_COOKIES: expected, PROD_MINIO_TLS: expected });
  });

  it.each([[20, '20'], ['20', '20'], [0, '0'], [9999, '9999']])('that are numbers can be %j', (given, expected) => {
    expect(object('ConfigMap', { env: { PROD_MAX_UPLOAD_SIZE_GB: given } }).data.PROD_MAX_UPLOAD_SIZE_GB).toBe(expected);
  });

  it.each<[string, any, string]>([
    ['PROD_SECURE_COOKIES', 'maybe', 'got "maybe", expected true or false'],
    ['PROD_SECURE_COOKIES', 1, 'got a number (1), expected true or false: quote it'],
    ['PROD_MAX_UPLOAD_SIZE_GB', 'ten', 'got "ten", expected an integer, at most 4 characters'],
    ['PROD_MAX_UPLOAD_SIZE_GB', 2.5, 'got a number (2.5), expected an integer'],
    ['PROD_MAX_UPLOAD_SIZE_GB', 10000, 'got a number (10000), expected an integer, at most 4 characters'],
    ['PROD_FRONTEND_HOST', 'https://web.appstore.ai', 'expected a JSON list of origins such as ["https://web.appstore.ai"]'],
    ['PROD_FRONTEND_HOST', '["web.appstore.ai"]', 'expected a JSON list of origins'],
    ['PROD_FRONTEND_HOST', '["https://web.appstore.ai/"]', 'expected a JSON list of origins'],
    ['PROD_FRONTEND_HOST', '["https://web.appstore.ai",]', 'expected a JSON list of origins'],
    ['PROD_FRONTEND_HOST', "['https://web.appstore.ai']", 'expected a JSON list of origins'],
    ['PROD_FRONTEND_HOST', ['https://web.appstore.ai'], 'got a list of 1 item, expected a JSON list of origins such as ["https://web.appstore.ai"]'],
    ['PROD_FRONTEND_HOST', '["https://web..appstore.ai"]', 'expected a JSON list of origins'],
    ['PROD_FRONTEND_HOST', '["https://web.appstore.ai:65536"]', 'expected a JSON list of origins'],
    ['PROD_FRONTEND_HOST', '["http://localhost:8080", "https://web.appstore.ai:443"]', 'env.PROD_FRONTEND_HOST has an origin with the usual port of its scheme, which browsers leave out: remove the port'],
    ['PROD_MONGO_DSN', 'mongodb://-', 'expected a URL such as mongodb://mongodb'],
    ['PROD_MONGO_DSN', 'mongodb://mongodb:0', 'expected a URL such as mongodb://mongodb'],
    ['PROD_MINIO_DSN', 'minio:90000', 'expected a host and a port such as minio:9000'],
    ['PROD_MINIO_BUCKET_NAME', 'model..zoo', 'PROD_MINIO_BUCKET_NAME: got "model..zoo"'],
    ['CLEARML_API_HOST', 'https://api.clear.ml.', 'expected a URL of http or https'],
    ['PROD_MONGO_DSN', 'mongodb', 'expected a URL such as mongodb://mongodb'],
    ['PROD_MONGO_DSN', 'mongodb://user:password@mongodb', 'without user and password'],
    ['PROD_MONGO_DSN', 'mongodb+srv://mongodb', 'expected a URL such as mongodb://mongodb'],
    ['PROD_MINIO_DSN', 'http://minio:9000', 'expected a host and a port such as minio:9000, without a scheme'],
    ['PROD_MINIO_API_HOST', 'storage.appstore.ai', 'expected a URL of http or https without a trailing slash'],
    ['CLEARML_API_HOST', 'api.clear.ml', 'expected a URL of http or https'],
    ['PROD_IE_NAMESPACE', '', 'expected a DNS label'],
    ['PROD_IE_SERVICE_TYPE', 'kserve', 'expected one of "emissary", "knative"'],
    ['PROD_IE_DOMAIN', 'https://inference.appstore.ai', 'expected a host name such as inference.appstore.ai, without a scheme'],
    ['PROD_MONGO_PASSWORD', 12345, 'PROD_MONGO_PASSWORD: got a number, expected a string of at least 1 character: quote it'],
    ['HTTP_PROXY', 8080, 'got a number (8080), expected a string: quote it'],
    ['NO-PROXY', 'a', 'got the key "NO-PROXY", expected the name of an environment variable'],
  ])('refuse %s: %j', (name, given, message) => {
    expect(() => withEnv({ [name]: given })).toThrow(message);
  });

  it('can have origins in several lines, and none', () => {
    for (const given of ['[\n  "https://web.appstore.ai",\n  "http://localhost:9000"\n]\n', '[]', '[ "http://10.0.0.1" ]']) {
      expect(object('ConfigMap', { env: { PROD_FRONTEND_HOST: given } }).data.PROD_FRONTEND_HOST).toBe(given);
    }
  });

  it('that are empty are not set', () => {
    const { data } = object('ConfigMap', { env: { PROD_MINIO_DSN: '', PROD_MINIO_API_HOST: '', PROD_IE_DOMAIN: 'inference.appstore.ai:8443' } });
    expect(data).not.toHaveProperty('PROD_MINIO_DSN');
    expect(data).not.toHaveProperty('PROD_MINIO_API_HOST');
    expect(data.PROD_IE_DOMAIN).toBe('inference.appstore.ai:8443');
  });

  it.each([['dev', 'DEV_'], ['stg', 'STG_'], ['test', 'TEST_']])('have in the environment %s the prefix %s, and those of ClearML have none', (environment, prefix) => {
    const given = variables(withEnv({ ...NEEDED, PROD_DB_NAME: 'other', CLEARML_WEB_HOST: 'https://app.clear.ml' }, { environment }));
    expect(given).toMatchObject({ ENV_STATE: environment, [`${prefix}DB_NAME`]: 'other', [`${prefix}SECRET_KEY`]: 'a-key', [`${prefix}MINIO_API_SECRET_KEY`]: 'secret', CLEARML_WEB_HOST: 'https://app.clear.ml' });
    expect(Object.keys(given).filter(name => name.startsWith('PROD_'))).toEqual([]);
  });

  it('refuse the prefix of another environment, which would have no effect, with what to do', () => {
    for (const environment of ['prod', 'dev']) {
      expect(() => withEnv({ DEV_MONGO_DSN: 'mongodb://other' }, { environment })).toThrow('env has a key with the prefix DEV_, STG_ or TEST_: write PROD_ instead');
    }
    expect(() => withEnv({ ENV_STATE: 'dev' })).toThrow('env has the key ENV_STATE, which the chart sets: remove it, and set environment');
  });

  it('can have others beside them, which are in a Secret of their own', () => {
    const all = withEnv({ HTTPS_PROXY: 'http://user:password@proxy:3128', PROD_NEW_SETTING: '1' });
    expect(find(all, 'Secret').metadata.name).toBe('aas-backend-variables');
    expect(decoded(find(all, 'Secret'))).toEqual({ HTTPS_PROXY: 'http://user:password@proxy:3128', PROD_NEW_SETTING: '1' });
    expect(variables(all)).toMatchObject({ HTTPS_PROXY: 'http://user:password@proxy:3128' });
    expect(objects().filter(o => o.kind === 'Secret')).toEqual([]);
  });

  it('take the spellings of ClearML keys that other pages of the documentation have, with a notice', () => {
    const env = { ...NEEDED, CLEARML_API_KEY: 'key', CLEARML_API_SECRET: 'secret' };
    expect(variables(withEnv(env))).toMatchObject({ CLEARML_API_ACCESS_KEY: 'key', CLEARML_API_SECRET_KEY: 'secret' });
    expect(withEnv(env).filter(o => o.kind === 'Secret')).toHaveLength(1);
    expect(notes({ env })).toContain('env.CLEARML_API_SECRET is deprecated: use env.CLEARML_API_SECRET_KEY instead.');
  });
});

describe('the confidential settings', () => {
  it('come from a Secret that users create, unless they are given, and the notes have the command', () => {
    const { env } = container();
    expect(env.find((e: any) => e.name === 'PROD_SECRET_KEY').valueFrom.secretKeyRef).toEqual({ name: 'aas-backend', key: 'PROD_SECRET_KEY' });
    expect(env.find((e: any) => e.name === 'PROD_FIRST_SUPERUSER_ID').valueFrom.secretKeyRef).toEqual({ name: 'aas-backend', key: 'PROD_FIRST_SUPERUSER_ID', optional: true });
    expect(notes()).toContain('kubectl create secret generic aas-backend --namespace ai-appstore \\\n    --from-literal=PROD_SECRET_KEY="$(openssl rand -hex 32)"');
    expect(notes()).toContain('    --from-literal=PROD_MINIO_API_SECRET_KEY="${MINIO_SECRET_KEY:?}" \\\n    --from-literal=PROD_FIRST_SUPERUSER_ID=admin \\\n    --from-literal=PROD_FIRST_SUPERUSER_PASSWORD="${ADMIN_PASSWORD:?}"\n\nOptional keys: CLEARML_API_ACCESS_KEY, CLEARML_API_SECRET_KEY, PROD_K8S_API_KEY');
    expect(notes({ env: NEEDED })).not.toContain('kubectl create secret generic');
  });

  it('can be in a Secret that is there, under the same names, in each environment', () => {
    const all = objects({ existingSecret: 'theirs', environment: 'dev' });
    expect(all.filter(o => o.kind === 'Secret')).toEqual([]);
    const { env } = find(all, 'Deployment').spec.template.spec.containers[0];
    expect(env.find((e: any) => e.name === 'DEV_MONGO_PASSWORD').valueFrom.secretKeyRef).toEqual({ name: 'theirs', key: 'PROD_MONGO_PASSWORD' });
  });

  it.each<[string, any, string]>([
    ['only some of those that are needed', { env: { PROD_SECRET_KEY: 'a' } }, 'the values have env.PROD_SECRET_KEY, but not env.PROD_MONGO_USERNAME, env.PROD_MONGO_PASSWORD, env.PROD_MINIO_API_ACCESS_KEY, env.PROD_MINIO_API_SECRET_KEY: set all credentials, or none and create the Secret'],
    ['those of the object store missing', { env: { ...NEEDED, PROD_MINIO_API_SECRET_KEY: null } }, 'but not env.PROD_MINIO_API_SECRET_KEY: set all credentials'],
    ['those of the object store without one', { env: { ...NEEDED, PROD_MINIO_DSN: '' } }, 'env.PROD_MINIO_API_ACCESS_KEY is set but not used with this env.PROD_MINIO_DSN: remove it, or change env.PROD_MINIO_DSN'],
    ['a Secret beside them', { env: NEEDED, existingSecret: 'theirs' }, 'env.PROD_MINIO_API_SECRET_KEY, and existingSecret is "theirs": remove one of the two'],
    ['an administrator without a password', { env: { ...NEEDED, PROD_FIRST_SUPERUSER_ID: 'admin' } }, 'env.PROD_FIRST_SUPERUSER_ID is set, and env.PROD_FIRST_SUPERUSER_PASSWORD is not: set both, or neither'],
    ['a secret of ClearML without its key', { env: { ...NEEDED, CLEARML_API_SECRET: 'a' } }, 'env.CLEARML_API_SECRET_KEY is set, and env.CLEARML_API_ACCESS_KEY is not: set both, or neither'],
    ['an administrator only', { env: { PROD_FIRST_SUPERUSER_ID: 'admin', PROD_FIRST_SUPERUSER_PASSWORD: 'p' } }, 'the values have env.PROD_FIRST_SUPERUSER_ID, env.PROD_FIRST_SUPERUSER_PASSWORD, but not env.PROD_SECRET_KEY, '],
  ])('are refused with %s', (_, values, message) => {
    expect(() => objects(values)).toThrow(message);
  });

  it('need none for the object store without one', () => {
    const { PROD_MINIO_API_ACCESS_KEY, PROD_MINIO_API_SECRET_KEY, ...rest } = NEEDED;
    expect([PROD_MINIO_API_ACCESS_KEY, PROD_MINIO_API_SECRET_KEY]).toEqual(['access', 'secret']);
    const names = container({ env: { ...rest, PROD_MINIO_DSN: '' } }).env.map((e: any) => e.name);
    expect(names).toContain('PROD_MONGO_PASSWORD');
    expect(names.filter((name: string) => name.includes('MINIO'))).toEqual([]);
  });

  it('are never shown in a message', () => {
    expect(() => withEnv({ ...NEEDED, PROD_SECRET_KEY: ['s3cr3t'] })).toThrow(/^(?!.*s3cr3t)/s);
  });
});

describe('the pods', () => {
  const checksum = (values: any) => object('Deployment', values).spec.template.metadata.annotations['checksum/config'];

  it('are replaced when what they read changes, and only then', () => {
    const changes: any[] = [
      {}, { env: { PROD_DB_NAME: 'other' } }, { env: NEEDED }, { env: { ...NEEDED, PROD_MONGO_PASSWORD: 'other' } }, { env: { HTTP_PROXY: 'a' } }, { env: { HTTP_PROXY: 'b' } }, { environment: 'dev' },
      { existingSecret: 'theirs' }, { certs: { CA_CERT: CERTIFICATE } }, { certs: { CA_CERT: `${CERTIFICATE}${CERTIFICATE}` } }, { env: { PROD_SECURE_COOKIES: true } }, { env: { CLEARML_API_KEY: 'a', CLEARML_API_SECRET: 'b', ...NEEDED } },
    ];
    expect(new Set(changes.map(checksum)).size).toBe(changes.length);
    for (const same of [{ env: { PROD_SECURE_COOKIES: false } }, { env: { PROD_MAX_UPLOAD_SIZE_GB: 10 } }, { replicaCount: 3 }, { ingress: { enabled: true } }]) {
      expect(checksum(same)).toBe(checksum({}));
    }
  });

  it('have five minutes to start, and then are asked for the constant answer of the program', () => {
    const { startupProbe, readinessProbe, livenessProbe } = container();
    [startupProbe, readinessProbe, livenessProbe].forEach(probe => expect(probe.httpGet).toEqual({ path: '/', port: 'http' }));
    expect(startupProbe.periodSeconds * startupProbe.failureThreshold).toBe(300);
    expect(livenessProbe).toMatchObject({ timeoutSeconds: 10, failureThreshold: 6 });
  });

  it('listen on the port of the image, and no other', () => {
    expect(container().ports).toEqual([{ name: 'http', containerPort: 8080 }]);
    expect(() => objects({ probe: { containerPort: 9090 } })).toThrow('probe.containerPort: got 9090, expected an integer from 8080 to 8080');
    expect(object('Service', { service: { port: 80 } }).spec.ports).toEqual([{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }]);
  });

  it('meet the Pod Security Standard baseline: the image runs as root, and everything else is as restricted asks', () => {
    const all = renderEverything(model, releaseOf({})).flatMap(d => d.objects as any[]);
    expect([...new Set(all.flatMap(violations))]).toEqual(['connect: may be root', 'aas-backend: may be root']);
  });

  it('meet restricted with an image that needs no root', () => {
    const user = { podSecurityContext: { runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000 }, securityContext: { readOnlyRootFilesystem: true } };
    const all = renderEverything(model, releaseOf(user)).flatMap(d => d.objects as any[]);
    expect(all.flatMap(violations)).toEqual([]);
  });

  it('have a token of the API server, which they create inference services with', () => {
    expect(object('Deployment').spec.template.spec).toMatchObject({ automountServiceAccountToken: true, serviceAccountName: 'aas-backend', enableServiceLinks: false });
  });
});

const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

describe('the certificates of authorities', () => {
  it('are a ConfigMap, a mount and the variables, or nothing', () => {
    const all = objects({ certs: { CA_CERT: CERTIFICATE } });
    const { volumes, containers: [program] } = find(all, 'Deployment').spec.template.spec;
    expect(find(all, 'ConfigMap', 'aas-backend-certificates').data).toEqual({ 'ca.crt': CERTIFICATE });
    expect(volumes).toContainEqual({ name: 'certificates', configMap: { name: 'aas-backend-certificates' } });
    expect(program.volumeMounts).toContainEqual({ name: 'certificates', mountPath: '/etc/config', readOnly: true });
    expect(variables(all)).toMatchObject({ REQUESTS_CA_BUNDLE: '/etc/config/ca.crt', SSL_CERT_FILE: '/etc/config/ca.crt' });
    const none = objects({ certs: {} });
    expect(none.filter(o => o.kind === 'ConfigMap')).toHaveLength(1);
    expect(JSON.stringify(none)).not.toMatch(/REQUESTS_CA_BUNDLE|certificates/);
  });

  it.each<[any, string]>([
    [{ certs: { CA_CERT: 'not a certificate' } }, 'certs.CA_CERT: got "not a certificate", expected a file that has -----BEGIN CERTIFICATE-----, or empty'],
    [{ certs: { ca_cert: CERTIFICATE } }, 'certs.ca_cert: unknown key, did you mean "CA_CERT"?'],
    [{ certs: { CA_CERT: CERTIFICATE }, env: { SSL_CERT_FILE: '/other' } }, 'env has one of the keys REQUESTS_CA_BUNDLE and SSL_CERT_FILE, which the chart sets for certs.CA_CERT: remove one of the two'],
  ])('refuse %j', (values, message) => {
    expect(() => objects(values)).toThrow(message);
  });
});

describe('the permissions', () => {
  const roles = (values: any) => objects(values).filter(o => o.kind === 'Role');
  const permissions = (values: any) => roles(values).find(o => o.metadata.name.endsWith('-inference')).rules
    .flatMap(({ apiGroups: [group], resources, verbs }: any) => resources.map((resource: string) => `${group}/${resource}: ${verbs.join(' ')}`));
  const EITHER = ['/pods: list', '/pods/log: get'];
  const EMISSARY = [
    '/services: get list create update patch delete', 'apps/deployments: list create update patch delete', 'apps/deployments/status: get', 'apps/deployments/scale: patch',
    'getambassador.io/mappings: list create update patch delete',
  ];
  const KNATIVE = ['serving.knative.dev/services: get list create update patch delete'];

  it.each<[string, any, string[]]>([
    ['Emissary', {}, [...EITHER, ...EMISSARY]],
    ['Knative', { inferenceServiceBackend: { emissary: false, knative: true }, env: { PROD_IE_SERVICE_TYPE: 'knative' } }, [...EITHER, ...KNATIVE]],
    ['both', { inferenceServiceBackend: { knative: true } }, [...EITHER, ...EMISSARY, ...KNATIVE]],
  ])('are what the program calls with %s, and no more', (_, values, expected) => {
    expect(permissions(values)).toEqual(expected);
  });

  it('are in the namespaces that the values name, for the ServiceAccount of the release', () => {
    const all = objects({ env: { PROD_IE_NAMESPACE: 'models' }, inferenceServiceBackend: { knative: true }, gatewayNamespaces: { emissary: 'gateways' } });
    const ofKind = (kind: string) => all.filter(o => o.kind === kind).map(o => `${o.metadata.namespace} ${o.metadata.name}`);
    const expected = ['models ai-appstore.aas-backend-inference', 'gateways ai-appstore.aas-backend-emissary-gateway', 'kourier-system ai-appstore.aas-backend-knative-gateway'];
    expect([ofKind('Role').sort(), ofKind('RoleBinding').sort()]).toEqual([[...expected].sort(), [...expected].sort()]);
    expect(all.filter(o => o.kind.startsWith('ClusterRole'))).toEqual([]);
    all.filter(o => o.kind === 'RoleBinding').forEach(o => {
      expect(o.subjects).toEqual([{ kind: 'ServiceAccount', name: 'aas-backend', namespace: 'ai-appstore' }]);
      expect(o.roleRef).toMatchObject({ kind: 'Role', name: o.metadata.name });
    });
    expect(all.find(o => o.metadata.name.endsWith('emissary-gateway')).rules).toEqual([{ apiGroups: [''], resources: ['services'], resourceNames: ['emissary-ingress'], verbs: ['get'] }]);
  });

  it('to look up a gateway are not there with a domain', () => {
    expect(roles({ env: { PROD_IE_DOMAIN: 'inference.appstore.ai' } }).map(o => o.metadata.name)).toEqual(['ai-appstore.aas-backend-inference']);
  });

  it('follow the name of the ServiceAccount, and are refused for that of all pods', () => {
    const all = objects({ serviceAccount: { name: 'backend-service' } });
    expect(find(all, 'RoleBinding').subjects[0].name).toBe('backend-service');
    expect(find(all, 'Deployment').spec.template.spec.serviceAccountName).toBe('backend-service');
    expect(() => objects({ serviceAccount: { create: false } })).toThrow('serviceAccount.create is false, and serviceAccount.name is empty, so the roles would be bound to the ServiceAccount "default"');
    expect(objects({ serviceAccount: { create: false }, rbac: { create: false } }).map(o => o.kind).filter(kind => /Role|ServiceAccount/.test(kind))).toEqual([]);
  });

  it('have to fit the kind of new services', () => {
    expect(() => objects({ inferenceServiceBackend: { emissary: false } })).toThrow('env.PROD_IE_SERVICE_TYPE is "emissary", and inferenceServiceBackend.emissary is false, so users could create no inference services');
    expect(() => withEnv({ PROD_IE_SERVICE_TYPE: 'knative' })).toThrow('env.PROD_IE_SERVICE_TYPE is "knative", and inferenceServiceBackend.knative is false');
  });

  it('are not shared with the same release in another namespace', () => {
    const ofRelease = (releaseNamespace: string) => objects({}, releaseNamespace).filter(o => /^Role/.test(o.kind)).map(o => `${o.kind} ${o.metadata.namespace} ${o.metadata.name}`);
    expect(ofRelease('one').filter(id => ofRelease('two').includes(id))).toEqual([]);
  });
});

describe('the Host of Emissary', () => {
  it('is of the current version, for all hosts or one', () => {
    expect(object('Host')).toMatchObject({
      apiVersion: 'getambassador.io/v3alpha1', metadata: { name: 'aas-backend', namespace: 'ai-appstore' },
      spec: { hostname: '*', acmeProvider: { authority: 'none' }, requestPolicy: { insecure: { action: 'Route' } } },
    });
    expect(object('Host', { emissaryHost: { hostname: 'inference.appstore.ai' } }).spec.hostname).toBe('inference.appstore.ai');
  });

  it('is not there where it is not wanted', () => {
    expect(object('Host', { emissaryHost: { hostname: '' } })).toBeUndefined();
    expect(object('Host', { inferenceServiceBackend: { emissary: false, knative: true }, env: { PROD_IE_SERVICE_TYPE: 'knative' } })).toBeUndefined();
  });
});

describe('a way in', () => {
  const annotations = (values: any) => object('Ingress', { ingress: { enabled: true }, ...values }).metadata.annotations;

  it.each([[undefined, '10256m'], [20, '20496m'], ['1', '1040m'], [0, '16m']])('of an upload limit of %j takes bodies of %s', (limit, expected) => {
    expect(annotations({ env: limit === undefined ? {} : { PROD_MAX_UPLOAD_SIZE_GB: limit } })).toMatchObject({ [`${NGINX}/proxy-body-size`]: expected, [`${NGINX}/proxy-request-buffering`]: 'off' });
  });

  it('has the size of the values, and the notes say that it does not follow the limit', () => {
    const ingress = { enabled: true, annotations: { [`${NGINX}/proxy-body-size`]: '10000m' } };
    expect(annotations({ ingress })[`${NGINX}/proxy-body-size`]).toBe('10000m');
    expect(notes({ ingress })).toContain('WARNING: ingress.annotations sets proxy-body-size');
  });

  it('can be a route of the Gateway API, without a timeout for uploads', () => {
    const { spec } = object('HTTPRoute', { gateway: { enabled: true, parentRefs: [{ name: 'public' }] } });
    expect(spec.rules[0]).toMatchObject({ backendRefs: [{ name: 'aas-backend', port: 8080 }], timeouts: { request: '0s' } });
  });

  it('warns where cookies and certificates do not fit', () => {
    const tls = { ingress: { enabled: true, tls: [{ secretName: 'tls', hosts: ['api.appstore.ai'] }] } };
    const plain = { ingress: { enabled: true } };
    const secure = (given: any) => ({ env: { PROD_SECURE_COOKIES: given } });
    expect(notes({ ...tls, ...secure(false) })).toContain('WARNING: the Ingress has TLS, and env.PROD_SECURE_COOKIES is false');
    expect(notes({ ...plain, ...secure('True') })).toContain('WARNING: env.PROD_SECURE_COOKIES is true, and the Ingress has no TLS');
    expect(notes({ ...tls, ...secure('on') })).not.toContain('WARNING');
    expect(notes({ ...plain, ...secure('off') })).not.toContain('WARNING');
  });
});

describe('the notes', () => {
  it('warn of Knative without the domain that the URLs need', () => {
    const warning = 'WARNING: env.PROD_IE_DOMAIN is empty, so the URLs of services of Knative end in <address of the gateway>.sslip.io';
    const knative = { inferenceServiceBackend: { knative: true } };
    expect(notes(knative)).toContain(warning);
    expect(notes({ ...knative, env: { PROD_IE_DOMAIN: 'knative.example.com' } })).not.toContain(warning);
    expect(notes()).not.toContain(warning);
  });

  it('warn of a name that the NetworkPolicy of the database does not admit', () => {
    const warning = 'WARNING: nameOverride gives the pods the label app.kubernetes.io/name: api, and the NetworkPolicy of the chart mongodb admits aas-backend: add a peer with that label to its networkPolicy.from.';
    expect(notes({ nameOverride: 'api' })).toContain(warning);
    expect(notes({ nameOverride: 'aas-backend' })).not.toContain('WARNING');
    expect(notes({ fullnameOverride: 'api' })).not.toContain('WARNING');
  });
});

test('a HorizontalPodAutoscaler is of the version that clusters have, and the Deployment leaves it the number of pods', () => {
  const all = objects({ autoscaling: { enabled: true } });
  expect(find(all, 'HorizontalPodAutoscaler')).toMatchObject({ apiVersion: 'autoscaling/v2', spec: { minReplicas: 1, maxReplicas: 10 } });
  expect(find(all, 'Deployment').spec).not.toHaveProperty('replicas');
});

describe('a values file of the documented chart', () => {
  const all = new AasBackendChart(new App(), 'chart', { valuesFiles: [DOCUMENTED] }).toJson();

  it('means the same, unmodified', () => {
    expect(all.map(o => `${o.kind} ${o.metadata.name} ${o.metadata.namespace}`).sort()).toEqual([
      'ConfigMap aas-backend-config ai-appstore', 'Deployment aas-backend ai-appstore', 'Host aas-backend ai-appstore', 'Ingress aas-backend ai-appstore',
      'Role ai-appstore.aas-backend-emissary-gateway emissary', 'Role ai-appstore.aas-backend-inference inference-engine', 'Role ai-appstore.aas-backend-knative-gateway kourier-system',
      'RoleBinding ai-appstore.aas-backend-emissary-gateway emissary', 'RoleBinding ai-appstore.aas-backend-inference inference-engine', 'RoleBinding ai-appstore.aas-backend-knative-gateway kourier-system',
      'Secret aas-backend ai-appstore', 'Service aas-backend ai-appstore', 'ServiceAccount backend-service ai-appstore',
    ]);
    const { replicas, template: { spec } } = find(all, 'Deployment').spec;
    expect(replicas).toBe(1);
    expect(spec).toMatchObject({ serviceAccountName: 'backend-service', imagePullSecrets: [{ name: 'registry-credentials' }] });
    expect(spec.containers[0]).toMatchObject({
      image: 'registryname/ai-appstore/aas-backend:1.1.0', imagePullPolicy: 'IfNotPresent', resources: { limits: { cpu: 4, memory: '8Gi' } },
      readinessProbe: { initialDelaySeconds: 15, periodSeconds: 20, timeoutSeconds: 10, failureThreshold: 6, successThreshold: 1 },
    });
    expect(variables(all)).toMatchObject({
      ENV_STATE: 'prod', PROD_FRONTEND_HOST: '["https://web.appstore.ai", "http://appstore.ai:8080"]', PROD_SECURE_COOKIES: 'false', PROD_SECRET_KEY: 'a-key-of-a-test', PROD_MAX_UPLOAD_SIZE_GB: '20',
      PROD_MONGO_PASSWORD: 'a-password-of-a-test', PROD_MINIO_API_SECRET_KEY: 'a-secret-key', PROD_FIRST_SUPERUSER_PASSWORD: 'another-password-of-a-test', CLEARML_API_HOST: 'https://api.clear.ml',
      CLEARML_API_ACCESS_KEY: 'a-key-of-clearml', CLEARML_API_SECRET_KEY: 'a-secret-of-clearml',
    });
  });

  it('with a tag that YAML reads as a number is refused, with what to do', () => {
    expect(() => objects({ image: { tag: 1.1 } })).toThrow(/image\.tag: got a number .*quote it/);
  });
});

describe('in code', () => {
  const made = (props: AasBackendProps, values?: (chart: SmallChart) => void): any[] => new SmallChart(chart => {
    values?.(chart);
    new AasBackend(chart, 'backend', props).addNotes();
  }).toJson();

  it('has the same defaults', () => {
    const all = made({});
    expect(find(all, 'ConfigMap').data).toEqual(object('ConfigMap').data);
    expect(find(all, 'Deployment').spec.template.spec.containers[0]).toMatchObject({ image: 'aas-backend:1.1.0', resources: container().resources });
    expect(all.filter(o => o.kind === 'Role').map(o => [o.metadata.namespace, o.metadata.name])).toEqual([['inference-engine', 'default.small-backend-inference'], ['emissary', 'default.small-backend-emissary-gateway']]);
  });

  it('takes settings, another configuration and certificates', () => {
    const all = made({ configuration: 'dev', settings: { dbName: 'other', maxUploadSizeGb: '2' }, caCertificates: CERTIFICATE, variables: { TZ: 'UTC' }, existingSecret: 'theirs', ingress: { hosts: [{ host: 'api.example.org' }] } });
    expect(variables(all)).toMatchObject({ ENV_STATE: 'dev', DEV_DB_NAME: 'other', SSL_CERT_FILE: '/etc/config/ca.crt', TZ: 'UTC' });
    expect(find(all, 'Ingress').metadata.annotations[`${NGINX}/proxy-body-size`]).toBe('2064m');
  });

  it('refuses at once what cannot be', () => {
    expect(() => made({ emissary: { enabled: false } })).toThrow('ieServiceType is "emissary", and enabled of emissary is false');
    expect(() => made({ variables: { DEV_DB_NAME: 'a' } })).toThrow('the prefix DEV_, STG_ or TEST_');
  });
});
