import { NetworkPolicyOptions } from './network-policy-props';
import { Values } from '../../expr/expression/values';
import { ItemShape } from '../../values/declare/item-shape';

/**
 * The values of a NetworkPolicy as the chart's author proposes them.
 */
export interface NetworkPolicyDefaults {
  /** @default false */
  readonly enabled?: boolean;

  /**
   * Who may connect, as the description of `from` says it.
   *
   * @default "Peers that may connect, beside the pods of the release; empty means everybody."
   */
  readonly fromDescription?: string;
}

/**
 * The documented values of a NetworkPolicy: `enabled`, `from` and `egress`.
 */
export class NetworkPolicyValues {
  /**
   * Declares the values.
   *
   * @param values the values of the chart.
   * @param path where they are, such as `networkPolicy`.
   * @param defaults what they are.
   */
  public static declare(values: Values, path: string, defaults: NetworkPolicyDefaults = {}): NetworkPolicyOptions {
    values._propose(path, 'What the network lets through, where the cluster enforces it.');
    return {
      enabled: values.boolean(`${path}.enabled`, {
        default: defaults.enabled ?? false,
        description: 'Whether only the ports of the pods can be reached, and they reach only DNS, each other and what `egress` says.',
      }),
      from: values.list(`${path}.from`, {
        items: ItemShape.ofPeer(),
        examples: [[{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } } }]],
        description: defaults.fromDescription ?? 'Peers that may connect, beside the pods of the release; empty means everybody.',
      }).asAny(),
      egress: values.list(`${path}.egress`, {
        items: ItemShape.object()
          .list('to', { optional: true, items: ItemShape.ofPeer(), description: 'Peers; empty means all.' })
          .list('ports', { optional: true, items: ItemShape.ofFragment({ description: 'A port.' }), description: 'Ports, each with `port`, `endPort` and `protocol`; empty means all.' }),
        examples: [[{ to: [{ ipBlock: { cidr: '192.0.2.0/24' } }], ports: [{ port: 443 }] }]],
        description: 'Rules of what else the pods may connect to; `[{}]` means everything.',
      }).asAny(),
    };
  }
}
