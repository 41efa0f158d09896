import { ItemShape } from '../../values/declare/item-shape';

const PODS = { minimum: 1, maximum: 9999 };
const PERCENT = { minimum: 0, maximum: 1000 };

/** The documented values of a HorizontalPodAutoscaler. @internal */
export const HORIZONTAL_POD_AUTOSCALER = ItemShape.object('As many pods as the load needs. The cluster needs a metrics server.')
  .boolean('enabled', { description: 'Whether a HorizontalPodAutoscaler decides how many pods there are.' })
  .integer('minReplicas', { ...PODS, default: 1, description: 'Least number of pods.' })
  .integer('maxReplicas', { ...PODS, default: 10, description: 'Largest number of pods.' })
  .integer('targetCPUUtilizationPercentage', {
    ...PERCENT, default: 80, description: 'Use of CPU to keep to, in percent of what the pods request; 0 means that CPU does not count.',
  })
  .integer('targetMemoryUtilizationPercentage', {
    ...PERCENT, default: 0, description: 'Use of memory to keep to, in percent of what the pods request; 0 means that memory does not count.',
  })
  .list('metrics', {
    items: ItemShape.ofFragment({ description: 'A metric.' }).oneOf('type', {
      values: ['Resource', 'ContainerResource', 'Pods', 'Object', 'External'], required: true, description: 'Kind of the metric; a field of that name says more.',
    }),
    description: 'More metrics.',
  })
  .fragment('behavior', { description: 'How fast it acts; empty means as Kubernetes does.' });
