import { JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { Condition, firstFilled, textOf } from '../condition';
import { ifFilled } from '../if-filled';
import { k8s } from '../k8s';
import { nameOfProp, refuseWhen, releaseChartOf } from '../release-chart-of';
import { VolumeProps } from './volume-props';
import { AnyExpression } from '../../expr/expression/any-expression';
import { ListExpression } from '../../expr/expression/list-expression';
import { toNode } from '../../expr/expression/to-node';

/** A quantity of 0, in whatever unit. */
const NOTHING = '^[+]?(0+[.]?0*|[.]0+)([a-zA-Z].*)?$';

/** A quantity in thousandths or less. */
const PARTS = '^[+]?[0-9.]+[num]$';

/**
 * A volume of pods: a claim that the cluster fulfils or that is there already, a folder of a node, an export of an NFS
 * server, or an `emptyDir`. It makes the claim and the PersistentVolume that are needed; `asVolume()` goes into the pod.
 *
 * A PersistentVolume belongs to no namespace: its name holds that of the release's, so that no two releases meet, and it
 * is reserved for its claim. Its files stay when it is deleted.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 */
export class Volume extends Construct {
  private readonly source: any;

  constructor(scope: Construct, id: string, props: VolumeProps = {}) {
    super(scope, id);
    const { existingClaim = '', nfsServer = '', nfsPath = '/' } = props;
    const persistent = Condition.of(props.enabled ?? true);
    const inline = Condition.of(nfsServer).and(Condition.of(props.nfsInline ?? false));
    this.check(props, persistent);

    const own = persistent.and(Condition.of(existingClaim).not()).and(inline.not()).scope(this, 'own-claim');
    const claimName = own ? firstFilled(existingClaim, this.claim(own, props)) : existingClaim;
    const emptyDir = {
      // Typed classes want a Quantity there, others its text; a token passes through both.
      sizeLimit: props.emptyDirSizeLimit === undefined ? undefined : new AnyExpression(toNode(props.emptyDirSizeLimit)).asAny(),
      medium: ifFilled(props.emptyDirMedium),
    };
    // Each in its own field, not one of three in one place, which typed classes could not pass on.
    this.source = {
      persistentVolumeClaim: persistent.and(inline.not()).choose({ claimName }),
      nfs: inline.choose({ server: nfsServer, path: nfsPath }),
      emptyDir: persistent.not().choose(emptyDir),
    };
  }

  /**
   * An item of a pod's `volumes`.
   *
   * @param name the name that containers mount it by.
   */
  public asVolume(name: string): any {
    return { name, ...this.source };
  }

  /** The claim, and what it is fulfilled with unless the cluster does. */
  private claim(scope: Construct, props: VolumeProps): string {
    const { labels, size = '10Gi', hostPath = '', node = '', nfsServer = '', nfsPath = '/', accessModes = ['ReadWriteOnce'] } = props;
    const keep = Condition.of(props.keep ?? true);
    const { annotations = {} } = props;
    const kept = { 'helm.sh/resource-policy': 'keep' };
    const storage = k8s.Quantity.fromString(size);
    const given = Condition.of(hostPath).or(Condition.of(nfsServer));
    const { builtIns: { namespace } } = releaseChartOf(this);

    const claim = new k8s.KubePersistentVolumeClaim(scope, 'persistentvolumeclaim', {
      metadata: { labels, annotations: keep.or(Condition.of(annotations)).choose({ ...keep.entries(kept), ...annotations }) },
      spec: {
        accessModes,
        storageClassName: given.choose('', ifFilled(props.storageClass)),
        resources: { requests: { storage } },
      },
    });
    const within = given.scope(scope, 'own-volume');
    if (within) {
      const volumeName = `${namespace}.${claim.name}`;
      // Its own name is known only now.
      claim.addJsonPatch(JsonPatch.add('/spec/volumeName', given.choose(volumeName)));
      new k8s.KubePersistentVolume(within, 'persistentvolume', {
        metadata: { name: volumeName, labels, annotations: keep.choose(kept) },
        spec: {
          accessModes,
          capacity: { storage },
          persistentVolumeReclaimPolicy: 'Retain',
          claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace: namespace.asString(), name: claim.name },
          hostPath: Condition.of(hostPath).choose({ path: hostPath, type: 'DirectoryOrCreate' }),
          nodeAffinity: Condition.of(node).choose({
            required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [node] }] }] },
          }),
          nfs: Condition.of(nfsServer).choose({ server: nfsServer, path: nfsPath }),
          mountOptions: ifFilled(props.nfsMountOptions),
        },
      });
    }
    return claim.name;
  }

  /** What fits together by itself but not with the rest. */
  private check(props: VolumeProps, persistent: Condition): void {
    const { size = '10Gi', accessModes = ['ReadWriteOnce'] } = props;
    const modes = new ListExpression(toNode(accessModes));
    const { existingClaim = '', hostPath = '', nfsServer = '', node = '' } = props;
    const name = (prop: keyof VolumeProps) => nameOfProp(prop, props[prop]);
    const sources = { existingClaim, nfsServer, hostPath };
    const given = (Object.keys(sources) as Array<keyof typeof sources>);
    for (const [i, prop] of given.entries()) {
      refuseWhen(this, Condition.of(sources[prop]).and(persistent.not()),
        `${name(prop)} is "${sources[prop]}", and ${name('enabled')} is false: no volume would be mounted`);
      for (const other of given.slice(i + 1)) {
        refuseWhen(this, Condition.of(sources[prop]).and(Condition.of(sources[other])),
          `${name(prop)} is "${sources[prop]}", and ${name(other)} is "${sources[other]}": a volume has one of them`);
      }
    }
    refuseWhen(this, Condition.of(modes.has('ReadWriteOncePod')).and(Condition.of(modes.length().isGreaterThan(1))),
      `${name('accessModes')} has ReadWriteOncePod and another mode: Kubernetes takes that one alone`);
    refuseWhen(this, Condition.of(textOf(size).matches(NOTHING)), `${name('size')} is ${size}: a claim has to ask for more than nothing`);
    refuseWhen(this, Condition.of(textOf(size).matches(PARTS)), `${name('size')} is ${size}, which is parts of bytes: millions are M or Mi`);
    refuseWhen(this, Condition.of(node).and(Condition.of(hostPath).not()),
      `${name('node')} is "${node}", and ${name('hostPath')} is empty: it is the node of that folder`);
    refuseWhen(this, Condition.of(props.nfsMountOptions ?? []).and(Condition.of(props.nfsInline ?? false)),
      `${name('nfsMountOptions')} is given, and ${name('nfsInline')} is true: only a PersistentVolume has options`);
  }
}
