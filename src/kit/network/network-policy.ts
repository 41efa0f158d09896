import { Construct } from 'constructs';
import { intOrString } from '../int-or-string';
import { Condition } from '../condition';
import { isGiven } from '../if-filled';
import { k8s } from '../k8s';
import { EgressRule, NetworkPolicyPort, NetworkPolicyProps } from './network-policy-props';
import { releaseChartOf } from '../release-chart-of';
import { toNode } from '../../expr/expression/to-node';
import { NETWORK_POLICY, peers } from './network-policy-values';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';
import { ListOptions } from '../../values/declare/options';

/** Wherever the cluster's DNS is: not all call its pods the same. */
const DNS = [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }];

/**
 * What may connect to pods, and what they may connect to: their own ports from everybody or from a few, of which each port
 * can have its own; DNS, the pods of the release and what is said. Pods of the release always reach each other's ports.
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
   * A list of peers, for values beside those of a NetworkPolicy: `values.list('networkPolicy.dashboardFrom', NetworkPolicy.peers('…'))`.
   *
   * @param description what the peers may do.
   */
  public static peers(description: string): ListOptions {
    return peers(description);
  }

  constructor(scope: Construct, id: string, props: NetworkPolicyProps) {
    super(scope, id);
    const chart = releaseChartOf(this);
    const { ports = [], from = [], egress = [] } = props;
    const within = Condition.of(props.enabled ?? true).scope(this, 'enabled');
    if (!within) {
      // There is no place for them, which is no mistake.
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
        // What depends on values does not pass through the typed classes.
        return listens.items([listens.value === true ? rule(port) : { port: port.port, protocol: port.protocol ?? 'TCP' }]);
      }),
      from: peers(given),
    });
    const shared = ports.filter(port => port.from === undefined);
    const own = ports.filter(port => port.from !== undefined && Condition.of(port.when ?? true).value !== false);

    new k8s.KubeNetworkPolicy(within, 'resource', {
      metadata: { labels: props.labels },
      spec: {
        podSelector: { matchLabels: props.selector },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          ...shared.length ? [ingressTo(shared, from)] : [],
          ...own.flatMap(port => Condition.of(port.when ?? true).items([ingressTo([{ ...port, when: true }], port.from)])),
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

/** A rule that is written in the chart as the typed classes want it; what stands for one as it is. */
function egressRule(given: EgressRule): any {
  return typeof given === 'object' && Array.isArray(given.ports)
    ? { ...given, ports: given.ports.map(port => (typeof port === 'object' ? { ...port, port: intOrString(port.port) } : port)) }
    : given;
}
