import { App, Chart, JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { fixture } from '../fixtures';
import { BothOutputs } from '../support/equivalence';
import { SmallChart } from '../support/small-chart';
import { ItemShape, TokenCheck, FragmentKind, ReleaseChart } from '../../src';
import { Workload, WorkloadKind } from '../../src/kit';

const GIVEN = { commonLabels: { team: 'ml', rank: 'common' }, commonAnnotations: { owner: 'me', note: 'common' } };

/** Objects by kind, of a chart that has the common labels and annotations. */
function objects(body: (chart: SmallChart) => void, values: any = GIVEN): { [kind: string]: any } {
  const chart = new SmallChart(body, { commonMetadata: true, values });
  return Object.fromEntries(chart.toJson().map(o => [o.kind, o]));
}

const strings = (chart: ReleaseChart, name: string) => chart.values.fragment(name, { kind: FragmentKind.STRINGS, description: 'Labels.' }).asAny();

/** All metadata that a pod template or an object has. */
const metadataOf = (object: any): any[] => {
  const { spec } = object;
  const job = spec?.jobTemplate;
  return [object, spec?.template, job, job?.spec.template].filter(o => o).map(o => o.metadata);
};

/** All labels that something is found by. */
function selectorsOf(node: any): any[] {
  return typeof node !== 'object' || node === null ? [] : Object.entries(node).flatMap(([key, value]) =>
    (['matchLabels', 'selector', 'podSelector', 'volumeClaimTemplates'].includes(key) ? [value] : selectorsOf(value)));
}

describe('common labels and annotations', () => {
  it('are on every object and every pod template of every kind', () => {
    const image = 'example/a:1';
    const found = objects(c => {
      new Workload(c, 'web', { image });
      new Workload(c, 'store', { image, kind: WorkloadKind.STATEFUL_SET, spec: { serviceName: 'store', volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: {} }] } });
      new Workload(c, 'agent', { image, kind: WorkloadKind.DAEMON_SET });
      new Workload(c, 'once', { image, kind: WorkloadKind.JOB });
      new Workload(c, 'night', { image, kind: WorkloadKind.CRON_JOB, spec: { schedule: '0 3 * * *' } });
      new Workload(c, 'shell', { image, kind: WorkloadKind.POD });
      new k8s.KubeClusterRole(c, 'role', { rules: [] });
      c.holder({ template: { spec: { containers: [{ name: 'a', image }] } }, other: { template: { metadata: { labels: { a: 'b' } } } } });
    });
    const all = Object.values(found).flatMap(metadataOf);
    expect(all).toHaveLength(15);
    for (const { labels, annotations } of all) {
      expect(labels).toMatchObject(GIVEN.commonLabels);
      expect(annotations).toMatchObject(GIVEN.commonAnnotations);
    }
    expect(found.Held.spec.other.template.metadata).toEqual({ labels: { a: 'b' } });
    expect(found.StatefulSet.spec.volumeClaimTemplates).toEqual([{ metadata: { name: 'data' }, spec: {} }]);
  });

  it('render nothing if they are empty', () => {
    const body = (c: SmallChart) => {
      new Workload(c, 'night', { image: 'example/a:1', kind: WorkloadKind.CRON_JOB, spec: { schedule: '0 3 * * *' } });
      c.holder({});
    };
    expect(new SmallChart(body, { commonMetadata: true }).toJson()).toEqual(new SmallChart(body).toJson());
  });

  it.each(['workloads', 'exposure', 'programs', 'volumes', 'adopted'])('are on all objects and in no selector of the fixture %s', name => {
    const rendered = new BothOutputs(fixture(name)).plain({ files: [GIVEN] }) as any[];
    expect(rendered.flatMap(metadataOf).filter(({ labels, annotations }) => labels?.team !== 'ml' || annotations?.owner !== 'me')).toEqual([]);
    expect(JSON.stringify(rendered.flatMap(selectorsOf))).not.toMatch(/team|owner/);
  });

  it('are overridden by the values of an object', () => {
    const { Deployment: { metadata, spec: { template } }, Held } = objects(c => {
      new Workload(c, 'web', { image: 'example/a:1', ...c.values.group('web', ItemShape.object('The web.').include(Workload.values())).asProps() });
      c.holder({}, 'held', { labels: { fixed: 'yes', ...strings(c, 'own') } });
    }, { ...GIVEN, web: { podLabels: { rank: 'pod' }, podAnnotations: { note: '' } }, own: { rank: 'own' } });
    expect(metadata.labels).toMatchObject({ team: 'ml', rank: 'common' });
    expect([template.metadata.labels, template.metadata.annotations]).toMatchObject([{ team: 'ml', rank: 'pod' }, { owner: 'me', note: '' }]);
    expect(Held.metadata.labels).toMatchObject({ fixed: 'yes', team: 'ml', rank: 'own', 'helm.sh/chart': 'small-0.1.0' });
  });

  it('are added to conditional labels and annotations of an object', () => {
    const body = (c: SmallChart) => {
      const flag = c.values.boolean('flag', { description: 'Whether.' });
      const own = strings(c, 'own');
      c.holder({}, 'held', { labels: { ...own, ...flag.ifTrue({ a: 'b' }) }, annotations: flag.ifTrue({ a: 'b' }, { ...own }) as any });
    };
    expect(objects(body, { ...GIVEN, flag: true, own: { note: 'own' } }).Held.metadata.annotations).toEqual({ owner: 'me', note: 'common', a: 'b' });
    expect(objects(body, { ...GIVEN, own: { note: 'own' } }).Held.metadata.annotations).toEqual({ owner: 'me', note: 'own' });
    expect(objects(body, {}).Held.metadata.annotations).toBeUndefined();
    TokenCheck.run({ define: scope => { new SmallChart(body, { commonMetadata: true }, scope); } });
  });

  it.each([
    ['commonLabels', { 'app.kubernetes.io/name': 'x' }], ['commonLabels', { 'helm.sh/chart': 'x' }], ['commonLabels', { 'app.kubernetes.io/component': 'x' }], ['commonLabels', { app: 'x' }],
    ['commonAnnotations', { 'helm.sh/hook': 'test' }], ['commonAnnotations', { 'checksum/config': 'x' }],
  ])('may not be those that only the chart writes: %s %j', async (path, map) => {
    const both = new BothOutputs(fixture('workloads'));
    const [key] = Object.keys(map);
    expect(both.plain({ files: [{ [path]: map }] })).toMatchObject({ message: expect.stringMatching(`^invalid values: ${path}\\b.*"${key}"`) });
    await both.agree({ files: [{ [path]: map }] });
  });

  it.each(['workloads', 'exposure', 'programs', 'volumes', 'adopted'])('are the same in both outputs of %s', async name => {
    await new BothOutputs(fixture(name)).agree({ files: [GIVEN] }, { files: [{ commonLabels: { a: '' } }] }, { files: [{ commonAnnotations: { 'x/y': 'a\nb' } }] }, { sets: ['commonLabels.a=1'] });
  });
});

