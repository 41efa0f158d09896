import { Command } from 'commander';
import * as fc from 'fast-check';
import { recordingIo } from '../support/cli';
import { HELMS, renderAll } from '../support/helm';
import { fewest, sample, SEED } from '../support/runs';
import { writeFiles } from '../support/scratch';
import { printedValues, valuesChart } from '../values/read/values-chart';
import { addValueOptions, valuesFromFlags } from '../../src/cli/command/release-options';
import { mergeValues } from '../../src/values/read/merge';
import { Refusal } from '../../src/values/refusal';
import { Json } from '../../src/values/shape';

const folder = writeFiles({
  'one.yaml': 'a: {b: 1, c: [1, 2]}\nd: one\n',
  'two.yaml': 'a: {b: null, e: 2}\nd: {f: two}\n',
  'text.txt': 'a text,\nwith lines\n',
  'empty.txt': '',
});

const FLAGS = ['--values', '--set', '--set-string', '--set-json', '--set-file', '--set-literal'] as const;

const path = fc.constantFrom('a', 'a.b', 'a.c[0]', 'a.c[2].x', 'd', 'd.f', 'g');
const given: { readonly [F in typeof FLAGS[number]]: fc.Arbitrary<string> } = {
  '--values': fc.constantFrom('one.yaml', 'two.yaml', 'one.yaml,two.yaml').map(files => files.replace(/(^|,)/g, `$1${folder}/`)),
  '--set': fc.tuple(path, fc.constantFrom('1', 'x', '{p,q}', 'null', '')).map(([at, value]) => `${at}=${value}`),
  '--set-string': fc.tuple(path, fc.constantFrom('1', 'x,g=2', '')).map(([at, value]) => `${at}=${value}`),
  '--set-json': fc.tuple(path, fc.constantFrom('{"b": 3}', '[1]', 'null', '1.5,g=2')).map(([at, value]) => `${at}=${value}`),
  '--set-file': fc.tuple(path, fc.constantFrom('text.txt', 'empty.txt', '', 'none.txt')).map(([at, file]) => `${at}=${file === '' ? '' : `${folder}/${file}`}`),
  '--set-literal': fc.tuple(path, fc.constantFrom('1', 'x,y={z}', '')).map(([at, value]) => `${at}=${value}`),
};
const flag = fc.constantFrom(...FLAGS).chain(name => given[name].map(value => `${name}=${value}`));
const cases = sample(fc.array(flag, { minLength: 1, maxLength: 6 }), 100);

test(`values are put together in Helm's order, whatever the order on the command line (SEED=${SEED})`, async () => {
  const chart = valuesChart();
  const results = await Promise.all(HELMS.map(helm => renderAll(cases.map(args => ({ helm, chart, options: { args } })))));
  let differentOrders = 0;
  let refused = 0;
  cases.forEach((args, i) => {
    const printed = results.map(ofHelm => printedValues(ofHelm[i]));
    const flags = addValueOptions(new Command()).parse(args, { from: 'user' }).opts();
    let ours: Json | undefined;
    try {
      ours = mergeValues({}, [valuesFromFlags(flags as any, recordingIo({ cwd: folder }).io, [])]);
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      refused++;
    }
    printed.forEach(values => expect({ args, values }).toEqual({ args, values: ours }));
    differentOrders += ours !== undefined && new Set(args.map(arg => arg.split('=')[0])).size > 2 ? 1 : 0;
  });
  expect(differentOrders).toBeGreaterThan(fewest(0.12, cases.length));
  expect(refused).toBeGreaterThan(fewest(0.2, cases.length));
});
