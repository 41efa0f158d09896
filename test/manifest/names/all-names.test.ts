import { App } from 'cdk8s';
import * as fc from 'fast-check';
import { EVERYTHING } from '../../dask/everything';
import { fixture, FIXTURES } from '../../fixtures';
import { plainObjects } from '../../support/arbitrary-release';
import { ONCE } from '../../support/once';
import { scaled, SEED } from '../../support/runs';
import { DocumentedDeployments, ReleaseChart } from '../../../src';
import { Model } from '../../../src/manifest/model/model';
import { JsonMap } from '../../../src/values/json-map';
import { ObjectShape } from '../../../src/values/shape';

const CHARTS: ReadonlyArray<readonly [name: string, create: () => ReleaseChart]> = [
  ...DocumentedDeployments._names.map(name => [name, () => new DocumentedDeployments()._define(new App(), name)] as const),
  ...Object.keys(FIXTURES).map(name => [name, () => fixture(name)] as const),
];

/** What makes all that a chart has, where its environments do not. */
const ALL: { readonly [chart: string]: JsonMap } = {
  'aim-server': { ui: { enabled: true, ingress: { enabled: true }, basePath: '/ui' }, ingress: { enabled: true }, clientConfig: { enabled: true }, serviceAccount: { create: true }, networkPolicy: { enabled: true } },
  'emissary-ingress': {
    agent: { enabled: true, cloudConnectToken: 't' }, autoscaling: { enabled: true }, podDisruptionBudget: { maxUnavailable: 1 }, metrics: { serviceMonitor: { enabled: true } }, ambassadorConfig: 'a: b', rbac: { secrets: true },
  },
  'demo': {
    mlflow: {
      database: { password: 'p' }, artifacts: { s3: { bucket: 'models' } }, ingress: { enabled: true }, gateway: { enabled: true, parentRefs: [{ name: 'g' }], hostnames: ['a.example.org'] }, loadBalancer: { enabled: true },
      podDisruptionBudget: { enabled: true }, networkPolicy: { enabled: true }, serviceAccount: { create: true }, auth: { enabled: true, adminPassword: 'a'.repeat(12), flaskSecretKey: 'b'.repeat(16), clientSecret: 'login' }, metrics: { enabled: true, serviceMonitor: { enabled: true } },
      garbageCollection: { enabled: true },
    },
    postgres: { backup: { enabled: true }, serviceAccount: { create: true } },
  },
  'experiment': { params: { lr: 0.1 }, distributed: { nodes: 2 }, sweep: { grid: { a: [1, 2] } }, serviceAccount: { create: true } },
  'mongodb': { auth: { rootPassword: 'r', usernames: ['a'], passwords: ['b'], databases: ['c'] }, persistence: { local: { path: '/disk', node: 'a' } }, backup: { enabled: true, persistence: { keep: false } }, serviceAccount: { create: true } },
  'redis': { mode: 'cluster', auth: { password: 'p' }, metrics: { enabled: true, serviceMonitor: { enabled: true } }, serviceAccount: { create: true } },
  'experiment-project': { project: { access: { users: ['a'] }, networkPolicy: { enabled: true }, quota: { hard: { pods: 1 } } }, storage: { mode: 'nfsServer', nfsServer: { clusterIP: '10.96.0.50' } } },
  'arl-cluster': { ...EVERYTHING, worker: { ...EVERYTHING.worker, serviceAccount: { create: true }, groups: { ...EVERYTHING.worker.groups, ['g'.repeat(20)]: { serviceAccount: { create: true } } } } },
};

/** Kinds whose names become labels of hosts or of pods, and kinds whose names do not, with the namespace of the release where they are in another. */
const LONGEST: { readonly [kind: string]: number } = { StatefulSet: 52, CronJob: 52, Role: 253, RoleBinding: 253 };

