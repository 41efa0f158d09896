import { EmissaryKind } from './emissary-kind';
import { AMBASSADOR_ID, CIRCUIT_BREAKERS, STATS_NAME, V2_STATS_NAME, WITH_TLS } from './shared-schemas';
import { StructuralSchema } from '../../kit/definition/structural-schema';

const SPEC = StructuralSchema.object()
  .integer('port', { required: true, description: 'Port that Emissary listens on.' })
  .string('service', { required: true, description: 'Address of the service.' })
  .string('address')
  .string('host')
  .string('resolver')
  .string('cluster_tag')
  .string('idle_timeout_ms')
  .integer('weight')
  .boolean('enable_ipv4')
  .boolean('enable_ipv6')
  .field('circuit_breakers', CIRCUIT_BREAKERS);

/** @internal */
export const TCP_MAPPING: EmissaryKind = {
  kind: 'TCPMapping',
  description: 'Connections that Emissary passes on to a service.',
  hasV1: true,
  v2: SPEC.include(V2_STATS_NAME).open(),
  v3: AMBASSADOR_ID.include(SPEC).include(STATS_NAME).include(WITH_TLS),
};
