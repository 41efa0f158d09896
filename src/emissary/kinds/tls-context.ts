import { EmissaryKind } from './emissary-kind';
import { AMBASSADOR_ID, CRL_SECRET, TLS_SETTINGS, V2_CRL_SECRET } from './shared-schemas';
import { StructuralSchema } from '../../kit/definition/structural-schema';

const VERSION = StructuralSchema.ofString({ enum: ['v1.0', 'v1.1', 'v1.2', 'v1.3'] });

const SPEC = TLS_SETTINGS
  .list('hosts')
  .string('secret')
  .boolean('secret_namespacing')
  .field('min_tls_version', VERSION)
  .field('max_tls_version', VERSION);

/** @internal */
export const TLS_CONTEXT: EmissaryKind = {
  kind: 'TLSContext',
  description: 'Settings of TLS for hosts, or for connections to services.',
  hasV1: true,
  v2: SPEC.include(V2_CRL_SECRET).open(),
  v3: AMBASSADOR_ID.include(SPEC).include(CRL_SECRET),
};
