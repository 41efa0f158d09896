import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { ForEach, ItemShape, Pattern } from '../../../src';
import { AimClientChart } from '../../../src/aim';
import { StatefulSet, Workload } from '../../../src/kit';
import { BothOutputs } from '../../support/equivalence';
import { Json } from '../../../src/values/shape';
import { SmallChart } from '../../support/small-chart';

function withEnv(env: (chart: SmallChart) => any[]): SmallChart {
  return new SmallChart(chart => new k8s.KubePod(chart, 'pod', { spec: { containers: [{ name: 'a', image: 'b', env: env(chart) }] } }));
}

describe('environment variables of one name', () => {
  it('are refused when the chart is compiled, where the chart has both', () => {
    expect(() => withEnv(() => [{ name: 'A', value: '1' }, { name: 'A', value: '2' }]).toJson())
      .toThrow('small/pod: two items of env have the name "A": change one of them');
  });

  it('are refused by both outputs, where the user gives one', async () => {
    const both = new BothOutputs(withEnv(chart => {
      const flag = chart.values.boolean('flag', { description: 'Which of two.' });
      const extra = chart.values.list('extraEnv', { items: ItemShape.ofEnvVar(), description: 'More variables.' });
      return [{ name: 'A', value: '1' }, flag.ifTrue({ name: 'B', value: '2' }, { name: 'C', value: '3' }), ...extra.asAny()];
    }));
    const given = (flag: boolean, ...names: string[]) => ({ files: [{ flag, extraEnv: names.map(name => ({ name, value: 'x' })) }] });
    for (const [clash, name] of [[given(false, 'A'), 'A'], [given(false, 'C'), 'C'], [given(true, 'B'), 'B'], [given(true, 'D', 'D'), 'D']] as const) {
      expect(both.plain(clash)).toMatchObject({ message: `two items of env have the name "${name}": choose another in extraEnv` });
    }
    await both.agree(given(false, 'A'), given(false, 'B'), given(false, 'C'), given(true, 'B'), given(true, 'C'), given(true, 'D', 'D'), given(true, 'D', 'E'));
    expect(both.tally).toMatchObject({ rendered: 3, refused: 4 });
  });
});

describe('a volume with the name of a claim template', () => {
  const store = (claim: object, props: object = {}) => new SmallChart(c => {
    const values = c.values.group('', Workload.values({ only: ['extraVolumes'] })).asProps();
    const persistent = c.values.boolean('persistent', { default: true, description: 'Whether it is persistent.' });
    new StatefulSet(c, 'store', { image: 'example/a:1', ports: [{ name: 'web', port: 80 }], claims: [{ name: 'data', mountPath: '/data', enabled: persistent, ...claim }], ...values, ...props });
  });

  it('is refused by both outputs, whether there is a claim or a volume in its place', async () => {
    const both = new BothOutputs(store({}));
    const given = (persistent: boolean, ...names: string[]) => ({ files: [{ persistent, extraVolumes: names.map(name => ({ name, emptyDir: {} })) as Json }] });
    for (const persistent of [true, false]) {
      expect(both.plain(given(persistent, 'data'))).toMatchObject({ message: 'two items of volumes have the name "data": choose another in extraVolumes' });
    }
    await both.agree(given(true, 'data'), given(false, 'data'), given(true, 'other'), given(false, 'other'));
    expect(both.tally).toMatchObject({ rendered: 2, refused: 2 });
  });

  it('is refused when the chart is compiled, where the chart has both', () => {
    expect(() => store({ enabled: true }, { volumes: [{ name: 'data', emptyDir: {} }] }).toJson()).toThrow('two items of volumes have the name "data": change one of them');
  });
});

