import { call } from '../../expr/functions/functions';
import { literal } from '../../expr/node/literal';
import { Node, Part } from '../../expr/node/node';
import { concat } from '../../expr/functions/concat';
import { toNode } from '../../expr/expression/to-node';
import { listOf, mapOf } from '../../expr/node/collections';
import { goHtmlJson } from '../../plain/json-text';
import { Refusal } from '../../values/refusal';
import { Json } from '../../values/shape';

/**
 * A string with a line for each prop, to hash: it differs if a prop differs. It is the same for literals and for values.
 *
 * Rejected: parts of loops, which cannot be converted to an expression.
 *
 * @internal
 */
export function fingerprint(props: { readonly [name: string]: any }): Node {
  const given = Object.keys(props).filter(name => props[name] !== undefined).sort();
  return concat(given.map((name, i) => {
    const begin = `${i ? '\n' : ''}${name}: `;
    const node = toNode(props[name]);
    // An omitted value counts as not set.
    return node.kind === 'choose' && !node.otherwise ? call('ternary', [line(begin, node.then), literal(''), node.condition]) : line(begin, node);
  }));
}

function line(begin: string, node: Node): Node {
  const given = whole(node);
  return concat([literal(begin), given.kind === 'literal' ? literal(goHtmlJson(given.value as Json)) : call('toJson', [given])]);
}

/** A list or map with parts, as one value. */
function whole(node: Node): Node {
  switch (node.kind) {
    case 'list':
      return joined('concat', node.parts, listOf);
    case 'map':
      return joined('mergeOverwrite', node.parts, mapOf);
    case 'choose':
      return call('ternary', [whole(node.then), whole(node.otherwise!), node.condition]);
    default:
      return node;
  }
}

function joined(fn: 'concat' | 'mergeOverwrite', parts: readonly Part[], written: (parts: readonly Part[]) => Node): Node {
  const values = parts.reduce<(Node | Part[])[]>((found, part) => {
    const last = found[found.length - 1];
    switch (part.kind) {
      case 'element':
      case 'entry': {
        const own = { ...part, value: whole(part.value) };
        return Array.isArray(last) ? [...found.slice(0, -1), [...last, own]] : [...found, [own]];
      }
      case 'splice':
        return [...found, whole(part.value)];
      case 'when':
        return [...found, call('ternary', [joined(fn, part.then, written), joined(fn, part.otherwise, written), part.condition])];
      case 'each':
        throw new Refusal('argument-type', 'the pod has a part for each item of a list or map of the values, and the name of the object contains a hash of the pod: pass the list itself');
    }
  }, []).map(found => (Array.isArray(found) ? written(found) : found));
  return values.length === 0 ? written([]) : values.length === 1 ? values[0] : call(fn, values);
}
