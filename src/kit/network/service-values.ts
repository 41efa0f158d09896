import { AnyExpression } from '../../expr/expression/any-expression';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';
import { FragmentKind } from '../../values/declare/options';
import { Pattern } from '../../values/pattern';

/**
 * The values of a port of a Service as the chart's author proposes them.
 */
export interface ServicePortValuesOptions {
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
 * How the author of a chart adapts the values of a Service.
 */
export interface ServiceValuesOptions extends FieldOverrides {
  /** The ports. With one, its values are `port` and `nodePort`; with several each has its own group of the port's name. */
  readonly ports: ServicePortValuesOptions[];

  /**
   * Whether each port has a group of its name even when there is only one, for values that are documented so.
   *
   * @default - true when there are several ports
   */
  readonly grouped?: boolean;
}

const TYPE = ItemShape.object('The Service.')
  .oneOf('type', { values: ['ClusterIP', 'NodePort', 'LoadBalancer'], description: 'Type of the Service.' });

const REST = ItemShape.object()
  .string('loadBalancerClass', {
    pattern: Pattern.OPTIONAL_QUALIFIED_NAME, description: 'Class of the load balancer, for the type `LoadBalancer`; empty means that of the cluster.',
  })
  .list('loadBalancerSourceRanges', {
    items: ItemShape.ofString({ pattern: Pattern.CIDR, description: 'A network.' }),
    examples: [['192.0.2.0/24']],
    description: 'Networks that the load balancer lets in, for the type `LoadBalancer`; empty means all.',
  })
  .oneOf('externalTrafficPolicy', {
    values: ['', 'Cluster', 'Local'], description: '`Local` keeps the address of the client, for the types `NodePort` and `LoadBalancer`; empty means `Cluster`.',
  })
  .fragment('annotations', { kind: FragmentKind.STRINGS, description: 'Annotations of the Service.' });

const portOf = ({ port }: ServicePortValuesOptions, description: string): ItemShape => ItemShape.object(`${description}.`)
  .integer('port', { default: port, minimum: 1, maximum: 65535, description: `${description}.` })
  .integer('nodePort', {
    default: 0, minimum: 0, maximum: 65535, description: 'Port of every node, for the types `NodePort` and `LoadBalancer`; 0 means that the cluster chooses.',
  });

/** The documented values of a Service. @internal */
export function serviceValues({ ports, grouped = ports.length > 1, ...overrides }: ServiceValuesOptions): ItemShape {
  const own = ports.reduce((shape, port) => {
    const { name, description = `Port of the Service${grouped ? ` for ${name}` : ''}` } = port;
    return grouped ? shape.group(name, portOf(port, description)) : shape.include(portOf(port, description));
  }, TYPE);
  const names = grouped ? ports.map(({ name }) => name) : ['port', 'nodePort'];
  return own.include(REST).adapt(overrides)._readBy((service: AnyExpression) => ({
    ...service._propsOf(names),
    ports: ports.map(({ name }) => {
      const at = grouped ? service.get(name) : service;
      return { name, port: at.integer('port').asNumber(), nodePort: at.integer('nodePort').asNumber() };
    }),
  }));
}
