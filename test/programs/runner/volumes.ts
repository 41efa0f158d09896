import * as fs from 'fs';
import * as path from 'path';
import { run, sure } from './commands';
import { ConfigError, field, resource } from './environment';
import type { Data } from './objects';
import type { Pod } from './pod';
import { quantity } from './quantity';

/** A file of a volume that the kubelet writes. */
interface File {
  readonly path: string;
  readonly mode: number;
  readonly content: Buffer;
}

interface Source {
  readonly path: string;
  readonly readOnly: boolean;
}

/** The volumes of a pod, as folders of this machine. */
export class Volumes {
  private readonly sources = new Map<string, Source>();
  private readonly mounted: string[] = [];

  constructor(private readonly pod: Pod) {}

  /** @throws ConfigError for an object that a volume names and that is not there */
  async prepare(): Promise<void> {
    for (const volume of this.pod.volumes) {
      if (!this.sources.has(volume.name)) {
        this.sources.set(volume.name, await this.source(volume));
      }
    }
  }

  /** Writes again what is made of ConfigMaps and Secrets: containers see it, unless they mount by subPath. */
  refresh(): void {
    for (const volume of this.pod.volumes) {
      const source = this.sources.get(volume.name);
      if (source !== undefined && isWritten(volume)) {
        this.write(source.path, volume);
      }
    }
  }

  /** What a mount of a container shows. */
  mount(mount: any, variables: ReadonlyMap<string, string>, expand: (text: string, variables: ReadonlyMap<string, string>) => string): Source {
    const source = this.sources.get(mount.name);
    if (source === undefined) {
      throw new Error(`Pod/${this.pod.name} has no volume ${mount.name}`);
    }
    const subPath = mount.subPathExpr === undefined ? mount.subPath : expand(mount.subPathExpr, variables);
    const found = path.join(source.path, subPath ?? '');
    if (subPath && !fs.existsSync(found)) {
      fs.mkdirSync(found, { recursive: true });
      const like = fs.statSync(source.path);
      fs.chmodSync(found, like.mode);
      fs.chownSync(found, like.uid, like.gid);
    }
    return { path: fs.realpathSync(found), readOnly: source.readOnly || mount.readOnly === true };
  }

  async stop(): Promise<void> {
    for (const folder of this.mounted.splice(0)) {
      await run(['umount', '-l', folder]);
    }
  }

  private async source(volume: any): Promise<Source> {
    const folder = path.join(this.pod.folder, 'volumes', volume.name);
    if (isWritten(volume)) {
      this.write(folder, volume);
      return { path: folder, readOnly: true };
    }
    if (volume.persistentVolumeClaim !== undefined) {
      const readOnly = volume.persistentVolumeClaim.readOnly === true;
      const claim = this.pod.node.claim(volume.persistentVolumeClaim.claimName);
      if (!readOnly) {
        this.own(claim);
      }
      return { path: claim, readOnly };
    }
    if (volume.emptyDir !== undefined) {
      fs.mkdirSync(folder, { recursive: true });
      if (volume.emptyDir.medium === 'Memory') {
        const limit = volume.emptyDir.sizeLimit;
        await sure(['mount', '-t', 'tmpfs', '-o', `nosuid,nodev${limit === undefined ? '' : `,size=${quantity(limit)}`}`, 'tmpfs', folder]);
        this.mounted.push(folder);
      }
      fs.chmodSync(folder, 0o777);
      this.own(folder);
      return { path: folder, readOnly: false };
    }
    throw new Error(`Pod/${this.pod.name}: the runner does not know the volume ${volume.name}`);
  }

