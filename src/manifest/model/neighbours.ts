import { Scope } from './model';
import { sameNode } from '../../expr/node/equal';

/**
 * Groups consecutive items with the same outermost condition or loop. Both outputs run a loop once for a group, so they
 * report the same error first.
 *
 * @internal
 */
export function neighbours<T extends { readonly scopes: readonly Scope[] }>(all: readonly T[]): T[][] {
  return all.reduce<T[][]>((groups, one) => {
    const last = groups[groups.length - 1];
    const [a, b] = [last?.[0].scopes[0], one.scopes[0]];
    if (last && (a && b ? isSame(a, b) : a === b)) {
      last.push(one);
    } else {
      groups.push([one]);
    }
    return groups;
  }, []);
}

/** The same within its outermost condition or loop. @internal */
export function within<T extends { readonly scopes: readonly Scope[] }>(one: T): T {
  return { ...one, scopes: one.scopes.slice(1) };
}

/** Whether two conditions or loops are the same. @internal */
export function isSame(a: Scope, b: Scope): boolean {
  return a.kind === 'when' ? b.kind === 'when' && sameNode(a.condition, b.condition) : b.kind === 'each' && a.loop === b.loop;
}
