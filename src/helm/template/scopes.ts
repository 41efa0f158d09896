import { condition, Place, where } from './action';
import { Lines, mentionsKeyOf, range } from './control';
import { call } from '../../expr/functions/functions';
import { mayFail } from '../../expr/node/may-fail';
import { CallNode, Node } from '../../expr/node/node';
import { follows, terms } from '../../expr/functions/implication';
import { Scope } from '../../manifest/model/model';
import { isSame, neighbours, within } from '../../manifest/model/neighbours';

/** Lines of a template, and the conditions and loops that they are in, from the outside to the inside. @internal */
export interface Scoped {
  readonly scopes: readonly Scope[];
  /** What the lines read. */
  readonly mentioned: readonly Node[];
  print(place: Place): Lines;
}

/**
 * Neighbours in the same condition or loop share it; conditions with nothing between them are one.
 *
 * @param around how a condition or a loop stands around lines.
 * @internal
 */
export function inScopes(all: readonly Scoped[], place: Place, around: (open: string, body: Lines) => Lines): Lines {
  return neighbours(all).flatMap(group => {
    const [scope] = group[0].scopes;
    if (!scope) {
      return group.flatMap(one => one.print(place));
    }
    if (scope.kind === 'when') {
      const { conditions, inner } = conditionsOf(group);
      const asked = conditions.length > 1 ? call('and', conditions) : conditions[0];
      return around(`if ${condition(asked, place)}`, inScopes(inner, where(asked, place), around));
    }
    const inner = group.map(one => within(one));
    const nodes = inner.flatMap(({ mentioned, scopes }) => [...mentioned, ...scopes.map(s => (s.kind === 'when' ? s.condition : s.loop.over))]);
    const loop = range(scope.loop, place, nodes.some(n => mentionsKeyOf(n, scope.loop)));
    return around(loop.open, inScopes(inner, loop.inner, around));
  });
}

/** The conditions around all of them, and what is within. */
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

/** Without those that hold wherever another of them does. */
function withoutImplied(conditions: readonly Node[]): Node[] {
  return conditions.filter((one, i) => !conditions.some((other, k) => i !== k && follows(one, other) && (k < i || !follows(other, one))));
}

function isAnd(node: Node): node is CallNode {
  return node.kind === 'call' && node.fn === 'and';
}
