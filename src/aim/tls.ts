import { Condition } from '../kit/condition';

const FOLDER = '/etc/aim/tls';
const VOLUME = 'tls';

/**
 * TLS that ends in the pod: the certificate and its key, from a Secret of the type `kubernetes.io/tls`, for programs of
 * Aim. All of it comes to nothing without a Secret.
 *
 * @internal
 */
export class Tls {
  public readonly condition: Condition;

  constructor(private readonly secret: string) {
    this.condition = Condition.of(secret);
  }

  /** Arguments of `aim server` and of `aim up`. */
  public get args(): any[] {
    return this.condition.items([`--ssl-certfile=${FOLDER}/tls.crt`, `--ssl-keyfile=${FOLDER}/tls.key`]);
  }

  public get volumes(): any[] {
    return this.condition.items([{ name: VOLUME, secret: { secretName: this.secret } }]);
  }

  /** The certificate alone, for those that connect. */
  public get certificateVolumes(): any[] {
    return this.condition.items([{ name: VOLUME, secret: { secretName: this.secret, items: [{ key: 'tls.crt', path: 'tls.crt' }] } }]);
  }

  public get volumeMounts(): any[] {
    return this.condition.items([{ name: VOLUME, mountPath: FOLDER, readOnly: true }]);
  }

  /** A question by HTTP. The kubelet takes any certificate. */
  public httpGet(path: string, port: string): any {
    return { path, port, scheme: this.condition.choose('HTTPS') };
  }

  /** What the URLs of the pod begin with. */
  public get scheme(): string {
    return this.condition.text('https', 'http');
  }

  /** Arguments for `CONNECT_HTTP` and `CONNECT_GRPC`, behind what they connect to. */
  public get connectArgs(): any[] {
    return this.condition.items([`${FOLDER}/tls.crt`]);
  }
}
