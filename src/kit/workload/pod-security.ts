/** A user that no image has anything installed for. */
const UID = 10001;

/**
 * What a program needs beyond the least that the Pod Security Standard `restricted` leaves to it.
 */
export interface PodSecurityOptions {
  /**
   * The user and the group that the program runs as.
   *
   * @default 10001
   */
  readonly uid?: number;

  /**
   * Whether the group owns the volumes, so that the program can write to those that it would find owned by root.
   *
   * @default false
   */
  readonly ownsVolumes?: boolean;

  /**
   * Whether the program writes to volumes only.
   *
   * @default true
   */
  readonly readOnlyRootFilesystem?: boolean;
}

/**
 * Security contexts after the Pod Security Standard `restricted`, for defaults of values.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export class PodSecurity {
  /**
   * The security context of a pod: a user of its own that is not root, system calls filtered.
   *
   * @param options what the program needs.
   */
  public static podSecurityContext(options: PodSecurityOptions = {}): any {
    const { uid = UID, ownsVolumes = false } = options;
    return {
      runAsNonRoot: true,
      runAsUser: uid,
      runAsGroup: uid,
      seccompProfile: { type: 'RuntimeDefault' },
      // The owner of every file of a large volume need not be set again at each start.
      ...ownsVolumes ? { fsGroup: uid, fsGroupChangePolicy: 'OnRootMismatch' } : {},
    };
  }

  /**
   * The security context of a container: no capabilities, no way to more rights, a root file system that is read only.
   *
   * @param options what the program needs.
   */
  public static securityContext(options: PodSecurityOptions = {}): any {
    return {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      ...options.readOnlyRootFilesystem ?? true ? { readOnlyRootFilesystem: true } : {},
    };
  }

  private constructor() {
  }
}