describe('names within one sidecar', () => {
  it('are refused in both outputs where two items have the same', async () => {
    const both = new BothOutputs(new SmallChart(c => {
      const values = c.values.group('web', Workload.values({ only: ['sidecars'], description: 'A program.' })).asProps();
      new Workload(c, 'web', { image: 'example/a:1', ...values });
    }));
    const given = (...sidecars: object[]) => ({ files: [{ web: { sidecars: sidecars.map((sidecar, i) => ({ name: `s${i}`, image: 'example/b:1', ...sidecar })) as Json } }] });
    const env = (...names: string[]) => ({ env: names.map(name => ({ name, value: 'x' })) });
    const mounts = (...paths: string[]) => ({ volumeMounts: paths.map(mountPath => ({ name: 'v', mountPath })) });
    expect(both.plain(given(env('A', 'B'), env('A', 'A')))).toMatchObject({ message: 'two items of env have the name "A": choose another in web.sidecars[1].env' });
    expect(both.plain(given(mounts('/a', '/a')))).toMatchObject({ message: 'two items of volumeMounts have the mountPath "/a": choose another in web.sidecars[0].volumeMounts' });
    await both.agree(given(env('A', 'A')), given(env('A'), env('A')), given(mounts('/a', '/a')), given(mounts('/a', '/b')), given({}));
    expect(both.tally).toMatchObject({ rendered: 3, refused: 2 });
  });

  it('are compared by the helper of the pod, once for a Pod and a Job that share the sidecars', async () => {
    const both = new BothOutputs(new AimClientChart(new App(), 'aim'));
    const read = (name: string) => readFileSync(join(both.folder, 'templates', name), 'utf8');
    expect(`${read('validate.yaml')}${read('_helpers.tpl')}`.match(/range \$index, \$sidecar := .*/g)).toEqual(['range $index, $sidecar := .values.sidecars }}']);
    const given = (kind: string, ...names: string[]) => ({
      files: [{ kind, server: { host: 'aim' }, image: { repository: 'example/a' }, sidecars: [{ name: 'a', image: 'b:1', env: [] }, { name: 'c', image: 'd:1', env: names.map(name => ({ name, value: 'x' })) }] }],
    });
    const refused = { message: 'two items of env have the name "A": choose another in sidecars[1].env' };
    expect(['Pod', 'Job'].map(kind => both.plain(given(kind, 'A', 'A')))).toMatchObject([refused, refused]);
    await both.agree(...['Pod', 'Job'].flatMap(kind => [given(kind, 'A', 'A'), given(kind, 'A', 'B')]));
    expect(both.tally).toMatchObject({ rendered: 2, refused: 2 });
  });

  it('are compared in pods that stand in a loop, with the names that the chart gives in each', async () => {
    const both = new BothOutputs(new SmallChart(c => {
      const sidecars = ItemShape.object().list('sidecars', { items: ItemShape.object().string('name', { required: true, minLength: 1, description: 'Name.' })
        .list('env', { items: ItemShape.ofEnvVar(), description: 'Variables.' }), description: 'Sidecars.' });
      const groups = c.values.map('groups', { items: sidecars, keyPattern: Pattern.DNS_LABEL, description: 'Groups of pods.' });
      const debug = c.values.boolean('debug', { description: 'Whether it says more.' });
      for (const id of ['a', 'b']) {
        const group = new ForEach(c, id, { over: groups });
        const sidecar = group.item.list('sidecars').loop('sidecar');
        const env = [{ name: 'OWN', value: '1' }, ...debug.ifTrue([{ name: 'DEBUG', value: '1' }]), ...sidecar.item.list('env').asAny()];
        new k8s.KubePod(group, 'pod', {
          metadata: { name: `${group.key}-${id}` }, spec: { containers: [...sidecar.items({ name: sidecar.item.string('name').asString(), image: 'example/a:1', env })] },
        });
      }
    }));
    const given = (debug: boolean, ...names: string[]) => ({ files: [{ debug, groups: { g: { sidecars: [{ name: 'a', env: [] }, { name: 'b', env: names.map(name => ({ name, value: 'x' })) }] } } }] });
    for (const [clash, name] of [[given(false, 'OWN'), 'OWN'], [given(true, 'DEBUG'), 'DEBUG'], [given(false, 'A', 'A'), 'A']] as const) {
      expect(both.plain(clash)).toMatchObject({ message: `two items of env have the name "${name}": choose another in groups.g.sidecars[1].env` });
    }
    await both.agree(given(false, 'OWN'), given(true, 'DEBUG'), given(false, 'DEBUG'), given(false, 'A', 'A'), given(true, 'A'));
    expect(both.tally).toMatchObject({ rendered: 2, refused: 3 });
  });
});

