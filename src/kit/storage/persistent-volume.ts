import { Construct } from 'constructs';
import { checkAccessModes, checkSize } from './claim-checks';
import { PersistentVolumeProps } from './persistent-volume-props';
import { PERSISTENT_VOLUME } from './persistent-volume-values';
import { Condition, firstFilled, textOf } from '../condition';
import { ifFilled } from '../if-filled';
import { k8s } from '../k8s';
import { partProps } from '../part-props';
import { isOneOf, nameOfProp, refuseWhen, releaseChartOf } from '../release-chart-of';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';

/**
 * A PersistentVolume that exists before its claim: a directory or a disk of nodes, or an NFS export. It is bound to one claim, of
 * whatever chart, and its data is kept when it is deleted. For a claim of the same chart, see `Volume`, which creates both.
 *
 * Both outputs refuse a local one without nodes, and an NFS export without a server. Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume
 */
export class PersistentVolume extends Construct {
  /**
   * The documented values, for `values.group('volume', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return PERSISTENT_VOLUME.adapt(overrides);
  }

  /** Name of the PersistentVolume, if there can be one. */
  public readonly name?: string;

  constructor(scope: Construct, id: string, props: PersistentVolumeProps) {
    props = partProps('PersistentVolumeProps', scope, id, props, PERSISTENT_VOLUME);
    super(scope, id);
    const chart = releaseChartOf(this);
    const within = Condition.of(props.enabled ?? true).scope(this, 'enabled');
    if (!within) {
      return;
    }
    const { claim, type = 'hostPath', path, server = '', mountOptions, nodes = [] } = props;
    const single = Condition.of(props.singleNode ?? false);
    const is = (asked: string): Condition => Condition.of(textOf(type).is(asked));
    this.check(within, props, type, is);
    const namespace = claim.namespace ?? chart.builtIns.namespace.asString();
    this.name = new k8s.KubePersistentVolume(within, 'resource', {
      metadata: {
        name: firstFilled(props.name ?? '', `${chart.builtIns.namespace}.${chart._nameOf(this)}`),
        labels: props.labels,
        annotations: ifFilled(props.annotations),
      },
      spec: {
        accessModes: props.accessModes ?? ['ReadWriteOnce'],
        capacity: { storage: k8s.Quantity.fromString(props.size ?? '10Gi') },
        volumeMode: 'Filesystem',
        persistentVolumeReclaimPolicy: 'Retain',
        storageClassName: ifFilled(props.storageClass),
        claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace, name: claim.name },
        // With DirectoryOrCreate, the directory would belong to root.
        hostPath: is('hostPath').choose({ path, type: 'Directory' }),
        local: is('local').choose({ path }),
        nfs: is('nfs').choose({ server, path }),
        mountOptions: ifFilled(mountOptions),
        // Kubernetes requires some affinity of a local volume.
        nodeAffinity: Condition.of(nodes).or(single).choose({
          required: {
            nodeSelectorTerms: [{
              matchExpressions: single.items([{ key: 'kubernetes.io/os', operator: 'In', values: ['linux'] }], [{ key: 'kubernetes.io/hostname', operator: 'In', values: nodes }]),
            }],
          },
        }),
      },
    }).name;
  }

  private check(within: Construct, props: PersistentVolumeProps, type: string, is: (type: string) => Condition): void {
    const name = (prop: keyof PersistentVolumeProps) => nameOfProp(prop, props[prop]);
    const wrong = `${name('type')} is "${type}"`;
    if (!isOneOf(type, 'hostPath', 'local', 'nfs')) {
      refuseWhen(within, is('hostPath').or(is('local')).or(is('nfs')).not(), `${name('type')}: got "${type}", expected "hostPath", "local" or "nfs"`);
    }
    const [named, single] = [Condition.of(props.nodes ?? []), Condition.of(props.singleNode ?? false)];
    refuseWhen(within, is('local').and(named.not()).and(single.not()), `${wrong}, and ${name('nodes')} is empty: name the nodes that have the directory`);
    refuseWhen(within, single.and(is('local').not()), `${wrong}, and ${name('singleNode')} is only for "local": set it to false, or change the type`);
    refuseWhen(within, single.and(named), `${name('singleNode')} is true, and ${name('nodes')} has names of nodes: leave one of the two out`);
    refuseWhen(within, is('nfs').and(Condition.of(props.server ?? '').not()), `${wrong}, and ${name('server')} is empty: set the address of the NFS server`);
    for (const prop of ['server', 'mountOptions'] as const) {
      refuseWhen(within, is('nfs').not().and(Condition.of(props[prop] ?? '')), `${wrong}, and ${name(prop)} is only for "nfs": remove it, or change the type`);
    }
    checkAccessModes(within, name('accessModes'), props.accessModes);
    checkSize(within, name('size'), props.size);
  }
}
