import { k8s } from 'cdk8s-plus-27';
import { ItemShape } from '../../src';
import { BothOutputs } from '../support/equivalence';
import { HELMS, helmTemplate } from '../support/helm';
import { Json } from '../../src/values/shape';
import { SmallChart } from '../support/small-chart';

function withEnv(env: (chart: SmallChart) => any[]): SmallChart {
  return new SmallChart(chart => new k8s.KubePod(chart, 'pod', { spec: { containers: [{ name: 'a', image: 'b', env: env(chart) }] } }));
}

describe('environment variables of one name', () => {
  it('are refused when the chart is compiled, where the chart has both', () => {
    expect(() => withEnv(() => [{ name: 'A', value: '1' }, { name: 'A', value: '2' }]).toJson())
      .toThrow('small/pod: two items of env have the name "A": give one of them another');
  });

  it('are refused by both outputs, where the user gives one', async () => {
    const both = new BothOutputs(withEnv(chart => {
      const flag = chart.values.boolean('flag', { description: 'Which of two.' });
      const extra = chart.values.list('extraEnv', { items: ItemShape.ofEnvVar(), description: 'More variables.' });
      return [{ name: 'A', value: '1' }, flag.ifTrue({ name: 'B', value: '2' }, { name: 'C', value: '3' }), ...extra.asAny()];
    }));
    const given = (flag: boolean, ...names: string[]) => ({ files: [{ flag, extraEnv: names.map(name => ({ name, value: 'x' })) }] });
    for (const [clash, name] of [[given(false, 'A'), 'A'], [given(false, 'C'), 'C'], [given(true, 'B'), 'B'], [given(true, 'D', 'D'), 'D']] as const) {
      expect(both.plain(clash)).toMatchObject({ message: `two items of env of the Pod have the name "${name}": choose another in extraEnv` });
    }
    await both.agree(given(false, 'A'), given(false, 'B'), given(false, 'C'), given(true, 'B'), given(true, 'C'), given(true, 'D', 'D'), given(true, 'D', 'E'));
    expect(both.tally).toMatchObject({ rendered: 3, refused: 4 });
  });
});

describe('volumes and mounts that the values add', () => {
  const both = () => new BothOutputs(new SmallChart(chart => {
    const volumes = chart.values.list('extraVolumes', { items: ItemShape.ofVolume(), description: 'More volumes.' });
    const mounts = chart.values.list('extraVolumeMounts', { items: ItemShape.ofVolumeMount(), description: 'Where they are mounted.' });
    const containers = chart.values.list('extraContainers', { items: ItemShape.ofContainer(), description: 'More containers.' });
    new k8s.KubePod(chart, 'pod', {
      spec: {
        containers: [{ name: 'a', image: 'b', volumeMounts: [{ name: 'data', mountPath: '/data' }, ...mounts.asAny()] }, ...containers.asAny()],
        volumes: [{ name: 'data', emptyDir: {} }, ...volumes.asAny()],
      },
    });
  }));

  it('pass as they are, and are refused by both outputs with a name or path that there is already', async () => {
    const outputs = both();
    const good = { extraVolumes: [{ name: 'more', nfs: { server: 'nfs.example.org', path: '/' } }], extraVolumeMounts: [{ name: 'more', mountPath: '/more', readOnly: true }] };
    expect((outputs.plain({ files: [good] }) as any)[0].spec).toMatchObject({ volumes: [{ name: 'data' }, good.extraVolumes[0]], containers: [{ volumeMounts: [{}, good.extraVolumeMounts[0]] }] });
    const refused: Json[] = [{ extraVolumes: [{ name: 'data' }] }, { extraVolumeMounts: [{ name: 'more', mountPath: '/data' }] }, { extraContainers: [{ name: 'a', image: 'b' }] }];
    await outputs.agree({ files: [good] }, ...refused.map(values => ({ files: [values] })));
    expect(outputs.tally).toEqual({ rendered: 1, refused: 3, invalid: 0 });
  });

  it('share their names with those that run before', async () => {
    const outputs = new BothOutputs(new SmallChart(chart => {
      const first = chart.values.boolean('first', { description: 'Whether one runs before.' });
      const inits = chart.values.list('extraInitContainers', { items: ItemShape.ofContainer(), description: 'More that run before.' });
      const containers = chart.values.list('extraContainers', { items: ItemShape.ofContainer(), description: 'More containers.' });
      new k8s.KubePod(chart, 'pod', {
        spec: {
          initContainers: [...first.ifTrue([{ name: 'first', image: 'b' }]), { name: 'second', image: 'b' }, ...inits.asAny()],
          containers: [{ name: 'a', image: 'b' }, ...containers.asAny()],
        },
      });
    }));
    const named = (name: string) => [{ name, image: 'b' }];
    const refused: Json[] = [
      { extraInitContainers: named('a') }, { extraContainers: named('second') }, { first: true, extraContainers: named('first') },
      { extraInitContainers: named('x'), extraContainers: named('x') },
    ];
    expect(outputs.plain({ files: [refused[1]] })).toMatchObject({
      message: 'two items of containers of the Pod have the name "second": choose another in extraInitContainers or extraContainers',
    });
    await outputs.agree({ files: [{ extraContainers: named('first'), extraInitContainers: named('third') }] }, ...refused.map(values => ({ files: [values] })));
    expect(outputs.tally).toEqual({ rendered: 1, refused: 4, invalid: 0 });
  });

  it('need a name', async () => {
    const outputs = both();
    expect(outputs.plain({ files: [{ extraVolumes: [{ emptyDir: {} }] }] })).toMatchObject({ message: expect.stringContaining('extraVolumes[0].name: missing') });
    await outputs.agree({ files: [{ extraVolumes: [{ emptyDir: {} }] }] }, { files: [{ extraContainers: [{ name: 'UPPER', image: 'b' }] }] });
    expect(outputs.tally.invalid).toBe(2);
    await outputs.agreeOnGenerated(60);
  });
});

