import { IngressOptions } from './ingress-props';
import { Values } from '../../expr/expression/values';
import { ItemShape } from '../../values/declare/item-shape';
import { FragmentKind } from '../../values/declare/options';
import { Pattern } from '../../values/pattern';

/**
 * The values of an Ingress as the chart's author proposes them.
 */
export interface IngressDefaults {
  /** @default false */
  readonly enabled?: boolean;

  /** The host name, such as `notebook.example.org`. */
  readonly host: string;

  /** @default - the default of the cluster */
  readonly className?: string;

  /** @default - no TLS */
  readonly tlsSecret?: string;

  /**
   * What the Ingress is for.
   *
   * @default "The way in from outside the cluster by an Ingress."
   */
  readonly description?: string;

  /**
   * What is reached when it is enabled, and who may.
   *
   * @default "Whether there is an Ingress."
   */
  readonly enabledDescription?: string;

  /**
   * What the host name is.
   *
   * @default "Host name that the Ingress answers. Each release needs its own."
   */
  readonly hostDescription?: string;

  /**
   * What the annotations are.
   *
   * @default "Annotations of the Ingress."
   */
  readonly annotationsDescription?: string;

  /**
   * Annotations as somebody might set them.
   *
   * @default - none
   */
  readonly annotationsExample?: { [key: string]: string };
}

/**
 * The documented values of an Ingress: `enabled`, `className`, `host`, `extraHosts`, `tlsSecret`, `clusterIssuer`,
 * `issuer` and `annotations`.
 */
export class IngressValues {
  /**
   * Declares the values.
   *
   * @param values the values of the chart.
   * @param path where they are, such as `ingress`.
   * @param defaults what they are.
   */
  public static declare(values: Values, path: string, defaults: IngressDefaults): IngressOptions {
    values._propose(path, defaults.description ?? 'The way in from outside the cluster by an Ingress.');
    const issuer = (name: string, kind: string) => values.string(`${path}.${name}`, {
      pattern: Pattern.OPTIONAL_DNS_NAME, description: `${kind} of cert-manager that makes the certificate and puts it into \`${path}.tlsSecret\`; empty means none.`,
    }).asString();
    return {
      enabled: values.boolean(`${path}.enabled`, { default: defaults.enabled ?? false, description: defaults.enabledDescription ?? 'Whether there is an Ingress.' }),
      className: values.string(`${path}.className`, {
        default: defaults.className, pattern: Pattern.OPTIONAL_DNS_NAME, description: 'IngressClass; empty means the default of the cluster.',
      }).asString(),
      host: values.string(`${path}.host`, {
        default: defaults.host, pattern: Pattern.DNS_NAME, minLength: 1, maxLength: 253,
        description: defaults.hostDescription ?? 'Host name that the Ingress answers. Each release needs its own.',
      }).asString(),
      extraHosts: values.list(`${path}.extraHosts`, {
        items: ItemShape.ofString({ pattern: Pattern.HOST, minLength: 1, maxLength: 253, description: 'A host name.' }),
        description: 'More host names that it answers in the same way, with or without `*.` in front.',
      }).asAny(),
      tlsSecret: values.string(`${path}.tlsSecret`, {
        default: defaults.tlsSecret, pattern: Pattern.OPTIONAL_DNS_NAME,
        description: 'Secret of the type `kubernetes.io/tls` with the certificate of the host; empty means no TLS.',
      }).asString(),
      clusterIssuer: issuer('clusterIssuer', 'ClusterIssuer'),
      issuer: issuer('issuer', 'Issuer'),
      annotations: values.fragment(`${path}.annotations`, {
        kind: FragmentKind.STRINGS,
        examples: defaults.annotationsExample ? [defaults.annotationsExample] : undefined,
        description: defaults.annotationsDescription ?? 'Annotations of the Ingress.',
      }).asAny(),
    };
  }
}
