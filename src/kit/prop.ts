import { Condition, asExpression, textOf } from './condition';
import { ifFilled, isGiven } from './if-filled';
import { nameOfProp } from './release-chart-of';
import { AnyExpression } from '../expr/expression/any-expression';
import { StringExpression } from '../expr/expression/string-expression';

/**
 * A prop of a construct that can be a literal, an expression, or a token such as `asString()` returns: for constructs that
 * work in charts with and without values.
 *
 * ```ts
 * spec: { ingressClassName: Prop.of(props.className).ifFilled() }
 * ```
 */
export class Prop {
  /** @param given the prop; undefined if it is not set. */
  public static of(given: any): Prop {
    return new Prop(given);
  }

  private constructor(private readonly given: any) {
  }

  /** The prop, or, if it is an empty string, list or map, 0 or false, an omitted key. */
  public ifFilled(): any {
    return ifFilled(this.given);
  }

  /** Whether it is truthy: not an empty string, list or map, 0 or false. */
  public isFilled(): Condition {
    return this.given === undefined ? Condition.of(false) : isGiven(this.given);
  }

  /** The prop as an expression. */
  public asExpression(): AnyExpression {
    return asExpression(this.given);
  }

  /** A string prop as an expression, for comparisons: `Prop.of(props.type).asStringExpression().is('ClusterIP')`. */
  public asStringExpression(): StringExpression {
    return textOf(this.given);
  }

  /**
   * Its name in messages: the path of the value that it comes from, such as `service.type`, or the name of the prop.
   *
   * @param name the name of the prop.
   */
  public nameOr(name: string): string {
    return nameOfProp(name, this.given);
  }
}
