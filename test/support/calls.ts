import { Node } from '../../src/expr/node/node';
import { Type } from '../../src/expr/node/type';
import { Refusal } from '../../src/values/refusal';

/** What a call was refused with. */
export function refusalOf(run: () => unknown): Refusal {
  try {
    run();
  } catch (e) {
    if (e instanceof Refusal) {
      return e;
    }
    throw e;
  }
  throw new Error('it was not refused');
}

/** A declared value of a type, for the arguments of a call. */
export function value(path: string, type: Type, absent?: 'empty' | 'optional'): Node {
  return { kind: 'value', path: [path], type, absent };
}
