import { ApiObject, JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { ItemShape, ReleaseChart } from '../../../src';
import { objectsOf } from '../../support/small-chart';

const description = 'A value.';

function server(chart: ReleaseChart): any {
  return chart.values.object('server', { description, fields: ItemShape.object().string('url', { description }).string('password', { description }) }).asAny();
}

const deployment = (chart: ReleaseChart): ApiObject => new k8s.KubeDeployment(chart, 'web', {
  spec: { selector: { matchLabels: chart.selectorLabels() }, template: { metadata: { labels: chart.selectorLabels() }, spec: { containers: [{ name: 'a', image: 'b' }] } } },
});

describe('one field that code reads of a structure', () => {
  it.each<[string, string, (chart: ReleaseChart) => void]>([
    ['under the same key', 'url', c => void new k8s.KubeConfigMap(c, 'it', { data: { url: server(c).url } })],
    ['in an object without types', 'url', c => void new ApiObject(c, 'it', { apiVersion: 'v1', kind: 'Held', spec: { url: server(c).url } } as any)],
    ['in a list', 'url', c => void new ApiObject(c, 'it', { apiVersion: 'v1', kind: 'Held', spec: { list: [{ url: server(c).url }] } } as any)],
    ['of a fragment', 'limits', c => void new k8s.KubePod(c, 'it', {
      spec: { containers: [{ name: 'a', image: 'b', resources: { limits: (c.values.fragment('resources', { description }).asAny() as any).limits } }] },
    })],
    ['in a JSON patch', 'url', c => deployment(c).addJsonPatch(JsonPatch.add('/metadata/annotations', { url: server(c).url }))],
    ['as a JSON patch', 'url', c => deployment(c).addJsonPatch(JsonPatch.add('/metadata/annotations', server(c).url))],
  ])('is refused, since it would be the whole: %s', (_, field, build) => {
    expect(() => objectsOf(build)).toThrow(expect.objectContaining({ refusal: 'token-misplaced', message: expect.stringContaining(`code read "${field}" of it`) }));
  });

  it('is what a value of its own is for', () => {
    const build = (c: ReleaseChart): void => {
      const { values } = c;
      const both = values.object('server', { description, fields: ItemShape.object().string('url', { description }) });
      new k8s.KubeConfigMap(c, 'it', { data: { url: both.string('url').asString() } });
    };
    expect(objectsOf(build, { values: { server: { url: 'a' } } })).toMatchObject([{ data: { url: 'a' } }]);
  });
});
