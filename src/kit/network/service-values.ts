import { AnyExpression } from '../../expr/expression/any-expression';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';
import { Pattern } from '../../values/pattern';

/**
 * The values of a port of a Service.
 */
export interface ServicePortValuesOptions {
  /** The name of the port, a DNS label of at most 15 characters. */
  readonly name: string;

  /** The number of the port. */
  readonly port: number;

  /**
   * The description of the port, such as `Port of the dashboard`.
   *
   * @default "Service port", with the name where there are several
   */
  readonly description?: string;
}

/**
 * Adaptation of the values of a Service to a chart.
 */
export interface ServiceValuesOptions extends FieldOverrides {
  /** The ports. The values of a single port are `port` and `nodePort`; several ports each have a group with the name of the port. */
  readonly ports: ServicePortValuesOptions[];

  /**
   * Whether a single port has a group with its name too.
   *
   * @default - true if there are several ports
   */
  readonly grouped?: boolean;
}

const TYPE = ItemShape.object('Service.')
  .oneOf('type', { values: ['ClusterIP', 'NodePort', 'LoadBalancer'], description: 'Service type.' });

const REST = ItemShape.object()
  .string('loadBalancerClass', {
    pattern: Pattern.OPTIONAL_QUALIFIED_NAME, description: 'Load balancer class, for the type `LoadBalancer`; empty for the default of the cluster.',
  })
  .list('loadBalancerSourceRanges', {
    items: ItemShape.ofString({ pattern: Pattern.CIDR, description: 'A CIDR block.' }),
    examples: [['192.0.2.0/24']],
    description: 'CIDR blocks that may use the load balancer, for the type `LoadBalancer`; empty for all.',
  })
  .oneOf('externalTrafficPolicy', {
    values: ['', 'Cluster', 'Local'], description: 'External traffic policy, for the types `NodePort` and `LoadBalancer`; `Local` preserves the client IP. Empty for `Cluster`.',
  })
  .fragment('annotations', { type: 'Annotations', description: 'Service annotations.' });

const portOf = ({ port }: ServicePortValuesOptions, description: string): ItemShape => ItemShape.object(`${description}.`)
  .integer('port', { default: port, minimum: 1, maximum: 65535, description: `${description}.` })
  .integer('nodePort', {
    default: 0, minimum: 0, maximum: 65535, description: 'Node port, for the types `NodePort` and `LoadBalancer`; 0 for a port that Kubernetes chooses.',
  });

/** The documented values of a Service. @internal */
export function serviceValues({ ports, grouped = ports.length > 1, ...overrides }: ServiceValuesOptions): ItemShape {
  const own = ports.reduce((shape, port) => {
    const { name, description = `Service port${grouped ? ` \`${name}\`` : ''}` } = port;
    return grouped ? shape.group(name, portOf(port, description)) : shape.include(portOf(port, description));
  }, TYPE);
  const names = grouped ? ports.map(({ name }) => name) : ['port', 'nodePort'];
  return own.include(REST).adapt(overrides)._readBy((service: AnyExpression) => ({
    ...service._propsOf(names),
    ports: ports.map(({ name }) => {
      const at = grouped ? service.get(name) : service;
      return { name, port: at.integer('port').asNumber(), nodePort: at.integer('nodePort').asNumber() };
    }),
  }), names);
}
