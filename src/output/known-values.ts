import { differences, Difference } from './difference';
import { Node } from '../expr/node/node';
import { Literals } from '../expr/token/tokens';
import { Json } from '../values/shape';

/**
 * Values in place of expressions, for charts that are built with them.
 *
 * The typed properties of cdk8s rename and drop what is in maps, and read a string or number that stands for a union of
 * types from a field. So what is missing where such a value was placed says nothing.
 *
 * @internal
 */
export class KnownValues implements Literals {
  private readonly placed = new Set<Json>();

  /** @param whole whether all values stand for themselves; otherwise those that typed properties pass on as they are. */
  constructor(private readonly find: (node: Node) => Json | undefined, private readonly whole: boolean) {
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

  /** The first difference that typed properties do not make. */
  public firstDifference(expected: Json, actual: Json): Difference | undefined {
    for (const difference of differences(expected, actual)) {
      if (difference.actual !== undefined || !this.whole || !scalarsIn(difference.expected as Json).every(scalar => this.placed.has(scalar))) {
        return difference;
      }
    }
    return undefined;
  }
}

/** Whether the typed properties of cdk8s pass the value on as it is. */
function survivesTyping(value: Json): boolean {
  return typeof value === 'boolean' || (typeof value === 'object' && value !== null
    && (Array.isArray(value) ? value.every(item => typeof item !== 'object') : Object.keys(value).length === 0));
}

function scalarsIn(value: Json): Json[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(scalarsIn) : [value];
}
