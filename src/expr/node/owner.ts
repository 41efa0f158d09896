import { Helper, Loop, Node, Part } from './node';
import { Token } from '../token/token';
import { Refusal } from '../../values/refusal';
import { ObjectShape } from '../../values/shape';

/**
 * The chart that expressions belong to, as far as expressions know it.
 *
 * @internal
 */
export interface Owner {
  /** The chart itself, for those who know charts. */
  readonly chart: unknown;
  /** The construct path of the chart. */
  readonly path: string;
  /** Every token that was handed out for an expression of this chart. */
  readonly tokens: Token[];
  /** What the values are declared to be. */
  readonly shape: () => ObjectShape;
  /** The named expressions, by name. */
  readonly helpers: Map<string, Helper>;
}

const owners = new WeakMap<Node, Owner>();

/** Marks a leaf as made by a chart. @internal */
export function own<N extends Node>(node: N, owner: Owner): N {
  owners.set(node, owner);
  return node;
}

/** The chart that made the expression; undefined for one made of literals alone. @internal */
export function ownerOf(node: Node): Owner | undefined {
  const known = owners.get(node);
  if (known) {
    return known;
  }
  for (const child of childrenOf(node)) {
    const owner = ownerOf(child);
    if (owner) {
      owners.set(node, owner);
      return owner;
    }
  }
  return undefined;
}

/** The expressions that an expression is made of. @internal */
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

/** The expressions that a part of a map or list is made of. @internal */
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

/** Visits an expression and everything it is made of, helpers once. @internal */
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

/** Runs the body so that a refusal in it begins with a construct path. @internal */
export function within<T>(path: string | undefined, body: () => T): T {
  try {
    return body();
  } catch (e) {
    if (e instanceof Refusal && path && !e.message.startsWith(path)) {
      throw new Refusal(e.refusal, `${path}: ${e.message}`);
    }
    throw e;
  }
}

/** What a message about an expression begins with: the chart that it belongs to. @internal */
export function pathPrefix(node: Node): string {
  const path = ownerOf(node)?.path;
  return path ? `${path}: ` : '';
}
