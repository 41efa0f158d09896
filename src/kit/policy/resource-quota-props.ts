import { BooleanExpression } from '../../expr/expression/expression';

/**
 * Options of a ResourceQuota that users of a chart set in the values.
 */
export interface ResourceQuotaOptions {
  /**
   * Create the ResourceQuota: true, false or an expression. One that limits nothing is not created.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * What the objects of the namespace may use together, by resource: `requests.cpu`, `limits.memory`, `requests.storage`,
   * `requests.nvidia.com/gpu` and other quantities, and numbers of objects such as `pods` or `count/jobs.batch`. A map, or a token of one.
   *
   * Rejected are keys that the API server counts nothing by, such as a resource of another domain without the prefix `requests.`, and a number
   * of objects that is no integer (`check-failed`, or as a value).
   *
   * @default - no limits
   * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
   */
  readonly hard?: { [resource: string]: string | number };
}

/**
 * A ResourceQuota, and the namespace that it is for.
 */
export interface ResourceQuotaProps extends ResourceQuotaOptions {
  /**
   * Name of the ResourceQuota.
   *
   * @default - the release name and the ids of the construct path
   */
  readonly name?: string;

  /**
   * Namespace of the ResourceQuota, which must exist.
   *
   * @default - the namespace of the release
   */
  readonly namespace?: string;

  /**
   * Extra labels of the ResourceQuota: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
