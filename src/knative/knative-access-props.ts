import { BooleanExpression } from '../expr/expression/expression';
import { k8s } from '../kit/k8s';

/**
 * Who has which permissions.
 *
 * @internal
 */
export interface KnativeAccessProps {
  /** Namespace of the control plane. */
  readonly namespace: string;

  /** The ServiceAccount of all programs of Knative Serving. */
  readonly controller: k8s.Subject;

  /** The ServiceAccount of the controller of Kourier. */
  readonly kourier: k8s.Subject;

  /** Labels of the roles of Knative Serving. */
  readonly labels?: { [name: string]: string };

  /** Labels of the roles of Kourier. */
  readonly kourierLabels?: { [name: string]: string };

  /**
   * Whether traffic within the cluster is encrypted, key `internal-encryption` of `config-network`: the controller then writes certificates
   * into the namespaces of the inference services.
   *
   * @default false
   */
  readonly internalEncryption?: boolean | BooleanExpression;
}
