import { Definition, definitionsAmong, Deliberate, schemaAt } from './definition';
import { differences } from './compare';
import { factsOf } from './facts';
import { fixture } from '../../fixtures';

const originals = definitionsAmong(fixture('experiments').toJson());
const [NAME, SPEC] = ['experiments.ml.example.org', 'spec'];

/** The definitions with a change. */
function changed(change: (definition: any, spec: any) => void): Definition[] {
  const ours: any[] = structuredClone(originals);
  ours.forEach(definition => definition.metadata.name === NAME && change(definition, schemaAt(definition, 'Experiment', 'v1', SPEC)));
  return ours;
}

test('definitions are as they are', () => {
  expect(originals.map(o => o.metadata.name)).toEqual([NAME, 'gpuquotas.ml.example.org']);
  expect(differences({ ours: originals, originals })).toEqual([]);
});

test.each<[string, (definition: any, spec: any) => void, string]>([
  ['a group', d => { d.spec.group = 'example.org'; }, 'group: ours "example.org", original "ml.example.org"'],
  ['a scope', d => { d.spec.scope = 'Cluster'; }, 'scope: ours "Cluster", original "Namespaced"'],
  ['a kind of lists', d => { d.spec.names.listKind = 'Experiments'; }, 'listKind: ours "Experiments", original "ExperimentList"'],
  ['a short name', d => { d.spec.names.shortNames = []; }, 'short names: ours [], original ["exp"]'],
  ['a category', d => { d.spec.names.categories.push('all'); }, 'categories: ours ["all","ml"], original ["ml"]'],
  ['a port of the webhook', d => { d.spec.conversion.webhook.clientConfig.service.port = 8443; }, 'conversion: ours {"conversionReviewVersions":["v1"],"service":{"name":"converter","namespace":"default","path":"/convert","port":8443}}'],
  ['no conversion', d => { delete d.spec.conversion; }, 'conversion: ours "None"'],
  ['a version that is not served', d => { d.spec.versions[1].served = false; }, 'v1alpha1 served: ours false, original true'],
  ['a stored version', d => { d.spec.versions[1].storage = true; }, 'v1alpha1 storage: ours true, original false'],
  ['a subresource', d => { delete d.spec.versions[0].subresources.status; }, 'v1 status subresource: ours false, original true'],
  ['a path of the scale', d => { d.spec.versions[0].subresources.scale.specReplicasPath = '.spec.size'; }, 'v1 scale subresource: ours'],
  ['an order of columns', d => { d.spec.versions[0].additionalPrinterColumns.reverse(); }, 'v1 columns: ours ["Age","Ready","Image"], original ["Image","Ready","Age"]'],
  ['a version that is missing', d => { d.spec.versions.pop(); }, 'versions: ours ["v1"], original ["v1","v1alpha1"]'],
  ['a priority', d => { d.spec.versions[0].additionalPrinterColumns[1].priority = 0; }, 'v1 column Ready: ours'],
  ['a field that is missing', (_, s) => { delete s.properties.steps; }, 'v1 spec.steps: ours nothing, original "array"'],
  ['a field more', (_, s) => { s.properties.more = { type: 'object', properties: { a: { type: 'string' } } }; }, 'v1 spec.more: ours "object", original nothing'],
  ['a type', (_, s) => { s.properties.replicas.type = 'number'; }, 'v1 spec.replicas: ours "number", original "integer"'],
  ['an enum', (_, s) => { s.properties.mode.enum.push('Slow'); }, 'v1 spec.mode: enum: ours ["Exact","Fast","Slow"], original ["Exact","Fast"]'],
  ['a field that is required', (_, s) => { s.required.push('mode'); }, 'v1 spec: required: ours ["image","mode"], original ["image"]'],
  ['a format', (_, s) => { delete s.properties.deadline.format; }, 'v1 spec.deadline: format: ours nothing, original "date-time"'],
  ['a pattern of items', (_, s) => { s.properties.args.items.pattern = 'a'; }, 'v1 spec.args[]: pattern: ours "a", original nothing'],
  ['the values of a map', (_, s) => { s.properties.env.additionalProperties.maxLength = 3; }, 'v1 spec.env.*: maxLength: ours 3, original 100'],
  ['a part that is open', (_, s) => { s['x-kubernetes-preserve-unknown-fields'] = true; }, 'v1 spec: x-kubernetes-preserve-unknown-fields: ours true, original nothing'],
  ['an int-or-string', (_, s) => { s.properties.port = { type: 'string' }; }, 'v1 spec.port: ours "string", original "int-or-string"'],
  ['a default', (_, s) => { s.properties.resume.default = true; }, 'v1 spec.resume: default: ours true, original false'],
  ['an alternative', (_, s) => { s.oneOf.pop(); }, 'v1 spec: oneOf: ours [{"required":["args"]}]'],
])('%s that differs is found', (_, change, line) => {
  const found = differences({ ours: changed(change), originals });
  expect(found).toHaveLength(1);
  expect(found[0].startsWith(`${NAME} ${line}`) ? line : found[0]).toBe(line);
});

