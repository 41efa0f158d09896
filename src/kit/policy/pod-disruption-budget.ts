import { Construct } from 'constructs';
import { partProps } from '../part-props';
import { intOrString } from '../int-or-string';
import { Condition } from '../condition';
import { givenName } from '../given-name';
import { ifFilled } from '../if-filled';
import { k8s } from '../k8s';
import { PodDisruptionBudgetProps } from './pod-disruption-budget-props';
import { releaseChartOf } from '../release-chart-of';
import { toNode } from '../../expr/expression/to-node';
import { POD_DISRUPTION_BUDGET } from './pod-disruption-budget-values';
import { withDefaults } from '../part';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';

/**
 * A PodDisruptionBudget, which limits evictions when nodes are drained.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export class PodDisruptionBudget extends Construct {
  /**
   * The documented values, for `values.group('podDisruptionBudget', …)` and `items.group('podDisruptionBudget', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return POD_DISRUPTION_BUDGET.adapt(overrides);
  }

  constructor(scope: Construct, id: string, props: PodDisruptionBudgetProps) {
    props = partProps('PodDisruptionBudgetProps', scope, id, props, POD_DISRUPTION_BUDGET);
    super(scope, id);
    releaseChartOf(this);
    const { minAvailable, maxUnavailable } = withDefaults(POD_DISRUPTION_BUDGET, props, 'minAvailable', 'maxUnavailable');
    const within = Condition.of(props.enabled ?? true).scope(this, 'enabled');
    if (!within) {
      // They may be rendered nowhere, which is no error.
      toNode(props.selector);
      return;
    }
    const least = Condition.of(minAvailable);
    new k8s.KubePodDisruptionBudget(within, 'resource', {
      metadata: { ...givenName(props), labels: props.labels },
      spec: {
        minAvailable: intOrString(least.choose(minAvailable)),
        maxUnavailable: intOrString(least.not().choose(maxUnavailable)),
        unhealthyPodEvictionPolicy: ifFilled(props.unhealthyPodEvictionPolicy),
        selector: { matchLabels: props.selector },
      },
    });
  }
}
