import { Construct } from 'constructs';
import { WebIngressHost, WebIngressOptions, WebIngressPath } from './web-ingress-props';
import { OF_REGULAR_EXPRESSION } from './web-ingress-values';
import { AnyExpression } from '../expr/expression/any-expression';
import { Condition, jsonMatches, textOf } from '../kit/condition';
import { ifFilled } from '../kit/if-filled';
import { objectForEach } from '../kit/item-for-each';
import { k8s } from '../kit/k8s';
import { annotationsOf } from '../kit/network/annotations';
import { Service } from '../kit/network/service';
import { nameOfProp, refuseWhen, releaseChartOf } from '../kit/release-chart-of';

/** Without it, ingress-nginx compares the path character by character. */
const USE_REGEX = 'nginx.ingress.kubernetes.io/use-regex';

/** An Ingress of a program. @internal */
export interface WebIngressProps extends WebIngressOptions {
  readonly service: Service;
  readonly labels?: { [key: string]: string };
  /** Annotations that the program needs; `annotations` override them. */
  readonly ownAnnotations?: { [key: string]: any };
}

/**
 * An Ingress with hosts, paths and certificates in lists, as in the charts of `helm create`.
 *
 * @internal
 */
export class WebIngress extends Construct {
  constructor(scope: Construct, id: string, props: WebIngressProps) {
    super(scope, id);
    releaseChartOf(this);
    const { hosts = [], tls = [], service } = props;
    const within = Condition.of(props.enabled ?? props.hosts !== undefined).scope(this, 'enabled');
    if (!within) {
      return;
    }
    refuseWhen(within, Condition.of(hosts).not(), `${nameOfProp('hosts', props.hosts)} is empty: an Ingress needs a host name`);
    const backend = { service: { name: service.name, port: { number: service.port() } } };
    const pathOf = ({ path = '/', pathType = 'Prefix' }: WebIngressPath) => ({
      path, pathType: Condition.of(textOf(path).matches(OF_REGULAR_EXPRESSION)).chooseString('ImplementationSpecific', pathType), backend,
    });
    const ofPath = (item: AnyExpression): WebIngressPath => ({ path: item.string('path').asString(), pathType: item.string('pathType').asString() });
    const ruleOf = ({ host, paths = [{}] }: WebIngressHost) => ({ host, http: { paths: objectForEach(paths, 'path', ofPath, pathOf) } });
    const ofHost = (item: AnyExpression): WebIngressHost => ({ host: item.string('host').asString(), paths: item.list('paths').asAny() });
    new k8s.KubeIngress(within, 'resource', {
      metadata: { labels: props.labels, annotations: annotationsOf({ ...props.ownAnnotations, [USE_REGEX]: usesRegex(hosts).choose('true') }, props.annotations) },
      spec: {
        ingressClassName: ifFilled(props.className),
        rules: objectForEach(hosts, 'host', ofHost, ruleOf),
        tls: ifFilled(tls),
      },
    });
  }
}

/** Whether a path of a host is a regular expression. */
function usesRegex(hosts: readonly WebIngressHost[]): Condition {
  return Array.isArray(hosts)
    ? hosts.flatMap(({ paths = [] }) => (Array.isArray(paths) ? paths : [])).reduce((some, { path = '/' }) => some.or(Condition.of(textOf(path).matches(OF_REGULAR_EXPRESSION))), Condition.of(false))
    : jsonMatches(hosts, `"path":"[^"]*${OF_REGULAR_EXPRESSION}`);
}
