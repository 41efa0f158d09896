import { Loop, Node, Part } from './node';

/**
 * Whether two expressions are equal. @param loops pairs of loops that are considered equal; any other loop equals only
 * itself, since two loops over a collection are at different items.
 * @internal
 */
export function sameNode(a: Node, b: Node, loops = new Map<Loop, Loop>()): boolean {
  if (a === b && loops.size === 0) {
    return true;
  }
  const all = (x: readonly Node[], y: readonly Node[]): boolean => x.length === y.length && x.every((n, i) => sameNode(n, y[i], loops));
  switch (a.kind) {
    case 'literal':
      return b.kind === a.kind && JSON.stringify(a.value) === JSON.stringify(b.value);
    case 'value':
      return b.kind === a.kind && a.path.join('.') === b.path.join('.');
    case 'item':
      return b.kind === a.kind && sameLoop(a.loop, b.loop, loops) && a.path.join('.') === b.path.join('.');
    case 'key':
      return b.kind === a.kind && sameLoop(a.loop, b.loop, loops);
    case 'builtin':
      return b.kind === a.kind && a.name === b.name;
    case 'concat':
      return b.kind === a.kind && all(a.parts, b.parts);
    case 'call':
      return b.kind === a.kind && a.fn === b.fn && all(a.args, b.args);
    case 'name':
      return b.kind === a.kind && a.maxLength === b.maxLength && sameNode(a.text, b.text, loops);
    case 'include':
      return b.kind === a.kind && a.helper.name === b.helper.name;
    case 'present':
      return b.kind === a.kind && sameNode(a.of, b.of, loops);
    case 'choose':
      return b.kind === a.kind && sameNode(a.condition, b.condition, loops) && sameNode(a.then, b.then, loops)
        && (a.otherwise && b.otherwise ? sameNode(a.otherwise, b.otherwise, loops) : a.otherwise === b.otherwise);
    case 'raw':
      return b.kind === a.kind && a.template === b.template && all(a.nodes, b.nodes) && sameNode(a.plain, b.plain, loops);
    case 'map':
    case 'list':
      return b.kind === a.kind && sameParts(a.parts, b.parts, loops);
  }
}

function sameParts(a: readonly Part[], b: readonly Part[], loops: Map<Loop, Loop>): boolean {
  return a.length === b.length && a.every((part, i) => samePart(part, b[i], loops));
}

function samePart(a: Part, b: Part, loops: Map<Loop, Loop>): boolean {
  switch (a.kind) {
    case 'entry':
      return b.kind === a.kind && sameNode(a.key, b.key, loops) && sameNode(a.value, b.value, loops);
    case 'element':
    case 'splice':
      return b.kind === a.kind && sameNode(a.value, b.value, loops);
    case 'when':
      return b.kind === a.kind && sameNode(a.condition, b.condition, loops)
        && sameParts(a.then, b.then, loops) && sameParts(a.otherwise, b.otherwise, loops);
    case 'each':
      return b.kind === a.kind && sameNode(a.loop.over, b.loop.over, loops)
        && sameParts(a.body, b.body, new Map([...loops, [a.loop, b.loop]]));
  }
}

function sameLoop(a: Loop, b: Loop, loops: Map<Loop, Loop>): boolean {
  return (loops.get(a) ?? a) === b;
}
