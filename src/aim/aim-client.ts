import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { AimClientProps } from './aim-client-props';
import { Condition, textOf } from './condition';
import { POD_SECURITY_CONTEXT, SECURITY_CONTEXT } from './defaults';
import { componentLabel, isOneOf, nameOfProp, refuseWhen } from './release-chart-of';

const CERTIFICATE_FOLDER = '/etc/aim';
const CERTIFICATE_FILE = 'ca.crt';
const VOLUME = 'certificate';

/**
 * A pod whose program tracks its runs at an Aim server, as Aim documents it for Kubernetes.
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

    new k8s.KubePod(this, 'pod', {
      metadata: { labels: { 'app': 'aim-client', 'app.kubernetes.io/component': componentLabel(this, 'client') } },
      spec: {
        restartPolicy: props.restartPolicy ?? 'OnFailure',
        imagePullSecrets: props.imagePullSecrets,
        automountServiceAccountToken: false,
        nodeSelector: props.nodeSelector,
        affinity: props.affinity,
        tolerations: props.tolerations,
        securityContext: props.podSecurityContext ?? POD_SECURITY_CONTEXT,
        containers: [{
          name: 'aim-client',
          image: props.image ?? 'my-super-aim-client',
          imagePullPolicy: props.imagePullPolicy,
          command: props.command,
          args: props.args,
          env: [
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
          ],
          resources: props.resources,
          volumeMounts: certified.choose([{ name: VOLUME, mountPath: CERTIFICATE_FOLDER, readOnly: true }]),
          securityContext: props.securityContext ?? SECURITY_CONTEXT,
        }],
        volumes: certified.choose([{
          name: VOLUME,
          secret: { secretName: caSecret, items: [{ key: props.caKey ?? 'tls.crt', path: CERTIFICATE_FILE }] },
        }]),
      },
    });
  }
}
