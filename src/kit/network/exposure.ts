import { Construct } from 'constructs';
import { checkStruct } from '../../values/declare/check-struct';
import { partProps } from '../part-props';
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
 * A Service, and optionally an Ingress and a route of the Gateway API, which forward to one of its ports and a path.
 *
 * It does not restrict network access: see `NetworkPolicy`. Rejected outside of a `ReleaseChart`.
 */
export class Exposure extends Construct {
  /**
   * The documented values `service`, `ingress` and `gateway`, to include in the values of a program.
   */
  public static values(options: ExposureValuesOptions): ItemShape {
    checkStruct('ExposureValuesOptions', options, 'Exposure.values()');
    return exposureValues(options);
  }

  /** The Service. */
  public readonly service: Service;

  private readonly props: ExposureProps;

  constructor(scope: Construct, id: string, props: ExposureProps) {
    props = partProps('ExposureProps', scope, id, props);
    super(scope, id);
    this.props = props;
    const { selector, name, labels, port, path = '', protocol, scheme = 'http', ingressAnnotations } = props;
    // It is used in a URL that may be rendered nowhere, which is no error.
    toNode(scheme);
    const service = this.service = new Service(this, 'service', { ...props.service, ports: portsOf(props), selector, name, labels });
    new Ingress(this, 'ingress', { ...props.ingress, paths: [{ path, service, port }], labels, ownAnnotations: ingressAnnotations });
    new GatewayRoute(this, 'gateway', { ...props.gateway, service, port, protocol, path, labels });
  }

  /**
   * The URL of the program: of the Ingress if there is one, otherwise of the Service.
   *
   * The URL of a Gateway depends on its listeners, so it is not known.
   */
  public get url(): string {
    return this.urlOf('');
  }

  /**
   * The URL of a page of the program, based on `url`.
   *
   * @param page the path after the URL, such as `/status`.
   */
  public urlOf(page: string): string {
    const { ingress } = this.props;
    const way = Condition.of(ingress?.enabled ?? ingress?.host !== undefined);
    return way.chooseString(`${this.ingressUrl}${page}`, `${this.serviceUrl}${page}`);
  }

  /** The URL of the Ingress: `https://host/path`, or `http` without TLS. */
  public get ingressUrl(): string {
    const { ingress: { host = '', tlsSecret = '' } = {}, path = '' } = this.props;
    return `${Condition.of(tlsSecret).chooseString('https', 'http')}://${host}${path}`;
  }

  /** The URL of the Service within the cluster: `http://service.namespace:port/path`. */
  public get serviceUrl(): string {
    const { scheme = 'http', port, path = '' } = this.props;
    return `${scheme}://${this.service.host}:${this.service.port(port)}${path}`;
  }
}

/** The ports of the program, with the overrides of the Service, and the other ports of the Service. */
function portsOf({ ports, service }: ExposureProps): ServicePort[] {
  const given = service?.ports ?? [];
  const own = ports.map(port => ({ ...port, ...given.find(({ name }) => name === port.name) }));
  return [...own, ...given.filter(({ name }) => ports.every(port => port.name !== name))];
}
