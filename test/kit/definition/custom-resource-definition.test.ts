import { App, Chart } from 'cdk8s';
import { experiment } from '../../fixtures/experiments';
import { objectsOf, SmallChart } from '../../support/small-chart';
import { CrdPlacement } from '../../../src';
import { CustomResourceDefinition, CustomResourceDefinitionProps, CustomResourceScope, ListType, MapType, StructuralSchema } from '../../../src/kit';

const { object } = StructuralSchema;
const GIVEN = { group: 'example.org', kind: 'Sweep' };
const version = (schema: StructuralSchema, more: object = {}) => ({ name: 'v1', schema, ...more });

const made = (props: Partial<CustomResourceDefinitionProps> = {}): any =>
  objectsOf(c => void new CustomResourceDefinition(c, 'definition', { ...GIVEN, versions: [version(object())], ...props }))[0];
const schemaOf = (schema: StructuralSchema): any => made({ versions: [version(object().field('spec', schema))] }).spec.versions[0].schema.openAPIV3Schema.properties.spec;

describe('a definition', () => {
  it('has the names that follow from the kind, and nothing that the API server adds itself', () => {
    expect(made()).toEqual({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'sweeps.example.org' },
      spec: { group: 'example.org', names: { kind: 'Sweep', plural: 'sweeps' }, scope: 'Namespaced', versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }] },
    });
  });

  it.each([['Policy', 'policies'], ['Gateway', 'gateways'], ['Ingress', 'ingresses'], ['Batch', 'batches'], ['KubernetesEndpointResolver', 'kubernetesendpointresolvers']])('of a %s is named %s', (kind, plural) => {
    expect(made({ kind }).metadata.name).toBe(`${plural}.example.org`);
  });

  it('has the names that it is given', () => {
    expect(made({ plural: 'sweepz', singular: 'sweeep', listKind: 'Sweeps', shortNames: ['sw'], categories: ['all'], scope: CustomResourceScope.CLUSTER, preserveUnknownFields: false, labels: { a: 'b' }, annotations: { c: 'd' } })).toMatchObject({
      metadata: { name: 'sweepz.example.org', labels: { a: 'b' }, annotations: { c: 'd' } },
      spec: { names: { plural: 'sweepz', singular: 'sweeep', listKind: 'Sweeps', shortNames: ['sw'], categories: ['all'] }, scope: 'Cluster', preserveUnknownFields: false },
    });
    expect(made({ singular: 'sweep', listKind: 'SweepList' }).spec.names).toEqual({ kind: 'Sweep', plural: 'sweeps' });
  });

  it('tells others what its objects are called', () => {
    const { name, plural, group, kind, apiVersion } = experiment(new Chart(new App(), 'plain'));
    expect({ name, plural, group, kind, apiVersion }).toEqual({ name: 'experiments.ml.example.org', plural: 'experiments', group: 'ml.example.org', kind: 'Experiment', apiVersion: 'ml.example.org/v1' });
  });

  it('has versions with subresources, columns and a warning', () => {
    const [stored, old] = (objectsOf(c => void experiment(c))[0]).spec.versions;
    expect(stored).toMatchObject({
      name: 'v1', served: true, storage: true, subresources: { status: {}, scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas', labelSelectorPath: '.status.selector' } },
      additionalPrinterColumns: [{ name: 'Image', type: 'string', jsonPath: '.spec.image' }, { name: 'Ready', priority: 1 }, { name: 'Age', type: 'date' }],
    });
    expect(old).toMatchObject({ name: 'v1alpha1', served: true, storage: false, deprecated: true, deprecationWarning: 'use v1' });
  });

  it('is converted by a webhook', () => {
    const conversion = { serviceName: 'converter', serviceNamespace: 'system', path: '/convert', port: 9443, caBundle: 'QQ==', conversionReviewVersions: ['v1', 'v1beta1'] };
    expect(made({ conversion }).spec.conversion).toEqual({
      strategy: 'Webhook', webhook: { clientConfig: { service: { name: 'converter', namespace: 'system', path: '/convert', port: 9443 }, caBundle: 'QQ==' }, conversionReviewVersions: ['v1', 'v1beta1'] },
    });
    expect(made({ conversion: { serviceName: 'converter', serviceNamespace: 'system' } }).spec.conversion).toEqual({
      strategy: 'Webhook', webhook: { clientConfig: { service: { name: 'converter', namespace: 'system' } }, conversionReviewVersions: ['v1'] },
    });
  });

  it('is not created if it is not enabled', () => {
    expect(objectsOf(c => { experiment(c, { enabled: false, labels: { a: c.builtIns.releaseName.asString() } }); c.holder(1); }).map(o => o.kind)).toEqual(['Held']);
  });

  it('needs templates for a condition and for values', () => {
    const onValues = (c: SmallChart) => void experiment(c, { enabled: c.values.boolean('crds', { default: true, description: 'Whether.' }) });
    expect(() => objectsOf(onValues)).toThrow('is under a condition or in a loop');
    expect(objectsOf(onValues, { crds: CrdPlacement.TEMPLATES })[0].metadata.annotations).toEqual({ 'helm.sh/resource-policy': 'keep' });
  });

  it('has its fields in an order in which they are read', () => {
    const { spec } = objectsOf(c => void experiment(c))[0];
    expect(Object.keys(spec)).toEqual(['group', 'names', 'scope', 'versions']);
    expect(Object.keys(spec.versions[0])).toEqual(['name', 'served', 'storage', 'subresources', 'additionalPrinterColumns', 'schema']);
    expect(Object.keys(spec.versions[0].schema.openAPIV3Schema)).toEqual(['description', 'type', 'required', 'properties']);
    expect(Object.keys(schemaOf(object().string('type', { enum: ['a'] }).string('kind').string('items')).properties)).toEqual(['items', 'kind', 'type']);
  });
});

