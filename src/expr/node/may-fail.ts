import { ChooseNode, Node } from './node';
import { childrenOf } from './children';

/**
 * Whether there are values with which an expression cannot be evaluated. It matters then whether and when that is done:
 * a condition of that kind is asked where it was written.
 *
 * @internal
 */
export function mayFail(node: Node): boolean {
  let may = known.get(node);
  if (may === undefined) {
    may = failsItself(node) || childrenOf(node).some(mayFail);
    known.set(node, may);
  }
  return may;
}

const known = new WeakMap<Node, boolean>();

/** `semverCompare` with what is no version, and `dig` through what is no map. */
function failsItself(node: Node): boolean {
  if (node.kind !== 'call') {
    return false;
  }
  const subject = node.args[node.args.length - 1];
  switch (node.fn) {
    case 'semverCompare':
      return subject.kind !== 'builtin' && !(subject.type.kind === 'string' && subject.type.oneOf);
    case 'dig':
      return node.args.length > 3 || subject.type.kind === 'any';
    default:
      return false;
  }
}

/** Whether it is the same to evaluate both of what a choice can be, as Helm's `ternary` does, or just one, as `if` does. @internal */
export function mayEvaluateBoth({ then, otherwise }: ChooseNode): boolean {
  return otherwise === undefined || !(mayFail(then) || mayFail(otherwise));
}
