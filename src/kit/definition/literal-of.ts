import { toNode } from '../../expr/expression/to-node';

/** A value that is known when the chart is synthesised; undefined for one that is not given, or an expression. @internal */
export function literalOf(given: unknown): unknown {
  const node = given === undefined ? undefined : toNode(given);
  return node?.kind === 'literal' ? node.value : undefined;
}
