import { call } from '../../expr/functions/functions';
import { literal } from '../../expr/node/literal';
import { EachPart, Node, Part } from '../../expr/node/node';
import { mapParts } from '../../expr/node/parts';
import { emptyOf } from '../../expr/node/type';
import { concat } from '../../expr/functions/concat';
import { toNode } from '../../expr/expression/to-node';
import { listOf, mapOf } from '../../expr/node/collections';
import { goHtmlJson } from '../../plain/json-text';
import { Json } from '../../values/shape';

/**
 * A string with a line for each prop, to hash: it differs if a prop differs. It is the same for literals and for values.
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
  return concat([literal(begin), json(whole(node))]);
}

function json(node: Node): Node {
  return node.kind === 'literal' ? literal(goHtmlJson(node.value as Json)) : call('toJson', [node]);
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
      return alwaysPresent(node);
  }
}

/** Where an optional value is not set, what holds it is left out, but Helm evaluates it nevertheless. */
function alwaysPresent(node: Node): Node {
  return (node.kind === 'value' || node.kind === 'item') && node.absent === 'optional' ? call('default', [literal(emptyOf(node.type) as Json), node]) : node;
}

/** What a loop renders, as a string: one value for any number of items. */
function textOf(loop: EachPart): Node {
  const body = mapParts(loop.body, leaf => [{
    kind: 'element',
    value: leaf.kind === 'entry' ? concat([json(leaf.key), literal(': '), json(whole(leaf.value))]) : json(whole(leaf.value)),
  }]);
  return call('join', [literal('\n'), listOf([{ ...loop, body }])]);
}

function joined(fn: 'concat' | 'mergeOverwrite', parts: readonly Part[], written: (parts: readonly Part[]) => Node): Node {
  const values = parts.reduce<(Node | Part[])[]>((found, part, i) => {
    const last = found[found.length - 1];
    const withOwn = (own: Part) => (Array.isArray(last) ? [...found.slice(0, -1), [...last, own]] : [...found, [own]]);
    const withText = (value: Node) => withOwn(fn === 'concat' ? { kind: 'element', value } : { kind: 'entry', key: literal(`${part.kind} ${i}`), value });
    switch (part.kind) {
      case 'element':
      case 'entry':
        return withOwn({ ...part, value: whole(part.value) });
      case 'splice':
        return [...found, whole(part.value)];
      case 'when': {
        const [then, otherwise] = [part.then, part.otherwise].map(branch => joined(fn, branch, written));
        const chosen = call('ternary', [then, otherwise, part.condition]);
        // Helm merges other maps than those of strings deeply.
        return fn === 'concat' || (chosen.type.kind === 'map' && chosen.type.items.kind === 'string') ? [...found, chosen]
          : withText(call('ternary', [json(then), json(otherwise), part.condition]));
      }
      case 'each':
        return withText(textOf(part));
    }
  }, []).map(found => (Array.isArray(found) ? written(found) : found));
  return values.length === 0 ? written([]) : values.length === 1 ? values[0] : call(fn, values);
}
