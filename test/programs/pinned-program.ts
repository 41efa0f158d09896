import { execFileSync, spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { programsOf } from './needs';
import { compile, goTools, sourcesOf } from '../support/go-tools';
import { folderOf, make, Pinned } from '../support/pinned';

/** Where each program is pinned: a folder with its name, and the file that its package manager reads. */
const PINNED = path.join(__dirname, 'pinned');

const GROUP = 'programs';

/** The version of Python that the requirements are pinned for; of Debian, since pods see its /usr. */
const PYTHON = ['/usr/bin/python3.11', 'python3.11'];

/** Programs that take minutes to compile, or much of the disk: scenarios with them run only when nothing else is asked for. */
const LARGE: readonly string[] = ['emissary-gateway', 'torch', 'traefik'];

/** How a program gets into the cache, by the file that pins it. */
interface Carrier {
  readonly pins: readonly string[];
  /** Where its commands are, in its folder. */
  readonly bin: readonly string[];
  install(pinned: Pinned, own: string): string;
}

const CARRIERS: { readonly [file: string]: Carrier } = {
  'go.mod': {
    pins: ['go.mod', 'go.sum'],
    bin: ['.'],
    install: (_, own) => compile(GROUP, own),
  },
  'requirements.txt': {
    pins: ['requirements.txt'],
    bin: ['bin'],
    install: pinned => make(pinned, 'installing', (fresh, target) => {
      run(python(), '-m', 'venv', '--without-pip', fresh);
      run('python3', '-m', 'pip', '--python', path.join(fresh, 'bin', 'python'), 'install', '--quiet', '--prefer-binary', '--no-deps',
        '--disable-pip-version-check', '--requirement', pinned.pins[0]);
      moveScripts(fresh, target);
    }),
  },
  'packages.txt': {
    pins: ['packages.txt'],
    bin: ['usr/sbin', 'usr/bin', 'bin'],
    install: pinned => make(pinned, 'installing', fresh => {
      const packages = fs.readFileSync(pinned.pins[0], 'utf8').split('\n').filter(line => line !== '');
      const download = () => spawnSync('apt-get', ['download', '--quiet', ...packages], { cwd: fresh, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
      if (download().status !== 0) {
        run('apt-get', 'update', '--quiet'); // a list that is too old names packages that are gone
        const { status, stderr, error } = download();
        if (status !== 0) {
          throw new Error(`cannot download ${packages.join(', ')} from the archive of Debian 12: ${error?.message ?? stderr}`);
        }
      }
      for (const file of fs.readdirSync(fresh).filter(name => name.endsWith('.deb'))) {
        run('dpkg-deb', '--extract', path.join(fresh, file), fresh);
        fs.rmSync(path.join(fresh, file));
      }
    }),
  },
  'package-lock.json': {
    pins: ['package.json', 'package-lock.json'],
    bin: ['node_modules/.bin'],
    install: pinned => make(pinned, 'installing', fresh => {
      pinned.pins.forEach(file => fs.copyFileSync(file, path.join(fresh, path.basename(file))));
      run('npm', 'ci', '--prefix', fresh, '--ignore-scripts', '--no-audit', '--no-fund', '--silent');
    }),
  },
};

/** A program of the registries, pinned, in a folder of the cache. */
export class PinnedProgram {
  /** The names of what is pinned. */
  public static readonly names: readonly string[] = fs.readdirSync(PINNED).sort();

  /**
   * The program of that name, which an earlier step has installed: while scenarios run, there is no network.
   *
   * @throws an Error when the file of the scenario does not name it: on another machine it would not be there.
   */
  public static installed(name: string): PinnedProgram {
    const program = new PinnedProgram(name);
    const file = expect.getState().testPath;
    if (file !== undefined && !programsOf(file).includes(name)) {
      throw new Error(`${file} uses ${name}: name it in the first comment, as in "@programs ${name}"`);
    }
    if (!fs.existsSync(program.folder)) {
      throw new Error(`${name} is not installed: run "npm run test:programs"`);
    }
    return program;
  }

  /** Whether CI leaves it out. */
  public readonly large: boolean;

  private readonly carrier: Carrier;
  private readonly pinned: Pinned;

  /** @param name a folder of `pinned`. */
  constructor(public readonly name: string) {
    const own = path.join(PINNED, name);
    const file = Object.keys(CARRIERS).find(pin => fs.existsSync(path.join(own, pin)));
    if (file === undefined) {
      throw new Error(`no program "${name}" is pinned; pinned are ${PinnedProgram.names.join(', ')}`);
    }
    this.carrier = CARRIERS[file];
    this.pinned = file === 'go.mod' ? goTools(GROUP, own) : { group: GROUP, name, pins: this.carrier.pins.map(pin => path.join(own, pin)) };
    this.large = LARGE.includes(name);
  }

  /** Where it is installed, or will be. Its scripts work only there. */
  public get folder(): string {
    return folderOf(this.pinned);
  }

  /** The folders with its commands, for the variable PATH. */
  public get bin(): readonly string[] {
    return this.carrier.bin.map(folder => path.join(this.folder, folder));
  }

  /** The folders that a pod needs to see at their own paths, besides the /usr of the machine. */
  public get folders(): readonly string[] {
    const interpreter = path.join(this.folder, 'bin', 'python');
    const base = fs.existsSync(interpreter) ? path.dirname(path.dirname(fs.realpathSync(interpreter))) : '/usr';
    return base === '/usr' ? [this.folder] : [this.folder, base];
  }

  /** The path of one of its commands. */
  public command(name: string): string {
    const found = this.bin.map(folder => path.join(folder, name)).find(file => fs.existsSync(file));
    if (found === undefined) {
      throw new Error(`${this.name} has no command "${name}" in ${this.bin.join(', ')}`);
    }
    return found;
  }

  /** The folder with the sources of a Go module that it is compiled from. */
  public sources(module: string): string {
    return sourcesOf(path.join(PINNED, this.name), module);
  }

  /** Installs it, unless that has been done. */
  public install(): void {
    this.carrier.install(this.pinned, path.join(PINNED, this.name));
  }
}

function python(): string {
  const found = PYTHON.find(command => spawnSync(command, ['-c', 'import venv']).status === 0);
  if (found === undefined) {
    throw new Error('there is no Python 3.11 with its module venv: on Debian 12, it is in python3 and python3-venv');
  }
  return found;
}

/** The first line of a script of Python holds the path of its interpreter. */
function moveScripts(fresh: string, target: string): void {
  const bin = path.join(fresh, 'bin');
  for (const entry of fs.readdirSync(bin, { withFileTypes: true }).filter(e => e.isFile())) {
    const file = path.join(bin, entry.name);
    const text = fs.readFileSync(file, 'latin1');
    if (text.includes(fresh)) {
      fs.writeFileSync(file, text.replaceAll(fresh, target), 'latin1');
    }
  }
}

function run(command: string, ...args: string[]): void {
  try {
    execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  } catch (error) {
    throw new Error(`${command} ${args.join(' ')}: ${(error as { stderr?: string }).stderr || (error as Error).message}`);
  }
}
