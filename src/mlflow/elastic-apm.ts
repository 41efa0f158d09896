import { Construct } from 'constructs';
import { ElasticApmProps } from './elastic-apm-props';
import { ELASTIC_APM } from './elastic-apm-values';
import { Condition } from '../kit/condition';
import { Credentials } from '../kit/config/credentials';
import { partProps } from '../kit/part-props';
import { componentLabel, nameOfProp, refuseWhen, releaseChartOf } from '../kit/release-chart-of';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';

/** What an agent tells about its pod. */
const POD = {
  KUBERNETES_NODE_NAME: 'spec.nodeName',
  KUBERNETES_NAMESPACE: 'metadata.namespace',
  KUBERNETES_POD_NAME: 'metadata.name',
  KUBERNETES_POD_UID: 'metadata.uid',
};

/**
 * Variables for programs that have an agent of Elastic APM, and the Secret with the token of its server. Without an APM server the agents are
 * switched off: they would otherwise look for one in their pod.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://www.elastic.co/guide/en/apm/agent/python/current/configuration.html
 */
export class ElasticApm extends Construct {
  /**
   * The documented values, for `values.group('apm', …)` or another path.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return ELASTIC_APM.adapt(overrides);
  }

  private readonly props: ElasticApmProps;
  private readonly sends: Condition;
  private readonly hasToken: Condition;
  private readonly credentials: Credentials;

  constructor(scope: Construct, id: string, props: ElasticApmProps = {}) {
    props = partProps('ElasticApmProps', scope, id, props);
    super(scope, id);
    releaseChartOf(this);
    this.props = props;
    this.sends = Condition.of(props.enabled ?? false);
    this.hasToken = this.sends.and(Condition.of(props.usesSecretToken ?? false));
    refuseWhen(this, this.sends.and(Condition.of(props.serverUrl ?? '').not()),
      `${nameOfProp('serverUrl', props.serverUrl)} is empty, and ${nameOfProp('enabled', props.enabled)} is true: set the URL of the APM server`);
    this.credentials = new Credentials(this, 'secret', {
      enabled: this.hasToken.value,
      existingSecret: props.existingSecret,
      labels: { 'app': 'apm', 'app.kubernetes.io/component': componentLabel(this, 'apm') },
      // A token by chance would not be that of the server.
      entries: [{ name: 'secretToken', key: props.secretTokenKey, value: props.secretToken, example: '"$ELASTIC_APM_SECRET_TOKEN"' }],
    });
  }

  /**
   * The variables of a program: a list for `env`.
   *
   * @param serviceName the name of the program in Kibana.
   */
  public asEnvVars(serviceName: string): any[] {
    const { serverUrl = '', environment = '', serviceVersion = '' } = this.props;
    const named = (name: string, value: string) => Condition.of(value).items([{ name, value }]);
    return this.sends.items([
      { name: 'ELASTIC_APM_ENABLED', value: 'true' },
      { name: 'ELASTIC_APM_SERVICE_NAME', value: serviceName },
      { name: 'ELASTIC_APM_SERVER_URL', value: serverUrl },
      ...named('ELASTIC_APM_ENVIRONMENT', environment),
      ...named('ELASTIC_APM_SERVICE_VERSION', serviceVersion),
      ...this.hasToken.items([this.credentials.asEnv('ELASTIC_APM_SECRET_TOKEN', 'secretToken')]),
      ...Object.entries(POD).map(([name, fieldPath]) => ({ name, valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath } } })),
    ], [{ name: 'ELASTIC_APM_ENABLED', value: 'false' }]);
  }

  /** Adds the command that creates the Secret to the notes, unless the chart creates it. */
  public addNotes(): void {
    this.credentials.addNotes();
  }
}
