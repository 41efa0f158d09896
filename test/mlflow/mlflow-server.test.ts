import { App } from 'cdk8s';
import { violations } from '../support/restricted';
import { SmallChart } from '../support/small-chart';
import { DemoChart, MlflowServer } from '../../src/mlflow';
import { release } from '../../src/plain/release';
import { render, renderNotes } from '../../src/plain/render';

const model = new DemoChart(new App(), 'chart')._model();

/** Each release is rendered once. */
const rendered = new Map<string, any[]>();

function objects(mlflow: any = {}, others: any = {}, name = 'demo'): any[] {
  const key = JSON.stringify([mlflow, others, name]);
  const found = rendered.get(key) ?? render(model, release({ name, namespace: 'demo', values: [{ mlflow, ...others }] })) as any[];
  rendered.set(key, found);
  return found;
}

const one = (kind: string, name: string, mlflow: any = {}, others: any = {}) => objects(mlflow, others).find(o => o.kind === kind && o.metadata.name === name);
const ofMlflow = (mlflow: any = {}, others: any = {}) => objects(mlflow, others).filter(o => o.metadata.labels.app === 'mlflow');
const pod = (mlflow: any = {}, others: any = {}) => one('Deployment', 'mlflow-deployment', mlflow, others).spec.template.spec;
const container = (mlflow: any = {}, others: any = {}) => pod(mlflow, others).containers[0];
const env = ({ env: variables }: any): { [name: string]: any } => Object.fromEntries(variables.map(({ name, value, valueFrom }: any) => [name, valueFrom ?? value]));
const argument = (name: string, mlflow: any = {}): string | undefined => container(mlflow).args.find((a: string) => a.startsWith(`--${name}=`))?.slice(name.length + 3);
const notes = (values: any = {}): string => renderNotes(model, release({ name: 'demo', namespace: 'demo', values: [values] }));
const secret = (name: string, key: string) => ({ secretKeyRef: { name, key } });

/** Whether the program answers a request for this host: entries with an asterisk are patterns, others are compared as they are. */
function answers(host: string, mlflow: any = {}): boolean {
  return argument('allowed-hosts', mlflow)!.split(',').some(entry => (entry.includes('*') ? pattern(entry).test(host) : entry === host));
}

/** What `fnmatch` of Python makes of a pattern. */
function pattern(entry: string): RegExp {
  return new RegExp(`^${entry.replace(/\[\[\]|[.*+?^$()|{}\]\\/]/g, found => (found === '[[]' ? '\\[' : found === '*' ? '.*' : `\\${found}`))}$`);
}

const ELSEWHERE = { postgres: { enabled: false } };
const S3 = { artifacts: { store: 's3', s3: { bucket: 'models' } } };
const ROUTE = { enabled: true, parentRefs: [{ name: 'gateway' }], hostnames: ['ml.example.org'] };

