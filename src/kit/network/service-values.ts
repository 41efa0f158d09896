import { CLOUDS } from './internal-load-balancer';
import { AnyExpression } from '../../expr/expression/any-expression';
import { NumberExpression } from '../../expr/expression/number-expression';
import { StringExpression } from '../../expr/expression/string-expression';
import { own, ownerOf } from '../../expr/node/owner';
import { stringType } from '../../expr/node/type';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';
import { Pattern } from '../../values/pattern';
import { CharSet } from '../../values/schema/char-set';

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

  /**
   * The node port.
   *
   * @default 0
   */
  readonly nodePort?: number;

  /**
   * Whether the number is a string of digits, as in charts that declare it so: `"9000"`. An integer is accepted too.
   *
   * @default false
   */
  readonly quoted?: boolean;
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

  /**
   * Whether a load balancer of the private network is offered, as `internalLoadBalancer`.
   *
   * @default false
   */
  readonly offersInternal?: boolean;
}

/** The default is the first one, and the second has all that the others have. */
const typeOf = (byDefault: unknown) => ItemShape.object('Service.')
  .oneOf('type', { values: byDefault === 'LoadBalancer' ? ['LoadBalancer', 'NodePort', 'ClusterIP'] : ['ClusterIP', 'NodePort', 'LoadBalancer'], description: 'Service type.' });

/** The cloud of an internal load balancer. */
const INTERNAL = ItemShape.object().oneOf('internalLoadBalancer', {
  values: ['', ...CLOUDS],
  description: 'Cloud whose load balancer gets an address of the private network only, for the type `LoadBalancer`: sets the annotations of that cloud. Empty for an address that the cloud chooses, which is a public one on most.',
});

/** What every Service has beside its type and its ports. @internal */
export const SERVICE_SETTINGS = ItemShape.object()
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

/** What the pattern accepts. */
const DIGITS = Object.freeze({ ...stringType(CharSet.DIGITS, 1, 5), digits: true });

const QUOTED_PORT = {
  minimum: 1, maximum: 65535, pattern: '^([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$', patternDescription: 'a port from 1 to 65535',
};

const numberOf = ({ port, quoted = false }: ServicePortValuesOptions, description: string): ItemShape => (quoted
  ? ItemShape.object(`${description}.`).intOrString('port', { ...QUOTED_PORT, default: String(port), description: `${description}.` })
  : ItemShape.object(`${description}.`).integer('port', { default: port, minimum: 1, maximum: 65535, description: `${description}.` }));

const portOf = (port: ServicePortValuesOptions, description: string): ItemShape => numberOf(port, description)
  .integer('nodePort', {
    default: port.nodePort ?? 0, minimum: 0, maximum: 65535, description: 'Node port, for the types `NodePort` and `LoadBalancer`; 0 for a port that Kubernetes chooses.',
  });

/** The documented values of a Service. @internal */
export function serviceValues({ ports, grouped = ports.length > 1, offersInternal = false, ...overrides }: ServiceValuesOptions): ItemShape {
  const own = ports.reduce((shape, port) => {
    const { name, description = `Service port${grouped ? ` \`${name}\`` : ''}` } = port;
    return grouped ? shape.group(name, portOf(port, description)) : shape.include(portOf(port, description));
  }, typeOf(overrides.defaults?.type));
  const names = grouped ? ports.map(({ name }) => name) : ['port', 'nodePort'];
  return own.include(offersInternal ? INTERNAL.include(SERVICE_SETTINGS) : SERVICE_SETTINGS).adapt(overrides)._readBy((service: AnyExpression) => ({
    ...service._propsOf(names),
    ports: ports.map(({ name, quoted = false }) => {
      const at = grouped ? service.get(name) : service;
      return { name, port: (quoted ? integerOf(at.get('port')) : at.integer('port')).asNumber(), nodePort: at.integer('nodePort').asNumber() };
    }),
  }), names);
}

/** A port that is an integer, or a string of its digits. */
function integerOf({ _node: node }: AnyExpression): NumberExpression {
  const text = Object.freeze({ ...node, type: DIGITS });
  const owner = ownerOf(node);
  return new StringExpression(owner ? own(text, owner) : text).toInteger();
}
