import { BooleanExpression } from '../expr/expression/expression';
import { StringExpression } from '../expr/expression/string-expression';
import { Service } from '../kit/network/service';
import { WorkloadOptions } from '../kit/workload/workload-props';

/**
 * The agent of Ambassador Cloud, which sends snapshots of the configuration to a service of its makers. The gateway does not need it.
 * Strings can be tokens.
 */
export interface EmissaryAgentOptions extends WorkloadOptions {
  /**
   * Create the agent: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Image reference.
   *
   * @default "docker.io/ambassador/ambassador-agent:1.0.3"
   */
  readonly image?: string;

  /**
   * Token for Ambassador Cloud: an optional secret, `values.secret('agent.cloudConnectToken', { optional: true, … })`. Without it, the agent
   * sends nothing, until there is a Secret with it.
   *
   * @default - none
   */
  readonly cloudConnectToken?: StringExpression;

  /**
   * URL of Ambassador Cloud.
   *
   * @default "https://app.getambassador.io/"
   */
  readonly rpcAddress?: string;

  /**
   * Send diagnostics too: true, false or an expression.
   *
   * @default true
   */
  readonly reportDiagnostics?: boolean | BooleanExpression;

  /**
   * Let the agent read Applications of Argo CD, and read and change Rollouts of Argo: true, false or an expression.
   *
   * @default true
   */
  readonly createArgoRbac?: boolean | BooleanExpression;

  /**
   * Create the roles of the agent and their bindings: true, false or an expression.
   *
   * @default true
   */
  readonly rbac?: boolean | BooleanExpression;
}

/**
 * The agent of Ambassador Cloud, and the Service of the administration that it reads from.
 */
export interface EmissaryAgentProps extends EmissaryAgentOptions {
  /** The Service, with the ports `ambassador-admin` and `ambassador-snapshot`. */
  readonly adminService: Service;
}
