import { execFileSync, spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { writeFiles } from '../support/scratch';

const ROOT = path.join(__dirname, '../..');
const TEMPLATE = path.join(path.dirname(require.resolve('cdk8s-cli/package.json')), 'templates/typescript-app');

/** Tools of the template that nothing here runs. */
const UNUSED = ['jest', 'ts-jest', '@types/jest'];

/**
 * A project of somebody who knows nothing of this repository: what `cdk8s init typescript-app` writes, with this package
 * from its tarball and everything else from the registry.
 */
export class Project {
  /**
   * Installs into a new project. The peers are those that this library is built against; `PEERS=newest` takes the newest
   * that it accepts.
   *
   * @param folder an empty one.
   * @param files what the user writes.
   */
  public static install(folder: string, files: { readonly [name: string]: string }): Project {
    for (let above = path.dirname(folder); above !== path.dirname(above); above = path.dirname(above)) {
      if (fs.existsSync(path.join(above, 'node_modules'))) {
        throw new Error(`a stranger has no packages above the project, and there is ${above}/node_modules: remove it, or set TMPDIR to a folder elsewhere`);
      }
    }
    const project = new Project(folder);
    const manifest = manifestOf(pack(folder));
    writeFiles({
      'package.json': JSON.stringify(manifest, undefined, 2),
      'cdk8s.yaml': template('cdk8s.yaml'),
      'tsconfig.json': template('tsconfig.json'),
      ...files,
    }, folder);
    project.run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error');
    return project;
  }

  private constructor(public readonly folder: string) {
  }

  /** The folder of this package as it was installed. */
  public get installed(): string {
    return path.join(this.folder, 'node_modules/cdk8s-mlops');
  }

  /** Another project, with the same packages. */
  public beside(folder: string, files: { readonly [name: string]: string }): Project {
    writeFiles(files, folder);
    fs.symlinkSync(path.join(this.folder, 'node_modules'), path.join(folder, 'node_modules'));
    return new Project(folder);
  }

  /** Runs a command in the project and returns what it printed; fails with all of it when the command fails. */
  public run(command: string, ...args: string[]): string {
    const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: this.folder, encoding: 'utf8', env: strangersEnvironment(), maxBuffer: 2 ** 28 });
    if (error || status !== 0) {
      throw new Error([`${[command, ...args].join(' ')} failed in ${this.folder}: ${error?.message ?? `exit code ${status}`}`, stdout, stderr].join('\n'));
    }
    return stdout;
  }

  /** Runs a command that npm installed. */
  public bin(name: string, ...args: string[]): string {
    return this.run(path.join(this.folder, 'node_modules/.bin', name), ...args);
  }

  public read(file: string): string {
    return fs.readFileSync(path.join(this.folder, file), 'utf8');
  }
}

/** The tarball that would be published, from what `npm run build` made. */
function pack(folder: string): string {
  const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  return path.join(folder, filename);
}

/** The template's package.json, with this package in it. */
function manifestOf(tarball: string): object {
  const own = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const manifest = JSON.parse(template('package.json').replace('{{ $base }}', 'consumer'));
  const range = process.env.PEERS === 'newest' ? '^' : '';
  const peers = Object.keys(own.peerDependencies).map(name => [name, `${range}${own.devDependencies[name]}`]);
  const tools = Object.entries(manifest.devDependencies).filter(([name]) => !UNUSED.includes(name));
  return {
    ...manifest,
    dependencies: { 'cdk8s-mlops': `file:${tarball}`, ...Object.fromEntries(peers) },
    devDependencies: { ...Object.fromEntries(tools), 'cdk8s-cli': versionOf('cdk8s-cli') },
  };
}

function template(file: string): string {
  return fs.readFileSync(path.join(TEMPLATE, file), 'utf8');
}

function versionOf(name: string): string {
  return JSON.parse(fs.readFileSync(require.resolve(`${name}/package.json`), 'utf8')).version;
}

/** What `npm test` tells its children of this repository, and what Jest does, is nothing a stranger has. */
function strangersEnvironment(): NodeJS.ProcessEnv {
  const ours = /^(npm_package_|npm_lifecycle_|npm_command$|npm_config_(local_prefix|legacy_peer_deps|omit_lockfile_registry_resolved)$|INIT_CWD$|JEST_|NODE_ENV$|NODE_PATH$|CDK8S_)/i;
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name));
  const search = (process.env.PATH ?? '').split(path.delimiter).filter(folder => !folder.startsWith(ROOT));
  return { ...Object.fromEntries(kept), PATH: search.join(path.delimiter), CDK8S_CHECK_UPGRADE: 'false' };
}
