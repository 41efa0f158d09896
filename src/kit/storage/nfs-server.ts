import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { partProps } from '../part-props';
import { Condition, firstFilled } from '../condition';
import { givenName } from '../given-name';
import { ifFilled } from '../if-filled';
import { NfsServerProps } from './nfs-server-props';
import { releaseChartOf } from '../release-chart-of';
import { Service } from '../network/service';
import { Fn } from '../../expr/expression/fn';
import { NFS_SERVER } from './nfs-server-values';
import { ItemShape } from '../../values/declare/item-shape';
import { FieldOverrides } from '../../values/declare/field-overrides';

const VOLUME = 'export';
const PORT = 'nfs';

/**
 * An NFS server in the cluster, for tests and demonstrations: one pod, one copy of the files.
 *
 * The pod is privileged, since the server runs in the kernel of the node. Pod Security allows it only in namespaces with
 * `pod-security.kubernetes.io/enforce: privileged`, and an attacker in the pod controls the node. Use an external server in
 * production.
 *
 * Rejected outside of a `ReleaseChart`.
 */
export class NfsServer extends Construct {
  /**
   * The documented values, for `values.group('nfsServer', …)`, but for the image: `values.image('nfsServer.image', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return NFS_SERVER.adapt(overrides);
  }

  private readonly enabled: Condition;
  private readonly clusterIp: string;
  private readonly service?: Service;

  constructor(scope: Construct, id: string, props: NfsServerProps = {}) {
    props = partProps('NfsServerProps', scope, id, props, NFS_SERVER);
    super(scope, id);
    const chart = releaseChartOf(this);
    this.enabled = Condition.of(props.enabled ?? true);
    const { clusterIp = '', group } = props;
    this.clusterIp = clusterIp;
    const within = this.enabled.scope(this, 'enabled');
    if (!within) {
      return;
    }
    const own = chart.componentOf(this);
    const component = own === 'default' ? 'nfs-server' : own;
    const selector = chart.selectorLabels(component);
    const labels = { ...props.labels, 'app.kubernetes.io/component': component };

    this.service = new Service(within, 'service', { ...givenName(props), selector, labels, clusterIp, ports: [{ name: PORT, port: 2049 }] });

    new ApiObject(within, 'deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { ...givenName(props), labels },
      spec: {
        replicas: 1,
        selector: { matchLabels: selector },
        // Two servers on one volume would not see each other's locks.
        strategy: { type: 'Recreate' },
        template: {
          metadata: { labels: { ...props.labels, ...selector } },
          spec: {
            // The export keeps the group of the directory, which is changed before the server starts.
            securityContext: group === undefined ? undefined : { fsGroup: group, fsGroupChangePolicy: 'OnRootMismatch' },
            imagePullSecrets: props.imagePullSecrets,
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            containers: [{
              name: 'nfs-server',
              image: props.image ?? 'itsthenetwork/nfs-server-alpine:12',
              imagePullPolicy: props.imagePullPolicy,
              env: [{ name: 'SHARED_DIRECTORY', value: `/${VOLUME}` }],
              ports: [{ name: PORT, containerPort: 2049 }],
              resources: ifFilled(props.resources),
              readinessProbe: { tcpSocket: { port: PORT }, periodSeconds: 10, timeoutSeconds: 5 },
              livenessProbe: { tcpSocket: { port: PORT }, periodSeconds: 20, timeoutSeconds: 5, failureThreshold: 6 },
              volumeMounts: [{ name: VOLUME, mountPath: `/${VOLUME}` }],
              securityContext: { privileged: true },
            }],
            volumes: [{ ...props.volume ?? { emptyDir: {} }, name: VOLUME }],
          },
        },
      },
    });
  }

  /** The name of the Service in the DNS of the cluster, for clients that use it; undefined if there is no server. */
  public get host(): string | undefined {
    return this.service && `${this.service.host}.svc.cluster.local`;
  }

  /**
   * The address that clients mount, with the path `/`: of this server if it is enabled, otherwise of another one. @param
   * otherwise the address of the other server; can be empty.
   */
  public addressOr(otherwise: string): string {
    const { value } = this.enabled;
    if (value === false) {
      return otherwise;
    }
    const address = firstFilled(this.clusterIp, this.host!);
    return value === true ? address : Fn.ternary(value, address, otherwise).string().asString();
  }
}
