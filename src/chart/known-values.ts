import { differences, Difference } from '../values/difference';
import { Node } from '../expr/node/node';
import { Literals } from '../expr/token/tokens';
import { Json } from '../values/shape';

/**
 * Literal values instead of tokens, to build charts with.
 *
 * Typed properties of cdk8s rename and drop keys of maps, and read union types such as `IntOrString` from a field. So a
 * value that is missing there is not counted as a difference.
 *
 * @internal
 */
export class KnownValues implements Literals {
  /**
   * @param whole whether all expressions become literals; otherwise only those that typed properties pass on unchanged.
   * @param placed the values that were placed where typed properties may drop them.
   */
  constructor(private readonly find: (node: Node) => Json | undefined, public readonly whole: boolean, public readonly placed = new Set<Json>()) {
  }

  public valueOf(node: Node): Json | undefined {
    return this.find(node);
  }

  public canStand(value: Json): boolean {
    if (survivesTyping(value)) {
      return true;
    }
    scalarsIn(value).forEach(scalar => this.placed.add(scalar));
    return this.whole;
  }

  /** The first difference that is not caused by typed properties. */
  public firstDifference(expected: Json, actual: Json): Difference | undefined {
    for (const difference of differences(expected, actual)) {
      if (difference.actual !== undefined || !this.whole || !scalarsIn(difference.expected as Json).every(scalar => this.placed.has(scalar))) {
        return difference;
      }
    }
    return undefined;
  }
}

/** Whether typed properties of cdk8s pass the value on unchanged. */
function survivesTyping(value: Json): boolean {
  return typeof value === 'boolean' || (typeof value === 'object' && value !== null
    && (Array.isArray(value) ? value.every(item => typeof item !== 'object') : Object.keys(value).length === 0));
}

function scalarsIn(value: Json): Json[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(scalarsIn) : [value];
}
