import { ItemShape } from '../../values/declare/item-shape';
import { ListOptions } from '../../values/declare/options';

/** Peers, as an option of a declaration. @internal */
export function peers(description: string): ListOptions {
  return { items: ItemShape.ofPeer(), examples: [[{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } } }]], description };
}

/** The documented values of a NetworkPolicy. @internal */
export const NETWORK_POLICY = ItemShape.object('What the network lets through, where the cluster enforces it.')
  .boolean('enabled', { description: 'Whether only the ports of the pods can be reached, and they reach only DNS, each other and what `egress` says.' })
  .list('from', peers('Peers that may connect, beside the pods of the release; empty means everybody.'))
  .list('egress', {
    items: ItemShape.object()
      .list('to', { optional: true, items: ItemShape.ofPeer(), description: 'Peers; empty means all.' })
      .list('ports', { optional: true, items: ItemShape.ofFragment({ description: 'A port.' }), description: 'Ports, each with `port`, `endPort` and `protocol`; empty means all.' }),
    examples: [[{ to: [{ ipBlock: { cidr: '192.0.2.0/24' } }], ports: [{ port: 443 }] }]],
    description: 'Rules of what else the pods may connect to; `[{}]` means everything.',
  });
