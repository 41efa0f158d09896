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
 * A list, map or string of a pod, unless nothing comes of it: its place is left out then. What is written in the chart, with
 * parts that depend on values, is asked for by its parts.
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

/** Whether something comes of a list, map or string. @internal */
export function isGiven(given: any): Condition {
  const node = collapsed(toNode(given));
  const filled = filledness(node);
  return filled === undefined ? Condition.of(placed(node)) : Condition.of(typeof filled === 'boolean' ? filled : filled === NEVER ? false : new BooleanExpression(filled));
}

/** What is nothing but one value, or one of two lists, as that. */
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

/** Whether something is in what is written in the chart; undefined for what the values give. */
function filledness(node: Node): Node | true | undefined {
  switch (node.kind) {
    case 'list':
    case 'map':
      return isFilled(node.parts);
    case 'choose': {
      const [then, otherwise] = [node.then, node.otherwise].map((branch, i) => {
        const asked = branch === undefined ? NEVER : filledness(branch) ?? call('truthy', [branch]);
        // Chosen because it is filled, it is.
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
