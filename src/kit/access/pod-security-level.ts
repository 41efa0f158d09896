import { EnumOptions } from '../../values/declare/options';

/** The label of a namespace by which Kubernetes refuses pods that do not meet a level. @internal */
export const POD_SECURITY_LABEL = 'pod-security.kubernetes.io/enforce';

/**
 * Options of a value for the Pod Security level of a namespace.
 *
 * @param why what the pods there need it for, as a sentence.
 * @param meets the level that they meet.
 * @internal
 */
export function podSecurityLevel(why: string, meets = 'baseline'): EnumOptions {
  return { values: ['privileged', 'baseline', 'restricted'], default: meets, description: `Pod Security level that is enforced there. ${why}` };
}
