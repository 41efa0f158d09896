import { ItemShape } from '../../values/declare/item-shape';

const resources = (description: string, ...examples: object[]) => ({
  keyPattern: '^(cpu|memory|ephemeral-storage)$',
  keyPatternDescription: '`cpu`, `memory` or `ephemeral-storage`',
  items: ItemShape.ofQuantity(),
  examples: examples.length > 0 ? examples : undefined,
  description,
});

/** The documented values of a LimitRange. @internal */
export const LIMIT_RANGE = ItemShape.object('LimitRange: what the API server gives to containers that say nothing, and what it refuses. The order of the quantities is `min`, `defaultRequest`, `default`, `max`, from the smallest.')
  .boolean('enabled', { description: 'Create the LimitRange, if it says anything.' })
  .map('default', resources('Limits of containers that have none; those of `max` if it is not set. A container that requests more than the limit that it gets is refused.', { memory: '4Gi' }))
  .map('defaultRequest', resources('Requests of containers that have neither request nor limit; the default limit, or `min`, if it is not set.'))
  .map('min', resources('The least that a container may request.', { cpu: '10m' }))
  .map('max', resources('The most that the limit of a container may be. Every container has a limit then.', { cpu: '32', memory: '256Gi' }));
