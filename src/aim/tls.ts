import { Condition } from '../kit/condition';

const FOLDER = '/etc/aim/tls';
const VOLUME = 'tls';

/**
 * TLS termination in the pod, for programs of Aim: certificate and key from a Secret of type `kubernetes.io/tls`.
 * Everything is empty without a Secret.
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

  /** The certificate without its key, for clients. */
  public get certificateVolumes(): any[] {
    return this.condition.items([{ name: VOLUME, secret: { secretName: this.secret, items: [{ key: 'tls.crt', path: 'tls.crt' }] } }]);
  }

  public get volumeMounts(): any[] {
    return this.condition.items([{ name: VOLUME, mountPath: FOLDER, readOnly: true }]);
  }

  /** An HTTP probe. The kubelet accepts any certificate. */
  public httpGet(path: string, port: string): any {
    return { path, port, scheme: this.condition.choose('HTTPS') };
  }

  /** The URL scheme of the pod. */
  public get scheme(): string {
    return this.condition.chooseString('https', 'http');
  }

  /** Arguments of `CONNECT_HTTP` and `CONNECT_GRPC` after the address. */
  public get connectArgs(): any[] {
    return this.condition.items([`${FOLDER}/tls.crt`]);
  }
}
