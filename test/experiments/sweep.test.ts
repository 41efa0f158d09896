import { App } from 'cdk8s';
import { ReleaseChart } from '../../src';
import { Experiment, ExperimentProps, Sweep, SweepOptions } from '../../src/experiments';

class StudyChart extends ReleaseChart {
  constructor(body: (chart: StudyChart) => void) {
    super(new App(), 'study', { name: 'study', version: '0.1.0', description: 'A study.' });
    body(this);
  }
}

function experiment(props: Partial<ExperimentProps>): any[] {
  return new StudyChart(chart => { new Experiment(chart, 'one', { image: 'example/study:1', ...props }); }).toJson();
}

function sweep(options: SweepOptions, props: Partial<ExperimentProps> = {}): any[] {
  return new StudyChart(chart => { new Sweep(chart, 'all', { image: 'example/study:1', command: ['train'], ...props, sweep: options }); }).toJson();
}

const RANGES = { rate: { minimum: 1e-5, maximum: 0.1, logarithmic: true }, layers: { minimum: 1, maximum: 4, integer: true }, dropout: { minimum: 0, maximum: 0.5 }, optimizer: { values: ['adam', 'sgd'] } };

describe('random sets', () => {
  it('are the same for the same seed, and within their ranges', () => {
    const sets = Sweep.random({ count: 200, parameters: RANGES });
    expect(sets).toEqual(Sweep.random({ count: 200, parameters: RANGES, seed: '0' }));
    expect(sets).not.toEqual(Sweep.random({ count: 200, parameters: RANGES, seed: '1' }));
    expect(sets.filter(({ rate, layers, dropout, optimizer }) => rate >= 1e-5 && rate <= 0.1 && [1, 2, 3, 4].includes(layers) && dropout >= 0 && dropout <= 0.5 && ['adam', 'sgd'].includes(optimizer))).toHaveLength(200);
    expect(new Set(sets.map(({ layers }) => layers)).size).toBe(4);
  });

  it('have each magnitude as often as another, where they are logarithmic', () => {
    const small = Sweep.random({ count: 400, parameters: RANGES }).filter(({ rate }) => rate < 1e-3);
    expect(Math.abs(small.length - 200)).toBeLessThan(60);
  });

  it('do not depend on other parameters', () => {
    const [alone, all] = [{ rate: RANGES.rate }, RANGES].map(parameters => Sweep.random({ count: 5, parameters }).map(({ rate }) => rate));
    expect(alone).toEqual(all);
  });

  it.each<[string, any, string]>([
    ['no range', { a: {} }, 'a: got minimum undefined and maximum undefined, expected a range, or values'],
    ['a range upside down', { a: { minimum: 2, maximum: 1 } }, 'a: got minimum 2 and maximum 1'],
    ['values and a range', { a: { values: [1], minimum: 0 } }, 'a: got values and a range, expected one of them'],
    ['no value', { a: { values: [] } }, 'a: got no values'],
    ['a logarithm of 0', { a: { minimum: 0, maximum: 1, logarithmic: true } }, 'a: got minimum 0, expected a number greater than 0'],
    ['parts of integers', { a: { minimum: 0.5, maximum: 1, integer: true } }, 'expected integers'],
  ])('%s is refused', (_, parameters, message) => {
    expect(() => Sweep.random({ count: 1, parameters })).toThrow(message);
  });
});

it('a sweep in the code of a chart has the same Jobs whatever the order of its parameters is', () => {
  const [a, b] = [{ x: [1, 2], y: ['a'] }, { y: ['a'], x: [2, 1] }].map(grid => sweep({ grid }).map(({ metadata }) => metadata.name).sort());
  expect(a).toEqual(b);
});

it('a thousand combinations in the code of a chart take seconds', () => {
  const numbers = Array.from({ length: 10 }, (_, i) => i);
  const begin = process.cpuUsage();
  expect(sweep({ grid: { a: numbers, b: numbers, c: numbers } })).toHaveLength(1000);
  expect(process.cpuUsage(begin).user / 1e6).toBeLessThan(20);
});

test.each<[string, () => unknown, string]>([
  ['a name that no program takes', () => experiment({ params: { 'a b': 1 } }), 'study/one: params.a b: the name has other characters'],
  ['an integer that is not exact', () => experiment({ params: { a: [2 ** 60] } }), 'study/one: params.a: got 1152921504606847000, which is beyond ±(2^53−1) and would not arrive as it is written: write a string'],
  ['a number that JSON does not have', () => experiment({ params: { a: Infinity } }), 'params.a: got Infinity'],
  ['another style', () => experiment({ paramStyle: 'json' }), 'paramStyle: got "json", expected one of "args", "env"'],
  ['a Job that never ends', () => experiment({ job: { restartPolicy: 'Always' } }), 'study/one: job.restartPolicy: got "Always", expected one of "Never", "OnFailure"'],
  ['another mode', () => sweep({ mode: 'array' }), 'sweep.mode: got "array", expected one of "jobs", "indexed"'],
  ['a list without values', () => sweep({ grid: { a: [] } }), 'a list in sweep.grid is empty, so there is no combination: add a value, or remove the parameter'],
  ['an Indexed Job without a command', () => sweep({ mode: 'indexed', grid: { a: [1] } }, { command: [] }), 'sweep.mode is "indexed", and command is empty'],
])('%s is refused', (_, act, message) => {
  expect(act).toThrow(message);
});
