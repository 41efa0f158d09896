import { createHash } from 'crypto';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

/** What the name of a folder begins with while something is put into it. */
const UNFINISHED = 'compiling-';

/** Something made once from the files that pin it, in a folder that is named after what they say. */
export interface Pinned {
  /** The folder of the cache that it lies in. */
  readonly group: string;
  /** What the name of its folder begins with. */
  readonly name: string;
  /** The files that pin it. */
  readonly pins: readonly string[];
  /** What else it depends on. */
  readonly salt?: string;
}

/** Where something pinned is, or will be. */
export function folderOf({ group, name, pins, salt = '' }: Pinned): string {
  const pinned = createHash('sha256');
  pins.forEach(file => pinned.update(fs.readFileSync(file)));
  return path.join(cache(group), `${name}-${pinned.update(salt).digest('hex').slice(0, 12)}`);
}

/**
 * Makes something pinned, unless an earlier run has done so. A run that is stopped leaves nothing that looks complete.
 *
 * @param verb what is being done, for people who wait: `compiling`.
 * @param make puts it into a fresh folder; `target` is where that will lie in the end.
 * @returns its folder.
 */
export function make(what: Pinned, verb: string, make: (fresh: string, target: string) => void): string {
  const target = folderOf(what);
  if (!fs.existsSync(target)) {
    const began = Date.now();
    process.stderr.write(`${verb} ${what.name}; this is kept in ${target}\n`);
    removeAbandoned(what.group);
    const fresh = path.join(cache(what.group), `${UNFINISHED}${process.pid}`);
    fs.rmSync(fresh, { recursive: true, force: true });
    fs.mkdirSync(fresh, { recursive: true });
    try {
      make(fresh, target);
      // Another run may have been as fast, and its programs may be in use.
      if (!fs.existsSync(target)) {
        fs.renameSync(fresh, target);
      }
    } finally {
      fs.rmSync(fresh, { recursive: true, force: true });
    }
    process.stderr.write(`${what.name} took ${Math.round((Date.now() - began) / 1000)} s\n`);
  }
  return target;
}

/** What runs left behind that could not clean up. */
function removeAbandoned(group: string): void {
  for (const name of fs.existsSync(cache(group)) ? fs.readdirSync(cache(group)) : []) {
    const pid = name.startsWith(UNFINISHED) ? Number(name.slice(UNFINISHED.length)) : NaN;
    if (Number.isInteger(pid) && !runs(pid)) {
      fs.rmSync(path.join(cache(group), name), { recursive: true, force: true });
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

function cache(group: string): string {
  return path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'cdk8s-mlops', group);
}
