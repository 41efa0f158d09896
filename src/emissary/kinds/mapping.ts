import { EmissaryKind } from './emissary-kind';
import { ADDED_HEADER, AMBASSADOR_ID, CIRCUIT_BREAKERS, STATS_NAME, V2_STATS_NAME, WITH_TLS } from './shared-schemas';
import { StructuralSchema } from '../../kit/definition/structural-schema';

const MATCH = StructuralSchema.object()
  .string('prefix', { required: true, description: 'Begin of the paths of the requests.' })
  .boolean('prefix_exact')
  .boolean('prefix_regex')
  .boolean('case_sensitive')
  .string('method')
  .boolean('method_regex')
  .string('host')
  .boolean('host_regex')
  .map('regex_headers')
  .map('regex_query_parameters')
  .integer('precedence')
  .string('priority')
  .integer('weight', { description: 'Percentage of the requests.' });

const TARGET = StructuralSchema.object()
  .string('service', { required: true, description: 'Address of the service: `name.namespace:port`, in the namespace of the Mapping if it names none.' })
  .string('resolver')
  .boolean('grpc')
  .boolean('shadow')
  .boolean('use_websocket')
  .list('allow_upgrade')
  .boolean('enable_ipv4')
  .boolean('enable_ipv6')
  .string('dns_type')
  .boolean('respect_dns_ttl')
  .string('cluster_tag')
  .string('outlier_detection');

const REGEX_REPLACEMENT = StructuralSchema.object().string('pattern').string('substitution');

const REWRITE = StructuralSchema.object()
  .string('rewrite', { description: 'What replaces the prefix; `/` if not set.' })
  .field('regex_rewrite', REGEX_REPLACEMENT)
  .string('host_rewrite')
  .boolean('auto_host_rewrite')
  .boolean('host_redirect')
  .string('path_redirect')
  .string('prefix_redirect')
  .field('regex_redirect', REGEX_REPLACEMENT)
  .integer('redirect_response_code', { enum: [301, 302, 303, 307, 308] });

const LOAD_BALANCER = StructuralSchema.object()
  .string('policy', { required: true, enum: ['round_robin', 'ring_hash', 'maglev', 'least_request'] })
  .nested('cookie', { fields: StructuralSchema.object().string('name', { required: true }).string('path').string('ttl') })
  .string('header')
  .boolean('source_ip');

const RETRY_POLICY = StructuralSchema.object()
  .string('retry_on', { enum: ['5xx', 'gateway-error', 'connect-failure', 'retriable-4xx', 'refused-stream', 'retriable-status-codes'] })
  .integer('num_retries')
  .string('per_try_timeout');

const TRAFFIC = StructuralSchema.object()
  .integer('timeout_ms')
  .integer('idle_timeout_ms')
  .integer('connect_timeout_ms')
  .integer('cluster_idle_timeout_ms')
  .integer('cluster_max_connection_lifetime_ms')
  .nested('keepalive', { fields: StructuralSchema.object().integer('idle_time').integer('interval').integer('probes') })
  .nested('retry_policy', { fields: RETRY_POLICY })
  .nested('load_balancer', { fields: LOAD_BALANCER })
  .field('circuit_breakers', CIRCUIT_BREAKERS);

const ERROR_BODY = StructuralSchema.object()
  .string('content_type')
  .string('text_format')
  .nested('text_format_source', { fields: StructuralSchema.object().string('filename') })
  .map('json_format');

const ERROR_RESPONSE = StructuralSchema.object()
  .integer('on_status_code', { required: true, minimum: 400, maximum: 599 })
  .nested('body', { required: true, fields: ERROR_BODY });

const OTHER = StructuralSchema.object()
  .boolean('bypass_auth', { description: 'Whether requests pass without the AuthService.' })
  .map('auth_context_extensions')
  .boolean('add_linkerd_headers')
  .boolean('bypass_error_response_overrides')
  .list('error_response_overrides', { minItems: 1, items: ERROR_RESPONSE })
  .nested('docs', { fields: StructuralSchema.object().string('display_name').string('path').string('url').boolean('ignored').integer('timeout_ms') })
  .openObject('envoy_override')
  .list('modules', { items: StructuralSchema.ofOpenObject() });

