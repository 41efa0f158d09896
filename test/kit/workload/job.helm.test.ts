import { createHash } from 'crypto';
import { App } from 'cdk8s';
import { BothOutputs } from '../../support/equivalence';
import { objectsOf, SmallChart } from '../../support/small-chart';
import { FragmentKind, ForEach, ItemShape, ReleaseChartProps } from '../../../src';
import { AimClientChart } from '../../../src/aim';
import { Job, JobProps, Workload } from '../../../src/kit';

function job(props: Partial<JobProps>, of: Partial<ReleaseChartProps> = {}): any {
  return new SmallChart(c => c.holder(new Job(c, 'migrate', { image: 'example/a:1', ...props }).name), of).toJson().find(o => o.kind === 'Job');
}

const name = (props: Partial<JobProps>, of: Partial<ReleaseChartProps> = {}) => job(props, of).metadata.name;

describe('a Job', () => {
  it('has a name that ends with a hash, which stays while nothing changes', () => {
    expect(name({})).toMatch(/^small-migrate-[0-9a-f]{8}$/);
    expect(name({ args: ['a'], env: [] })).toBe(name({ env: [], args: ['a'] }));
  });

  it.each<[string, Partial<JobProps>]>([
    ['the image', { image: 'example/a:2' }], ['an argument', { args: ['x'] }], ['a variable', { env: [{ name: 'A', value: 'b' }] }], ['resources', { resources: { limits: { cpu: '1' } } }],
    ['a configuration', { checksum: 'x' }], ['what a person says', { run: '2' }], ['its ServiceAccount', { serviceAccountName: 'a' }], ['a label of its pods', { podLabels: { a: 'b' } }],
  ])('has another name with another one of %s', (_, props) => {
    expect(name(props)).not.toBe(name({}));
  });

  it.each<[string, Partial<JobProps>]>([
    ['number of retries', { backoffLimit: 1 }], ['deadline', { activeDeadlineSeconds: 60 }], ['time until it is deleted', { ttlSecondsAfterFinished: 60 }],
    ['parallelism', { parallelism: 2 }], ['annotation', { annotations: { 'example.org/a': 'b' } }],
  ])('has the same name with another %s, which a Job can change', (_, props) => {
    expect(name(props)).toBe(name({}));
  });

  it('has another name with other items of a list that its pod has parts for, and with another part under a condition', () => {
    const named = (values: any) => objectsOf(c => {
      const sources = c.values.list('sources', { items: ItemShape.object().string('secret', { required: true, description: 'A Secret.' }).string('key', { description: 'Its key.' }), description: 'Secrets.' });
      const user = c.values.integer('user', { default: 1000, minimum: 0, description: 'A user.' });
      const source = sources.loop('source');
      const { item } = source;
      new Job(c, 'migrate', {
        image: 'example/a:1',
        podSecurityContext: { runAsUser: user.asNumber(), runAsNonRoot: user.isTruthy().ifTrue(true) },
        volumes: [{ name: 'all', projected: { sources: [{ configMap: { name: 'always' } }, ...source.items(item.string('key').isTruthy().ifTrue({ secret: { name: item.string('secret').asString(), items: [{ key: item.string('key').asString(), path: 'a' }] } }))] } }],
      });
    }, { values }).find(o => o.kind === 'Job').metadata.name;
    const all = [{}, { user: 0 }, { sources: [{ secret: 'a', key: 'a' }] }, { sources: [{ secret: 'b', key: 'a' }] }, { sources: [{ secret: 'a', key: 'b' }] }, { sources: [{ secret: 'a', key: 'a' }, { secret: 'b', key: 'a' }] }].map(named);
    expect(new Set(all).size).toBe(all.length);
    // What the pod has no part for is no change.
    expect(named({ sources: [{ secret: 'a' }] })).toBe(named({}));
  });

  it('has the same name with values that only the Deployment beside it has', () => {
    const named = (values: any) => objectsOf(c => {
      const shared = { image: 'example/a:1', ...c.values.group('', Workload.values()).asProps() };
      new Workload(c, 'web', shared);
      new Job(c, 'migrate', shared);
    }, { values }).find(o => o.kind === 'Job').metadata.name;
    expect(named({ strategy: { type: 'Recreate' }, revisionHistoryLimit: 3 })).toBe(named({}));
    expect(named({ terminationGracePeriodSeconds: 5 })).not.toBe(named({}));
  });

  it('has the same name with other annotations of its ServiceAccount, and another one with another ServiceAccount', () => {
    const [a, annotated, b] = [{ name: 'a', create: true }, { name: 'a', create: true, annotations: { a: 'b' } }, { name: 'b', create: true }].map(serviceAccount => name({ serviceAccount }));
    expect(annotated).toBe(a);
    expect(b).not.toBe(a);
  });

  it('has the same name with another version of the chart or of the program, unless that is the tag of its image', () => {
    const versions: Partial<ReleaseChartProps>[] = [{}, { version: '0.1.1' }, { appVersion: '2' }];
    expect(new Set(versions.map(of => name({}, of))).size).toBe(1);
    const tagged = (of: Partial<ReleaseChartProps>) => new SmallChart(c => new Job(c, 'migrate', c.values.image('image', { description: 'The image', repository: 'a' }).asProps()), of).toJson()[0].metadata.name;
    expect(tagged({ appVersion: '1', version: '2.0.0' })).toBe(tagged({ appVersion: '1' }));
    expect(tagged({ appVersion: '2' })).not.toBe(tagged({ appVersion: '1' }));
  });

  it('has another name with another name of the chart in its labels, and with other common labels and annotations', () => {
    const fixed = { nameOverrides: true, values: { fullnameOverride: 'a' } };
    expect(name({}, { ...fixed, values: { ...fixed.values, nameOverride: 'b' } })).not.toBe(name({}, fixed));
    const names = [{}, { commonMetadata: true }, { commonMetadata: true, values: { commonLabels: { a: 'b' } } }, { commonMetadata: true, values: { commonAnnotations: { a: 'b' } } }].map(of => name({}, of));
    expect(new Set(names).size).toBe(names.length);
  });

  it('has another name whenever this library renders another pod, since a Job of before could not be upgraded', () => {
    const { template } = job({ args: ['a'], env: [{ name: 'A', value: 'b' }], writablePaths: ['/tmp'], checksum: 'x', sidecars: [{ name: 's', image: 's' }] }).spec;
    const client = new AimClientChart(new App(), 'chart').toJson()[0].spec.template;
    // If it differs, increment POD_LAYOUT of name-of-run.ts.
    expect(createHash('sha256').update(JSON.stringify([template, client])).digest('hex').slice(0, 8)).toBe('6a40ed00');
  });

  it('keeps a name of its own, as a hook needs it', () => {
    expect(name({ name: 'hook', annotations: { 'helm.sh/hook': 'pre-install,pre-upgrade' } })).toBe('hook');
  });

  it('may be called otherwise than the release, with a hash all the same', () => {
    const [, hash] = /^small-migrate-([0-9a-f]{8})$/.exec(name({}))!;
    expect(name({ baseName: 'model-training-job' })).toBe(`model-training-job-${hash}`);
  });

  it('says how often it tries and for how long', () => {
    expect(job({ backoffLimit: 2, activeDeadlineSeconds: 60, ttlSecondsAfterFinished: 0, completions: 3, parallelism: 2 }).spec).toMatchObject({ backoffLimit: 2, activeDeadlineSeconds: 60, completions: 3, parallelism: 2 });
    expect(job({ ttlSecondsAfterFinished: 0 }).spec).not.toHaveProperty('ttlSecondsAfterFinished');
    expect(job({}).spec.template.spec.restartPolicy).toBe('OnFailure');
  });

  it('refuses a value that would change its name and nothing else, unless it is there to do so', () => {
    const fields = ItemShape.object('A run.').string('run', { description: 'Runs it again.' }).group('job', Job.values());
    const once = (omit: string[]) => () => new SmallChart(c => new Job(c, 'once', { image: 'example/a:1', ...c.values.group('once', fields.adapt({ omit })).asProps() })).toJson();
    expect(once(['job'])).not.toThrow();
    expect(once([])).toThrow('unknown option "job"');
  });

  it('runs to its end', () => {
    expect(() => job({ restartPolicy: 'Always' })).toThrow('restartPolicy is "Always", which a Job does not support');
  });

  it('has the same name in both outputs, one for each entry of a map too', async () => {
    const both = new BothOutputs(new SmallChart(c => {
      const args = c.values.list('args', { description: 'Arguments.' });
      const labels = c.values.fragment('labels', { kind: FragmentKind.STRINGS, description: 'Labels.' });
      new Job(c, 'once', { image: 'example/a:1', args: ['run', ...args.asAny()], podLabels: labels.asAny() });
      const runs = c.values.map('runs', { items: ItemShape.object().list('args', { description: 'Arguments.' }), default: { a: {}, b: { args: ['x'] } }, description: 'Runs.' });
      const each = new ForEach(c, 'runs', { over: runs });
      new Job(each, 'run', { image: 'example/a:1', args: each.item.list('args').asAny() });
    }, { commonMetadata: true }));
    const names = (values: any) => (both.plain({ files: [values] }) as any[]).map(o => o.metadata.name);
    const [once, a, b] = names({});
    expect(new Set([a.slice(-8), b.slice(-8)]).size).toBe(2);
    expect(names({ args: ['x'] })[0]).not.toBe(once);
    expect(names({ runs: { a: { args: ['y'] } } })[1]).not.toBe(a);
    await both.agree({}, { files: [{ args: ['é "x" <&>', ''], labels: { a: 'b' }, commonLabels: { c: 'd' } }] }, { files: [{ runs: { a: { args: ['y'] } } }] });
  });
});
