import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { ReleaseChart } from '../../src';
import { Redis, RedisChart } from '../../src/data';
import { CREATE_CLUSTER, DUMP, HAND_OVER, READY, RESTORE, START, TEST } from '../../src/data/redis-scripts';
import { DocumentedDeployments } from '../../src/documented-deployments';
import { release } from '../../src/plain/release';
import { render, renderEverything, renderNotes } from '../../src/plain/render';
import { violations, writableRoots } from '../support/restricted';
import { scratch } from '../support/scratch';
import { SmallChart } from '../support/small-chart';

const GIVEN = { auth: { password: 'secret of redis' } };
const CLUSTER = { mode: 'cluster' };

const known = new Map<string, any[]>();

/** The objects of a release; of the same values, only once. */
function objects(values: any = {}): any[] {
  const key = JSON.stringify(values);
  known.set(key, known.get(key) ?? new RedisChart(new App(), 'chart', { releaseName: 'redis', values }).toJson());
  return known.get(key)!;
}

function object(kind: string, values: any = {}, name?: string): any {
  return objects(values).find(o => o.kind === kind && (name === undefined ? !o.metadata.name.endsWith('-headless') : o.metadata.name === name));
}

const pod = (values: any = {}): any => object('StatefulSet', values).spec.template.spec;
const server = (values: any = {}): any => pod(values).containers[0];
const config = (values: any = {}): string[] => object('ConfigMap', values).data['redis.conf'].trim().split('\n');
const notes = (values: any = {}): string => renderNotes(new RedisChart(new App(), 'chart')._model(), release({ name: 'redis', namespace: 'redis', values: [values] }));
const env = (container: any): { [name: string]: any } => Object.fromEntries(container.env.map(({ name, value, valueFrom }: any) => [name, valueFrom ?? value]));
const secretKey = (key = 'redis-password', name = 'redis') => ({ secretKeyRef: { name, key } });

describe('the pods', () => {
  it('meet the Pod Security Standard restricted with a read-only root file system, as every pod of the chart', () => {
    const model = new RedisChart(new App(), 'chart')._model();
    const all = [{ ...GIVEN, ...CLUSTER, metrics: { enabled: true } } as any, { backup: { enabled: true } }]
      .flatMap(values => renderEverything(model, release({ name: 'r', values: [values] })).flatMap(d => d.objects as any[]));
    expect(all.filter(o => ['StatefulSet', 'Job', 'CronJob', 'Pod'].includes(o.kind)).map(o => o.kind).sort()).toEqual(['CronJob', 'Job', 'Pod', 'Pod', 'StatefulSet', 'StatefulSet']);
    expect([all.flatMap(violations), all.flatMap(writableRoots)]).toEqual([[], []]);
  });

  it('run as the user of the official image, who owns the volume', () => {
    expect(pod().securityContext).toMatchObject({ runAsUser: 999, runAsGroup: 999, fsGroup: 999 });
  });

  it('have the whole directory of the data on a claim of their own, and write every change', () => {
    const { spec } = object('StatefulSet');
    expect(spec.volumeClaimTemplates).toMatchObject([{ metadata: { name: 'data' }, spec: { resources: { requests: { storage: '8Gi' } } } }]);
    expect(server().volumeMounts).toContainEqual({ name: 'data', mountPath: '/data' });
    expect(config()).toEqual(expect.arrayContaining(['dir /data', 'appendonly yes', 'save ""']));
    expect(config({ persistence: { enabled: false } })).toContain('appendonly no');
  });

  it('count as ready only with the right password, and as alive with any answer', () => {
    const { startupProbe, livenessProbe, readinessProbe } = server();
    expect([startupProbe, livenessProbe].map(probe => probe.exec.command)).toEqual([['redis-cli', 'ping'], ['redis-cli', 'ping']]);
    expect(readinessProbe.exec.command).toEqual(['sh', '-c', READY]);
  });

  it('store what the memory limit of the container leaves', () => {
    expect(env(server({ maxmemoryPercent: 50 }))).toMatchObject({ MEMORY_LIMIT: { resourceFieldRef: { resource: 'limits.memory', divisor: '1' } }, MAXMEMORY_PERCENT: '50' });
    expect(config({ maxmemoryPolicy: 'allkeys-lru' })).toContain('maxmemory-policy allkeys-lru');
    expect(() => objects({ maxmemoryPercent: 95 })).toThrow('maxmemoryPercent');
  });

  it('start again after another setting, and not after another password, which has to be the same in all of them', () => {
    const template = (values: any) => object('StatefulSet', values).spec.template;
    expect(template({ auth: { password: 'other' } })).toEqual(template(GIVEN));
    expect(template({ extraConfig: ['hz 20'] })).not.toEqual(template({}));
  });

  it('load modules, and have extra settings after those of the chart', () => {
    expect(config({ modules: ['/usr/lib/redis/modules/redisai.so', '/m.so A 1'], extraConfig: ['hz 20'] }).slice(-3)).toEqual(['loadmodule /usr/lib/redis/modules/redisai.so', 'loadmodule /m.so A 1', 'hz 20']);
  });

  it.each(['requirepass x', 'masterauth x', 'user ann on', 'aclfile /a', 'include /a', 'maxmemory 1gb', 'appendonly no', 'cluster-enabled yes', 'cluster-announce-ip 1.2.3.4'])('refuse the setting %s, which the chart decides', line => {
    expect(() => objects({ extraConfig: ['hz 20', line] })).toThrow('extraConfig: remove requirepass');
  });
});

