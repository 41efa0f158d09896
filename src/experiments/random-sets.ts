import { createHash } from 'crypto';
import { RandomParameter, RandomSetsOptions } from './sweep-props';
import { checkStruct } from '../values/declare/check-struct';
import { Refusal } from '../values/refusal';

/** Numbers are rounded, since the last digits of a logarithm differ between machines. */
const DIGITS = 6;

/** Random sets of parameters, which the seed decides. @internal */
export function randomSets(options: RandomSetsOptions): { [name: string]: any }[] {
  checkStruct('RandomSetsOptions', options, 'Sweep.random()');
  const { parameters, count, seed = '0' } = options;
  if (!Number.isInteger(count) || count < 1) {
    throw new Refusal('check-failed', `Sweep.random(): count: got ${count}, expected an integer of at least 1`);
  }
  Object.entries(parameters).forEach(([name, parameter]) => check(name, parameter));
  return Array.from({ length: count }, (_, i) => Object.fromEntries(Object.keys(parameters).sort()
    .map(name => [name, valueOf(parameters[name], fraction(`${seed}\n${i}\n${name}`))])));
}

/** A number from 0 to 1, not including 1, which follows from a text. */
function fraction(text: string): number {
  return parseInt(createHash('sha256').update(text).digest('hex').slice(0, 13), 16) / 2 ** 52;
}

function valueOf({ values, minimum = 0, maximum = 0, integer = false, logarithmic = false }: RandomParameter, at: number): any {
  if (values) {
    return values[Math.floor(at * values.length)];
  }
  // Of integers, the greatest is as likely as the others.
  const end = integer ? maximum + 1 : maximum;
  const found = logarithmic ? Math.exp(Math.log(minimum) + at * (Math.log(end) - Math.log(minimum))) : minimum + at * (end - minimum);
  return integer ? Math.min(maximum, Math.floor(found)) : Math.min(maximum, Math.max(minimum, Number(found.toPrecision(DIGITS))));
}

function check(name: string, { values, minimum, maximum, integer, logarithmic }: RandomParameter): void {
  const refuse = (problem: string): never => {
    throw new Refusal('check-failed', `Sweep.random(): ${name}: ${problem}`);
  };
  if (values !== undefined) {
    return minimum !== undefined || maximum !== undefined ? refuse('got values and a range, expected one of them')
      : values.length === 0 ? refuse('got no values, expected at least one') : undefined;
  }
  if (minimum === undefined || maximum === undefined || !(minimum <= maximum)) {
    return refuse(`got minimum ${minimum} and maximum ${maximum}, expected a range, or values`);
  }
  if (integer && !(Number.isSafeInteger(minimum) && Number.isSafeInteger(maximum))) {
    return refuse(`got minimum ${minimum} and maximum ${maximum}, expected integers`);
  }
  return logarithmic && minimum <= 0 ? refuse(`got minimum ${minimum}, expected a number greater than 0, since it is logarithmic`) : undefined;
}
