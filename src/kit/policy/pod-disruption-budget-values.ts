import { ItemShape } from '../../values/declare/item-shape';

/** The API server refuses more than 100%. */
const COUNT = { minimum: 0, maximum: 9999, pattern: '^(100|[1-9]?[0-9])%$', patternDescription: 'a percentage up to `100%`' };

/** The documented values of a PodDisruptionBudget. @internal */
export const POD_DISRUPTION_BUDGET = ItemShape.object('PodDisruptionBudget, for voluntary disruptions such as node drains.')
  .boolean('enabled', { description: 'Create a PodDisruptionBudget.' })
  .intOrString('maxUnavailable', { ...COUNT, default: 1, description: 'Maximum number or percentage of unavailable pods.' })
  .intOrString('minAvailable', { ...COUNT, default: 0, description: 'Minimum number or percentage of available pods; 0 to use `maxUnavailable`.' })
  .oneOf('unhealthyPodEvictionPolicy', {
    values: ['', 'IfHealthyBudget', 'AlwaysAllow'], description: 'Whether pods that are not ready can be evicted; empty for the default of Kubernetes, `IfHealthyBudget`.',
  });
