import { App } from 'cdk8s';
import { EVERYTHING } from '../../dask/everything';
import { fixture } from '../../fixtures';
import { BothOutputs } from '../../support/equivalence';
import { CrdSchema, gatewayApiKinds } from '../../support/gateway-api';
import { AimServerChart } from '../../../src/aim';
import { ArlClusterChart } from '../../../src/dask';
import { Json } from '../../../src/values/shape';

const KINDS = new Map(gatewayApiKinds().map(({ kind, version, schema }) => [`gateway.networking.k8s.io/${version} ${kind}`, schema]));

/** Defaults that definitions leave to the documentation of Kubernetes, where they are within a list. */
const BUILT_IN: ReadonlyArray<readonly [kind: RegExp, list: string, defaults: Readonly<Record<string, Json>>]> = [
  [/^Service$/, 'ports', { protocol: 'TCP' }],
  [/^NetworkPolicy$/, 'ports', { protocol: 'TCP' }],
  [/^StatefulSet$/, 'volumeClaimTemplates', { apiVersion: 'v1', kind: 'PersistentVolumeClaim', status: { phase: 'Pending' } }],
];

/** The fields that the API server would add to items of lists: what compares lists as a whole cannot tell them from changes. */
function added(schema: CrdSchema, value: any, path: string, within = false): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, i) => added(schema.items!, item, `${path}[${i}]`, true));
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => (key in value ? added(field, value[key], `${path}.${key}`, within)
    : within && 'default' in field ? [`${path}.${key}`] : []));
}

function addedToBuiltIn(kind: string, value: any, path: string): string[] {
  return typeof value !== 'object' || value === null ? [] : Object.entries(value).flatMap(([key, below]) => [
    ...BUILT_IN.filter(([of, list]) => of.test(kind) && list === key && Array.isArray(below)).flatMap(([,, defaults]) =>
      (below as any[]).flatMap((item, i) => Object.keys(defaults).filter(field => !(field in item)).map(field => `${path}.${key}[${i}].${field}`))),
    ...addedToBuiltIn(kind, below, `${path}.${key}`),
  ]);
}

const parents = [{ name: 'public', sectionName: 'https' }, { name: 'public', sectionName: 'http', namespace: 'default' }, { group: '', kind: 'Service', name: 'mesh', port: 80 }];
const gateway = { enabled: true, parentRefs: parents, hostnames: ['a.example.org'] };
const CASES: ReadonlyArray<readonly [name: string, both: () => BothOutputs, values: object]> = [
  ['aim-server', () => new BothOutputs(new AimServerChart(new App(), 'aim-server')), { gateway, protocol: 'http', ui: { enabled: true, gateway: { ...gateway, hostnames: ['ui.example.org'] } } }],
  ['aim-server with gRPC', () => new BothOutputs(new AimServerChart(new App(), 'aim-server')), { gateway, networkPolicy: { enabled: true } }],
  ['arl-cluster', () => new BothOutputs(new ArlClusterChart(new App(), 'arl-cluster')), EVERYTHING as object],
  ['exposure', () => new BothOutputs(fixture('exposure')), { gateway }],
];

describe('what is rendered leaves no default within a list to the API server', () => {
  it.each(CASES)('%s', async (_, both, given) => {
    const values = given as Json;
    const outputs = both();
    const objects = outputs.plain({ files: [values] }) as any[];
    expect(Array.isArray(objects) ? [] : objects).toEqual([]);
    expect(objects.flatMap(object => {
      const schema = KINDS.get(`${object.apiVersion} ${object.kind}`);
      const name = `${object.kind} ${object.metadata.name}`;
      return schema ? added(schema, object, name) : addedToBuiltIn(object.kind, object, name);
    })).toEqual([]);
    expect(objects.some(o => o.kind.endsWith('Route'))).toBe(true);
    await outputs.agree({ files: [values] });
  });

  it('finds those of the definitions', () => {
    const bare = { spec: { parentRefs: [{ name: 'a' }], rules: [{ backendRefs: [{ name: 'b' }], matches: [{ path: {} }] }] } };
    expect(added(KINDS.get('gateway.networking.k8s.io/v1 HTTPRoute')!, bare, '').sort()).toEqual([
      '.spec.parentRefs[0].group', '.spec.parentRefs[0].kind', '.spec.rules[0].backendRefs[0].group', '.spec.rules[0].backendRefs[0].kind', '.spec.rules[0].backendRefs[0].weight',
      '.spec.rules[0].matches[0].path.type', '.spec.rules[0].matches[0].path.value',
    ]);
  });

  it('and one Gateway twice in the same words is refused by both outputs', async () => {
    const both = new BothOutputs(fixture('exposure'));
    const of = (...refs: object[]) => ({ files: [{ gateway: { ...gateway, parentRefs: refs } } as Json] });
    expect(both.plain(of({ name: 'b' }, { name: 'a' }, { name: 'a' })))
      .toMatchObject({ message: 'invalid values: gateway.parentRefs[2]: got the same as gateway.parentRefs[1], expected distinct items: remove one of the two' });
    await both.agree(of({ name: 'a' }, { name: 'a' }), of({ name: 'a', port: 80 }, { name: 'a', port: 80 }), of({ name: 'a', sectionName: 'x' }, { name: 'a', sectionName: 'x', namespace: 'ns' }), of({ name: 'a' }, { name: 'b' }));
    expect(both.tally).toMatchObject({ refused: 2, rendered: 2 });
  });
});
