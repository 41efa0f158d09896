import { EmissaryKind } from './emissary-kind';
import { AMBASSADOR_ID, PROTOCOL_VERSION, STATS_NAME, V2_STATS_NAME } from './shared-schemas';
import { StructuralSchema } from '../../kit/definition/structural-schema';

const LOGGED_HEADER = StructuralSchema.object().string('header_name').boolean('during_request').boolean('during_response').boolean('during_trailer');

const SPEC = StructuralSchema.object()
  .string('service', { description: 'Address of the service.' })
  .string('driver', { enum: ['tcp', 'http'] })
  .nested('driver_config', { fields: StructuralSchema.object().list('additional_log_headers', { items: LOGGED_HEADER }) })
  .boolean('grpc')
  .integer('flush_interval_time')
  .integer('flush_interval_byte_size');

/** @internal */
export const LOG_SERVICE: EmissaryKind = {
  kind: 'LogService',
  description: 'A service that takes the access log.',
  hasV1: true,
  v2: SPEC.include(V2_STATS_NAME).field('v3ProtocolVersion', PROTOCOL_VERSION).open(),
  v3: AMBASSADOR_ID.include(SPEC).include(STATS_NAME).field('protocol_version', PROTOCOL_VERSION),
};
