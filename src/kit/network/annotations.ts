import { Condition, hasKey } from '../condition';
import { AnyExpression } from '../../expr/expression/any-expression';
import { BooleanExpression } from '../../expr/expression/expression';
import { Node } from '../../expr/node/node';
import { toNode } from '../../expr/expression/to-node';

/**
 * The given annotations, and the construct's own for keys that are not given. Its own may be conditional. Omitted if there
 * are none.
 *
 * @internal
 */
export function annotationsOf(own: { [key: string]: any }, given: any = {}): any {
  const entries = Object.entries(own).map(([key, value]) => ({ key, ...parts(value) }));
  return entries.reduce((found, { when }) => found.or(when), isFilled(toNode(given))).choose({
    ...Object.fromEntries(entries.map(({ key, value, when }) => [key, when.and(hasKey(given, key).not()).choose(value)])),
    ...given,
  });
}

/** Whether a map, which may be conditional, is non-empty. */
function isFilled(map: Node): Condition {
  return map.kind === 'choose' && !map.otherwise
    ? Condition.of(new BooleanExpression(map.condition)).and(isFilled(map.then))
    : Condition.of(new AnyExpression(map));
}

/** A conditional value, as its condition and the value. */
function parts(value: any): { value: any; when: Condition } {
  if (value === undefined) {
    return { value, when: Condition.of(false) };
  }
  const node = toNode(value);
  return node.kind === 'choose' && !node.otherwise
    ? { value: new AnyExpression(node.then).asAny(), when: Condition.of(new BooleanExpression(node.condition)) }
    : { value, when: Condition.of(true) };
}