describe('the server', () => {
  it('has the documented names whatever the release is called', () => {
    const names = objects({ loadBalancer: { enabled: true } }, {}, 'other').filter(o => o.metadata.labels.app === 'mlflow').map(o => `${o.kind}/${o.metadata.name}`);
    expect(names).toEqual(expect.arrayContaining(['Deployment/mlflow-deployment', 'Service/mlflow', 'Service/mlflow-loadbalancer-internal']));
  });

  it('has the image with the drivers, of one version, or of one digest, as the container that makes the tables', () => {
    const images = (mlflow: any) => [container(mlflow), pod(mlflow).initContainers[0]].map(c => c.image);
    expect(images({})).toEqual(Array(2).fill('ghcr.io/mlflow/mlflow:v3.17.2-full'));
    const digest = `sha256:${'a'.repeat(64)}`;
    expect(images({ image: { digest } })).toEqual(Array(2).fill(`ghcr.io/mlflow/mlflow@${digest}`));
  });

  it('is reached at port 80, and listens at 5000', () => {
    expect(one('Service', 'mlflow').spec.ports).toEqual([{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }]);
    expect(container().ports).toEqual([{ name: 'http', containerPort: 5000 }]);
    expect(container().args).toEqual(expect.arrayContaining(['--host=0.0.0.0', '--port=5000']));
  });

  it('takes no port from the variable that a Service called mlflow would make', () => {
    expect(pod().enableServiceLinks).toBe(false);
  });

  it('has two workers, and no runner of jobs', () => {
    expect(argument('workers')).toBe('2');
    expect(env(container()).MLFLOW_SERVER_ENABLE_JOB_EXECUTION).toBe('false');
    expect(argument('workers', { workers: 4 })).toBe('4');
  });

  it('writes to /tmp and its volume alone, and has a home directory there', () => {
    expect(container().securityContext.readOnlyRootFilesystem).toBe(true);
    expect(container().volumeMounts.map((m: any) => m.mountPath)).toEqual(['/mlartifacts', '/tmp']);
    expect([container(), pod().initContainers[0]].map(c => env(c).HOME)).toEqual(['/tmp', '/tmp']);
  });

  it.each([['', '/health'], ['/mlflow', '/mlflow/health']])('with the prefix "%s" is asked at %s', (staticPrefix, path) => {
    const { startupProbe, livenessProbe, readinessProbe } = container({ staticPrefix });
    expect([startupProbe, livenessProbe, readinessProbe].map(probe => probe.httpGet)).toEqual(Array(3).fill({ path, port: 'http' }));
    expect(argument('static-prefix', { staticPrefix })).toBe(staticPrefix || undefined);
  });

  it('meets the Pod Security Standard restricted, with all that it can have', () => {
    const everything = { ...S3, auth: { enabled: true }, metrics: { enabled: true }, garbageCollection: { enabled: true } };
    expect([{}, everything].flatMap(values => objects(values).flatMap(o => violations(o)))).toEqual([]);
  });

  it.each(['--port=1', '--host', '--backend-store-uri=sqlite:///x', '--disable-security-middleware', '--app-name=basic-auth', '--artifacts-only', '--gunicorn-opts=--reload', '-w'])('refuses %s, which the chart sets', arg => {
    expect(() => objects({ extraArgs: [arg] })).toThrow('mlflow.extraArgs: remove --host, --port');
  });

  it('takes other arguments, also those of its HTTP server', () => {
    expect(container({ extraArgs: ['--uvicorn-opts=--timeout-keep-alive 75'] }).args.pop()).toBe('--uvicorn-opts=--timeout-keep-alive 75');
    expect(container({ extraArgs: ['--x-frame-options=DENY'] }).args.pop()).toBe('--x-frame-options=DENY');
  });
});

describe('hosts', () => {
  it.each([
    'mlflow', 'mlflow:80', 'mlflow:8080', 'mlflow.demo', 'mlflow.demo:80', 'mlflow.demo.svc:80', 'mlflow.demo.svc.cluster.local', 'mlflow.demo.svc.cluster.local:80',
    '127.0.0.1:4500', 'localhost:4500', '[::1]:4500', 'localhost', '10.1.2.3', '10.1.2.3:5000', '192.168.1.2:30080', '172.16.0.1', '172.31.0.1:80', '[fd12:3456::1]:5000', '[fc00::1]',
  ])('%s is answered', host => {
    expect(answers(host)).toBe(true);
  });

  it.each(['evil.example.org', 'mlflow.example.org', 'mlflow-loadbalancer-internal', 'mlflow.other', '172.32.0.1', '192.0.2.1', '[2001:db8::1]', 'fd.example.org', 'mlflow.demo.svc.evil.example.org'])('%s is not', host => {
    expect(answers(host)).toBe(false);
  });

  it.each(['mlflow.example.org', 'mlflow.example.org:8443', 'b.example.org', 'x.wild.example.org'])('of the Ingress are answered: %s', host => {
    const ingress = { enabled: true, host: 'mlflow.example.org', extraHosts: ['b.example.org', '*.wild.example.org'] };
    expect([answers(host, { ingress }), answers(host, { ingress: { ...ingress, enabled: false } })]).toEqual([true, false]);
  });

  it('of the route, of the second Service and of the values are answered', () => {
    expect(answers('ml.example.org', { gateway: ROUTE })).toBe(true);
    expect(['mlflow-loadbalancer-internal', 'mlflow-loadbalancer-internal.demo:80'].map(host => answers(host, { loadBalancer: { enabled: true } }))).toEqual([true, true]);
    expect(['mine.example.org', 'mine.example.org:1'].map(host => answers(host, { allowedHosts: ['mine.example.org'] }))).toEqual([true, false]);
  });

  it('of a route have to be known', () => {
    expect(() => objects({ gateway: { ...ROUTE, hostnames: [] } })).toThrow(
      'mlflow.gateway.hostnames is empty, and the server answers only for hosts that it knows: set it, or mlflow.allowedHosts');
    expect(answers('any.example.org', { gateway: { ...ROUTE, hostnames: [] }, allowedHosts: ['any.example.org'] })).toBe(true);
  });

  it('of values are hosts', () => {
    expect(() => objects({ allowedHosts: ['a,b'] })).toThrow('mlflow.allowedHosts[0]');
  });
});

