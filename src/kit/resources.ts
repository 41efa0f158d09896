/**
 * Resource requests and limits of a container: Kubernetes quantities by resource name: `{ cpu: '500m', memory: '1Gi', 'nvidia.com/gpu': 1 }`.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export interface Resources {
  /**
   * Resource requests, which the scheduler reserves on a node.
   *
   * @default - the limits
   */
  readonly requests?: { [resource: string]: string | number };

  /**
   * Resource limits.
   *
   * @default - no limits
   */
  readonly limits?: { [resource: string]: string | number };
}
