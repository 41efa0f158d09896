import { EXAMPLE, modelOf } from './example-model';
import { chartYaml } from '../../../src/helm/files/chart-yaml';
import { Model } from '../../../src/manifest/model/model';
import { parseYaml } from '../../support/go-yaml';
import { HELMS } from '../../support/helm';
import { HOSTILE } from '../../support/hostile';

function chart(metadata: Partial<Model['metadata']>, images: string[] = []): any {
  const model = modelOf({});
  return parseYaml([chartYaml({ ...model, metadata: { ...model.metadata, ...metadata } }, images)])[0].value;
}

test('reads like this', () => {
  expect(chartYaml(EXAMPLE, ['quay.io/jupyter/base-notebook:4.4.9', 'busybox@sha256:0123'])).toMatchSnapshot();
});

test('fields that the author did not set are omitted', () => {
  expect(chartYaml(modelOf({}), [])).toBe([
    'apiVersion: v2', 'name: notebook', 'description: Jupyter with a config file.', 'type: application', 'version: 0.1.0', 'appVersion: "4.4.9"',
    'kubeVersion: ">=1.27.0-0"', '',
  ].join('\n'));
  expect(chart({ kubeVersion: undefined, sources: [], keywords: [], maintainers: [], annotations: {} })).toEqual({
    apiVersion: 'v2', name: 'notebook', description: 'Jupyter with a config file.', type: 'application', version: '0.1.0', appVersion: '4.4.9',
  });
});

test.each(['1.10', '1e3', '0x1', '2', 'v1', 'latest', 'on'])('the appVersion %s stays a string', appVersion => {
  expect(chart({ appVersion }).appVersion).toBe(appVersion);
});

test.each(HELMS)('helm $name reads every hostile string unchanged', helm => {
  const models = HOSTILE.filter(text => text !== '').map((text): Model => {
    const model = modelOf({});
    return { ...model, metadata: { ...model.metadata, description: text, home: text, icon: text, keywords: [text], maintainers: [{ name: text, email: text }], annotations: { a: text } } };
  });
  expect(parseYaml(models.map(model => chartYaml(model, [])), helm).map(read => read.value)).toMatchObject(
    models.map(({ metadata: { description, home, icon, keywords, maintainers, annotations } }) => ({ description, home, icon, keywords, maintainers, annotations })));
});

describe('the list of images for Artifact Hub', () => {
  const images = (given: string[], annotations?: { [key: string]: string }) => {
    const text = chart({ annotations }, given).annotations?.['artifacthub.io/images'];
    return text === undefined ? undefined : parseYaml([text])[0].value;
  };

  test('names each image once, after its repository', () => {
    expect(images(['quay.io/a/server:1.0', 'localhost:5000/server', 'server@sha256:00', 'quay.io/a/server:1.0', '1e3:on'])).toEqual([
      { name: 'server', image: 'quay.io/a/server:1.0' },
      { name: 'server-2', image: 'localhost:5000/server' },
      { name: 'server-3', image: 'server@sha256:00' },
      { name: '1e3', image: '1e3:on' },
    ]);
  });

  test('is not there when there are no images', () => {
    expect(images([])).toBeUndefined();
    expect(images([''])).toBeUndefined();
  });

  test('is that of the author when the author gave one', () => {
    expect(images(['a:1'], { 'artifacthub.io/images': '- image: b:2\n  whitelisted: true\n' })).toEqual([{ image: 'b:2', whitelisted: true }]);
  });

  test('is added to the other annotations', () => {
    expect(chart({ annotations: { 'artifacthub.io/license': 'MIT' } }, ['a:1']).annotations).toEqual({
      'artifacthub.io/images': '- name: a\n  image: a:1\n', 'artifacthub.io/license': 'MIT',
    });
  });
});
