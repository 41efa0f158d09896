import { Construct } from 'constructs';
import { scopeConstruct } from './scope';
import { Expression } from '../../expr/expression/expression';
import { requireExpression } from '../../expr/expression/require-expression';
import { checkStruct } from '../../values/declare/check-struct';

/**
 * Props of a `When`.
 */
export interface WhenProps {
  /** Any expression; types other than boolean count as true if they are truthy in Helm. */
  readonly condition: Expression;
}

/**
 * A scope whose children are rendered only if a condition is true.
 *
 * ```ts
 * const outside = new When(this, 'outside', { condition: ingressEnabled });
 * new k8s.KubeIngress(outside, 'ingress', { … });
 * new k8s.KubeService(outside.otherwise, 'service', { … });
 * ```
 *
 * The id is not part of names and labels.
 */
export class When extends Construct {
  private readonly condition: Expression;
  private alternative?: Construct;

  constructor(scope: Construct, id: string, props: WhenProps) {
    super(scope, id);
    checkStruct('WhenProps', props, this.node.path);
    this.condition = requireExpression(props.condition, `${this.node.path}: the condition`, 'use if');
    scopeConstruct(this, { kind: 'when', condition: this.condition.isTruthy()._node });
  }

  /**
   * The scope whose children are rendered if the condition is false.
   */
  public get otherwise(): Construct {
    if (!this.alternative) {
      this.alternative = new Construct(this.node.scope!, `${this.node.id}-otherwise`);
      scopeConstruct(this.alternative, { kind: 'when', condition: this.condition.isEmpty()._node });
    }
    return this.alternative;
  }
}
