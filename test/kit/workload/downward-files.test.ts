import { SmallChart } from '../../support/small-chart';
import { DownwardFiles, Workload } from '../../../src/kit';

describe('files with facts of the pod', () => {
  it('are a volume of the downward API', () => {
    const files = DownwardFiles.of({
      fields: { 'labels': 'metadata.labels', 'more/team': "metadata.labels['example.org/team']" },
      resources: [{ file: 'memory', container: 'server', resource: 'limits.memory', divisor: '1Mi' }, { file: 'cpus', container: 'server', resource: 'requests.cpu' }],
    });
    const [deployment] = new SmallChart(c => void new Workload(c, 'server', {
      image: 'example/a:1', volumes: [files.asVolume('facts')], volumeMounts: [{ name: 'facts', mountPath: '/facts', readOnly: true }],
    })).toJson();
    expect(deployment.spec.template.spec.volumes).toEqual([{
      name: 'facts',
      downwardAPI: {
        items: [
          { path: 'labels', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.labels' } },
          { path: 'more/team', fieldRef: { apiVersion: 'v1', fieldPath: "metadata.labels['example.org/team']" } },
          { path: 'memory', resourceFieldRef: { containerName: 'server', resource: 'limits.memory', divisor: '1Mi' } },
          { path: 'cpus', resourceFieldRef: { containerName: 'server', resource: 'requests.cpu', divisor: '1' } },
        ],
      },
    }]);
  });

  it.each([
    ['none', {}, 'got no files, expected fields or resources'],
    ['an absolute name', { fields: { '/labels': 'metadata.labels' } }, 'got the file "/labels", expected a relative path without ".."'],
    ['a name outside of the volume', { fields: { 'a/../../b': 'metadata.labels' } }, 'expected a relative path without ".."'],
    ['two of one name', { fields: { a: 'metadata.uid' }, resources: [{ file: 'a', container: 'c', resource: 'limits.cpu' }] }, 'two files have the name "a": give one of them another name'],
    ['what is known only as a variable', { fields: { ip: 'status.podIP' } }, 'fields.ip: got "status.podIP", expected metadata.name, metadata.namespace, metadata.uid, metadata.labels, metadata.annotations, or one such as metadata.labels[\'team\']: use a variable'],
    ['what is no request or limit', { resources: [{ file: 'gpu', container: 'c', resource: 'limits.nvidia.com/gpu' }] }, 'the resource of gpu: got "limits.nvidia.com/gpu", expected a request or limit such as limits.memory'],
  ])('are refused: %s', (_, props, message) => {
    expect(() => DownwardFiles.of(props)).toThrow(message);
  });
});
