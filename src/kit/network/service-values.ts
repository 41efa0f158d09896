import { ServiceOptions } from './service-props';
import { Values } from '../../expr/expression/values';
import { ItemShape } from '../../values/declare/item-shape';
import { FragmentKind } from '../../values/declare/options';
import { Pattern } from '../../values/pattern';

/**
 * A port as the chart's author proposes it.
 */
export interface ServicePortDefaults {
  /** The name of the port, a DNS label of at most 15 characters. */
  readonly name: string;

  /** The number of the port. */
  readonly port: number;

  /**
   * What the port is for, as in `Port of the Service`.
   *
   * @default "Port of the Service", with the name where there are several
   */
  readonly description?: string;
}

/**
 * The values of a Service as the chart's author proposes them.
 */
export interface ServiceDefaults {
  /** The ports. With one, its values are `port` and `nodePort`; with several each has its own group of the port's name. */
  readonly ports: ServicePortDefaults[];

  /**
   * `ClusterIP`, `NodePort` or `LoadBalancer`.
   *
   * @default "ClusterIP"
   */
  readonly type?: string;

  /**
   * Whether each port has a group of its name even when there is only one, for values that are documented so.
   *
   * @default - true when there are several ports
   */
  readonly grouped?: boolean;

  /**
   * What the Service is for.
   *
   * @default "The Service."
   */
  readonly description?: string;
}

/**
 * The documented values of a Service: `type`, the ports, `annotations` and what load balancers need.
 */
export class ServiceValues {
  /**
   * Declares the values.
   *
   * @param values the values of the chart.
   * @param path where they are, such as `service`.
   * @param defaults what they are.
   */
  public static declare(values: Values, path: string, defaults: ServiceDefaults): ServiceOptions {
    values._propose(path, defaults.description ?? 'The Service.');
    const type = values.oneOf(`${path}.type`, {
      values: ['ClusterIP', 'NodePort', 'LoadBalancer'], default: defaults.type, description: 'Type of the Service.',
    });
    const grouped = defaults.grouped ?? defaults.ports.length > 1;
    const ports = defaults.ports.map(({ name, port, description = `Port of the Service${grouped ? ` for ${name}` : ''}` }) => {
      const at = grouped ? `${path}.${name}` : path;
      if (grouped) {
        values._propose(at, `${description}.`);
      }
      return {
        name,
        port: values.integer(`${at}.port`, { default: port, minimum: 1, maximum: 65535, description: `${description}.` }).asNumber(),
        nodePort: values.integer(`${at}.nodePort`, {
          default: 0, minimum: 0, maximum: 65535, description: 'Port of every node, for the types `NodePort` and `LoadBalancer`; 0 means that the cluster chooses.',
        }).asNumber(),
      };
    });
    return {
      type: type.asString(),
      ports,
      loadBalancerClass: values.string(`${path}.loadBalancerClass`, {
        pattern: Pattern.OPTIONAL_QUALIFIED_NAME, description: 'Class of the load balancer, for the type `LoadBalancer`; empty means that of the cluster.',
      }).asString(),
      loadBalancerSourceRanges: values.list(`${path}.loadBalancerSourceRanges`, {
        items: ItemShape.ofString({ pattern: Pattern.CIDR, description: 'A network.' }),
        examples: [['192.0.2.0/24']],
        description: 'Networks that the load balancer lets in, for the type `LoadBalancer`; empty means all.',
      }).asAny(),
      externalTrafficPolicy: values.oneOf(`${path}.externalTrafficPolicy`, {
        values: ['', 'Cluster', 'Local'],
        description: '`Local` keeps the address of the client, for the types `NodePort` and `LoadBalancer`; empty means `Cluster`.',
      }).asString(),
      annotations: values.fragment(`${path}.annotations`, { kind: FragmentKind.STRINGS, description: 'Annotations of the Service.' }).asAny(),
    };
  }
}
