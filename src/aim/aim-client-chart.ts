import { Construct } from 'constructs';
import { AimClient } from './aim-client';
import { ABOUT, AIM_VERSION, CLIENT_SECURITY, EXAMPLE_HOST, EXAMPLE_IMAGE, EXAMPLE_TLS_SECRET } from './defaults';
import { ReleaseChart } from '../chart/release-chart';
import { Fn } from '../expr/expression/fn';
import { WorkloadValues } from '../kit/workload/workload-values';
import { ReleaseOptions } from '../manifest/source/release-chart-props';
import { Pattern } from '../values/pattern';

/**
 * A release of a client of Aim's tracking server.
 */
export interface AimClientChartProps extends ReleaseOptions {
  /**
   * A folder with a folder for each environment, in which `aim-client.yaml` holds the values of that environment.
   *
   * @default - no environments
   */
  readonly environments?: string;
}

/**
 * A client of Aim's tracking server as a chart: `AimClient`, with a value for what differs from one run to the next.
 *
 * The name begins with that of Aim's documentation when the release is called `my-super-aim-client`, as it is by default; it
 * ends with a hash of what is run.
 */
export class AimClientChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: AimClientChartProps = {}) {
    super(scope, id, {
      name: 'aim-client',
      version: '0.1.0',
      appVersion: AIM_VERSION,
      description: 'A program that tracks its runs at an Aim server.',
      ...ABOUT,
      nameOverrides: true,
      prerequisites: [
        'A server, such as that of the chart `aim-server`, and an image with a program that tracks to it',
        'The Secret `caSecret`, in the namespace of the release: without it the program does not start; or `caSecret: ""`',
      ],
      ...props,
      releaseName: props.releaseName ?? EXAMPLE_IMAGE,
    });
    const v = this.values;

    const image = v.image('image', {
      repository: EXAMPLE_IMAGE, tag: 'latest', pullPolicy: 'Always', description: 'The program, with the SDK of Aim',
    });
    const protocol = v.oneOf('protocol', {
      values: ['http', 'grpc'],
      description: 'What the SDK and the server speak: `http` for Aim 3.19.0 and later, `grpc` for the versions before.',
    });

    v.describe('server', 'The server. The program finds it in `AIM_REPO`, for `aim.Run(repo=os.environ["AIM_REPO"])`.');
    const host = v.string('server.host', { default: EXAMPLE_HOST, pattern: Pattern.DNS_NAME, minLength: 1, maxLength: 253, description: 'Host name of the server, or `service.namespace` within the cluster.' });
    const port = v.integer('server.port', { default: 443, minimum: 1, maximum: 65535, description: 'Port of the server.' });
    const basePath = v.string('server.basePath', { pattern: Pattern.OPTIONAL_URL_PATH, examples: ['/rt'], description: 'Path that all paths of the server begin with.' });

    const caSecret = v.string('caSecret', {
      default: EXAMPLE_TLS_SECRET,
      pattern: Pattern.OPTIONAL_DNS_NAME,
      description: 'Secret of this namespace with the certificate that the server\'s is checked against; empty means none. With `http`, the program trusts this '
        + 'one only, whatever it talks to: leave it empty when a public authority has signed the server\'s. With `grpc`, TLS needs it.',
    });
    const caKey = v.string('caKey', {
      default: 'tls.crt', pattern: Pattern.FILE_NAME, minLength: 1,
      description: 'Key of the certificate in the Secret. With `http`, `tls.crt` serves only when the server\'s is self-signed; that of a private authority is '
        + 'under `ca.crt`. With `grpc`, `tls.crt` will do.',
    });

    this.requires(Fn.all(protocol.is('grpc'), basePath).not(),
      `server.basePath is "${basePath}", and gRPC has no base path: leave it empty, or set protocol to "http"`);

    const command = v.list('command', { examples: [['python', 'train.py']], description: 'Command of the container; empty means that of the image.' });
    const args = v.list('args', { description: 'Arguments of the container; empty means those of the image.' });
    const kind = v.oneOf('kind', {
      values: ['Job', 'Pod'], description: 'What the program runs in: a `Job` tries again in another pod when a node fails, a `Pod` is that of Aim\'s documentation.',
    });
    const run = v.string('run', {
      examples: ['2'], description: 'A text of your own: another one runs the program again, though nothing else has changed.',
    });
    v.describe('job', 'When the program runs in a Job.');
    const job = {
      backoffLimit: v.integer('job.backoffLimit', { default: 6, minimum: 0, maximum: 1000, description: 'How often it tries again.' }).asNumber(),
      activeDeadlineSeconds: v.integer('job.activeDeadlineSeconds', {
        minimum: 0, maximum: 31536000, description: 'Seconds after which it is ended, whatever it does; 0 means never.',
      }).asNumber(),
      ttlSecondsAfterFinished: v.integer('job.ttlSecondsAfterFinished', {
        minimum: 0, maximum: 31536000,
        description: 'Seconds after its end in which it is deleted; 0 means never. Helm makes one that is gone anew at the next upgrade, which runs the program again.',
      }).asNumber(),
    };
    const restartPolicy = v.oneOf('restartPolicy', {
      values: ['OnFailure', 'Never', 'Always'], description: 'What happens when the program ends. `Always` is for a Pod only.',
    });
    const workload = WorkloadValues.declare(v, '', {
      subject: 'the program',
      security: CLIENT_SECURITY,
      examples: {
        resources: { requests: { cpu: '1', memory: '2Gi' }, limits: { 'nvidia.com/gpu': 1 } },
        extraEnv: [{ name: 'SEED', value: '42' }],
        extraVolumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data-set', readOnly: true } }],
      },
    });

    const client = new AimClient(this, 'default', {
      ...image.asProps(),
      ...workload,
      ...job,
      kind: kind.asString(),
      run: run.asString(),
      command: command.asAny(),
      args: args.asAny(),
      repo: `aim://${host}:${port}${basePath}`,
      protocol: protocol.asString(),
      caSecret: caSecret.asString(),
      caKey: caKey.asString(),
      restartPolicy: restartPolicy.asString(),
    });

    this.notes.add(`The program tracks to aim://${host}:${port}${basePath}, which it finds in AIM_REPO. Follow it:

  kubectl logs --namespace ${this.builtIns.namespace} --follow ${Fn.ternary(kind.is('Job'), 'job', 'pod')}/${client.name}`);
    this.notes.addWhen(caSecret, `
The certificate of the server is checked against ${caKey} of the Secret ${caSecret}, which has to be in this namespace.`);
    this.notes.addWhen(Fn.all(protocol.is('http'), caSecret, caKey.is('tls.crt')), `
With http, tls.crt serves only when the certificate is self-signed. When a private authority has signed it, set caKey to ca.crt; when a public one has, set caSecret to "".`);
    this.notes.add(`
An upgrade that changes what is run ends the program and starts it anew. To run it again as it is:

  helm upgrade ${this.builtIns.releaseName} … --namespace ${this.builtIns.namespace} --reuse-values --set-string run=2`);
    this.notes.addWhen(v.get('image.repository').is(EXAMPLE_IMAGE), `WARNING: ${EXAMPLE_IMAGE} is an example; set image.repository to a program of your own.`);
    this.notes.addWhen(host.is(EXAMPLE_HOST), `WARNING: ${EXAMPLE_HOST} is an example; set server.host to that of your server.`);
  }
}
