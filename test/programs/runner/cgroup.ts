import * as fs from 'fs';
import * as path from 'path';
import { quantity } from './quantity';

const ROOT = '/sys/fs/cgroup';

/** The limits of a container, by a control group of its own for each resource; where this machine has none, there is no limit. */
export class Cgroup {
  private readonly folders: string[] = [];

  /** What the container reads of its limits, as on a machine with cgroup v2: names of files and their lines. */
  readonly seen: { readonly [file: string]: string };

  constructor(name: string, limits: { readonly memory?: string; readonly cpu?: string } = {}) {
    const memory = limits.memory === undefined ? undefined : String(Math.floor(quantity(limits.memory)));
    const quota = limits.cpu === undefined ? undefined : String(Math.max(1000, Math.floor(quantity(limits.cpu) * 100_000)));
    this.seen = { 'memory.max': memory ?? 'max', 'cpu.max': `${quota ?? 'max'} 100000` };
    if (fs.existsSync(path.join(ROOT, 'cgroup.controllers'))) {
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
    for (const folder of this.folders.splice(0)) {
      try {
        fs.rmdirSync(folder);
      } catch {
        this.folders.push(folder); // something in it still ends
        return false;
      }
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
