import * as fc from 'fast-check';
import { printedValues, valuesChart } from './values-chart';
import { HELMS, renderAll } from '../../support/helm';
import { sample, SEED } from '../../support/runs';
import { mergeValues } from '../../../src/values/read/merge';
import { Refusal } from '../../../src/values/refusal';
import { Json } from '../../../src/values/shape';

// Few names and shallow data, so that sources and defaults meet.
const json = fc.letrec<{ json: Json; map: { [key: string]: Json } }>(tie => ({
  json: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>(1, 0, '', 'x', true, false),
    { arbitrary: fc.constant(null), weight: 2 },
    fc.array(tie('json'), { maxLength: 2 }),
    { arbitrary: tie('map'), weight: 3 },
  ),
  map: fc.dictionary(fc.constantFrom('a', 'b', 'constructor', '__proto__'), tie('json'), { maxKeys: 3, noNullPrototype: true }),
}));

const cases = sample(fc.record({ defaults: json.map, files: fc.array(json.map, { minLength: 1, maxLength: 3 }) }), 120);

test.each(HELMS)(`helm $name merges as we do (SEED=${SEED})`, async helm => {
  const results = await renderAll(cases.map(({ defaults, files }) => ({ helm, chart: valuesChart(defaults), options: { values: files } })));
  cases.forEach(({ defaults, files }, i) => {
    let ours: Json;
    try {
      ours = mergeValues(defaults, files);
    } catch (error) {
      expect(error).toMatchObject({ refusal: 'values-null-over-null' } satisfies Partial<Refusal>);
      return;
    }
    expect({ defaults, files, merged: printedValues(results[i]) }).toEqual({ defaults, files, merged: ours });
  });
});
