import { ItemShape } from '../../values/declare/item-shape';
import { ListOptions } from '../../values/declare/options';

/** Options for a list of peers. @internal */
export function peers(description: string): ListOptions {
  return { items: ItemShape.ofPeer(), examples: [[{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } } }]], description };
}

/** The documented values of a NetworkPolicy. @internal */
export const NETWORK_POLICY = ItemShape.object('NetworkPolicy. Takes effect if the network plugin of the cluster enforces it.')
  .boolean('enabled', { description: 'Restrict the traffic of the pods: ingress to their ports only, and egress only to DNS, the pods of the release and what the rules in `egress` allow.' })
  .list('from', peers('Peers that may connect, in addition to the pods of the release; empty for all.'))
  .list('egress', {
    items: ItemShape.object()
      .list('to', { optional: true, items: ItemShape.ofPeer(), description: 'Destinations; empty for all.' })
      .list('ports', { optional: true, items: ItemShape.ofFragment({ type: 'NetworkPolicyPort', description: 'A port.' }), description: 'Ports, each with `port`, `endPort` and `protocol`; empty for all.' })
      ._documentedAs('NetworkPolicyEgressRule'),
    examples: [[{ to: [{ ipBlock: { cidr: '192.0.2.0/24' } }], ports: [{ port: 443 }] }]],
    description: 'Extra egress rules; `[{}]` allows everything.',
  });