describe('the password', () => {
  it('is in a Secret that users create, with the command in the notes', () => {
    expect(object('Secret')).toBeUndefined();
    expect(env(server()).REDISCLI_AUTH).toEqual(secretKey());
    expect(notes()).toContain(`kubectl create secret generic redis --namespace redis \\
    --from-literal=redis-password="$(openssl rand -hex 24)"
`);
  });

  it('makes the Secret if it is in the values, and is nowhere else', () => {
    expect(object('Secret', GIVEN).data).toEqual({ 'redis-password': Buffer.from('secret of redis').toString('base64') });
    expect(notes(GIVEN)).not.toContain('kubectl create secret');
    expect(JSON.stringify(objects({ ...GIVEN, ...CLUSTER }).filter(o => o.kind !== 'Secret'))).not.toContain('secret of redis');
  });

  it('is in a Secret of the user, under a key of the user', () => {
    const given = { auth: { existingSecret: 'theirs', existingSecretPasswordKey: 'pass' }, metrics: { enabled: true } };
    expect(env(server(given)).REDISCLI_AUTH).toEqual(secretKey('pass', 'theirs'));
    expect(env(pod(given).containers[1]).REDIS_PASSWORD).toEqual(secretKey('pass', 'theirs'));
    expect(notes(given)).toContain('kubectl get secret theirs --namespace redis -o go-template="{{index .data \\"pass\\" | base64decode}}"');
  });

  it('is not asked for without a login, and the notes warn', () => {
    const open = { auth: { enabled: false } };
    expect(Object.keys(env(server(open)))).toEqual(['REDIS_MODE', 'MEMORY_LIMIT', 'MAXMEMORY_PERCENT']);
    expect(notes(open)).toContain('WARNING: auth.enabled is false; everybody who can connect can read and write everything.');
    expect(() => objects({ auth: { enabled: false, password: 'x' } })).toThrow('auth.password is set but not used with this auth.enabled');
    expect(() => objects({ auth: { enabled: false, usersSecret: 'users' } })).toThrow('auth.usersSecret is "users", and auth.enabled is false');
  });

  it('is changed by commands in the notes, which no list of processes shows', () => {
    expect(notes({ auth: { existingSecret: 'theirs', existingSecretPasswordKey: 'pass' } })).toContain(`
  password="$(openssl rand -hex 24)"
  for pod in $(kubectl get pod --namespace redis --selector app.kubernetes.io/instance=redis,app.kubernetes.io/component=redis --output name); do
    printf 'acl setuser default >%s\\nconfig set masterauth %s\\n' "$password" "$password" | kubectl exec --namespace redis --stdin "$pod" --container redis -- redis-cli
  done
`);
    expect(notes({ auth: { existingSecret: 'theirs', existingSecretPasswordKey: 'pass' } })).toContain(`
  kubectl patch secret theirs --namespace redis --patch "{\\"stringData\\": {\\"pass\\": \\"$password\\"}}"
  kubectl rollout restart statefulset/redis --namespace redis
`);
  });

  it('has further users beside it, from a Secret', () => {
    expect(pod({ auth: { usersSecret: 'users' } }).volumes).toContainEqual({ name: 'users', secret: { secretName: 'users' } });
    expect(server({ auth: { usersSecret: 'users' } }).volumeMounts).toContainEqual({ name: 'users', mountPath: '/etc/redis/users', readOnly: true });
  });
});

