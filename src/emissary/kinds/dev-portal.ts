import { EmissaryKind } from './emissary-kind';
import { AMBASSADOR_ID } from './shared-schemas';
import { StructuralSchema } from '../../kit/definition/structural-schema';

const SPEC = StructuralSchema.object()
  .boolean('default')
  .boolean('preserve_servers')
  .string('naming_scheme', { enum: ['namespace.name', 'name.prefix'] })
  .nested('content', { fields: StructuralSchema.object().string('url').string('branch').string('dir') })
  .list('docs', { items: StructuralSchema.object().string('service').string('url').integer('timeout_ms') })
  .nested('search', { fields: StructuralSchema.object().boolean('enabled').string('type', { enum: ['title-only', 'all-content'] }) })
  .nested('selector', { fields: StructuralSchema.object().map('matchLabels').list('matchNamespaces') });

/** @internal */
export const DEV_PORTAL: EmissaryKind = {
  kind: 'DevPortal',
  description: 'Pages that document the APIs of services.',
  hasV1: true,
  v2: SPEC.open(),
  v3: AMBASSADOR_ID.include(SPEC),
};
