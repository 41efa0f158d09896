import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';
import { FragmentKind } from '../../values/declare/options';
import { Pattern } from '../../values/pattern';

/** Parts of a path; Kubernetes refuses `..`. */
const PARTS = '(/[.]?[-_~%@+=:,a-zA-Z0-9][-._~%@+=:,a-zA-Z0-9]*)';
const OPTIONAL_PATH = `^${PARTS}*$`;
const PATH = `^(/|${PARTS}+)$`;

/**
 * How the author of a chart adapts the values of a volume.
 */
export interface VolumeValuesOptions extends FieldOverrides {
  /** What the files are, in the plural, such as `runs`. */
  readonly content: string;

  /**
   * Whether `ReadOnlyMany` is offered, for files that nobody writes.
   *
   * @default false
   */
  readonly offersReadOnly?: boolean;

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

/** The documented values of a folder of a node. @internal */
export const HOST_PATH = ItemShape.object('A folder of a node instead of what the cluster gives. The chart makes a PersistentVolume of it, which takes rights in the whole cluster.')
  .string('path', { pattern: OPTIONAL_PATH, description: 'The folder, an absolute path; empty means none.' })
  .string('node', {
    pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 63,
    description: 'Node that has the folder, by its label `kubernetes.io/hostname`; empty means the one that the pod runs on. Every node has a folder of its own.',
  });

/** The documented values of an export of an NFS server. @internal */
export const NFS = ItemShape.object('An export of an NFS server instead of what the cluster gives. The chart makes a PersistentVolume of it, which takes rights in the whole cluster, unless it is mounted inline.')
  .string('server', {
    pattern: '^[-a-zA-Z0-9.:]*$', maxLength: 253, description: 'Address of the server as the nodes know it, which do not ask the DNS of the cluster; empty means none.',
  })
  .string('path', { default: '/', pattern: PATH, description: 'Path that the server exports.' })
  .boolean('inline', { description: 'Whether the pods mount the export themselves, without a PersistentVolume and a claim. The Pod Security Standard `restricted` does not allow it.' })
  .list('mountOptions', {
    items: ItemShape.ofString({ pattern: '^[a-zA-Z0-9_=:.,/-]+$', description: 'An option.' }),
    examples: [['nfsvers=4.1', 'hard']],
    description: 'Options of the mount. Not with `inline`.',
  });

/** The documented values of a volume. @internal */
export function volumeValues({ content, offersReadOnly, offersHostPath, offersNfs, ...overrides }: VolumeValuesOptions): ItemShape {
  const own = ItemShape.object(`The volume of the ${content}.`)
    .boolean('enabled', { default: true, description: `Whether ${content} outlive the pod.` })
    .string('existingClaim', {
      pattern: Pattern.OPTIONAL_DNS_NAME, description: 'PersistentVolumeClaim to use; empty means that the chart makes one, as the next values say.',
    })
    .quantity('size', { default: '10Gi', description: 'Size of the volume. It can only grow, where the StorageClass lets it.' })
    .string('storageClass', { pattern: Pattern.OPTIONAL_DNS_NAME, description: 'StorageClass of the volume; empty means the default of the cluster.' })
    .list('accessModes', {
      default: ['ReadWriteOnce'],
      items: ItemShape.ofEnum('ReadWriteOnce', 'ReadWriteOncePod', 'ReadWriteMany', ...offersReadOnly ? ['ReadOnlyMany'] : []),
      minItems: 1,
      description: 'How the volume can be mounted. Fixed once there is a claim.',
    })
    .boolean('keep', {
      default: true,
      description: `Whether the claim, and with it the ${content}, stays after \`helm uninstall\` and after an upgrade that no longer needs it. A release of the same name takes it again.`,
    })
    .fragment('annotations', {
      kind: FragmentKind.STRINGS,
      examples: [{ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' }],
      description: 'Annotations of the claim. `keep` is understood by Helm only; other tools have their own.',
    });
  const withFolder = offersHostPath ? own.group('hostPath', HOST_PATH) : own;
  return (offersNfs ? withFolder.group('nfs', NFS) : withFolder).adapt(overrides);
}
