import * as path from 'path';
import { App } from 'cdk8s';
import { ReleaseChart } from '../../src';
import { Experiment, ExperimentFile, MrunnerRun, Project, RemoteContext, SharedStorage } from '../../src/experiments';
import { programText } from '../../src/kit/program-text';
import { AnyExpression } from '../../src/expr/expression/any-expression';
import { toNode } from '../../src/expr/expression/to-node';
import { schemaErrors } from '../support/api-schema';
import { cli } from '../support/cli';
import { parseManifests } from '../support/go-yaml';
import { violations } from '../support/restricted';
import { writeFiles } from '../support/scratch';
import { commandOf, MRUNNER_CASES, MrunnerCase, Original } from './mrunner-runs';

const HASH = /-[0-9a-f]{8}$/;

function said(args: readonly string[]): any[] {
  const { status, stdout, stderr } = cli(args);
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  return parseManifests(stdout);
}

/** A message, where a library is used wrongly. */
function refusalOf(body: () => unknown): string {
  try {
    body();
  } catch (e) {
    return (e as any).titled ?? String(e);
  }
  throw new Error('nothing was refused');
}

const CONTEXT = { name: 'rl', type: 'kubernetes', storage: '/storage', registry_url: 'https://registry.example.org' };
const file = (name: string, data: object): string => path.join(writeFiles({ [name]: `${JSON.stringify(data)}\n` }), name);
const contextOf = (data: object): RemoteContext => RemoteContext.fromFile(file('context.yaml', data));
const experimentOf = (data: object): ExperimentFile => ExperimentFile.fromFile(file('neptune.yaml', { name: 'a', ...data }));

/** What a Job would be with mrunner, with the corrections undone one by one. */
function asOriginal(job: any, { parameters }: MrunnerCase): Omit<Original, 'storage'> & { [field: string]: unknown } {
  const { metadata, spec: { template: { spec: pod }, backoffLimit } } = job;
  const [container, ...others] = pod.containers;
  expect(others).toEqual([]);
  // The name ends in a hash in place of two words, and that of the container does not change.
  expect(metadata.name).toMatch(HASH);
  expect(container.name).toBe('experiment');
  // Parameters are arguments, behind the others.
  const count = Object.keys(parameters).length;
  const { args = [], command = [], env, resources = {} } = container;
  const own = args.slice(0, args.length - count);
  expect(args.slice(own.length).sort()).toEqual(Object.entries(parameters)
    .map(([name, value]) => `--${name}=${(programText(new AnyExpression(toNode(value))) as string).replaceAll('$', '$$$$')}`).sort());
  // The Job has the program, which Python runs.
  const program = /^python3?$/.test(command[0] ?? '') ? command.slice(1) : command;
  // Variables are of the Job, not of the image; credentials are in a Secret; tags are a variable.
  const added = ['STORAGE_DIR', 'NEPTUNE_PROJECT', 'NEPTUNE_API_TOKEN', 'EXPERIMENT_TAGS'];
  const variables = Object.fromEntries(env.map(({ name, value }: any) => [name, value]));
  // Requests are what the API server would make of the limits. TPUs have the resource that GKE has today.
  expect(resources.requests).toEqual(resources.limits);
  const limits = Object.fromEntries(Object.entries(resources.limits ?? {}).map(([name, value]) => [name.replace('google.com/tpu', 'cloud-tpus.google.com/v2'), value])) as any;
  const [volume] = pod.volumes;
  const [mount] = container.volumeMounts;
  expect([pod.volumes.length, container.volumeMounts.length]).toEqual([1, 1]);
  expect(variables.STORAGE_DIR).toBe(mount.mountPath);
  return {
    namespace: metadata.namespace,
    job: metadata.name.replace(HASH, ''),
    image: container.image,
    program,
    args: own,
    parameters,
    env: Object.fromEntries(Object.entries(variables).filter(([name]) => !added.includes(name))) as any,
    limits,
    mountPath: mount.mountPath,
    volume,
    mountName: mount.name,
    restartPolicy: pod.restartPolicy,
    backoffLimit,
  };
}

