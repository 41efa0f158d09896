import { describeDefinitions } from './describe-definitions';
import { knativeDefinitions } from './originals';
import { Definition, definitionsAmong, Deliberate, schemaAt } from '../support/definitions/definition';
import { objectsOf } from '../support/small-chart';
import { KnativeDefinitions } from '../../src/knative/definitions/knative-definitions';

const DELIBERATE: readonly Deliberate[] = [
  {
    reason: 'a string has no fields to keep',
    amend: original => ['Revision', 'Configuration', 'Service'].forEach(kind => ['priorityClassName', 'runtimeClassName', 'schedulerName'].forEach(field =>
      delete schemaAt(original, kind, 'v1', `spec${kind === 'Revision' ? '' : '.template.spec'}.${field}`)?.['x-kubernetes-preserve-unknown-fields'])),
  },
  {
    reason: 'the column of the Kubernetes Service of a Revision is empty, since its status has no such field',
    amend: ({ spec }) => spec.versions.forEach(version => { version.additionalPrinterColumns = version.additionalPrinterColumns?.filter(({ name }) => spec.names.kind !== 'Revision' || name !== 'K8s Service Name'); }),
  },
  {
    reason: 'paths of columns have the same quotes in all definitions',
    amend: ({ spec }) => spec.versions.forEach(version => version.additionalPrinterColumns?.forEach(column => { column.jsonPath = column.jsonPath.replaceAll('"', "'"); })),
  },
];

function definitions(): Definition[] {
  return definitionsAmong(objectsOf(c => void new KnativeDefinitions(c, 'definitions', { version: '1.8.3' })));
}

describeDefinitions({ ours: definitions, originals: knativeDefinitions, deliberate: DELIBERATE, labels: ['knative.dev/', 'duck.knative.dev/', 'app.kubernetes.io/component'] });

test('every description is ours', () => {
  const theirs = new Set(knativeDefinitions().flatMap(descriptionsIn));
  const own = definitions().flatMap(descriptionsIn);
  expect(own.length).toBeGreaterThan(50);
  expect(own.filter(text => theirs.has(text))).toEqual([]);
});

function descriptionsIn(part: unknown): string[] {
  return typeof part !== 'object' || part === null ? []
    : Object.entries(part).flatMap(([key, value]) => (key === 'description' && typeof value === 'string' ? [value] : descriptionsIn(value)));
}
