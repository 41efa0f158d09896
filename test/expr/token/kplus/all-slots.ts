import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { CASES } from './cases';
import { OTHERS } from './cases/others';
import { SlotChart, valuesOf, withLiteral } from './charts';
import { byPath } from './literal';
import { ReleaseChart } from '../../../../src';
import { Difference } from '../../../../src/values/difference';
import { release } from '../../../../src/plain/release';
import { renderDocuments } from '../../../../src/plain/render';

/** Each round has its own examples; a slot with fewer repeats them. */
export const ROUNDS = [0, 1, 2];
export const RELEASE = 'r';
export const SLOTS = Object.entries(CASES);

export function nameOf(slot: number): string {
  return `c${slot}`;
}

/** A chart for each slot, and its plain YAML with the values of each round. */
export function slotCharts() {
  const models = SLOTS.map(([, slot], i) => new SlotChart(new App(), nameOf(i), slot)._model());
  const plain = ROUNDS.map(round => SLOTS.map(([, slot], i) => byPath(
    renderDocuments(models[i], release({ name: RELEASE, values: [valuesOf(slot, round)], kubernetesVersion: '1.31.0' })))));
  return { models, plain };
}

/** Every construct, with literals. */
export function defineWithLiterals(chart: Chart): void {
  SLOTS.forEach(([, slot], i) => withLiteral(slot, 0, new Construct(chart, nameOf(i))));
  OTHERS.forEach((build, i) => build(new Construct(chart, `o${i}`)));
}

/** A chart of all of them, and its plain YAML. */
export function literalChart() {
  const chart = new ReleaseChart(new App(), 'chart', { name: 'all-of-it', version: '0.1.0', description: 'Every construct, with literals.' });
  defineWithLiterals(chart);
  // Once: a Deployment that is spread says so again each time it is written.
  const model = chart._model();
  return { model, rendered: byPath(renderDocuments(model, release({ name: 'all-of-it', kubernetesVersion: '1.31.0' }))) };
}

export function of(slot: string, difference: Difference | undefined): unknown[] {
  return difference ? [{ slot, ...difference }] : [];
}