/** Names are valid: lower case, no hyphens at the ends, and no workspace of Neptune. */
function corrected({ storage, ...original }: Original, parameters: any): any {
  const valid = (name: string): string => name.toLowerCase().replace(/^.*\//, '').replace(/^-|-$/g, '');
  const [registry, ...rest] = original.image.split('/');
  return {
    ...original,
    parameters,
    namespace: valid(original.namespace),
    job: valid(original.job),
    image: [registry, ...rest.map(part => part.toLowerCase())].join('/'),
    volume: { name: 'experiment-storage', persistentVolumeClaim: { claimName: 'nfs' } },
    mountName: 'experiment-storage',
    restartPolicy: 'Never',
    backoffLimit: 0,
  };
}

/** A pod with the defaults of the API server that charts write. The order of variables has no meaning, since none refers to another. */
function withDefaults({ containers: [{ env, ...container }], ...pod }: any): any {
  const variables = [...env].sort((a: any, b: any) => (a.name < b.name ? -1 : 1));
  return { terminationGracePeriodSeconds: 30, ...pod, containers: [{ imagePullPolicy: 'IfNotPresent', ...container, env: variables }] };
}

describe.each(MRUNNER_CASES.map(of => [of.name, of] as const))('the files of mrunner: %s', (_name, of) => {
  const [job, ...others] = said(commandOf(of));

  it('make the Job that mrunner makes, with the listed corrections', () => {
    expect(others).toEqual([]);
    expect(asOriginal(job, of)).toEqual(corrected(of.original, of.parameters));
  });

  it('make what Kubernetes accepts, with the Pod Security Standard restricted', () => {
    const all = [job, ...said(commandOf({ ...of, arguments: [] }, '--project'))];
    expect(all.flatMap(schemaErrors)).toEqual([]);
    expect(all.flatMap(violations)).toEqual([]);
  });

  it('have tags that the program and people can read', () => {
    const expected = of.tags.length === 0 ? undefined : JSON.stringify(of.tags);
    expect(job.metadata.annotations['cdk8s-mlops.github.io/tags']).toBe(expected);
    expect(job.spec.template.spec.containers[0].env.find(({ name }: any) => name === 'EXPERIMENT_TAGS')?.value).toBe(expected);
  });

  it('make the namespace and the storage of the project', () => {
    const project = said(commandOf({ ...of, arguments: [] }, '--project'));
    const { metadata: { namespace } } = job;
    expect(project.find(({ kind }) => kind === 'Namespace').metadata.name).toBe(namespace);
    expect(project.find(({ kind }) => kind === 'PersistentVolumeClaim')).toMatchObject({
      metadata: { name: 'nfs', namespace }, spec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: of.original.storage } } },
    });
  });

  it('are inputs of the constructs, with the same container', () => {
    const args = of.arguments.slice(of.arguments.indexOf('--') + 1);
    const option = (name: string): string[] => of.arguments.flatMap((word, i) => (of.arguments[i - 1] === name ? [word] : []));
    const hasScript = of.original.program.length > 0 && args[0] !== '--' && of.name !== 'configured';
    const context = of.name === 'configured' ? RemoteContext.fromConfiguration({ configFile: of.context }) : RemoteContext.fromFile(of.context);
    const run = new MrunnerRun({
      context,
      experiment: ExperimentFile.fromFile(of.experiment),
      image: option('--image')[0],
      tags: option('--tags'),
      neptuneSecret: option('--neptune-secret')[0],
      script: of.name === 'configured' ? 'train.py' : hasScript ? args[0] : undefined,
      args: [...of.original.args],
    });
    class Study extends ReleaseChart {
      constructor() {
        super(new App(), 'study', { name: 'study', version: '0.1.0', description: 'A study.', releaseName: run.name, releaseNamespace: run.namespace });
        const project = new Project(this, 'project', { ...run.projectProps, create: false });
        new SharedStorage(this, 'storage', { ...run.storageProps, namespace: project.namespace });
        new Experiment(this, run.name, run.experimentProps);
      }
    }
    const objects = new Study().toJson();
    const found = objects.find(({ kind }: any) => kind === 'Job');
    expect(found.metadata.namespace).toBe(job.metadata.namespace);
    expect(withDefaults(found.spec.template.spec)).toEqual(withDefaults(job.spec.template.spec));
    expect(objects.find(({ kind }: any) => kind === 'PersistentVolumeClaim').spec.resources.requests.storage).toBe(of.original.storage);
  });
});

