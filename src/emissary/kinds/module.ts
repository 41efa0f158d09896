import { EmissaryKind } from './emissary-kind';
import { AMBASSADOR_ID } from './shared-schemas';
import { StructuralSchema } from '../../kit/definition/structural-schema';

const CONFIG = { description: 'Settings, by name.' };

/** @internal */
export const MODULE: EmissaryKind = {
  kind: 'Module',
  description: 'Settings of a whole installation of Emissary: the one with the name `ambassador`.',
  hasV1: true,
  v2: StructuralSchema.object().openObject('config', CONFIG).open(),
  v3: AMBASSADOR_ID.openObject('config', { ...CONFIG, required: true }),
};
