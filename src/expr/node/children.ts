import { Helper, Loop, Node, Part } from './node';

/** The direct subexpressions of an expression. @internal */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'literal':
    case 'value':
    case 'builtin':
      return [];
    case 'item':
    case 'key':
      return [node.loop.over];
    case 'concat':
      return node.parts;
    case 'call':
      return node.args;
    case 'name':
      return [node.text];
    case 'include':
      return [node.helper.body];
    case 'present':
      return [node.of];
    case 'choose':
      return node.otherwise ? [node.condition, node.then, node.otherwise] : [node.condition, node.then];
    case 'raw':
      return [...node.nodes, node.plain];
    case 'map':
    case 'list':
      return node.parts.flatMap(nodesOfPart);
  }
}

/** The direct subexpressions of a part of a map or list. @internal */
export function nodesOfPart(part: Part): readonly Node[] {
  switch (part.kind) {
    case 'entry':
      return [part.key, part.value];
    case 'element':
    case 'splice':
      return [part.value];
    case 'when':
      return [part.condition, ...part.then.flatMap(nodesOfPart), ...part.otherwise.flatMap(nodesOfPart)];
    case 'each':
      return [part.loop.over, ...part.body.flatMap(nodesOfPart)];
  }
}

/** Visits an expression and all its subexpressions, helpers once. @internal */
export function walk(node: Node, visit: (node: Node) => void, seen = new Set<Helper | Loop>()): void {
  visit(node);
  if (node.kind === 'include') {
    if (seen.has(node.helper)) {
      return;
    }
    seen.add(node.helper);
  }
  for (const child of childrenOf(node)) {
    walk(child, visit, seen);
  }
}