describe('origins', () => {
  const OF_SERVICE = ['http://mlflow', 'http://mlflow.demo', 'http://mlflow.demo.svc', 'http://mlflow.demo.svc.cluster.local'];
  const origins = (mlflow: any = {}) => argument('cors-allowed-origins', mlflow)!.split(',');
  /** Those after the names of the Service. */
  const others = (mlflow: any) => {
    expect(origins(mlflow).slice(0, 4)).toEqual(OF_SERVICE);
    return origins(mlflow).slice(4);
  };

  it('are those of the Service by default, and no address', () => {
    expect(origins()).toEqual(OF_SERVICE);
  });

  it('have the port of the Service, unless it is the one of the scheme', () => {
    expect(origins({ service: { port: 8080 } })).toEqual(OF_SERVICE.map(origin => `${origin}:8080`));
  });

  it('are those of the second Service, which has a port of its own', () => {
    expect(others({ loadBalancer: { enabled: true } })).toEqual(OF_SERVICE.map(origin => origin.replace('mlflow', 'mlflow-loadbalancer-internal')));
    expect(others({ loadBalancer: { enabled: true, port: 5000 } })).toContain('http://mlflow-loadbalancer-internal.demo:5000');
  });

  it('are those of the Ingress, by https with a certificate', () => {
    const ingress = { enabled: true, host: 'mlflow.example.org', extraHosts: ['b.example.org'] };
    expect(others({ ingress })).toEqual(['http://mlflow.example.org', 'http://b.example.org']);
    expect(others({ ingress: { ...ingress, tlsSecret: 'tls' } })).toEqual(['https://mlflow.example.org', 'https://b.example.org']);
  });

  it('are those of the route by both schemes, since the Gateway has the certificate, and those of the values', () => {
    expect(others({ gateway: ROUTE, corsAllowedOrigins: ['https://mine.example.org:8443'] })).toEqual(['https://ml.example.org', 'http://ml.example.org', 'https://mine.example.org:8443']);
  });

  it('of addresses of load balancers and nodes are for the reader to add, by a command of the notes', () => {
    const told = [{ loadBalancer: { enabled: true, type: 'LoadBalancer' } }, { service: { type: 'NodePort' } }, {}].map(mlflow => notes({ mlflow }));
    const command = "helm upgrade demo … --namespace demo --reset-then-reuse-values --set 'mlflow.corsAllowedOrigins={http://10.0.0.10}'";
    expect(told.map(text => text.includes(command))).toEqual([true, true, false]);
    expect(others({ corsAllowedOrigins: ['http://10.0.0.10'] })).toEqual(['http://10.0.0.10']);
  });

  it('of values have a scheme', () => {
    expect(() => objects({ corsAllowedOrigins: ['mine.example.org'] })).toThrow('expected an origin such as https://mlflow.example.org');
  });
});

