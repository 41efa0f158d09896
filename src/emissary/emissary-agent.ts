import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { EmissaryAgentProps } from './emissary-agent-props';
import { EMISSARY_AGENT } from './emissary-agent-values';
import { AGENT_IMAGE, AGENT_RESOURCES } from './emissary-ingress-defaults';
import { ServiceAccount } from '../kit/access/service-account';
import { Condition } from '../kit/condition';
import { Service } from '../kit/network/service';
import { partProps, propsOf } from '../kit/part-props';
import { componentLabel, releaseChartOf } from '../kit/release-chart-of';
import { Workload } from '../kit/workload/workload';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';

const PORT = 'http';
const READ = ['get', 'list', 'watch'];

/** What the agent reads of the cluster. */
const CLUSTER_RULES = [
  { apiGroups: [''], resources: ['pods', 'endpoints', 'configmaps'], verbs: READ },
  { apiGroups: ['apps'], resources: ['deployments'], verbs: READ },
];

const ARGO_RULES = [
  { apiGroups: ['argoproj.io'], resources: ['rollouts', 'rollouts/status'], verbs: [...READ, 'patch'] },
  { apiGroups: ['argoproj.io'], resources: ['applications'], verbs: READ },
];

/**
 * The agent of Ambassador Cloud: a Deployment, its Service, its permissions, and a Secret with its token. It sends the configuration of the
 * cluster to a service of its makers, and the gateway does not need it.
 *
 * Rejected outside of a `ReleaseChart`.
 */
export class EmissaryAgent extends Construct {
  /**
   * The documented values, for `values.group('agent', …)`, without the image: `values.image('agent.image', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return EMISSARY_AGENT.adapt(overrides);
  }

  /** The address to which Emissary sends metrics, for `AMBASSADOR_GRPC_METRICS_SINK`. */
  public readonly metricsSink: string;

  /** Name of the Secret, or of the ConfigMap of an older release, with the token. */
  public readonly tokenName: string;

  constructor(scope: Construct, id: string, props: EmissaryAgentProps) {
    props = partProps('EmissaryAgentProps', scope, id, props);
    super(scope, id);
    const chart = releaseChartOf(this);
    const { adminService, cloudConnectToken, rpcAddress = 'https://app.getambassador.io/', reportDiagnostics = true, createArgoRbac = true } = props;
    const component = componentLabel(this, 'agent');
    const labels = { 'app.kubernetes.io/component': component };
    this.tokenName = chart.nameWith('agent-cloud-token');

    if (cloudConnectToken) {
      const given = Condition.of(cloudConnectToken.isPresent()).scope(this, 'token');
      if (given) {
        new ApiObject(given, 'secret', {
          apiVersion: 'v1', kind: 'Secret', type: 'Opaque', metadata: { name: this.tokenName, labels }, data: { CLOUD_CONNECT_TOKEN: cloudConnectToken.orDefault('').b64enc() },
        });
      }
    }
    const account = new ServiceAccount(this, 'serviceaccount', {
      rbac: props.rbac,
      labels,
      rules: [{ apiGroups: [''], resources: ['secrets'], verbs: [...READ, 'create', 'delete', 'patch'] }],
      clusterRules: [...CLUSTER_RULES, ...Condition.of(createArgoRbac).items(ARGO_RULES)],
    });
    const address = (name: string): string => `http://${adminService.host}:${adminService.port(name)}`;
    const agent = new Workload(this, 'deployment', {
      ...propsOf('WorkloadProps', props),
      image: props.image ?? `${AGENT_IMAGE.repository}:${AGENT_IMAGE.tag}`,
      component,
      replicas: 1,
      containerName: 'agent',
      serviceAccountName: account.name,
      automountServiceAccountToken: true,
      resources: props.resources ?? AGENT_RESOURCES,
      ports: [{ name: PORT, port: 8080 }],
      env: [
        { name: 'AGENT_NAMESPACE', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } } },
        { name: 'AGENT_CONFIG_RESOURCE_NAME', value: this.tokenName },
        { name: 'RPC_CONNECTION_ADDRESS', value: rpcAddress },
        { name: 'AES_SNAPSHOT_URL', value: `${address('ambassador-snapshot')}/snapshot-external` },
        { name: 'AES_REPORT_DIAGNOSTICS_TO_CLOUD', value: Condition.of(reportDiagnostics).chooseString('true', 'false') },
        { name: 'AES_DIAGNOSTICS_URL', value: `${address('ambassador-admin')}/ambassador/v0/diag/?json=true` },
      ],
      writablePaths: ['/tmp'],
    });
    const service = new Service(this, 'service', { selector: agent.selector, ports: [{ name: PORT, port: 80 }], labels });
    this.metricsSink = `${service.name}:${service.port()}`;
  }
}
