import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { HELMS } from '../support/helm';
import { scratch, writeFiles } from '../support/scratch';

const ROOT = path.join(__dirname, '../..');

/**
 * The folder of a reader who follows a page, with everything installed: this library is its sources.
 */
export class Project {
  /** The files that contain TypeScript, as they were after each step. */
  public readonly steps: string[] = [];

  private readonly files: { [name: string]: string } = {};

  constructor(public readonly folder = scratch()) {
    const modules = path.join(folder, 'node_modules');
    const installed = path.join(ROOT, 'node_modules');
    fs.mkdirSync(path.join(modules, '.bin'), { recursive: true });
    fs.readdirSync(installed).filter(name => !name.startsWith('.')).forEach(name => fs.symlinkSync(path.join(installed, name), path.join(modules, name)));
    fs.readdirSync(path.join(installed, '.bin')).forEach(name => fs.symlinkSync(path.join(installed, '.bin', name), path.join(modules, '.bin', name)));
    // What is no part of the reader's project stays out of their repository.
    writeFiles({ 'info/exclude': '/.home/\n/.steps/\n' }, path.join(folder, '.home/git-template'));
    fs.symlinkSync(path.join(ROOT, 'bin/cdk8s-mlops'), path.join(modules, '.bin/cdk8s-mlops'));
    const helm = HELMS[HELMS.length - 1];
    fs.symlinkSync(helm.bin, path.join(modules, '.bin/helm'));
    fs.symlinkSync(helm.kubectl, path.join(modules, '.bin/kubectl'));
    writeFiles({
      'package.json': JSON.stringify({ name: 'cdk8s-mlops', version: '0.0.0', main: 'index.js' }),
      'index.js': `module.exports = require(${JSON.stringify(path.join(ROOT, 'src/index.ts'))});\n`,
    }, path.join(modules, 'cdk8s-mlops'));
  }

  /** Writes a file, and keeps what there is of TypeScript for the compiler. */
  public write(name: string, text: string): void {
    this.files[name] = text;
    writeFiles({ [name]: text }, this.folder);
    if (name.endsWith('.ts')) {
      const step = path.join(this.folder, '.steps', String(this.steps.length));
      writeFiles(Object.fromEntries(Object.entries(this.files).filter(([file]) => file.endsWith('.ts'))), step);
      this.steps.push(step);
    }
  }

  public read(name: string): string {
    return fs.readFileSync(path.join(this.folder, name), 'utf8');
  }

  /** Runs a command line as it stands, and returns what it printed. */
  public run(command: string, fails = false): string {
    const { status, stdout } = spawnSync('sh', ['-c', `exec 2>&1\n${command}`], { cwd: this.folder, encoding: 'utf8', env: this.environment(), maxBuffer: 2 ** 28 });
    if ((status !== 0) !== fails) {
      throw new Error(`${command}\nended with exit code ${status}:\n${stdout}`);
    }
    // Folders of this machine, and the warning of a library that is not of the reader's doing.
    return stdout.replaceAll(this.folder, '.').split('\n').filter(line => !/^npm (warn|notice)/.test(line)).join('\n');
  }

  private environment(): NodeJS.ProcessEnv {
    const home = path.join(this.folder, '.home');
    const search = `${path.join(this.folder, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`;
    return {
      PATH: search,
      HOME: home,
      KUBECONFIG: path.join(home, 'no-cluster'),
      CDK8S_CHECK_UPGRADE: 'false',
      NODE_PATH: '',
      NO_COLOR: '1',
      GIT_TEMPLATE_DIR: path.join(home, 'git-template'),
      ...Object.fromEntries(['AUTHOR', 'COMMITTER'].flatMap(who => [[`GIT_${who}_NAME`, 'reader'], [`GIT_${who}_EMAIL`, 'reader@example.org']])),
    };
  }
}
