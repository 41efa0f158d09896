import { BooleanExpression } from '../expr/expression/expression';
import { StringExpression } from '../expr/expression/string-expression';

/**
 * Where agents of Elastic APM send what they measure. Strings can be tokens.
 *
 * @see https://www.elastic.co/guide/en/apm/agent/python/current/configuration.html
 */
export interface ElasticApmProps {
  /**
   * Let the agents send: true, false or an expression.
   *
   * @default false
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * URL of the APM server, such as `http://10.0.1.1:8200`. Both outputs refuse an empty one with `enabled`.
   *
   * @default - none
   */
  readonly serverUrl?: string;

  /**
   * Environment of the services in Kibana, such as `production`; empty means none.
   *
   * @default - none
   */
  readonly environment?: string;

  /**
   * Version of the services in Kibana; empty means none.
   *
   * @default - none
   */
  readonly serviceVersion?: string;

  /**
   * Whether the server asks for a secret token: true, false or an expression.
   *
   * @default false
   */
  readonly usesSecretToken?: boolean | BooleanExpression;

  /**
   * The secret token: an optional secret, `values.secret('apm.secretToken', { optional: true, … })`. Both outputs refuse it together with
   * `existingSecret`.
   *
   * @default - the token in the Secret
   */
  readonly secretToken?: StringExpression;

  /**
   * Name of an existing Secret with the token; empty means a Secret named after the release, which the chart creates if there is a token.
   *
   * @default - a name derived from the release name
   */
  readonly existingSecret?: string;

  /**
   * Key of the token in `existingSecret`.
   *
   * @default "secretToken"
   */
  readonly secretTokenKey?: string;
}
