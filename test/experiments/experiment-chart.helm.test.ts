import { App } from 'cdk8s';
import { ReleaseChart } from '../../src';
import { Experiment, ExperimentChart, Sweep } from '../../src/experiments';
import { BothOutputs } from '../support/equivalence';
import { HELMS, helmTemplate } from '../support/helm';
import { Refusal } from '../../src/values/refusal';
import { Json } from '../../src/values/shape';

const HOSTILE = ['$(HOME) $$ {{ .Values.x }} %s', 'it\'s "quoted" \\n', 'a\nb: c\n  d', 'größer ≤ 日本 😀', '1e-05', 'on', '', 0, -0.00001, 1e21 / 1e7, true, false, [null, [1, 'a']], { 'k v': [1.5], 'n': '<&>' }];
const PARAMS = Object.fromEntries(HOSTILE.map((value, i) => [`p${i}`, value]));
/** In the code of a chart, null is no data. */
const IN_CODE = { ...PARAMS, p12: [[1, 'a']] };
const PROGRAM = { command: ['python', 'train.py'] };

test('both outputs pass parameters of every type, and run the same sweeps', async () => {
  const both = new BothOutputs(new ExperimentChart(new App(), 'experiment'));
  const cases: Json[] = [
    { params: PARAMS },
    { params: PARAMS, paramStyle: 'env' },
    { params: { a: 1 }, sweep: { grid: { a: HOSTILE, b: [1, 2] } } },
    { ...PROGRAM, params: PARAMS, sweep: { mode: 'indexed', grid: { p0: HOSTILE } } },
    { ...PROGRAM, paramStyle: 'env', sweep: { mode: 'indexed', sets: [PARAMS, {}, { p0: 'other' }], launcherImage: '' } },
    { sweep: { grid: { a: HOSTILE, b: [1, 2, 3], c: ['x'] }, sample: 5, seed: '7' } },
    { sweep: { grid: { a: [1, 2], b: [true, false] }, sample: 3, seed: 7, maxFailedIndexes: 0 } },
    { distributed: { nodes: 2, processesPerNode: 4, rendezvous: 'c10d' }, resources: { cpu: 4, memory: '1Gi', gpu: 1 }, gpu: { resource: 'amd.com/gpu' }, sharedMemory: '1Gi' },
    { tracking: { aim: { repo: 'aim://aim:1', caSecret: 'a' }, mlflow: { trackingUri: 'http://m', existingSecret: 'm' }, neptune: { project: 'a/b', existingSecret: 'n' } }, queue: { name: 'q', priorityClass: 'p' } },
    { job: { suspend: true, restartPolicy: 'OnFailure', activeDeadlineSeconds: 60 }, secretEnv: { A: { secret: 's' }, B: { secret: 's', key: 'k' } }, storage: { existingClaim: '', subPath: 'a' }, resources: { tpu: 4 }, tpu: { topology: '2x2' } },
  ];
  await both.agreeTogether(...cases.map(values => ({ files: [values] })));
  expect(both.tally).toEqual({ rendered: cases.length, refused: 0, invalid: 0 });
});

test('both outputs refuse the same sweeps', async () => {
  const both = new BothOutputs(new ExperimentChart(new App(), 'experiment'));
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
  const cases: Json[] = [
    { sweep: { grid: { a: numbers(40), b: numbers(40) } } },
    { ...PROGRAM, sweep: { mode: 'indexed', grid: { a: numbers(200), b: numbers(200), c: numbers(200) } } },
    { ...PROGRAM, sweep: { mode: 'indexed', grid: { a: numbers(60), text: ['x'.repeat(20_000)] } } },
    { sweep: { mode: 'indexed' } },
    { params: { a: 1 }, sweep: { sets: [{}, { a: 1 }] } },
    { sweep: { grid: { a: [1, 1] } } },
  ];
  await both.agreeTogether(...cases.map(values => ({ files: [values] })));
  expect([both.tally.rendered, both.tally.refused]).toEqual([0, cases.length]);
});

test('both outputs refuse a map with the merge key of YAML, also where Helm 3 merges it before it validates the schema', async () => {
  const both = new BothOutputs(new ExperimentChart(new App(), 'experiment'));
  const merged = { '<<': { x: 1 } };
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };
  const refused: Json[] = [{ params: { a: merged } }, { params: { a: [{ z: 1, ...merged }] } }, { sweep: { sets: [{ a: merged }] } }, { extraObjects: [{ ...object, data: merged }] }];
  for (const values of refused) {
    expect(both.plain({ files: [values] })).toBeInstanceOf(Refusal);
    expect(HELMS.map(helm => helmTemplate(helm, both.folder, { values: [values] }).stderr)).toEqual([
      expect.stringContaining('a map among the values has the key "<<", which readers of YAML take for a merge: use another key'), expect.stringContaining("invalid propertyName '<<'"),
    ]);
  }
  await both.agree({ files: [{ params: { a: '{"<<":1}', b: ',"<<":', c: ['<<', { k: '<<' }] } }] });
  expect(both.tally.rendered).toBe(1);
});

/** Sweeps and an experiment in the code of a chart. */
class StudyChart extends ReleaseChart {
  constructor() {
    super(new App(), 'study', { name: 'study', version: '0.1.0', description: 'A study.' });
    const image = this.values.string('image', { default: 'example/study:1', minLength: 1, description: 'Image of the program.' }).asString();
    const common = { image, ...PROGRAM };
    new Experiment(this, 'one', { ...common, params: IN_CODE, secretEnv: { TOKEN: { secret: 'token' } }, compute: { gpu: 1, memory: '8Gi' }, distributed: { nodes: 2 }, queue: { name: 'gpu' } });
    new Sweep(this, 'grid', { ...common, params: { seed: 7 }, sweep: { grid: { 'rate': [0.1, '1e-05'], 'layers': [[64], [64, 64]], 'on': [true, false] } } });
    new Sweep(this, 'random', { ...common, sweep: { mode: 'indexed', sets: Sweep.random({ count: 5, parameters: { rate: { minimum: 1e-5, maximum: 0.1, logarithmic: true }, name: { values: ['a', 'b'] } } }) } });
  }
}

test('both outputs run the same sweeps of the code of a chart', async () => {
  const both = new BothOutputs(new StudyChart());
  await both.agree({ files: [] }, { files: [{ image: 'example/study:2' }] });
  expect(both.tally.rendered).toBe(2);
});
