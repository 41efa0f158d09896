import { MapType, ObjectSchemaOptions } from '../../kit/definition/schema-options';
import { StructuralSchema } from '../../kit/definition/structural-schema';

/** Which installations of Emissary read the object. @internal */
export const AMBASSADOR_ID = StructuralSchema.object()
  .list('ambassador_id', { description: 'Names of the installations of Emissary that read the object; `["default"]` if empty.' });

/** Limits of connections to a service. @internal */
export const CIRCUIT_BREAKERS = StructuralSchema.ofList({
  items: StructuralSchema.object('Limits of connections to a service; others fail.')
    .string('priority', { enum: ['default', 'high'] })
    .integer('max_connections')
    .integer('max_pending_requests')
    .integer('max_requests')
    .integer('max_retries'),
});

/** Selects objects by their labels. @internal */
export const LABEL_SELECTOR: ObjectSchemaOptions = {
  mapType: MapType.ATOMIC,
  fields: StructuralSchema.object()
    .map('matchLabels')
    .list('matchExpressions', { items: StructuralSchema.object().string('key', { required: true }).string('operator', { required: true }).list('values') }),
};

/** A reference to an object in the same namespace. @internal */
export const LOCAL_REFERENCE: ObjectSchemaOptions = { mapType: MapType.ATOMIC, fields: StructuralSchema.object().string('name') };

/** How `tls` was written in `v2`, where it could have several types: for conversions, not for users. @internal */
export const EXPLICIT_TLS = StructuralSchema.object('How `tls` was written in `v2`. Only conversions set it.')
  .string('serviceScheme', { pattern: '^([hH][tT][tT][pP][sS]?://)?$' })
  .string('tls', { enum: ['', 'null', 'bool:true', 'bool:false', 'string'] });

/** A value of a header, and how it was written in `v2`. @internal */
export const ADDED_HEADER = StructuralSchema.object()
  .string('value')
  .boolean('append', { description: 'Whether the value is added to those that the header has.' })
  .string('v2Representation', { enum: ['', 'string', 'null'], description: 'How the header was written in `v2`. Only conversions set it.' });

/** Versions of the protocol of Envoy. @internal */
export const PROTOCOL_VERSION = StructuralSchema.ofString({ enum: ['v2', 'v3'] });

/** A service of Emissary that connects with TLS, in `v3alpha1`. @internal */
export const WITH_TLS = StructuralSchema.object()
  .string('tls', { description: 'Name of the TLSContext of connections to the service.' })
  .field('v2ExplicitTLS', EXPLICIT_TLS);

/** The name of the service in statistics. @internal */
export const STATS_NAME = StructuralSchema.object().string('stats_name', { description: 'Name of the service in statistics.' });

/** The same in `v2`. @internal */
export const V2_STATS_NAME = StructuralSchema.object().string('v3StatsName');

/** Settings of TLS that a Host and a TLSContext share. @internal */
export const TLS_SETTINGS = StructuralSchema.object()
  .string('alpn_protocols')
  .string('ca_secret')
  .string('cacert_chain_file')
  .string('cert_chain_file')
  .boolean('cert_required')
  .list('cipher_suites')
  .list('ecdh_curves')
  .string('private_key_file')
  .integer('redirect_cleartext_from')
  .string('sni');

/** Certificates that are revoked. @internal */
export const CRL_SECRET = StructuralSchema.object().string('crl_secret');

/** The same in `v2`. @internal */
export const V2_CRL_SECRET = StructuralSchema.object().string('v3CRLSecret');