it('all keys of the contexts and experiment files are in the files of the tests', () => {
  const { CONTEXT: contextShape } = require('../../src/experiments/mrunner/context-keys');
  const { EXPERIMENT_FILE } = require('../../src/experiments/mrunner/experiment-keys');
  const all = MRUNNER_CASES.flatMap(({ context, experiment }) => [context, experiment]).map(name => require('fs').readFileSync(name, 'utf8')).join('\n');
  const keys = [...Object.keys(contextShape._shape.fields), ...Object.keys(contextShape._shape.fields.resources.shape.fields), ...Object.keys(EXPERIMENT_FILE._shape.fields)];
  expect(keys.filter(key => !new RegExp(`\\b${key}:`).test(all))).toEqual([]);
});

describe('a run', () => {
  const base = ['experiment', '--context', file('context.yaml', CONTEXT), '--config', file('neptune.yaml', { name: 'a', project: 'Image Search', parameters: { x: 1 } })];
  const name = (...args: string[]): string => said([...base, ...args])[0].metadata.name;
  const run = ['--image', ':1', '--', 'a.py'];

  it('has a name that follows from what it runs', () => {
    expect(name(...run)).toBe(name(...run));
    const names = [run, ['--image', ':2', '--', 'a.py'], [...run, '--', '--y'], ['--tags', 't', ...run], ['--set', 'params.x=2', ...run], ['--set', 'run=2', ...run], ['--image', ':1']].map(args => name(...args));
    expect(new Set(names).size).toBe(names.length);
  });

  it('is in the namespace of the project of its experiment file, whatever project the context has (B1)', () => {
    const inContext = (data: object, project?: string): string => new MrunnerRun({ context: contextOf({ ...CONTEXT, ...data }), experiment: experimentOf(project === undefined ? {} : { project }) }).namespace;
    expect(inContext({ project: 'other' }, 'My Project')).toBe('my-project');
    expect(inContext({ project: 'other' })).toBe('other');
    expect(inContext({})).toBe('sandbox');
    expect(said([...base, ...run])[0].metadata.namespace).toBe('image-search');
  });

  it('has storage whose volume is for one project, with the size, and found by an address that stays (B2, B3, B4)', () => {
    const project = said([...base, '--project', '--set', 'storage.mode=nfsServer,storage.nfsServer.clusterIP=10.96.0.50']);
    expect(project.find(({ kind }) => kind === 'PersistentVolume')).toMatchObject({
      metadata: { name: 'pvc-nfs-image-search' },
      spec: { capacity: { storage: '40Gi' }, persistentVolumeReclaimPolicy: 'Retain', claimRef: { namespace: 'image-search', name: 'nfs' }, nfs: { server: '10.96.0.50' } },
    });
    expect(project.find(({ kind }) => kind === 'Service').spec.clusterIP).toBe('10.96.0.50');
  });

  it('refuses a variable that a shell would have to expand (B5)', () => {
    for (const value of ['$PYTHONPATH:/src', '/src:${PYTHONPATH}']) {
      expect(refusalOf(() => experimentOf({ env: { PYTHONPATH: value } }))).toMatch(/env\.PYTHONPATH: refers to itself as in a shell, .* write the whole value$/);
    }
    expect(experimentOf({ env: { PYTHONPATH: '/src', COST: '5$', OTHER: '$PYTHONPATHS' } }).env).toEqual({ PYTHONPATH: '/src', COST: '5$', OTHER: '$PYTHONPATHS' });
  });

  it('has credentials from a Secret alone (B6)', () => {
    const { env } = said([...base, ...run])[0].spec.template.spec.containers[0];
    expect(env.map((variable: any) => variable.name)).toEqual(['STORAGE_DIR', 'MRUNNER_UNDER_NEPTUNE']);
    const qualified = ['experiment', ...base.slice(1, 3), '--config', file('neptune.yaml', { name: 'a', project: 'team/forecast' }), ...run];
    expect(said(qualified)[0].spec.template.spec.containers[0].env.find((variable: any) => variable.name === 'NEPTUNE_API_TOKEN'))
      .toEqual({ name: 'NEPTUNE_API_TOKEN', valueFrom: { secretKeyRef: { name: 'neptune', key: 'NEPTUNE_API_TOKEN' } } });
    expect(said([...base, ...run])[0].spec.template.spec.containers[0].envFrom).toEqual([{ secretRef: { name: 'neptune' } }]);
    for (const credential of [{ password: 'hunter2' }, { username: 'a' }, { env: { NEPTUNE_API_TOKEN: 'hunter2' } }]) {
      const message = refusalOf(() => experimentOf(credential));
      expect(message).toMatch(/a credential would be readable in the Job/);
      expect(message).not.toContain('hunter2');
    }
  });

  it('reads the configuration that PyYAML writes (B7)', () => {
    const config = writeFiles({ 'config.yaml': 'contexts:\n  a:\n    backend_type: kubernetes\n    context_name: a\n    neptune: true\n    registry_url: https://gcr.io\n    resources: {}\n    storage_dir: /s\ncurrent_context: \'\'\n' });
    expect(RemoteContext.fromConfiguration({ name: 'a', configFile: path.join(config, 'config.yaml') })).toMatchObject({ name: 'a', storagePath: '/s', compute: {}, neptune: true });
  });

  it('passes each argument as it is', () => {
    const args = ['--name', 'two words', '--path=$(HOME)', '$$', '--', '', '--x', '5'];
    const [container] = said([...base, ...run, '--', ...args])[0].spec.template.spec.containers;
    // What Kubernetes makes of them: an escaped $ is one. The parameter x is an argument already.
    expect(container.args.map((arg: string) => arg.replaceAll('$$', '$'))).toEqual(args);
  });

  it('starts a program of Python, and any other as it is', () => {
    const command = (script: string, inFile?: string): any => new MrunnerRun({ context: contextOf(CONTEXT), experiment: experimentOf({ image: ':1', ...inFile && { script: inFile } }), script }).experimentProps.command;
    expect(command('train.py')).toEqual(['python', 'train.py']);
    expect(command('./train.py')).toEqual(['python', './train.py']);
    expect(command('python3 -u train.py')).toEqual(['python3', '-u', 'train.py']);
    expect(command('./run.sh', 'train.py')).toEqual(['./run.sh']);
    expect(command('', 'train.py')).toEqual(['python', 'train.py']);
    expect(command('')).toBeUndefined();
  });

  it('has the longest names that are accepted', () => {
    const data = { name: 'x'.repeat(53), project: `workspace/${'P'.repeat(53)}` };
    const [job] = said(['experiment', ...base.slice(1, 3), '--config', file('neptune.yaml', data), ...run]);
    expect(job.metadata.namespace).toBe('p'.repeat(53));
    expect(job.metadata.name).toMatch(/^x+-[0-9a-f]{5,8}$/);
    expect(job.metadata.name.length).toBeLessThanOrEqual(57);
  });

  it('passes null in lists and maps, which the code of a chart cannot have', () => {
    const data = { name: 'a', parameters: { x: [1, null], y: { z: null } } };
    const [job] = said(['experiment', ...base.slice(1, 3), '--config', file('neptune.yaml', data), ...run]);
    expect(job.spec.template.spec.containers[0].args).toEqual(['--x=[1,null]', '--y={"z":null}']);
  });

  const runOf = (more: object, of = {}) => new MrunnerRun({ context: contextOf(CONTEXT), experiment: experimentOf(of), image: 'train:1', ...more });

  it('is refused with an empty tag', () => {
    expect(refusalOf(() => runOf({ tags: ['a', ''] }))).toBe('[experiment-invalid] a tag of the run: got "", expected a string of at least 1 character');
  });

  it('has no values of a chart for a name that begins with a digit, and is named by a chart of its own', () => {
    expect(refusalOf(() => runOf({}, { name: '1a' })._values)).toMatch(/^\[experiment-invalid\] the experiment file \S*neptune\.yaml: name: got "1a", expected a letter before the first digit, since names of Services begin with a letter: use a name such as e-1a$/);
    expect(runOf({}, { name: '1a' }).name).toBe('1a');
    expect(runOf({}, { name: '1a' }).experimentProps.image).toBe('train:1');
  });

  it('takes values of the chart over those of the files', () => {
    const values = file('values.yaml', { image: { tag: 'other' }, job: { backoffLimit: 2 } });
    const { spec } = said([...base, '-f', values, '--set', 'paramStyle=env', ...run])[0];
    expect([spec.backoffLimit, spec.template.spec.containers[0].image, spec.template.spec.containers[0].args]).toEqual([2, 'registry.example.org/image-search/a:other', undefined]);
    expect(spec.template.spec.containers[0].env).toContainEqual({ name: 'x', value: '1' });
  });
});

