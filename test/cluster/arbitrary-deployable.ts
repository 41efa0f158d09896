import * as fc from 'fast-check';
import { SERVICE_ADDRESSES } from './service-addresses';
import { ArbitraryReleases, ReleaseCase } from '../support/arbitrary-release';
import { Model } from '../../src/manifest/model/model';
import { Field, Json, Shape } from '../../src/values/shape';

/**
 * Releases whose fragments of Kubernetes YAML are what Kubernetes knows: there the schema of a chart leaves to the API
 * server what it accepts. Everything else is as the schema has it.
 */
export function arbitraryDeployable(model: Model): fc.Arbitrary<ReleaseCase> {
  return fc.tuple(new ArbitraryReleases(model).any, fc.array(fc.nat(), { minLength: 40, maxLength: 40 })).map(([release, dice]) => {
    let next = 0;
    const known = (values: Json): Json => deployable(model.values.fields, values, options => options[dice[next++ % dice.length] % options.length]);
    return { ...release, files: release.files?.map(known), sets: [] };
  });
}

type Pick = (options: readonly Json[]) => Json;

function deployable(fields: { readonly [name: string]: Field }, values: Json, pick: Pick): Json {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    return values;
  }
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]): Array<[string, Json]> => {
    const field = fields[name];
    const made = field && deployableValue(name, field.shape, value, pick);
    return made === undefined ? [] : [[name, made]];
  }));
}

function deployableValue(name: string, shape: Shape, value: Json, pick: Pick): Json | undefined {
  switch (shape.kind) {
    case 'raw':
      return FRAGMENTS[name] && pick(FRAGMENTS[name]);
    case 'object':
      return deployable(shape.fields, value, pick);
    case 'list':
      return FRAGMENTS[name] ? pick(FRAGMENTS[name]) : shape.items.kind === 'raw' ? undefined
        : Array.isArray(value) ? apart(name, value).map(item => deployableValue(name, shape.items, item, pick)!) : value;
    case 'map':
      return typeof value !== 'object' || value === null ? value : MAPS[name] ? pick(MAPS[name])
        : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, deployableValue(name, shape.items, item, pick)!]));
    case 'string':
      return name in KNOWN ? pick(KNOWN[name]) : value;
    case 'enum':
      return name in KNOWN && !KNOWN[name].includes(value) ? pick(KNOWN[name]) : value;
    case 'integer':
      // What an API server gives out, unless it was started with another range.
      return name === 'nodePort' && value !== 0 ? 30_000 + Number(value) % 2_768 : value;
    default:
      return value;
  }
}

/** The API server takes two references to one Gateway only when they name listeners, which no schema of a chart can say. */
function apart(name: string, items: readonly Json[]): readonly Json[] {
  const parent = (item: any): string => `${item?.namespace}/${item?.name}`;
  return name === 'parentRefs' ? items.filter((item, i) => items.findIndex(other => parent(other) === parent(item)) === i) : items;
}

/** Strings that the API server looks up, or reads with a grammar that no pattern has. */
const KNOWN: { readonly [name: string]: readonly Json[] } = {
  schedule: ['@daily', '0 3 * * *', '*/15 8-18 * * MON-FRI'],
  clusterIP: ['', SERVICE_ADDRESSES.range.replace('0.0/16', '0.250')],
  // The API server of the tests has addresses of IPv4.
  ipFamilyPolicy: ['', 'SingleStack', 'PreferDualStack'],
  // Not those of loopback and the like.
  externalIPs: ['192.0.2.10', '2001:db8::10'],
  timeZone: ['', 'Europe/Berlin', 'Etc/UTC'],
};

/** Maps of quantities, by the name of the value: the API server compares those of a LimitRange with each other. */
const MAPS: { readonly [name: string]: readonly Json[] } = {
  min: [{}, { cpu: '10m' }, { cpu: '1m', memory: '4Mi' }],
  defaultRequest: [{}, { cpu: '100m' }, { cpu: 1, memory: '1Gi' }],
  default: [{}, { memory: '2Gi' }, { 'cpu': 2, 'memory': '4Gi', 'ephemeral-storage': '10Gi' }],
  max: [{}, { cpu: 8 }, { 'cpu': '16', 'memory': '64Gi', 'ephemeral-storage': '1Ti' }],
};

const STRINGS: readonly Json[] = [{}, { 'example.com/team': 'ml' }, { 'a': '1', 'b.example.org/c': 'true' }];
const SECURITY: readonly Json[] = [
  { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  { runAsNonRoot: true, runAsUser: 2000, runAsGroup: 3000, seccompProfile: { type: 'RuntimeDefault' } },
];

/** By the name of the value. */
const FRAGMENTS: { readonly [name: string]: readonly Json[] } = {
  annotations: STRINGS,
  podAnnotations: STRINGS,
  podLabels: STRINGS,
  labels: STRINGS,
  nodeSelector: [{}, { 'kubernetes.io/arch': 'amd64' }, { gpu: 'a100' }],
  resources: [
    {}, { limits: { cpu: '2', memory: '1Gi' } }, { requests: { cpu: '100m', memory: '64Mi' }, limits: { 'cpu': 2, 'memory': '1Gi', 'nvidia.com/gpu': 1 } }, { requests: { cpu: 1, memory: '1e9' }, limits: { cpu: 4, memory: '4e9' } },
  ],
  tolerations: [[], [{ key: 'gpu', operator: 'Exists', effect: 'NoSchedule' }], [{ key: 'a', operator: 'Equal', value: 'b', effect: 'NoExecute', tolerationSeconds: 60 }]],
  affinity: [{}, {
    nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/os', operator: 'In', values: ['linux'] }] }] } },
  }, {
    podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { a: 'b' } } } }] },
  }],
  topologySpreadConstraints: [[], [{ maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: { a: 'b' } } }]],
  podSecurityContext: [{}, ...SECURITY.map(context => ({ ...context as object, fsGroup: 2000, fsGroupChangePolicy: 'OnRootMismatch' }))],
  securityContext: [{ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true, ...SECURITY[0] as object }],
  extraEnv: [[], [{ name: 'PLAIN', value: 'a "text" with $(THINGS) in it' }, { name: 'BY_KEY', valueFrom: { secretKeyRef: { name: 'settings', key: 'key', optional: true } } }]],
  extraVolumes: [[], [{ name: 'extra', emptyDir: {} }], [{ name: 'more', configMap: { name: 'more', optional: true } }, { name: 'scratch', emptyDir: { sizeLimit: '1Gi' } }]],
  commonLabels: STRINGS,
  commonAnnotations: STRINGS,
  ipFamilies: [[], ['IPv4']],
  hostAliases: [[], [{ ip: '192.0.2.10', hostnames: ['registry.example.org', 'mirror.example.org'] }], [{ ip: '2001:db8::1', hostnames: [] }]],
  dnsConfig: [{}, { nameservers: ['192.0.2.53'], options: [{ name: 'ndots', value: '2' }] }],
  scratchVolume: [{}, { sizeLimit: '1Gi' }, { medium: 'Memory', sizeLimit: '64Mi' }],
  sidecars: [[], [{ name: 'sidecar', image: 'example.org/exporter:1', ports: [{ name: 'metrics', containerPort: 9102 }], env: [{ name: 'A', value: 'b' }] }]],
  extraEnvFrom: [[], [{ configMapRef: { name: 'settings', optional: true } }, { secretRef: { name: 'settings' }, prefix: 'X_' }]],
};
