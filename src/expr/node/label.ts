import { childrenOf } from './children';
import { Node } from './node';

/** The name of an expression in messages: the path of the value, or of the values that it depends on. @internal */
export function labelOf(node: Node): string {
  switch (node.kind) {
    case 'value':
      return node.path.join('.');
    case 'item':
      return [`${labelOf(node.loop.over)}[]`, ...node.path].join('.');
    case 'key':
      return `${labelOf(node.loop.over)}[${node.loop.keyName}]`;
    case 'builtin':
      return node.name;
    case 'include':
      return node.helper.name;
    case 'literal':
      return JSON.stringify(node.value);
    default: {
      const field = fieldLabel(node);
      if (field !== undefined) {
        return field;
      }
      const named = childrenOf(node).find(child => child.kind !== 'literal');
      return named ? labelOf(named) : node.kind;
    }
  }
}

/** An item or a field that a function reads has a label like those of a loop. */
function fieldLabel(node: Node): string | undefined {
  if (node.kind !== 'call') {
    return undefined;
  }
  const { args } = node;
  switch (node.fn) {
    case 'first':
    case 'last':
      return `${labelOf(args[0])}[]`;
    case 'get':
      return labelOfKeys(args[0], [args[1]]);
    case 'dig':
      return labelOfKeys(args[args.length - 1], args.slice(0, -2));
    default:
      return undefined;
  }
}

function labelOfKeys(map: Node, keys: readonly Node[]): string {
  return [labelOf(map), ...keys.map(key => (key.kind === 'literal' ? String(key.value) : `[${labelOf(key)}]`))].join('.');
}
