import { Condition } from './condition';

/** What is given, unless it is empty or not given at all: its place is left out then. @internal */
export function unlessEmpty(given: any): any {
  return given === undefined ? undefined : Condition.of(given).choose(given);
}
