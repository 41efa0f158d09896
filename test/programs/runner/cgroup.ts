import * as fs from 'fs';
import * as path from 'path';
import { quantity } from './quantity';

const ROOT = '/sys/fs/cgroup';
const HIERARCHIES = [ROOT, path.join(ROOT, 'memory'), path.join(ROOT, 'cpu')];

/** What the names of all groups begin with. */
export const PREFIX = 'cdk8s-mlops-';

/** The limits of a container, by a control group of its own for each resource; where this machine has none, there is no limit. */
export class Cgroup {
  /** Whether this machine can limit memory. */
  static get available(): boolean {
    const group = new Cgroup(`${PREFIX}${process.pid}-${Date.now()}`, { memory: '1Gi' });
    const files = group.folders.flatMap(folder => ['memory.limit_in_bytes', 'memory.max'].filter(file => fs.existsSync(path.join(folder, file))));
    group.remove();
    return files.length > 0;
  }

  /** Removes the groups of runs that were killed an hour ago or more. */
  static sweep(): void {
    for (const hierarchy of HIERARCHIES.filter(folder => fs.existsSync(folder))) {
      for (const name of fs.readdirSync(hierarchy).filter(one => one.startsWith(PREFIX))) {
        const folder = path.join(hierarchy, name);
        try {
          if (Date.now() - fs.statSync(folder).mtimeMs > 3600_000) {
            fs.rmdirSync(folder); // which only the one of no process lets happen
          }
        } catch {
          // it is used, or gone
        }
      }
    }
  }

  private readonly folders: string[] = [];

  /** What the container reads of its limits, as on a machine with cgroup v2: names of files and their lines. */
  readonly seen: { readonly [file: string]: string };

  constructor(name: string, limits: { readonly memory?: string; readonly cpu?: string } = {}) {
    const memory = limits.memory === undefined ? undefined : String(Math.floor(quantity(limits.memory)));
    const quota = limits.cpu === undefined ? undefined : String(Math.max(1000, Math.floor(quantity(limits.cpu) * 100_000)));
    this.seen = { 'memory.max': memory ?? 'max', 'cpu.max': `${quota ?? 'max'} 100000` };
    if (fs.existsSync(path.join(ROOT, 'cgroup.controllers'))) {
      enable();
      this.make(ROOT, name, { 'memory.max': memory, 'memory.oom.group': memory && '1', 'cpu.max': quota && `${quota} 100000` });
    } else {
      this.make(path.join(ROOT, 'memory'), name, { 'memory.limit_in_bytes': memory });
      if (quota !== undefined) {
        this.make(path.join(ROOT, 'cpu'), name, { 'cpu.cfs_quota_us': quota });
      }
    }
  }

  /** Where a process that belongs to the container writes its number. */
  get memberships(): string[] {
    return this.folders.map(folder => path.join(folder, 'cgroup.procs'));
  }

  /** How often the kernel killed a process because of the memory limit. */
  get outOfMemoryKills(): number {
    return this.folders.reduce((sum, folder) => sum + ['memory.oom_control', 'memory.events'].reduce((kills, file) => {
      const text = fs.existsSync(path.join(folder, file)) ? fs.readFileSync(path.join(folder, file), 'utf8') : '';
      return kills + Number(/^oom_kill ([0-9]+)$/m.exec(text)?.[1] ?? 0);
    }, 0), 0);
  }

  /** The largest amount of memory that the container had, in bytes. */
  get memoryPeak(): number | undefined {
    for (const folder of this.folders) {
      for (const file of ['memory.max_usage_in_bytes', 'memory.peak']) {
        if (fs.existsSync(path.join(folder, file))) {
          return Number(fs.readFileSync(path.join(folder, file), 'utf8'));
        }
      }
    }
    return undefined;
  }

  /** @returns whether nothing is left */
  remove(): boolean {
    while (this.folders.length > 0) {
      try {
        fs.rmdirSync(this.folders[0]);
      } catch {
        return false; // something in it still ends
      }
      this.folders.shift();
    }
    return true;
  }

  private make(hierarchy: string, name: string, files: { readonly [file: string]: string | undefined }): void {
    if (!fs.existsSync(hierarchy)) {
      return;
    }
    const folder = path.join(hierarchy, name);
    try {
      fs.mkdirSync(folder);
    } catch {
      return; // it may not be written here
    }
    this.folders.push(folder);
    for (const [file, value] of Object.entries(files)) {
      if (value !== undefined && fs.existsSync(path.join(folder, file))) {
        fs.writeFileSync(path.join(folder, file), value);
      }
    }
  }
}

/** With cgroup v2, groups have those files only that the one above them passes on. */
function enable(): void {
  try {
    fs.writeFileSync(path.join(ROOT, 'cgroup.subtree_control'), '+memory +cpu');
  } catch {
    // it is done, or may not be done here
  }
}
