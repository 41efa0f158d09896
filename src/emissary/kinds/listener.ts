import { EmissaryKind } from './emissary-kind';
import { AMBASSADOR_ID, LABEL_SELECTOR } from './shared-schemas';
import { StructuralSchema } from '../../kit/definition/structural-schema';

const HOST_BINDING = StructuralSchema.object('The Hosts of the port.')
  .nested('namespace', { fields: StructuralSchema.object().string('from', { enum: ['SELF', 'ALL', 'SELECTOR'] }) })
  .nested('selector', LABEL_SELECTOR);

/** @internal */
export const LISTENER: EmissaryKind = {
  kind: 'Listener',
  description: 'A port that Emissary listens on.',
  v3: AMBASSADOR_ID
    .integer('port', { required: true, format: 'int32', minimum: 1, maximum: 65535 })
    .string('protocol', { enum: ['HTTP', 'HTTPS', 'HTTPPROXY', 'HTTPSPROXY', 'TCP', 'TLS', 'UDP'], description: 'Protocols, in one word. Set this one or `protocolStack`.' })
    .list('protocolStack', { items: StructuralSchema.ofString({ enum: ['HTTP', 'PROXY', 'TLS', 'TCP', 'UDP'] }), description: 'Protocols, the outermost first.' })
    .string('securityModel', { required: true, enum: ['XFP', 'SECURE', 'INSECURE'], description: 'Which requests count as secure: those whose `X-Forwarded-Proto` is https, all, or none.' })
    .nested('hostBinding', { required: true, fields: HOST_BINDING })
    .integer('l7Depth', { format: 'int32', description: 'Number of trusted proxies in front of Emissary.' })
    .string('statsPrefix'),
  printerColumns: [
    { name: 'Port', jsonPath: '.spec.port' },
    { name: 'Protocol', jsonPath: '.spec.protocol' },
    { name: 'Stack', jsonPath: '.spec.protocolStack' },
    { name: 'StatsPrefix', jsonPath: '.spec.statsPrefix' },
    { name: 'Security', jsonPath: '.spec.securityModel' },
    { name: 'L7Depth', jsonPath: '.spec.l7Depth' },
  ],
};
