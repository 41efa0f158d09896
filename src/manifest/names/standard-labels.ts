import { literal } from '../../expr/node/literal';
import { Node, Part } from '../../expr/node/node';
import { partsOf } from '../../expr/node/parts';

/**
 * What a map of labels needs to have those of a named map in it: the named map, or where some of its keys are given
 * already, the others one by one.
 *
 * @internal
 */
export function labelParts(given: readonly Part[], named: Node): Part[] {
  const keys = new Set(given.flatMap(p => (p.kind === 'entry' && p.key.kind === 'literal' ? [p.key.value] : [])));
  const entries = entriesOf(named);
  return entries.some(([key]) => keys.has(key))
    ? entries.filter(([key]) => !keys.has(key)).map(([key, value]) => ({ kind: 'entry', key: literal(key), value }))
    : [{ kind: 'splice', value: named }];
}

/** The entries of a named map and of those in it. @internal */
export function entriesOf(named: Node): [string, Node][] {
  const parts = named.kind === 'include' ? partsOf(named.helper.body) : [];
  return parts.flatMap((p): [string, Node][] => (p.kind === 'entry' && p.key.kind === 'literal' ? [[String(p.key.value), p.value]]
    : p.kind === 'splice' ? entriesOf(p.value) : []));
}
