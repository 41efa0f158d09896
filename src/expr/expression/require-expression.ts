import { AnyExpression } from './any-expression';
import { Expression } from './expression';
import { toNode } from './to-node';
import { Tokens } from '../token/tokens';
import { Refusal } from '../../values/refusal';

/**
 * An expression that is asked for: as it is, or what `asAny()` and `asString()` made of it. TypeScript sees to the rest; JavaScript does
 * not.
 *
 * @param what what it is, as the beginning of a sentence.
 * @param instead what to use for something that is known when the chart is built.
 * @internal
 */
export function requireExpression(given: unknown, what: string, instead: string): Expression {
  if (given instanceof Expression) {
    return given;
  }
  const node = given === undefined || given === null ? undefined : toNode(given);
  if (node === undefined || (node.kind === 'literal' && !Tokens.areValues)) {
    throw new Refusal('argument-type',
      `${what} is ${node === undefined ? String(given) : JSON.stringify(node.value)}, expected an expression, such as a declared value${node === undefined ? '' : `: for what is known when the chart is built, ${instead}`}`);
  }
  return new AnyExpression(node);
}
