import { HorizontalPodAutoscalerOptions } from './horizontal-pod-autoscaler-props';
import { AnyExpression } from '../../expr/expression/any-expression';
import { Values } from '../../expr/expression/values';
import { ItemShape } from '../../values/declare/item-shape';

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
    return optionsOf(values.object(path, { description: DESCRIPTION, fields: fieldsOf(defaults) }));
  }

  /**
   * Declares the values for each item of a map or list, such as groups of workers; `ofItem()` reads them.
   *
   * @param items what the items have besides.
   * @param name what they are called in an item, such as `autoscaling`.
   * @param defaults what they are.
   */
  public static declareItems(items: ItemShape, name: string, defaults: HorizontalPodAutoscalerDefaults = {}): ItemShape {
    return items.nested(name, { description: DESCRIPTION, fields: fieldsOf(defaults) });
  }

  /**
   * The values of an item that `declareItems()` declared.
   *
   * @param item the item of a `ForEach`.
   * @param name what they are called in it.
   */
  public static ofItem(item: AnyExpression, name: string): HorizontalPodAutoscalerOptions {
    return optionsOf(item.get(name));
  }
}

const DESCRIPTION = 'As many pods as the load needs. The cluster needs a metrics server.';

function fieldsOf(defaults: HorizontalPodAutoscalerDefaults): ItemShape {
  const pods = { minimum: 1, maximum: 9999 };
  const percent = { minimum: 0, maximum: 1000 };
  return ItemShape.object()
    .boolean('enabled', { default: defaults.enabled ?? false, description: 'Whether a HorizontalPodAutoscaler decides how many pods there are.' })
    .integer('minReplicas', { ...pods, default: defaults.minReplicas ?? 1, description: 'Least number of pods.' })
    .integer('maxReplicas', { ...pods, default: defaults.maxReplicas ?? 10, description: 'Largest number of pods.' })
    .integer('targetCPUUtilizationPercentage', {
      ...percent, default: defaults.targetCpuUtilization ?? 80, description: 'Use of CPU to keep to, in percent of what the pods request; 0 means that CPU does not count.',
    })
    .integer('targetMemoryUtilizationPercentage', {
      ...percent, default: defaults.targetMemoryUtilization ?? 0, description: 'Use of memory to keep to, in percent of what the pods request; 0 means that memory does not count.',
    })
    .list('metrics', {
      items: ItemShape.ofFragment({ description: 'A metric.' }).oneOf('type', {
        values: ['Resource', 'ContainerResource', 'Pods', 'Object', 'External'], required: true, description: 'Kind of the metric; a field of that name says more.',
      }),
      description: 'More metrics.',
    })
    .fragment('behavior', { description: 'How fast it acts; empty means as Kubernetes does.' });
}

function optionsOf(group: AnyExpression): HorizontalPodAutoscalerOptions {
  return {
    enabled: group.boolean('enabled'),
    minReplicas: group.integer('minReplicas').asNumber(),
    maxReplicas: group.integer('maxReplicas').asNumber(),
    targetCpuUtilization: group.integer('targetCPUUtilizationPercentage').asNumber(),
    targetMemoryUtilization: group.integer('targetMemoryUtilizationPercentage').asNumber(),
    metrics: group.list('metrics').asAny(),
    behavior: group.map('behavior').asAny(),
  };
}
