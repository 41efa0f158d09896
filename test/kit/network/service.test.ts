import { SmallChart } from '../../support/small-chart';
import { BooleanExpression } from '../../../src';
import { Service } from '../../../src/kit';

describe('a Service', () => {
  it.each<[string, (on: BooleanExpression) => any]>([
    ['the whole list', on => on.ifTrue([{ name: 'metrics', port: 9090 }])],
    ['spread items', on => [{ name: 'http', port: 80 }, ...on.ifTrue([{ name: 'metrics', port: 9090 }])]],
  ])('has no ports under a condition: %s', (_, ports) => {
    expect(() => new SmallChart(c => {
      const on = c.values.boolean('monitored', { description: 'Have a port.', default: false });
      new Service(c, 'service', { selector: { a: 'b' }, ports: ports(on) });
    })).toThrow('small/service: ports has a port under a condition or from values, and others find ports by name: use a Service of its own in a When instead');
  });
});
