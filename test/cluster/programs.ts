import { execFileSync, spawnSync } from 'child_process';
import { createHash } from 'crypto';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

/** Where each program is pinned: a Go module with the program as its tool. */
const MODULES = path.join(__dirname, 'programs');

/** The minor versions of Kubernetes that are pinned, newest first. */
export const VERSIONS: readonly string[] = fs.readdirSync(MODULES)
  .map(name => /^kubernetes-(.+)$/.exec(name)?.[1]).filter((v): v is string => v !== undefined).sort().reverse();

/** The programs of a control plane, compiled. */
export interface Programs {
  readonly 'etcd': string;
  readonly 'kube-apiserver': string;
  readonly 'kube-controller-manager': string;
  readonly 'kube-scheduler': string;
  readonly 'kwok': string;
  /** Files and folders of custom resource definitions: those of the Gateway API, and the ServiceMonitor. */
  readonly 'definitions': readonly string[];
}

/**
 * Compiles what is pinned, unless an earlier run has done so: the folder of a module is named after what the module pins.
 * A run that is stopped leaves nothing that looks complete.
 *
 * @param version a minor version of Kubernetes, as the variable KUBERNETES gives it: `1.35`.
 */
export function build(version: string): Programs {
  if (!VERSIONS.includes(version)) {
    throw new Error(`KUBERNETES is "${version}"; pinned are ${VERSIONS.join(', ')}`);
  }
  checkGo();
  const kubernetes = compile(`kubernetes-${version}`, flagsOf(version));
  return {
    'etcd': path.join(compile('etcd'), 'server'),
    'kube-apiserver': path.join(kubernetes, 'kube-apiserver'),
    'kube-controller-manager': path.join(kubernetes, 'kube-controller-manager'),
    'kube-scheduler': path.join(kubernetes, 'kube-scheduler'),
    'kwok': path.join(compile('kwok'), 'kwok'),
    'definitions': [
      path.join(folderOf('gateway-api', 'sigs.k8s.io/gateway-api'), 'config', 'crd', 'standard'),
      path.join(folderOf('prometheus-operator', 'github.com/prometheus-operator/prometheus-operator'), 'example', 'prometheus-operator-crd', 'monitoring.coreos.com_servicemonitors.yaml'),
    ],
  };
}

/** The program that writes documentation from the comments of `values.yaml`, compiled. @see https://github.com/norwoodj/helm-docs */
export function helmDocs(): string {
  checkGo();
  return path.join(compile('helm-docs'), 'helm-docs');
}

function checkGo(): void {
  const { error, stdout } = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' });
  const [, minor] = /^go1\.(\d+)/.exec(stdout ?? '') ?? [];
  if (error || Number(minor) < 25) {
    throw new Error(`the programs of these tests are compiled with Go 1.25 or newer, and ${error ? 'there is no "go" on the PATH' : `"go" is ${stdout.trim()}`}: install it from https://go.dev/dl/`);
  }
}

/** Without its version a server calls itself v0.0.0, which no chart's kubeVersion admits. */
function flagsOf(version: string): string {
  const full = /k8s\.io\/kubernetes (v\S+)/.exec(fs.readFileSync(path.join(MODULES, `kubernetes-${version}`, 'go.mod'), 'utf8'))![1];
  const [, major, minor] = /^v(\d+)\.(\d+)/.exec(full)!;
  return Object.entries({ gitVersion: full, gitMajor: major, gitMinor: minor })
    .map(([name, value]) => ` -X k8s.io/component-base/version.${name}=${value}`).join('');
}

function compile(name: string, flags = ''): string {
  const module = path.join(MODULES, name);
  const pinned = createHash('sha256');
  for (const file of ['go.mod', 'go.sum']) {
    pinned.update(fs.readFileSync(path.join(module, file)));
  }
  const target = path.join(cache(), `${name}-${pinned.update(flags).digest('hex').slice(0, 12)}`);
  if (!fs.existsSync(target)) {
    process.stderr.write(`compiling ${name}; this is kept in ${target}\n`);
    removeAbandoned();
    const fresh = path.join(cache(), `compiling-${process.pid}`);
    fs.mkdirSync(fresh, { recursive: true });
    try {
      go(module, 'build', '-o', `${fresh}${path.sep}`, '-ldflags', `-s -w${flags}`, 'tool');
      fs.rmSync(target, { recursive: true, force: true });
      fs.renameSync(fresh, target);
    } finally {
      fs.rmSync(fresh, { recursive: true, force: true });
    }
  }
  return target;
}

/** What runs left behind that could not clean up. */
function removeAbandoned(): void {
  for (const name of fs.existsSync(cache()) ? fs.readdirSync(cache()) : []) {
    const [, pid] = /^compiling-(\d+)$/.exec(name) ?? [];
    if (pid !== undefined && !runs(Number(pid))) {
      fs.rmSync(path.join(cache(), name), { recursive: true, force: true });
    }
  }
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The sources of a module, in the cache of Go. */
function folderOf(name: string, module: string): string {
  const cwd = path.join(MODULES, name);
  go(cwd, 'mod', 'download', module);
  return go(cwd, 'list', '-m', '-f', '{{.Dir}}', module).trim();
}

function go(cwd: string, ...args: string[]): string {
  return execFileSync('go', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, GOFLAGS: '-mod=readonly -buildvcs=false', CGO_ENABLED: '0' } });
}

function cache(): string {
  return path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'cdk8s-mlops', 'control-plane');
}