describe('the database', () => {
  const url = 'postgresql+psycopg2://mlflow-postgres:5432/mlflow';

  it('is named with its driver, and without its password, which libpq reads from a Secret', () => {
    for (const c of [container(), pod().initContainers[0]]) {
      expect(env(c)).toMatchObject({ MLFLOW_BACKEND_STORE_URI: url, PGUSER: 'mlflow', PGPASSWORD: secret('demo-mlflow-database', 'password'), PGSSLMODE: 'prefer' });
    }
    expect(JSON.stringify(ofMlflow({ database: { password: 'p@s/s' } }).filter(o => o.kind !== 'Secret'))).not.toContain('p@s/s');
  });

  it('takes any characters of a password', () => {
    expect(Buffer.from(one('Secret', 'demo-mlflow-database', { database: { password: 'p@s/s %"' } }).data.password, 'base64').toString()).toBe('p@s/s %"');
  });

  it('may be elsewhere, with user and password in an existing Secret', () => {
    const database = { host: 'db.example.org', port: 6432, name: 'ml', existingSecret: 'theirs', passwordKey: 'pw', userKey: 'login' };
    for (const c of [container({ database }, ELSEWHERE), pod({ database }, ELSEWHERE).initContainers[0]]) {
      expect(env(c)).toMatchObject({ MLFLOW_BACKEND_STORE_URI: 'postgresql+psycopg2://db.example.org:6432/ml', PGUSER: secret('theirs', 'login'), PGPASSWORD: secret('theirs', 'pw') });
    }
    expect(() => objects({ database: { host: 'db.example.org' } })).toThrow('mlflow.database.host is "db.example.org", and postgres.enabled is true');
  });

  it.each([
    ['Secret', { existingSecret: 'db-ca', key: 'root.pem' }, { secret: { secretName: 'db-ca', items: [{ key: 'root.pem', path: 'ca.crt' }] } }],
    ['ConfigMap', { existingConfigMap: 'db-ca' }, { configMap: { name: 'db-ca', items: [{ key: 'ca.crt', path: 'ca.crt' }] } }],
  ])('elsewhere is checked by the certificate of a %s, in each pod that connects to it', (_, sslRootCert, volume) => {
    const given = { database: { host: 'db.example.org', sslMode: 'verify-full', sslRootCert }, garbageCollection: { enabled: true } };
    const others = { postgres: { enabled: false, backup: { enabled: true } } };
    const pods = [pod(given, others), ...['demo-mlflow-gc', 'demo-postgres-backup'].map(name => one('CronJob', name, given, others).spec.jobTemplate.spec.template.spec)];
    for (const { initContainers = [], containers, volumes } of pods) {
      expect(volumes).toContainEqual({ name: 'database-ca', ...volume });
      for (const c of [...initContainers, ...containers]) {
        expect(env(c)).toMatchObject({ PGSSLMODE: 'verify-full', PGSSLROOTCERT: '/etc/database-ca/ca.crt' });
        expect(c.volumeMounts).toContainEqual({ name: 'database-ca', mountPath: '/etc/database-ca', readOnly: true });
      }
    }
  });

  it.each(['verify-ca', 'verify-full'])('elsewhere is not checked by %s without a certificate', sslMode => {
    const database = { host: 'db.example.org', sslMode };
    expect(() => objects({ database }, ELSEWHERE)).toThrow(
      `mlflow.database.sslMode is "${sslMode}", and there is no certificate to check the server with: set mlflow.database.sslRootCert.existingSecret or mlflow.database.sslRootCert.existingConfigMap`);
    expect(() => objects({ database: { ...database, sslRootCert: { existingSecret: 'a', existingConfigMap: 'b' } } }, ELSEWHERE)).toThrow(
      'mlflow.database.sslRootCert.existingSecret and mlflow.database.sslRootCert.existingConfigMap are both set: leave one of them empty');
    const own = [{ name: 'PGSSLROOTCERT', value: 'system' }];
    expect(env(container({ database, env: { PGSSLROOTCERT: 'system' } }, { postgres: { enabled: false, extraEnv: own } }))).toMatchObject({ PGSSLROOTCERT: 'system' });
    expect(env(container({ database, extraEnv: own }, { postgres: { enabled: false, extraEnv: own } }))).toMatchObject({ PGSSLROOTCERT: 'system' });
  });

  it('or a bucket elsewhere needs a rule of the NetworkPolicy', () => {
    const networkPolicy = { enabled: true };
    const refused = (what: string) => `mlflow.networkPolicy.enabled is true, and mlflow.networkPolicy.egress is empty, so pods would not reach ${what}: add a rule for it, or {} for everything`;
    expect(() => objects({ networkPolicy, database: { host: 'db.example.org' } }, ELSEWHERE)).toThrow(refused('the database'));
    expect(() => objects({ networkPolicy, ...S3 })).toThrow(refused('the store of the artifacts'));
    expect(one('NetworkPolicy', 'demo-mlflow', { networkPolicy: { ...networkPolicy, egress: [{}] }, ...S3 }).spec.egress).toContainEqual({});
    expect(one('NetworkPolicy', 'demo-mlflow', { networkPolicy }).spec.egress).toHaveLength(2);
  });

  it('is brought up to date by each pod before its server starts, one after the other', () => {
    const [migrate] = pod().initContainers;
    expect([migrate.name, migrate.command.slice(0, 2)]).toEqual(['migrate', ['python', '-c']]);
    expect(migrate.command[2]).toMatch(/pg_advisory_xact_lock[^]*_is_empty_database\(engine\)[^]*_initialize_tables\(engine\)[^]*_upgrade_db\(engine\)/);
    // A program of Python as process 1 has its arguments there for everybody on the node to read.
    expect(migrate.command[2]).not.toContain('postgresql');
  });

  it('has its Secret created by users, unless the values have the password', () => {
    expect(notes()).toContain('kubectl create secret generic demo-mlflow-database --namespace demo \\\n    --from-literal=password="$(openssl rand -hex 24)"');
    expect(notes({ postgres: { enabled: false }, mlflow: { database: { host: 'db.example.org' } } })).toContain('    --from-literal=password="$DATABASE_PASSWORD"');
    expect(notes({ mlflow: { database: { password: 'p' } } })).not.toContain('create secret generic demo-mlflow-database');
  });

  it('takes connections until the Services know that its pod ends', () => {
    expect(container().lifecycle.preStop.exec.command).toEqual(['sleep', '5']);
  });

  it('has a login that replaces the pods when it changes in the values', () => {
    const checksum = (mlflow: any) => one('Deployment', 'mlflow-deployment', mlflow).spec.template.metadata.annotations['checksum/config'];
    expect(new Set([{}, { database: { password: 'a' } }, { database: { password: 'b' } }, { auth: { enabled: true } }, { auth: { enabled: true, defaultPermission: 'EDIT' } }].map(checksum)).size).toBe(5);
    expect(checksum({ workers: 3 })).toBe(checksum({}));
  });
});