describe('a schema', () => {
  it('has fields of each type', () => {
    expect(schemaOf(object('A spec.')
      .string('text', { required: true, minLength: 1, maxLength: 9, pattern: '^a', format: 'hostname', description: 'A text.' })
      .string('choice', { enum: ['a', 'b'], default: 'a', nullable: true })
      .integer('count', { minimum: 1, maximum: 5, format: 'int32' })
      .number('share', { minimum: 0, exclusiveMinimum: true, multipleOf: 0.5 })
      .boolean('flag', { default: false, required: true })
      .intOrString('port', { default: 80 })
      .list('names').map('labels')
      .openObject('open').anything('any'))).toEqual({
      description: 'A spec.',
      type: 'object',
      required: ['text', 'flag'],
      properties: {
        text: { description: 'A text.', type: 'string', minLength: 1, maxLength: 9, pattern: '^a', format: 'hostname' },
        choice: { type: 'string', enum: ['a', 'b'], default: 'a', nullable: true },
        count: { type: 'integer', minimum: 1, maximum: 5, format: 'int32' },
        share: { type: 'number', minimum: 0, exclusiveMinimum: true, multipleOf: 0.5 },
        flag: { type: 'boolean', default: false },
        port: { 'x-kubernetes-int-or-string': true, 'default': 80 },
        names: { type: 'array', items: { type: 'string' } },
        labels: { type: 'object', additionalProperties: { type: 'string' } },
        open: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true },
        any: { 'x-kubernetes-preserve-unknown-fields': true },
      },
    });
  });

  it('may be merged as a whole by server-side apply: in fields, and in the items of lists', () => {
    const reference = StructuralSchema.ofObject({ fields: object().string('name'), mapType: MapType.ATOMIC });
    const atomic = { 'type': 'object', 'x-kubernetes-map-type': 'atomic', 'properties': { name: { type: 'string' } } };
    expect(schemaOf(object().field('secret', reference).list('secrets', { items: reference })).properties).toEqual({ secret: atomic, secrets: { type: 'array', items: atomic } });
  });

  it('is shared by fields, which may describe it anew', () => {
    const shared = object('Shared.').string('name', { required: true });
    const made = schemaOf(object().nested('a', { fields: shared }).nested('b', { fields: shared, description: 'Own.', mapType: MapType.ATOMIC }).list('c', { items: shared }).field('d', shared, { required: true, nullable: true }).include(shared));
    const plain = { description: 'Shared.', type: 'object', required: ['name'], properties: { name: { type: 'string' } } };
    expect(made).toEqual({
      type: 'object', required: ['d', 'name'],
      properties: { a: plain, b: { ...plain, 'description': 'Own.', 'x-kubernetes-map-type': 'atomic' }, c: { type: 'array', items: plain }, d: { ...plain, nullable: true }, name: { type: 'string' } },
    });
  });

  it('has lists that server-side apply merges, embedded objects and open ones', () => {
    expect(schemaOf(object().list('set', { listType: ListType.SET }).list('map', { listType: ListType.MAP, listMapKeys: ['name'], items: object().string('name', { required: true }) })
      .nested('template', { embeddedResource: true, preserveUnknownFields: true }).open())).toMatchObject({
      'x-kubernetes-preserve-unknown-fields': true,
      'properties': {
        set: { 'x-kubernetes-list-type': 'set' }, map: { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'] },
        template: { 'type': 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true },
      },
    });
  });

  it('has alternatives without types, defaults and descriptions', () => {
    const schema = object().string('a').integer('b').list('c', { items: object().string('d') });
    expect(schemaOf(schema.oneOf(object('First.').string('a', { required: true, enum: ['x'], default: 'x' }), object().integer('b', { required: true }))
      .anyOf(object().list('c', { items: object().string('d', { required: true, maxLength: 3 }) }), object().string('a', { required: true }))
      .not(object().integer('b', { minimum: 3 })).not(object().string('a', { enum: ['y'] })))).toMatchObject({
      oneOf: [{ required: ['a'], properties: { a: { enum: ['x'] } } }, { required: ['b'] }],
      anyOf: [{ properties: { c: { items: { required: ['d'], properties: { d: { maxLength: 3 } } } } } }, { required: ['a'] }],
      not: { properties: { b: { minimum: 3 } } },
      allOf: [{ not: { properties: { a: { enum: ['y'] } } } }],
    });
  });

  it('leaves what it is made of as it was', () => {
    const base = object().string('a');
    base.string('b');
    expect(Object.keys(schemaOf(base).properties)).toEqual(['a']);
  });

  it.each<[string, () => unknown, string]>([
    ['a field that is there', () => object().string('a').integer('a'), 'the field "a" is declared twice'],
    ['a field of a scalar', () => StructuralSchema.ofString().string('a'), '"a" cannot be a field of what is string: begin with StructuralSchema.object()'],
    ['a field of a map', () => StructuralSchema.ofMap().string('a'), '"a" cannot be a field of a map'],
    ['an option that is not known', () => object().string('a', { minLenght: 1 } as any), 'StructuralSchema: a: unknown option "minLenght", did you mean "minLength"?'],
    ['a default of another type', () => object().integer('size', { default: 'a' as any }), 'StructuralSchema: size: default: got a string ("a"), expected a number'],
    ['what is required and no field', () => StructuralSchema.ofString({ required: true }), 'StructuralSchema.ofString(): required is set, which only a field can be'],
    ['items that are no schema', () => object().list('a', { items: 'string' as any }), 'got "string", expected a StructuralSchema'],
    ['fields that are no object', () => object().nested('a', { fields: StructuralSchema.ofMap() }), 'fields: got a schema of a map, expected one of an object'],
  ])('refuses %s', (_, make, message) => {
    expect(make).toThrow(message);
  });
});

