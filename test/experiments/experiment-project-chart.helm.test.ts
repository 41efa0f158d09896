import { App } from 'cdk8s';
import { DOCUMENTED, EXPORT, REFUSED } from './storage-values';
import { BothOutputs } from '../support/equivalence';
import { ExperimentProjectChart } from '../../src/experiments';

const both = new BothOutputs(new ExperimentProjectChart(new App(), 'both'));

it('a project is the same in both outputs, and so is what is refused', () => {
  const given = (project: any) => ({ files: [{ project }] });
  return both.agree(
    given({ name: 'My, Project_' }), given({ name: 'Kube-System' }), given({ name: `${'ab '.repeat(40)}` }), given({ name: 'ä' }),
    given({ quota: { hard: { 'requests.cpu': 4 } }, limitRange: { enabled: false } }), given({ quota: { hard: { 'limits.cpu': 4 } }, limitRange: { max: { cpu: 2 } } }),
    given({ access: { users: ['a: b', '{{x}}'], serviceAccounts: [{ name: 'ci' }], secrets: true }, networkPolicy: { enabled: true, egress: [{}] } }),
  );
});

it('its storage is refused in both outputs with the same words, and is the same in both', () => {
  const given = (storage: any) => ({ files: [{ storage }] });
  return both.agree({ files: [DOCUMENTED] }, ...REFUSED.map(([storage]) => given(storage)), given({ ...EXPORT, csi: { enabled: true }, keep: false, annotations: { a: 'b' } }), given({ mode: 'nfsServer', csi: { enabled: true } }));
});
