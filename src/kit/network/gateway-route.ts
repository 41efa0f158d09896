import { Construct } from 'constructs';
import { partProps } from '../part-props';
import { Condition, firstFilled, textOf } from '../condition';
import { GatewayRouteProps } from './gateway-route-props';
import { ifFilled } from '../if-filled';
import { parentRefsOf, repeatedIn } from './parent-refs';
import { isOneOf, nameOfProp, refuseWhen, releaseChartOf } from '../release-chart-of';
import * as gateway from '../../../imports/gateway.networking.k8s.io';
import { GATEWAY_ROUTE } from './gateway-route-values';
import { Refusal } from '../../values/refusal';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';

/**
 * A route of the Gateway API: an HTTPRoute, or a GRPCRoute for gRPC.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/httproute/
 * @see https://gateway-api.sigs.k8s.io/api-types/grpcroute/
 */
export class GatewayRoute extends Construct {
  /**
   * The documented values, for `values.group('gateway', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return GATEWAY_ROUTE.adapt(overrides);
  }

  constructor(scope: Construct, id: string, props: GatewayRouteProps) {
    props = partProps('GatewayRouteProps', scope, id, props, GATEWAY_ROUTE);
    super(scope, id);
    releaseChartOf(this);
    const { protocol = 'http', parentRefs = [] } = props;
    const repeated = repeatedIn(parentRefs);
    if (repeated !== undefined) {
      throw new Refusal('check-failed', `${this.node.path}: parentRefs has "${repeated}" twice: give each reference another sectionName, or remove one`);
    }
    const enabled = Condition.of(props.enabled ?? props.parentRefs !== undefined);
    const within = enabled.scope(this, 'enabled');
    if (!within) {
      return;
    }
    const http = Condition.of(textOf(protocol).is('http'));
    const grpc = Condition.of(textOf(protocol).is('grpc'));
    refuseWhen(within, Condition.of(parentRefs).not(), `${nameOfProp('parentRefs', props.parentRefs)} is empty: set the Gateway that the route attaches to`);
    if (!isOneOf(protocol, 'http', 'grpc')) {
      refuseWhen(within, http.or(grpc).not(), `${nameOfProp('protocol', protocol)}: got "${protocol}", expected "http" or "grpc"`);
    }

    // The release has one of them, with the name of the Service.
    const metadata = { name: props.service.name, labels: props.labels, annotations: ifFilled(props.annotations) };
    const common = { parentRefs: ifFilled(parentRefsOf(parentRefs)), hostnames: ifFilled(props.hostnames) };
    // With what the API server would add to the item.
    const backendRefs = [{ group: '', kind: 'Service', name: props.service.name, port: props.service.port(props.port), weight: 1 }];

    const httpScope = http.scope(within, 'http');
    if (httpScope) {
      const { timeouts: { request = '', backendRequest = '' } = {}, upstreamHostname = '' } = props;
      new gateway.HttpRoute(httpScope, 'httproute', {
        metadata,
        spec: {
          ...common,
          rules: [{
            matches: [{ path: { type: gateway.HttpRouteSpecRulesMatchesPathType.PATH_PREFIX, value: firstFilled(props.path ?? '', '/') } }],
            filters: Condition.of(upstreamHostname).choose([{ type: gateway.HttpRouteSpecRulesFiltersType.URL_REWRITE, urlRewrite: { hostname: upstreamHostname } }]),
            timeouts: Condition.of(request).or(Condition.of(backendRequest)).choose({
              request: ifFilled(request),
              backendRequest: ifFilled(backendRequest),
            }),
            backendRefs,
          }],
        },
      });
    }
    const grpcScope = grpc.scope(within, 'grpc');
    if (grpcScope) {
      new gateway.GrpcRoute(grpcScope, 'grpcroute', { metadata, spec: { ...common, rules: [{ backendRefs }] } });
    }
  }
}
