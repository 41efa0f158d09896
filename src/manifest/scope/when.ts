import { Construct } from 'constructs';
import { scopeConstruct } from './scope';
import { Expression } from '../../expr/expression/expression';
import { requireExpression } from '../../expr/expression/require-expression';

/**
 * What the children of a `When` scope hang on.
 */
export interface WhenProps {
  /** Any expression; of another kind than boolean, whether it is truthy as Helm's `if` sees it. */
  readonly condition: Expression;
}

/**
 * A scope whose children exist only when a condition holds.
 *
 * ```ts
 * const outside = new When(this, 'outside', { condition: ingressEnabled });
 * new k8s.KubeIngress(outside, 'ingress', { … });
 * new k8s.KubeService(outside.otherwise, 'service', { … });
 * ```
 *
 * The id is for people; it never becomes part of a name or a label.
 */
export class When extends Construct {
  private readonly condition: Expression;
  private alternative?: Construct;

  constructor(scope: Construct, id: string, props: WhenProps) {
    super(scope, id);
    this.condition = requireExpression(props?.condition, `${this.node.path}: the condition`, 'use if');
    scopeConstruct(this, { kind: 'when', condition: this.condition.isTruthy()._node });
  }

  /**
   * The scope whose children exist when the condition does not hold.
   */
  public get otherwise(): Construct {
    if (!this.alternative) {
      this.alternative = new Construct(this.node.scope!, `${this.node.id}-otherwise`);
      scopeConstruct(this.alternative, { kind: 'when', condition: this.condition.isEmpty()._node });
    }
    return this.alternative;
  }
}
