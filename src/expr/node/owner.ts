import { Helper, Node } from './node';
import { Refusal } from '../../values/refusal';
import { ObjectShape } from '../../values/shape';
import { childrenOf } from './children';

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

let current: string | undefined;

/** Runs the body so that a refusal in it begins with a construct path. @internal */
export function atPath<T>(path: string | undefined, body: () => T): T {
  const before = current;
  current = path;
  try {
    return body();
  } catch (e) {
    if (e instanceof Refusal && path && !e.message.startsWith(path)) {
      throw new Refusal(e.refusal, `${path}: ${e.message}`);
    }
    throw e;
  } finally {
    current = before;
  }
}

/** The construct path that a refusal would begin with now. @internal */
export function currentPath(): string | undefined {
  return current;
}

/** What a message about an expression begins with: the chart that it belongs to. @internal */
export function pathPrefix(node: Node): string {
  const path = ownerOf(node)?.path;
  return path ? `${path}: ` : '';
}