describe('environment variables that a map of the values overrides', () => {
  // Two, so that a helper asks for both.
  const both = new BothOutputs(new SmallChart(c => {
    const debug = c.values.boolean('debug', { description: 'Whether it says more.' });
    for (const name of ['web', 'worker']) {
      const values = c.values.group(name, Workload.values({ only: ['env', 'extraEnv'], description: 'A program.' })).asProps();
      new Workload(c, name, { image: 'example/a:1', ...values, env: [{ name: 'HOME', value: '/tmp' }, ...debug.ifTrue([{ name: 'DEBUG', value: '1' }])] });
    }
  }));
  const given = (env: { [name: string]: string }, extraEnv: readonly string[] = [], debug = false) =>
    ({ files: [{ debug, worker: { env, extraEnv: extraEnv.map(name => ({ name, value: 'x' })) } }] });

  it('are refused in both outputs where extraEnv has the name too', async () => {
    const twice = (name: string, path: string) => `two items of env have the name "${name}": choose another in ${path}`;
    for (const [clash, message] of [
      [given({ TZ: 'UTC' }, ['A', 'TZ']), twice('TZ', 'worker.env or worker.extraEnv')],
      [given({}, ['HOME']), twice('HOME', 'worker.extraEnv')],
      [given({ HOME: '/x' }, ['HOME']), twice('HOME', 'worker.extraEnv')],
      [given({}, ['DEBUG'], true), twice('DEBUG', 'worker.extraEnv')],
      [given({ DEBUG: '2' }, ['DEBUG']), twice('DEBUG', 'worker.env or worker.extraEnv')],
      [given({ A: 'a', B: 'b' }, ['B', 'A']), twice('B', 'worker.env or worker.extraEnv')],
    ] as const) {
      expect(both.plain(clash)).toMatchObject({ message });
      await both.agree(clash);
    }
    expect(both.tally).toMatchObject({ rendered: 0, refused: 6 });
  });

  it('are rendered alike by both outputs otherwise', async () => {
    const before = { ...both.tally };
    await both.agree(given({}), given({ HOME: '/x' }), given({ DEBUG: '2' }), given({ DEBUG: '2', HOME: '' }, ['A'], true), given({ TZ: 'UTC' }, ['DEBUG']));
    expect(both.tally).toMatchObject({ rendered: before.rendered + 5, refused: before.refused });
    const [, worker] = both.plain(given({ DEBUG: '2', HOME: '' }, ['A'], true)) as any[];
    expect(worker.spec.template.spec.containers[0].env).toEqual([{ name: 'DEBUG', value: '2' }, { name: 'HOME', value: '' }, { name: 'A', value: 'x' }]);
  });

  it('are asked for without a condition for each of them', () => {
    const template = (name: string) => readFileSync(join(both.folder, 'templates', name), 'utf8');
    const statements = template('validate.yaml') + template('_helpers.tpl');
    expect(statements).toContain('"given" (keys (.values.env | default dict) | sortAlpha)');
    expect(statements).not.toMatch(/hasKey .*env/);
    expect(template('small-worker-deployment.yaml')).toMatch(/^ +env:\n +\{\{- if not \(hasKey .* "HOME"\) \}\}\n/m);
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
      message: 'two items of containers have the name "second": choose another in extraInitContainers or extraContainers',
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
