import { Condition, asExpression, textOf } from './condition';
import { ifFilled, isGiven } from './if-filled';
import { nameOfProp } from './release-chart-of';
import { AnyExpression } from '../expr/expression/any-expression';
import { StringExpression } from '../expr/expression/string-expression';

/**
 * A prop of a construct, whether it was given as a literal, an expression, or a token such as `asString()` returns: for parts
 * that serve charts with values and charts without.
 *
 * ```ts
 * spec: { ingressClassName: Prop.of(props.className).ifFilled() }
 * ```
 */
export class Prop {
  /** @param given what was given; undefined for a prop that was left out. */
  public static of(given: any): Prop {
    return new Prop(given);
  }

  private constructor(private readonly given: any) {
  }

  /** What was given, unless it is an empty string, list or map, 0 or false: the key is left out then. */
  public ifFilled(): any {
    return ifFilled(this.given);
  }

  /** Whether something comes of it: it is not an empty string, list or map, 0 or false. */
  public isFilled(): Condition {
    return this.given === undefined ? Condition.of(false) : isGiven(this.given);
  }

  /** The prop as an expression. */
  public asExpression(): AnyExpression {
    return asExpression(this.given);
  }

  /** A prop that is a string as an expression, for comparisons: `Prop.of(props.type).asStringExpression().is('ClusterIP')`. */
  public asStringExpression(): StringExpression {
    return textOf(this.given);
  }

  /**
   * What users know it by, for messages: the path of the value that it comes from, such as `service.type`, or its own name.
   *
   * @param name the name of the prop.
   */
  public nameOr(name: string): string {
    return nameOfProp(name, this.given);
  }
}
