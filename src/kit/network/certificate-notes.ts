import { ReleaseChart } from '../../chart/release-chart';
import { BooleanExpression } from '../../expr/expression/expression';
import { Fn } from '../../expr/expression/fn';

/**
 * Adds notes about the certificate of an Ingress: how to create it, or how to check that cert-manager has issued it.
 *
 * @param path the value path of the Ingress.
 * @param enabled whether the Ingress is created.
 * @internal
 */
export function addCertificateNotes(chart: ReleaseChart, path: string, enabled: BooleanExpression): void {
  const { builtIns: { namespace }, notes, values } = chart;
  const [host, secret, ...issuers] = ['host', 'tlsSecret', 'clusterIssuer', 'issuer'].map(name => values.get(`${path}.${name}`));
  const issued = Fn.any(...issuers);
  notes.addWhen(Fn.all(enabled, issued), `
cert-manager issues the certificate of ${host} into the Secret ${secret}. To check it:

  kubectl describe certificate --namespace ${namespace} ${secret}`);
  notes.addWhen(Fn.all(enabled, secret, issued.not()), `
The Ingress needs the certificate of ${host} in the Secret ${secret}. To create it, unless it exists or cert-manager does:

  kubectl create secret tls ${secret} --namespace ${namespace} --cert=tls.crt --key=tls.key`);
}
