import { Construct } from 'constructs';
import { checkStruct } from '../../values/declare/check-struct';
import { partProps } from '../part-props';
import { Condition, textOf } from '../condition';
import { givenName } from '../given-name';
import { ifFilled } from '../if-filled';
import { intOrString } from '../int-or-string';
import { k8s } from '../k8s';
import { annotationsOf } from './annotations';
import { CLOUDS, internalLoadBalancerAnnotations } from './internal-load-balancer';
import { checkPorts } from './port-checks';
import { AnyExpression } from '../../expr/expression/any-expression';
import { toNode } from '../../expr/expression/to-node';
import { asStructureToken } from '../../expr/token/structure-token';
import { isOneOf, nameOfProp, refuseWhen, releaseChartOf } from '../release-chart-of';
import { ServicePort, ServiceProps } from './service-props';
import { Refusal } from '../../values/refusal';
import { serviceValues, ServiceValuesOptions } from './service-values';
import { ItemShape } from '../../values/declare/item-shape';
import { enumerate } from '../../values/enumerate';

/**
 * A Service of the type `ClusterIP`, `NodePort` or `LoadBalancer`.
 *
 * Both outputs refuse what the API server would reject: a node port with the type `ClusterIP`, settings of a load balancer
 * with another type, duplicate ports. Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export class Service extends Construct {
  /**
   * The documented values, for `values.group('service', …)`.
   */
  public static values(options: ServiceValuesOptions): ItemShape {
    checkStruct('ServiceValuesOptions', options, 'Service.values()');
    return serviceValues(options);
  }

  /** The name of the Service. */
  public readonly name: string;

  /** Ports of the Service. */
  public readonly ports: ServicePort[];

  /** Extra labels of the Service, by which a ServiceMonitor selects it. */
  public readonly labels: any;

  private readonly namespace: string | undefined;

  constructor(scope: Construct, id: string, props: ServiceProps) {
    props = partProps('ServiceProps', scope, id, props);
    super(scope, id);
    releaseChartOf(this);
    this.namespace = props.namespace;
    const { ports = [] } = props;
    if (ports.length === 0 || !props.selector) {
      throw new Refusal('check-failed', `${this.node.path}: ${props.selector ? 'ports is empty: a Service needs at least one port' : 'selector is missing: set the labels of the pods'}`);
    }
    if (!Array.isArray(ports) || ports.some(port => asStructureToken(port))) {
      throw new Refusal('check-failed', `${this.node.path}: ports has a port under a condition or from values, and others find ports by name: use a Service of its own in a When instead`);
    }
    this.ports = ports;
    this.labels = props.labels ?? {};
    const type = props.type ?? 'ClusterIP';
    const { loadBalancerClass = '', loadBalancerSourceRanges, externalTrafficPolicy = '', internalLoadBalancer = '' } = props;
    this.check(props, type);

    const service = new k8s.KubeService(this, 'resource', {
      metadata: {
        ...givenName(props),
        labels: props.labels,
        annotations: props.internalLoadBalancer === undefined ? ifFilled(props.annotations) : annotationsOf(internalLoadBalancerAnnotations(internalLoadBalancer), props.annotations),
      },
      spec: {
        type,
        clusterIp: ifFilled(props.clusterIp),
        loadBalancerIp: ifFilled(props.loadBalancerIp),
        loadBalancerClass: ifFilled(loadBalancerClass),
        loadBalancerSourceRanges: ifFilled(loadBalancerSourceRanges),
        externalTrafficPolicy: ifFilled(externalTrafficPolicy),
        publishNotReadyAddresses: Condition.of(props.publishNotReadyAddresses ?? false).choose(true),
        selector: props.selector,
        ports: [...ports.map(({ name, port, targetPort = name, nodePort = 0, protocol = 'TCP', appProtocol }) => ({
          name,
          port,
          targetPort: intOrString(targetPort),
          nodePort: ifFilled(nodePort),
          protocol,
          appProtocol: ifFilled(appProtocol),
        })), ...props.extraPorts ?? []],
        ...props.spec,
      },
    });
    this.name = service.name;
  }

  /** DNS name of the Service, valid in all namespaces: `service.namespace`. */
  public get host(): string {
    return `${this.name}.${this.namespace ?? releaseChartOf(this).builtIns.namespace}`;
  }

  /**
   * The number of a port.
   *
   * @param name the name of the port. @default - the first port
   */
  public port(name?: string): number {
    const found = name === undefined ? this.ports[0] : this.ports.find(p => p.name === name);
    if (!found) {
      throw new Refusal('check-failed', `${this.node.path}: unknown port "${name}", expected one of ${this.ports.map(p => p.name).join(', ')}`);
    }
    return found.port;
  }

  private check(props: ServiceProps, type: string): void {
    const clusterIp = Condition.of(textOf(type).is('ClusterIP'));
    const loadBalancer = Condition.of(textOf(type).is('LoadBalancer'));
    const typeName = nameOfProp('type', props.type);
    const { ports } = this;
    for (const { name, nodePort = 0 } of ports) {
      refuseWhen(this, clusterIp.and(Condition.of(nodePort)),
        `${nameOfProp(`nodePort of ${name}`, nodePort)} is ${numberIn(nodePort)}, and ${typeName} is "ClusterIP", which has no node ports: change the type, or set the node port to 0`);
    }
    checkPorts(this, ports, 'a Service');
    for (const prop of ['loadBalancerClass', 'loadBalancerIp', 'loadBalancerSourceRanges', 'internalLoadBalancer'] as const) {
      refuseWhen(this, Condition.of(props[prop] ?? '').and(loadBalancer.not()),
        `${nameOfProp(prop, props[prop])} requires the type "LoadBalancer", and ${typeName} is "${type}": leave it empty, or change the type`);
    }
    const { internalLoadBalancer = '' } = props;
    if (!isOneOf(internalLoadBalancer, '', ...CLOUDS)) {
      refuseWhen(this, [...CLOUDS, ''].reduce((other, cloud) => other.and(Condition.of(textOf(internalLoadBalancer).is(cloud)).not()), Condition.of(true)),
        `${nameOfProp('internalLoadBalancer', internalLoadBalancer)}: got "${internalLoadBalancer}", expected one of ${enumerate(CLOUDS)}, or an empty string`);
    }
    refuseWhen(this, Condition.of(props.externalTrafficPolicy ?? '').and(clusterIp),
      `${nameOfProp('externalTrafficPolicy', props.externalTrafficPolicy)} requires the type "NodePort" or "LoadBalancer", and ${typeName} is "ClusterIP": leave it empty, or change the type`);
  }
}

/** A number, or that under a condition, in a message. */
function numberIn(given: number): string {
  const node = toNode(given);
  return node.kind === 'choose' ? new AnyExpression(node.then).asString() : `${given}`;
}
