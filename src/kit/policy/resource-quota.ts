import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ResourceQuotaProps } from './resource-quota-props';
import { PART_OF_OBJECT, RESOURCE_QUOTA } from './resource-quota-values';
import { Condition, jsonMatches } from '../condition';
import { givenName } from '../given-name';
import { isGiven } from '../if-filled';
import { partProps } from '../part-props';
import { quantityTexts } from '../quantities';
import { nameOfProp, refuseWhen, releaseChartOf } from '../release-chart-of';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';

/**
 * A ResourceQuota: what the objects of a namespace may use together.
 *
 * With a quota for CPU or memory, the API server refuses pods whose containers request none of it. A Job only has an event then: see
 * `LimitRange`, which gives them a request.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export class ResourceQuota extends Construct {
  /**
   * The documented values, for `values.group('quota', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return RESOURCE_QUOTA.adapt(overrides);
  }

  constructor(scope: Construct, id: string, props: ResourceQuotaProps = {}) {
    props = partProps('ResourceQuotaProps', scope, id, props, RESOURCE_QUOTA);
    super(scope, id);
    releaseChartOf(this);
    const { hard = {} } = props;
    const within = Condition.of(props.enabled ?? true).and(isGiven(hard)).scope(this, 'enabled');
    if (within) {
      refuseWhen(within, jsonMatches(hard, PART_OF_OBJECT), `${nameOfProp('hard', hard)} has a number of objects that is no integer, such as "pods": "1.5": write it in digits alone`);
      // The typed class expects instances of Quantity, which values are not.
      new ApiObject(within, 'resource', {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: { ...givenName(props), labels: props.labels },
        spec: { hard: quantityTexts(hard) },
      });
    }
  }
}
