import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { LimitRangeProps } from './limit-range-props';
import { LIMIT_RANGE } from './limit-range-values';
import { Condition } from '../condition';
import { givenName } from '../given-name';
import { isGiven } from '../if-filled';
import { partProps } from '../part-props';
import { quantityTexts } from '../quantities';
import { releaseChartOf } from '../release-chart-of';
import { MapExpression } from '../../expr/expression/map-expression';
import { toNode } from '../../expr/expression/to-node';
import { asStructureToken } from '../../expr/token/structure-token';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';

/**
 * A LimitRange: requests and limits of containers that have none, and the least and the most that they may be.
 *
 * Defaults that follow from others are written out, as the API server would add them: a limit is that of `max`, and a request the limit, or
 * that of `min`.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export class LimitRange extends Construct {
  /**
   * The documented values, for `values.group('limitRange', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return LIMIT_RANGE.adapt(overrides);
  }

  constructor(scope: Construct, id: string, props: LimitRangeProps = {}) {
    props = partProps('LimitRangeProps', scope, id, props, LIMIT_RANGE);
    super(scope, id);
    releaseChartOf(this);
    const { min = {}, max = {}, default: ofNone = {}, defaultRequest = {} } = props;
    const within = Condition.of(props.enabled ?? true).and([ofNone, defaultRequest, min, max].map(isGiven).reduce((one, other) => one.or(other))).scope(this, 'enabled');
    if (within) {
      // The typed class expects instances of Quantity, which values are not.
      new ApiObject(within, 'resource', {
        apiVersion: 'v1',
        kind: 'LimitRange',
        metadata: { ...givenName(props), labels: props.labels },
        spec: {
          limits: [{
            type: 'Container',
            default: quantities(over(max, ofNone)),
            defaultRequest: quantities(over(min, over(max, ofNone), defaultRequest)),
            min: quantities(min),
            max: quantities(max),
          }],
        },
      });
    }
  }
}

/** The quantities, left out where there are none. */
function quantities(map: any): any {
  return isGiven(map).choose(quantityTexts(map));
}

/** Maps of quantities on top of each other; later ones win. */
function over(...maps: any[]): any {
  const [first, ...others] = maps.filter(map => map !== undefined && isGiven(map).value !== false).map(inTexts);
  return others.reduce((below, map) => (asStructureToken(below) || asStructureToken(map)
    ? new MapExpression(toNode(below)).mergeOverwrite(map).asAny() : { ...below, ...map }), first ?? {});
}

/** Quantities in the code of the chart as strings, as those of values are, so that both can be merged. */
function inTexts(map: any): any {
  return asStructureToken(map) ? map : Object.fromEntries(Object.entries(map).map(([name, quantity]) => [name, typeof quantity === 'number' ? `${quantity}` : quantity]));
}
