import { spawnSync } from 'child_process';
import * as path from 'path';
import { Command } from 'commander';
import { BIN, cli, cliProcess, recordingIo } from '../support/cli';
import { parseManifests } from '../support/go-yaml';
import { writeFiles } from '../support/scratch';
import { chartsOf } from '../../src/cli/app/charts';
import { addReleaseOptions, ReleaseFlags, releaseFromFlags } from '../../src/cli/command/release-options';
import { DEFAULT_API_VERSIONS } from '../../src/expr/functions/api-versions';
import { Release } from '../../src/plain/release';

function objects(...args: string[]): any[] {
  const { status, stdout, stderr } = cli(['render', 'aim-server', ...args]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return parseManifests(stdout);
}

const port = (...args: string[]): number => objects(...args).find(o => o.kind === 'Service' && o.metadata.name === 'aim-server').spec.ports[0].port;

function file(text: string): string {
  return path.join(writeFiles({ 'values.yaml': text }), 'values.yaml');
}

describe('the options of a release', () => {
  const { model } = chartsOf({}, recordingIo().io)[0];
  const of = (...args: string[]): Release =>
    releaseFromFlags(addReleaseOptions(new Command()).parse(args, { from: 'user' }).opts<ReleaseFlags>(), model(), recordingIo().io);

  it('are those of Helm', () => {
    expect(of('--release=mine', '-n', 'ml', '--is-upgrade', '--kube-version', 'v1.30.1', '-a', 'a/v1,b/v1', '--api-versions', 'c/v1', '--set', 'x=1')).toEqual({
      name: 'mine', namespace: 'ml', isUpgrade: true, kubeVersion: 'v1.30.1', values: [{ x: 1 }],
      apiVersions: [...DEFAULT_API_VERSIONS, 'a/v1', 'b/v1', 'c/v1'],
    });
  });

  it('may be omitted', () => {
    expect(of()).toEqual({
      name: 'aim-server', namespace: 'default', isUpgrade: false, kubeVersion: 'v1.32.0', values: [{}], apiVersions: DEFAULT_API_VERSIONS,
    });
  });
});

describe('cdk8s-mlops render', () => {
  it('prints the objects of a release and nothing else', () => {
    const found = objects('--release', 'mine', '--namespace', 'ml', '--set', 'ingress.host=aim.example.org');
    expect(found.map(o => o.kind)).toContain('Deployment');
    expect(found.every(o => o.metadata.name.startsWith('mine') && o.metadata.namespace === 'ml')).toBe(true);
    expect(found.find(o => o.kind === 'Ingress').spec.rules[0].host).toBe('aim.example.org');
  });

  it('takes values of an environment, then of files in their order, then of --set', () => {
    const [one, two] = [file('service: {port: 81}'), file('service: {port: 82}')];
    expect(port('--env', 'production', '-f', one)).toBe(81);
    expect(port('-f', one, '-f', two)).toBe(82);
    expect(port('-f', `${one},${two}`)).toBe(82);
    expect(port('--set', 'service.port=83', '-f', one, '-f', two)).toBe(83);
    expect(port('--set-json', 'service={"port": 84}', '--set', 'service.port=85')).toBe(85);
  });

  it('takes the content of a file, and literal strings', () => {
    const host = path.join(writeFiles({ host: 'file.example.org' }), 'host');
    const hosts = (...args: string[]): string[] => objects(...args).find(o => o.kind === 'Ingress').spec.rules.map((r: any) => r.host);
    expect(hosts('--set-file', `ingress.host=${host}`)).toEqual(['file.example.org']);
    expect(hosts('--set-literal', 'ingress.host=literal.example.org')).toEqual(['literal.example.org']);
    expect(hosts('--set-string', 'ingress.host=string.example.org')).toEqual(['string.example.org']);
  });

  it('reads values from standard input', () => {
    const { stdout } = cliProcess(['render', 'aim-server', '-f', '-'], { input: 'service: {port: 84}' });
    expect((parseManifests(stdout) as any[]).find(o => o.kind === 'Service' && o.metadata.name === 'aim-server').spec.ports[0].port).toBe(84);
  });

  it('ends quietly if the reader closes the pipe', () => {
    const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${BIN}" render aim-server | true`], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('prints the same in a pipe', () => {
    const { status, stdout, stderr } = cliProcess(['render', 'aim-server', '--release', 'piped']);
    expect({ status, stdout, stderr }).toEqual({ ...cli(['render', 'aim-server', '--release', 'piped']) });
  });
});
