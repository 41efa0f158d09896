import { KNATIVE_NAMESPACES, KOURIER_SERVICES } from './knative-names';

/** The identity that the controller of Kourier has a configuration for. */
const NODE = { id: '3scale-kourier-gateway', cluster: 'kourier-knative' };

/** Port of the controller for the gateway. @internal */
export const XDS_PORT = 18000;

/** Port of the gateway for metrics. @internal */
export const STATS_PORT = 9000;

/** The socket of the administration of Envoy, which does more than read. */
export const ADMIN_SOCKET = '/tmp/envoy.admin';

/** What metrics and people may read of it. */
const READABLE = ['/certs', '/clusters', '/listeners', '/ready', '/server_info', '/stats', '/stats/prometheus'];

const TYPES = 'type.googleapis.com/envoy.extensions';
const HTTP_OPTIONS = 'envoy.extensions.upstreams.http.v3.HttpProtocolOptions';
const MANAGER = 'filters.network.http_connection_manager.v3.HttpConnectionManager';
const ROUTER = 'filters.http.router.v3.Router';

function clusterOf(name: string, type: string, timeout: string, address: object, more: object = {}): object {
  return { name, type, connect_timeout: timeout, ...more, load_assignment: { cluster_name: name, endpoints: [{ lb_endpoints: [{ endpoint: { address } }] }] } };
}

/**
 * The configuration that Envoy starts with: where the rest of it comes from, and a port for metrics.
 *
 * Its fields are those of both the old Envoy of this version of Kourier and current ones.
 *
 * @see https://www.envoyproxy.io/docs/envoy/latest/configuration/overview/bootstrap
 * @internal
 */
export const KOURIER_BOOTSTRAP = {
  node: NODE,
  admin: { address: { pipe: { path: ADMIN_SOCKET } } },
  dynamic_resources: {
    ads_config: { api_type: 'GRPC', transport_api_version: 'V3', rate_limit_settings: {}, grpc_services: [{ envoy_grpc: { cluster_name: 'controller' } }] },
    cds_config: { resource_api_version: 'V3', ads: {} },
    lds_config: { resource_api_version: 'V3', ads: {} },
  },
  static_resources: {
    clusters: [
      clusterOf('controller', 'STRICT_DNS', '1s', { socket_address: { address: `${KOURIER_SERVICES.controller}.${KNATIVE_NAMESPACES.serving}`, port_value: XDS_PORT } }, {
        typed_extension_protocol_options: {
          [HTTP_OPTIONS]: {
            '@type': `type.googleapis.com/${HTTP_OPTIONS}`,
            // A controller that went away without a word is noticed.
            'explicit_http_config': { http2_protocol_options: { connection_keepalive: { interval: '30s', timeout: '5s' } } },
          },
        },
      }),
      clusterOf('admin', 'STATIC', '0.25s', { pipe: { path: ADMIN_SOCKET } }),
    ],
    listeners: [{
      name: 'stats',
      address: { socket_address: { address: '0.0.0.0', port_value: STATS_PORT } },
      filter_chains: [{
        filters: [{
          name: 'envoy.filters.network.http_connection_manager',
          typed_config: {
            '@type': `${TYPES}.${MANAGER}`,
            'stat_prefix': 'stats',
            'http_filters': [{ name: 'envoy.filters.http.router', typed_config: { '@type': `${TYPES}.${ROUTER}` } }],
            'route_config': {
              name: 'stats',
              virtual_hosts: [{
                name: 'admin',
                domains: ['*'],
                routes: READABLE.map(path => ({ match: { path, headers: [{ name: ':method', string_match: { exact: 'GET' } }] }, route: { cluster: 'admin' } })),
              }],
            },
          },
        }],
      }],
    }],
  },
  layered_runtime: {
    // The timeout of a request is that of its Service.
    layers: [{ name: 'static', static_layer: { 'envoy.reloadable_features.override_request_timeout_by_gateway_timeout': false } }],
  },
};
