import * as fc from 'fast-check';
import { printedValues, valuesChart } from './values-chart';
import { HELMS, renderAll } from '../../support/helm';
import { fewest, most, sample, SEED } from '../../support/runs';
import { mergeValues } from '../../../src/values/read/merge';
import { Refusal } from '../../../src/values/refusal';
import { applySet, SetKind } from '../../../src/values/read/set';
import { Json } from '../../../src/values/shape';

const BASE = { a: { b: 1 }, b: [1, { b: 2 }, [3]], c: 's' };

const pathPart = fc.constantFrom('.a', '.b', '[0]', '[1]', '.c', '[2]', '.', '[', '[x]', '[0', '\\.');
const value = fc.constantFrom(
  '', '1', 'x', 'true', 'falſe', 'null', '-0', '01', '1.5', '1e3', '9223372036854775807', '9223372036854775808', '{a,1,null}', '{}', '{a', '{a}b=1',
  '"x"', '{"a":1}', '[1,{"b":2}] ', '[1', ' 1 ', '1 x', '1.', '-', 'a\\,b', 'a=b', '\\', '\u{1f600}', '\u00a0',
);
const assignment = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', '__proto__', ''), fc.array(pathPart, { maxLength: 3 }), fc.constantFrom('=', '=', '=', '=', '', ','), value)
  .map(([root, path, equals, given]) => root + path.join('') + equals + given);
const text = fc.oneof(
  fc.array(assignment, { minLength: 1, maxLength: 3 }).map(all => all.join(',')),
  fc.array(fc.oneof(value, pathPart, fc.constantFrom('=', ',', 'a', '{', '}', ']', '"')), { maxLength: 8 }).map(all => all.join('')),
);

const FLAGS: { readonly [K in Exclude<SetKind, 'file'>]: string } = { set: 'set', string: 'setString', json: 'setJson', literal: 'setLiteral' };
const kind = fc.constantFrom(...Object.keys(FLAGS) as Array<keyof typeof FLAGS>);

const cases = sample(fc.record({ kind, text, overBase: fc.boolean() }), 100);

test(`helm reads --set as we do, and fails where we refuse (SEED=${SEED})`, async () => {
  const chart = valuesChart();
  const results = await Promise.all(HELMS.map(helm => renderAll(cases.map(c => ({
    helm, chart, options: { [FLAGS[c.kind]]: [c.text], values: c.overBase ? [BASE] : [] },
  })))));
  let refused = 0;
  cases.forEach((each, i) => {
    const printed = results.map(ofHelm => printedValues(ofHelm[i]));
    let ours: Json | undefined;
    try {
      ours = mergeValues({}, [applySet(each.overBase ? BASE : {}, each.text, each.kind)]);
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      refused++;
    }
    // A refusal means that one of the two fails, or that they differ.
    const agreed = printed.every(p => JSON.stringify(p) === JSON.stringify(printed[0])) ? printed[0] : undefined;
    expect({ ...each, values: agreed }).toEqual({ ...each, values: ours });
  });
  expect(refused).toBeGreaterThan(fewest(0.5, cases.length));
  expect(refused).toBeLessThan(most(0.9, cases.length));
});