describe('the names', () => {
  it('are those of the documentation, whatever the release is called', () => {
    const [service] = new RedisChart(new App(), 'chart', { releaseName: 'other', releaseNamespace: 'redis' }).toJson().filter(o => o.kind === 'Service' && o.spec.clusterIP !== 'None');
    expect([service.metadata.name, service.spec.ports]).toEqual(['redisai-clusterip', [{ name: 'redis', port: 6379, targetPort: 'redis', protocol: 'TCP' }]]);
  });

  it('can be others', () => {
    expect(object('Service', { service: { name: 'cache' } }).metadata.name).toBe('cache');
  });

  it('of a Redis elsewhere are the same, and nothing is installed', () => {
    const all = objects({ external: { host: 'redis.example.org' } });
    expect(all.map(({ kind, metadata, spec }) => [kind, metadata.name, spec])).toEqual([['Service', 'redisai-clusterip', { type: 'ExternalName', externalName: 'redis.example.org' }]]);
    const said = notes({ external: { host: 'redis.example.org' } });
    expect(said).toContain('It is another name for redis.example.org');
    expect(said).not.toMatch(/kubectl|WARNING/);
  });

  it.each(['backup', 'metrics'])('of a Redis elsewhere come without %s, which would be of the server of the chart', what => {
    expect(() => objects({ external: { host: 'redis.example.org' }, [what]: { enabled: true } })).toThrow(`external.host is "redis.example.org", so there is no server of the chart, and ${what}.enabled is true`);
  });

  it('of a Redis elsewhere lead to no IP address, for which a Service cannot be another name', () => {
    expect(() => objects({ external: { host: '192.0.2.7' } })).toThrow('external.host is "192.0.2.7", an IP address');
  });
});