describe('artifacts', () => {
  it('are on a volume by default, which one pod has at a time', () => {
    expect(container().args).toEqual(expect.arrayContaining(['--serve-artifacts', '--artifacts-destination=/mlartifacts']));
    expect(one('PersistentVolumeClaim', 'demo-mlflow-artifacts').metadata.annotations).toEqual({ 'helm.sh/resource-policy': 'keep' });
    expect(one('Deployment', 'mlflow-deployment').spec.strategy).toEqual({ type: 'Recreate' });
    const shared = { artifacts: { persistence: { accessModes: ['ReadWriteMany'] } } };
    expect(one('Deployment', 'mlflow-deployment', { ...shared, replicaCount: 3 }).spec).toMatchObject({ replicas: 3 });
    // In full, so that a server-side apply of the other one takes it away.
    expect([shared, S3].map(mlflow => one('Deployment', 'mlflow-deployment', mlflow).spec.strategy)).toEqual(Array(2).fill({ type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } }));
  });

  it.each([[{ replicaCount: 2 }, 'mlflow.replicaCount is 2'], [{ autoscaling: { enabled: true } }, 'mlflow.autoscaling.enabled is true']])('on a volume of one node refuse several pods: %j', (mlflow, message) => {
    expect(() => objects(mlflow)).toThrow(`${message}, and pods on several nodes cannot share the volume of the artifacts: set mlflow.artifacts.persistence.accessModes to ["ReadWriteMany"], or mlflow.artifacts.store to "s3" or "gcs"`);
    expect(() => objects({ ...S3, ...mlflow })).not.toThrow();
  });

  it.each([{ replicaCount: 2 }, { autoscaling: { enabled: true } }])('in the pods themselves refuse several pods: %j', mlflow => {
    const persistence = { enabled: false, accessModes: ['ReadWriteMany'] };
    expect(() => objects({ ...mlflow, artifacts: { persistence } })).toThrow(
      'mlflow.artifacts.persistence.enabled is false, so each pod would have other artifacts, and there are several pods: set it to true, or mlflow.artifacts.store to "s3" or "gcs"',
    );
    expect(() => objects({ ...mlflow, artifacts: { persistence: { ...persistence, enabled: true } } })).not.toThrow();
  });

  it('are in a bucket of S3, or of MinIO', () => {
    const mlflow = { artifacts: { store: 's3', s3: { bucket: 'models', path: 'a/b', endpointUrl: 'http://minio:9000', region: 'eu-central-1' } } };
    expect(argument('artifacts-destination', mlflow)).toBe('s3://models/a/b');
    expect(env(container(mlflow))).toMatchObject({
      MLFLOW_S3_ENDPOINT_URL: 'http://minio:9000', AWS_DEFAULT_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: secret('demo-mlflow-artifacts-s3', 'accessKeyId'), AWS_SECRET_ACCESS_KEY: secret('demo-mlflow-artifacts-s3', 'secretAccessKey'),
    });
    expect(env(container(S3))).toMatchObject({ AWS_DEFAULT_REGION: 'us-east-1' });
    expect(Object.keys(env(container(S3)))).not.toContain('MLFLOW_S3_ENDPOINT_URL');
    expect(() => objects({ artifacts: { store: 's3' } })).toThrow('mlflow.artifacts.store is "s3", and mlflow.artifacts.s3.bucket is empty: set the name of the bucket');
  });

  it('are in a bucket of Google Cloud Storage, with the documented Secret, read-only', () => {
    const mlflow = { artifacts: { store: 'gcs', gcs: { bucket: 'demo' } } };
    expect(argument('artifacts-destination', mlflow)).toBe('gs://demo');
    expect(env(container(mlflow)).GOOGLE_APPLICATION_CREDENTIALS).toBe('/etc/gcs/project-123.json');
    expect(pod(mlflow).volumes[0]).toEqual({ name: 'gcs-key', secret: { secretName: 'demo-storage-cred', items: [{ key: 'project-123.json', path: 'project-123.json' }] } });
    expect(container(mlflow).volumeMounts[0]).toEqual({ name: 'gcs-key', mountPath: '/etc/gcs', readOnly: true });
    expect(notes({ mlflow })).toContain('\n  kubectl create secret generic demo-storage-cred --namespace demo --from-file=project-123.json\n');
    expect(notes()).not.toContain('demo-storage-cred');
  });

  it.each(['s3', 'gcs'])('of %s may be reached by the identity of the ServiceAccount', store => {
    const mlflow = { artifacts: { store, credentials: 'serviceAccount', [store]: { bucket: 'demo' } }, serviceAccount: { annotations: { 'iam.gke.io/gcp-service-account': 'mlflow@project.iam.gserviceaccount.com' } } };
    expect(Object.keys(env(container(mlflow))).filter(name => /^(AWS_.*KEY|GOOGLE)/.test(name))).toEqual([]);
    expect(pod(mlflow).volumes.map((v: any) => v.name)).toEqual(['tmp']);
    expect(one('ServiceAccount', pod(mlflow).serviceAccountName, mlflow).metadata.annotations).toEqual({ 'iam.gke.io/gcp-service-account': 'mlflow@project.iam.gserviceaccount.com' });
    expect(notes({ mlflow })).not.toMatch(/demo-mlflow-artifacts-s3|demo-storage-cred/);
  });

  it('that clients read and write directly need no server, but access of the clients', () => {
    const mlflow = { artifacts: { ...S3.artifacts, proxied: false } };
    // The server still has those of experiments that were made before.
    expect(container(mlflow).args).toEqual(expect.arrayContaining(['--serve-artifacts', '--artifacts-destination=s3://models', '--default-artifact-root=s3://models']));
    expect(argument('default-artifact-root', S3)).toBeUndefined();
    expect(() => objects({ artifacts: { proxied: false } })).toThrow('mlflow.artifacts.proxied is false, and clients cannot mount the volume');
    const client = (values: any): string[] => Object.keys(env(objects(values).find(o => o.metadata.name === 'serving-deployment').spec.template.spec.initContainers[0]));
    expect([client(S3), client(mlflow)].map(names => names.includes('AWS_ACCESS_KEY_ID'))).toEqual([false, true]);
  });
});

