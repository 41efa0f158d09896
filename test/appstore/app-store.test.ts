import * as path from 'path';
import { App } from 'cdk8s';
import { isCustom, World } from './references';
import { AppStore, AppStoreProps } from '../../src/appstore';
import { HOSTS } from '../../src/appstore/hosts';
import { DocumentedDeployments } from '../../src/documented-deployments';
import { ReleaseChart } from '../../src';
import { writeFiles } from '../support/scratch';

const NAMESPACE = 'ai-appstore';
const NGINX = 'nginx.ingress.kubernetes.io';
const CHARTS = ['namespaces', 'storage', 'mongodb', 'minio', 'emissary-crds', 'emissary-ingress', 'aas-knative-backend-private', 'aas-frontend', 'aas-backend'] as const;

/** The throw-away passwords of the development environment. */
const CREDENTIALS = {
  mongoDbRoot: 'throw-away-root', mongoDb: 'throw-away-backend', minioRoot: 'throw-away-root', minioUser: 'throw-away-user', minio: 'throw-away-uploader',
  signingKey: 'throw-away-key-that-signs-the-tokens', administrator: 'throw-away-admin',
};

const environments = (name: string): string => path.join(__dirname, '../../app/environments', name);

/** The documented deployments in an environment, as charts-out has them. */
function documented(environment: string, charts: ReadonlyArray<typeof CHARTS[number]> = CHARTS): any[] {
  return charts.flatMap(name => new DocumentedDeployments()._define(new App(), name, name === 'namespaces' ? {} : { environment }).toJson());
}

function appStore(props: Partial<AppStoreProps> = {}): AppStore {
  return new AppStore(new App(), 'app-store', { hosts: HOSTS.production, ...props });
}

function objectsOf({ namespaces, storage, ingressNginx, mongoDb, minio, emissaryCrds, emissaryIngress, knativeServing, frontend, backend }: AppStore): any[] {
  return [namespaces, storage, ingressNginx, mongoDb, minio, emissaryCrds, emissaryIngress, knativeServing, frontend, backend].flatMap((chart: ReleaseChart | undefined) => chart?.toJson() ?? []);
}

/** A directory with values files. */
function folder(files: { readonly [chart: string]: string }): string {
  return writeFiles(Object.fromEntries(Object.entries(files).map(([chart, text]) => [`${chart}.yaml`, `${text}\n`])));
}

/** What the back end connects to, the Secret that it reads, and the Secret of its key in the object store. */
function connections(world: World, backend = 'aas-backend'): { readonly [what: string]: any } {
  const { PROD_MONGO_DSN: database, PROD_MINIO_DSN: objects, PROD_SECRET_KEY } = world.variables('Deployment', backend);
  const secrets = world.all('Job').flatMap(({ spec }) => spec.template.spec.volumes ?? []).flatMap(({ projected }) => projected?.sources ?? []).map(({ secret }) => secret);
  const job = secrets.filter(secret => secret?.items?.some(({ key }: any) => key === 'PROD_MINIO_API_SECRET_KEY')).map(({ name }) => name);
  return { database, objects, secret: PROD_SECRET_KEY.split('/')[0], job };
}

const hosts = { web: 'shop.example.org', api: 'shop-api.example.org', storage: 'shop-s3.example.org' };

const WORLDS: ReadonlyArray<readonly [name: string, objects: () => any[]]> = [
  ['the production environment', () => documented('production')],
  ['the development environment', () => documented('development')],
  ['an AppStore', () => objectsOf(appStore({ hosts }))],
  ['an AppStore with other names, without certificates', () => objectsOf(appStore({
    hosts, tls: false, database: 'other', bucket: 'other-bucket', uploadLimitGib: 50, inferenceServices: 'knative', credentials: CREDENTIALS, ingressClassName: 'internal', ingressController: true,
    mongoDbVolume: { size: '20Gi', storageClass: 'aas-mongodb', path: '/srv/mongodb' }, minioVolume: { size: '1Ti', path: '/srv/minio', nodes: ['a'] },
  }))],
];

