import { ElasticApmProps } from './elastic-apm-props';
import { AnyExpression } from '../expr/expression/any-expression';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

/** The documented values of Elastic APM. @internal */
export const ELASTIC_APM = ItemShape.object('Elastic APM: variables for programs that have an agent of it.')
  .boolean('enabled', { description: 'Let the agents send to `serverUrl`. Otherwise they are switched off.' })
  .string('serverUrl', {
    pattern: '^(https?://[-.:a-zA-Z0-9\\[\\]]+(/[-._~a-zA-Z0-9]+)*/?)?$', patternDescription: 'a URL such as `http://10.0.1.1:8200`, or empty', maxLength: 500,
    examples: ['http://10.0.1.1:8200'], description: 'URL of the APM server.',
  })
  .string('environment', { pattern: '^[-_ a-zA-Z0-9]*$', patternDescription: 'letters, digits, spaces, `-` and `_`, or empty', maxLength: 100, examples: ['production'], description: 'Environment of the services, by which Kibana filters.' })
  .string('serviceVersion', { pattern: '^[-._+a-zA-Z0-9]*$', patternDescription: 'letters, digits, `-`, `.`, `_` and `+`, or empty', maxLength: 100, acceptsIntegers: true, description: 'Version of the services, by which Kibana filters.' })
  .boolean('usesSecretToken', { description: 'Send a secret token, which the server asks for.' })
  .secret('secretToken', { optional: true, description: 'Secret token. The chart puts it into a Secret.' })
  .string('existingSecret', {
    pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253,
    description: 'Existing Secret with the token. If empty, a Secret with a name of the release is used, which the chart creates from `secretToken`.',
  })
  .string('secretTokenKey', { default: 'secretToken', pattern: Pattern.FILE_NAME, minLength: 1, maxLength: 253, description: 'Key of the token in `existingSecret`.' })
  // It stays a value, for the Secret.
  ._readBy((group: AnyExpression): ElasticApmProps => ({ ...group._propsOf(['secretToken']), secretToken: group.string('secretToken') }), ['secretToken']);
