export interface ImageOptions {
  /** Folders and files of this machine that the image has, by their paths in the container: they are read-only there. */
  readonly binds?: { readonly [path: string]: string };
  /** Small text files of the image, by their paths in the container. */
  readonly files?: { readonly [path: string]: string };
  /** Empty folders that the image has, with their owner and mode (`{ '/var/lib/x': { uid: 1000, mode: 0o755 } }`). */
  readonly folders?: { readonly [path: string]: { readonly uid?: number; readonly gid?: number; readonly mode?: number } };
  /** ENV of the Dockerfile. */
  readonly env?: { readonly [name: string]: string };
  /** WORKDIR of the Dockerfile. @default '/' */
  readonly workdir?: string;
  readonly entrypoint?: readonly string[];
  readonly cmd?: readonly string[];
  /** USER of the Dockerfile: "1000", "1000:1000", or names of `users`. @default root */
  readonly user?: string;
  /** Users of its /etc/passwd beside root and nobody. */
  readonly users?: { readonly [name: string]: { readonly uid: number; readonly gid: number; readonly home: string } };
  /** STOPSIGNAL of the Dockerfile. @default SIGTERM */
  readonly stopSignal?: NodeJS.Signals;
}

/**
 * Stands for a container image: what the Dockerfile of the real one says, with folders of programs in place of its layers.
 * Each also has /usr of this machine.
 */
export class Image {
  /** Nothing but the shell and the tools of the system. */
  static readonly SYSTEM = new Image();

  constructor(readonly options: ImageOptions = {}) {}

  /** This image with more in it. */
  with(more: ImageOptions): Image {
    const both = (name: 'binds' | 'files' | 'folders' | 'env' | 'users') => ({ ...this.options[name], ...more[name] } as any);
    return new Image({ ...this.options, ...more, binds: both('binds'), files: both('files'), folders: both('folders'), env: both('env'), users: both('users') });
  }

  get users(): NonNullable<ImageOptions['users']> {
    return { root: { uid: 0, gid: 0, home: '/root' }, nobody: { uid: 65534, gid: 65534, home: '/nonexistent' }, ...this.options.users };
  }

  get passwd(): string {
    return Object.entries(this.users).map(([name, user]) => `${name}:x:${user.uid}:${user.gid}:${name}:${user.home}:/bin/sh\n`).join('');
  }

  get group(): string {
    return Object.entries(this.users).map(([name, user]) => `${name === 'nobody' ? 'nogroup' : name}:x:${user.gid}:\n`).join('');
  }

  /** The user that the Dockerfile names. */
  get user(): { readonly uid: number; readonly gid: number; readonly numeric: boolean } {
    const [user, group] = (this.options.user || 'root').split(':');
    const numeric = /^[0-9]+$/.test(user);
    const known = this.entry(user);
    if (!numeric && known === undefined) {
      throw new Error(`unable to find user ${user}: no matching entries in passwd file`);
    }
    const gid = group === undefined ? known?.gid ?? 0 : this.users[group]?.gid ?? Number(group);
    if (Number.isNaN(gid)) {
      throw new Error(`unable to find group ${group}: no matching entries in group file`);
    }
    return { uid: known?.uid ?? Number(user), gid, numeric: numeric || !this.options.user };
  }

  /** What /etc/passwd says of a user. */
  entry(user: string | number): { readonly uid: number; readonly gid: number; readonly home: string } | undefined {
    return Object.entries(this.users).find(([name, { uid }]) => name === user || String(uid) === String(user))?.[1];
  }
}
