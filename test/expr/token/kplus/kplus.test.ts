import * as fs from 'fs';
import * as path from 'path';
import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { slots } from './assembly';
import { CASES, OUTSIDE } from './cases';
import { Case } from './case';
import { OTHERS } from './cases/others';
import { ordinary, SlotChart, valuesOf, withLiteral } from './charts';
import { StoreChart } from './example';
import { asRelease, byPath } from './literal';
import { documentation } from './table';
import { Together } from './together';
import { TokenCheck, ReleaseChart } from '../../../../src';
import { Difference, firstDifference } from '../../../../src/output/difference';
import { release } from '../../../../src/plain/release';
import { renderDocuments } from '../../../../src/plain/render';
import { Refusal } from '../../../../src/values/refusal';
import { Json } from '../../../../src/values/shape';
import { BothOutputs } from '../../../support/equivalence';
import { HELMS } from '../../../support/helm';

/** Each has its own examples; the last of a slot with fewer come again. */
const ROUNDS = [0, 1, 2];
const RELEASE = 'r';

const all = Object.entries(CASES);
const nameOf = (i: number) => `c${i}`;

describe('an expression in a property of cdk8s-plus', () => {
  it('is tried in every property and parameter that takes data', () => {
    const known = [...Object.keys(CASES), ...Object.keys(OUTSIDE)];
    expect(known.sort()).toEqual(slots().map(s => s.name).sort());
  });

  it.each(all.filter(([, slot]) => !slot.refusal))('%s arrives', (_, slot) => {
    expect(() => TokenCheck.run({ define: scope => { new SlotChart(scope, 'small', slot); } })).not.toThrow();
  });

  it.each(all.filter(([, slot]) => slot.refusal))('%s is refused, and the alternative is not', (_, slot) => {
    const refusal = refusalOf(() => TokenCheck.run({ define: scope => { new SlotChart(scope, 'small', slot, false); } }));
    expect([refusal.refusal, refusal.message]).toEqual([slot.refusal, expect.stringMatching(/[^]*\b(use|Use|give|Give) [^]*/)]);
    expect(() => TokenCheck.run({ define: scope => { new SlotChart(scope, 'small', slot); } })).not.toThrow();
  });
});

describe('what comes out', () => {
  const models = all.map(([, slot], i) => new SlotChart(new App(), nameOf(i), slot)._model());
  const together = new Together(models);
  const plain = ROUNDS.map(round => all.map(([, slot], i) => byPath(
    renderDocuments(models[i], release({ name: RELEASE, values: [valuesOf(slot, round)], kubernetesVersion: '1.31.0' })))));

  it.each(HELMS.flatMap(helm => ROUNDS.map(round => [helm.name, round, helm] as const)))('is the same in Helm %s, with the values of round %s', (_, round, helm) => {
    const rendered = together.render(helm, all.map(([, slot]) => valuesOf(slot, round)), RELEASE);
    const differences = all.flatMap(([slot], i) => of(slot, firstDifference(byName([...plain[round][i].values()]), byName(rendered[i]))));
    expect(differences).toEqual([]);
  });

  it.each(ROUNDS)('is what cdk8s writes of the values themselves, with those of round %s', round => {
    const differences = all.flatMap(([name, slot], i) => of(name, differenceFromLiteral(slot, nameOf(i), round, plain[round][i])));
    expect(differences).toEqual([]);
  });
});

describe('without values', () => {
  const define = (chart: Chart) => {
    all.forEach(([, slot], i) => withLiteral(slot, 0, new Construct(chart, nameOf(i))));
    OTHERS.forEach((build, i) => build(new Construct(chart, `o${i}`)));
  };
  const chart = new ReleaseChart(new App(), 'chart', { name: 'all-of-it', version: '0.1.0', description: 'Every construct, with literals.' });
  define(chart);
  // Once: a Deployment that is spread says so again each time it is written.
  const model = chart._model();
  const rendered = renderDocuments(model, release({ name: 'all-of-it', kubernetesVersion: '1.31.0' }));

  it('every construct comes out as cdk8s writes it, but for the differences that are named', () => {
    const expected = ordinary();
    define(expected);
    const actual = byPath(rendered);
    expect(firstDifference(Object.fromEntries(asRelease(expected, { chart: 'all-of-it', release: 'all-of-it' }, actual)), Object.fromEntries(actual))).toBeUndefined();
  });

  it.each(HELMS.map(helm => [helm.name, helm] as const))('and Helm %s renders the same', (_, helm) => {
    const [objects] = new Together([model]).render(helm, [{}], 'all-of-it');
    expect(firstDifference(byName([...byPath(rendered).values()]), byName(objects))).toBeUndefined();
  });
});

it('the example of docs/cdk8s-plus.md comes out the same in both outputs', async () => {
  const both = new BothOutputs(new StoreChart(new App(), 'store'));
  TokenCheck.run({ define: scope => { new StoreChart(scope, 'store'); } });
  await both.agree({}, { files: [{ storage: '1.5Ti', minReplicas: 7, tolerations: [{ operator: 'Exists' }] }] });
});

it('docs/cdk8s-plus.md says so; npm run docs writes it', () => {
  expect(fs.readFileSync(path.join(__dirname, '../../../../docs/cdk8s-plus.md'), 'utf8')).toBe(documentation());
});

function differenceFromLiteral(slot: Case, releaseName: string, round: number, actual: ReadonlyMap<string, any>): Difference | undefined {
  const expected = asRelease(withLiteral(slot, round, ordinary()), { chart: releaseName, release: RELEASE }, actual);
  if (slot.alternative?.otherConstructs) {
    return firstDifference(unnamed([...expected.values()]), unnamed([...actual.values()]));
  }
  return firstDifference(Object.fromEntries(expected), Object.fromEntries(actual));
}

function of(slot: string, difference: Difference | undefined): unknown[] {
  return difference ? [{ slot, ...difference }] : [];
}

/** Objects whose names are their constructs', which are others. */
function unnamed(objects: readonly any[]): Json {
  return objects.map(o => ({ ...o, metadata: { ...o.metadata, name: undefined } })).map(o => JSON.parse(JSON.stringify(o)))
    .sort((a, b) => (JSON.stringify(a, Object.keys(a).sort()) < JSON.stringify(b, Object.keys(b).sort()) ? -1 : 1));
}

function byName(objects: readonly any[]): { [name: string]: any } {
  return Object.fromEntries(objects.map(o => [`${o.kind} ${o.metadata.namespace}/${o.metadata.name}`, o]));
}

function refusalOf(body: () => void): Refusal {
  try {
    body();
  } catch (e) {
    if (e instanceof Refusal) {
      return e;
    }
    throw e;
  }
  throw new Error('nothing is refused');
}
