import * as kplus from 'cdk8s-plus-27';
import { k8s } from 'cdk8s-plus-27';
import { BothOutputs } from '../../support/equivalence';
import { objectsOf, SmallChart } from '../../support/small-chart';

describe('the name of a volume that is made of another name', () => {
  const build = (c: SmallChart): void => {
    const config = new kplus.ConfigMap(c, 'configuration', { data: { a: 'b' } });
    const optional = c.values.boolean('optional', { description: 'Whether there is one more.' });
    new kplus.Deployment(c, 'app', { containers: [{ image: 'b', volumeMounts: [{ path: '/config', volume: kplus.Volume.fromConfigMap(c, 'volume', config) }] }] });
    const name = `of-${c.fullname}-data`;
    new k8s.KubePod(c, 'pod', {
      spec: {
        containers: [{ name: 'a', image: 'b', volumeMounts: [...optional.ifTrue([{ name, mountPath: '/data' }])] }],
        volumes: [...optional.ifTrue([{ name, emptyDir: {} }])],
      },
    });
  };
  const namesIn = (objects: any[], kind: string): string[] => {
    const { template, ...own } = objects.find(o => o.kind === kind).spec;
    const { volumes, containers: [{ volumeMounts }] } = template?.spec ?? own;
    return [volumes[0].name, volumeMounts[0].name];
  };

  it('is truncated with a hash if it is too long, and its mount has the same', () => {
    const objects = (releaseName: string) => objectsOf(build, { releaseName, values: { optional: true } });
    expect(namesIn(objects('mine'), 'Deployment')).toEqual(Array(2).fill('configmap-mine-small-configuration'));
    const [volume, mount] = namesIn(objects('r'.repeat(53)), 'Deployment');
    expect([volume, volume.length <= 63]).toEqual([mount, true]);
    expect(volume).toMatch(/^configmap-r+-[0-9a-f]{8}$/);
    const [data, mounted] = namesIn(objects('r'.repeat(53)), 'Pod');
    expect([data, data.length <= 63]).toEqual([mounted, true]);
  });

  it('is the same in both outputs', async () => {
    const both = new BothOutputs(new SmallChart(build));
    await both.agree(...['mine', 'r'.repeat(52), 'r'.repeat(53)].flatMap(name => [{ name }, { name, files: [{ optional: true }] }]));
    expect(both.tally).toMatchObject({ rendered: 6, refused: 0 });
  });

  it('is refused where Go and JavaScript could truncate it differently', () => {
    expect(() => objectsOf(c => new k8s.KubePod(c, 'pod', {
      spec: { containers: [], volumes: [{ name: `of-${c.values.string('text', { description: 'Text.', maxLength: 90 })}`, emptyDir: {} }] },
    }))).toThrow('a name in volumes is made of text, may have more than 63 characters and others than those of a name: set a short name');
  });
});