describe('a context', () => {
  it('has the sizes of Kubernetes', () => {
    const { compute, storageSize } = contextOf({ ...CONTEXT, resources: { cpu: '500m', mem: '1.5T', gpu: 2 }, default_pvc_size: '10M' });
    expect([compute, storageSize]).toEqual([{ cpu: '500m', memory: '1.5Ti', gpu: 2 }, '10Mi']);
  });

  it.each<[string, object, RegExp]>([
    ['a size with an i', { resources: { mem: '8Gi' } }, /resources\.mem: got "8Gi", expected memory as mrunner has it, to which it adds an i: 8G for 8Gi$/],
    ['a size without unit', { resources: { mem: 8 } }, /resources\.mem: got "8", expected memory as mrunner has it/],
    ['a storage size with an i', { default_pvc_size: '100Gi' }, /default_pvc_size: got "100Gi", expected a size as mrunner has it, to which it adds an i: 100G for 100Gi$/],
    ['a CPU with a unit', { resources: { cpu: '4G' } }, /resources\.cpu: got "4G", expected CPUs such as 4 or 500m$/],
    ['a part of a GPU', { resources: { gpu: 0.5 } }, /resources\.gpu: got "0\.5", expected a number of them/],
    ['another resource', { resources: { memory: '8G' } }, /resources\.memory: unknown key, expected one of cpu, mem, gpu, tpu$/],
    ['resources of the command line', { resources: 'mem=2G cpu=4' }, /resources: got a string \("mem=2G cpu=4"\), expected a map$/],
    ['a misspelt key', { registry_ur: 'https://gcr.io' }, /registry_ur: unknown key, did you mean "registry_url"\?/],
    ['Slurm', { type: 'slurm' }, /type: got "slurm", expected "kubernetes"$/],
    ['a key by both names', { storage_dir: '/storage' }, /storage and storage_dir are the same: remove one of them$/],
    ['a registry without scheme', { registry_url: 'gcr.io' }, /registry_url: got "gcr\.io", expected a URL such as https:\/\/gcr\.io$/],
    ['a relative storage', { storage: 'storage' }, /storage: got "storage", expected an absolute path without trailing slash$/],
    ['a wish for Neptune that is text', { neptune: 'false' }, /neptune: got a string \("false"\), expected a boolean: remove the quotes$/],
    ['no storage', { storage: undefined }, /storage: missing, expected an absolute path without trailing slash$/],
    ['a project that is no name', { project: '///' }, /project: got "\/\/\/", expected letters, digits/],
  ])('is refused with %s', (_what, data, message) => {
    const refusal = refusalOf(() => new MrunnerRun({ context: contextOf({ ...CONTEXT, ...data }), experiment: experimentOf({}) }));
    expect(refusal).toMatch(/^\[context-invalid\] the context (file \S*context\.yaml|rl): /);
    expect(refusal).toMatch(message);
  });

  it('tells all that is wrong at once', () => {
    expect(refusalOf(() => contextOf({ ...CONTEXT, type: 'slurm', resources: { mem: '8Gi' } })).split('\n')).toHaveLength(3);
  });

  it('names the images as mrunner does', () => {
    const image = (context: object, given = ':1'): string => new MrunnerRun({ context: contextOf({ ...CONTEXT, ...context }), experiment: experimentOf({ project: 'P 1' }), image: given }).experimentProps.image;
    expect(image({})).toBe('registry.example.org/p-1/a:1');
    expect(image({ registry_url: 'https://gcr.io', google_project_id: 'rl-sandbox-1234' })).toBe('gcr.io/rl-sandbox-1234/a:1');
    expect(image({}, 'train:2')).toBe('train:2');
    expect(refusalOf(() => image({ registry_url: 'https://gcr.io' }))).toMatch(/^\[image-missing\] .* no google_project_id/);
    expect(refusalOf(() => image({}, 'train'))).toMatch(/got "train", which has no tag: add one, or a digest/);
    expect(refusalOf(() => image({}, 'train:1@sha256:abc'))).toMatch(/expected a digest of sha256 with 64 hexadecimal digits$/);
    expect(refusalOf(() => image({}, 'Train:1'))).toMatch(/expected a reference such as/);
  });
});

