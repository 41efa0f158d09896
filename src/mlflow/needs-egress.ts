import { Construct } from 'constructs';
import { Condition } from '../kit/condition';
import { NetworkPolicyOptions } from '../kit/network/network-policy-props';
import { nameOfProp, refuseWhen } from '../kit/release-chart-of';

/**
 * Refuses a NetworkPolicy without egress rules of pods that need a server outside of the release: it would cut them off without a word.
 *
 * @param what the server, as in `the database`.
 * @internal
 */
export function needsEgress(scope: Construct, policy: NetworkPolicyOptions | undefined, needed: Condition, what: string): void {
  const { enabled = true, egress } = policy ?? { enabled: false };
  refuseWhen(scope, needed.and(Condition.of(enabled)).and(Condition.of(egress ?? []).not()),
    `${nameOfProp('networkPolicy.enabled', policy?.enabled)} is true, and ${nameOfProp('networkPolicy.egress', egress)} is empty, so pods would not reach ${what}: add a rule for it, or {} for everything`);
}
