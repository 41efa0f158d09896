import { Construct } from 'constructs';
import { AimClientProps } from './aim-client-props';
import { CLIENT_SECURITY, EXAMPLE_IMAGE } from './defaults';
import { Condition, textOf } from '../kit/condition';
import { componentLabel, isOneOf, nameOfProp, refuseWhen } from '../kit/release-chart-of';
import { TestPod } from '../kit/test-pod';
import { Workload } from '../kit/workload';
import { WorkloadKind } from '../kit/workload-props';

const CERTIFICATE_FOLDER = '/etc/aim';
const CERTIFICATE_FILE = 'ca.crt';
const VOLUME = 'certificate';

// Asks as the SDK does before its first run.
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
 * A pod whose program tracks its runs at an Aim server, as Aim documents it for Kubernetes, and a pod for `helm test`,
 * which asks from the same image whether the server can be reached.
 *
 * The certificate reaches it as a file, and the environment variables that its protocol reads hold the file's path.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://aimstack.readthedocs.io/en/latest/using/k8s/remote_tracking_on_k8s.html
 */
export class AimClient extends Construct {
  constructor(scope: Construct, id: string, props: AimClientProps) {
    super(scope, id);
    const { protocol = 'http', caSecret = '' } = props;
    const http = Condition.of(textOf(protocol).is('http'));
    const certified = Condition.of(caSecret);
    if (!isOneOf(protocol, 'http', 'grpc')) {
      refuseWhen(this, http.or(Condition.of(textOf(protocol).is('grpc'))).not(),
        `${nameOfProp('protocol', protocol)} is "${protocol}"; accepted are "http" and "grpc"`);
    }
    const path = `${CERTIFICATE_FOLDER}/${CERTIFICATE_FILE}`;

    const env = [
      { name: 'AIM_REPO', value: props.repo },
      ...certified.items([
        ...http.items([
          // The requests and the WebSocket of the client each read their own.
          { name: 'REQUESTS_CA_BUNDLE', value: path },
          { name: 'SSL_CERT_FILE', value: path },
        ], [
          { name: '__AIM_CLIENT_SSL_CERTIFICATES_FILE__', value: path },
        ]),
      ]),
    ];
    const volumes = certified.items([{
      name: VOLUME,
      secret: { secretName: caSecret, items: [{ key: props.caKey ?? 'tls.crt', path: CERTIFICATE_FILE }] },
    }]);
    const volumeMounts = certified.items([{ name: VOLUME, mountPath: CERTIFICATE_FOLDER, readOnly: true }]);
    const common = {
      ...props, image: props.image ?? EXAMPLE_IMAGE, labels: { app: 'aim-client' }, security: CLIENT_SECURITY, env, volumes, volumeMounts,
    };

    new Workload(this, 'pod', { ...common, kind: WorkloadKind.POD, component: componentLabel(this, 'client'), containerName: 'aim-client' });
    new TestPod(this, 'test', {
      ...common,
      containerName: 'connect',
      command: ['python', '-c'],
      args: http.choose([CONNECT_HTTP], [CONNECT_GRPC]),
      // A proxy among them decides whether the server can be reached.
      env: [...env, ...props.extraEnv ?? []],
    });
  }
}
