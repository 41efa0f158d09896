import { VolumeOptions } from './volume-props';
import { Values } from '../../expr/expression/values';
import { ItemShape } from '../../values/declare/item-shape';
import { FragmentKind } from '../../values/declare/options';
import { Pattern } from '../../values/pattern';

/** Parts of a path; Kubernetes refuses `..`. */
const PARTS = '(/[.]?[-_~%@+=:,a-zA-Z0-9][-._~%@+=:,a-zA-Z0-9]*)';
const OPTIONAL_PATH = `^${PARTS}*$`;
const PATH = `^(/|${PARTS}+)$`;

/**
 * The values of a volume as the chart's author proposes them.
 */
export interface VolumeDefaults {
  /** What the files are, in the plural, such as `runs`. */
  readonly content: string;

  /** @default true */
  readonly enabled?: boolean;

  /** @default "10Gi" */
  readonly size?: string;

  /**
   * `ReadWriteOnce`, `ReadWriteOncePod`, `ReadWriteMany` or, where it is offered, `ReadOnlyMany`.
   *
   * @default ["ReadWriteOnce"]
   */
  readonly accessModes?: string[];

  /**
   * Whether `ReadOnlyMany` is offered, for files that nobody writes.
   *
   * @default false
   */
  readonly offersReadOnly?: boolean;

  /**
   * What to consider when choosing the access modes.
   *
   * @default - nothing
   */
  readonly accessModesNote?: string;

  /** @default true */
  readonly keep?: boolean;

  /**
   * Whether a folder of a node is offered, as `hostPath`.
   *
   * @default false
   */
  readonly offersHostPath?: boolean;

  /**
   * Whether an export of an NFS server is offered, as `nfs`.
   *
   * @default false
   */
  readonly offersNfs?: boolean;
}

/**
 * The documented values of a volume: `enabled`, `existingClaim`, `size`, `storageClass`, `accessModes`, `keep` and
 * `annotations`, and where they are offered `hostPath` and `nfs`.
 */
export class VolumeValues {
  /**
   * Declares the values.
   *
   * @param values the values of the chart.
   * @param path where they are, such as `persistence`.
   * @param defaults what they are.
   */
  public static declare(values: Values, path: string, defaults: VolumeDefaults): VolumeOptions {
    const { content } = defaults;
    values._propose(path, `The volume of the ${content}.`);
    return {
      enabled: values.boolean(`${path}.enabled`, { default: defaults.enabled ?? true, description: `Whether ${content} outlive the pod.` }),
      existingClaim: values.string(`${path}.existingClaim`, {
        pattern: Pattern.OPTIONAL_DNS_NAME, description: 'PersistentVolumeClaim to use; empty means that the chart makes one, as the next values say.',
      }).asString(),
      size: values.quantity(`${path}.size`, { default: defaults.size ?? '10Gi', description: 'Size of the volume. It can only grow, where the StorageClass lets it.' }).asString(),
      storageClass: values.string(`${path}.storageClass`, {
        pattern: Pattern.OPTIONAL_DNS_NAME, description: 'StorageClass of the volume; empty means the default of the cluster.',
      }).asString(),
      accessModes: values.list(`${path}.accessModes`, {
        default: defaults.accessModes ?? ['ReadWriteOnce'],
        items: ItemShape.ofEnum('ReadWriteOnce', 'ReadWriteOncePod', 'ReadWriteMany', ...defaults.offersReadOnly ? ['ReadOnlyMany'] : []),
        minItems: 1,
        description: ['How the volume can be mounted.', defaults.accessModesNote, 'Fixed once there is a claim.'].filter(Boolean).join(' '),
      }).asAny(),
      keep: values.boolean(`${path}.keep`, {
        default: defaults.keep ?? true,
        description: `Whether the claim, and with it the ${content}, stays after \`helm uninstall\` and after an upgrade that no longer needs it. A release of the same name takes it again.`,
      }),
      annotations: values.fragment(`${path}.annotations`, {
        kind: FragmentKind.STRINGS,
        examples: [{ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' }],
        description: `Annotations of the claim. \`${path}.keep\` is understood by Helm only; other tools have their own.`,
      }).asAny(),
      ...defaults.offersHostPath ? VolumeValues.hostPath(values, `${path}.hostPath`) : {},
      ...defaults.offersNfs ? VolumeValues.nfs(values, `${path}.nfs`) : {},
    };
  }

  /**
   * Declares the values of a folder of a node: `path` and `node`.
   *
   * @param values the values of the chart.
   * @param path where they are, such as `persistence.hostPath`.
   */
  public static hostPath(values: Values, path: string): VolumeOptions {
    values._propose(path, 'A folder of a node instead of what the cluster gives. The chart makes a PersistentVolume of it, which takes rights in the whole cluster.');
    return {
      hostPath: values.string(`${path}.path`, { pattern: OPTIONAL_PATH, description: 'The folder, an absolute path; empty means none.' }).asString(),
      node: values.string(`${path}.node`, {
        pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 63,
        description: 'Node that has the folder, by its label `kubernetes.io/hostname`; empty means the one that the pod runs on. Every node has a folder of its own.',
      }).asString(),
    };
  }

  /**
   * Declares the values of an export of an NFS server: `server`, `path`, `inline` and `mountOptions`.
   *
   * @param values the values of the chart.
   * @param path where they are, such as `nfs`.
   * @param serverPath the path that the server exports. @default "/"
   */
  public static nfs(values: Values, path: string, serverPath: string = '/'): VolumeOptions {
    values._propose(path, 'An export of an NFS server instead of what the cluster gives. The chart makes a PersistentVolume of it, which takes rights in the whole cluster, unless it is mounted inline.');
    return {
      nfsServer: values.string(`${path}.server`, {
        pattern: '^[-a-zA-Z0-9.:]*$', maxLength: 253,
        description: 'Address of the server as the nodes know it, which do not ask the DNS of the cluster; empty means none.',
      }).asString(),
      nfsPath: values.string(`${path}.path`, { default: serverPath, pattern: PATH, description: 'Path that the server exports.' }).asString(),
      nfsInline: values.boolean(`${path}.inline`, {
        description: 'Whether the pods mount the export themselves, without a PersistentVolume and a claim. The Pod Security Standard `restricted` does not allow it.',
      }),
      nfsMountOptions: values.list(`${path}.mountOptions`, {
        items: ItemShape.ofString({ pattern: '^[a-zA-Z0-9_=:.,/-]+$', description: 'An option.' }),
        examples: [['nfsvers=4.1', 'hard']],
        description: 'Options of the mount. Not with `inline`.',
      }).asAny(),
    };
  }
}
