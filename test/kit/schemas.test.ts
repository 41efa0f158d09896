import { App } from 'cdk8s';
import { fixture } from '../fixtures';
import { schemaErrors } from '../support/api-schema';
import { BothOutputs } from '../support/equivalence';
import { scaled } from '../support/runs';
import { Refusal } from '../../src/values/refusal';

/** What lies within a fragment is passed on as it was written, and generated values write anything. */
function isOfFragments(error: string): boolean {
  return error.replace(/^\w+ \S+: /, '').split(/, (?=data\/)/).every(each => /^data\/(\S*\/)?(ipBlock|resources|rules|tolerations)(\/| )/.test(each));
}

describe.each(['exposure', 'programs', 'volumes'])('%s', name => {
  it('holds only what the API server accepts, whatever the values', () => {
    const both = new BothOutputs(fixture(name, new App()));
    const rendered = [{}, ...both.samples(200)].map(given => both.plain(given)).filter((objects): objects is any[] => !(objects instanceof Refusal));
    expect(rendered.length).toBeGreaterThan(scaled(200) / 7);
    const errors = rendered.flat().flatMap(schemaErrors).filter(error => !isOfFragments(error));
    expect([...new Set(errors)]).toEqual([]);
  });
});

test.each([
  ['a field of another type', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: { ports: [{ port: 'http' }] } }, 'Service a: data/spec/ports/0/port must be integer'],
  ['a field that no Gateway knows', { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'a', namespace: 'b' }, spec: { rule: [] } }, '"additionalProperty":"rule"'],
  ['a field that is missing', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a' }, spec: {} }, 'Deployment a: data/spec must have required property selector'],
  ['a kind that is not known', { apiVersion: 'v1', kind: 'Widget', metadata: { name: 'a' } }, 'Widget a: there is no schema of this kind'],
])('the check finds %s', (_, object, error) => {
  expect(schemaErrors(object).join('\n')).toContain(error);
});
