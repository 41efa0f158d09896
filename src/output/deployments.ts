import { Construct } from 'constructs';
import { Refusal } from '../values/refusal';

/**
 * The charts of an app, as a method that can be called several times: to detect code that inspects tokens, the charts are
 * built again with other tokens.
 */
export interface IDeployments {
  /**
   * Creates the charts.
   *
   * @param scope the scope of the charts, a cdk8s `App`.
   */
  define(scope: Construct): void;
}

/** Refuses what is no `IDeployments`, which JavaScript would call anyway. @internal */
export function requireDeployments(given: IDeployments | undefined): IDeployments {
  if (typeof given?.define !== 'function') {
    throw new Refusal('chart-missing', 'deployments has no method define: pass { deployments: { define: scope => { new MyChart(scope, \'mine\'); } } }');
  }
  return given;
}
