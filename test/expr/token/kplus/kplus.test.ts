import { refusalOf } from '../../../support/calls';
import * as fs from 'fs';
import * as path from 'path';
import { defineWithLiterals, literalChart, nameOf, of, RELEASE, ROUNDS, slotCharts, SLOTS } from './all-slots';
import { slots } from './assembly';
import { CASES, OUTSIDE } from './cases';
import { Case } from './case';
import { ordinary, SlotChart, withLiteral } from './charts';
import { StoreChart } from './example';
import { asRelease } from './literal';
import { documentation } from './table';
import { TokenCheck } from '../../../../src';
import { Difference, firstDifference } from '../../../../src/values/difference';
import { Json } from '../../../../src/values/shape';

describe('an expression in a property of cdk8s-plus', () => {
  it('is tested in every property and parameter that takes data', () => {
    const known = [...Object.keys(CASES), ...Object.keys(OUTSIDE)];
    expect(known.sort()).toEqual(slots().map(s => s.name).sort());
  });

  it.each(SLOTS.filter(([, slot]) => !slot.refusal))('%s takes it', (_, slot) => {
    expect(() => TokenCheck.run({ define: scope => { new SlotChart(scope, 'small', slot); } })).not.toThrow();
  });

  it.each(SLOTS.filter(([, slot]) => slot.refusal))('%s is refused, and the alternative is not', (_, slot) => {
    const refusal = refusalOf(() => TokenCheck.run({ define: scope => { new SlotChart(scope, 'small', slot, false); } }));
    expect([refusal.refusal, refusal.message]).toEqual([slot.refusal, expect.stringMatching(/[^]*\b(use|Use|give|Give) [^]*/)]);
    expect(() => TokenCheck.run({ define: scope => { new SlotChart(scope, 'small', slot); } })).not.toThrow();
  });
});

describe('a value in a property of cdk8s-plus', () => {
  const { plain } = slotCharts();

  it.each(ROUNDS)('renders what cdk8s writes for a literal, with the values of round %s', round => {
    const differences = SLOTS.flatMap(([name, slot], i) => of(name, differenceFromLiteral(slot, nameOf(i), round, plain[round][i])));
    expect(differences).toEqual([]);
  });
});

describe('a chart without values', () => {
  it('renders every construct as cdk8s does, with the documented differences', () => {
    const expected = ordinary();
    defineWithLiterals(expected);
    const actual = literalChart().rendered;
    expect(firstDifference(Object.fromEntries(asRelease(expected, { chart: 'all-of-it', release: 'all-of-it' }, actual)), Object.fromEntries(actual))).toBeUndefined();
  });
});

it('the example of docs/cdk8s-plus.md is not refused', () => {
  expect(() => TokenCheck.run({ define: scope => { new StoreChart(scope, 'store'); } })).not.toThrow();
});

it('docs/cdk8s-plus.md has these tables; npm run docs writes it', () => {
  expect(fs.readFileSync(path.join(__dirname, '../../../../docs/cdk8s-plus.md'), 'utf8')).toBe(documentation());
});

function differenceFromLiteral(slot: Case, releaseName: string, round: number, actual: ReadonlyMap<string, any>): Difference | undefined {
  const expected = asRelease(withLiteral(slot, round, ordinary()), { chart: releaseName, release: RELEASE }, actual);
  if (slot.alternative?.otherConstructs) {
    return firstDifference(unnamed([...expected.values()]), unnamed([...actual.values()]));
  }
  return firstDifference(Object.fromEntries(expected), Object.fromEntries(actual));
}

/** Objects without their names, which differ where the constructs do. */
function unnamed(objects: readonly any[]): Json {
  return objects.map(o => ({ ...o, metadata: { ...o.metadata, name: undefined } })).map(o => JSON.parse(JSON.stringify(o)))
    .sort((a, b) => (JSON.stringify(a, Object.keys(a).sort()) < JSON.stringify(b, Object.keys(b).sort()) ? -1 : 1));
}
