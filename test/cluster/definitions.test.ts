import { Cluster } from './cluster';
import { describeDefinitions, tryVersion } from './describe-definitions';
import { Requests } from './request';
import { Definition, definitionsAmong, schemaAt } from '../support/definitions/definition';
import { fixture } from '../fixtures';

const ours = definitionsAmong(fixture('experiments').toJson());

describeDefinitions({ ours: () => ours, originals: () => ours });

describe('what the API server does otherwise is found', () => {
  let cluster: Cluster;
  let requests: Requests;

  beforeAll(async () => {
    cluster = await Cluster.start({ controllers: false });
    requests = new Requests(cluster.kubeconfig);
  });

  afterAll(async () => {
    requests?.close();
    await cluster?.stop();
  });

  test.each<[string, (spec: any) => void, RegExp]>([
    ['a bound', s => { s.properties.limits.properties.gpus.maximum = 63; }, /"gpus":64.*ours accepts it.*the original refuses it/],
    ['an enum', s => { s.properties.mode.enum.push('text'); }, /"mode":"text".*ours refuses it/],
    ['a type', s => { s.properties.replicas.type = 'number'; }, /"replicas":1.5.*ours refuses it/],
    ['a pattern', s => { delete s.properties.image.pattern; }, /ours refuses it/],
    ['what is required', s => { s.required = []; }, /ours refuses it/],
    ['a default', s => { s.properties.resume.default = true; }, /ours stores .*"resume":false.*the original .*"resume":true/],
    ['what is kept', s => { s['x-kubernetes-preserve-unknown-fields'] = true; }, /the original .*"unknown"/],
    ['a field', s => { delete s.properties.tags; }, /"tags"/],
    ['an alternative', s => { delete s.oneOf; }, /ours refuses it/],
    ['what may be null', s => { delete s.properties.deadline.nullable; }, /"deadline":null/],
    ['a format', s => { delete s.properties.deadline.format; }, /"deadline":".*ours refuses it/],
    ['how many there are', s => { s.properties.env.maxProperties = 9; }, /ours accepts it/],
    ['a key of a list', s => { delete s.properties.steps['x-kubernetes-list-type']; delete s.properties.steps['x-kubernetes-list-map-keys']; }, /ours refuses it \(.*Duplicate value/],
  ])('%s', async (_, change, found) => {
    const original: Definition = structuredClone(ours[0]);
    change(schemaAt(original, 'Experiment', 'v1', 'spec'));
    await expect(tryVersion(cluster, requests, ours[0], original, 'v1', { probes: 5000 })).rejects.toThrow(found);
  });
});
