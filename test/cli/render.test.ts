import { spawnSync } from 'child_process';
import * as path from 'path';
import { parseManifests } from '../support/go-yaml';
import { writeFiles } from '../support/scratch';

const BIN = path.join(__dirname, '../../bin/cdk8s-mlops');

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function file(text: string): string {
  return path.join(writeFiles({ 'values.yaml': text }), 'values.yaml');
}

describe('cdk8s-mlops render', () => {
  it('prints the objects of a release and nothing else', () => {
    const { status, stdout, stderr } = run('render', 'aim-server', '--release', 'mine', '--namespace', 'ml', '--set', 'ingress.host=aim.example.org');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const objects = parseManifests(stdout) as any[];
    expect(objects.map(o => o.kind)).toContain('Deployment');
    expect(objects.every(o => o.metadata.name.startsWith('mine') && o.metadata.namespace === 'ml')).toBe(true);
    expect(objects.find(o => o.kind === 'Ingress').spec.rules[0].host).toBe('aim.example.org');
  });

  it('takes values of an environment, then of files in their order, then of --set', () => {
    const port = (...args: string[]): number => (parseManifests(run('render', 'aim-server', ...args).stdout) as any[]).find(o => o.kind === 'Service').spec.ports[0].port;
    const [one, two] = [file('service: {port: 81}'), file('service: {port: 82}')];
    expect(port('--env', 'production', '-f', one)).toBe(81);
    expect(port('-f', one, '-f', two)).toBe(82);
    expect(port('--set', 'service.port=83', '-f', one, '-f', two)).toBe(83);
  });

  it('reads values from standard input', () => {
    const { stdout } = spawnSync(process.execPath, [BIN, 'render', 'aim-server', '-f', '-'], { encoding: 'utf8', input: 'service: {port: 84}' });
    expect((parseManifests(stdout) as any[]).find(o => o.kind === 'Service').spec.ports[0].port).toBe(84);
  });

  it('ends quietly when nobody reads on', () => {
    const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${BIN}" render aim-server | true`], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  const bad: [string, string[], RegExp][] = [
    ['an unknown chart', ['nothing'], /there is no chart "nothing": there are aim-server, aim-client/],
    ['an unknown environment', ['aim-server', '--env', 'moon'], /has no environment "moon": there are development, production/],
    ['a file that is not there', ['aim-server', '-f', 'nowhere.yaml'], /nowhere\.yaml cannot be read: it does not exist/],
    ['text that is not YAML', ['aim-server', '-f', file('a: [')], /values\.yaml/],
    ['several documents', ['aim-server', '-f', file('a: 1\n---\nb: 2\n')], /several documents|documents/],
    ['a value of the wrong type', ['aim-server', '--set', 'service.port=many'], /service\.port/],
    ['an unknown key', ['aim-server', '--set', 'ingres.host=a'], /ingres.*ingress/],
    ['a malformed --set', ['aim-server', '--set', 'a[b=1'], /a\[b=1|set/],
    ['a release name that is none', ['aim-server', '--release', 'My Release'], /the release name "My Release" is not one/],
    ['a namespace that is none', ['aim-server', '--namespace', 'a_b'], /the namespace "a_b" is not one/],
    ['a version of Kubernetes that is none', ['aim-server', '--kube-version', 'new'], /the Kubernetes version "new" is not one/],
    ['a version of Kubernetes that is too old', ['aim-server', '--kube-version', '1.20.0'], /needs Kubernetes/],
    ['an unknown option', ['aim-server', '--wrong'], /unknown option '--wrong'/],
    ['no chart', [], /missing required argument/],
  ];

  it.each(bad)('answers %s with one message, exit code 1 and no stack trace', (_, args, message) => {
    const { status, stdout, stderr } = run('render', ...args);
    expect(stderr).toMatch(message);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stderr).toMatch(/^error: /);
  });
});