describe.each(WORLDS)('in %s', (_, objects) => {
  let all: any[];
  let world: World;
  let backend: { [name: string]: string };

  beforeAll(() => {
    all = objects();
    world = new World(all);
    backend = world.variables('Deployment', 'aas-backend');
  });

  it('the DSN of the back end leads to the port that MongoDB listens on, which its NetworkPolicy opens for it', () => {
    const { hostname, port } = new URL(backend.PROD_MONGO_DSN);
    expect(world.portBehind(hostname, Number(port || 27017), NAMESPACE)).toBe(27017);
    const { ingress } = world.one('NetworkPolicy', 'mongodb').spec;
    const labels = world.one('Deployment', 'aas-backend').spec.template.metadata.labels;
    const peers = ingress.flatMap(({ from = [] }: any) => from).map(({ podSelector }: any) => podSelector?.matchLabels);
    expect(peers.some((peer: any) => peer && Object.entries(peer).every(([label, value]) => labels[label] === value))).toBe(true);
  });

  it('the user of the back end is one that the Job creates in the database of the back end, with the password that it has', () => {
    const job = world.all('Job').find(({ metadata }) => metadata.name.startsWith('mongodb-provisioning'));
    const { MONGODB_USERNAMES, MONGODB_DATABASES, MONGODB_PASSWORDS, MONGODB_HOST } = world.variables('Job', job.metadata.name);
    const [host, port] = MONGODB_HOST.split(':');
    expect(world.portBehind(host, Number(port), NAMESPACE)).toBe(27017);
    expect(JSON.parse(MONGODB_DATABASES)).toEqual([backend.PROD_DB_NAME]);
    const [user, password] = [backend.PROD_MONGO_USERNAME, backend.PROD_MONGO_PASSWORD].map(reference => world.secret(reference));
    expect(JSON.parse(MONGODB_USERNAMES)).toEqual([user === 'aas-backend/PROD_MONGO_USERNAME' ? 'aasDbServiceAcct' : user]);
    // Secrets of others are not among the objects.
    expect([password, world.secret(MONGODB_PASSWORDS)]).toEqual(world.all('Secret').some(({ metadata }) => metadata.name === 'mongodb') ? [CREDENTIALS.mongoDb, CREDENTIALS.mongoDb] : ['aas-backend/PROD_MONGO_PASSWORD', 'mongodb/mongodb-passwords']);
  });

  it('the address of the object store leads to MinIO, to which requests for a signed URL say that address', () => {
    const [host, port] = backend.PROD_MINIO_DSN.split(':');
    expect(world.portBehind(host, Number(port), NAMESPACE)).toBe(9000);
    expect(world.one('Ingress', 'minio').metadata.annotations[`${NGINX}/upstream-vhost`]).toBe(backend.PROD_MINIO_DSN);
    expect(backend.PROD_MINIO_TLS).toBe('false');
  });

  it('the bucket and the access key of the back end are those that the Job of MinIO makes', () => {
    const text = JSON.stringify(world.all('ConfigMap').filter(({ metadata }) => metadata.name.startsWith('minio')));
    const key = world.secret(backend.PROD_MINIO_API_ACCESS_KEY);
    expect(text).toContain(backend.PROD_MINIO_BUCKET_NAME);
    expect(text).toContain(key === 'aas-backend/PROD_MINIO_API_ACCESS_KEY' ? 'aas-minio-uploader' : key);
  });

  it('the URLs that browsers get are hosts of the Ingresses, with the scheme that they serve', () => {
    expect(world.urls('minio')).toContain(backend.PROD_MINIO_API_HOST);
    expect(world.urls('aas-backend')).toContain(world.variables('Deployment', 'aas-frontend').VUE_APP_BACKEND_URL);
    expect(JSON.parse(backend.PROD_FRONTEND_HOST)).toEqual(world.urls('aas-frontend'));
    expect(backend.PROD_SECURE_COOKIES).toBe(String(world.urls('aas-frontend').every(url => url.startsWith('https:'))));
  });

  it('the Ingresses lead to ports that containers listen on', () => {
    const ports = world.all('Ingress').map(({ metadata, spec }) => {
      const { name, port } = spec.rules[0].http.paths[0].backend.service;
      return [metadata.name, world.portBehind(name, port.number, metadata.namespace)];
    });
    const classes = world.all('IngressClass').map(({ metadata }) => metadata.name);
    expect(world.all('Ingress').filter(({ spec }) => classes.length > 0 && !classes.includes(spec.ingressClassName))).toEqual([]);
    expect(Object.fromEntries(ports)).toEqual({ 'aas-backend': 8080, 'aas-frontend': 80, 'minio': 9000 });
  });

  it('the largest upload passes the Ingress', () => {
    const [, mebibytes] = /^(\d+)m$/.exec(world.one('Ingress', 'aas-backend').metadata.annotations[`${NGINX}/proxy-body-size`])!;
    expect(Number(mebibytes)).toBeGreaterThan(Number(backend.PROD_MAX_UPLOAD_SIZE_GB) * 1024);
  });

  it('the Roles are in namespaces that exist, and belong to the ServiceAccount of the back end', () => {
    const account = world.one('ServiceAccount', world.one('Deployment', 'aas-backend').spec.template.spec.serviceAccountName, NAMESPACE).metadata;
    const bindings = world.all('RoleBinding').filter(({ subjects }) => subjects.some(({ name }: any) => name === account.name));
    expect(bindings.map(({ metadata }) => metadata.namespace).sort()).toEqual([backend.PROD_IE_SERVICE_TYPE === 'knative' ? 'kourier-system' : 'emissary', backend.PROD_IE_NAMESPACE].sort());
    for (const { metadata, roleRef, subjects } of bindings) {
      expect(world.one('Namespace', metadata.namespace)).toBeDefined();
      expect(world.one(roleRef.kind, roleRef.name, metadata.namespace)).toBeDefined();
      expect(subjects).toEqual([{ kind: 'ServiceAccount', name: account.name, namespace: NAMESPACE }]);
    }
  });

  it('what the back end looks up, with the permission for it, is the Service of a gateway with a load balancer', () => {
    for (const { metadata, rules } of world.all('Role').filter(({ metadata: { name } }) => name.endsWith('-gateway'))) {
      for (const name of rules[0].resourceNames) {
        expect(world.one('Service', name, metadata.namespace).spec.type).toBe('LoadBalancer');
      }
    }
  });

  it('each binding has a role that exists, and ServiceAccounts that pods have', () => {
    const used = new Set(world.workloads().map(({ metadata, spec }) => `${metadata.namespace}/${spec.template.spec.serviceAccountName ?? 'default'}`));
    const accounts = world.bindings().flatMap(({ accounts: bound }) => bound.map(account => `${account.metadata.namespace}/${account.metadata.name}`));
    expect(accounts.filter(account => !used.has(account))).toEqual([]);
  });

  it('the ServiceAccounts of all pods exist', () => {
    const named = world.workloads().filter(({ spec }) => !['default', undefined].includes(spec.template.spec.serviceAccountName));
    expect(named.map(({ metadata, spec }) => world.one('ServiceAccount', spec.template.spec.serviceAccountName, metadata.namespace).metadata.name)).toHaveLength(named.length);
  });

  it('the ports of all Services lead to containers that listen on them', () => {
    expect(world.all('Service').flatMap(service => world.deadPorts(service))).toEqual([]);
  });

  it('the kind of each object is defined, in a version that is served, and its webhook is there', () => {
    expect(all.filter(isCustom).filter(o => world.definitionOf(o) === undefined).map(o => `${o.apiVersion} ${o.kind}`)).toEqual([]);
    for (const { spec: { conversion } } of world.all('CustomResourceDefinition').filter(({ spec }) => spec.conversion?.strategy === 'Webhook')) {
      const { name, namespace, port } = conversion.webhook.clientConfig.service;
      expect(world.portBehind(name, port, namespace)).toBeGreaterThan(1023);
    }
  });

  it('Emissary listens on the ports that its Service leads to', () => {
    const ports = world.all('Listener').map(({ spec }) => spec.port);
    const { spec } = world.all('Service').find(({ metadata }) => metadata.name === 'emissary-ingress') ?? { spec: { ports: [] } };
    expect(spec.ports.map(({ port }: any) => world.portBehind('emissary-ingress', port, 'emissary')).sort()).toEqual(ports.sort());
  });

  it('each volume is for a claim that asks for what it has', () => {
    const volumes = world.all('PersistentVolume');
    for (const { spec } of volumes) {
      const claim = world.one('PersistentVolumeClaim', spec.claimRef.name, spec.claimRef.namespace);
      expect([spec.capacity.storage, spec.storageClassName, spec.accessModes]).toEqual([claim.spec.resources.requests.storage, claim.spec.storageClassName, claim.spec.accessModes]);
    }
  });

  it('everything is in namespaces that exist', () => {
    const there = new Set(world.all('Namespace').map(({ metadata }) => metadata.name));
    const used = new Set(all.map(({ metadata }) => metadata.namespace).filter(namespace => namespace !== undefined));
    expect([...used].filter(namespace => !there.has(namespace))).toEqual([]);
  });
});

