import * as fs from 'fs';
import * as path from 'path';
import { parse } from 'yaml';
import { commandOf, MRUNNER_CASES } from '../experiments/mrunner-runs';
import { appFolder, runs } from '../support/app-folder';
import { cli } from '../support/cli';
import { parseAllManifests, parseManifests } from '../support/go-yaml';
import { HELMS, helmTemplate } from '../support/helm';
import { scratch, writeFiles } from '../support/scratch';

const chart = (name: string): string => path.join(__dirname, '../../charts-out/helm', name);

function printed(args: readonly string[], options: Parameters<typeof cli>[1] = {}): string {
  const { status, stdout, stderr } = cli(args, options);
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

/** What Helm renders of values that the command prints, for the release that they are for. */
function byHelm(helm: (typeof HELMS)[number], values: string): any[] {
  const [, name, releaseName, namespace] = /^# Values of the chart (\S+), for the release (\S+) in the namespace (\S+)\.\n/.exec(values)!;
  const { ok, stdout, stderr } = helmTemplate(helm, chart(name), {
    valuesFiles: [path.join(writeFiles({ 'values.yaml': values }), 'values.yaml')], releaseName, namespace, kubeVersion: '1.32.0',
  });
  expect({ ok, stderr }).toEqual({ ok: true, stderr: '' });
  return parseManifests(stdout, helm);
}

describe.each(HELMS.map(helm => [helm.name, helm] as const))('Helm %s renders of --helm what is printed without it', (_version, helm) => {
  it.each(MRUNNER_CASES.map(of => [of.name, of] as const))('for the run of %s', (_name, of) => {
    expect(byHelm(helm, printed(commandOf(of, '--helm')))).toEqual(parseManifests(printed(commandOf(of))));
  });

  it.each(MRUNNER_CASES.slice(0, 2).map(of => [of.name, of] as const))('for the project of %s', (_name, { arguments: _run, ...of }) => {
    const project = commandOf({ ...of, arguments: [] }, '--project', '--set', 'project.quota.hard.pods=10');
    expect(byHelm(helm, printed([...project, '--helm']))).toEqual(parseManifests(printed(project)));
  });

  it('with other values, an environment and a release', () => {
    const [of] = MRUNNER_CASES;
    const more = ['--env', 'production', '--set', 'paramStyle=env', '--set-json', 'params.new={"a":[1]}', '--release', 'second', '--namespace', 'other'];
    expect(byHelm(helm, printed(commandOf(of, '--helm', ...more)))).toEqual(parseManifests(printed(commandOf(of, ...more))));
  });
});

describe('cdk8s-mlops experiment', () => {
  const of = MRUNNER_CASES.find(({ name }) => name === 'documented')!;

  it('says what a run needs that it does not make', () => {
    expect(cli(commandOf(of, '--set', 'tpu.accelerator=tpu-v5-lite-podslice,tpu.topology=1x1')).stderr).toBe('needs the namespace sandbox with the claim nfs: --project prints them\n'
      + 'needs the Secret neptune there, with the credentials of Neptune; without Neptune, set neptune: false in the context\n');
  });

  it.each<[string, string[], string]>([
    ['neither', [], 'tpu.accelerator=tpu-v5-lite-podslice,tpu.topology=1x1'],
    ['no topology', ['--set', 'tpu.accelerator=tpu-v5p-slice'], 'tpu.topology=1x1'],
    ['no type', ['--set', 'tpu.topology=2x4'], 'tpu.accelerator=tpu-v5-lite-podslice'],
  ])('says what TPUs on GKE need: %s', (_what, more, missing) => {
    const hint = `on GKE, pods with TPUs wait unless they select nodes by their type and topology: set those of yours, such as --set ${missing}\n`;
    for (const form of [[], ['--helm']]) {
      expect(cli(commandOf(of, ...more, ...form)).stderr).toMatch(new RegExp(`^${hint.replace(/[.]/g, '[.]')}`, 'm'));
    }
  });

  it('has nothing to say of GKE without TPUs, or with those of old nodes', () => {
    expect(cli(commandOf(of, '--set', 'resources.tpu=0')).stderr).not.toContain('GKE');
    expect(cli(commandOf(of, '--set', 'tpu.resource=cloud-tpus.google.com/v2')).stderr).not.toContain('GKE');
  });

  it('says of the storage of a project that it is of the default StorageClass', () => {
    const said = (...more: string[]): string => cli(commandOf({ ...of, arguments: [] }, '--project', ...more)).stderr;
    const hint = (claim: string): string => `the claim ${claim} is of the default StorageClass, and stays Pending unless its volumes have many writers, which is rare: set storage.storageClass, or another storage.mode, with --set or -f\n`;
    expect([said(), said('--helm'), said('--set', 'storage.claim=files')]).toEqual([hint('nfs'), hint('nfs'), hint('files')]);
    expect([['storageClass=fast'], ['mode=nfs', 'nfs.server=192.0.2.10', 'nfs.path=/exports'], ['enabled=false']].map(values => said(...values.flatMap(value => ['--set', `storage.${value}`])))).toEqual(['', '', '']);
  });

  it('does not show credentials of the registry, and says that it does not read them', () => {
    const { stdout, stderr } = cli(commandOf(MRUNNER_CASES.find(({ name }) => name === 'configured')!));
    expect(stderr).toMatch(/^registry_username and registry_password of the context on\.premise are not read/m);
    expect(stdout + stderr).not.toMatch(/not-for-manifests|builder/);
  });

  it('writes the objects to a folder, each to a file', () => {
    const folder = path.join(scratch(), 'out');
    expect(printed(commandOf(of, '--output-dir', folder))).toBe('');
    const names = fs.readdirSync(folder).filter(name => name.endsWith('.yaml'));
    expect(names).toEqual([expect.stringMatching(/^experiment1-[0-9a-f]{8}-job\.yaml$/)]);
    expect(parseAllManifests(names.map(name => fs.readFileSync(path.join(folder, name), 'utf8'))).flat()).toEqual(parseManifests(printed(commandOf(of))));
  });

  it('writes the values to a folder', () => {
    const folder = path.join(scratch(), 'out');
    printed(commandOf(of, '--helm', '--output-dir', folder));
    expect(fs.readFileSync(path.join(folder, 'values.yaml'), 'utf8')).toBe(printed(commandOf(of, '--helm')));
  });

  it('finds a context in the configuration of the user', () => {
    const config = { contexts: { 'rl.sandbox': { context_name: 'rl.sandbox', backend_type: 'kubernetes', storage_dir: '/s', registry_url: 'https://r.example.org', neptune: false } }, current_context: 'rl.sandbox' };
    const folder = writeFiles({ 'mrunner/config.yaml': `${JSON.stringify(config)}\n`, 'Library/Application Support/mrunner/config.yaml': `${JSON.stringify(config)}\n`, 'neptune.yaml': 'name: a\n' });
    const options = { cwd: folder, env: { ...process.env, XDG_CONFIG_HOME: folder, HOME: folder } };
    const run = ['--config', 'neptune.yaml', '--image', ':1', '--', 'a.py'];
    expect(printed(['experiment', '--context', 'rl.sandbox', ...run], options)).toContain('mountPath: /s\n');
    expect(printed(['experiment', ...run], options)).toContain('mountPath: /s\n');
  });

  it('reads an experiment from standard input', () => {
    const [, , , , ...rest] = commandOf(of).slice(1);
    const text = fs.readFileSync(of.experiment, 'utf8');
    expect(printed(['experiment', '--context', of.context, '--config', '-', ...rest], { input: text })).toBe(printed(commandOf(of)));
  });

  it('has the charts of the library in the folder of an app, too', () => {
    const cwd = appFolder({ 'out.ts': 'throw new Error("not run");\n' }, runs('out.ts'));
    expect(printed(commandOf(of), { cwd })).toBe(printed(commandOf(of)));
  });

  it('prints values in which text stays text', () => {
    const values = parse(printed(commandOf(MRUNNER_CASES.find(({ name }) => name === 'every-type')!, '--helm')), { version: '1.1' });
    expect(values.params).toMatchObject({ word: 'on', digits: '007', exponent: '1e-05', fraction: '1.0', y: 'n', flag: true, large: '9007199254740993' });
  });
});
