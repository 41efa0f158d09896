import * as fs from 'fs';
import * as path from 'path';
import { ApiObject, App, Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { ChartsOut, CrdPlacement, TokenCheck, Fn, ForEach, ReleaseChart } from '../../src';
import { AimServer } from '../../src/aim';
import { ConfigText, CustomResourceDefinition, StructuralSchema } from '../../src/kit';
import { program } from '../../src/cli/program';
import { DemoChart, LocalDevelopment } from '../../src/mlflow';
import { ciValues } from '../../src/helm/files/ci-values';
import { writeFiles as writeOutput } from '../../src/output/write-files';
import { FUNCTIONS } from '../../src/plain/functions';
import { release } from '../../src/plain/release';
import { mergeValues } from '../../src/values/read/merge';
import { readValuesFile } from '../../src/manifest/source/release-of-props';
import { Environments } from '../../src/manifest/source/environments';
import { readYaml } from '../../src/values/read/read-yaml';
import { Refusal, RefusalName, REFUSALS } from '../../src/values/refusal';
import { applySet } from '../../src/values/read/set';
import { recordingIo } from '../support/cli';
import { scratch, writeFiles } from '../support/scratch';
import { definition, SmallChart } from '../support/small-chart';

const description = 'What it is for.';

/** Runs the command in a folder with these files. */
function cli(args: string[], files: { [name: string]: string } = {}, env: NodeJS.ProcessEnv = process.env): () => void {
  return () => void program(recordingIo({ cwd: writeFiles(files), env }).io).parse(args, { from: 'user' });
}

/** Renders a chart of a few lines. */
function render(body: (chart: SmallChart) => void, props: ConstructorParameters<typeof SmallChart>[1] = {}): () => void {
  return () => new SmallChart(body, props).toJson();
}

function chartsOut(define: (scope: Construct) => void): () => void {
  return () => new ChartsOut({ directory: path.join(scratch(), 'out'), deployments: { define } }).synth();
}

/** The files for one machine, with these values of the demo. */
function localFiles(values: string): () => void {
  return chartsOut(scope => {
    const chart = new DemoChart(scope, 'demo', { environments: writeFiles({ 'local/demo.yaml': values }) });
    new LocalDevelopment(scope, 'small', { chart });
  });
}

const text = (chart: ReleaseChart, name = 'text') => chart.values.string(name, { description, default: 'a' });
const list = (chart: ReleaseChart) => chart.values.list('list', { description });
const map = (chart: ReleaseChart) => chart.values.map('map', { description });
const number = (chart: ReleaseChart) => chart.values.integer('number', { description });

/** A run of a context with these resources, and of an experiment file. */
function experiment(resources: object, file: object): () => void {
  const context = { name: 'rl.sandbox', type: 'kubernetes', storage: '/storage', registry_url: 'https://gcr.io', google_project_id: 'rl-sandbox-1234', resources };
  return cli(['experiment', '--context', 'rl.sandbox.yaml', '--config', 'neptune.yaml'], { 'rl.sandbox.yaml': `${JSON.stringify(context)}\n`, 'neptune.yaml': `${JSON.stringify(file)}\n` });
}

/** What leads to each refusal. The messages are those that people see. */
const CASES: { readonly [K in RefusalName]: () => void } = {
  'values-unreadable': () => readValuesFile('nowhere.yaml'),
  'values-not-yaml': () => readYaml('a: 1\nb: !!str 2\n', 'mine.yaml'),
  'values-several-documents': () => readYaml('a: 1\n---\nb: 2\n', 'mine.yaml'),
  'values-null-over-null': () => mergeValues({ a: { b: null } }, [{ a: { b: null } }]),
  'values-invalid': render(c => c.holder(text(c).asString()), { values: { text: 1, txt: 'a' } }),
  'values-missing': render(c => c.holder(text(c).asString()), { values: { text: null } }),
  'set-malformed': () => applySet({}, 'a[b=1', 'set'),
  'value-path': render(c => text(c, 'group.on')),
  'value-undescribed': render(c => c.values.string('text', { description: ' ' })),
  'value-option': render(c => c.values.string('text', { description, maxlength: 5 } as any)),
  'value-default': render(c => c.values.integer('number', { description, default: 5, maximum: 4 })),
  'value-without-default': render(c => c.values.quantity('memory', { description })),
  'value-redeclared': render(c => { text(c); text(c); }),
  'value-undeclared': render(c => c.values.get('group.missing')),
  'value-rule': render(c => { text(c); c.values.oneOf('mode', { description, values: ['a', 'b'] }); c.values.needs('mode=c', 'text'); }),
  'value-unused': render(c => { text(c, 'group.one'); list(c); }),
  'value-foreign': () => {
    const app = new App();
    let foreign = '';
    new SmallChart(c => { foreign = text(c).asString(); c.holder(foreign); }, {}, new Construct(app, 'a'));
    new SmallChart(c => c.holder(foreign), {}, new Construct(app, 'b')).toJson();
  },
  'value-optional': render(c => c.holder(c.values.string('text', { description, optional: true }).asString())),
  'value-always-present': render(c => c.holder(text(c).ifPresent())),
  'token-damaged': render(c => c.holder(`x${text(c).asString()}`.slice(0, 5))),
  'token-computed': render(c => c.holder(number(c).asNumber() + 1)),
  'token-as-key': render(c => c.holder({ [text(c).asString()]: 1 })),
  'token-misplaced': render(c => c.holder({ a: map(c).asAny().somewhere, b: 1 })),
  'token-not-text': render(c => c.holder(`${list(c)}`)),
  'token-structure-in-text': render(c => c.holder(`a ${map(c).asAny()}`)),
  'object-as-text': render(c => { text(c); c.holder('http://<cdk8s_mlops.StringExpression object at 0x7f30c0>/'); }),
  'token-lost': render(c => { void (number(c).asNumber() * 0); }),
  'field-dropped': render(c => new k8s.KubePod(c, 'pod', { spec: { containers: [{ name: 'a', restartPolice: 'Always' } as any] } })),
  'not-data': render(c => c.holder([() => 1])),
  'loop-over': render(c => new ForEach(c, 'each', { over: text(c) })),
  'loop-key': render(c => c.holder(list(c).loop().key.asString())),
  'helper-name': render(c => c.defineString('my text', description, 'a')),
  'helper-redefined': render(c => { c.defineString('one', description, 'a'); c.defineString('one', description, 'b'); }),
  'helper-kind': render(c => c.defineMap('one', description, ['a'])),
  'chart-metadata': render(c => c.holder(1), { version: 'one' }),
  'environment-unknown': render(c => c.holder(1), { environment: 'moon' }),
  'local-servers-differ': localFiles('{ service: { enabled: true, image: { repository: entry }, redis: { host: 10.0.1.1, port: 6400 } }, serving: { backend: redisai, image: { repository: models }, redis: { host: 10.0.1.1 } } }\n'),
  'environment-name': () => new Environments('small', writeFiles({ 'my moon/small.yaml': 'a: 1\n' })).names,
  'name-id': render(c => c.holder(1, 'two words')),
  'name-too-long': render(c => new ApiObject(c, 'cache', { apiVersion: 'v1', kind: 'Service', metadata: { name: `${c.fullname}-cache` } })),
  'argument-type': render(c => c.holder(text(c).replace(list(c), 'b').asString())),
  'function-not-exact': render(c => c.holder(text(c).trunc(3).asString())),
  'function-failed': () => FUNCTIONS.semverCompare(['>=1.0.0', 'new'], [], { apiVersions: [] }),
  'loop-outside': render(c => c.holder(new ForEach(c, 'each', { over: map(c) }).key.asString())),
  'name-duplicate': render(c => { c.holder(1); c.holder(2, 'HELD'); }),
  'name-in-loop': render(c => {
    const each = new ForEach(c, 'each', { over: map(c) });
    c.holder(each.item.string().asString(), 'held', { name: 'always' }, each as any);
  }),
  'selector-changes': render(c => c.holder({ selector: { matchLabels: c.labels } })),
  'name-missing': render(c => c.holder(1, 'held', { name: map(c).asAny() })),
  'keys-may-clash': render(c => c.holder({ ...map(c).asAny(), ...c.values.map('other', { description }).asAny() })),
  'check-failed': render(c => {
    const limit = number(c);
    c.holder(limit.asNumber());
    c.requires(limit.isLessThan(5), `number is ${limit}, and 4 is the most: choose less`);
  }, { values: { number: 7 } }),
  'may-be-empty': render(c => {
    const loop = list(c).loop();
    c.holder({ items: [...loop.items(Fn.all(loop.item.string().is('a')).ifTrue([1]))] });
  }),
  'release-name': render(c => c.holder(1), { releaseName: 'My_Release' }),
  'release-namespace': render(c => c.holder(1), { releaseNamespace: '-ml' }),
  'kubernetes-version': () => release({ name: 'r', kubernetesVersion: 'new' }),
  'ci-values-missing': () => ciValues(new SmallChart(c => c.holder(c.values.secret('auth.password', { description }).asString()))._model()),
  'output-path': () => writeOutput(path.join(scratch(), 'out'), new Map([['../out.yaml', '']])),
  'output-foreign': () => writeOutput(writeFiles({ 'mine.txt': 'precious' }), new Map([['a.yaml', '']])),
  'output-busy': () => {
    const root = path.join(scratch(), 'out');
    fs.mkdirSync(path.join(path.dirname(root), '.out.cdk8s-mlops'), { recursive: true });
    fs.writeFileSync(path.join(path.dirname(root), '.out.cdk8s-mlops', 'pid'), String(process.ppid));
    writeOutput(root, new Map([['a.yaml', '']]));
  },
  'token-inspected': () => TokenCheck.run({
    define: scope => { new SmallChart(c => c.holder(c.values.boolean('flag', { description }).asAny() ? 'yes' : 'no'), {}, scope); },
  }),
  'chart-duplicate': chartsOut(scope => ['a', 'b'].forEach(id => new SmallChart(c => c.holder(1), {}, new Construct(scope, id)))),
  'context-invalid': experiment({ mem: '8Gi' }, { name: 'a' }),
  'context-unknown': cli(['experiment', '--context', 'rl.sandbx', '--mrunner-config', 'config.yaml', '--config', 'neptune.yaml'], { 'config.yaml': 'contexts: {rl.sandbox: {backend_type: kubernetes}}\n' }),
  'experiment-invalid': experiment({}, { name: 'a', parameters: { epochs: null } }),
  'image-missing': experiment({}, { name: 'a' }),
  'chart-unknown': cli(['render', 'aim-serverr']),
  'template-unknown': cli(['render', 'aim-server', '--show-only', 'templates/aim-server-services.yaml']),
  'option-misused': cli(['render', 'aim-server', '--release', 'a', '--release', 'b']),
  'app-config': cli(['list'], { 'cdk8s.yaml': 'language: typescript\n' }),
  'app-failed': cli(['--app', 'exit 3', 'list']),
  'app-empty': cli(['--app', 'echo hello', 'list']),
  'app-version': cli(['--app', `echo '{"version":"0.0.0-other"}' > "$CDK8S_MLOPS_HAND_OVER"`, 'list']),
  'output-unwritable': cli(['render', 'aim-server', '--output-dir', 'taken/out'], { taken: '' }),
  'helm-missing': cli(['verify'], {}, { HELM_BIN: 'no-such-helm' }),
  'yaml-writer': () => {
    const app = new App({ outdir: scratch() });
    new SmallChart(c => c.holder(c.values.string('mode', { description, default: '0o7' }).asString()), {}, app);
    try {
      app.synth();
    } catch (e) {
      // cdk8s makes one error of all that it finds, and writes nothing.
      expect(fs.readdirSync(app.outdir)).toEqual([]);
      throw new Refusal('yaml-writer', (e as Error).message);
    }
  },
  'chart-invalid': chartsOut(scope => {
    const chart = new Chart(scope, 'plain');
    chart.node.addValidation({ validate: () => ['the moon is full'] });
  }),
  'structure-as-argument': render(c => c.holder(list(c).concat([...list2(c).asAny(), 'a']).asAny())),
  'release-chart-missing': () => new AimServer(new Chart(new App(), 'plain'), 'aim'),
  'parts-mixed': render(c => c.holder([...map(c).asAny()])),
  'chart-missing': chartsOut(() => undefined),
  'crd-template': render(c => definition(c, { spec: { group: text(c).asString() } })),
  'crd-invalid': render(c => new CustomResourceDefinition(c, 'definition', { group: 'example.org', kind: 'Held', versions: [{ name: 'v1', schema: StructuralSchema.object().integer('size', { default: 0, minimum: 1 }) }] })),
  'crd-order': render(c => { definition(c); c.holder(1); }, { crds: CrdPlacement.TEMPLATES }),
  'hook-unknown': render(c => c.holder(1, 'held', { annotations: { 'helm.sh/hook': text(c).asString() } })),
  'name-fixed': render(c => {
    const plain = new Chart(c, 'plain');
    new ApiObject(plain, 'held', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'always' } });
  }),
  'raw-template': render(c => c.holder(Fn.raw({ template: '{{ lookup "v1" "Secret" "" "" }}', plain: text(c) }).asString())),
  'text-breaks-out': render(c => c.holder(ConfigText.ini(c.values.string('motd', { description, multiline: true })).asString())),
  'kubernetes-type': render(c => new ApiObject(c, 'held', { apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ name: 'main', image: 'app:1', args: ['serve', list(c).asAny()] }] } })),
  'annotation-not-text': render(c => c.holder(1, 'held', { annotations: c.values.fragment('annotations', { description }).asAny() })),
};

const list2 = (chart: ReleaseChart) => chart.values.list('other', { description });

describe('every refusal', () => {
  it.each(Object.keys(REFUSALS) as RefusalName[])('%s has a message with what is wrong and what to do', name => {
    let refusal: unknown;
    try {
      CASES[name]();
    } catch (e) {
      refusal = e;
    }
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).refusal).toBe(name);
    const message = (refusal as Refusal).message.replaceAll(/\/\S*?cdk8s-mlops-\w+\/\d+/g, 'FOLDER').replaceAll(/process \d+/g, 'process N')
      .replaceAll(/·\w+⦄/g, '·N⦄').replaceAll(/\d{16}/g, 'NUMBER');
    expect(message).toMatchSnapshot();
    // One voice: it begins with a path or a small letter, and has no full stop at its end.
    expect(message).not.toMatch(/\.$/);
    expect(message).not.toMatch(/\[object|undefined/);
  });
});
