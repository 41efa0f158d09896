import * as nodeFs from 'fs';
import { basename, dirname, join, resolve, sep } from 'path';
import { oneLine } from '../helm/files/prose';
import { counted } from '../values/counted';
import { Refusal } from '../values/refusal';

/** Lists the generated files of the directory, one path per line, so that version control can merge it. @internal */
export const LIST_FILE = '.generated-files';

/** Differences between a directory and the files that it should have; sorted paths. @internal */
export interface Difference {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Replaces the content of a directory with these files, so that readers find either the old files or the new ones.
 *
 * The new directory is built next to the old one and renamed when it is complete; a failure before that leaves the old one
 * unchanged. Unchanged files keep their modification time. Between the two renames there is an instant without either. If
 * the process is killed then, the old directory is in `.<name>.cdk8s-mlops` next to it, and the next run restores it.
 *
 * A directory that cannot be renamed is updated file by file: a mount point, a directory with a read-only parent, and the
 * working directory of the process. Each file is then old or new, and the next run completes what a killed process left.
 *
 * Refused: paths that leave the directory or are invalid on some file system (`output-path`), a directory with files that
 * were not generated (`output-foreign`), a directory that another process writes (`output-busy`).
 *
 * @param root the directory. It need not exist.
 * @param files contents by path, with `/` on every platform.
 * @internal
 */
export function writeFiles(root: string, files: ReadonlyMap<string, string>, fs: FileSystem = nodeFs): Difference {
  return new Output(realPath(root, fs), withList(files), fs).write();
}

/** The changes that `writeFiles` would make. @internal */
export function differenceOf(root: string, files: ReadonlyMap<string, string>): Difference {
  return new Output(realPath(root, nodeFs), withList(files), nodeFs).difference();
}

/** What was written where: `charts-out: 12 files, 2 changed`. @internal */
export function toldOf(folder: string, files: ReadonlyMap<string, string>, difference: Difference): string {
  const counts = Object.entries(difference)
    .map(([what, paths]) => [what, paths.filter((path: string) => path !== LIST_FILE).length] as const)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what}`);
  return `${folder}: ${counted(files.size, 'file')}, ${counts.length ? counts.join(', ') : 'nothing changed'}`;
}

/** The functions of `fs` that are used, so that a test can make each of them fail. @internal */
export type FileSystem = Pick<typeof nodeFs,
| 'chmodSync' | 'copyFileSync' | 'existsSync' | 'linkSync' | 'lstatSync' | 'mkdirSync' | 'readdirSync' | 'readFileSync' | 'realpathSync'
| 'renameSync' | 'rmSync' | 'statSync' | 'utimesSync' | 'writeFileSync'>;

// The temporary name of a file in a directory that cannot be renamed.
const FRESH_FILE = `${LIST_FILE}.new`;

// Files that file managers create.
const LITTER = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

// Error codes of a rename if the directory cannot be renamed.
const IMMOVABLE = new Set(['EBUSY', 'EXDEV', 'EPERM', 'EACCES', 'EROFS']);

class Output {
  /** Contains the new directory while it is built, the old one while they are exchanged, and the process id. */
  private readonly work: string;

  constructor(private readonly root: string, private readonly files: ReadonlyMap<string, string>, private readonly fs: FileSystem) {
    this.work = join(dirname(root), `.${basename(root)}.cdk8s-mlops`);
  }

  public write(): Difference {
    this.recover();
    if (this.fs.existsSync(this.root) && !this.fs.statSync(this.root).isDirectory()) {
      throw new Refusal('output-foreign', `${this.root} is a file, expected a directory: move it elsewhere`);
    }
    this.refuseForeign();
    const difference = this.difference();
    if (difference.added.length + difference.changed.length + difference.removed.length === 0) {
      return difference;
    }
    if (this.movable()) {
      this.replace(difference);
    } else {
      this.update(difference);
    }
    return difference;
  }

  public difference(): Difference {
    const old = this.present();
    const all = [...this.files.keys()];
    return {
      added: all.filter(path => !old.has(path)).sort(),
      changed: all.filter(path => old.has(path) && !this.isUnchanged(path)).sort(),
      removed: [...old].filter(path => !this.files.has(path)).sort(),
    };
  }

  /** Restores the directory of a process that was killed between the two renames. */
  private recover(): void {
    const { fs } = this;
    if (!fs.existsSync(this.work)) {
      return;
    }
    const pid = this.holder();
    if (pid !== undefined && pid !== process.pid && isRunning(pid)) {
      throw new Refusal('output-busy', `${this.root} is being written by process ${pid}: wait for it, ` +
        `or delete ${join(this.work, 'pid')} if that process is unrelated`);
    }
    if (!fs.existsSync(this.root) && fs.existsSync(join(this.work, 'old'))) {
      fs.renameSync(join(this.work, 'old'), this.root);
    }
    fs.rmSync(this.work, { recursive: true, force: true });
  }

  private holder(): number | undefined {
    try {
      return parseInt(this.fs.readFileSync(join(this.work, 'pid'), 'utf8'), 10) || undefined;
    } catch {
      return undefined;
    }
  }

  private refuseForeign(): void {
    const listed = this.listed();
    const foreign = [...this.present()].filter(path => !listed.has(path) && !this.files.has(path)).sort();
    if (foreign.length > 0) {
      const shown = foreign.slice(0, 5).map(path => oneLine(path)).join(', ');
      throw new Refusal('output-foreign', `${this.root} has files that were not generated (${shown}` +
        `${foreign.length > 5 ? ` and ${foreign.length - 5} more` : ''}): move or delete them`);
    }
  }

  private listed(): Set<string> {
    let list = '';
    try {
      list = this.fs.readFileSync(join(this.root, LIST_FILE), 'utf8');
    } catch {
      // Nothing was generated here before.
    }
    return new Set([...list.split(/\r?\n/), FRESH_FILE]);
  }

  /** The content of the directory, by path. Links are not followed. */
  private present(at = '', found = new Set<string>()): Set<string> {
    if (at === '' && !this.fs.existsSync(this.root)) {
      return found;
    }
    for (const entry of this.fs.readdirSync(join(this.root, at), { withFileTypes: true })) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) {
        this.present(path, found);
      } else if (!LITTER.has(entry.name)) {
        found.add(path);
      }
    }
    return found;
  }

  private isUnchanged(path: string): boolean {
    const file = join(this.root, path);
    const stat = this.fs.lstatSync(file, { throwIfNoEntry: false });
    const bytes = Buffer.from(this.files.get(path)!, 'utf8');
    return stat !== undefined && stat.isFile() && stat.size === bytes.length && bytes.equals(this.fs.readFileSync(file));
  }

  private movable(): boolean {
    if (!this.fs.existsSync(this.root)) {
      return true;
    }
    const here = `${process.cwd()}${sep}`.startsWith(`${this.root}${sep}`);
    return !here && this.fs.statSync(this.root).dev === this.fs.statSync(dirname(this.root)).dev;
  }

  private replace(difference: Difference): void {
    const { fs } = this;
    const [fresh, old] = [join(this.work, 'new'), join(this.work, 'old')];
    const existed = fs.existsSync(this.root);
    try {
      if (!fs.existsSync(dirname(this.work))) {
        fs.mkdirSync(dirname(this.work), { recursive: true });
      }
      fs.mkdirSync(this.work);
    } catch (error) {
      if (existed && IMMOVABLE.has(codeOf(error))) {
        return this.update(difference);
      }
      // Another process created it after recover().
      throw codeOf(error) === 'EEXIST' ? new Refusal('output-busy', `${this.root} is being written by another process: wait for it`) : error;
    }
    let moved = false;
    try {
      fs.writeFileSync(join(this.work, 'pid'), `${process.pid}\n`);
      this.build(fresh, new Set([...difference.added, ...difference.changed]));
      if (existed) {
        fs.chmodSync(fresh, fs.statSync(this.root).mode & 0o7777);
        try {
          fs.renameSync(this.root, old);
        } catch (error) {
          if (IMMOVABLE.has(codeOf(error))) {
            return this.update(difference);
          }
          throw error;
        }
      }
      moved = true;
      fs.renameSync(fresh, this.root);
      moved = false;
    } finally {
      if (moved && existed) {
        fs.renameSync(old, this.root);
      }
      // The directory is complete, old or new; the next run removes what is left next to it.
      this.attempt(() => fs.rmSync(this.work, { recursive: true, force: true }));
    }
  }

  private build(fresh: string, written: ReadonlySet<string>): void {
    const { fs } = this;
    for (const [path, text] of this.files) {
      const file = join(fresh, path);
      fs.mkdirSync(dirname(file), { recursive: true });
      if (written.has(path)) {
        fs.writeFileSync(file, text);
        continue;
      }
      const same = join(this.root, path);
      try {
        fs.linkSync(same, file);
      } catch {
        // Not every file system has hard links.
        const { atime, mtime } = fs.statSync(same);
        fs.copyFileSync(same, file);
        fs.utimesSync(file, atime, mtime);
      }
    }
  }

  /** Updates the directory file by file. */
  private update(difference: Difference): void {
    const { fs } = this;
    const changes = [...difference.added, ...difference.changed].filter(path => path !== LIST_FILE);
    const fresh = join(this.root, FRESH_FILE);
    const put = (path: string, text: string) => {
      fs.writeFileSync(fresh, text);
      const file = join(this.root, path);
      if (fs.lstatSync(file, { throwIfNoEntry: false })?.isDirectory()) {
        fs.rmSync(file, { recursive: true });
      }
      fs.renameSync(fresh, file);
    };
    // First a list of old and new files, so that the next run recognises them, wherever this one ends.
    put(LIST_FILE, listOf([...this.files.keys(), ...difference.removed]));
    for (const path of difference.removed) {
      fs.rmSync(join(this.root, path), { force: true });
      this.removeEmpty(dirname(path));
    }
    for (const path of changes) {
      fs.mkdirSync(dirname(join(this.root, path)), { recursive: true });
      put(path, this.files.get(path)!);
    }
    put(LIST_FILE, this.files.get(LIST_FILE)!);
  }

  private removeEmpty(folder: string): void {
    const full = join(this.root, folder);
    if (folder !== '.' && this.fs.readdirSync(full).every(name => LITTER.has(name))) {
      this.fs.rmSync(full, { recursive: true });
      this.removeEmpty(dirname(folder));
    }
  }

  private attempt(action: () => void): void {
    try {
      action();
    } catch {
      // Said at the call.
    }
  }
}

function withList(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  checkPaths([...files.keys()]);
  const paths = [...files.keys(), LIST_FILE];
  return new Map([...files, [LIST_FILE, listOf(paths)]]);
}

function listOf(paths: readonly string[]): string {
  const title = '# Written by cdk8s-mlops, which replaces or removes the files that are listed here. Others do not belong in this folder.';
  return `${[title, ...[...new Set(paths)].sort()].join('\n')}\n`;
}

function checkPaths(paths: readonly string[]): void {
  const refuse = (path: string, why: string): never => {
    throw new Refusal('output-path', `${JSON.stringify(path)} is not a valid path of a generated file: ${why}`);
  };
  const known = new Map<string, string>();
  for (const path of paths) {
    const names = path.split('/');
    if (names.some(name => name === '' || name === '.' || name === '..' || /[\\:*?"<>|\0-\x1f\x7f]|[. ]$/.test(name))) {
      refuse(path, 'expected names separated by slashes, without `\\ : * ? " < > |` and control characters, and no name that ends with a dot or a space');
    }
    if (names[0] === LIST_FILE || names[0] === FRESH_FILE) {
      refuse(path, 'the list of the generated files has that name');
    }
    // Directories are names too; on case-insensitive file systems, two spellings are one file.
    for (let i = 1; i <= names.length; i++) {
      const part = names.slice(0, i).join('/');
      const entry = i < names.length ? `${part}/` : part;
      const other = known.get(part.toLowerCase());
      if (other !== undefined && (other !== entry || i === names.length)) {
        refuse(path, `${other} is there too`);
      }
      known.set(part.toLowerCase(), entry);
    }
  }
}

/** The real path of the directory: a link to it stays a link. */
function realPath(root: string, fs: FileSystem): string {
  const full = resolve(root);
  if (fs.existsSync(full)) {
    return fs.realpathSync(full);
  }
  const parent = dirname(full);
  return parent === full ? full : join(realPath(parent, fs), basename(full));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}