const SPEC = MATCH.include(TARGET).include(REWRITE).include(TRAFFIC).include(OTHER);

const STATUS_CODES = StructuralSchema.object()
  .integer('min', { required: true, minimum: 100, maximum: 599 })
  .integer('max', { required: true, minimum: 100, maximum: 599 });

const HTTP_CHECK = StructuralSchema.object()
  .string('path', { required: true })
  .string('hostname')
  .map('add_request_headers', { items: ADDED_HEADER })
  .list('remove_request_headers')
  .list('expected_statuses', { items: STATUS_CODES });

const GRPC_CHECK = StructuralSchema.object().string('upstream_name', { required: true }).string('authority');

const HEALTH_CHECKS = StructuralSchema.ofList({
  minItems: 1,
  items: StructuralSchema.object()
    .nested('health_check', { required: true, minProperties: 1, maxProperties: 1, fields: StructuralSchema.object().nested('http', { fields: HTTP_CHECK }).nested('grpc', { fields: GRPC_CHECK }) })
    .string('interval')
    .string('timeout')
    .integer('healthy_threshold')
    .integer('unhealthy_threshold'),
});

/** Labels of requests, by domain: each group of labels has one name. */
const labelsOf = (group: StructuralSchema) => StructuralSchema.ofMap({ items: StructuralSchema.ofList({ items: group }) });

const keyed = (key: string) => ({ fields: StructuralSchema.object().string('key', { required: true, enum: [key] }) });

const LABEL = StructuralSchema.object()
  .nested('destination_cluster', keyed('destination_cluster'))
  .nested('source_cluster', keyed('source_cluster'))
  .nested('remote_address', keyed('remote_address'))
  .nested('request_headers', { fields: StructuralSchema.object().string('key', { required: true }).string('header_name', { required: true }).boolean('omit_if_not_present') })
  .nested('generic_key', { fields: StructuralSchema.object().string('value', { required: true }).string('key').boolean('v2Shorthand') });

const LABELS = labelsOf(StructuralSchema.ofMap({
  minProperties: 1,
  maxProperties: 1,
  items: StructuralSchema.ofList({ items: StructuralSchema.ofObject({ minProperties: 1, maxProperties: 1, fields: LABEL }) }),
}));

const CORS = StructuralSchema.object().boolean('credentials').string('max_age');

/** @internal */
export const MAPPING: EmissaryKind = {
  kind: 'Mapping',
  description: 'Requests that Emissary passes on to a service.',
  hasV1: true,
  v2: SPEC.include(V2_STATS_NAME)
    .openObject('headers')
    .openObject('query_parameters')
    .openObject('add_request_headers')
    .openObject('add_response_headers')
    .nested('cors', { fields: CORS.open() })
    .field('labels', labelsOf(StructuralSchema.ofOpenObject({ minProperties: 1, maxProperties: 1 })))
    .field('v3health_checks', HEALTH_CHECKS)
    .open(),
  v3: AMBASSADOR_ID
    .string('hostname', { description: 'Host name of the requests, or a pattern of names with `*`. Without it, the Mapping has the hosts whose `mappingSelector` fits.' })
    .include(SPEC)
    .include(STATS_NAME)
    .include(WITH_TLS)
    .map('headers')
    .map('query_parameters')
    .map('add_request_headers', { items: ADDED_HEADER })
    .map('add_response_headers', { items: ADDED_HEADER })
    .list('remove_request_headers')
    .list('remove_response_headers')
    .nested('cors', { fields: CORS.list('origins').list('methods').list('headers').list('exposed_headers').boolean('v2CommaSeparatedOrigins') })
    .field('labels', LABELS)
    .field('health_checks', HEALTH_CHECKS)
    .list('v2BoolHeaders')
    .list('v2BoolQueryParameters'),
  status: StructuralSchema.object().string('state', { enum: ['', 'Inactive', 'Running'] }).string('reason'),
  printerColumns: [
    { name: 'Source Host', jsonPath: '.spec.host' },
    { name: 'Source Prefix', jsonPath: '.spec.prefix' },
    { name: 'Dest Service', jsonPath: '.spec.service' },
    { name: 'State', jsonPath: '.status.state' },
    { name: 'Reason', jsonPath: '.status.reason' },
  ],
};
