import { Construct } from 'constructs';
import { FILES_GROUP, NFS_SERVER_RESOURCES, SIZE, STORAGE } from './project-defaults';
import { SharedStorageProps } from './shared-storage-props';
import { SHARED_STORAGE } from './shared-storage-values';
import { Condition, firstFilled, textOf } from '../kit/condition';
import { ifFilled } from '../kit/if-filled';
import { k8s } from '../kit/k8s';
import { partProps } from '../kit/part-props';
import { isOneOf, namedText, nameOfProp, refuseWhen, releaseChartOf } from '../kit/release-chart-of';
import { checkSize } from '../kit/storage/claim-checks';
import { NfsServer } from '../kit/storage/nfs-server';
import { storageClassName } from '../kit/storage/storage-class';
import { toNode } from '../expr/expression/to-node';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';

const KEEP = { 'helm.sh/resource-policy': 'keep' };

/** What each mode needs, by the path of the prop. */
const NEEDS: { readonly [mode: string]: string } = { existingClaim: 'existingClaim', nfs: 'nfs.server' };

/** What is for one mode alone, by the path of the prop. */
const ONLY_FOR: { readonly [path: string]: string } = {
  'existingClaim': 'existingClaim', 'storageClass': 'storageClass', 'nfs.server': 'nfs', 'nfsServer.clusterIp': 'nfsServer', 'nfsServer.storageClass': 'nfsServer',
};

/**
 * The volume that all experiments of a project share: a claim that many pods mount and write to at once.
 *
 * With NFS, the claim and its PersistentVolume are for each other alone: the volume has a `claimRef`, the claim a `volumeName`, and neither has a StorageClass. The
 * volume has the size that was asked for, and its files are kept when it is deleted. The names are the documented ones: the claim `nfs`, the PersistentVolume
 * `pvc-nfs-` with the namespace behind it, and, of the NFS server in the cluster, `nfs-server` and its claim `storage`. A chart without values lists them in `fixedNames`.
 *
 * Both outputs refuse a mode without what it needs, and what belongs to another mode. Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume
 */
export class SharedStorage extends Construct {
  /**
   * The documented values, for `values.group('storage', …)`, without the image: `values.image('storage.nfsServer.image', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return SHARED_STORAGE.adapt(overrides);
  }

  /** Name of the claim that experiments mount. */
  public readonly claimName: string;

  /** Namespace of the NFS server, where there is one. */
  public readonly serverNamespace: string;

  /** Name of the PersistentVolume, where there is one. */
  public readonly volumeName: string;

  private readonly namespace: string;

  constructor(scope: Construct, id: string, props: SharedStorageProps = {}) {
    props = partProps('SharedStorageProps', scope, id, props, SHARED_STORAGE);
    super(scope, id);
    const chart = releaseChartOf(this);
    const { mode = 'storageClass', existingClaim = '', claim = STORAGE.shared, nfsServer = {} } = props;
    const is = (asked: string): Condition => Condition.of(textOf(mode).is(asked));
    const [isServer, isExport] = [is('nfsServer'), is('nfs').or(is('nfsServer'))];
    this.namespace = props.namespace ?? chart.builtIns.namespace.asString();
    this.volumeName = `${STORAGE.volumePrefix}${this.namespace}`;
    this.claimName = is('existingClaim').chooseString(existingClaim, claim);
    const ownNamespace = chart.fitName(`${this.namespace}${STORAGE.namespaceSuffix}`);
    this.serverNamespace = namedText(this, 'serverNamespace', 'Namespace of the NFS server.', textOf(firstFilled(nfsServer.namespace ?? '', ownNamespace))).asString();
    // They may be rendered nowhere, which is no error.
    [this.claimName, this.serverNamespace].forEach(toNode);

    const within = Condition.of(props.enabled ?? true).scope(this, 'enabled');
    if (!within) {
      return;
    }
    this.check(within, props, mode, is);
    const serving = isServer.scope(within, 'server');
    const server = serving && this.addServer(serving, props);
    const exported = isExport.scope(within, 'export');
    if (exported) {
      this.addVolume(exported, props, isServer, server, claim);
    }
    const claiming = is('existingClaim').not().scope(within, 'own-claim');
    if (claiming) {
      new k8s.KubePersistentVolumeClaim(claiming, 'claim', {
        metadata: { name: claim, namespace: this.namespace, annotations: this.annotations(props) },
        spec: {
          accessModes: ['ReadWriteMany'],
          // An empty class: with the default one, a provisioner would make another volume.
          storageClassName: isExport.choose('', storageClassName(props.storageClass)),
          volumeName: isExport.choose(this.volumeName),
          resources: { requests: { storage: sizeOf(props) } },
        },
      });
    }
  }

