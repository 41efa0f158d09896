import { EmissaryKind } from './emissary-kind';
import { AMBASSADOR_ID, PROTOCOL_VERSION, STATS_NAME, V2_STATS_NAME, WITH_TLS } from './shared-schemas';
import { StructuralSchema } from '../../kit/definition/structural-schema';

const SPEC = StructuralSchema.object()
  .string('service', { required: true, description: 'Address of the service.' })
  .string('domain')
  .field('protocol_version', PROTOCOL_VERSION)
  .integer('timeout_ms')
  .boolean('failure_mode_deny', { description: 'Whether requests fail while the service does not answer.' });

const GRPC = StructuralSchema.object().boolean('use_resource_exhausted_code');

/** @internal */
export const RATE_LIMIT_SERVICE: EmissaryKind = {
  kind: 'RateLimitService',
  description: 'A service that limits the rate of requests.',
  hasV1: true,
  v2: SPEC.include(V2_STATS_NAME).nested('v3GRPC', { fields: GRPC }).open(),
  v3: AMBASSADOR_ID.include(SPEC).include(STATS_NAME).include(WITH_TLS).nested('grpc', { fields: GRPC }),
};
