import { App } from 'cdk8s';
import { describeDefinitions } from './describe-definitions';
import { emissaryDefinitions } from './originals';
import { Definition, Deliberate, definitionsAmong } from '../support/definitions/definition';
import { EmissaryCrdsChart } from '../../src/emissary';

const DELIBERATE: readonly Deliberate[] = [
  {
    reason: 'Emissary 3 reads and writes nothing of v1: it is there for objects that Emissary 1 has stored, as in the documented chart, and needs no fields',
    amend: ({ spec }) => spec.versions.filter(({ name }) => name === 'v1').forEach(version => {
      version.served = false;
      version.schema = { openAPIV3Schema: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true } };
    }),
  },
  {
    reason: 'the webhook writes its path, so that a release that does not say it would differ from what is stored',
    amend: ({ spec }) => {
      if (spec.conversion) {
        spec.conversion.webhook.clientConfig.service.path = '/webhooks/crd-convert';
      }
    },
  },
];

function ours(): Definition[] {
  return definitionsAmong(new EmissaryCrdsChart(new App(), 'emissary-crds').toJson());
}

describeDefinitions({ ours, originals: emissaryDefinitions, deliberate: DELIBERATE });

test('every description is ours', () => {
  const theirs = new Set(emissaryDefinitions().flatMap(descriptionsIn));
  const own = ours().flatMap(descriptionsIn);
  expect(own.length).toBeGreaterThan(40);
  expect(own.filter(text => theirs.has(text))).toEqual([]);
});

function descriptionsIn(part: unknown): string[] {
  return typeof part !== 'object' || part === null ? []
    : Object.entries(part).flatMap(([key, value]) => (key === 'description' && typeof value === 'string' ? [value] : descriptionsIn(value)));
}