describe('where the value of a variable comes from', () => {
  const both = () => new BothOutputs(withEnv(chart => [...chart.values.list('extraEnv', { items: ItemShape.ofEnvVar(), description: 'More variables.' }).asAny()]));

  it.each<[string, Json, string]>([
    ['a place that there is not', { valueFrom: { secretRef: { name: 's' } } }, 'extraEnv[0].valueFrom.secretRef: unknown key, did you mean "secretKeyRef"?'],
    ['no place', { valueFrom: {} }, 'extraEnv[0].valueFrom: accepted is exactly one of secretKeyRef, configMapKeyRef, fieldRef, resourceFieldRef'],
    ['two places', { valueFrom: { fieldRef: { fieldPath: 'a' }, secretKeyRef: { name: 's', key: 'k' } } }, 'extraEnv[0].valueFrom: accepted is exactly one of'],
    ['a value beside it', { value: 'x', valueFrom: { fieldRef: { fieldPath: 'a' } } }, 'extraEnv[0]: value and valueFrom are both given, accepted is one of them'],
    ['a Secret without a key', { valueFrom: { secretKeyRef: { name: 's' } } }, 'extraEnv[0].valueFrom.secretKeyRef.key: missing'],
    ['a field that there is not', { valueFrom: { fieldRef: { fieldPath: 'a', path: 'b' } } }, 'extraEnv[0].valueFrom.fieldRef.path: unknown key'],
  ])('is refused by both outputs with %s', async (_, given, message) => {
    const outputs = both();
    const files = [{ extraEnv: [{ name: 'A', ...given as object }] }];
    expect(outputs.plain({ files })).toMatchObject({ message: expect.stringContaining(message) });
    await outputs.agree({ files });
    expect(outputs.tally.invalid).toBe(1);
  });

  it('is passed on as it was given', async () => {
    const outputs = both();
    const extraEnv: Json[] = [
      { name: 'A', valueFrom: { secretKeyRef: { name: 's', key: 'k', optional: true } } },
      { name: 'B', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1m' } } },
      { name: 'C', value: '' }, { name: 'D' },
    ];
    expect((outputs.plain({ files: [{ extraEnv }] }) as any)[0].spec.containers[0].env).toEqual(extraEnv);
    await outputs.agree({ files: [{ extraEnv }] });
    await outputs.agreeOnGenerated(60);
  });
});

describe('a peer of a NetworkPolicy', () => {
  const both = () => new BothOutputs(new SmallChart(chart => {
    const from = chart.values.list('from', { items: ItemShape.ofPeer(), description: 'Who may connect.' });
    new k8s.KubeNetworkPolicy(chart, 'policy', { spec: { podSelector: {}, ingress: [{ from: from.asAny() }] } });
  }));

  it.each<[string, Json, string]>([
    ['nothing', {}, 'from[0]: accepted is at least one of podSelector, namespaceSelector, ipBlock'],
    ['addresses beside pods', { ipBlock: { cidr: '192.0.2.0/24' }, namespaceSelector: {} }, 'from[0]: ipBlock and namespaceSelector are both given, accepted is one of them'],
    ['an address for a network', { ipBlock: { cidr: '192.0.2.1' } }, 'from[0].ipBlock.cidr: "192.0.2.1" given, accepted is a text that is a network such as 192.0.2.0/24 or 2001:db8::/32'],
    ['a field that there is not', { ipBlock: { cidr: '192.0.2.0/24', not: [] } }, 'from[0].ipBlock.not: unknown key'],
  ])('is refused by both outputs with %s', async (_, peer, message) => {
    const outputs = both();
    expect(outputs.plain({ files: [{ from: [peer] }] })).toMatchObject({ message: expect.stringContaining(message) });
    await outputs.agree({ files: [{ from: [peer] }] });
    expect(outputs.tally.invalid).toBe(1);
  });

  it.each(HELMS.map(helm => [helm.name, helm] as const))('is refused by helm %s in words with addresses beside pods', (_, helm) => {
    const { ok, stderr } = helmTemplate(helm, both().folder, { values: [{ from: [{ ipBlock: { cidr: '192.0.2.0/24' }, podSelector: {} }] }] });
    expect([ok, stderr]).toEqual([false, expect.stringContaining('the rule (ipBlock and podSelector cannot be given together)')]);
  });

  it('is passed on as it was given', async () => {
    const outputs = both();
    const from: Json[] = [{ podSelector: {}, namespaceSelector: { matchLabels: { a: 'b' } } }, { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }];
    expect((outputs.plain({ files: [{ from }] }) as any)[0].spec.ingress[0].from).toEqual(from);
    await outputs.agree({ files: [{ from }] });
    await outputs.agreeOnGenerated(60);
  });
});
