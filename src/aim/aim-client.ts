import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { AimClientProps } from './aim-client-props';
import { Condition, textOf } from '../kit/condition';
import { EXAMPLE_IMAGE, POD_SECURITY_CONTEXT, SECURITY_CONTEXT, TEST_ANNOTATIONS, TEST_RESOURCES } from './defaults';
import { componentLabel, isOneOf, nameOfProp, refuseWhen } from '../kit/release-chart-of';

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
    const { protocol = 'http', caSecret = '', extraVolumes = [], extraVolumeMounts = [] } = props;
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
      ...props.extraEnv ?? [],
    ];
    const volumes = [{
      name: VOLUME,
      secret: { secretName: caSecret, items: [{ key: props.caKey ?? 'tls.crt', path: CERTIFICATE_FILE }] },
    }];
    const volumeMounts = [{ name: VOLUME, mountPath: CERTIFICATE_FOLDER, readOnly: true }];
    const pod = {
      imagePullSecrets: props.imagePullSecrets,
      serviceAccountName: props.serviceAccountName,
      automountServiceAccountToken: false,
      nodeSelector: props.nodeSelector,
      tolerations: props.tolerations,
      securityContext: props.podSecurityContext ?? POD_SECURITY_CONTEXT,
    };
    const container = {
      image: props.image ?? EXAMPLE_IMAGE,
      imagePullPolicy: props.imagePullPolicy,
      env,
      securityContext: props.securityContext ?? SECURITY_CONTEXT,
    };

    new k8s.KubePod(this, 'pod', {
      metadata: {
        labels: { 'app': 'aim-client', 'app.kubernetes.io/component': componentLabel(this, 'client'), ...props.podLabels },
        annotations: props.podAnnotations,
      },
      spec: {
        ...pod,
        restartPolicy: props.restartPolicy ?? 'OnFailure',
        affinity: props.affinity,
        containers: [{
          name: 'aim-client',
          ...container,
          command: props.command,
          args: props.args,
          resources: props.resources,
          volumeMounts: certified.or(Condition.of(extraVolumeMounts)).choose([...certified.items(volumeMounts), ...extraVolumeMounts]),
        }],
        volumes: certified.or(Condition.of(extraVolumes)).choose([...certified.items(volumes), ...extraVolumes]),
      },
    });

    new k8s.KubePod(this, 'test', {
      metadata: {
        labels: { 'app': 'aim-client', 'app.kubernetes.io/component': componentLabel(this, 'test') },
        annotations: TEST_ANNOTATIONS,
      },
      spec: {
        ...pod,
        restartPolicy: 'Never',
        containers: [{
          name: 'connect',
          ...container,
          command: ['python', '-c'],
          args: http.choose([CONNECT_HTTP], [CONNECT_GRPC]),
          resources: TEST_RESOURCES,
          volumeMounts: certified.choose(volumeMounts),
        }],
        volumes: certified.choose(volumes),
      },
    });
  }
}