test('a definition that is missing or one too many is found', () => {
  expect(differences({ ours: originals.slice(1), originals })).toEqual([`${NAME} is missing`]);
  expect(differences({ ours: originals, originals: originals.slice(1) })).toEqual([`${NAME} is ours alone`]);
});

test('labels count where they are asked for', () => {
  const ours = changed(d => { d.metadata.labels = { 'ml.example.org/a': 'b', 'c': 'd' }; });
  expect(differences({ ours, originals, labels: ['ml.example.org/'] })).toEqual([`${NAME} label ml.example.org/a: ours "b", original nothing`]);
});

test('what the API server adds, and what it ignores, makes no difference', () => {
  const ours = changed((d, s) => {
    Object.assign(d.metadata, { labels: { a: 'b' }, annotations: { c: 'd' } });
    Object.assign(d.spec.names, { singular: 'experiment', listKind: 'ExperimentList' });
    Object.assign(s, { description: 'Other words.' });
    Object.assign(s.properties.port, { anyOf: [{ type: 'integer' }, { type: 'string' }] });
    Object.assign(s.properties.env, { 'x-kubernetes-map-type': 'granular' });
    Object.assign(schemaAt(d, 'Experiment', 'v1').properties, { apiVersion: { type: 'string', description: 'As ever.' }, kind: { type: 'string' }, metadata: { type: 'object' } });
  });
  expect(differences({ ours, originals })).toEqual([]);
});

test('a field may have the name of a keyword', () => {
  const of = (field: object): Definition[] => changed((_, s) => { s.properties.properties = { type: 'object', properties: { description: field, items: { type: 'string' } } }; });
  expect(differences({ ours: of({ type: 'string' }), originals: of({ type: 'integer' }) })).toEqual([`${NAME} v1 spec.properties.description: ours "string", original "integer"`]);
  expect(Object.keys(factsOf(of({ type: 'string' })[0]))).toContain('v1 spec.properties.items');
});

test('a difference that is meant is none, and has to be there', () => {
  const narrower: Deliberate = { reason: 'more than nine pods are a mistake', amend: d => Object.assign(schemaAt(d, 'Experiment', 'v1', 'spec.replicas') ?? {}, { maximum: 9 }) };
  const ours = changed((_, s) => { s.properties.replicas.maximum = 9; });
  expect(differences({ ours, originals, deliberate: [narrower] })).toEqual([]);
  expect(differences({ ours: originals, originals, deliberate: [narrower] })).toEqual([`${NAME} v1 spec.replicas: maximum: ours nothing, original 9`]);
  expect(differences({ ours, originals: ours, deliberate: [narrower] })).toEqual(['a difference that is meant is not there any more: more than nine pods are a mistake']);
});
