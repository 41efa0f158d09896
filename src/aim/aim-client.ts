import { Construct } from 'constructs';
import { partProps, propsOf } from '../kit/part-props';
import { AimClientProps } from './aim-client-props';
import { ServiceAccount } from '../kit/access/service-account';
import { AimConnection } from './aim-connection';
import { CLIENT_SECURITY, EXAMPLE_IMAGE } from './defaults';
import { Condition, textOf } from '../kit/condition';
import { nameOfRun } from '../kit/config/name-of-run';
import { ifFilled } from '../kit/if-filled';
import { componentLabel, isOneOf, nameOfProp, refuseWhen } from '../kit/release-chart-of';
import { envOf } from '../kit/workload/pod-spec';
import { TestPod } from '../kit/workload/test-pod';
import { Workload } from '../kit/workload/workload';
import { WorkloadKind } from '../kit/workload/workload-props';
import { AIM_CLIENT } from './aim-client-values';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';

// Requests the URL that the SDK requests before its first run.
const CONNECT_HTTP = `import os, sys, requests
server = os.environ["AIM_REPO"].replace("aim://", "", 1)
for scheme in "https", "http":
    try:
        requests.get(f"{scheme}://{server}/status/", timeout=30).raise_for_status()
        sys.exit()
    except requests.RequestException as error:
        print(error)
sys.exit(1)
`;
const CONNECT_GRPC = `import os, grpc
server = os.environ["AIM_REPO"].replace("aim://", "", 1)
file = os.environ.get("__AIM_CLIENT_SSL_CERTIFICATES_FILE__")
if file:
    with open(file, "rb") as certificate:
        channel = grpc.secure_channel(server, grpc.ssl_channel_credentials(certificate.read()))
else:
    channel = grpc.insecure_channel(server)
grpc.channel_ready_future(channel).result(timeout=60)
`;

/**
 * A program that tracks its runs with an Aim server, in a Job, or in a Pod as in the documentation of Aim; and a pod for
 * `helm test`, which tests the connection from the same image.
 *
 * Pods and the pod templates of Jobs are immutable. So the name ends in a hash of what is in them: an upgrade that changes
 * the pod replaces the Job or Pod, and other upgrades, such as one to another version of the chart, do not. After `kubectl apply`, the first one stays until it is deleted or
 * pruned.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://aimstack.readthedocs.io/en/latest/using/k8s/remote_tracking_on_k8s.html
 */
export class AimClient extends Construct {
  /**
   * The documented values, for `values.group('', …)` or another path, without the image: `values.image('image', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return AIM_CLIENT.adapt(overrides);
  }

  /** Name of the Job or Pod. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: AimClientProps) {
    props = partProps('AimClientProps', scope, id, props);
    super(scope, id);
    const { kind = 'Job', restartPolicy = 'OnFailure', backoffLimit = 6, activeDeadlineSeconds = 0, ttlSecondsAfterFinished = 0 } = props;
    const job = Condition.of(textOf(kind).is('Job'));
    const pod = Condition.of(textOf(kind).is('Pod'));
    if (!isOneOf(kind, 'Job', 'Pod')) {
      refuseWhen(this, job.or(pod).not(), `${nameOfProp('kind', kind)}: got "${kind}", expected "Job" or "Pod"`);
    }
    refuseWhen(this, job.and(Condition.of(textOf(restartPolicy).is('Always'))),
      `${nameOfProp('restartPolicy', restartPolicy)} is "Always", which a Job does not support: use "OnFailure" or "Never", or set ${nameOfProp('kind', kind)} to "Pod"`);

    const { env, volumes, volumeMounts } = new AimConnection(this, 'connection', propsOf('AimConnectionProps', props));
    const { serviceAccount } = props;
    const account = serviceAccount && new ServiceAccount(this, 'serviceaccount', { ...serviceAccount, labels: { app: 'aim-client' } }).name;
    const common = {
      ...propsOf('WorkloadProps', props), serviceAccount: undefined, serviceAccountName: account ?? props.serviceAccountName, image: props.image ?? EXAMPLE_IMAGE, labels: { app: 'aim-client' }, security: CLIENT_SECURITY, env, volumes, volumeMounts,
    };
    this.name = nameOfRun(this, { ...props, image: common.image, serviceAccount: undefined, serviceAccountName: common.serviceAccountName });
    const workload = { ...common, name: this.name, restartPolicy, component: componentLabel(this, 'client'), containerName: 'aim-client' };
    const jobScope = job.scope(this, 'run');
    if (jobScope) {
      new Workload(jobScope, 'job', {
        ...workload,
        kind: WorkloadKind.JOB,
        spec: { backoffLimit, activeDeadlineSeconds: ifFilled(activeDeadlineSeconds), ttlSecondsAfterFinished: ifFilled(ttlSecondsAfterFinished) },
      });
    }
    const podScope = pod.scope(this, 'start');
    if (podScope) {
      new Workload(podScope, 'pod', { ...workload, kind: WorkloadKind.POD });
    }
    new TestPod(this, 'test', {
      ...propsOf('TestPodProps', common),
      containerName: 'connect',
      command: ['python', '-c'],
      args: Condition.of(textOf(props.protocol ?? 'http').is('http')).choose([CONNECT_HTTP], [CONNECT_GRPC]),
      // With the variables of the program, since a proxy affects the connection.
      env: envOf({ ...props, env }),
    });
  }
}
