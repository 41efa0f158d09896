import { ConfigError } from './environment';
import type { Image } from './image';

/** What the container runtime leaves to a container by default. */
const DEFAULT_CAPABILITIES = [
  'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'SETGID', 'SETUID', 'SETPCAP', 'NET_BIND_SERVICE', 'NET_RAW', 'SYS_CHROOT', 'MKNOD',
  'AUDIT_WRITE', 'SETFCAP',
];

/** As whom a container runs. */
export class Security {
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
  readonly readOnlyRoot: boolean;
  private readonly capabilities: ReadonlySet<string>;
  private readonly noNewPrivileges: boolean;

  /** @throws an Error with the words of the kubelet when the container may not run as its user */
  constructor(pod: any, container: any, image: Image) {
    const ofPod = pod.securityContext ?? {};
    const own = container.securityContext ?? {};
    const runAsUser: number | undefined = own.runAsUser ?? ofPod.runAsUser;
    this.uid = runAsUser ?? image.user.uid;
    this.gid = own.runAsGroup ?? ofPod.runAsGroup ?? (runAsUser === undefined ? image.user.gid : image.entry(runAsUser)?.gid ?? 0);
    if (own.runAsNonRoot ?? ofPod.runAsNonRoot) {
      if (runAsUser === undefined && !image.user.numeric) {
        throw new ConfigError(`container has runAsNonRoot and image has non-numeric user (${image.options.user}), cannot verify user is non-root`);
      }
      if (this.uid === 0) {
        throw new ConfigError('container has runAsNonRoot and image will run as root');
      }
    }
    this.groups = [...new Set<number>([this.gid, ...(ofPod.supplementalGroups ?? []), ...(ofPod.fsGroup === undefined ? [] : [ofPod.fsGroup])])];
    this.readOnlyRoot = own.readOnlyRootFilesystem === true;
    this.noNewPrivileges = own.allowPrivilegeEscalation === false;
    const names = (list: readonly string[] = []) => list.map(name => name.toUpperCase().replace(/^CAP_/, ''));
    const drop = names(own.capabilities?.drop);
    this.capabilities = new Set([
      ...DEFAULT_CAPABILITIES.filter(name => !drop.includes('ALL') && !drop.includes(name)),
      ...names(own.capabilities?.add),
    ]);
  }

  /** The start of a command line by which a program runs as this. */
  get command(): string[] {
    const kept = [...this.capabilities].map(name => `,+${name.toLowerCase()}`).join('');
    return [
      '/usr/bin/setpriv', '--pdeathsig=KILL', ...(this.noNewPrivileges ? ['--no-new-privs'] : []),
      `--reuid=${this.uid}`, `--regid=${this.gid}`, `--groups=${this.groups.join(',')}`, '--inh-caps=-all', `--bounding-set=-all${kept}`,
    ];
  }
}