describe('logins', () => {
  const auth = { enabled: true };

  it('are off by default, with a warning where others reach the server', () => {
    expect(notes()).not.toContain('auth.enabled');
    const open = [{ ingress: { enabled: true } }, { gateway: ROUTE }, { service: { type: 'NodePort' } }, { loadBalancer: { enabled: true, type: 'LoadBalancer' } }];
    expect(open.map(mlflow => notes({ mlflow }).includes('WARNING: mlflow.auth.enabled is false; everybody who reaches'))).toEqual([true, true, true, true]);
    expect(notes({ mlflow: { loadBalancer: { enabled: true } } })).not.toContain('auth.enabled');
  });

  it('have their password and their key in a Secret, and the rest in a file without either', () => {
    expect(argument('app-name', { auth })).toBe('basic-auth');
    expect(env(container({ auth }))).toMatchObject({
      MLFLOW_AUTH_CONFIG_PATH: '/etc/mlflow/basic_auth.ini', MLFLOW_AUTH_ADMIN_PASSWORD: secret('demo-mlflow-auth', 'adminPassword'), MLFLOW_FLASK_SERVER_SECRET_KEY: secret('demo-mlflow-auth', 'flaskSecretKey'),
    });
    const file = one('ConfigMap', 'demo-mlflow-auth-config', { auth: { ...auth, database: 'users' } }).data['basic_auth.ini'];
    expect(file.split('\n')).toEqual(expect.arrayContaining(['[mlflow]', 'default_permission = READ', 'database_uri = postgresql+psycopg2://mlflow-postgres:5432/users', 'admin_username = admin']));
    expect(notes({ mlflow: { auth } })).toContain('kubectl create secret generic demo-mlflow-auth --namespace demo');
  });

  it('have their tables made by the same container', () => {
    const [migrate] = pod({ auth }).initContainers;
    expect(env(migrate).MLFLOW_AUTH_CONFIG_PATH).toBe('/etc/mlflow/basic_auth.ini');
    expect(migrate.volumeMounts).toContainEqual({ name: 'auth', mountPath: '/etc/mlflow', readOnly: true });
  });

  it('are those of the programs of the release too', () => {
    const login = (given: any) => env(objects({ auth: given }).find(o => o.metadata.name === 'serving-deployment').spec.template.spec.initContainers[0]);
    expect(login(auth)).toMatchObject({ MLFLOW_TRACKING_USERNAME: 'admin', MLFLOW_TRACKING_PASSWORD: secret('demo-mlflow-auth', 'adminPassword') });
    expect(login({ ...auth, clientSecret: 'login' })).toMatchObject({ MLFLOW_TRACKING_USERNAME: secret('login', 'username'), MLFLOW_TRACKING_PASSWORD: secret('login', 'password') });
    expect(Object.keys(login({}))).not.toContain('MLFLOW_TRACKING_USERNAME');
  });

  it('take both of an existing Secret, or both of the values', () => {
    expect(env(container({ auth: { ...auth, existingSecret: 'theirs', adminPasswordKey: 'pw' } })).MLFLOW_AUTH_ADMIN_PASSWORD).toEqual(secret('theirs', 'pw'));
    expect(() => objects({ auth: { ...auth, adminPassword: 'an admin password' } })).toThrow('the values have mlflow.auth.adminPassword, but not mlflow.auth.flaskSecretKey');
    expect(() => objects({ auth: { adminPassword: 'an admin password', flaskSecretKey: 'k'.repeat(16) } })).toThrow('mlflow.auth.adminPassword is set but not used');
  });
});

