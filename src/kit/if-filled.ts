import { Condition } from './condition';
import { AnyExpression } from '../expr/expression/any-expression';
import { BooleanExpression } from '../expr/expression/expression';
import { sameNode } from '../expr/node/equal';
import { call } from '../expr/functions/functions';
import { Node } from '../expr/node/node';
import { toNode } from '../expr/expression/to-node';
import { listOf, mapOf } from '../expr/node/collections';
import { mayBeLeftOut } from '../expr/node/parts';
import { isFilled, NEVER } from '../expr/functions/filled';

/**
 * A list, map or string of a pod, omitted if it renders empty. For a list or map in the code of the chart with conditional
 * parts, the condition is that one of its parts is rendered.
 *
 * @internal
 */
export function ifFilled(given: any): any {
  if (given === undefined) {
    return undefined;
  }
  const node = collapsed(toNode(given));
  if (mayBeLeftOut(node)) {
    return placed(node);
  }
  const filled = filledness(node);
  return filled === true ? given : filled === NEVER ? undefined
    : filled ? new BooleanExpression(filled).ifTrue(placed(node)) : Condition.of(placed(node)).choose(placed(node));
}

/** Whether a list, map or string renders non-empty. @internal */
export function isGiven(given: any): Condition {
  const node = collapsed(toNode(given));
  const filled = filledness(node);
  return filled === undefined ? Condition.of(placed(node)) : Condition.of(typeof filled === 'boolean' ? filled : filled === NEVER ? false : new BooleanExpression(filled));
}

/** A list or map that consists of a single spread value, as that value. */
function collapsed(node: Node): Node {
  if ((node.kind !== 'list' && node.kind !== 'map') || node.parts.length !== 1) {
    return node;
  }
  const [part] = node.parts;
  const written = node.kind === 'list' ? listOf : mapOf;
  return part.kind === 'splice' ? part.value
    : part.kind === 'when' ? toNode(new BooleanExpression(part.condition).ifTrue(
      placed(written(part.then)), part.otherwise.length ? placed(written(part.otherwise)) : undefined))
      : node;
}

/** Whether a list or map in the code of the chart is non-empty; undefined for one from the values. */
function filledness(node: Node): Node | true | undefined {
  switch (node.kind) {
    case 'list':
    case 'map':
      return isFilled(node.parts);
    case 'choose': {
      const [then, otherwise] = [node.then, node.otherwise].map((branch, i) => {
        const asked = branch === undefined ? NEVER : filledness(branch) ?? call('truthy', [branch]);
        // It was chosen because it is non-empty.
        return i === 0 && asked !== true && sameNode(asked, node.condition) ? true : asked;
      });
      const first = then === true ? node.condition : call('and', [node.condition, then]);
      return otherwise === NEVER ? first : then === true && otherwise === true ? true : call('or', [
        first,
        otherwise === true ? call('not', [node.condition]) : call('and', [call('not', [node.condition]), otherwise]),
      ]);
    }
    case 'literal':
      return Condition.of(placed(node)).value === true ? true : NEVER;
    default:
      return undefined;
  }
}

function placed(node: Node): any {
  return new AnyExpression(node).asAny();
}
