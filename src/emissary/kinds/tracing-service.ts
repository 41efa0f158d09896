import { EmissaryKind } from './emissary-kind';
import { AMBASSADOR_ID, STATS_NAME, V2_STATS_NAME } from './shared-schemas';
import { StructuralSchema } from '../../kit/definition/structural-schema';

const CONFIG = StructuralSchema.object()
  .string('service_name')
  .string('access_token_file')
  .string('collector_cluster')
  .string('collector_endpoint')
  .string('collector_endpoint_version', { enum: ['HTTP_JSON_V1', 'HTTP_JSON', 'HTTP_PROTO'] })
  .string('collector_hostname')
  .boolean('shared_span_context')
  .boolean('trace_id_128bit');

const MODES = { items: StructuralSchema.ofString({ enum: ['ENVOY', 'LIGHTSTEP', 'B3', 'TRACE_CONTEXT'] }) };

const SPEC = StructuralSchema.object()
  .string('driver', { required: true, enum: ['lightstep', 'zipkin', 'datadog', 'opentelemetry'] })
  .string('service', { required: true, description: 'Address of the service.' })
  .nested('sampling', { fields: StructuralSchema.object().integer('client').integer('overall').integer('random') })
  .list('tag_headers');

const NAMED_VALUE = StructuralSchema.object().string('name', { required: true }).string('default_value');

const CUSTOM_TAGS = {
  items: StructuralSchema.object()
    .string('tag', { required: true })
    .nested('literal', { fields: StructuralSchema.object().string('value', { required: true }) })
    .field('environment', NAMED_VALUE)
    .field('request_header', NAMED_VALUE),
};

/** @internal */
export const TRACING_SERVICE: EmissaryKind = {
  kind: 'TracingService',
  description: 'A service that takes traces.',
  hasV1: true,
  v2: SPEC.include(V2_STATS_NAME).nested('config', { fields: CONFIG.list('v3PropagationModes', MODES) }).list('v3CustomTags', CUSTOM_TAGS).open(),
  v3: AMBASSADOR_ID.include(SPEC).include(STATS_NAME).nested('config', { fields: CONFIG.list('propagation_modes', MODES) }).list('custom_tags', CUSTOM_TAGS),
};