describe('refused is', () => {
  it.each<[string, Partial<CustomResourceDefinitionProps>, string]>([
    ['a group without a dot', { group: 'example' }, 'small/definition: group is "example", expected a DNS name with at least one dot'],
    ['a group of capitals', { group: 'Example.org' }, 'group is "Example.org", expected a DNS name'],
    ['a group of Kubernetes', { group: 'batch.k8s.io' }, 'which is one of Kubernetes: use another group, or set the annotation api-approved.kubernetes.io'],
    ['a kind in lower case', { kind: 'sweep' }, 'kind is "sweep", expected letters and digits'],
    ['a plural with capitals', { plural: 'Sweeps' }, 'plural is "Sweeps", expected lower-case letters'],
    ['a short name with a dot', { shortNames: ['s.w'] }, 'a short name is "s.w"'],
    ['a short name twice', { shortNames: ['sw', 'sp', 'sw'] }, 'shortNames has "sw" twice: remove it in one place'],
    ['a category twice', { categories: ['all', 'all'] }, 'categories has "all" twice: remove it in one place'],
    ['a list of the same kind', { listKind: 'Sweep' }, 'listKind is "Sweep", as kind'],
    ['no version', { versions: [] }, 'versions is empty'],
    ['two versions of one name', { versions: [version(object(), { storage: true }), version(object())] }, 'two versions have the name v1'],
    ['a name of a version', { versions: [version(object(), { name: '1' })] }, 'the name of a version is "1"'],
    ['no stored version', { versions: [version(object()), version(object(), { name: 'v2' })] }, 'no version is the stored one, and objects are stored in exactly one: set storage of one of v1 and v2'],
    ['two stored versions', { versions: [version(object(), { storage: true }), version(object(), { name: 'v2', storage: true })] }, 'v1 and v2 are stored, and objects are stored in exactly one'],
    ['a warning without deprecation', { versions: [version(object(), { deprecationWarning: 'use v2' })] }, 'v1: deprecationWarning is set, and deprecated is not'],
    ['a column of another type', { versions: [version(object().string('spec'), { printerColumns: [{ name: 'A', jsonPath: '.spec', type: 'text' }] })] }, 'v1: the column A has the type "text", expected one of string, integer, number, boolean and date'],
    ['a column without a dot', { versions: [version(object().string('spec'), { printerColumns: [{ name: 'A', jsonPath: 'spec' }] })] }, 'which does not begin with a dot'],
    ['a column of a field that is not there', { versions: [version(object().nested('spec', { fields: object().string('host') }), { printerColumns: [{ name: 'A', jsonPath: '.spec.hots' }] })] }, 'the schema has no "hots" there: known are host'],
    ['a scale of another field', { versions: [version(object(), { scale: { specReplicasPath: '.status.replicas', statusReplicasPath: '.status.replicas' } })] }, 'scale.specReplicasPath is ".status.replicas", expected a path of fields below .spec'],
    ['unknown fields of the old kind', { preserveUnknownFields: true }, 'preserveUnknownFields is true'],
    ['a port of the webhook', { conversion: { serviceName: 'a', serviceNamespace: 'b', port: 0 } }, 'conversion.port is 0'],
    ['a path of the webhook', { conversion: { serviceName: 'a', serviceNamespace: 'b', path: 'convert' } }, 'conversion.path is "convert"'],
    ['a name of the webhook', { conversion: { serviceName: 'a.b', serviceNamespace: 'b' } }, 'conversion.serviceName is "a.b"'],
    ['an unknown review', { conversion: { serviceName: 'a', serviceNamespace: 'b', conversionReviewVersions: ['v2'] } }, 'the API server knows v1 and v1beta1'],
  ])('%s', (_, props, message) => {
    expect(() => made(props)).toThrow(message);
  });

  it.each<[string, StructuralSchema, string]>([
    ['a root that is no object', StructuralSchema.ofString(), 'small/definition: v1: the schema is string, expected an object'],
    ['a kind in the schema', object().string('kind'), 'the schema has the field kind, which every object has'],
    ['labels in the schema', object().nested('metadata', { fields: object().map('labels') }), 'the schema has the field metadata.labels'],
    ['a default that is not accepted', object().nested('spec', { fields: object().integer('size', { default: 0, minimum: 1 }) }), 'small/definition: v1 spec.size: the default 0 is refused: expected at least 1'],
    ['a default that does not match', object().string('a', { default: 'b', pattern: '^a' }), 'v1 a: the default "b" is refused: it does not match ^a'],
    ['a default that is none of them', object().string('a', { default: 'b', enum: ['c'] }), 'accepted are "c"'],
    ['a default with a field that is not declared', object().nested('a', { fields: object().string('b'), default: { c: 1 } }), 'the default {"c":1} is refused: c is not declared'],
    ['a default without a required field', object().nested('a', { fields: object().string('b', { required: true }), default: {} }), 'b is missing'],
    ['a default of an embedded object that is none', object().openObject('a', { embeddedResource: true, default: { kind: 'Pod' } }), 'the default {"kind":"Pod"} is refused: apiVersion is missing'],
    ['a default without what is required, though that has a default', object().nested('a', { fields: object().string('b', { required: true, default: 'c' }), default: {} }), 'b is missing'],
    ['a default that fits no alternative', object().nested('a', { fields: object().string('b').string('c').oneOf(object().string('b', { required: true }), object().string('c', { required: true })), default: {} }), 'it fits 0 of the alternatives of oneOf, expected one'],
    ['a default that fits not even one', object().nested('a', { fields: object().string('b').anyOf(object().string('b', { required: true })), default: {} }), 'it fits no alternative of anyOf'],
    ['a default that is excluded', object().nested('a', { fields: object().string('b').string('c').not(object().string('b', { required: true })), default: { b: 'd' } }), 'it fits what not() excludes'],
    ['a default of a list', object().list('a', { default: ['x', 1] }), '[1]: it is integer, expected string'],
    ['a default that is a fraction', object().integer('a', { default: 1.5 }), 'it is number, expected integer'],
    ['an enum with the same twice', object().string('a', { enum: ['b', 'b'] }), 'enum is ["b","b"]'],
    ['a format that is not checked', object().string('a', { format: 'url' }), 'format is "url", which the API server does not check'],
    ['a pattern that Go does not read', object().string('a', { pattern: '(?=a)' }), 'Go has no look-around'],
    ['bounds that exclude everything', object().list('a', { minItems: 2, maxItems: 1 }), 'minItems is 2 and maxItems is 1, so that nothing is accepted'],
    ['an exclusive bound that is missing', object().number('a', { exclusiveMinimum: true }), 'exclusiveMinimum is true without a minimum'],
    ['a map list without keys', object().list('a', { listType: ListType.MAP }), 'listType is ListType.MAP without listMapKeys'],
    ['keys of another list', object().list('a', { listMapKeys: ['b'] }), 'listMapKeys is set, which only lists of ListType.MAP have'],
    ['a key that items do not have', object().list('a', { listType: ListType.MAP, listMapKeys: ['b'], items: object().string('c') }), 'the items have no such field: known are c'],
    ['a key that items may lack', object().list('a', { listType: ListType.MAP, listMapKeys: ['b'], items: object().string('b') }), 'which items may lack: make it required, or give it a default'],
    ['a set of objects', object().list('a', { listType: ListType.SET, items: object() }), 'the items are neither scalars nor atomic'],
    ['an embedded object without fields', object().nested('a', { embeddedResource: true }), 'an embedded resource without fields'],
    ['an alternative of a field that is not declared', object().string('a').oneOf(object().string('b', { required: true })), 'oneOf speaks of "b", which is not declared outside of it: known are a'],
    ['an alternative that says nothing', object().string('a').anyOf(object().string('a')), 'an alternative of anyOf says nothing'],
  ])('%s', (_, schema, message) => {
    expect(() => made({ versions: [version(schema)] })).toThrow(message);
  });
});
