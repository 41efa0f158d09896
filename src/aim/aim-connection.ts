import { Construct } from 'constructs';
import { partProps } from '../kit/part-props';
import { AimConnectionProps } from './aim-connection-props';
import { Condition, textOf } from '../kit/condition';
import { isOneOf, nameOfProp, refuseWhen } from '../kit/release-chart-of';

const FOLDER = '/etc/aim';
const FILE = 'ca.crt';
const VOLUME = 'certificate';

/**
 * The connection of pods to an Aim server: environment variables and, with a CA certificate, a volume and its mount, since
 * Aim needs the path of a file.
 *
 * ```ts
 * const { env, volumes, volumeMounts } = new AimConnection(this, 'aim', { repo: server.repo, protocol: server.protocol });
 * new Workload(this, 'training', { image: 'train:1', env, volumes, volumeMounts });
 * ```
 *
 * Rejected outside of a `ReleaseChart`.
 */
export class AimConnection extends Construct {
  /** Items of a container's `env`. */
  public readonly env: any;

  /** Items of a pod's `volumes`. */
  public readonly volumes: any;

  /** Items of a container's `volumeMounts`. */
  public readonly volumeMounts: any;

  constructor(scope: Construct, id: string, props: AimConnectionProps) {
    props = partProps('AimConnectionProps', scope, id, props);
    super(scope, id);
    const { protocol = 'http', caSecret = '' } = props;
    const http = Condition.of(textOf(protocol).is('http'));
    const certified = Condition.of(caSecret);
    if (!isOneOf(protocol, 'http', 'grpc')) {
      refuseWhen(this, http.or(Condition.of(textOf(protocol).is('grpc'))).not(),
        `${nameOfProp('protocol', protocol)}: got "${protocol}", expected "http" or "grpc"`);
    }
    const path = `${FOLDER}/${FILE}`;
    this.env = [
      { name: 'AIM_REPO', value: props.repo },
      ...certified.items([
        ...http.items([
          // HTTP requests and the WebSocket of the client read different variables.
          { name: 'REQUESTS_CA_BUNDLE', value: path },
          { name: 'SSL_CERT_FILE', value: path },
        ], [
          { name: '__AIM_CLIENT_SSL_CERTIFICATES_FILE__', value: path },
        ]),
      ]),
    ];
    this.volumes = certified.items([{
      name: VOLUME,
      secret: { secretName: caSecret, items: [{ key: props.caKey ?? 'tls.crt', path: FILE }] },
    }]);
    this.volumeMounts = certified.items([{ name: VOLUME, mountPath: FOLDER, readOnly: true }]);
  }
}
