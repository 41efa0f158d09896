import { ApiObject, Chart, Names } from 'cdk8s';
import { Rendered } from '../../../../src/plain/render';

/** The label by which cdk8s-plus selects pods. */
const ADDRESS = 'cdk8s.io/metadata.addr';
const CLUSTER_SCOPED = ['ClusterRole', 'ClusterRoleBinding', 'Namespace', 'PersistentVolume'];

/** All differences between the objects of a release and those that cdk8s writes for the same constructs. */
export const DIFFERENCES: { readonly [sentence: string]: (object: any, ordinary: Ordinary) => any } = {
  'Generated names begin with the release name and have no hash; references to them follow.': (object, { names }) =>
    mapStrings(object, text => [...names].reduce((t, [from, to]) => t.split(from).join(to), text)),
  'The label `cdk8s.io/metadata.addr`, a hash of the construct\'s path, is replaced with the labels of the release and of the component.': (object, { components, chart, release }) =>
    mapMaps(object, ({ [ADDRESS]: address, ...others }) => (address === undefined ? others : {
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
  'A ServiceAccount in the subjects of a binding has the namespace of the release.': object => (object.subjects === undefined ? object : {
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

/** What cdk8s writes for an ordinary chart, with the differences applied; by construct path. */
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

function mapStrings(data: any, change: (text: string) => string): any {
  return typeof data === 'string' ? change(data) : Array.isArray(data) ? data.map(item => mapStrings(item, change))
    : typeof data === 'object' && data !== null ? Object.fromEntries(Object.entries(data).map(([k, v]) => [k, mapStrings(v, change)])) : data;
}

function mapMaps(data: any, change: (map: any) => any): any {
  return Array.isArray(data) ? data.map(item => mapMaps(item, change))
    : typeof data === 'object' && data !== null ? change(Object.fromEntries(Object.entries(data).map(([k, v]) => [k, mapMaps(v, change)]))) : data;
}
