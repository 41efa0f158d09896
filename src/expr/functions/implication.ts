import { call } from './functions';
import { sameNode } from '../node/equal';
import { mayFail } from '../node/may-fail';
import { Node } from '../node/node';

/**
 * Whether a condition is implied by another, as far as it can be derived: `a or b` by `a` and by `b`. Nothing is derived
 * from conditions that can fail.
 *
 * @internal
 */
export function follows(condition: Node, from: Node): boolean {
  if (mayFail(condition)) {
    return false;
  }
  const alternatives = terms('or', condition);
  const sufficient = alternatives.map(terms.bind(undefined, 'and')).map(all => all.filter(one => !alternatives.some(other => isLackOfKey(one, other))));
  return terms('or', from).every(one => {
    const given = terms('and', one);
    return sufficient.some(all => all.every(term => given.some(other => sameNode(other, term)))) || (given.length > 1 && given.some(other => follows(condition, other)));
  });
}

/** The negation of a condition. @internal */
export function negate(condition: Node): Node {
  return condition.kind === 'call' && condition.fn === 'not' ? condition.args[0] : call('not', [condition]);
}

/** The operands of nested `or` or `and`. @internal */
export function terms(fn: 'or' | 'and', node: Node): readonly Node[] {
  return node.kind === 'call' && node.fn === fn ? node.args.flatMap(arg => terms(fn, arg)) : [node];
}

/**
 * The condition that one of several conditions is true, or `true` if that is always so. If one of them is that a map is
 * non-empty, another need not test that the map lacks a key: with the key, the map is non-empty.
 *
 * @internal
 */
export function either(conditions: readonly Node[]): Node | true {
  const alternatives = conditions.map(one => {
    const all = terms('and', one);
    const rest = all.filter(term => !conditions.some(other => isLackOfKey(term, other)));
    return rest.length === all.length ? one : rest.length > 0 && rest.reduce((a, b) => call('and', [a, b]));
  });
  return alternatives.every((one): one is Node => one !== false) ? alternatives.reduce((a, b) => call('or', [a, b])) : true;
}

/** Whether one is the condition that a map lacks a key, and the other that the map is non-empty. */
function isLackOfKey(one: Node, other: Node): boolean {
  const [asked] = one.kind === 'call' && one.fn === 'not' ? one.args : [];
  return asked?.kind === 'call' && asked.fn === 'hasKey' && other.kind === 'call' && other.fn === 'truthy' && sameNode(asked.args[0], other.args[0]);
}
