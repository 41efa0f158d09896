import { objectsOf } from '../../support/small-chart';
import { LeaderElection, LeaderElectionProps } from '../../../src/kit';

const subjects = [{ kind: 'ServiceAccount', name: 'mine', namespace: 'default' }];
const made = (props: Partial<LeaderElectionProps>): any[] => objectsOf(c => [new LeaderElection(c, 'leader', { leases: ['elected'], subjects, ...props }), c.holder(1)]);

describe('the election of a leader', () => {
  it('changes Leases of these names only', () => {
    const [role, binding] = made({ leases: ['a', 'b'] });
    expect(role).toMatchObject({ kind: 'Role', metadata: { name: 'small-leader' } });
    expect(role.rules).toEqual([
      { apiGroups: ['coordination.k8s.io'], resources: ['leases'], resourceNames: ['a', 'b'], verbs: ['get', 'update'] },
      { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['create'] },
    ]);
    expect(binding).toMatchObject({ kind: 'RoleBinding', roleRef: { kind: 'Role', name: 'small-leader' }, subjects });
  });

  it('with ConfigMaps, as old programs have it, changes those too', () => {
    expect(made({ configMaps: true })[0].rules.slice(2)).toEqual([
      { apiGroups: [''], resources: ['configmaps'], resourceNames: ['elected'], verbs: ['get', 'update'] }, { apiGroups: [''], resources: ['configmaps'], verbs: ['create'] },
    ]);
  });

  it('is in another namespace, has a name and labels, or is left out', () => {
    expect(made({ namespace: 'other', name: 'fixed', labels: { a: 'b' } })[0].metadata).toMatchObject({ namespace: 'other', name: 'fixed', labels: { a: 'b' } });
    expect(made({ enabled: false }).map(o => o.kind)).toEqual(['Held']);
  });

  it('needs the names of the Leases', () => {
    expect(() => made({ leases: [] })).toThrow('small/leader: leases is empty: set the names of the Leases');
    expect(() => made({ leases: ['a', 'b', 'a'] })).toThrow('small/leader: leases has "a" twice: remove it in one place');
  });
});
