import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Case, Given, token } from './case';
import { ReleaseChart } from '../../../../src';
import { Json } from '../../../../src/values/shape';

/** A chart for one slot: its value `x` in it, or the alternative with it. */
export class SlotChart extends ReleaseChart {
  constructor(scope: Construct, name: string, slot: Case, alternative = slot.alternative !== undefined) {
    const given = givenTo(slot, alternative);
    const [first] = valuesIn(given);
    super(scope, 'chart', { name, version: '0.1.0', description: 'A chart for one property.', ciValues: isMap(first) ? { x: first } : undefined });
    const value = given.declare(this.values, first);
    if (alternative) {
      slot.alternative!.build(this, value, () => slot.build(this, wrapped(slot.given, slot.given.examples[0])));
    } else {
      slot.build(this, wrapped(given, token(value)));
    }
  }
}

/** The slot with a literal, in a chart of cdk8s or of ours. */
export function withLiteral<T extends Construct>(slot: Case, round: number, scope: T): T {
  slot.build(scope, wrapped(slot.given, pick(slot.given.examples, round)));
  return scope;
}

/** An ordinary chart of cdk8s at the path at which `SlotChart` is, since addresses of constructs are hashes of it. */
export function ordinary(): Chart {
  return new Chart(new App(), 'chart');
}

/** What the user gives in a round. */
export function valuesOf(slot: Case, round: number): Json {
  return { x: pick(valuesIn(givenTo(slot, slot.alternative !== undefined)), round) };
}

function givenTo(slot: Case, alternative: boolean): Given {
  return (alternative ? slot.alternative!.given : undefined) ?? slot.given;
}

function valuesIn(given: Given): readonly any[] {
  return given.values ?? given.examples;
}

function wrapped(given: Given, x: any): any {
  return given.wrap ? given.wrap(x) : x;
}

function pick<T>(all: readonly T[], round: number): T {
  return all[round % all.length];
}

function isMap(data: any): boolean {
  return typeof data === 'object' && !Array.isArray(data);
}
