import { execFileSync, spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { make, Pinned } from './pinned';

/**
 * A folder of a module with files in place of those of other modules: at `completed/MODULE@VERSION`, by which its go.mod
 * replaces MODULE. Before it is compiled, the other files of the real module are added.
 */
const COMPLETED = 'completed';

/** The programs that a Go module names as its tools, in the cache. */
export function goTools(group: string, module: string, ldflags = ''): Pinned {
  return { group, name: path.basename(module), pins: filesIn(module), salt: ldflags };
}

/**
 * Compiles the tools of a Go module, unless an earlier run has done so.
 *
 * @param group the folder of the cache.
 * @param module the folder of the module.
 * @param ldflags for the linker, such as a version to set.
 * @returns the folder with the programs.
 */
export function compile(group: string, module: string, ldflags = ''): string {
  checkGo();
  return make(goTools(group, module, ldflags), 'compiling', fresh => {
    const sources = path.join(fresh, 'sources');
    fs.cpSync(module, sources, { recursive: true });
    complete(sources);
    go(sources, 'build', '-o', `${fresh}${path.sep}`, '-ldflags', `-s -w${ldflags}`, 'tool');
    fs.rmSync(sources, { recursive: true, force: true });
  });
}

/** Adds the files of the real modules to those that stand for some of them. */
function complete(sources: string): void {
  const stubs = path.join(sources, COMPLETED);
  for (const file of fs.existsSync(stubs) ? filesIn(stubs) : []) {
    const [module] = /^.*?@[^/]+/.exec(path.relative(stubs, file))!;
    const real = JSON.parse(go(sources, 'mod', 'download', '-json', module)).Dir;
    const kept = path.join(stubs, module);
    fs.cpSync(real, kept, { recursive: true, filter: from => !fs.existsSync(path.join(kept, path.relative(real, from))) || fs.statSync(from).isDirectory() });
  }
}

function filesIn(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true, recursive: true }).filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name)).sort();
}

/** The sources of a module that another one needs, in the cache of Go. */
export function sourcesOf(module: string, needed: string): string {
  checkGo();
  go(module, 'mod', 'download', needed);
  return go(module, 'list', '-m', '-f', '{{.Dir}}', needed).trim();
}

function checkGo(): void {
  const { error, stdout } = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' });
  const [, minor] = /^go1\.(\d+)/.exec(stdout ?? '') ?? [];
  if (error || Number(minor) < 25) {
    throw new Error(`the programs of these tests are compiled with Go 1.25 or newer, and ${error ? 'there is no "go" on the PATH' : `"go" is ${stdout.trim()}`}: install it from https://go.dev/dl/`);
  }
}

function go(cwd: string, ...args: string[]): string {
  return execFileSync('go', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, GOFLAGS: '-mod=readonly -buildvcs=false', CGO_ENABLED: '0' } });
}
