/**
 * What a container requests of a node, and what it may use at most.
 *
 * Amounts are quantities of Kubernetes, by the name of the resource: `{ cpu: '500m', memory: '1Gi', 'nvidia.com/gpu': 1 }`.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export interface Resources {
  /**
   * What the scheduler reserves on a node.
   *
   * @default - the limits
   */
  readonly requests?: { [resource: string]: string | number };

  /**
   * What the container may use at most.
   *
   * @default - no limits
   */
  readonly limits?: { [resource: string]: string | number };
}
