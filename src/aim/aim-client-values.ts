import { AimClientProps } from './aim-client-props';
import { CLIENT_SECURITY, EXAMPLE_HOST, EXAMPLE_TLS_SECRET } from './defaults';
import { AnyExpression } from '../expr/expression/any-expression';
import { Workload } from '../kit/workload/workload';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

const SERVER = ItemShape.object('The server. The program finds it in `AIM_REPO`, for `aim.Run(repo=os.environ["AIM_REPO"])`.')
  .string('host', { default: EXAMPLE_HOST, pattern: Pattern.DNS_NAME, minLength: 1, maxLength: 253, description: 'Host name of the server, or `service.namespace` within the cluster.' })
  .integer('port', { default: 443, minimum: 1, maximum: 65535, description: 'Port of the server.' })
  .string('basePath', { pattern: Pattern.OPTIONAL_URL_PATH, examples: ['/rt'], description: 'Path that all paths of the server begin with.' });

const JOB = ItemShape.object('When the program runs in a Job.')
  .integer('backoffLimit', { default: 6, minimum: 0, maximum: 1000, description: 'How often it tries again.' })
  .integer('activeDeadlineSeconds', { minimum: 0, maximum: 31536000, description: 'Seconds after which it is ended, whatever it does; 0 means never.' })
  .integer('ttlSecondsAfterFinished', {
    minimum: 0, maximum: 31536000,
    description: 'Seconds after its end in which it is deleted; 0 means never. Helm makes one that is gone anew at the next upgrade, which runs the program again.',
  });

/** The documented values of a client. @internal */
export const AIM_CLIENT = ItemShape.object('A program that tracks its runs.')
  .oneOf('protocol', {
    values: ['http', 'grpc'], description: 'What the SDK and the server speak: `http` for Aim 3.19.0 and later, `grpc` for the versions before.',
  })
  .group('server', SERVER)
  .string('caSecret', {
    default: EXAMPLE_TLS_SECRET,
    pattern: Pattern.OPTIONAL_DNS_NAME,
    description: 'Secret of this namespace with the certificate that the server\'s is checked against; empty means none. With `http`, the program trusts this '
      + 'one only, whatever it talks to: leave it empty when a public authority has signed the server\'s. With `grpc`, TLS needs it.',
  })
  .string('caKey', {
    default: 'tls.crt', pattern: Pattern.FILE_NAME, minLength: 1,
    description: 'Key of the certificate in the Secret. With `http`, `tls.crt` serves only when the server\'s is self-signed; that of a private authority is '
      + 'under `ca.crt`. With `grpc`, `tls.crt` will do.',
  })
  .list('command', { examples: [['python', 'train.py']], description: 'Command of the container; empty means that of the image.' })
  .list('args', { description: 'Arguments of the container; empty means those of the image.' })
  .oneOf('kind', {
    values: ['Job', 'Pod'], description: 'What the program runs in: a `Job` tries again in another pod when a node fails, a `Pod` is that of Aim\'s documentation.',
  })
  .string('run', { examples: ['2'], description: 'A text of your own: another one runs the program again, though nothing else has changed.' })
  .group('job', JOB)
  .oneOf('restartPolicy', { values: ['OnFailure', 'Never', 'Always'], description: 'What happens when the program ends. `Always` is for a Pod only.' })
  .include(Workload.values({
    subject: 'the program',
    security: CLIENT_SECURITY,
    examples: {
      resources: { requests: { cpu: '1', memory: '2Gi' }, limits: { 'nvidia.com/gpu': 1 } },
      extraEnv: [{ name: 'SEED', value: '42' }],
      extraVolumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data-set', readOnly: true } }],
    },
  }))
  ._readBy((group: AnyExpression): AimClientProps => ({
    ...group._propsOf(['server', 'job']),
    ...group.get('job').asProps(),
    repo: `aim://${group.string('server.host')}:${group.integer('server.port')}${group.string('server.basePath')}`,
  }));
