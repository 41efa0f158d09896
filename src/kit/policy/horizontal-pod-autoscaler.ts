import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { partProps } from '../part-props';
import { Condition } from '../condition';
import { HorizontalPodAutoscalerOptions, HorizontalPodAutoscalerProps } from './horizontal-pod-autoscaler-props';
import { givenName } from '../given-name';
import { ifFilled } from '../if-filled';
import { isValue, nameOfProp, refuseWhen, releaseChartOf } from '../release-chart-of';
import { NumberExpression } from '../../expr/expression/number-expression';
import { toNode } from '../../expr/expression/to-node';
import { HORIZONTAL_POD_AUTOSCALER } from './horizontal-pod-autoscaler-values';
import { withDefaults } from '../part';
import { checkStruct } from '../../values/declare/check-struct';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';

/**
 * A HorizontalPodAutoscaler for a workload.
 *
 * Rejected outside of a `ReleaseChart`. Both outputs refuse one whose target is a workload of the chart with a container,
 * of the values too, that requests none of the resource of which a percentage is kept to: it would never scale.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export class HorizontalPodAutoscaler extends Construct {
  /**
   * The documented values, for `values.group('autoscaling', …)` and `items.group('autoscaling', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return HORIZONTAL_POD_AUTOSCALER.adapt(overrides);
  }

  /**
   * The `replicas` of a workload: omitted if there is a HorizontalPodAutoscaler, since each upgrade would reset its
   * scaling.
   *
   * @param options the options of the HorizontalPodAutoscaler.
   * @param replicas the number of pods without a HorizontalPodAutoscaler.
   */
  public static replicas(options: HorizontalPodAutoscalerOptions, replicas: any): any {
    checkStruct('HorizontalPodAutoscalerOptions', options, 'HorizontalPodAutoscaler.replicas()');
    return Condition.of(options.enabled ?? true).not().choose(replicas);
  }

  constructor(scope: Construct, id: string, props: HorizontalPodAutoscalerProps) {
    props = partProps('HorizontalPodAutoscalerProps', scope, id, props, HORIZONTAL_POD_AUTOSCALER);
    super(scope, id);
    releaseChartOf(this);
    const { minReplicas, maxReplicas, metrics, targetCpuUtilizationPercentage, targetMemoryUtilizationPercentage } = withDefaults(HORIZONTAL_POD_AUTOSCALER, props,
      'minReplicas', 'maxReplicas', 'metrics', 'targetCpuUtilizationPercentage', 'targetMemoryUtilizationPercentage');
    const within = Condition.of(props.enabled ?? true).scope(this, 'enabled');
    if (!within) {
      return;
    }
    const measured = [targetCpuUtilizationPercentage, targetMemoryUtilizationPercentage, metrics].map(Condition.of).reduce((any, next) => any.or(next));
    const targets = Object.entries({ cpu: targetCpuUtilizationPercentage, memory: targetMemoryUtilizationPercentage });
    const name = (prop: keyof HorizontalPodAutoscalerProps) => nameOfProp(prop, props[prop]);
    refuseWhen(within, Condition.of(new NumberExpression(toNode(minReplicas)).isGreaterThan(maxReplicas)),
      `${name('minReplicas')} is ${minReplicas} and greater than ${name('maxReplicas')}, ${maxReplicas}: lower the first, or raise the second`);
    // In messages about values, only values are named.
    const percentages = (['targetCpuUtilizationPercentage', 'targetMemoryUtilizationPercentage'] as const).filter(target => !isValue(metrics) || isValue(props[target] ?? 0));
    refuseWhen(within, measured.not(), percentages.length > 0
      ? `${percentages.map(name).join(' and ')} ${percentages.length > 1 ? 'are' : 'is'} 0, and ${name('metrics')} is empty: set at least one target`
      : `${name('metrics')} is empty: set at least one metric`);

    new ApiObject(within, 'resource', {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { ...givenName(props), labels: props.labels },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: props.targetKind ?? 'Deployment', name: props.targetName },
        minReplicas,
        maxReplicas,
        metrics: measured.choose([
          ...targets.flatMap(([resource, target]) => Condition.of(target).items([
            { type: 'Resource', resource: { name: resource, target: { type: 'Utilization', averageUtilization: target } } },
          ])),
          ...metrics,
        ]),
        behavior: ifFilled(props.behavior),
      },
    });
  }
}
