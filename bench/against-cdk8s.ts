import { Library } from './library';
import { compare } from './measure';
import { neededValues } from './needed-values';
import { Row } from './report';
import { Json } from '../src/values/shape';
import { scratch } from '../test/support/scratch';

/** A release of a chart, against an app of cdk8s with the same objects as literals. */
export function sameObjects(library: Library, pairs: number): Row[] {
  const { App, Chart, ApiObject } = library.cdk8s;
  return library.documented().map(source => {
    const model = source._model();
    const values = neededValues(library, source);
    const objects = library.render(model, library.release({ name: 'r', values }));
    const outdir = scratch();
    const withLiterals = (): void => {
      const app = new App({ outdir });
      const chart = new Chart(app, 'literals');
      objects.forEach((object: Json, i) => new ApiObject(chart, String(i), structuredClone(object) as any));
      app.synth();
    };
    const { ours, other, ratio } = compare(pairs, () => library.writeYaml(library.render(model, library.release({ name: 'r', values }))), withLiterals);
    return { what: `a release of ${model.metadata.name}, rendered and written as YAML; \`App.synth()\` of the same objects as literals`, ours, other, ratio, aim: { most: 1.3 } };
  });
}
