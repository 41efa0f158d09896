import * as fs from 'fs';
import * as path from 'path';
import type { Image } from './image';

/** What is mounted somewhere in a container. */
export interface Mount {
  readonly path: string;
  readonly source: string;
  readonly readOnly: boolean;
}

const FOLDERS: { readonly [path: string]: number } = {
  '/.old': 0o700, '/dev': 0o755, '/etc': 0o755, '/home': 0o755, '/mnt': 0o755, '/opt': 0o755, '/proc': 0o555, '/root': 0o700, '/run': 0o755, '/srv': 0o755, '/sys': 0o555,
  '/tmp': 0o1777, '/usr': 0o755, '/var': 0o755, '/var/cache': 0o755, '/var/lib': 0o755, '/var/log': 0o755, '/var/tmp': 0o1777,
};

/** Files of this machine without which its programs find less. */
const OF_THE_SYSTEM = ['ld.so.cache', 'nsswitch.conf', 'host.conf', 'protocols', 'services', 'mime.types'];

/** The root folder of a container: what is in it before anything is mounted, and what is mounted. */
export class ContainerRoot {
  private readonly mounts: Array<readonly [type: string, options: string, source: string, target: string]> = [];

  constructor(readonly folder: string, image: Image, own: { readonly etc: { readonly [file: string]: string }; readonly device: string; readonly cgroup: string }) {
    for (const [name, mode] of Object.entries(FOLDERS)) {
      this.mkdir(name, mode);
    }
    for (const name of ['bin', 'sbin', 'lib', 'lib64']) {
      fs.symlinkSync(`usr/${name}`, this.at(`/${name}`));
    }
    fs.symlinkSync('../run', this.at('/var/run'));
    for (const [file, text] of Object.entries({ ...own.etc, passwd: image.passwd, group: image.group })) {
      fs.writeFileSync(this.at(`/etc/${file}`), text);
    }
    for (const file of OF_THE_SYSTEM.filter(name => fs.existsSync(`/etc/${name}`))) {
      fs.copyFileSync(`/etc/${file}`, this.at(`/etc/${file}`));
    }
    if (fs.existsSync('/etc/ssl/certs')) {
      this.bind({ path: '/etc/ssl/certs', source: '/etc/ssl/certs', readOnly: true });
    }
    this.add('proc', 'nosuid,nodev,noexec', 'proc', '/proc');
    this.add('sysfs', 'ro,nosuid,nodev,noexec', 'sysfs', '/sys');
    this.add('none', 'bind,ro', own.cgroup, '/sys/fs/cgroup');
    this.add('none', 'bind,ro', own.device, '/dev');
    this.add('devpts', 'nosuid,noexec,newinstance,ptmxmode=0666,mode=0620', 'devpts', '/dev/pts');
    this.add('tmpfs', 'nosuid,nodev,noexec,mode=1777,size=64m', 'shm', '/dev/shm');
    for (const [target, { uid, gid, mode }] of Object.entries(image.options.folders ?? {})) {
      this.mkdir(target, mode ?? 0o755);
      fs.chownSync(this.at(target), uid ?? 0, gid ?? 0);
    }
    for (const [target, text] of Object.entries(image.options.files ?? {})) {
      this.mkdir(path.dirname(target));
      fs.writeFileSync(this.at(target), text);
      fs.chmodSync(this.at(target), text.startsWith('#!') ? 0o755 : 0o644);
    }
    for (const [target, source] of sorted(Object.entries(image.options.binds ?? {}), ([name]) => name)) {
      if (target.startsWith('/root/')) {
        fs.chmodSync(this.at('/root'), 0o755);
      }
      this.bind({ path: target, source, readOnly: true });
    }
  }

  /** A folder that is there, whoever made it. */
  mkdir(target: string, mode?: number): void {
    fs.mkdirSync(this.at(target), { recursive: true });
    if (mode !== undefined) {
      fs.chmodSync(this.at(target), mode);
    }
  }

  /** Mounts, those that hold others first. */
  bindAll(mounts: readonly Mount[]): void {
    sorted(mounts, mount => mount.path).forEach(mount => this.bind(mount));
  }

  /** What container.sh mounts, in order. */
  get command(): string[] {
    return this.mounts.flat();
  }

  private bind({ path: target, source, readOnly }: Mount): void {
    this.add('none', readOnly ? 'rbind,ro' : 'rbind', fs.realpathSync(source), target);
  }

  private add(type: string, options: string, source: string, target: string): void {
    this.mounts.push([type, options, source, target]);
  }

  private at(target: string): string {
    return path.join(this.folder, target);
  }
}

function sorted<T>(items: readonly T[], key: (item: T) => string): T[] {
  const depth = (item: T) => key(item).split('/').filter(part => part !== '').length;
  return [...items].sort((a, b) => depth(a) - depth(b));
}
