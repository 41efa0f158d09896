import { childrenOf } from './children';
import { Node } from './node';

/** What a person recognises an expression by: the path of the value, or what it is made of. @internal */
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
      const named = childrenOf(node).find(child => child.kind !== 'literal');
      return named ? labelOf(named) : node.kind;
    }
  }
}
