import { renderedWith } from '../../src/chart/stand-ins';
import { SmallChart } from '../support/small-chart';

test('objects are compared also where a value removes a default with null', () => {
  const chart = new SmallChart(c => {
    c.holder({ hook: c.values.fragment('hook', { default: { exec: { command: ['a'] } }, description: 'A hook.' }).asAny() });
  });
  const [[path, [object]]] = renderedWith(chart._model(), { hook: { exec: null, sleep: { seconds: 5 } } }) as any;
  expect([path, object.spec]).toEqual(['small/held', { hook: { exec: null, sleep: { seconds: 5 } } }]);
});
