import { ALONE } from './claim-checks';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';
import { Pattern } from '../../values/pattern';

/** Parts of a path; Kubernetes refuses `..`. */
const PARTS = '(/[.]?[-_~%@+=:,a-zA-Z0-9][-._~%@+=:,a-zA-Z0-9]*)';
const OPTIONAL_PATH = `^${PARTS}*$`;
/** An absolute path. @internal */
export const PATH = `^(/|${PARTS}+)$`;

/**
 * Adaptation of the values of a volume to a chart.
 */
export interface VolumeValuesOptions extends FieldOverrides {
  /** What the volume stores, in the plural, such as `runs`. */
  readonly content: string;

  /**
   * Whether the access mode `ReadOnlyMany` is accepted, for read-only data.
   *
   * @default false
   */
  readonly offersReadOnly?: boolean;

  /**
   * Whether an existing PersistentVolume is offered, as `volumeName`.
   *
   * @default false
   */
  readonly offersVolumeName?: boolean;

  /**
   * Whether a directory of a node is offered, as `hostPath`.
   *
   * @default false
   */
  readonly offersHostPath?: boolean;

  /**
   * Whether a local volume is offered, as `local`.
   *
   * @default false
   */
  readonly offersLocal?: boolean;

  /**
   * Whether an NFS export is offered, as `nfs`.
   *
   * @default false
   */
  readonly offersNfs?: boolean;
}

/** The documented values of a directory of a node. @internal */
export const HOST_PATH = ItemShape.object('Directory of a node, instead of dynamic provisioning. The chart creates a PersistentVolume, which requires cluster-wide permissions.')
  .string('path', { pattern: OPTIONAL_PATH, patternDescription: 'an absolute path without `..`, or empty', description: 'Path of the directory on the node; empty to disable it.' })
  .string('node', {
    pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 63,
    description: 'Node with the directory, by its label `kubernetes.io/hostname`; empty for the node that the pod runs on. Each node has its own directory.',
  });

/** The documented values of a local volume. @internal */
export const LOCAL = ItemShape.object('Local volume, a disk or directory of one node, instead of dynamic provisioning. The chart creates a PersistentVolume, which requires cluster-wide permissions.')
  .string('path', { pattern: OPTIONAL_PATH, patternDescription: 'an absolute path without `..`, or empty', description: 'Path on the node, which must exist; empty to disable it.' })
  .string('node', {
    pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 63,
    description: 'Node with the path, by its label `kubernetes.io/hostname`. Pods are scheduled to it.',
  });

/** The documented values of an export of an NFS server. @internal */
export const NFS = ItemShape.object('NFS export, instead of dynamic provisioning. The chart creates a PersistentVolume, which requires cluster-wide permissions, unless `inline` is set.')
  .string('server', {
    pattern: '^[-a-zA-Z0-9.:]*$', patternDescription: 'a host name or an IP address, or empty', maxLength: 253,
    description: 'Host name or IP address of the NFS server. Nodes mount the export and do not use the cluster DNS, so the name of a Service may not resolve. Empty to disable it.',
  })
  .string('path', { default: '/', pattern: PATH, patternDescription: 'an absolute path without `..`', description: 'Path of the NFS export.' })
  .boolean('inline', { description: 'Mount the export directly in the pods, without a PersistentVolume and a PersistentVolumeClaim. The Pod Security Standard `restricted` forbids it.' })
  .list('mountOptions', {
    items: ItemShape.ofString({ pattern: '^[a-zA-Z0-9_=:.,/-]+$', patternDescription: 'a mount option such as `nfsvers=4.1`', description: 'A mount option.' }),
    examples: [['nfsvers=4.1', 'hard']],
    description: 'NFS mount options. Not supported with `inline`.',
  });

/** The documented values of a volume. @internal */
export function volumeValues({ content, offersReadOnly, offersVolumeName, offersHostPath, offersLocal, offersNfs, ...overrides }: VolumeValuesOptions): ItemShape {
  const own = ItemShape.object(`Persistent storage for the ${content}.`)
    .boolean('enabled', { default: true, description: `Store the ${content} in a PersistentVolumeClaim; otherwise they are lost with the pod.` })
    .string('existingClaim', {
      pattern: Pattern.OPTIONAL_DNS_NAME, description: 'Existing PersistentVolumeClaim; empty to create one.',
    })
    .quantity('size', { default: '10Gi', bytes: true, description: 'Size of the volume. It can only be increased, if the StorageClass allows volume expansion.' })
    .string('storageClass', { pattern: Pattern.STORAGE_CLASS, description: 'StorageClass of the volume; empty for the default StorageClass, `-` for none.' })
    .list('accessModes', {
      default: ['ReadWriteOnce'],
      items: ItemShape.ofEnum('ReadWriteOnce', ALONE, 'ReadWriteMany', ...offersReadOnly ? ['ReadOnlyMany'] : []),
      minItems: 1,
      alone: ALONE,
      description: 'Access modes of the volume. Immutable once the claim exists.',
    })
    .boolean('keep', {
      default: true,
      description: `Keep the claim, and with it the ${content}, on \`helm uninstall\` and on upgrades that no longer need it. A new release of the same name reuses it.`,
    })
    .fragment('annotations', {
      type: 'Annotations',
      examples: [{ 'argocd.argoproj.io/sync-options': 'Prune=false' }],
      description: 'Annotations of the PersistentVolumeClaim. Argo CD honours `keep` when an application is deleted; against pruning it needs the annotation of the example, '
        + 'and Flux needs `kustomize.toolkit.fluxcd.io/prune: disabled` for plain YAML.',
    });
  const sources: ReadonlyArray<[name: string, offered: boolean | undefined, fields: ItemShape]> = [['hostPath', offersHostPath, HOST_PATH], ['local', offersLocal, LOCAL], ['nfs', offersNfs, NFS]];
  const named = offersVolumeName ? own.string('volumeName', {
    pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253, description: 'Existing PersistentVolume to bind to; empty for any that fits.',
  }) : own;
  return sources.reduce((shape, [name, offered, fields]) => (offered ? shape.group(name, fields) : shape), named).adapt(overrides);
}

/** What literal props of a volume are checked by. @internal */
export const VOLUME_PROPS = volumeValues({ content: 'files', offersReadOnly: true, offersVolumeName: true, offersHostPath: true, offersLocal: true, offersNfs: true });
