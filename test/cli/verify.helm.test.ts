import * as fs from 'fs';
import * as path from 'path';
import { appFolder, runs } from '../support/app-folder';
import { cli, cliProcess } from '../support/cli';
import { HELMS } from '../support/helm';
import { scratch, writeFiles } from '../support/scratch';
import { compareObjects } from '../../src/cli/verify/compare-objects';

/** A program in the place of Helm. */
function script(text: string): string {
  const file = path.join(writeFiles({ helm: `#!/bin/sh\n${text}\n` }), 'helm');
  fs.chmodSync(file, 0o755);
  return file;
}

/** A Helm that changes what the real one prints of a chart, with `sed`. */
function helmThat(expression: string): string {
  return script(`case "$*" in *reader*|version*) exec "${HELMS[0].bin}" "$@";; esac\n"${HELMS[0].bin}" "$@" | sed '${expression}'`);
}

function verify(args: readonly string[], bin: string, input?: string, cwd?: string) {
  return cli(['verify', ...args], { env: { ...process.env, HELM_BIN: bin }, input, cwd });
}

describe('cdk8s-mlops verify', () => {
  it.each(HELMS.map(helm => [helm.name, helm] as const))('finds that Helm %s renders the documented charts alike', (name, helm) => {
    const { status, stdout, stderr } = verify([], helm.bin);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const charts: any[] = JSON.parse(cli(['list', '-o', 'json']).stdout);
    for (const chart of charts) {
      expect(stdout).toMatch(new RegExp(`^${chart.name}, Helm v${name}`, 'm'));
    }
    expect(stdout.match(/^ {2}same {2}defaults: /gm)).toHaveLength(charts.length);
    expect(stdout.match(/^ {2}same {2}environment /gm)).toHaveLength(charts.flatMap(c => c.environments).length);
    expect(stdout).not.toMatch(/differs/);
  });

  it('compares the given values, in all the ways to give them', () => {
    const cwd = writeFiles({ 'mine.yaml': 'service: {port: 81}\n', host: 'aim.example.org' });
    const { status, stdout } = verify(['aim-server', '--release', 'mine', '-n', 'ml', '--is-upgrade', '--env', 'production', '-f', 'mine.yaml', '-f', '-',
      '--set', 'server.port=8080', '--set-string', 'image.tag=1.2', '--set-json', 'nodeSelector={"a": "b"}', '--set-file', 'ingress.host=host',
      '--set-literal', 'nodeSelector.c=d,e', '--kube-version', '1.30.0', '-a', 'example.org/v1,example.org/v2'], HELMS[1].bin, 'server: {logLevel: info}\n', cwd);
    expect(stdout).toMatch(/^ {2}(same|differs) {2}given values: /m);
    expect({ status, stdout }).toMatchObject({ status: 0 });
  });

  it('gives Helm the values as they are', () => {
    const { status, stdout } = verify(['aim-server', '--set', 'ingress.extraHosts={chart}'], HELMS[0].bin);
    expect(stdout).toMatch(/^ {2}same {2}given values: \d+ objects and 1 hook that only Helm runs$/m);
    expect(status).toBe(0);
  });

  it('takes it for the same when both refuse', () => {
    const { status, stdout } = verify(['aim-server', '--set', 'service.port=many'], HELMS[0].bin);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ {2}same {2}given values: both refuse: invalid values: service\.port: got a string \("many"\)/m);
  });

  it('compares the values for tests of a chart that does not run without any', () => {
    const cwd = appFolder({ 'main.ts': `
import { ApiObject } from 'cdk8s';
import { ChartsOut, ReleaseChart } from 'cdk8s-mlops';
class Safe extends ReleaseChart {
  constructor(scope: any, id: string) {
    super(scope, id, { name: 'safe', version: '1.0.0', description: 'A safe.', ciValues: { password: 'opens nothing' } });
    const password = this.values.secret('password', { description: 'The password.' });
    new ApiObject(this, 'secret', { apiVersion: 'v1', kind: 'Secret', stringData: { password: password.asString() } });
  }
}
new ChartsOut({ deployments: { define: scope => { new Safe(scope, 'safe'); } } }).synth();
` }, runs('main.ts'));
    const { status, stdout } = verify(['safe', '--set', 'password=x'], HELMS[1].bin, undefined, cwd);
    expect(stdout.split('\n').slice(1)).toEqual([
      expect.stringMatching(/^ {2}same {2}defaults: both refuse: .*password: missing/),
      '  same  ci/default-values.yaml: 1 object',
      '  same  given values: 1 object',
      '',
    ]);
    expect(status).toBe(0);
  });

  it.each([
    ['another value', 's/port: 80$/port: 81/', /Service default\/aim-server \(v1\): spec\.ports\[0\]\.port: plain 80, Helm 81$/m],
    ['another type', 's/port: 80$/port: "80"/', /spec\.ports\[0\]\.port: plain 80, Helm "80"$/m],
    ['an object that is not there', '/kind: Service/s/Service/Gone/', /Service default\/aim-server \(v1\): only the plain YAML has it\n.*Gone default\/aim-server \(v1\): only Helm has it$/m],
    ['a key that is not there', '/appProtocol/d', /spec\.ports\[0\]\.appProtocol: plain "kubernetes\.io\/ws", Helm has nothing$/m],
    ['a manifest that nobody can read', 's/^kind: Service/kind: [/', /Helm cannot read an object:\n.*error/],
  ])('shows %s, and exits with 1', (_, expression, message) => {
    const { status, stdout } = verify(['aim-server'], helmThat(expression));
    expect(stdout).toMatch(/^ {2}differs {2}defaults: /m);
    expect(stdout).toMatch(message);
    expect(status).toBe(1);
  });

  it('shows that one refuses what the other renders', () => {
    const lenient = script(`[ "$1" = version ] || { shift; set -- template --skip-schema-validation "$@"; }\nexec "${HELMS[0].bin}" "$@"`);
    const one = verify(['aim-client', '--set', 'xyzzy=1'], lenient);
    expect(one.stdout).toMatch(/same {2}defaults: 1 object and 1 hook that only Helm runs\n {2}differs {2}given values: the plain YAML refuses the values, and Helm does not:\n {6}invalid values: xyzzy/);
    expect(one.status).toBe(1);
    const strict = script(`[ "$1" = version ] && exec "${HELMS[0].bin}" "$@"\necho 'Error: not today' >&2\nexit 1`);
    const other = verify(['aim-client'], strict);
    expect(other.stdout).toMatch(/differs {2}defaults: Helm refuses the values, and the plain YAML does not:\n {6}Error: not today/);
    expect(other.status).toBe(1);
  });

  it('uses the helm on the PATH', () => {
    const folder = scratch();
    fs.symlinkSync(HELMS[0].bin, path.join(folder, 'helm'));
    const { HELM_BIN, ...env } = process.env;
    const { status, stdout } = cli(['verify', 'aim-client'], { env: { ...env, PATH: folder } });
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^aim-client, Helm v3/) });
  });

  it.each<[string, NodeJS.ProcessEnv, RegExp]>([
    ['none', { PATH: '/nowhere', HELM_BIN: undefined }, /^error\[helm-missing\]: helm is not installed: install Helm 3 or 4, or set HELM_BIN to it$/m],
    ['one that is not there', { HELM_BIN: '/nowhere/helm' }, /^error\[helm-missing\]: \/nowhere\/helm is not installed/],
    ['something else', { HELM_BIN: '/bin/echo' }, /^error\[helm-missing\]: \/bin\/echo is not Helm 3 or 4: it says that it is "version/],
    ['one that fails', { HELM_BIN: '/bin/false' }, /^error\[helm-missing\]: \/bin\/false cannot be run \(exit code 1\)/],
  ])('exits with 2 when Helm is %s', (_, env, message) => {
    const { status, stdout, stderr } = cli(['verify'], { env: { ...process.env, ...env } });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('exits with these codes as a process too', () => {
    expect(cliProcess(['verify', 'aim-client'], { env: { ...process.env, HELM_BIN: '/nowhere/helm' } }).status).toBe(2);
    expect(cliProcess(['verify', 'aim-server'], { env: { ...process.env, HELM_BIN: helmThat('s/port: 80$/port: 81/') } }).status).toBe(1);
    expect(cliProcess(['verify', 'aim-server'], { env: { ...process.env, HELM_BIN: HELMS[0].bin } }).status).toBe(0);
  });
});

describe('a comparison', () => {
  const config = (data: any, name = 'a') => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data });

  it('does not mind the order of objects and keys', () => {
    expect(compareObjects([config({ a: '1', b: '2' }), config({}, 'z')], [config({}, 'z'), config({ b: '2', a: '1' })])).toEqual([]);
  });

  it('shows the line in which strings differ', () => {
    expect(compareObjects([config({ a: 'x\ny\nz' })], [config({ a: 'x\nq\nz' })])).toEqual(['ConfigMap a (v1): data.a, line 2: plain "y", Helm "q"']);
    expect(compareObjects([config({ a: 'x\n' })], [config({ a: 'x' })])).toEqual(['ConfigMap a (v1): data.a, line 2: plain "", Helm has nothing']);
  });

  it('shows every difference, long ones in part', () => {
    const found = compareObjects([config({ a: '1', b: 'x'.repeat(300), c: '3' })], [config({ a: '2', b: 'y', c: '3' })]);
    expect(found).toHaveLength(2);
    expect(found[1].length).toBeLessThan(250);
  });

  it('counts objects that come twice', () => {
    expect(compareObjects([config({})], [config({}), config({})])).toEqual(['ConfigMap a (v1), once more: only Helm has it']);
  });
});