describe('a cluster', () => {
  it('has as many pods as masters and replicas, which start at once and find each other before they are ready', () => {
    const { spec } = object('StatefulSet', CLUSTER);
    expect(spec).toMatchObject({ replicas: 6, podManagementPolicy: 'Parallel', serviceName: 'redis-headless' });
    expect(object('StatefulSet', { ...CLUSTER, cluster: { masters: 5, replicasPerMaster: 2 } }).spec.replicas).toBe(15);
    expect(object('Service', CLUSTER, 'redis-headless').spec).toMatchObject({ clusterIP: 'None', publishNotReadyAddresses: true });
  });

  it('has its own settings, and a single server none of them', () => {
    expect(config({ ...CLUSTER, cluster: { nodeTimeoutMilliseconds: 7000, preferredEndpointType: 'hostname', requireFullCoverage: false } })).toEqual(expect.arrayContaining([
      'cluster-enabled yes', 'cluster-node-timeout 7000', 'cluster-preferred-endpoint-type hostname', 'cluster-require-full-coverage no',
    ]));
    expect(config().join()).not.toContain('cluster');
    expect(server().lifecycle).toBeUndefined();
  });

  it('hands over before a master ends, has a budget for disruptions, and is spread over nodes', () => {
    expect(server(CLUSTER).lifecycle.preStop.exec.command).toEqual(['sh', '-c', HAND_OVER]);
    expect(pod(CLUSTER).terminationGracePeriodSeconds).toBe(60);
    expect(object('PodDisruptionBudget', CLUSTER).spec).toMatchObject({ maxUnavailable: 1 });
    expect(pod(CLUSTER).topologySpreadConstraints).toMatchObject([{ topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' }]);
    expect([object('PodDisruptionBudget'), pod().topologySpreadConstraints]).toEqual([undefined, undefined]);
  });

  it('is spread as the values say, if they do: Kubernetes refuses two constraints with the same topology key', () => {
    const own = { maxSkew: 2, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: {} };
    expect(pod({ ...CLUSTER, topologySpreadConstraints: [own] }).topologySpreadConstraints).toEqual([own]);
  });

  it('is created by a Job from variables, with nothing of the values in its program', () => {
    const [container] = object('Job', { ...CLUSTER, fullnameOverride: 'cache' }).spec.template.spec.containers;
    expect(container.command).toEqual(['sh', '-c', CREATE_CLUSTER]);
    expect(env(container)).toEqual({ NODE_NAME: 'cache', NODE_SERVICE: 'cache-headless', CLUSTER_MASTERS: '3', CLUSTER_REPLICAS: '1', REDISCLI_AUTH: secretKey('redis-password', 'cache') });
    expect(object('Job')).toBeUndefined();
  });

  it.each<[string, any, boolean]>([
    ['more replicas', { ...CLUSTER, cluster: { replicasPerMaster: 2 } }, true], ['what a person says', { ...CLUSTER, cluster: { creation: { run: '2' } } }, true],
    ['other resources of the servers', { ...CLUSTER, resources: {} }, false], ['another setting', { ...CLUSTER, extraConfig: ['hz 20'] }, false],
  ])('has a Job that runs again after %s: %#', (_, values, again) => {
    const name = (given: any) => object('Job', given).metadata.name;
    expect(name(CLUSTER)).toMatch(/^redis-cluster-[0-9a-f]{8}$/);
    expect(name(values) !== name(CLUSTER)).toBe(again);
  });

  it('has a Job of the same name in every namespace', () => {
    const model = new RedisChart(new App(), 'chart')._model();
    const names = ['a', 'b'].map(namespace => (render(model, release({ name: 'redis', namespace, values: [CLUSTER] })) as any[]).find(o => o.kind === 'Job').metadata.name);
    expect(names[0]).toBe(names[1]);
  });

  it('lets nobody but its own pods to the port that its nodes have for each other', () => {
    const { ingress } = object('NetworkPolicy', { ...CLUSTER, networkPolicy: { from: [{ podSelector: {} }] } }).spec;
    const own = { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'redis', 'app.kubernetes.io/instance': 'redis' } } };
    expect(ingress).toEqual([
      { ports: [{ port: 6379, protocol: 'TCP' }], from: [own, { podSelector: {} }] },
      { ports: [{ port: 16379, protocol: 'TCP' }], from: [own] },
    ]);
  });

  it.each<[string, any, string]>([
    ['two masters', { cluster: { masters: 2 } }, 'cluster.masters'],
    ['no volumes', { persistence: { enabled: false } }, 'mode is "cluster", and persistence.enabled is false: a node without its volume is not the same node any more'],
    ['one claim for all', { persistence: { existingClaim: 'theirs' } }, 'persistence.existingClaim is "theirs", which all nodes would share'],
    ['backups', { backup: { enabled: true } }, 'mode is "cluster", and backup.enabled is true: a file has the keys of one server'],
  ])('is refused with %s', (_, values, message) => {
    expect(() => objects({ ...CLUSTER, ...values })).toThrow(message);
  });

  it('has notes with commands that need no password', () => {
    expect(notes(CLUSTER)).toContain('kubectl exec --namespace redis redis-0 --container redis -- redis-cli cluster nodes');
    expect(notes(CLUSTER)).toContain('redis-cli --cluster rebalance redis-0.redis-headless:6379 --cluster-use-empty-masters');
    expect(notes()).not.toContain('redis-cli cluster');
  });
});

describe('metrics', () => {
  const measured = { metrics: { enabled: true, serviceMonitor: { enabled: true } } };

  it('come from an exporter beside the server, by a Service of their own', () => {
    const [, exporter] = pod(measured).containers;
    expect([exporter.image, exporter.ports]).toEqual(['oliver006/redis_exporter:v1.82.0', [{ name: 'metrics', containerPort: 9121 }]]);
    expect(env(exporter)).toEqual({ REDIS_ADDR: 'redis://localhost:6379', REDIS_PASSWORD: secretKey() });
    expect(object('Service', measured, 'redis-metrics').spec.ports).toMatchObject([{ name: 'metrics', port: 9121 }]);
    expect(object('ServiceMonitor', measured).spec.endpoints).toMatchObject([{ port: 'metrics', path: '/metrics' }]);
    expect(object('NetworkPolicy', measured).spec.ingress[0].ports.map(({ port }: any) => port)).toEqual([6379, 9121]);
  });

  it('have no ServiceMonitor without an exporter', () => {
    expect(() => objects({ metrics: { serviceMonitor: { enabled: true } } })).toThrow('metrics.serviceMonitor.enabled is true, and metrics.enabled is false, so there are no metrics');
  });

  it('are off by default', () => {
    expect(pod().containers).toHaveLength(1);
    expect(objects().map(o => o.kind)).not.toContain('ServiceMonitor');
  });
});

describe('backups', () => {
  it('are RDB files in a claim of their own', () => {
    const { containers: [container] } = object('CronJob', { backup: { enabled: true } }).spec.jobTemplate.spec.template.spec;
    expect(container.command.slice(-1)).toEqual([DUMP]);
    expect(env(container)).toMatchObject({ REDIS_HOST: 'redisai-clusterip', REDISCLI_AUTH: secretKey() });
    expect(notes({ backup: { enabled: true } })).toContain('kubectl create job --namespace redis --from=cronjob/redis-backup redis-backup-now');
    expect(notes({ backup: { enabled: true } })).toContain('RESTORE=2030-01-31T030000Z.rdb');
  });
});

describe('the environments', () => {
  const model = new DocumentedDeployments()._define(new App(), 'redis')._model();
  const rendered = (name: string): any[] => renderEverything(model, release({ name: 'redis', namespace: 'redis', values: [model.environments[name].values] })).flatMap(d => d.objects as any[]);

  it('local is one server with the documented class, and a password that says that it is no secret', () => {
    const { spec } = rendered('local').find(o => o.kind === 'StatefulSet');
    expect([spec.replicas, spec.volumeClaimTemplates[0].spec.storageClassName]).toEqual([1, 'local-storage']);
    expect(Buffer.from(rendered('local').find(o => o.kind === 'Secret').data['redis-password'], 'base64').toString()).toMatch(/^throw-away/);
  });

  it('prod is a cluster, whose password is in a Secret', () => {
    expect(rendered('prod').map(o => o.kind)).toEqual(expect.arrayContaining(['Job', 'PodDisruptionBudget']));
    expect(rendered('prod').find(o => o.kind === 'Secret')).toBeUndefined();
  });
});

describe('as a part of another chart', () => {
  class Shop extends ReleaseChart {
    constructor(scope: Construct, id: string, props: any = {}) {
      super(scope, id, { name: 'shop', version: '0.1.0', description: 'A shop.', ...props });
      const cache = new Redis(this, 'cache', { mode: 'cluster', cluster: { masters: 4 }, service: { name: 'shop-cache' } });
      this.notes.add(`${cache.url} ${cache.credentials.name}`);
    }
  }

  it('has names and a URL of its own', () => {
    const shop = new Shop(new App(), 'shop', { namespace: 'web' });
    expect(shop.toJson().map(o => `${o.kind} ${o.metadata.name}`)).toEqual([
      'NetworkPolicy shop-cache', 'PodDisruptionBudget shop-cache', 'ConfigMap shop-cache-config', 'Service shop-cache-headless', 'Service shop-cache', 'StatefulSet shop-cache',
      expect.stringMatching(/^Job shop-cache-cluster-[0-9a-f]{8}$/),
    ]);
    expect(shop.toJson().find(o => o.kind === 'StatefulSet').spec.replicas).toBe(8);
    expect(renderNotes(shop._model(), release({ name: 'shop', namespace: 'web' }))).toContain('redis://shop-cache.web:6379 shop-cache');
  });

  it('takes its password from values of the chart also where it has no metrics', () => {
    const body = (c: SmallChart) => void new Redis(c, 'cache', c.values.group('cache', Redis.values({ omit: ['metrics'] })).asProps());
    const [set] = new SmallChart(body, { values: { cache: { auth: { existingSecret: 'own' } } } }).toJson().filter(o => o.kind === 'StatefulSet');
    expect(env(set.spec.template.spec.containers[0]).REDISCLI_AUTH).toEqual(secretKey('redis-password', 'own'));
  });

  it('refuses at synthesis what is known then', () => {
    expect(() => new SmallChart(c => void new Redis(c, 'cache', { mode: 'cluster', cluster: { masters: 2 } }))).toThrow('cluster.masters: got 2, expected at least 3');
    expect(() => new SmallChart(c => void new Redis(c, 'cache', { mode: 'sentinel' }))).toThrow('mode: got "sentinel", expected "standalone" or "cluster"');
  });
});

describe('the programs', () => {
  it.each(Object.entries({ START, READY, HAND_OVER, CREATE_CLUSTER, DUMP, RESTORE, TEST }))('%s is read by a shell', (_, script) => {
    expect(spawnSync('sh', ['-n', '-c', script], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });

  /** Runs the readiness probe with a `redis-cli` that answers so. */
  function ready(answers: { readonly ping: string; readonly info?: string }): boolean {
    const folder = scratch();
    fs.writeFileSync(path.join(folder, 'redis-cli'), `#!/bin/sh\nif [ "$1" = ping ]; then echo '${answers.ping}'; else printf '${answers.info ?? ''}'; fi\n`, { mode: 0o755 });
    return spawnSync('sh', ['-c', READY], { env: { ...process.env, PATH: `${folder}:${process.env.PATH}` } }).status === 0;
  }

  it('a server is ready with the right password, when it has its data, and the data of its master', () => {
    expect(ready({ ping: 'PONG', info: 'role:master\\r\\n' })).toBe(true);
    expect(ready({ ping: 'PONG', info: 'role:slave\\r\\nmaster_link_status:up\\r\\n' })).toBe(true);
    expect(ready({ ping: 'PONG', info: 'role:slave\\r\\nmaster_link_status:down\\r\\n' })).toBe(false);
    expect(ready({ ping: 'NOAUTH Authentication required.' })).toBe(false);
    expect(ready({ ping: 'LOADING Redis is loading the dataset in memory' })).toBe(false);
  });
});
