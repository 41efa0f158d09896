import { ApiObject, Chart, Names } from 'cdk8s';
import { Rendered } from '../../../../src/plain/render';

/** The labels by which cdk8s-plus finds pods. */
const ADDRESS = 'cdk8s.io/metadata.addr';
const CLUSTER_SCOPED = ['ClusterRole', 'ClusterRoleBinding', 'Namespace', 'PersistentVolume'];

/** In what the objects of a release differ from those that cdk8s writes of the same constructs, and in nothing else. */
export const DIFFERENCES: { readonly [sentence: string]: (object: any, ordinary: Ordinary) => any } = {
  'Names that are not given begin with the release and have no hash, wherever they stand.': (object, { names }) =>
    inTexts(object, text => [...names].reduce((t, [from, to]) => t.split(from).join(to), text)),
  'The label `cdk8s.io/metadata.addr`, a hash of the construct\'s path, is replaced by the labels of the release and of the component.': (object, { components, chart, release }) =>
    inMaps(object, ({ [ADDRESS]: address, ...others }) => (address === undefined ? others : {
      ...others, 'app.kubernetes.io/name': chart, 'app.kubernetes.io/instance': release, 'app.kubernetes.io/component': components.get(address),
    })),
  'Namespaced objects have the namespace of the release.': object => (CLUSTER_SCOPED.includes(object.kind) ? object
    : { ...object, metadata: { ...object.metadata, namespace: object.metadata.namespace ?? 'default' } }),
  'Objects have the labels of the release.': (object, { chart, release }) => ({
    ...object,
    metadata: {
      ...object.metadata,
      labels: {
        'app.kubernetes.io/name': chart, 'app.kubernetes.io/instance': release, 'app.kubernetes.io/version': '0.1.0', 'helm.sh/chart': `${chart}-0.1.0`,
        ...object.metadata.labels,
      },
    },
  }),
  'A ServiceAccount that is bound to a role has the namespace of the release.': object => (object.subjects === undefined ? object : {
    ...object, subjects: object.subjects.map((s: any) => (s.kind === 'ServiceAccount' ? { ...s, namespace: s.namespace ?? 'default' } : s)),
  }),
};

/** What the objects are released as. */
export interface Released {
  readonly chart: string;
  readonly release: string;
}

interface Ordinary extends Released {
  /** Ours by those of cdk8s. */
  readonly names: ReadonlyMap<string, string>;
  /** By the address. */
  readonly components: ReadonlyMap<string, string>;
}

/** What cdk8s writes of the ordinary chart, by the paths of the constructs, as it would stand in the release of ours. */
export function asRelease(chart: Chart, released: Released, ours: ReadonlyMap<string, any>): Map<string, any> {
  const objects = chart.node.findAll().filter(ApiObject.isApiObject);
  const named = objects.map((o): [string, string] => [o.name, ours.get(o.node.path)?.metadata.name]).filter(([from, to]) => to !== undefined && from !== to);
  const ordinary = {
    ...released,
    names: new Map(named.sort(([a], [b]) => b.length - a.length)),
    components: new Map(chart.node.findAll().map(c => [Names.toLabelValue(c), c.node.path.split('/').slice(1).join('-')])),
  };
  return new Map(objects.map(o => [o.node.path, Object.values(DIFFERENCES).reduce((object, differ) => differ(object, ordinary), o.toJson())]));
}

/** The objects of a release by the paths of their constructs. */
export function byPath(rendered: readonly Rendered[]): Map<string, any> {
  return new Map(rendered.flatMap(({ path, objects }) => objects.map((o): [string, any] => [path, o])));
}

function inTexts(data: any, change: (text: string) => string): any {
  return typeof data === 'string' ? change(data) : Array.isArray(data) ? data.map(item => inTexts(item, change))
    : typeof data === 'object' && data !== null ? Object.fromEntries(Object.entries(data).map(([k, v]) => [k, inTexts(v, change)])) : data;
}

function inMaps(data: any, change: (map: any) => any): any {
  return Array.isArray(data) ? data.map(item => inMaps(item, change))
    : typeof data === 'object' && data !== null ? change(Object.fromEntries(Object.entries(data).map(([k, v]) => [k, inMaps(v, change)]))) : data;
}
