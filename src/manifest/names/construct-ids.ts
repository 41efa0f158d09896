import { IConstruct } from 'constructs';
import { pathWithin, scopeOf } from '../scope/scope';

/** The addresses of constructs that level-2 constructs put into the ids of what points to them. */
const ADDRESS = /c8[0-9a-f]{40}/g;

/**
 * The id of a construct, as people would have chosen it: level-2 constructs make ids of the addresses of other
 * constructs, which are hashes of their paths; the ids of those constructs stand for them here. An id that only says the
 * kind and what it points to says what it points to.
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

/** Whether two strings are the same but for signs and case. @internal */
export function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function idsAt(chart: IConstruct, address: string): string {
  const found = chart.node.root.node.findAll().find(c => c.node.addr === address);
  const ids = found && pathWithin(chart, found).filter(c => !scopeOf(c)).map(c => c.node.id).filter(id => !/^(resource|default)$/i.test(id));
  return ids?.length ? ids.join('-') : address.slice(0, 10);
}
