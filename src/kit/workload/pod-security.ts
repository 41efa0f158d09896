import { checkStruct } from '../../values/declare/check-struct';

/** A user ID that images do not use. */
const UID = 10001;

/**
 * What a program needs beyond the Pod Security Standard `restricted`.
 */
export interface PodSecurityOptions {
  /**
   * User and group ID that the program runs as.
   *
   * @default 10001
   */
  readonly uid?: number;

  /**
   * Whether the program runs as the user of its image, which may be root: for images that work with no other. The Pod Security Standard is
   * `baseline` then.
   *
   * @default false
   */
  readonly runsAsImageUser?: boolean;

  /**
   * Whether the group owns the volumes (`fsGroup`), so that the program can write to volumes that root would own.
   *
   * @default false
   */
  readonly ownsVolumes?: boolean;

  /**
   * Whether the root file system is read-only, so that the program writes to volumes only.
   *
   * @default true
   */
  readonly readOnlyRootFilesystem?: boolean;

  /**
   * Whether the program listens on a port below 1024, which a user other than root may only with a kernel parameter of the pod
   * (`net.ipv4.ip_unprivileged_port_start`).
   *
   * @default false
   */
  readonly listensOnLowPort?: boolean;
}

/** Ports from 0 are for every user; the Pod Security Standard `restricted` accepts it. */
const LOW_PORTS = { sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] };

/**
 * Security contexts that satisfy the Pod Security Standard `restricted`, as defaults of values.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export class PodSecurity {
  /**
   * Security context of a pod: not root, seccomp profile `RuntimeDefault`.
   *
   * @param options what the program needs.
   */
  public static podSecurityContext(options: PodSecurityOptions = {}): any {
    checkStruct('PodSecurityOptions', options, 'PodSecurity.podSecurityContext()');
    const { uid = UID, runsAsImageUser = false, ownsVolumes = false, listensOnLowPort = false } = options;
    return {
      ...runsAsImageUser ? {} : { runAsNonRoot: true, runAsUser: uid, runAsGroup: uid },
      seccompProfile: { type: 'RuntimeDefault' },
      // The default would change the owner of every file of a large volume at each start.
      ...ownsVolumes ? { fsGroup: uid, fsGroupChangePolicy: 'OnRootMismatch' } : {},
      ...listensOnLowPort ? LOW_PORTS : {},
    };
  }

  /**
   * Security context of a container: no capabilities, no privilege escalation, a read-only root file system.
   *
   * @param options what the program needs.
   */
  public static securityContext(options: PodSecurityOptions = {}): any {
    checkStruct('PodSecurityOptions', options, 'PodSecurity.securityContext()');
    return {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      ...options.readOnlyRootFilesystem ?? true ? { readOnlyRootFilesystem: true } : {},
    };
  }

  private constructor() {
  }
}
