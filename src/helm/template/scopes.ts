import { asking, Place, where } from './action';
import { Lines, mentionsKeyOf, Opening, range } from './control';
import { call } from '../../expr/functions/functions';
import { mayFail } from '../../expr/node/may-fail';
import { CallNode, Node } from '../../expr/node/node';
import { follows, terms } from '../../expr/functions/implication';
import { Scope } from '../../manifest/model/model';
import { isSame, neighbours, within } from '../../manifest/model/neighbours';

/** Lines of a template, and the conditions and loops around them, from outer to inner. @internal */
export interface Scoped {
  readonly scopes: readonly Scope[];
  /** The expressions that the lines read. */
  readonly mentioned: readonly Node[];
  /** Whether the lines always fail. */
  readonly fails?: boolean;
  print(place: Place): Lines;
}

/** Formatting of conditions and loops. @internal */
export interface Frame {
  around(open: Opening, body: Lines): Lines;
  chain(open: Opening, body: Lines, next: Lines): Lines;
}

/**
 * Adjacent lines share common conditions and loops; directly nested conditions are combined. Consecutive failing conditions
 * become an `else if` chain.
 *
 * @internal
 */
export function inScopes(all: readonly Scoped[], place: Place, frame: Frame): Lines {
  const branches = neighbours(all).map(group => branchOf(group, place, frame));
  return printBranches(branches, place, frame);
}

type Branch = Lines | FailingBranch;

interface FailingBranch {
  readonly condition: Node;
  readonly body: Lines;
}

function branchOf(group: readonly Scoped[], place: Place, frame: Frame): Branch {
  const [scope] = group[0].scopes;
  if (!scope) {
    return group.flatMap(one => one.print(place));
  }
  if (scope.kind === 'when') {
    const { conditions, inner } = conditionsOf(group);
    const condition = conditions.length > 1 ? call('and', conditions) : conditions[0];
    const body = inScopes(inner, where(condition, place), frame);
    return inner.length === 1 && inner[0].fails && inner[0].scopes.length === 0 ? { condition, body } : frame.around(asking(condition, place), body);
  }
  const inner = group.map(one => within(one));
  const nodes = inner.flatMap(({ mentioned, scopes }) => [...mentioned, ...scopes.map(s => (s.kind === 'when' ? s.condition : s.loop.over))]);
  const loop = range(scope.loop, place, nodes.some(n => mentionsKeyOf(n, scope.loop)));
  return frame.around(loop.open, inScopes(inner, loop.inner, frame));
}

function printBranches([first, ...others]: readonly Branch[], place: Place, frame: Frame, word: 'if' | 'else if' = 'if'): Lines {
  if (first === undefined || Array.isArray(first)) {
    return first === undefined ? [] : [...first, ...printBranches(others, place, frame)];
  }
  const { condition, body } = first as FailingBranch;
  const open = asking(condition, place, word);
  return others.length > 0 && !Array.isArray(others[0]) ? frame.chain(open, body, printBranches(others, place, frame, 'else if'))
    : [...frame.around(open, body), ...printBranches(others, place, frame)];
}

/** The common conditions of a group, and its content. */
function conditionsOf(group: readonly Scoped[]): { conditions: Node[]; inner: Scoped[] } {
  const [scope] = group[0].scopes;
  if (scope?.kind !== 'when' || !group.every(({ scopes: [other] }) => other && isSame(scope, other))) {
    return { conditions: [], inner: [...group] };
  }
  const { conditions, inner } = conditionsOf(group.map(one => within(one)));
  const { condition: own } = scope;
  const all = [...isAnd(own) ? own.args : [own], ...conditions];
  return { conditions: all.some(mayFail) ? all : withoutImplied(withoutGiven(all)), inner };
}

/** `not (and a b)` beside `a` is `not b`. */
function withoutGiven(conditions: readonly Node[]): Node[] {
  return conditions.map(condition => {
    const [denied] = condition.kind === 'call' && condition.fn === 'not' ? condition.args : [];
    const left = denied && isAnd(denied) ? terms('and', denied).filter(term => !conditions.some(other => other !== condition && follows(term, other))) : [];
    return left.length === 1 ? call('not', left) : condition;
  });
}

/** Without conditions that another one implies. */
function withoutImplied(conditions: readonly Node[]): Node[] {
  return conditions.filter((one, i) => !conditions.some((other, k) => i !== k && follows(one, other) && (k < i || !follows(other, one))));
}

function isAnd(node: Node): node is CallNode {
  return node.kind === 'call' && node.fn === 'and';
}