describe('labels of objects that a person writes', () => {
  const both = (body: (chart: SmallChart, own: any) => void) => new SmallChart(c => body(c, strings(c, 'own')), { values: { own: { a: 'b' } } }, new App()).toJson()[0].metadata.labels;
  const ofRelease = { 'app.kubernetes.io/name': 'small', 'app.kubernetes.io/instance': 'small', 'app.kubernetes.io/version': '0.1.0', 'helm.sh/chart': 'small-0.1.0' };

  it('may be replaced by a patch, with those of the release or without', () => {
    const patched = (labels: (chart: SmallChart, own: any) => any) => both((c, own) =>
      new k8s.KubeConfigMap(c, 'config', { metadata: { labels: { x: 'y' } } }).addJsonPatch(JsonPatch.add('/metadata/labels', labels(c, own))));
    expect(patched((_, own) => own)).toEqual({ a: 'b' });
    expect(patched((c, own) => ({ ...c.labels, ...own }))).toEqual({ ...ofRelease, a: 'b' });
  });

  it('may be those of a chart of cdk8s within the chart', () => {
    const nested = (labels: (own: any) => any) => both((c, own) => new k8s.KubeConfigMap(new Chart(c, 'inner', { labels: labels(own) }), 'config'));
    expect(nested(own => own)).toEqual({ ...ofRelease, a: 'b' });
    expect(nested(own => ({ ...own, fixed: 'yes' }))).toEqual({ ...ofRelease, a: 'b', fixed: 'yes' });
  });

  it.each([
    ['matchLabels', { selector: { matchLabels: 'LABELS' } }], ['selector', { selector: 'LABELS' }], ['matchLabels', { affinity: { rules: [{ labelSelector: { matchLabels: 'LABELS' } }] } }],
    ['volumeClaimTemplates', { volumeClaimTemplates: [{ metadata: { labels: 'LABELS' } }] }],
  ])('are refused in %s where they are those of the release: %j', (place, spec) => {
    const written = (labels: (c: SmallChart) => any) => new SmallChart(c => c.holder(JSON.parse(JSON.stringify(spec), (_, value) => (value === 'LABELS' ? labels(c) : value))));
    for (const refused of [written(c => c.labels), written(c => ({ ...c.labels, app: 'x' })), written(c => c.values.boolean('flag', { description: 'Whether.' }).ifTrue({ ...c.labels }, { a: 'b' }))]) {
      expect(() => refused.toJson()).toThrow(`small/held: ${place} has the labels of the release`);
    }
    expect(written(c => ({ ...c.selectorLabels('x'), app: 'x' })).toJson()).toHaveLength(1);
  });
});