describe('metrics', () => {
  it('are off by default, and asked for by a ServiceMonitor that finds one Service', () => {
    expect(argument('expose-prometheus')).toBeUndefined();
    const mlflow = { metrics: { enabled: true, serviceMonitor: { enabled: true } }, loadBalancer: { enabled: true } };
    expect(argument('expose-prometheus', mlflow)).toBe('/tmp/metrics');
    const { selector, endpoints } = one('ServiceMonitor', 'demo-mlflow', mlflow).spec;
    expect(endpoints).toEqual([{ port: 'http', path: '/metrics' }]);
    const found = objects(mlflow).filter(o => o.kind === 'Service' && Object.entries(selector.matchLabels).every(([label, value]) => o.metadata.labels[label] === value));
    expect(found.map(o => o.metadata.name)).toEqual(['mlflow']);
  });

  it('are at the root, whatever the prefix is', () => {
    const mlflow = { staticPrefix: '/mlflow', metrics: { enabled: true, serviceMonitor: { enabled: true } } };
    expect(one('ServiceMonitor', 'demo-mlflow', mlflow).spec.endpoints[0].path).toBe('/metrics');
  });

  it('need the login of a Secret where the server needs one', () => {
    const metrics = { enabled: true, serviceMonitor: { enabled: true } };
    expect(() => objects({ metrics, auth: { enabled: true } })).toThrow('mlflow.auth.clientSecret is empty, and Prometheus needs a login for the metrics');
    expect(one('ServiceMonitor', 'demo-mlflow', { metrics, auth: { enabled: true, clientSecret: 'login' } }).spec.endpoints[0].basicAuth).toEqual({ username: { name: 'login', key: 'username' }, password: { name: 'login', key: 'password' } });
    expect(() => objects({ metrics: { serviceMonitor: { enabled: true } } })).toThrow('mlflow.metrics.serviceMonitor.enabled is true, and mlflow.metrics.enabled is false');
  });
});

