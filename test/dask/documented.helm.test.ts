import { App } from 'cdk8s';
import { ArlClusterChart } from '../../src/dask';
import { BothOutputs } from '../support/equivalence';
import { parseManifests } from '../support/go-yaml';
import { HELMS, helmTemplate } from '../support/helm';

describe('the documented --set lines', () => {
  let both: BothOutputs;
  beforeAll(() => {
    both = new BothOutputs(new ArlClusterChart(new App(), 'arl-cluster'));
  });

  /** The objects, which both outputs agree on. */
  async function objects(...sets: string[]): Promise<any[]> {
    await both.agree({ name: 'test', sets });
    return both.plain({ name: 'test', sets }) as any[];
  }

  const worker = (all: any[]) => all.find(o => o.metadata.name === 'dask-worker-test-arl-cluster').spec;

  it.each(['resource', 'resources'])('worker.replicaCount=10 with %s.limits.* work as documented', async key => {
    const { replicas, template } = worker(await objects(`worker.replicaCount=10,${key}.limits.cpu=1000m,${key}.limits.memory=4098Mi`));
    expect([replicas, template.spec.containers[0].resources.limits]).toEqual([10, { cpu: '1000m', memory: '4098Mi' }]);
  });

  it('image.repository, image.tag and image.secrets[0].name give the image of every pod', async () => {
    const all = await objects('image.repository=registry.gitlab.com/piersharding/arl-devops/arl_img', 'image.tag=1b47647d', 'image.secrets[0].name=gitlab-registry');
    const pods = all.filter(o => o.kind === 'Deployment').map(o => o.spec.template.spec);
    expect(pods.map(pod => [pod.containers[0].image, pod.imagePullSecrets])).toEqual(
      Array(3).fill(['registry.gitlab.com/piersharding/arl-devops/arl_img:1b47647d', [{ name: 'gitlab-registry' }]]));
  });

  it.each(HELMS)('helm $name reads a Secret of the same name from all three paths', helm => {
    const secrets = ['image.secrets[0].name=regcred', 'image.pullSecret=regcred', 'image.pullSecrets[0].name=regcred'].map(set => {
      const { stdout } = helmTemplate(helm, both.folder, { set: [set] });
      return (parseManifests(stdout) as any[]).filter(o => o.kind === 'Deployment').map(o => o.spec.template.spec.imagePullSecrets);
    });
    expect(secrets).toEqual(Array(3).fill(Array(3).fill([{ name: 'regcred' }])));
  });
});