describe('an AppStore', () => {
  it.each(['production', 'development'] as const)('makes exactly what the values files of the environment %s make', environment => {
    const made = objectsOf(appStore({
      hosts: HOSTS[environment], tls: environment === 'production', valuesFolder: environments(environment), ...environment === 'development' && { credentials: CREDENTIALS },
      // The documented file has the namespaces of both gateways.
      values: { namespaces: { gateways: { knative: true } } },
    }));
    expect(made).toEqual(documented(environment, CHARTS.filter(chart => chart !== 'aas-knative-backend-private')));
  });

  it('has PersistentVolumes only where a path is given', () => {
    expect(appStore().storage).toBeUndefined();
    const volumes: any[] = appStore({ minioVolume: { path: '/srv/minio', nodes: ['a', 'b'], size: '50Gi' } }).storage!.toJson();
    expect(volumes.map(({ metadata, spec }) => [metadata.name, spec.local.path, spec.capacity.storage])).toEqual([['aas-minio-pv', '/srv/minio', '50Gi']]);
  });

  it('follows names and ports of Services and the name of a Secret in the values of one chart', () => {
    const world = new World(objectsOf(appStore({ values: {
      'mongodb': { fullnameOverride: 'acme-mongo', service: { port: 27018 } },
      'minio': { fullnameOverride: 'acme-s3', service: { port: 9100 } },
      'aas-backend': { existingSecret: 'acme-backend' },
    } })));
    const { PROD_MONGO_DSN, PROD_MINIO_DSN } = world.variables('Deployment', 'aas-backend');
    expect([PROD_MONGO_DSN, PROD_MINIO_DSN]).toEqual(['mongodb://acme-mongo:27018', 'acme-s3:9100']);
    const job = world.all('Job').find(({ metadata }) => metadata.name.startsWith('acme-s3'));
    expect(JSON.stringify(job.spec.template.spec.volumes)).toContain('"name":"acme-backend"');
  });

  it('follows names and ports of Services and the name of a Secret in the values files of one chart, which values override', () => {
    const valuesFolder = folder({
      'mongodb': 'fullnameOverride: aas-mongodb\nservice: { port: 27018 }',
      'minio': 'fullnameOverride: aas-minio\nservice: { port: 9100 }',
      'aas-backend': 'existingSecret: backend-keys\nenv: { PROD_MONGO_DSN: "mongodb://other", PROD_MINIO_DSN: "other:1" }',
    });
    const ofFiles = new World(objectsOf(appStore({ valuesFolder })));
    expect(connections(ofFiles)).toEqual({ database: 'mongodb://aas-mongodb:27018', objects: 'aas-minio:9100', secret: 'backend-keys', job: ['backend-keys'] });
    expect([ofFiles.portBehind('aas-mongodb', 27018, NAMESPACE), ofFiles.portBehind('aas-minio', 9100, NAMESPACE)]).toEqual([27017, 9000]);
    const values = { 'mongodb': { fullnameOverride: '', service: { port: 27017 } }, 'minio': { fullnameOverride: 'acme-s3' }, 'aas-backend': { existingSecret: 'acme-keys' } };
    expect(connections(new World(objectsOf(appStore({ valuesFolder, values }))))).toEqual({ database: 'mongodb://mongodb', objects: 'acme-s3:9100', secret: 'acme-keys', job: ['acme-keys'] });
    expect(connections(new World(objectsOf(appStore({ valuesFolder, secrets: { backend: 'api-keys' } }))))).toMatchObject({ secret: 'api-keys', job: ['api-keys'] });
  });

  it.each([
    ['another name in the middle of names', { mongodb: { nameOverride: 'database' }, minio: { nameOverride: 'objects' } }, 'mongodb-database', 'minio-objects'],
    ['a name that the release has in its own', { mongodb: { nameOverride: 'mongo' }, minio: { nameOverride: 'io' } }, 'mongodb', 'minio'],
    ['a full name beside it', { mongodb: { nameOverride: 'database', fullnameOverride: 'db' }, minio: { nameOverride: 'objects', fullnameOverride: 's3' } }, 'db', 's3'],
  ])('follows %s', (_, values, mongoDb, minio) => {
    const world = new World(objectsOf(appStore({ values })));
    expect(connections(world)).toMatchObject({ database: `mongodb://${mongoDb}`, objects: `${minio}:9000` });
    expect([world.portBehind(mongoDb, 27017, NAMESPACE), world.portBehind(minio, 9000, NAMESPACE)]).toEqual([27017, 9000]);
  });

  it.each<[string, Partial<AppStoreProps>, string]>([
    ['in values', { values: { 'aas-backend': { nameOverride: 'api' } } }, 'aas-backend-api'],
    ['in a file', { valuesFolder: folder({ 'aas-backend': 'nameOverride: api' }) }, 'aas-backend-api'],
    ['beside a full name', { values: { 'aas-backend': { nameOverride: 'api', fullnameOverride: 'api' } } }, 'api'],
  ])('lets the back end into the database, and its key into the object store, under another name %s', (_, props, name) => {
    const world = new World(objectsOf(appStore(props)));
    const { labels } = world.one('Deployment', name).spec.template.metadata;
    const peers = world.one('NetworkPolicy', 'mongodb').spec.ingress.flatMap(({ from = [] }: any) => from).map(({ podSelector }: any) => podSelector.matchLabels);
    expect(labels['app.kubernetes.io/name']).toBe('api');
    expect(peers.some((peer: any) => Object.entries(peer).every(([label, value]) => labels[label] === value))).toBe(true);
    expect(connections(world, name)).toMatchObject({ secret: name, job: [name] });
  });

  it('follows the domain in the values file of the back end, for Knative too, unless the option says another', () => {
    const valuesFolder = folder({ 'aas-backend': 'env: { PROD_IE_DOMAIN: "models.example.org:8080" }' });
    const domains = (props: Partial<AppStoreProps>) => {
      const world = new World(objectsOf(appStore({ inferenceServices: 'knative', valuesFolder, ...props })));
      return [world.variables('Deployment', 'aas-backend').PROD_IE_DOMAIN, Object.keys(world.one('ConfigMap', 'config-domain', 'knative-serving').data)];
    };
    expect(domains({})).toEqual(['models.example.org:8080', ['models.example.org']]);
    expect(domains({ inferenceDomain: 'ml.example.org' })).toEqual(['ml.example.org', ['ml.example.org']]);
  });

  it('takes more users, buckets, access keys, hosts and origins than its charts need of each other', () => {
    const world = new World(objectsOf(appStore({ hosts, values: {
      'mongodb': { auth: { usernames: ['aasDbServiceAcct', 'reports'], databases: ['appStoreProdDB', 'reports'] } },
      'minio': {
        buckets: [{ name: 'backups' }, { name: 'model-zoo', policy: 'none' }],
        svcaccts: [{ accessKey: 'aas-minio-uploader', existingSecret: 'aas-backend', existingSecretKey: 'PROD_MINIO_API_SECRET_KEY', user: 'ai-appstore' }, { accessKey: 'reader', existingSecret: 'keys', existingSecretKey: 'reader', user: 'ai-appstore' }],
        ingress: { hosts: ['s3.example.org', hosts.storage] },
      },
      'aas-backend': { env: { PROD_FRONTEND_HOST: '["https://other.example.org", "https://shop.example.org"]' } },
      'emissary-ingress': { service: { nameOverride: 'emissary-ingress' } },
    } })));
    const { PROD_FRONTEND_HOST } = world.variables('Deployment', 'aas-backend');
    expect([JSON.parse(PROD_FRONTEND_HOST), world.urls('minio').length]).toEqual([['https://other.example.org', 'https://shop.example.org'], 2]);
    expect(JSON.parse(world.variables('Job', world.all('Job').find(({ metadata }) => metadata.name.startsWith('mongodb')).metadata.name).MONGODB_DATABASES)).toEqual(['appStoreProdDB', 'reports']);
  });

  it('has another name for the gateway only where the back end does not look it up', () => {
    const values = { 'emissary-ingress': { service: { nameOverride: 'gateway' } } };
    expect(new World(objectsOf(appStore({ values, inferenceDomain: 'ml.example.org' }))).one('Service', 'gateway', 'emissary')).toBeDefined();
  });

  it('shows no secret keys when it refuses accounts', () => {
    expect(() => appStore({ credentials: CREDENTIALS, values: { minio: { svcaccts: [] } } })).toThrow(expect.objectContaining({ message: expect.not.stringContaining(CREDENTIALS.minio) }));
  });

  it('has other names where the programs do not fix them', () => {
    const world = new World(objectsOf(appStore({
      hosts, namespace: 'shop', inferenceNamespace: 'shop-models', tlsSecrets: { web: 'web-cert', api: 'api-cert', storage: 's3-cert' },
      secrets: { mongoDb: 'db-passwords', minio: 's3-root', minioUsers: 's3-users', backend: 'api-keys' },
    })));
    expect(world.all('Namespace').map(({ metadata }) => metadata.name).sort()).toEqual(['emissary', 'emissary-system', 'shop', 'shop-models']);
    expect(world.workloads().filter(({ kind }) => kind !== 'Job').map(({ metadata }) => [metadata.name, metadata.namespace]).sort()).toEqual([
      ['aas-backend', 'shop'], ['aas-frontend', 'shop'], ['emissary-apiext', 'emissary-system'], ['emissary-ingress', 'emissary'], ['minio', 'shop'], ['mongodb', 'shop'],
    ]);
    const backend = world.variables('Deployment', 'aas-backend');
    expect([backend.PROD_IE_NAMESPACE, backend.PROD_SECRET_KEY]).toEqual(['shop-models', 'api-keys/PROD_SECRET_KEY']);
    expect(world.one('Role', 'shop.aas-backend-inference', 'shop-models')).toBeDefined();
    expect(['aas-frontend', 'aas-backend', 'minio'].map(name => world.one('Ingress', name).spec.tls[0].secretName)).toEqual(['web-cert', 'api-cert', 's3-cert']);
    const jobs = world.all('Job').map(({ metadata, spec }) => [metadata.name, JSON.stringify(spec.template.spec)]);
    const of = (name: string) => jobs.find(([job]) => job.startsWith(name))![1];
    expect([of('mongodb').includes('"name":"db-passwords"'), ...['s3-root', 's3-users', 'api-keys'].map(name => of('minio').includes(`"name":"${name}"`))]).toEqual([true, true, true, true]);
  });

  it('has the namespaces of the gateway that it uses, and no others', () => {
    const names = (inferenceServices: string) => new World(objectsOf(appStore({ inferenceServices }))).all('Namespace').map(({ metadata }) => metadata.name).sort();
    expect(names('emissary')).toEqual(['ai-appstore', 'emissary', 'emissary-system', 'inference-engine']);
    expect(names('knative')).toEqual(['ai-appstore', 'inference-engine', 'knative-serving', 'kourier-system']);
  });

  it('keeps the gateway of older services, and has its images in one registry', () => {
    const store = appStore({ inferenceServices: 'knative', gateways: ['emissary', 'knative'], imageRegistry: 'registry.example.org/mirror', imagePullSecrets: ['pull'] });
    const world = new World(objectsOf(store));
    const { PROD_IE_SERVICE_TYPE } = world.variables('Deployment', 'aas-backend');
    expect([PROD_IE_SERVICE_TYPE, world.all('Host').length]).toEqual(['knative', 1]);
    const sidecar = world.one('ConfigMap', 'config-deployment', 'knative-serving').data['queue-sidecar-image'];
    expect([sidecar, world.one('Image', 'queue-proxy', 'knative-serving').spec.image]).toEqual([expect.stringMatching('^registry.example.org/mirror/'), sidecar]);
    expect(world.all('Namespace').map(({ metadata }) => metadata.name)).toEqual(expect.arrayContaining(['emissary', 'kourier-system', 'knative-serving']));
    const pods = world.workloads().map(({ spec }) => spec.template.spec);
    expect(pods.flatMap(({ containers, initContainers = [] }) => [...containers, ...initContainers].map(({ image }: any) => image)).filter(image => !image.startsWith('registry.example.org/mirror/'))).toEqual([]);
    expect(pods.filter(({ imagePullSecrets }) => JSON.stringify(imagePullSecrets) !== '[{"name":"pull"}]')).toEqual([]);
  });

  it('has an Ingress controller if one is asked for, in a namespace whose level its pods need', () => {
    const level = (controller: any) => new World(objectsOf(appStore({ ingressController: true, values: { 'ingress-nginx': { controller } } })))
      .one('Namespace', 'ingress-nginx').metadata.labels['pod-security.kubernetes.io/enforce'];
    expect([level({}), level({ hostPort: { enabled: true } })]).toEqual(['restricted', 'privileged']);
    expect(appStore().ingressNginx).toBeUndefined();
    expect(new World(objectsOf(appStore())).all('Namespace').map(({ metadata }) => metadata.name)).not.toContain('ingress-nginx');
  });

  it('gives Knative the domain that the back end puts into URLs, and otherwise lets it take the address of its gateway', () => {
    const worldOf = (inferenceDomain?: string) => new World(objectsOf(appStore({ inferenceServices: 'knative', inferenceDomain })));
    const domains = (world: World) => [world.variables('Deployment', 'aas-backend').PROD_IE_DOMAIN, world.one('ConfigMap', 'config-domain', 'knative-serving').data, world.all('Job').some(({ metadata }) => metadata.namespace === 'knative-serving')];
    expect(domains(worldOf('models.example.org:8080'))).toEqual(['models.example.org:8080', { 'models.example.org': '' }, false]);
    expect(domains(worldOf())).toEqual([undefined, { 'svc.cluster.local': expect.stringContaining('cluster-local') }, true]);
  });

  it('has Knative in the namespace of the inference services, under the documented name', () => {
    const values = { 'aas-knative-backend-private': { imageCredentials: { registry: 'registry.example.org', username: 'puller', password: 'throw-away' } } };
    const { knativeServing } = appStore({ gateways: ['emissary', 'knative'], inferenceNamespace: 'models', values });
    const pullSecret = (knativeServing!.toJson() as any[]).find(o => o.kind === 'Secret' && o.type === 'kubernetes.io/dockerconfigjson');
    expect([pullSecret.metadata.namespace, pullSecret.metadata.labels['app.kubernetes.io/instance']]).toEqual(['models', 'knative-serving']);
  });

  it('takes values of each chart, which override what follows from its props', () => {
    const { frontend } = appStore({ values: { 'aas-frontend': { replicaCount: 3, image: { tag: '2' } } } });
    const { spec } = (frontend.toJson() as any[]).find(o => o.kind === 'Deployment');
    expect([spec.replicas, spec.template.spec.containers[0].image]).toEqual([3, 'aas-frontend:2']);
  });

  it.each<[string, any, string]>([
    ['values of an unknown chart', { values: { frontend: {} } }, 'values: unknown chart "frontend", expected one of namespaces, storage, ingress-nginx, mongodb, minio, emissary-crds, emissary-ingress, aas-knative-backend-private, aas-frontend, aas-backend'],
    ['an unknown kind of inference services', { inferenceServices: 'kserve' }, 'inferenceServices: got "kserve", expected "emissary" or "knative"'],
    ['the database of one chart only', { values: { 'aas-backend': { env: { PROD_DB_NAME: 'other' } } } }, 'values: env.PROD_DB_NAME of aas-backend is for one chart only: set the option database, which all charts follow'],
    ['the bucket of one chart only', { values: { 'aas-backend': { env: { PROD_MINIO_BUCKET_NAME: 'other' } } } }, 'values: env.PROD_MINIO_BUCKET_NAME of aas-backend is for one chart only: set the option bucket, which all charts follow'],
    ['the namespace of inference services for one chart only', { values: { 'aas-backend': { env: { PROD_IE_NAMESPACE: 'other' } } } }, 'values: env.PROD_IE_NAMESPACE of aas-backend is for one chart only: set the option inferenceNamespace'],
    ...([
      ['aas-backend', 'env', 'PROD_MONGO_DSN', 'mongodb://other', 'fullnameOverride or service.port of mongodb'],
      ['aas-backend', 'env', 'PROD_MINIO_DSN', 'other:9000', 'fullnameOverride or service.port of minio'],
      ['aas-backend', 'env', 'PROD_IE_DOMAIN', 'models.example.org', 'the option inferenceDomain'],
      ['aas-backend', 'env', 'PROD_IE_SERVICE_TYPE', 'knative', 'the option inferenceServices'],
      ['aas-backend', 'inferenceServiceBackend', 'knative', true, 'the option gateways'],
      ['aas-backend', 'inferenceServiceBackend', 'emissary', false, 'the option gateways'],
      ['aas-frontend', 'env', 'VUE_APP_BACKEND_URL', 'https://other.example.org', 'the option hosts.api'],
      ['aas-knative-backend-private', 'domain', 'name', 'models.example.org', 'the option inferenceDomain'],
      ['aas-knative-backend-private', 'domain', 'enabled', true, 'the option inferenceDomain'],
      ['aas-knative-backend-private', 'defaultDomain', 'enabled', false, 'the option inferenceDomain'],
    ] as const).map(([chart, group, key, value, instead]): [string, any, string] => [
      `${group}.${key} of one chart only`, { values: { [chart]: { [group]: { [key]: value } } } }, `values: ${group}.${key} of ${chart} is for one chart only: set ${instead}, which all charts follow`,
    ]),
    ['databases without that of the back end', { values: { mongodb: { auth: { databases: ['other'] } } } }, 'values: auth.databases of mongodb lacks "appStoreProdDB", which the back end uses: add it, or set the option database, which all charts follow'],
    ['buckets without that of the back end', { values: { minio: { buckets: [{ name: 'other' }] } } }, 'values: buckets of minio lacks {"name":"model-zoo","policy":"download"}, which the back end uses: add it, or set the option bucket'],
    ['the access key of the back end with another secret', { values: { minio: { svcaccts: [{ accessKey: 'aas-minio-uploader', secretKey: 'another-one', user: 'ai-appstore' }] } } },
      'values: svcaccts of minio lacks {"accessKey":"aas-minio-uploader","existingSecret":"aas-backend","existingSecretKey":"PROD_MINIO_API_SECRET_KEY","user":"ai-appstore"}, which the back end uses: add it, or set the option credentials or secrets'],
    ['hosts of the object store without that of the URLs', { values: { minio: { ingress: { hosts: ['s3.example.org'] } } } }, 'values: ingress.hosts of minio lacks "storage.appstore.ai", which the back end uses: add it, or set the option hosts.storage'],
    ['origins without the front end', { values: { 'aas-backend': { env: { PROD_FRONTEND_HOST: '["https://other.example.org"]' } } } },
      'values: env.PROD_FRONTEND_HOST of aas-backend lacks "https://web.appstore.ai", the origin of the front end: add it, or set the option hosts.web, which all charts follow'],
    ['a gateway that the back end does not find', { values: { 'emissary-ingress': { service: { nameOverride: 'gateway' } } } },
      'service.nameOverride of emissary-ingress is "gateway", and the back end looks up the Service emissary-ingress: remove it from values and valuesFolder, or set the option inferenceDomain'],
    ['the same in a file', { valuesFolder: folder({ 'emissary-ingress': 'service: { nameOverride: gateway }' }) }, 'service.nameOverride of emissary-ingress is "gateway"'],
    ['an unknown gateway', { gateways: ['emissary', 'istio'] }, 'gateways[1]: got "istio", expected "emissary" or "knative"'],
    ['gateways without that of new services', { gateways: ['knative'] }, 'gateways is ["knative"], without "emissary", which inferenceServices is: add it, or change inferenceServices'],
    ['values that are no map', { values: { 'aas-backend': 3 } }, 'values: aas-backend: got 3, expected a map'],
    ['a folder that does not exist', { valuesFolder: 'nowhere' }, 'valuesFolder: "nowhere" does not exist: set the path of a directory with values files'],
    ['a folder without values files', { valuesFolder: 'src' }, 'valuesFolder: "src" has none of the files namespaces.yaml, storage.yaml, ingress-nginx.yaml, mongodb.yaml'],
    ['one host for front end and back end', { hosts: { ...HOSTS.production, web: HOSTS.production.api } }, 'hosts.web and hosts.api are both "api.appstore.ai", and the paths of both begin with /: give each a host name of its own'],
    ['one host for back end and object store', { hosts: { ...HOSTS.production, storage: HOSTS.production.api } }, 'hosts.api and hosts.storage are both'],
    ['a URL in place of a host', { hosts: { ...HOSTS.production, web: 'https://web.appstore.ai' } }, 'hosts.web: got "https://web.appstore.ai", expected a host name in lower case without a scheme, such as web.example.org'],
    ['a part of a GiB', { uploadLimitGib: 0.5 }, 'uploadLimitGib: got 0.5, expected an integer from 1 to 9999'],
    ['names of certificates without certificates', { tls: false, tlsSecrets: { web: 'a' } }, 'tlsSecrets is set, and tls is false: remove one of the two'],
    ['names of Secrets beside what is in them', { credentials: CREDENTIALS, secrets: { minio: 'a' } }, 'credentials and secrets are both set: remove one of the two'],
    ['one namespace for everything', { namespace: 'inference-engine' }, 'namespaces: two objects of the kind Namespace are called "inference-engine"'],
    ['no nodes', { mongoDbVolume: { path: '/a', nodes: [] } }, 'mongoDbVolume.nodes is empty: name the nodes that have the directory, or leave it out'],
    ['nodes without a path', { mongoDbVolume: { nodes: ['a'] } }, 'mongoDbVolume.nodes is set, and mongoDbVolume.path is missing'],
    ['hosts that are missing', { hosts: undefined }, 'the option "hosts" is missing'],
    ['an unknown option', { host: 'a' }, 'unknown option "host", did you mean "hosts"?'],
  ])('refuses %s', (_, props, message) => {
    expect(() => objectsOf(appStore(props))).toThrow(new RegExp(`app-store[:/] ?${message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
  });
});