  /** The server, its claim, and its namespace unless the release is in it. */
  private addServer(scope: Construct, props: SharedStorageProps): NfsServer {
    const { nfsServer = {} } = props;
    const namespace = this.serverNamespace;
    // That of the experiments is refused.
    const elsewhere = Condition.of(releaseChartOf(this).builtIns.namespace.isNot(textOf(namespace))).and(this.isOwnNamespace);
    const created = Condition.of(nfsServer.createNamespace ?? true).and(elsewhere).scope(scope, 'created');
    if (created) {
      new k8s.KubeNamespace(created, 'namespace', { metadata: { name: namespace, labels: { 'pod-security.kubernetes.io/enforce': 'privileged' }, annotations: KEEP } });
    }
    const claim = new k8s.KubePersistentVolumeClaim(scope, 'files', {
      metadata: { name: STORAGE.server, namespace, annotations: this.annotations(props) },
      spec: { accessModes: ['ReadWriteOnce'], storageClassName: storageClassName(nfsServer.storageClass), resources: { requests: { storage: sizeOf(props) } } },
    });
    return new NfsServer(scope, 'nfs-server', {
      image: nfsServer.image,
      imagePullPolicy: nfsServer.imagePullPolicy,
      imagePullSecrets: nfsServer.imagePullSecrets,
      clusterIp: nfsServer.clusterIp,
      resources: nfsServer.resources ?? NFS_SERVER_RESOURCES,
      group: nfsServer.group ?? FILES_GROUP,
      name: STORAGE.nfsServer,
      namespace,
      labels: { role: STORAGE.nfsServer },
      volume: { persistentVolumeClaim: { claimName: claim.name } },
    });
  }

  /** The volume of an export, for the claim alone. */
  private addVolume(scope: Construct, props: SharedStorageProps, isServer: Condition, own: NfsServer | undefined, claim: string): void {
    const { nfs = {}, csi = {}, nfsServer = {} } = props;
    const driven = Condition.of(csi.enabled ?? props.csi !== undefined);
    const path = isServer.chooseString('/', nfs.path ?? '/');
    const server = (ofOwn: string) => isServer.chooseString(ofOwn, nfs.server ?? '');
    new k8s.KubePersistentVolume(scope, 'volume', {
      metadata: { name: this.volumeName, annotations: this.annotations(props) },
      spec: {
        accessModes: ['ReadWriteMany'],
        capacity: { storage: sizeOf(props) },
        volumeMode: 'Filesystem',
        persistentVolumeReclaimPolicy: 'Retain',
        claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace: this.namespace, name: claim },
        mountOptions: ifFilled(nfs.mountOptions),
        nfs: driven.not().choose({ server: server(nfsServer.clusterIp ?? ''), path }),
        csi: driven.choose({ driver: csi.driver ?? 'nfs.csi.k8s.io', volumeHandle: this.volumeName, volumeAttributes: { server: server(own?.host ?? ''), share: path } }),
      },
    });
  }

  /** Whether the server is in another namespace than the experiments. */
  private get isOwnNamespace(): Condition {
    return Condition.of(textOf(this.serverNamespace).isNot(textOf(this.namespace)));
  }

  private annotations({ keep = true, annotations = {} }: SharedStorageProps): any {
    return ifFilled({ ...annotations, ...Condition.of(keep).entries(KEEP) });
  }

  /** Refuses a mode without what it needs, and what is for another one. */
  private check(within: Construct, props: SharedStorageProps, mode: string, is: (mode: string) => Condition): void {
    const at = (path: string): any => path.split('.').reduce((found, key) => found?.[key], props as any) ?? '';
    const name = (path: string) => nameOfProp(path, at(path) === '' ? undefined : at(path));
    const modeName = nameOfProp('mode', props.mode);
    if (!isOneOf(mode, 'storageClass', 'existingClaim', 'nfs', 'nfsServer')) {
      refuseWhen(within, ['storageClass', 'existingClaim', 'nfs', 'nfsServer'].map(is).reduce((one, other) => one.or(other)).not(),
        `${modeName}: got "${mode}", expected "storageClass", "existingClaim", "nfs" or "nfsServer"`);
    }
    for (const [wanted, path] of Object.entries(NEEDS)) {
      refuseWhen(within, is(wanted).and(Condition.of(at(path)).not()), `${modeName} is "${wanted}", and ${name(path)} is empty: set it, or choose another mode`);
    }
    for (const [path, wanted] of Object.entries(ONLY_FOR)) {
      refuseWhen(within, is(wanted).not().and(Condition.of(at(path))), `${modeName} is "${mode}", and ${name(path)} is "${at(path)}", which only the mode "${wanted}" has: remove it, or change the mode`);
    }
    const driven = Condition.of(props.csi?.enabled ?? props.csi !== undefined);
    refuseWhen(within, driven.and(is('nfs').or(is('nfsServer')).not()),
      `${modeName} is "${mode}", and ${nameOfProp('csi.enabled', props.csi?.enabled)} is true, which only the modes "nfs" and "nfsServer" have: set it to false, or change the mode`);
    refuseWhen(within, is('nfsServer').and(driven.not()).and(Condition.of(at('nfsServer.clusterIp')).not()),
      `${modeName} is "nfsServer", and ${name('nfsServer.clusterIp')} is empty: set a free address of the Service range of the cluster, such as 10.96.0.50, by which nodes find the server even when its Service is created again, or use csi-driver-nfs`);
    refuseWhen(within, is('nfsServer').and(this.isOwnNamespace.not()),
      `${name('nfsServer.namespace')} is ${this.serverNamespace}, the namespace of the experiments, which would have to admit privileged pods: choose another one`);
    checkSize(within, name('size'), props.size ?? SIZE);
  }
}

function sizeOf({ size = SIZE }: SharedStorageProps): k8s.Quantity {
  return k8s.Quantity.fromString(size);
}
