import { Condition } from './condition';
import { AnyExpression } from '../expr/expression/any-expression';
import { toNode } from '../expr/expression/to-node';
import { mapOf } from '../expr/node/collections';
import { Part } from '../expr/node/node';

/** An entry of a map whose keys have a prefix. @internal */
export interface PrefixedEntry {
  /** The key, with the prefix or without one: a literal, or a token with a literal behind it. */
  readonly key: string;
  readonly value: string;
}

/**
 * A map with keys that may have a prefix from values, without the entries that are empty.
 *
 * An object in the code of the chart cannot have such keys, since two of them could be equal. Here the caller sees to it that they differ: all
 * have the same prefix, or are different from all that have one.
 *
 * @internal
 */
export function prefixedMap(entries: readonly PrefixedEntry[]): any {
  return new AnyExpression(mapOf(entries.flatMap(({ key, value }): Part[] => {
    const entry: Part = { kind: 'entry', key: toNode(key), value: toNode(value) };
    const { value: filled } = Condition.of(value);
    return typeof filled !== 'boolean' ? [{ kind: 'when', condition: filled._node, then: [entry], otherwise: [] }] : filled ? [entry] : [];
  }))).asAny();
}
