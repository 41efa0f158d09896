/** @programs pydantic-1 */
import * as fs from 'fs';
import * as path from 'path';
import { image } from '../images';
import { rendered, RenderedOptions } from '../rendered';
import { Node } from '../runner/node';

/** The confidential settings that the program needs. */
const NEEDED = {
  PROD_SECRET_KEY: 'key', PROD_MONGO_USERNAME: 'user', PROD_MONGO_PASSWORD: 'password', PROD_MINIO_API_ACCESS_KEY: 'access', PROD_MINIO_API_SECRET_KEY: 'secret',
};

/** What programs make of, that read variables carelessly. */
const HOSTILE = [`a'b"c`, '$(PROD_SECRET_KEY)', '$HOME ${HOME} `id`', 'a\\nb\\', ' # not a comment', '{{ .Values }}', 'é ü 日本 🙂', '-', '=a=b', '["json"]', 'null', '1e3', '%s %(x)s'];

const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

describe('the back end', () => {
  let node: Node;

  afterEach(() => node?.stop());

  async function start(values: any = {}, { secret, ...options }: RenderedOptions & { readonly secret?: { readonly [key: string]: string } } = {}): Promise<void> {
    const backend = image('aas-backend').with({ files: { '/app/main.py': fs.readFileSync(path.join(__dirname, 'settings.py'), 'utf8') } });
    node = await Node.start({ images: { 'aas-backend': backend, 'registry.example.org/ai-appstore/aas-backend': backend }, namespace: 'ai-appstore', backOff: 1 });
    const { objects } = rendered('aas-backend', values, { namespace: 'ai-appstore', ...options });
    await node.apply([
      ...secret ? [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'aas-backend' }, stringData: secret }] : [],
      // What lies in other namespaces, or belongs to other programs.
      ...objects.filter(({ kind, metadata }) => kind !== 'Host' && (metadata.namespace ?? 'ai-appstore') === 'ai-appstore'),
    ]);
  }

  const settings = async (): Promise<any> => (await fetch(`${node.service('aas-backend').url()}/settings`)).json();

  async function read(values: any, options?: Parameters<typeof start>[1]): Promise<any> {
    await start(values, options);
    await node.ready();
    return settings();
  }

  it('reads in production what its values and the Secret say, with the right types', async () => {
    const secret = { ...NEEDED, PROD_FIRST_SUPERUSER_ID: 'admin', PROD_FIRST_SUPERUSER_PASSWORD: 'p', CLEARML_API_ACCESS_KEY: 'a', CLEARML_API_SECRET_KEY: 's' };
    expect(await read({ replicaCount: 1 }, { environment: 'production', secret })).toEqual({
      FRONTEND_HOST: ['https://web.appstore.ai'], SECURE_COOKIES: true, SECRET_KEY: 'key', ALGORITHM: 'HS256', MONGO_DSN: 'mongodb://mongodb:27017', DB_NAME: 'appStoreProdDB', MAX_UPLOAD_SIZE_GB: 10,
      MONGO_USERNAME: 'user', MONGO_PASSWORD: 'password', IE_NAMESPACE: 'inference-engine', IE_SERVICE_TYPE: 'emissary', IE_DEFAULT_PROTOCOL: 'http', IE_DOMAIN: null, IE_INGRESS_NAME: null, IE_INGRESS_NAMESPACE: null,
      MINIO_DSN: 'minio:9000', MINIO_BUCKET_NAME: 'model-zoo', MINIO_TLS: false, MINIO_API_HOST: 'https://storage.appstore.ai', MINIO_API_ACCESS_KEY: 'access', MINIO_API_SECRET_KEY: 'secret',
      FIRST_SUPERUSER_ID: 'admin', FIRST_SUPERUSER_PASSWORD: 'p', CLEARML_CONFIG_FILE: null, K8S_HOST: null, K8S_API_KEY: null,
      CLEARML_WEB_HOST: 'https://app.clear.ml', CLEARML_API_HOST: 'https://api.clear.ml', CLEARML_FILES_HOST: 'https://files.clear.ml', CLEARML_API_ACCESS_KEY: 'a', CLEARML_API_SECRET_KEY: 's',
      REQUESTS_CA_BUNDLE: null, SSL_CERT_FILE: null, HTTPS_PROXY: null, trusted: null, token: true, uid: 0,
    });
  });

  it('reads in development what its values say, and passes helm test', async () => {
    expect(await read({}, { environment: 'development' })).toMatchObject({
      FRONTEND_HOST: ['http://appstore.ai'], SECURE_COOKIES: false, SECRET_KEY: 'throw-away-key-that-signs-the-tokens', MONGO_USERNAME: 'aasDbServiceAcct', MONGO_PASSWORD: 'throw-away-backend',
      MINIO_API_SECRET_KEY: 'throw-away-uploader', FIRST_SUPERUSER_ID: 'admin', CLEARML_API_ACCESS_KEY: null,
    });
    expect(Object.entries(await node.test()).map(([pod, { exitCode }]) => [pod, exitCode])).toEqual([['aas-backend-test', 0]]);
  });

  it('gets each character of passwords and of variables that the chart does not know', async () => {
    const [quotes, reference, shell] = HOSTILE;
    const all = HOSTILE.join('|');
    const env = { ...NEEDED, PROD_MONGO_PASSWORD: all, PROD_SECRET_KEY: quotes, PROD_MINIO_API_ACCESS_KEY: reference, PROD_MINIO_API_SECRET_KEY: shell, HTTPS_PROXY: all };
    expect(await read({ env })).toMatchObject({ MONGO_PASSWORD: all, SECRET_KEY: quotes, MINIO_API_ACCESS_KEY: reference, MINIO_API_SECRET_KEY: shell, HTTPS_PROXY: all });
  });

  it.each<[string, any, any]>([
    ['origins', { PROD_FRONTEND_HOST: '[\n  "https://web.appstore.ai",\n  "http://10.0.0.1:9000"\n]\n' }, { FRONTEND_HOST: ['https://web.appstore.ai', 'http://10.0.0.1:9000'] }],
    ['booleans and numbers without quotes', { PROD_SECURE_COOKIES: true, PROD_MINIO_TLS: false, PROD_MAX_UPLOAD_SIZE_GB: 20 }, { SECURE_COOKIES: true, MINIO_TLS: false, MAX_UPLOAD_SIZE_GB: 20 }],
    ['booleans as words', { PROD_SECURE_COOKIES: 'Yes', PROD_MINIO_TLS: 'off', PROD_MAX_UPLOAD_SIZE_GB: '007' }, { SECURE_COOKIES: true, MINIO_TLS: false, MAX_UPLOAD_SIZE_GB: 7 }],
    ['other words', { PROD_SECURE_COOKIES: '1', PROD_MINIO_TLS: 'F' }, { SECURE_COOKIES: true, MINIO_TLS: false }],
    ['addresses', { PROD_MONGO_DSN: 'mongodb://db.example.org:27018/x?tls=true', PROD_IE_DOMAIN: 'inference.example.org:8443' }, { MONGO_DSN: 'mongodb://db.example.org:27018/x?tls=true', IE_DOMAIN: 'inference.example.org:8443' }],
  ])('makes of %s what was meant', async (_, env, expected) => {
    expect(await read({ env: { ...NEEDED, ...env } })).toMatchObject(expected);
  });

  it('reads in another environment variables with its prefix', async () => {
    expect(await read({ environment: 'dev', env: { ...NEEDED, PROD_DB_NAME: 'other' } })).toMatchObject({ DB_NAME: 'other', SECRET_KEY: 'key', MINIO_API_SECRET_KEY: 'secret' });
  });

  it('trusts the certificates of the values', async () => {
    expect(await read({ env: NEEDED, certs: { CA_CERT: CERTIFICATE } })).toMatchObject({ trusted: CERTIFICATE, REQUESTS_CA_BUNDLE: '/etc/config/ca.crt' });
  });

  it('does not start without a setting that it needs, rather than run without it', async () => {
    const { PROD_SECRET_KEY: _, ...others } = NEEDED;
    await start({}, { secret: others });
    const why = () => node.pod('aas-backend').report();
    await node.until(() => /PROD_SECRET_KEY/.test(why()), 30, 'the node to miss the key', node.pods('aas-backend'));
    expect(node.pod('aas-backend').ready).toBe(false);
  });

  it('works with an image that needs no root, as another user with a root file system that is read only', async () => {
    expect(await read({ env: NEEDED, podSecurityContext: { runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000 }, securityContext: { readOnlyRootFilesystem: true } })).toMatchObject({ uid: 1000 });
  });

  it.each([
    ['PROD_FRONTEND_HOST', 'https://web.appstore.ai'], ['PROD_FRONTEND_HOST', '["web.appstore.ai"]'], ['PROD_SECURE_COOKIES', 'maybe'], ['PROD_MAX_UPLOAD_SIZE_GB', 'ten'], ['PROD_MONGO_DSN', 'mongodb'],
    ['PROD_IE_SERVICE_TYPE', 'kserve'],
  ])('would end at %s: %j, so the chart refuses it', async (name, given) => {
    expect(() => rendered('aas-backend', { env: { [name]: given } })).toThrow(`env.${name}: got `);
    await start({ env: NEEDED, extraEnv: [{ name, value: given }] });
    await node.until(() => /ValidationError|SettingsError|validation error|error parsing/.test(node.pod('aas-backend').report()), 30, 'the program to refuse it', node.pods('aas-backend'));
    expect(node.pod('aas-backend').ready).toBe(false);
  });
});
