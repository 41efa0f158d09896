import { Construct } from 'constructs';
import { scopeConstruct } from './scope';
import { AnyExpression } from '../../expr/expression/any-expression';
import { Expression, requirePresent } from '../../expr/expression/expression';
import { indexOf, itemOf, keyOf, loopOver } from '../../expr/expression/loop';
import { Loop } from '../../expr/node/node';
import { NumberExpression } from '../../expr/expression/number-expression';
import { StringExpression } from '../../expr/expression/string-expression';
import { Refusal } from '../../values/refusal';

/**
 * What a `ForEach` scope goes over.
 */
export interface ForEachProps {
  /** A list or a map: a `ListExpression` or a `MapExpression`. Anything else is rejected (`loop-over`). */
  readonly over: Expression;

  /**
   * What the template calls an item: letters and digits.
   *
   * @default - the last part of the value's path, in the singular
   */
  readonly itemName?: string;
}

/**
 * A scope whose children exist once for each item of a list or entry of a map.
 *
 * Generated names and selectors hold the key (or the index), so the objects of two items never meet. Prefer maps: with a
 * list, inserting an item renames the objects of those behind it.
 */
export class ForEach extends Construct {
  /** The item that the objects are for. */
  public readonly item: AnyExpression;

  private readonly loop: Loop;

  constructor(scope: Construct, id: string, props: ForEachProps) {
    super(scope, id);
    // What keys there may be, the expression knows; what stands for it does not.
    if (!(props?.over instanceof Expression)) {
      throw new Refusal('argument-type',
        `${this.node.path}: got no expression to loop over, expected a declared list or map itself, without asAny(): for data that is known at synthesis, use a loop in TypeScript`);
    }
    this.loop = loopOver(requirePresent(props.over._node), props.itemName);
    this.item = new AnyExpression(itemOf(this.loop));
    scopeConstruct(this, { kind: 'each', loop: this.loop });
  }

  /** The key that the objects are for, in a loop over a map. Rejected for a list (`loop-key`). */
  public get key(): StringExpression {
    return new StringExpression(keyOf(this.loop));
  }

  /** The position that the objects are for, in a loop over a list, from 0. Rejected for a map (`loop-key`). */
  public get index(): NumberExpression {
    return new NumberExpression(indexOf(this.loop));
  }
}
