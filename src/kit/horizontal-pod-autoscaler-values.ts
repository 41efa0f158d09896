import { HorizontalPodAutoscalerOptions } from './horizontal-pod-autoscaler-props';
import { Values } from '../expr/values';
import { ItemShape } from '../values/item-shape';

/**
 * The values of a HorizontalPodAutoscaler as the chart's author proposes them.
 */
export interface HorizontalPodAutoscalerDefaults {
  /** @default false */
  readonly enabled?: boolean;

  /** @default 1 */
  readonly minReplicas?: number;

  /** @default 10 */
  readonly maxReplicas?: number;

  /** @default 80 */
  readonly targetCpuUtilization?: number;

  /** @default - memory does not count */
  readonly targetMemoryUtilization?: number;
}

/**
 * The documented values of a HorizontalPodAutoscaler: `enabled`, `minReplicas`, `maxReplicas`, the targets, `metrics` and
 * `behavior`.
 */
export class HorizontalPodAutoscalerValues {
  /**
   * Declares the values.
   *
   * @param values the values of the chart.
   * @param path where they are, such as `autoscaling`.
   * @param defaults what they are.
   */
  public static declare(values: Values, path: string, defaults: HorizontalPodAutoscalerDefaults = {}): HorizontalPodAutoscalerOptions {
    values._propose(path, 'As many pods as the load needs. The cluster needs a metrics server.');
    const pods = { minimum: 1, maximum: 9999 };
    const percent = { minimum: 0, maximum: 1000 };
    return {
      enabled: values.boolean(`${path}.enabled`, { default: defaults.enabled ?? false, description: 'Whether a HorizontalPodAutoscaler decides how many pods there are.' }),
      minReplicas: values.integer(`${path}.minReplicas`, { ...pods, default: defaults.minReplicas ?? 1, description: 'Least number of pods.' }).asNumber(),
      maxReplicas: values.integer(`${path}.maxReplicas`, { ...pods, default: defaults.maxReplicas ?? 10, description: 'Largest number of pods.' }).asNumber(),
      targetCpuUtilization: values.integer(`${path}.targetCPUUtilizationPercentage`, {
        ...percent, default: defaults.targetCpuUtilization ?? 80, description: 'Use of CPU to keep to, in percent of what the pods request; 0 means that CPU does not count.',
      }).asNumber(),
      targetMemoryUtilization: values.integer(`${path}.targetMemoryUtilizationPercentage`, {
        ...percent, default: defaults.targetMemoryUtilization ?? 0, description: 'Use of memory to keep to, in percent of what the pods request; 0 means that memory does not count.',
      }).asNumber(),
      metrics: values.list(`${path}.metrics`, {
        items: ItemShape.ofFragment({ description: 'A metric.' }).oneOf('type', {
          values: ['Resource', 'ContainerResource', 'Pods', 'Object', 'External'], required: true, description: 'Kind of the metric; a field of that name says more.',
        }),
        description: 'More metrics.',
      }).asAny(),
      behavior: values.fragment(`${path}.behavior`, { description: 'How fast it acts; empty means as Kubernetes does.' }).asAny(),
    };
  }
}
