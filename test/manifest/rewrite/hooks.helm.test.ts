import { configMap, SmallChart } from '../../support/small-chart';
import { BothOutputs } from '../../support/equivalence';
import { cli } from '../../support/cli';
import { appFolder, runs } from '../../support/app-folder';
import { Job } from '../../../src/kit';

const moments = ['pre-install', 'post-install', 'pre-upgrade', 'post-upgrade', 'pre-delete', 'post-delete', 'pre-rollback', 'post-rollback', 'test', 'test-success', 'pre-install,pre-upgrade', 'post-install, test', 'post-delete,post-rollback'];
const id = (hooks: string) => hooks.replace(/[, ]+/g, '-');

/** An object that is no hook, and a Job and what it reads for each moment. */
function chart(): SmallChart {
  return new SmallChart(c => {
    configMap(c, 'always');
    for (const hooks of moments) {
      const annotations = { 'helm.sh/hook': hooks, 'helm.sh/hook-weight': '-1' };
      new Job(c, id(hooks), { name: c.nameWith(`run-${id(hooks)}`), image: 'example/a:1', annotations });
      c.holder({ a: c.builtIns.releaseName.asString() }, `read-by-${id(hooks)}`, { annotations });
    }
  });
}

describe('hooks', () => {
  it.each([
    [false, ['post-install', 'post-install, test', 'pre-install', 'pre-install,pre-upgrade']],
    [true, ['post-upgrade', 'pre-install,pre-upgrade', 'pre-upgrade']],
  ])('are in the plain YAML when the installation runs them, or the upgrade: %s', (isUpgrade, ran) => {
    const objects = new BothOutputs(chart()).plain({ isUpgrade }) as any[];
    const hooks = (kind: string) => objects.filter(o => o.kind === kind).map(o => o.metadata.annotations?.['helm.sh/hook']).sort();
    expect([hooks('Job'), hooks('Held'), hooks('ConfigMap')]).toEqual([ran, ran, [undefined]]);
  });

  it('are what Helm always prints', async () => {
    await new BothOutputs(chart()).agree({}, { isUpgrade: true });
  });

  it('that only Helm runs are named when the plain YAML is printed', () => {
    const folder = appFolder({
      'main.ts': `
import { ApiObject, App } from 'cdk8s';
import { ReleaseChart } from 'cdk8s-mlops';
const app = new App();
const chart = new ReleaseChart(app, 'small', { name: 'small', version: '0.1.0', description: 'Hooks.' });
const add = (id: string, hook?: string) => new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { annotations: hook === undefined ? {} : { 'helm.sh/hook': hook } } });
add('always'); add('clean', 'pre-delete,post-rollback'); add('migrate', 'pre-upgrade'); add('try', 'test');
app.synth();
`,
    }, runs('main.ts'));
    const said = (...args: string[]) => {
      const { stdout, stderr } = cli(['render', 'small', ...args], { cwd: folder });
      return [[...stdout.matchAll(/^ {2}name: (.*)$/gm)].map(match => match[1]), stderr.trim().split('\n')];
    };
    const clean = 'ConfigMap small-clean is left out: a hook for pre-delete and post-rollback';
    expect(said()).toEqual([['small-always'], [clean, 'ConfigMap small-migrate is left out: a hook for pre-upgrade, see --is-upgrade']]);
    expect(said('--is-upgrade')).toEqual([['small-always', 'small-migrate'], [clean]]);
    expect(said('--show-only', 'templates/small-clean-configmap.yaml')).toEqual([[], ['error[template-unknown]: --show-only templates/small-clean-configmap.yaml: the template is a hook for pre-delete and post-rollback, which is not part of the plain YAML']]);
    expect(said('--show-only', 'templates/small-always-configmap.yaml')).toEqual([['small-always'], ['']]);
  });

  it('are hooks for all values or for none', () => {
    const annotated = (annotations: (c: SmallChart) => any) => () => new SmallChart(c => c.holder(1, 'held', { annotations: annotations(c) })).toJson();
    const flag = (c: SmallChart) => c.values.boolean('flag', { default: true, description: 'A flag.' });
    const depends = 'small/held: the annotation helm.sh/hook depends on values';
    expect(annotated(c => flag(c).ifTrue({ 'helm.sh/hook': 'pre-delete' }))).toThrow(depends);
    expect(annotated(c => ({ ...flag(c).ifTrue({ 'helm.sh/hook': 'pre-delete' }) }))).toThrow(depends);
    expect(annotated(c => ({ 'helm.sh/hook': flag(c).ifTrue('pre-delete') }))).toThrow(depends);
    expect(annotated(c => flag(c).ifTrue({ 'helm.sh/hook': 'test', 'a': '1' }, { a: '2' }))).toThrow(depends);
  });

  it('may be named by a map that several objects have', async () => {
    const both = new BothOutputs(new SmallChart(c => {
      const before = c.defineMap('before', 'What runs before the release goes.', { 'helm.sh/hook': 'pre-delete', 'a': c.builtIns.releaseName.asString() });
      c.holder(1, 'one', { annotations: before.asAny() });
      c.holder(2, 'two', { annotations: { b: 'c', ...before.asAny() } });
    }));
    expect(both.plain({})).toEqual([]);
    await both.agree({}, { isUpgrade: true });
  });
});
