import { Helper, Node } from './node';
import { Refusal } from '../../values/refusal';
import { ObjectShape } from '../../values/shape';
import { childrenOf } from './children';

/**
 * The chart of an expression, as far as expressions depend on it.
 *
 * @internal
 */
export interface Owner {
  /** The chart itself. */
  readonly chart: unknown;
  /** The construct path of the chart. */
  readonly path: string;
  /** The declared shape of the values. */
  readonly shape: () => ObjectShape;
  /** The same, with the deprecated paths, which users can set too. */
  readonly given: () => ObjectShape;
  /** The named templates, by name. */
  readonly helpers: Map<string, Helper>;
}

const owners = new WeakMap<Node, Owner>();

/** Marks a leaf as belonging to a chart. @internal */
export function own<N extends Node>(node: N, owner: Owner): N {
  owners.set(node, owner);
  return node;
}

/** The chart of an expression; undefined for one of literals only. @internal */
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

/** Runs the body, and adds the construct path to refusals. @internal */
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

/** The prefix of a message about an expression: the path of its chart. @internal */
export function pathPrefix(node: Node): string {
  const path = ownerOf(node)?.path;
  return path ? `${path}: ` : '';
}
