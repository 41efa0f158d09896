import { CustomResourceColumn } from '../../kit/definition/custom-resource-definition-props';
import { MapType } from '../../kit/definition/schema-options';
import { StructuralSchema } from '../../kit/definition/structural-schema';

/** Path of a condition in the status. */
function condition(field: string): string {
  return `.status.conditions[?(@.type=='Ready')].${field}`;
}

/** Whether an object is ready, and if it is not, why. @internal */
export const READY_COLUMNS: CustomResourceColumn[] = [
  { name: 'Ready', jsonPath: condition('status') },
  { name: 'Reason', jsonPath: condition('reason') },
];

/** The column of what clients call. @internal */
export const URL_COLUMN: CustomResourceColumn = { name: 'URL', jsonPath: '.status.url' };

/** Which revisions of a Configuration there are. @internal */
export const REVISION_COLUMNS: CustomResourceColumn[] = [
  { name: 'LatestCreated', jsonPath: '.status.latestCreatedRevisionName' },
  { name: 'LatestReady', jsonPath: '.status.latestReadyRevisionName' },
];

/** A reference to an object by its name. @internal */
export const NAME_REFERENCE = StructuralSchema.ofObject({ fields: StructuralSchema.object().string('name'), mapType: MapType.ATOMIC });

const CONDITION = StructuralSchema.object()
  .string('type', { required: true })
  .string('status', { required: true, description: 'True, False or Unknown.' })
  .string('severity', { description: 'Empty for an error, or Warning or Info.' })
  .string('reason')
  .string('message')
  .string('lastTransitionTime');

/** What the controllers report of every object. @internal */
export const STATUS = StructuralSchema.object()
  .integer('observedGeneration', { format: 'int64', description: 'Generation of the object that the controller has seen.' })
  .list('conditions', { items: CONDITION })
  .map('annotations');

/** What clients call. @internal */
export const ADDRESS = StructuralSchema.object()
  .string('url', { description: 'URL for clients outside of the cluster.' })
  .nested('address', { fields: StructuralSchema.object().string('url', { description: 'URL for clients in the cluster.' }) });
