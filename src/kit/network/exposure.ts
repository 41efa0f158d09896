import { Construct } from 'constructs';
import { Condition } from '../condition';
import { ExposureProps } from './exposure-props';
import { GatewayRoute } from './gateway-route';
import { Ingress } from './ingress';
import { Service } from './service';
import { ServicePort } from './service-props';
import { toNode } from '../../expr/expression/to-node';
import { exposureValues, ExposureValuesOptions } from './exposure-values';
import { ItemShape } from '../../values/declare/item-shape';

/**
 * The ways to a program: a Service, and where they are asked for an Ingress and a route of the Gateway API, which lead to
 * one port and path of it.
 *
 * Who may come by them is up to a `NetworkPolicy`, which is of pods and not of ways. Rejected outside of a `ReleaseChart`.
 */
export class Exposure extends Construct {
  /**
   * The documented values `service`, `ingress` and `gateway`, to be included in those of a program.
   */
  public static values(options: ExposureValuesOptions): ItemShape {
    return exposureValues(options);
  }

  /** The Service. */
  public readonly service: Service;

  constructor(scope: Construct, id: string, private readonly props: ExposureProps) {
    super(scope, id);
    const { selector, name, labels, port, path = '', protocol, scheme = 'http', ingressAnnotations } = props;
    // Its place is in a URL that nobody may ask for, which is no mistake.
    toNode(scheme);
    const service = this.service = new Service(this, 'service', { ...props.service, ports: portsOf(props), selector, name, labels });
    new Ingress(this, 'ingress', { ...props.ingress, paths: [{ path, service, port }], labels, ownAnnotations: ingressAnnotations });
    new GatewayRoute(this, 'gateway', { ...props.gateway, service, port, protocol, path, labels });
  }

  /**
   * Where the program is found: by the Ingress where there is one, otherwise by the Service.
   *
   * What a Gateway answers is up to its listeners, so its address is not known here.
   */
  public get url(): string {
    return this.urlOf('');
  }

  /**
   * Where a page of the program is found, as `url` has it.
   *
   * @param page what follows the URL, such as `/status`.
   */
  public urlOf(page: string): string {
    const { ingress } = this.props;
    const way = Condition.of(ingress?.enabled ?? ingress?.host !== undefined);
    return way.text(`${this.ingressUrl}${page}`, `${this.serviceUrl}${page}`);
  }

  /** Where the program is found by its Ingress: `https://host/path`, or `http` without a certificate. */
  public get ingressUrl(): string {
    const { ingress: { host = '', tlsSecret = '' } = {}, path = '' } = this.props;
    return `${Condition.of(tlsSecret).text('https', 'http')}://${host}${path}`;
  }

  /** Where pods of all namespaces find the program: `http://service.namespace:port/path`. */
  public get serviceUrl(): string {
    const { scheme = 'http', port, path = '' } = this.props;
    return `${scheme}://${this.service.host}:${this.service.port(port)}${path}`;
  }
}

/** The ports of the program, each with what is given for it, and those that are given besides. */
function portsOf({ ports, service }: ExposureProps): ServicePort[] {
  const given = service?.ports ?? [];
  const own = ports.map(port => ({ ...port, ...given.find(({ name }) => name === port.name) }));
  return [...own, ...given.filter(({ name }) => ports.every(port => port.name !== name))];
}
