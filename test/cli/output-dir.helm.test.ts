import * as fs from 'fs';
import * as path from 'path';
import { cli } from '../support/cli';
import { parseAllManifests, parseManifests } from '../support/go-yaml';
import { HELMS, run } from '../support/helm';
import { scratch, writeFiles } from '../support/scratch';
import { filesOf } from '../../src/cli/files/object-files';

const LIST = '.generated-files';

function write(folder: string, ...args: string[]) {
  return cli(['render', 'aim-server', '--output-dir', folder, ...args]);
}

/** What is printed without the option. */
const printed: any[] = parseManifests(cli(['render', 'aim-server']).stdout);
const names = printed.map(o => `${o.metadata.name}-${o.kind.toLowerCase()}.yaml`);
const sorted = (objects: readonly any[]): any[] => [...objects].sort((a, b) => (a.kind < b.kind ? -1 : 1));

function files(folder: string): { [name: string]: string } {
  return Object.fromEntries(fs.readdirSync(folder).filter(name => name !== LIST).sort()
    .map(name => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
}

describe('--output-dir', () => {
  it('has a file for each object, which together are the printed output', () => {
    const folder = path.join(scratch(), 'out');
    const { status, stdout, stderr } = write(folder);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: `${folder}: ${printed.length} files, ${printed.length} added\n` });
    expect(names).toContain('aim-server-deployment.yaml');
    expect(Object.keys(files(folder))).toEqual([...names].sort());
    const read = parseAllManifests(Object.values(files(folder)));
    expect(read.every(all => all.length === 1)).toBe(true);
    expect(sorted(read.flat())).toEqual(sorted(printed));
  });

  it('has a kustomization of the files on request, in the order of installation', () => {
    const folder = path.join(scratch(), 'out');
    write(folder, '--kustomization');
    expect(files(folder)['kustomization.yaml']).toBe([
      'apiVersion: kustomize.config.k8s.io/v1beta1',
      'kind: Kustomization',
      'resources:',
      ...names.map(name => `  - ${name}`),
      '',
    ].join('\n'));
    const built = run({ bin: HELMS[0].kubectl } as any, ['kustomize', folder]);
    expect(sorted(parseManifests(built.stdout))).toEqual(sorted(printed));
  });

  it('is replaced as a whole: old files are removed, unchanged files are kept', () => {
    const folder = path.join(scratch(), 'out');
    write(folder, '--kustomization');
    const before = fs.statSync(path.join(folder, 'aim-server-deployment.yaml')).ino;
    const { stderr } = write(folder, '--set', 'ingress.enabled=false,service.port=81');
    expect(stderr).toBe(`${folder}: ${printed.length - 1} files, 1 changed, 2 removed\n`);
    expect(Object.keys(files(folder))).not.toContain('aim-server-ingress.yaml');
    expect(fs.statSync(path.join(folder, 'aim-server-deployment.yaml')).ino).toBe(before);
    expect(write(folder, '--set', 'ingress.enabled=false,service.port=81').stderr).toBe(`${folder}: ${printed.length - 1} files, nothing changed\n`);
  });

  it('stays as it was when something is refused', () => {
    const folder = path.join(scratch(), 'out');
    write(folder);
    const before = files(folder);
    for (const args of [['--set', 'service.port=x'], ['--env', 'moon'], ['-f', 'nowhere.yaml'], ['-s', 'nothing'], ['--release', 'A']]) {
      expect(write(folder, ...args).status).toBe(1);
    }
    fs.writeFileSync(path.join(folder, 'mine.txt'), 'precious');
    expect(write(folder, '--set', 'service.port=82')).toMatchObject({ status: 1, stderr: expect.stringMatching(/has files that were not generated \(mine\.txt\)/) });
    expect(files(folder)).toEqual({ ...before, 'mine.txt': 'precious' });
    expect(fs.readdirSync(path.dirname(folder))).toEqual(['out']);
  });

  it('may be a link, which stays one', () => {
    const root = writeFiles({ 'real/.keep': '' });
    fs.rmSync(path.join(root, 'real/.keep'));
    fs.symlinkSync('real', path.join(root, 'link'));
    expect(write(path.join(root, 'link')).status).toBe(0);
    expect(fs.lstatSync(path.join(root, 'link')).isSymbolicLink()).toBe(true);
    expect(Object.keys(files(path.join(root, 'real')))).toEqual([...names].sort());
  });

  it('may be empty, or the working directory', () => {
    const cwd = scratch();
    expect(cli(['render', 'aim-server', '--output-dir', '.'], { cwd }).status).toBe(0);
    expect(Object.keys(files(cwd))).toEqual([...names].sort());
  });

  it('holds the objects of --show-only alone', () => {
    const folder = path.join(scratch(), 'out');
    write(folder, '-s', 'templates/*-service.yaml');
    expect(Object.keys(files(folder))).toEqual(['aim-server-service.yaml']);
  });
});

describe('the files of objects', () => {
  const object = (kind: string, name: string, namespace?: string, apiVersion = 'v1') => ({ apiVersion, kind, metadata: { name, namespace } });

  it('are told apart by namespace, by API and at last by number', () => {
    const objects = [
      object('Role', 'a', 'x'), object('Role', 'a', 'y'), object('Role', 'a', 'y', 'other/v1'), object('ClusterRole', 'system:a'),
      object('ClusterRole', 'system-a'), object('ClusterRole', 'system.a'), object('A', 'kustomization'), object('Kustomization', 'x'),
      object('ClusterRole', 'system/a'),
    ];
    expect([...filesOf(JSON.parse(JSON.stringify(objects)), true).keys()]).toEqual([
      'a-role.yaml', 'y-a-role.yaml', 'y-a-role-other-v1.yaml', 'system-a-clusterrole.yaml', 'system-a-clusterrole-v1.yaml',
      'system.a-clusterrole.yaml', 'kustomization-a.yaml', 'x-kustomization.yaml', 'system-a-clusterrole-v1-9.yaml', 'kustomization.yaml',
    ]);
  });

  it('has the kind once in the name of a file, as documented names of manifests have it', () => {
    const object = (kind: string, name: string) => ({ apiVersion: 'v1', kind, metadata: { name } });
    expect([...filesOf([object('Deployment', 'mlflow-deployment'), object('Deployment', 'mlflow'), object('Service', 'deployment')], false).keys()])
      .toEqual(['mlflow-deployment.yaml', 'mlflow-deployment-v1.yaml', 'deployment-service.yaml']);
  });
});
