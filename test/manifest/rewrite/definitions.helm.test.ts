import * as fs from 'fs';
import * as path from 'path';
import { ApiObject, App, Chart } from 'cdk8s';
import { parseManifests } from '../../support/go-yaml';
import { cli } from '../../support/cli';
import { BothOutputs } from '../../support/equivalence';
import { HELMS, helmTemplate } from '../../support/helm';
import { appFolder, runs } from '../../support/app-folder';
import { fixture } from '../../fixtures';
import { gatewayApiScopes } from '../../support/gateway-api';
import { definition, objectsOf, SmallChart } from '../../support/small-chart';
import { CrdPlacement, ForEach, When } from '../../../src';
import { filesOf } from '../../../src/output/charts-out';

const titles = (objects: any[]) => objects.map(o => `${o.kind} ${o.metadata.name}`);

describe('a CustomResourceDefinition', () => {
  const chart = fixture('definitions');
  const files = filesOf([chart]);

  it('is in crds/, as it stands, without labels of the release', () => {
    expect([...files.keys()].filter(file => file.includes('/crds/'))).toEqual(['helm/definitions/crds/definitions-definition-customresourcedefinition.yaml', 'helm/definitions/crds/definitions-shared-customresourcedefinition.yaml']);
    const [held, shared] = [...files].filter(([file]) => file.includes('/crds/')).map(([, text]) => parseManifests(text)[0] as any);
    expect(held.metadata).toEqual({ name: 'helds.example.org', labels: { 'example.org/team': 'ml' } });
    expect(shared.metadata.labels).toEqual({ 'example.org/team': 'ml', 'own': 'yes' });
    expect(held.spec.versions[0].schema.openAPIV3Schema.description).toBe('Templates are written {{ like this }}.');
  });

  it('is what Helm prints first', () => {
    const folder = new BothOutputs(fixture('definitions')).folder;
    for (const helm of HELMS) {
      const printed = (includeCrds: boolean) => titles(parseManifests(helmTemplate(helm, folder, { releaseName: 'definitions', includeCrds }).stdout));
      expect(printed(true)).toEqual(titles(chart.toJson()));
      expect(printed(false)).toEqual(titles(chart.toJson()).slice(2));
    }
  });

  it('is in a file of plain YAML that comes before the others', () => {
    expect([...files.keys()].filter(file => file.startsWith('yaml/'))).toEqual(['yaml/definitions-crds.yaml', 'yaml/definitions.yaml']);
    const kinds = (file: string) => parseManifests(files.get(file)!).map((o: any) => o.kind);
    expect(kinds('yaml/definitions-crds.yaml')).toEqual(['CustomResourceDefinition', 'CustomResourceDefinition']);
    expect(kinds('yaml/definitions.yaml')).toEqual(['ConfigMap', 'Held', 'Shared']);
    expect(files.get('helm/definitions/README.md')).toContain('kubectl apply --server-side -f ../../yaml/definitions-crds.yaml\nkubectl apply -f ../../yaml/definitions.yaml\n');
  });

  it('is printed by the command when it is asked for', () => {
    const support = path.join(__dirname, '../../fixtures/definitions');
    const folder = appFolder({ 'main.ts': `import { App } from 'cdk8s';\nimport { DefinitionsChart } from '${support}';\nconst app = new App();\nnew DefinitionsChart(app, 'definitions');\napp.synth();\n` }, runs('main.ts'));
    const rendered = (...args: string[]) => cli(['render', 'definitions', ...args], { cwd: folder });
    expect(titles(parseManifests(rendered('--include-crds').stdout))).toEqual(titles(chart.toJson()));
    const { stdout, stderr } = rendered();
    expect(titles(parseManifests(stdout))).toEqual(titles(chart.toJson()).slice(2));
    expect(stderr).toBe('CustomResourceDefinition helds.example.org is left out: apply it first, see --include-crds\nCustomResourceDefinition shareds.example.org is left out: apply it first, see --include-crds\n');
  });

  it('is in crds/ when it comes with a chart of cdk8s', () => {
    const files = filesOf([new SmallChart(c => {
      const other = new Chart(c, 'other', { labels: { a: 'b' } });
      definition(other);
    })]);
    expect((parseManifests(files.get('helm/small/crds/small-other-definition-customresourcedefinition.yaml')!)[0] as any).metadata).toEqual({ name: 'helds.example.org', labels: { a: 'b' } });
  });

  it.each<[string, (c: SmallChart) => void, string]>([
    ['an expression', c => definition(c, { spec: { names: { kind: 'Held', plural: c.values.string('plural', { description: 'A name.' }).asString() } } }), 'contains plural'],
    ['a label of the values', c => definition(c, { metadata: { labels: { a: c.values.string('label', { description: 'A label.' }).asString() } } }), 'contains label'],
    ['a condition around it', c => definition(new When(c, 'when', { condition: c.values.boolean('crds', { default: true, description: 'Whether.' }) }) as any), 'is under a condition or in a loop'],
    ['a loop around it', c => { const each = new ForEach(c, 'each', { over: c.values.map('all', { description: 'All.' }) }); definition(each as any, { spec: { names: { kind: each.key.asString() } } }); }, 'is under a condition or in a loop'],
  ])('is refused in crds/ with %s', (_, body, message) => {
    expect(() => objectsOf(body)).toThrow(new RegExp(`the CustomResourceDefinition ${message}, and the files of crds/ are no templates: .*CrdPlacement.TEMPLATES`));
  });

  it('can be a template, which Helm keeps, with the labels of the release', async () => {
    const both = new BothOutputs(new SmallChart(c => {
      const on = new When(c, 'on', { condition: c.values.boolean('crds', { default: true, description: 'Create the definitions.' }) });
      definition(on as any, { metadata: { annotations: { a: c.builtIns.releaseName.asString() } } });
      c.holder(1, 'later', { annotations: { 'helm.sh/hook': 'post-install,post-upgrade' } });
    }, { crds: CrdPlacement.TEMPLATES }));
    const [{ metadata }] = both.plain({}) as any[];
    expect(metadata).toMatchObject({ annotations: { 'a': 'r', 'helm.sh/resource-policy': 'keep' }, labels: { 'app.kubernetes.io/instance': 'r' } });
    await both.agree({}, { sets: ['crds=false'] });
    expect(fs.existsSync(path.join(both.folder, 'crds'))).toBe(false);
  });

  it('is applied before objects of its kind as a template, too', () => {
    const files = filesOf([fixture('experiments')]);
    const names = (file: string) => titles(parseManifests(files.get(file)!) as any[]);
    expect(names('yaml/experiments-crds.yaml')).toEqual(['CustomResourceDefinition gpuquotas.ml.example.org']);
    expect(names('yaml/experiments.yaml')).toEqual(['CustomResourceDefinition experiments.ml.example.org', 'GpuQuota experiments']);
    const readme = files.get('helm/experiments/README.md');
    expect(readme).toContain('Add `--wait`: the chart has objects of kinds that it defines');
    expect(readme).toContain('kubectl apply --server-side -f ../../yaml/experiments-crds.yaml\nkubectl apply -f ../../yaml/experiments.yaml\n');
    expect(filesOf([fixture('definitions')]).get('helm/definitions/README.md')).not.toContain('--wait');
  });

  it.each([undefined, 'pre-install', 'pre-upgrade,post-upgrade'])('is refused as a template beside an object of its kind that is installed with it: %s', hook => {
    expect(() => objectsOf(c => {
      definition(c);
      c.holder(1, 'held', hook === undefined ? {} : { annotations: { 'helm.sh/hook': hook } });
    }, { crds: CrdPlacement.TEMPLATES })).toThrow('small/held: the Held and its CustomResourceDefinition (small/definition) are templates of one chart, so that the first installation fails with "no matches for kind"');
  });
});

