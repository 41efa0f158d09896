import { ChooseNode, Node } from './node';
import { childrenOf } from './children';

/**
 * Whether the evaluation of an expression can fail. Then it matters whether it is evaluated: such a condition is evaluated
 * exactly where it was written.
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

/** `semverCompare` with an invalid version, and `dig` through a value that is not a map. */
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

/** Whether evaluating both results of a choice, as Helm's `ternary` does, is the same as evaluating one, as `if` does. @internal */
export function mayEvaluateBoth({ then, otherwise }: ChooseNode): boolean {
  return otherwise === undefined || !(mayFail(then) || mayFail(otherwise));
}
