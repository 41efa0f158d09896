import { App } from 'cdk8s';
import { fixture, FIXTURES } from '../fixtures';
import { ReleaseChart } from '../../src';
import { DocumentedDeployments } from '../../src/documented-deployments';
import { chartFiles } from '../../src/helm/chart';
import { modelFromText, modelToText } from '../../src/manifest/model/model-text';
import { Model } from '../../src/manifest/model/model';
import { releaseCharts } from '../../src/output/token-check';
import { defaultRelease } from '../../src/output/helm-chart';
import { renderEverything } from '../../src/plain/render';

function documented(): ReleaseChart[] {
  const app = new App();
  new DocumentedDeployments().define(app);
  return releaseCharts(app);
}

const charts: [string, () => ReleaseChart][] = [
  ...Object.keys(FIXTURES).map((name): [string, () => ReleaseChart] => [name, () => fixture(name)]),
  ...documented().map((chart): [string, () => ReleaseChart] => [chart._props.name, () => chart]),
];

function outputs(model: Model) {
  const rendered = renderEverything(model, defaultRelease(model));
  return { rendered, files: [...chartFiles(model, rendered.flatMap(r => r.objects))] };
}

describe('a serialized model', () => {
  it.each(charts)('is the same model again: %s', (_, chart) => {
    const model = chart()._model();
    const text = modelToText(model);
    const again = modelFromText(text);
    expect(again).toEqual(model);
    expect(modelToText(again)).toBe(text);
    expect(outputs(again)).toEqual(outputs(model));
  });

  it('keeps shared references', () => {
    const shared = { kind: 'loop', over: Infinity, least: -0 };
    const again = modelFromText(modelToText({ a: shared, b: [shared], ['__proto__']: { polluted: true } } as any)) as any;
    expect(again.a).toBe(again.b[0]);
    expect(again.a).toEqual({ kind: 'loop', over: Infinity, least: -0 });
    expect(({} as any).polluted).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['a function', () => 1],
    ['an instance of a class', new Date(0)],
    ['a bigint', 1n],
  ])('does not take %s', (_, value) => {
    expect(() => modelToText({ value } as any)).toThrow('a model holds data');
  });
});