describe('what was deleted', () => {
  it('is deleted from the store by its access, where experiments have it for their artifacts', () => {
    const gc = (mlflow: any) => env(one('CronJob', 'demo-mlflow-gc', { ...mlflow, garbageCollection: { enabled: true } }).spec.jobTemplate.spec.template.spec.containers[0]);
    for (const proxied of [true, false]) {
      expect(gc({ artifacts: { ...S3.artifacts, proxied } })).toMatchObject({ AWS_ACCESS_KEY_ID: secret('demo-mlflow-artifacts-s3', 'accessKeyId') });
    }
  });

  it('stays until a CronJob is asked for, which asks the server for artifacts', () => {
    expect(objects().filter(o => o.kind === 'CronJob' && o.metadata.labels['app.kubernetes.io/component'] === 'mlflow-gc')).toEqual([]);
    const { spec, metadata } = one('CronJob', 'demo-mlflow-gc', { auth: { enabled: true }, garbageCollection: { enabled: true, olderThan: '7d' } });
    const [gc] = spec.jobTemplate.spec.template.spec.containers;
    expect([spec.schedule, metadata.labels.app, gc.command, gc.args]).toEqual(['30 3 * * *', 'mlflow', ['mlflow', 'gc'], ['--backend-store-uri=$(MLFLOW_BACKEND_STORE_URI)', '--older-than=7d']]);
    expect(env(gc)).toMatchObject({ MLFLOW_TRACKING_URI: 'http://mlflow.demo:80', PGPASSWORD: secret('demo-mlflow-database', 'password'), MLFLOW_TRACKING_PASSWORD: secret('demo-mlflow-auth', 'adminPassword') });
  });
});

describe('other ways', () => {
  it('lead to the prefix, with artifacts of any size', () => {
    const mlflow = { staticPrefix: '/mlflow', ingress: { enabled: true, host: 'ml.example.org' }, gateway: ROUTE };
    const ingress = objects(mlflow).find(o => o.kind === 'Ingress' && o.metadata.labels.app === 'mlflow');
    expect(ingress.spec.rules[0].http.paths[0]).toEqual({ path: '/mlflow', pathType: 'Prefix', backend: { service: { name: 'mlflow', port: { number: 80 } } } });
    expect(ingress.metadata.annotations).toMatchObject({ 'nginx.ingress.kubernetes.io/proxy-body-size': '0' });
    expect(one('HTTPRoute', 'mlflow', mlflow).spec.rules[0]).toMatchObject({ matches: [{ path: { value: '/mlflow' } }], timeouts: { request: '0s' } });
  });

  it('are another Service with an address of the private network', () => {
    const { spec, metadata } = one('Service', 'mlflow-loadbalancer-internal', { loadBalancer: { enabled: true, type: 'LoadBalancer', internalLoadBalancer: 'gke' } });
    expect(spec).toMatchObject({ type: 'LoadBalancer', ports: [{ name: 'http', port: 80, targetPort: 'http' }], selector: one('Service', 'mlflow').spec.selector });
    expect(metadata.annotations).toEqual({ 'networking.gke.io/load-balancer-type': 'Internal' });
  });
});

describe('as part of another chart', () => {
  it('has names of the release, and a database elsewhere', () => {
    const made = new SmallChart(c => {
      const server = new MlflowServer(c, 'tracking', { database: { host: 'db', port: 5432, name: 'ml', user: 'ml', existingSecret: 'db' }, artifacts: { store: 's3', s3: { bucket: 'models' } } });
      c.holder(server.clientEnv);
    }).toJson();
    expect(made.find(o => o.kind === 'Deployment').metadata.name).toBe('small-tracking');
    expect(made.find(o => o.kind === 'Service').metadata.name).toBe('small-tracking');
    expect(made.find(o => o.kind === 'Held').spec).toEqual([{ name: 'MLFLOW_TRACKING_URI', value: 'http://small-tracking.default:80' }]);
  });

  it('refuses what cannot work at synthesis', () => {
    const database = { host: 'db', port: 5432, name: 'ml', user: 'ml', existingSecret: 'db' };
    expect(() => new SmallChart(c => void new MlflowServer(c, 'tracking', { database, artifacts: { store: 's3' } }))).toThrow('artifacts.store is "s3", and artifacts.s3.bucket is empty');
    expect(() => new SmallChart(c => void new MlflowServer(c, 'tracking', { database, replicas: 2 }))).toThrow('replicas is 2, and pods on several nodes cannot share the volume of the artifacts');
  });
});
