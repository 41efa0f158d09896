import { ItemShape } from '../../values/declare/item-shape';

const PODS = { minimum: 1, maximum: 9999 };
const PERCENT = { minimum: 0, maximum: 1000 };

/** The documented values of a HorizontalPodAutoscaler. @internal */
export const HORIZONTAL_POD_AUTOSCALER = ItemShape.object('Horizontal pod autoscaling. Requires the metrics server in the cluster.')
  .boolean('enabled', { description: 'Create a HorizontalPodAutoscaler, which then sets the number of replicas.' })
  .integer('minReplicas', { ...PODS, default: 1, description: 'Minimum number of replicas.' })
  .integer('maxReplicas', { ...PODS, default: 10, description: 'Maximum number of replicas.' })
  .integer('targetCPUUtilizationPercentage', {
    ...PERCENT, default: 80, description: 'Target CPU utilization, percent of requests; 0 disables it.',
  })
  .integer('targetMemoryUtilizationPercentage', {
    ...PERCENT, default: 0, description: 'Target memory utilization, percent of requests; 0 disables it.',
  })
  .list('metrics', {
    items: ItemShape.ofFragment({ type: 'MetricSpec', description: 'A metric.' }),
    description: 'Extra metrics.',
  })
  .fragment('behavior', { type: 'HorizontalPodAutoscalerBehavior', description: 'Scaling behavior; empty for the defaults of Kubernetes.' });
