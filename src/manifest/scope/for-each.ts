import { Construct } from 'constructs';
import { scopeConstruct } from './scope';
import { AnyExpression } from '../../expr/expression/any-expression';
import { Expression, requirePresent } from '../../expr/expression/expression';
import { indexOf, itemOf, keyOf, loopOver } from '../../expr/expression/loop';
import { Loop } from '../../expr/node/node';
import { NumberExpression } from '../../expr/expression/number-expression';
import { StringExpression } from '../../expr/expression/string-expression';
import { checkStruct } from '../../values/declare/check-struct';
import { Refusal } from '../../values/refusal';

/**
 * Props of a `ForEach`.
 */
export interface ForEachProps {
  /** A list or a map: a `ListExpression` or a `MapExpression`. Anything else is rejected (`loop-over`). */
  readonly over: Expression;

  /**
   * The variable for an item in the template: letters and digits.
   *
   * @default - the last part of the value path, in the singular
   */
  readonly itemName?: string;
}

/**
 * A scope whose children are rendered once for each item of a list or entry of a map.
 *
 * Generated names and selectors contain the key (or the index), so the objects of two items are distinct. Prefer maps:
 * inserting an item into a list renames the objects of all later items.
 */
export class ForEach extends Construct {
  /** The current item. */
  public readonly item: AnyExpression;

  private readonly loop: Loop;

  constructor(scope: Construct, id: string, props: ForEachProps) {
    super(scope, id);
    checkStruct('ForEachProps', props, this.node.path);
    // The expression has the type of the keys; a token does not.
    if (!(props.over instanceof Expression)) {
      throw new Refusal('argument-type',
        `${this.node.path}: got no expression to loop over, expected a declared list or map itself, without asAny(): for data that is known at synthesis, use a loop in TypeScript`);
    }
    this.loop = loopOver(requirePresent(props.over._node), props.itemName);
    this.item = new AnyExpression(itemOf(this.loop));
    scopeConstruct(this, { kind: 'each', loop: this.loop });
  }

  /** The current key of a loop over a map. Rejected for a list (`loop-key`). */
  public get key(): StringExpression {
    return new StringExpression(keyOf(this.loop));
  }

  /** The current index of a loop over a list, from 0. Rejected for a map (`loop-key`). */
  public get index(): NumberExpression {
    return new NumberExpression(indexOf(this.loop));
  }
}
