import { Construct } from 'constructs';
import { WORKLOAD_PROPS } from './workload-values';
import { partProps } from '../part-props';
import { ClaimTemplateProps, StatefulSetProps } from './stateful-set-props';
import { Workload } from './workload';
import { WorkloadKind } from './workload-props';
import { Condition } from '../condition';
import { ifFilled } from '../if-filled';
import { HeadlessService } from '../network/headless-service';
import { nameOfProp, refuseWhen, releaseChartOf } from '../release-chart-of';
import { checkAccessModes, checkSize } from '../storage/claim-checks';
import { storageClassName } from '../storage/storage-class';
import { Volume } from '../storage/volume';
import { VolumeValuesOptions } from '../storage/volume-values';
import { checkStruct } from '../../values/declare/check-struct';
import { ItemShape } from '../../values/declare/item-shape';
import { Refusal } from '../../values/refusal';

/**
 * A StatefulSet and its headless Service. The pods have the security contexts of a `Workload`.
 *
 * A StatefulSet without ports is rejected (`check-failed`), since its Service needs ports. Rejected outside of a
 * `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export class StatefulSet extends Construct {
  /**
   * The documented values of a volume claim template, for `values.group('persistence', …)`: those of a `Volume` without
   * `keep`, since Kubernetes keeps these claims.
   */
  public static claimValues(options: VolumeValuesOptions): ItemShape {
    checkStruct('VolumeValuesOptions', options, 'StatefulSet.claimValues()');
    const { omit = [], descriptions } = options;
    return Volume.values({
      ...options,
      omit: ['keep', ...omit],
      descriptions: {
        existingClaim: 'Existing PersistentVolumeClaim that all pods share; empty to create one for each pod.',
        size: 'Size of each volume. Immutable in a StatefulSet: to increase it, if the StorageClass allows volume expansion, change the claims, delete the StatefulSet with `--cascade=orphan`, and upgrade.',
        storageClass: 'StorageClass of the volumes; empty for the default StorageClass, `-` for none. Immutable in a StatefulSet.',
        accessModes: 'Access modes of the volumes. Immutable in a StatefulSet.',
        annotations: 'Annotations of the PersistentVolumeClaims. Immutable in a StatefulSet.',
        ...descriptions,
      },
    });
  }

  /** Name of the StatefulSet. Its pods are named `<name>-0`, `<name>-1` and so on. */
  public readonly name: string;

  /** The headless Service of the pods. */
  public readonly service: HeadlessService;

  /** Extra labels of the StatefulSet. */
  public readonly labels: { [key: string]: string };

  /** Labels that select exactly its pods. */
  public readonly selector: { [key: string]: string };

  constructor(scope: Construct, id: string, props: StatefulSetProps) {
    props = partProps('StatefulSetProps', scope, id, props, WORKLOAD_PROPS);
    super(scope, id);
    const { claims = [], ports = [], podManagementPolicy, whenDeleted, whenScaled, ...workload } = props;
    const chart = releaseChartOf(this);
    if (ports.length === 0) {
      throw new Refusal('check-failed', `${this.node.path}: ports is empty: add the ports of the headless Service`);
    }
    const component = props.component ?? chart.componentOf(this);
    this.selector = { ...chart.selectorLabels(component), ...props.labels };
    this.labels = { ...props.labels, 'app.kubernetes.io/component': component };
    this.service = new HeadlessService(this, 'headless', { namespace: props.namespace, selector: this.selector, labels: this.labels, ports });
    claims.forEach(claim => this.check(claim));

    const retention = { whenDeleted: whenDeleted ?? 'Retain', whenScaled: whenScaled ?? 'Retain' };
    const pods = new Workload(this, 'resource', {
      ...workload,
      kind: WorkloadKind.STATEFUL_SET,
      component,
      ports,
      volumes: [...claims.flatMap(volumeOf), ...props.volumes ?? []],
      volumeMounts: [...claims.map(({ name, mountPath, subPath }) => ({ name, mountPath, subPath })), ...props.volumeMounts ?? []],
      spec: {
        serviceName: this.service.name,
        podManagementPolicy,
        persistentVolumeClaimRetentionPolicy: whenDeleted === undefined && whenScaled === undefined ? undefined : retention,
        volumeClaimTemplates: ifFilled(claims.flatMap(templateOf)),
        ...props.spec,
      },
    });
    this.name = pods.name;
  }

  /**
   * DNS name of a pod, valid in all namespaces: `pod.service.namespace`.
   *
   * @param ordinal the ordinal of the pod, from 0.
   */
  public hostOf(ordinal: number): string {
    return this.service.hostOf(`${this.name}-${ordinal}`);
  }

  private check(claim: ClaimTemplateProps): void {
    const { existingClaim = '' } = claim;
    const name = (prop: keyof ClaimTemplateProps) => nameOfProp(`${prop} of ${claim.name}`, claim[prop]);
    refuseWhen(this, Condition.of(existingClaim).and(Condition.of(claim.enabled ?? true).not()),
      `${name('enabled')} is false, so ${name('existingClaim')} "${existingClaim}" is not mounted: change one of the two`);
    checkSize(this, name('size'), claim.size);
    checkAccessModes(this, name('accessModes'), claim.accessModes);
  }
}

/** Whether each pod gets its own claim. */
function isTemplate({ enabled = true, existingClaim = '' }: ClaimTemplateProps): Condition {
  return Condition.of(enabled).and(Condition.of(existingClaim).not());
}

/**
 * With the fields that the API server would add to the list. It compares the list as a whole, so without them, server-side apply by a second
 * tool would be a conflict, and tools would find a difference.
 */
function templateOf(claim: ClaimTemplateProps): any[] {
  const { name, size = '10Gi', storageClass, accessModes = ['ReadWriteOnce'], annotations } = claim;
  return isTemplate(claim).items([{
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, annotations: ifFilled(annotations) },
    spec: { accessModes, storageClassName: storageClassName(storageClass), volumeMode: 'Filesystem', resources: { requests: { storage: size } } },
    status: { phase: 'Pending' },
  }]);
}

/** The volume without a claim for each pod. */
function volumeOf({ name, enabled = true, existingClaim = '' }: ClaimTemplateProps): any[] {
  const existing = Condition.of(existingClaim);
  return Condition.of(enabled).not().or(existing).items([{ name, ...existing.entries({ persistentVolumeClaim: { claimName: existingClaim } }, { emptyDir: {} }) }]);
}