describe('an experiment file', () => {
  it.each<[string, object, RegExp]>([
    ['a name without letters', { name: '-.-' }, /name: got "-\.-", expected letters, digits, spaces/],
    ['a long name', { name: 'x'.repeat(54) }, /name: got "x+", expected .*at most 53 characters$/],
    ['a name with other characters', { name: 'größe' }, /name: got "größe", expected letters/],
    ['a project with two workspaces', { project: 'a/b/c' }, /project: got "a\/b\/c", expected letters, digits/],
    ['a parameter without value', { parameters: { x: null } }, /parameters\.x: got null, expected a value: leave the key out$/],
    ['a parameter whose name is no option', { parameters: { 'a b': 1 } }, /parameters\."a b": got the key "a b", expected letters, digits/],
    ['a parameter of Neptune 1 without default', { parameters: [{ name: 'x', type: 'int' }] }, /parameters\[0\]\.default: missing, expected the value of x$/],
    ['a parameter of Neptune 1 without name', { parameters: [1] }, /parameters\[0\]: expected a map with name and default$/],
    ['a parameter of Neptune 1 twice', { parameters: [{ name: 'x', default: 1 }, { name: 'x', default: 2 }] }, /parameters\[1\]\.name: got x again: remove one of them$/],
    ['a misspelt key', { paramters: {} }, /paramters: unknown key, did you mean "parameters"\?$/],
    ['a truth in the environment', { env: { A: true } }, /env\.A: got a boolean \(true\), expected a string: quote it$/],
    ['a program of spaces', { script: ' ' }, /script: got " ", expected a program such as train\.py$/],
    ['one tag that is no list', { tags: 'a' }, /tags: got a string \("a"\), expected a list$/],
  ])('is refused with %s', (_what, data, message) => {
    const refusal = refusalOf(() => experimentOf(data));
    expect(refusal).toMatch(/^\[experiment-invalid\] the experiment file \S*neptune\.yaml: /);
    expect(refusal).toMatch(message);
  });

  it('has variables with decimal numbers as they are written', () => {
    const given = writeFiles({ 'neptune.yaml': 'name: a\nenv: {A: 1.0, B: 1e-05, C: 9007199254740993, D: 12345678901234567890123, E: 1e21, F: 1.50, G: 4, H: 017, I: "1.0", J: -0}\n' });
    expect(ExperimentFile.fromFile(path.join(given, 'neptune.yaml')).env).toEqual({
      A: '1.0', B: '1e-05', C: '9007199254740993', D: '12345678901234567890123', E: '1e21', F: '1.50', G: '4', H: '15', I: '1.0', J: '-0',
    });
  });

  it('has lists and maps as JSON only where they would not arrive as they are written', () => {
    const given = writeFiles({ 'neptune.yaml': 'name: a\nparameters: {a: [1, 0.5, x, {b: true}], b: [1.0], c: {"10": 1.50, "9": -1e3, é: 2}, d: [[], {}], e: [{f: 1e-7}], g: &g [1., null], h: *g}\n' });
    expect(ExperimentFile.fromFile(path.join(given, 'neptune.yaml')).params).toEqual({
      a: [1, 0.5, 'x', { b: true }], b: '[1.0]', c: '{"10":1.50,"9":-1e3,"é":2}', d: [[], {}], e: [{ f: 1e-7 }], g: '[1.0,null]', h: '[1.0,null]',
    });
  });

  it('is refused with a name that YAML reads as a boolean', () => {
    const given = writeFiles({ 'neptune.yaml': 'name: a\nparameters: {on: 1}\n' });
    expect(refusalOf(() => ExperimentFile.fromFile(path.join(given, 'neptune.yaml')))).toMatch(/parameters\.true: a name such as on or no is a boolean: quote it$/);
  });

  it.each(['spec.py', 'config.pkl'])('is refused if it is Python: %s', name => {
    expect(refusalOf(() => ExperimentFile.fromFile(name))).toMatch(/is a specification in Python, which only mrunner can run: write name, project and parameters/);
  });
});
