import { Construct } from 'constructs';
import { partProps } from '../part-props';
import { annotationsOf } from './annotations';
import { Condition, firstFilled } from '../condition';
import { ifFilled } from '../if-filled';
import { IngressProps } from './ingress-props';
import { itemForEach } from '../item-for-each';
import { k8s } from '../k8s';
import { nameOfProp, refuseWhen, releaseChartOf } from '../release-chart-of';
import { INGRESS, INGRESS_PROPS } from './ingress-values';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { Refusal } from '../../values/refusal';
import { ItemShape } from '../../values/declare/item-shape';

/**
 * An Ingress with hosts, paths, TLS, and certificates of cert-manager.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/
 */
export class Ingress extends Construct {
  /**
   * The documented values, for `values.group('ingress', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return INGRESS.adapt(overrides);
  }

  constructor(scope: Construct, id: string, props: IngressProps) {
    props = partProps('IngressProps', scope, id, props, INGRESS_PROPS);
    super(scope, id);
    releaseChartOf(this);
    const { host = '', extraHosts = [], tlsSecret = '', clusterIssuer = '', issuer = '' } = props;
    const hosts = props.hosts ?? [];
    const enabled = Condition.of(props.enabled ?? (props.host !== undefined || props.hosts !== undefined));
    const within = enabled.scope(this, 'enabled');
    if (!within) {
      return;
    }
    if (props.paths.length === 0) {
      throw new Refusal('check-failed', `${this.node.path}: paths is empty: an Ingress needs a path and its Service`);
    }
    const name = (prop: keyof IngressProps) => nameOfProp(prop, props[prop]);
    const certified = Condition.of(clusterIssuer).or(Condition.of(issuer));
    refuseWhen(within, Condition.of(host).or(Condition.of(hosts)).not(), `${name(props.hosts === undefined ? 'host' : 'hosts')} is empty: an Ingress needs a host name`);
    refuseWhen(within, certified.and(Condition.of(tlsSecret).not()),
      `${name('tlsSecret')} is empty: set the name of the Secret for the certificate from cert-manager`);
    refuseWhen(within, Condition.of(clusterIssuer).and(Condition.of(issuer)),
      `${name('clusterIssuer')} and ${name('issuer')} are both set: remove one of the two`);

    const rule = (of: string) => ({
      host: of,
      http: {
        paths: props.paths.map(({ path = '/', pathType = 'Prefix', service, port }) => ({
          path: firstFilled(path, '/'),
          pathType,
          backend: { service: { name: service.name, port: { number: service.port(port) } } },
        })),
      },
    });
    new k8s.KubeIngress(within, 'resource', {
      metadata: {
        labels: props.labels,
        annotations: annotationsOf({
          'cert-manager.io/cluster-issuer': ifFilled(clusterIssuer),
          'cert-manager.io/issuer': ifFilled(issuer),
          ...props.ownAnnotations,
        }, props.annotations),
      },
      spec: {
        ingressClassName: ifFilled(props.className),
        rules: props.hosts === undefined ? [rule(host), ...itemForEach(extraHosts, 'host', rule)] : itemForEach(hosts, 'host', rule),
        tls: props.tls === undefined ? Condition.of(tlsSecret).choose([{ hosts: [host, ...extraHosts], secretName: tlsSecret }]) : ifFilled(props.tls),
      },
    });
  }
}
