import { Construct } from 'constructs';
import { LeaderElectionProps } from './leader-election-props';
import { Role } from './role';
import { Condition } from '../condition';
import { partProps } from '../part-props';
import { Refusal } from '../../values/refusal';

/**
 * The Role of programs that elect a leader among their pods with a Lease, and its binding.
 *
 * Leases are only got and updated by name. Kubernetes cannot restrict the creation of an object to a name, so Leases of other names can be created too, but not changed.
 *
 * ```ts
 * new kit.LeaderElection(this, 'leader', { leases: [electionId], subjects: [account.subject] });
 * ```
 *
 * Two releases in one namespace need Leases of different names: derive them from `fullname`. Rejected without `leases`, or with one twice
 * (`check-failed`), and outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/leases/#leader-election
 */
export class LeaderElection extends Construct {
  /** Name of the Role and of its binding. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: LeaderElectionProps) {
    props = partProps('LeaderElectionProps', scope, id, props);
    super(scope, id);
    const { leases, configMaps = false, ...role } = props;
    if (!(leases?.length > 0)) {
      throw new Refusal('check-failed', `${this.node.path}: leases is empty: set the names of the Leases, as the program has them`);
    }
    const twice = (Array.isArray(leases) ? leases : []).find((name, i) => typeof name === 'string' && leases.indexOf(name) !== i);
    if (twice !== undefined) {
      throw new Refusal('check-failed', `${this.node.path}: leases has "${twice}" twice: remove it in one place`);
    }
    this.name = new Role(this, 'default', {
      ...role,
      rules: [
        ...rulesFor('coordination.k8s.io', 'leases', leases),
        ...Condition.of(configMaps).items(rulesFor('', 'configmaps', leases)),
      ],
    }).name;
  }
}

function rulesFor(group: string, resource: string, names: string[]): any[] {
  const common = { apiGroups: [group], resources: [resource] };
  return [{ ...common, resourceNames: names, verbs: ['get', 'update'] }, { ...common, verbs: ['create'] }];
}
