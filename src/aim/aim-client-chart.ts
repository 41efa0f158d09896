import { Construct } from 'constructs';
import { AimClient } from './aim-client';
import { ABOUT, AIM_VERSION, EXAMPLE_HOST, EXAMPLE_TLS_SECRET, POD_SECURITY_CONTEXT, SECURITY_CONTEXT } from './defaults';
import { ReleaseChart } from '../chart/release-chart';
import { ReleaseOptions } from '../manifest/release-chart-props';
import { FragmentKind } from '../values/options';
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
 * The pod has the name of Aim's documentation when the release is called `my-super-aim-client`, as it is by default.
 */
export class AimClientChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: AimClientChartProps = {}) {
    super(scope, id, {
      name: 'aim-client',
      version: '0.1.0',
      appVersion: AIM_VERSION,
      description: 'A program that tracks its runs at an Aim server.',
      ...ABOUT,
      ...props,
      releaseName: props.releaseName ?? 'my-super-aim-client',
    });
    const v = this.values;

    const image = v.image('image', {
      repository: 'my-super-aim-client', tag: 'latest', pullPolicy: 'Always', description: 'The program, with the SDK of Aim',
    });
    const protocol = v.oneOf('protocol', {
      values: ['http', 'grpc'],
      description: 'What the SDK and the server speak: `http` for Aim 3.19.0 and later, `grpc` for the versions before.',
    });

    v.describe('server', 'The server. The program finds it in `AIM_REPO`, for `aim.Run(repo=os.environ["AIM_REPO"])`.');
    const host = v.string('server.host', { default: EXAMPLE_HOST, pattern: Pattern.DNS_NAME, minLength: 1, maxLength: 253, description: 'Host name of the server, or `service.namespace` within the cluster.' });
    const port = v.integer('server.port', { default: 443, minimum: 1, maximum: 65535, description: 'Port of the server.' });
    const basePath = v.string('server.basePath', { pattern: '^(/[-._~a-zA-Z0-9]+)*$', examples: ['/rt'], description: 'Path that all paths of the server begin with.' });

    const caSecret = v.string('caSecret', {
      default: EXAMPLE_TLS_SECRET,
      pattern: Pattern.OPTIONAL_DNS_NAME,
      description: 'Secret with the certificate that the server\'s is checked against; empty means none. With `http`, the program '
        + 'trusts this one only, whatever it talks to: leave it empty when a public authority has signed it. With `grpc`, TLS needs it, and the '
        + 'server\'s own will do.',
    });
    const caKey = v.string('caKey', {
      default: 'tls.crt', pattern: Pattern.FILE_NAME, minLength: 1, description: 'Key of the certificate in the Secret: `ca.crt` where a private authority has signed it.',
    });

    new AimClient(this, 'default', {
      image: image.reference.asString(),
      imagePullPolicy: image.pullPolicy.asString(),
      imagePullSecrets: image.asPullSecrets(),
      command: v.list('command', { examples: [['python', 'train.py']], description: 'Command of the container; empty means that of the image.' }).ifNotEmpty(),
      args: v.list('args', { description: 'Arguments of the container; empty means those of the image.' }).ifNotEmpty(),
      repo: `aim://${host}:${port}${basePath}`,
      protocol: protocol.asString(),
      caSecret: caSecret.asString(),
      caKey: caKey.asString(),
      restartPolicy: v.oneOf('restartPolicy', { values: ['OnFailure', 'Never', 'Always'], description: 'What happens when the program ends.' }).asString(),
      resources: v.fragment('resources', {
        examples: [{ requests: { cpu: '1', memory: '2Gi' }, limits: { 'nvidia.com/gpu': 1 } }], description: 'Resources of the container.',
      }).ifNotEmpty(),
      podSecurityContext: v.fragment('podSecurityContext', { default: POD_SECURITY_CONTEXT, description: 'Security context of the pod.' }).ifNotEmpty(),
      securityContext: v.fragment('securityContext', { default: SECURITY_CONTEXT, description: 'Security context of the container.' }).ifNotEmpty(),
      nodeSelector: v.fragment('nodeSelector', { kind: FragmentKind.STRINGS, description: 'Labels of the nodes that the pod asks for.' }).ifNotEmpty(),
      tolerations: v.fragmentList('tolerations', { kind: FragmentKind.LIST, description: 'Taints of nodes that the pod tolerates.' }).ifNotEmpty(),
      affinity: v.fragment('affinity', { description: 'Preferences among nodes.' }).ifNotEmpty(),
      extraEnv: v.fragmentList('extraEnv', { kind: FragmentKind.LIST, description: 'More environment variables of the container.' }).asAny(),
    });

    this.notes.add(`The program tracks to aim://${host}:${port}${basePath}, which it finds in AIM_REPO. Follow it:

  kubectl logs --namespace ${this.builtins.namespace} --follow pod/${this.fullname}`);
    this.notes.addWhen(caSecret, `The certificate of the server is checked against ${caKey} of the Secret ${caSecret}.`);
  }
}