describe('a kind has no namespace', () => {
  const namespaceOf = (apiVersion: string, kind: string, body: (c: SmallChart) => void = () => undefined, props = {}) =>
    objectsOf(c => { body(c); new ApiObject(c, 'it', { apiVersion, kind }); }, props).find(o => o.kind === kind).metadata.namespace;

  it('when its definition in the chart or elsewhere in the app says so', () => {
    const cluster = { spec: { scope: 'Cluster' } };
    expect(namespaceOf('example.org/v1', 'Held', c => definition(c, cluster))).toBeUndefined();
    expect(namespaceOf('example.org/v1', 'Held', c => definition(new Chart(c.node.root as App, 'elsewhere'), cluster))).toBeUndefined();
    expect(namespaceOf('example.org/v1', 'Held', c => definition(c))).toBe('default');
    expect(namespaceOf('example.com/v1', 'Held', c => definition(c, cluster))).toBe('default');
  });

  it('when a definition of the kit says so, in a chart, in another one of the app, and by the command', () => {
    const experiments = fixture('experiments');
    expect(experiments.toJson().map((o: any) => [o.kind, o.metadata.namespace])).toEqual([['CustomResourceDefinition', undefined], ['CustomResourceDefinition', undefined], ['GpuQuota', undefined]]);
    const support = path.join(__dirname, '../../fixtures/experiments');
    const folder = appFolder({
      'main.ts': `import { ApiObject, App } from 'cdk8s';\nimport { ReleaseChart } from 'cdk8s-mlops';\nimport { ExperimentsChart } from '${support}';\nconst app = new App();\n`
        + 'class Uses extends ReleaseChart {\n  constructor(scope: App) {\n    super(scope, "uses", { name: "uses", version: "0.1.0", description: "Uses." });\n'
        + '    new ApiObject(this, "quota", { apiVersion: "ml.example.org/v1", kind: "GpuQuota" });\n    new ApiObject(this, "experiment", { apiVersion: "ml.example.org/v1", kind: "Experiment" });\n  }\n}\n'
        + 'new Uses(app);\nnew ExperimentsChart(app, "experiments");\napp.synth();\n',
    }, runs('main.ts'));
    const namespaces = (name: string) => parseManifests(cli(['render', name, '--include-crds'], { cwd: folder }).stdout).map((o: any) => [o.kind, o.metadata.namespace]);
    expect(namespaces('uses')).toEqual([['Experiment', 'default'], ['GpuQuota', undefined]]);
    expect(cli(['render', 'experiments'], { cwd: folder }).stderr).toBe('CustomResourceDefinition gpuquotas.ml.example.org is printed with objects of its kind: apply it before them, since kubectl looks up all kinds first\n');
    expect(namespaces('experiments')).toEqual([['CustomResourceDefinition', undefined], ['CustomResourceDefinition', undefined], ['GpuQuota', undefined]]);
  });

  it('as one of the extra objects, too, when its definition is in the chart', async () => {
    const both = new BothOutputs(new SmallChart(c => {
      definition(c, { spec: { scope: 'Cluster' } });
      c.addExtraObjects();
    }));
    const extra = ['Held', 'Other'].map(kind => ({ apiVersion: 'example.org/v1', kind, metadata: { name: 'mine' } }));
    await both.agree({}, { files: [{ extraObjects: extra }] });
    expect((both.plain({ files: [{ extraObjects: extra }] }) as any[]).filter(o => o.metadata.name === 'mine').map(o => [o.kind, o.metadata.namespace])).toEqual([['Held', undefined], ['Other', 'default']]);
  });

  it.each([['cert-manager.io/v1', 'ClusterIssuer'], ['gateway.networking.k8s.io/v1', 'GatewayClass'], ['kueue.x-k8s.io/v1beta1', 'ClusterQueue'], ['external-secrets.io/v1', 'ClusterSecretStore']])('when it is a common one: %s %s', (apiVersion, kind) => {
    expect(namespaceOf(apiVersion, kind)).toBeUndefined();
  });

  it('when the chart says so', () => {
    expect(namespaceOf('example.org/v1', 'Held')).toBe('default');
    expect(namespaceOf('example.org/v1', 'Held', undefined, { clusterScopedKinds: ['Held'] })).toBeUndefined();
  });

  it('as the definitions of imports/ have it', () => {
    expect(gatewayApiScopes().map(({ apiVersion, kind }) => [kind, namespaceOf(apiVersion, kind) === undefined ? 'Cluster' : 'Namespaced'])).toEqual(gatewayApiScopes().map(({ kind, scope }) => [kind, scope]));
  });
});