describe.each(CHARTS)('names of %s', (name, create) => {
  let model: Model;
  /** Names that a cluster or namespace has once, whatever the releases are called. */
  let fixed: readonly string[];
  let files: readonly (readonly JsonMap[])[];

  beforeAll(() => {
    const chart = create();
    fixed = chart._props.fixedNames ?? [];
    model = chart._model();
    // That one gives the names itself, as the deployment that it documents does.
    const environments = Object.entries(model.environments).filter(([environment]) => environment !== 'resources');
    const required = (model.ciValues ?? {}) as JsonMap;
    files = [{}, ALL[name] ?? {}, ...environments.map(([, { values }]) => values as JsonMap)].map(values => [required, values]);
  });

  it('are valid, and no two releases share one, whatever they begin with and whatever overrides their names', () => {
    fc.assert(fc.property(pairs(model.values), ({ releases, overrides }) => {
      for (const values of files) {
        const objects = releases.flatMap(release => plainObjects(model, { name: release, namespace: 'n'.repeat(63), files: [...values, overrides] }) as any[]);
        // Definitions belong to the cluster, and releases share them.
        const ids = objects.filter(o => o.kind !== 'CustomResourceDefinition' && !ONCE.includes(name) && !fixed.includes(o.metadata.name)).map(o => `${o.apiVersion} ${o.kind} ${o.metadata.namespace ?? ''} ${o.metadata.name}`);
        expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
        expect(objects.flatMap(faultsOf)).toEqual([]);
      }
    }), { numRuns: scaled(100), seed: SEED });
  });
});

/** Two releases whose names begin alike, and overrides of names that the schema takes. */
function pairs(values: ObjectShape): fc.Arbitrary<{ readonly releases: readonly string[]; readonly overrides: JsonMap }> {
  const begin = fc.oneof(fc.constantFrom('a'.repeat(52), 'forecast-demand-europe-central-', `r${'-x'.repeat(25)}-`, 'my-'), fc.stringMatching(/^[a-z][-a-z0-9]{0,50}$/));
  const override = (path: string): fc.Arbitrary<string | undefined> => {
    const { shape } = values.fields[path] ?? {};
    return shape?.kind !== 'string' ? fc.constant(undefined) : fc.option(fc.oneof(fc.constantFrom('abcdefg--zzz', 'a'.repeat(shape.maxLength ?? 1), `a${'-'.repeat((shape.maxLength ?? 3) - 2)}z`), fc.stringMatching(new RegExp(shape.pattern!))
      .filter(text => text.length <= (shape.maxLength ?? Infinity))), { nil: undefined });
  };
  return fc.record({ begin, name: override('nameOverride'), fullname: override('fullnameOverride') }).map(given => ({
    // A whole name is that of one release.
    releases: given.fullname ? [`${given.begin}b`] : [`${given.begin}b`, `${given.begin}c`],
    overrides: JSON.parse(JSON.stringify({ nameOverride: given.name, fullnameOverride: given.fullname })),
  }));
}

function faultsOf(object: any): string[] {
  const { kind, metadata: { name, namespace } } = object;
  const longest = LONGEST[kind] ?? (namespace === undefined ? 253 : 63);
  return [
    ...name.length > longest || !/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(name) ? [`${kind} ${name}`] : [],
    ...labelsIn(object).filter(([, value]) => value.length > 63 || !/^([A-Za-z0-9]([-_.A-Za-z0-9]*[A-Za-z0-9])?)?$/.test(value)).map(label => label.join('=')),
  ];
}

/** The labels of an object and of its pods, and what its selectors ask for. */
function labelsIn(data: any, key = ''): [key: string, value: string][] {
  if (typeof data !== 'object' || data === null) {
    return [];
  }
  return key === 'labels' || key === 'matchLabels' ? Object.entries(data).filter((label): label is [string, string] => typeof label[1] === 'string')
    : Object.entries(data).flatMap(([name, value]) => labelsIn(value, name));
}
