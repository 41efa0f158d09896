import { JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { checkStruct } from '../../values/declare/check-struct';
import { partProps } from '../part-props';
import { checkAccessModes, checkSize } from './claim-checks';
import { Condition, firstFilled } from '../condition';
import { givenName } from '../given-name';
import { ifFilled } from '../if-filled';
import { k8s } from '../k8s';
import { nameOfProp, refuseWhen, releaseChartOf } from '../release-chart-of';
import { storageClassName } from './storage-class';
import { VolumeProps } from './volume-props';
import { AnyExpression } from '../../expr/expression/any-expression';
import { toNode } from '../../expr/expression/to-node';
import { HOST_PATH, NFS, VOLUME_PROPS, volumeValues, VolumeValuesOptions } from './volume-values';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';

/**
 * A volume of pods: a new or an existing PersistentVolumeClaim, a directory of a node, an NFS export, or an `emptyDir`. It
 * creates the PersistentVolumeClaim and the PersistentVolume that are needed; `asVolume()` is the item for the pod.
 *
 * A PersistentVolume is cluster-scoped: its name includes the namespace, so releases in different namespaces do not share
 * it. It is bound to its claim, and its data is kept when it is deleted.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 */
export class Volume extends Construct {
  /**
   * The documented values, for `values.group('persistence', …)`.
   */
  public static values(options: VolumeValuesOptions): ItemShape {
    checkStruct('VolumeValuesOptions', options, 'Volume.values()');
    return volumeValues(options);
  }

  /**
   * The documented values of a directory of a node, `path` and `node`, outside of the values of a volume: `values.group('hostPath', …)`.
   */
  public static hostPathValues(overrides: FieldOverrides = {}): ItemShape {
    return HOST_PATH.adapt(overrides);
  }

  /**
   * The documented values of an NFS export, outside of the values of a volume: `values.group('nfs', …)`.
   */
  public static nfsValues(overrides: FieldOverrides = {}): ItemShape {
    return NFS.adapt(overrides);
  }

  private readonly source: any;

  constructor(scope: Construct, id: string, props: VolumeProps = {}) {
    props = partProps('VolumeProps', scope, id, props, VOLUME_PROPS);
    super(scope, id);
    const { existingClaim = '', nfs: { server = '', path = '/', inline: isInline = false } = {} } = props;
    const persistent = Condition.of(props.enabled ?? true);
    const inline = Condition.of(server).and(Condition.of(isInline));
    this.check(props, persistent);

    const own = persistent.and(Condition.of(existingClaim).not()).and(inline.not()).scope(this, 'own-claim');
    const claimName = own ? firstFilled(existingClaim, this.claim(own, props)) : existingClaim;
    const emptyDir = {
      // Typed classes need a Quantity there, others a string; a token works in both.
      sizeLimit: props.emptyDirSizeLimit === undefined ? undefined : new AnyExpression(toNode(props.emptyDirSizeLimit)).asAny(),
      medium: ifFilled(props.emptyDirMedium),
    };
    // Each in its own field: typed classes do not pass on a choice of three.
    this.source = {
      persistentVolumeClaim: persistent.and(inline.not()).choose({ claimName }),
      nfs: inline.choose({ server, path }),
      emptyDir: persistent.not().choose(emptyDir),
    };
  }

  /**
   * An item of a pod's `volumes`.
   *
   * @param name the name of the volume, for `volumeMounts`.
   */
  public asVolume(name: string): any {
    return { name, ...this.source };
  }

  /** The claim, and its PersistentVolume without dynamic provisioning. */
  private claim(scope: Construct, props: VolumeProps): string {
    const { labels, size = '10Gi', accessModes = ['ReadWriteOnce'], hostPath: { path: folder = '', node = '' } = {}, local: { path: disk = '', node: nodeOfDisk = '' } = {}, nfs: { server = '', path = '/', mountOptions } = {} } = props;
    const keep = Condition.of(props.keep ?? true);
    const { annotations = {} } = props;
    const kept = { 'helm.sh/resource-policy': 'keep' };
    const storage = k8s.Quantity.fromString(size);
    const given = Condition.of(folder).or(Condition.of(disk)).or(Condition.of(server));
    const { builtIns: { namespace } } = releaseChartOf(this);

    const claim = new k8s.KubePersistentVolumeClaim(scope, 'persistentvolumeclaim', {
      metadata: { ...givenName({ name: props.claimName }), labels, annotations: keep.or(Condition.of(annotations)).choose({ ...keep.entries(kept), ...annotations }) },
      spec: {
        accessModes,
        storageClassName: given.choose('', storageClassName(props.storageClass)),
        resources: { requests: { storage } },
        // Where the chart may create a volume, both are in a patch.
        volumeName: given.value === false ? ifFilled(props.volumeName) : undefined,
      },
    });
    const within = given.scope(scope, 'own-volume');
    if (within) {
      const volumeName = `${namespace}.${claim.name}`;
      // The name of the claim is known only here.
      claim.addJsonPatch(JsonPatch.add('/spec/volumeName', given.choose(volumeName, ifFilled(props.volumeName))));
      new k8s.KubePersistentVolume(within, 'persistentvolume', {
        metadata: { name: volumeName, labels, annotations: keep.choose(kept) },
        spec: {
          accessModes,
          capacity: { storage },
          persistentVolumeReclaimPolicy: 'Retain',
          claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace: namespace.asString(), name: claim.name },
          hostPath: Condition.of(folder).choose({ path: folder, type: 'DirectoryOrCreate' }),
          local: Condition.of(disk).choose({ path: disk }),
          nodeAffinity: Condition.of(node).or(Condition.of(nodeOfDisk)).choose({
            required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [firstFilled(node, nodeOfDisk)] }] }] },
          }),
          nfs: Condition.of(server).choose({ server, path }),
          mountOptions: ifFilled(mountOptions),
        },
      });
    }
    return claim.name;
  }

  /** Refuses settings that exclude each other. */
  private check(props: VolumeProps, persistent: Condition): void {
    const { hostPath = {}, local = {}, nfs = {} } = props;
    const name = (prop: keyof VolumeProps) => nameOfProp(prop, props[prop]);
    const sources = Object.entries({ 'existingClaim': props.existingClaim, 'volumeName': props.volumeName, 'nfs.server': nfs.server, 'hostPath.path': hostPath.path, 'local.path': local.path })
      .map(([prop, given = '']) => ({ name: nameOfProp(prop, given), given }));
    for (const [i, source] of sources.entries()) {
      refuseWhen(this, Condition.of(source.given).and(persistent.not()),
        `${name('enabled')} is false, so ${source.name} "${source.given}" is not mounted: change one of the two`);
      for (const other of sources.slice(i + 1)) {
        refuseWhen(this, Condition.of(source.given).and(Condition.of(other.given)),
          `${source.name} is "${source.given}", and ${other.name} is "${other.given}": remove one of the two`);
      }
    }
    checkAccessModes(this, name('accessModes'), props.accessModes);
    checkSize(this, name('size'), props.size);
    for (const [prop, { path = '', node = '' }] of Object.entries({ hostPath, local })) {
      refuseWhen(this, Condition.of(node).and(Condition.of(path).not()),
        `${nameOfProp(`${prop}.node`, node)} is "${node}", and ${nameOfProp(`${prop}.path`, path)} is empty: set both, or neither`);
    }
    refuseWhen(this, Condition.of(local.path ?? '').and(Condition.of(local.node ?? '').not()),
      `${nameOfProp('local.path', local.path)} is "${local.path}", and ${nameOfProp('local.node', local.node)} is empty: set both, or neither`);
    refuseWhen(this, Condition.of(nfs.mountOptions ?? []).and(Condition.of(nfs.inline ?? false)),
      `${nameOfProp('nfs.mountOptions', nfs.mountOptions)} is set, and ${nameOfProp('nfs.inline', nfs.inline)} is true: only a PersistentVolume has mount options: remove one of the two`);
  }
}
