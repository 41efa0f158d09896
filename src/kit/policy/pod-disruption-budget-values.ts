import { ItemShape } from '../../values/declare/item-shape';

const COUNT = { minimum: 0, maximum: 9999 };

/** The documented values of a PodDisruptionBudget. @internal */
export const POD_DISRUPTION_BUDGET = ItemShape.object('How many pods may be missing while nodes are drained.')
  .boolean('enabled', { description: 'Whether there is a PodDisruptionBudget.' })
  .integer('maxUnavailable', { ...COUNT, default: 1, description: 'Pods that may be missing.' })
  .integer('minAvailable', { ...COUNT, default: 0, description: 'Pods that have to be left; 0 means that `maxUnavailable` counts.' });
