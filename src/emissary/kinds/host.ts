import { EmissaryKind } from './emissary-kind';
import { AMBASSADOR_ID, CRL_SECRET, LABEL_SELECTOR, LOCAL_REFERENCE, TLS_SETTINGS, V2_CRL_SECRET } from './shared-schemas';
import { MapType } from '../../kit/definition/schema-options';
import { StructuralSchema } from '../../kit/definition/structural-schema';

const ACME_PROVIDER = StructuralSchema.object('From where the certificate comes.')
  .string('authority', { description: 'URL of an ACME server, or `none`.' })
  .string('email')
  .nested('privateKeySecret', LOCAL_REFERENCE)
  .string('registration');

const INSECURE = StructuralSchema.object('What becomes of requests without TLS.')
  .string('action', { enum: ['Redirect', 'Reject', 'Route'] })
  .integer('additionalPort');

const SPEC = StructuralSchema.object()
  .string('hostname', { description: 'Host name of the requests, or a pattern of names with `*`.' })
  .nested('acmeProvider', { fields: ACME_PROVIDER })
  .nested('requestPolicy', { fields: StructuralSchema.object().nested('insecure', { fields: INSECURE }) })
  .nested('selector', LABEL_SELECTOR)
  .nested('tlsContext', LOCAL_REFERENCE)
  .nested('tlsSecret', { mapType: MapType.ATOMIC, fields: StructuralSchema.object().string('name').string('namespace') })
  .nested('previewUrl', { fields: StructuralSchema.object().boolean('enabled').string('type', { enum: ['Path'] }) });

const TLS = TLS_SETTINGS.string('max_tls_version').string('min_tls_version');

const PHASE = StructuralSchema.ofString({ enum: ['NA', 'DefaultsFilled', 'ACMEUserPrivateKeyCreated', 'ACMEUserRegistered', 'ACMECertificateChallenge'] });

/** @internal */
export const HOST: EmissaryKind = {
  kind: 'Host',
  description: 'Host names that Emissary answers, and their certificate.',
  v2: SPEC.nested('tls', { fields: TLS.include(V2_CRL_SECRET) }).open(),
  v3: AMBASSADOR_ID.include(SPEC)
    .nested('mappingSelector', { ...LABEL_SELECTOR, description: 'Labels of the Mappings of the host; if empty, the host names decide.' })
    .nested('tls', { fields: TLS.include(CRL_SECRET) }),
  status: StructuralSchema.object()
    .string('state', { enum: ['Initial', 'Pending', 'Ready', 'Error'] })
    .field('phaseCompleted', PHASE)
    .field('phasePending', PHASE)
    .string('tlsCertificateSource', { enum: ['Unknown', 'None', 'Other', 'ACME'] })
    .string('errorReason')
    .string('errorTimestamp', { format: 'date-time' })
    .string('errorBackoff'),
  printerColumns: [
    { name: 'Hostname', jsonPath: '.spec.hostname' },
    { name: 'State', jsonPath: '.status.state' },
    { name: 'Phase Completed', jsonPath: '.status.phaseCompleted' },
    { name: 'Phase Pending', jsonPath: '.status.phasePending' },
    { name: 'Age', jsonPath: '.metadata.creationTimestamp', type: 'date' },
  ],
};
