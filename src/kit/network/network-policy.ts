import { Construct } from 'constructs';
import { partProps } from '../part-props';
import { intOrString } from '../int-or-string';
import { Condition } from '../condition';
import { isGiven } from '../if-filled';
import { k8s } from '../k8s';
import { EgressRule, NetworkPolicyPort, NetworkPolicyProps } from './network-policy-props';
import { refuseWhen, releaseChartOf } from '../release-chart-of';
import { toNode } from '../../expr/expression/to-node';
import { NETWORK_POLICY, peers } from './network-policy-values';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';
import { ListOptions } from '../../values/declare/options';

/** To any pod: the labels of the DNS pods differ between clusters. */
const DNS = [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }];

/**
 * A NetworkPolicy for ingress and egress of pods. Ingress: to the given ports, from all sources or from given peers, for
 * all ports or for each. Egress: to DNS, the pods of the release and the given rules. Pods of the release can always
 * connect to each other's ports.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class NetworkPolicy extends Construct {
  /**
   * The documented values, for `values.group('networkPolicy', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return NETWORK_POLICY.adapt(overrides);
  }

  /**
   * Options for another list of peers: `values.list('networkPolicy.dashboardFrom', NetworkPolicy.peers('…'))`.
   *
   * @param description the description of the value.
   */
  public static peers(description: string): ListOptions {
    return peers(description);
  }

  constructor(scope: Construct, id: string, props: NetworkPolicyProps) {
    props = partProps('NetworkPolicyProps', scope, id, props, NETWORK_POLICY);
    super(scope, id);
    const chart = releaseChartOf(this);
    const { ports = [], from = [], egress = [] } = props;
    const within = Condition.of(props.enabled ?? true).scope(this, 'enabled');
    if (!within) {
      // They may be rendered nowhere, which is no error.
      toNode(props.selector);
      return;
    }
    const rule = ({ port, protocol = 'TCP' }: { port: any; protocol?: string }) => ({
      port: intOrString(port),
      protocol,
    });
    const release = () => ({ podSelector: { matchLabels: chart.selectorLabels() } });
    const peers = (given: any) => {
      const few = isGiven(given);
      return props.releaseOnly ? [release(), ...given] : few.value === false ? undefined : few.choose([release(), ...given]);
    };
    const ingressTo = (open: NetworkPolicyPort[], given: any) => ({
      ports: open.flatMap(port => {
        const listens = Condition.of(port.when ?? true);
        // The typed classes do not pass on conditional fields.
        return listens.items([listens.value === true ? rule(port) : { port: port.port, protocol: port.protocol ?? 'TCP' }]);
      }),
      from: peers(given),
    });
    ports.forEach(({ port, from: ofPort, releaseOnly = false }) => refuseWhen(this, Condition.of(releaseOnly && ofPort !== undefined),
      `the port ${port} has from, and releaseOnly lets in nobody else: remove one of the two`));
    const shared = ports.filter(port => port.from === undefined && !port.releaseOnly);
    const own = ports.filter(port => !shared.includes(port) && Condition.of(port.when ?? true).value !== false);

    new k8s.KubeNetworkPolicy(within, 'resource', {
      metadata: { labels: props.labels },
      spec: {
        podSelector: { matchLabels: props.selector },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          ...shared.length ? [ingressTo(shared, from)] : [],
          ...own.flatMap(port => Condition.of(port.when ?? true).items([port.releaseOnly
            ? { ports: [rule(port)], from: [release()] }
            : ingressTo([{ ...port, when: true }], port.from)])),
        ],
        egress: [
          { ports: DNS.map(rule) },
          { to: [release()] },
          ...[...egress].map(egressRule),
        ],
      },
    });
  }
}

/** A rule in the code of the chart as the typed classes need it; a token unchanged. @internal */
export function egressRule(given: EgressRule): any {
  return typeof given === 'object' && Array.isArray(given.ports)
    ? { ...given, ports: given.ports.map(port => (typeof port === 'object' ? { ...port, port: intOrString(port.port) } : port)) }
    : given;
}
