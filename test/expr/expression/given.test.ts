import { Fn, ForEach, When } from '../../../src';
import { SmallChart } from '../../support/small-chart';

const description = 'What it is for.';
const flag = (c: SmallChart) => c.values.boolean('flag', { description, default: true });

function rendered(body: (c: SmallChart) => void): any[] {
  return new SmallChart(body).toJson();
}

describe('where an expression is asked for', () => {
  it.each<[string, (c: SmallChart) => void]>([
    ['the condition of a When', c => c.holder('x', 'held', undefined, new When(c, 'when', { condition: flag(c).asAny() }))],
    ['the condition of ternary()', c => c.holder(Fn.ternary(flag(c).asAny(), 'x', 'y').asString())],
    ['what is required', c => { c.requires(flag(c).asAny(), 'flag is false'); c.holder('x'); }],
  ])('what asAny() returns will do for %s', (_, body) => {
    expect(rendered(body).map(o => o.spec)).toEqual(['x']);
  });

  it.each<[string, (c: any) => void, string]>([
    ['a When under a literal', c => new When(c, 'when', { condition: true } as any),
      'small/when: the condition is true, expected an expression, such as a declared value: for what is known when the chart is built, use if'],
    ['a When without a condition', c => new When(c, 'when', {} as any), 'small/when: the option "condition" is missing, expected an expression'],
    ['a When without props', c => new (When as any)(c, 'when'), 'small/when: the options are missing, expected condition'],
    ['a ForEach over a list that is known', c => new ForEach(c, 'each', { over: ['a'] } as any),
      'small/each: got no expression to loop over, expected a declared list or map itself, without asAny(): for data that is known at synthesis, use a loop in TypeScript'],
    ['a ForEach over what asAny() returns', c => new ForEach(c, 'each', { over: c.values.map('map', { description }).asAny() }), 'small/each: got no expression'],
    ['ternary() of a literal', () => Fn.ternary('x' as any, 1, 2), 'ternary: the condition is "x", expected an expression'],
    ['a requirement that is known', c => c.requires(false, 'never'), 'small: what is required is false, expected an expression'],
    ['a requirement without a message', c => c.requires(flag(c)), 'the value: got undefined, expected a string, a number, a boolean, a list or a map'],
  ])('%s is refused', (_, body, message) => {
    expect(() => rendered(body)).toThrow(message);
  });

  it('an optional value is refused as ever', () => {
    expect(() => rendered(c => new ForEach(c, 'each', { over: c.values.list('some', { description, optional: true }) }))).toThrow('some is optional and may be absent');
  });
});
