import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

/** The documented values of the connection to an Aim server. @internal */
export const AIM_CONNECTION = ItemShape.object('Tracking with an Aim server.')
  .string('repo', {
    pattern: '^(aim://[-.a-zA-Z0-9]+(:[0-9]{1,5})?(/[-._~a-zA-Z0-9]+)*)?$', patternDescription: 'a URL such as `aim://aim-server.mlops:53800`, or empty',
    description: 'URL of the server, in `AIM_REPO`, for `aim.Run(repo=os.environ["AIM_REPO"])`; empty for none.',
  })
  .oneOf('protocol', { values: ['http', 'grpc'], description: 'Protocol of the server: `http` for Aim 3.19.0 and later, `grpc` for earlier versions.' })
  .string('caSecret', { pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253, description: 'Secret with the CA certificate of the server; empty for none, or for a public CA.' })
  .string('caKey', { default: 'ca.crt', pattern: Pattern.FILE_NAME, minLength: 1, description: 'Key of the certificate in the Secret.' });
