import { AimClientProps } from './aim-client-props';
import { CLIENT_SECURITY, EXAMPLE_HOST, EXAMPLE_TLS_SECRET } from './defaults';
import { AnyExpression } from '../expr/expression/any-expression';
import { ARGUMENT } from '../kit/workload/argument';
import { Workload } from '../kit/workload/workload';
import { WorkloadKind } from '../kit/workload/workload-props';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

const SERVER = ItemShape.object('Aim server. The container gets its address in `AIM_REPO`, for `aim.Run(repo=os.environ["AIM_REPO"])`.')
  .string('host', { default: EXAMPLE_HOST, pattern: Pattern.DNS_NAME, minLength: 1, maxLength: 253, description: 'Host name of the server; in the cluster `service.namespace`.' })
  .integer('port', { default: 443, minimum: 1, maximum: 65535, description: 'Port of the server.' })
  .string('basePath', { pattern: Pattern.OPTIONAL_URL_PATH, examples: ['/rt'], description: 'Base path of the server.' });

const JOB = ItemShape.object('Options of the Job.')
  .integer('backoffLimit', { default: 6, minimum: 0, maximum: 1000, description: 'Number of retries.' })
  .integer('activeDeadlineSeconds', { minimum: 0, maximum: 31536000, description: 'Deadline of the Job, in seconds; 0 for none.' })
  .integer('ttlSecondsAfterFinished', {
    minimum: 0, maximum: 31536000,
    description: 'Seconds after which a finished Job is deleted; 0 for never. The next `helm upgrade` creates a deleted Job again, which runs the program again.',
  });

/** The documented values of a client. @internal */
export const AIM_CLIENT = ItemShape.object('A program that tracks runs.')
  .oneOf('protocol', {
    values: ['http', 'grpc'], description: 'Tracking protocol: `http` for Aim 3.19.0 and later, `grpc` for earlier versions.',
  })
  .group('server', SERVER)
  .string('caSecret', {
    default: EXAMPLE_TLS_SECRET,
    pattern: Pattern.OPTIONAL_DNS_NAME,
    description: 'Secret with the CA certificate that verifies the certificate of the server; empty for none. With `http`, the program trusts only this CA, for all '
      + 'connections: leave it empty for a certificate of a public CA. Required for TLS with `grpc`.',
  })
  .string('caKey', {
    default: 'tls.crt', pattern: Pattern.FILE_NAME, minLength: 1,
    description: 'Key of the CA certificate in the Secret. With `http`, `tls.crt` works only for a self-signed certificate; use `ca.crt` for a private CA. '
      + 'With `grpc`, `tls.crt` works for both.',
  })
  .list('command', { items: ARGUMENT, examples: [['python', 'train.py']], description: 'Command of the container; empty for that of the image.' })
  .list('args', { items: ARGUMENT, description: 'Arguments of the container; empty for those of the image.' })
  .oneOf('kind', {
    values: ['Job', 'Pod'], description: 'Workload kind. A `Job` retries in another pod when a node fails; a `Pod` is what the documentation of Aim uses.',
  })
  .string('run', { acceptsIntegers: true, examples: ['2'], description: 'Any string; change it to run the program again without other changes.' })
  .group('job', JOB)
  .oneOf('restartPolicy', { values: ['OnFailure', 'Never', 'Always'], description: 'Restart policy; `Always` only with a Pod.' })
  .include(Workload.values({
    kind: WorkloadKind.JOB,
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
  }), ['server', 'job']);