  /** Replaces all files of a volume at once, as the kubelet does: ..data leads to a new folder. */
  private write(folder: string, volume: any): void {
    const files = this.files(volume);
    fs.mkdirSync(folder, { recursive: true });
    fs.chmodSync(folder, 0o777);
    const fresh = fs.mkdtempSync(`${folder}/..`);
    fs.chmodSync(fresh, 0o755);
    for (const file of files) {
      const target = path.join(fresh, file.path);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, file.content);
      fs.chmodSync(target, file.mode);
    }
    this.group(folder, 0o440);
    const data = path.join(folder, '..data');
    const old = fs.existsSync(data) ? fs.readlinkSync(data) : undefined;
    fs.symlinkSync(path.basename(fresh), path.join(folder, '..data_tmp'));
    fs.renameSync(path.join(folder, '..data_tmp'), data);
    const names = new Set(files.map(file => file.path.split('/')[0]));
    for (const name of fs.readdirSync(folder).filter(one => !one.startsWith('..') && !names.has(one))) {
      fs.unlinkSync(path.join(folder, name));
    }
    for (const name of names) {
      if (fs.lstatSync(path.join(folder, name), { throwIfNoEntry: false }) === undefined) {
        fs.symlinkSync(path.join('..data', name), path.join(folder, name));
      }
    }
    if (old !== undefined) {
      fs.rmSync(path.join(folder, old), { recursive: true });
    }
  }

  private files(volume: any): File[] {
    const one = volume.configMap ?? volume.secret ?? volume.downwardAPI ?? volume.projected;
    const mode = one.defaultMode ?? 0o644;
    if (volume.projected === undefined) {
      return this.filesOf({ ...volume, ...(volume.secret && { secret: { ...volume.secret, name: volume.secret.secretName } }) }, mode);
    }
    return (volume.projected.sources ?? []).flatMap((source: any) => this.filesOf(source, mode));
  }

  private filesOf(source: any, mode: number): File[] {
    if (source.downwardAPI !== undefined) {
      return (source.downwardAPI.items ?? []).map((item: any) => ({
        path: item.path,
        mode: item.mode ?? mode,
        content: Buffer.from(item.fieldRef === undefined ? resource(this.pod, undefined, item.resourceFieldRef) : field(this.pod, item.fieldRef.fieldPath)),
      }));
    }
    if (source.serviceAccountToken !== undefined) {
      return [{ path: source.serviceAccountToken.path, mode, content: Buffer.from(this.pod.node.tokens.get(this.pod.name) ?? 'nobody-asks') }];
    }
    const [kind, reference] = source.configMap === undefined ? ['Secret', source.secret] as const : ['ConfigMap', source.configMap] as const;
    const data: Data | undefined = this.pod.node.objects.data(kind, reference.name);
    if (data === undefined && !reference.optional) {
      throw new ConfigError(`MountVolume.SetUp failed: ${kind.toLowerCase()} "${reference.name}" not found`);
    }
    const items: any[] = reference.items ?? [...data?.keys() ?? []].map(key => ({ key, path: key }));
    return items.flatMap(item => {
      const content = data?.get(item.key);
      if (content === undefined && !reference.optional) {
        throw new ConfigError(`MountVolume.SetUp failed: references non-existent key ${item.key} of the ${kind.toLowerCase()} "${reference.name}"`);
      }
      return content === undefined ? [] : [{ path: item.path, mode: item.mode ?? mode, content }];
    });
  }

  /** Gives a volume to the group of the pod. */
  private own(folder: string): void {
    const { fsGroup, fsGroupChangePolicy } = this.pod.spec.securityContext ?? {};
    if (fsGroup === undefined) {
      return;
    }
    const root = fs.statSync(folder);
    if (fsGroupChangePolicy !== 'OnRootMismatch' || root.gid !== fsGroup || (root.mode & 0o2770) !== 0o2770) {
      this.group(folder, 0o660);
    }
  }

  private group(file: string, mask: number): void {
    const gid = this.pod.spec.securityContext?.fsGroup;
    const stat = fs.lstatSync(file);
    if (gid === undefined || stat.isSymbolicLink()) {
      return;
    }
    fs.chownSync(file, stat.uid, gid);
    fs.chmodSync(file, (stat.mode & 0o7777) | mask | (stat.isDirectory() ? 0o2110 : 0));
    if (stat.isDirectory()) {
      fs.readdirSync(file).forEach(name => this.group(path.join(file, name), mask));
    }
  }
}

/** Whether the kubelet writes the files of a volume. */
function isWritten(volume: any): boolean {
  return ['configMap', 'secret', 'downwardAPI', 'projected'].some(kind => volume[kind] !== undefined);
}
