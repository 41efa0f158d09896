import { IConstruct } from 'constructs';
import { pathWithin, scopeOf } from '../scope/scope';

/** Addresses of constructs in ids: level-2 constructs use the address of a construct in ids of constructs that refer to it. */
const ADDRESS = /c8[0-9a-f]{40}/g;

/**
 * A readable id of a construct: level-2 constructs use addresses of other constructs in ids, which are hashes of their
 * paths; here they are replaced with the ids of those constructs. An id that consists of the kind and such an id is only
 * the latter.
 *
 * @internal
 */
export function readableId(chart: IConstruct, construct: IConstruct, kind: string): string {
  const { id } = construct.node;
  if (id.search(ADDRESS) < 0) {
    return id;
  }
  const [what] = id.replace(/undefined(?=c8)/, '').split(ADDRESS);
  const to = [...id.matchAll(ADDRESS)].map(([address]) => idsAt(chart, address));
  const words = what.replace(/^AllowEgress/, 'to').replace(/^AllowIngress/, 'from');
  return [...plain(what) === plain(kind) || words === '' ? [] : [words], ...to].join('-');
}

/** A string without punctuation, in lower case, for comparison. @internal */
export function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function idsAt(chart: IConstruct, address: string): string {
  const found = chart.node.root.node.findAll().find(c => c.node.addr === address);
  const ids = found && pathWithin(chart, found).filter(c => !scopeOf(c)).map(c => c.node.id).filter(id => !/^(resource|default)$/i.test(id));
  return ids?.length ? ids.join('-') : address.slice(0, 10);
}
