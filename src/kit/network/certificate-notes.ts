import { ReleaseChart } from '../../chart/release-chart';
import { BooleanExpression } from '../../expr/expression/expression';
import { Fn } from '../../expr/expression/fn';

/**
 * Says in the notes where the certificate of an Ingress has to come from, or how to see whether cert-manager has made it.
 *
 * @param path where the values of the Ingress are, those of `IngressValues`.
 * @param enabled whether there is the Ingress.
 * @internal
 */
export function addCertificateNotes(chart: ReleaseChart, path: string, enabled: BooleanExpression): void {
  const { builtIns: { namespace }, notes, values } = chart;
  const [host, secret, ...issuers] = ['host', 'tlsSecret', 'clusterIssuer', 'issuer'].map(name => values.get(`${path}.${name}`));
  const issued = Fn.any(...issuers);
  notes.addWhen(Fn.all(enabled, issued), `
cert-manager puts the certificate of ${host} into the Secret ${secret}. Whether it has:

  kubectl describe certificate --namespace ${namespace} ${secret}`);
  notes.addWhen(Fn.all(enabled, secret, issued.not()), `
The Ingress needs the certificate of ${host} in the Secret ${secret}. Unless it is there, or a controller such as cert-manager makes it:

  kubectl create secret tls ${secret} --namespace ${namespace} --cert=tls.crt --key=tls.key`);
}
