import { EmissaryKind } from './emissary-kind';
import { AMBASSADOR_ID, CIRCUIT_BREAKERS, PROTOCOL_VERSION, STATS_NAME, V2_STATS_NAME, WITH_TLS } from './shared-schemas';
import { StructuralSchema } from '../../kit/definition/structural-schema';

const SPEC = StructuralSchema.object()
  .string('auth_service', { required: true, description: 'Address of the service.' })
  .string('path_prefix')
  .string('proto', { enum: ['http', 'grpc'] })
  .field('protocol_version', PROTOCOL_VERSION)
  .integer('timeout_ms')
  .boolean('allow_request_body')
  .nested('include_body', { fields: StructuralSchema.object().boolean('allow_partial', { required: true }).integer('max_bytes', { required: true }) })
  .nested('status_on_error', { fields: StructuralSchema.object().integer('code') })
  .boolean('failure_mode_allow', { description: 'Whether requests pass while the service does not answer.' })
  .boolean('add_linkerd_headers')
  .map('add_auth_headers')
  .list('allowed_request_headers')
  .list('allowed_authorization_headers');

/** @internal */
export const AUTH_SERVICE: EmissaryKind = {
  kind: 'AuthService',
  description: 'A service that decides which requests pass.',
  hasV1: true,
  v2: SPEC.include(V2_STATS_NAME).field('v3CircuitBreakers', CIRCUIT_BREAKERS).open(),
  v3: AMBASSADOR_ID.include(SPEC).include(STATS_NAME).include(WITH_TLS).field('circuit_breakers', CIRCUIT_BREAKERS),
};
