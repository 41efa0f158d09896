import { AasBackend } from './aas-backend';
import { GATEWAYS } from './aas-backend-values';
import { SERVICES } from './services';
import { addWebNotes } from './web-notes';
import { ReleaseChart } from '../chart/release-chart';
import { Fn } from '../expr/expression/fn';

/** Adds notes on how to reach the back end, and on remaining steps. @internal */
export function addBackendNotes(chart: ReleaseChart, backend: AasBackend): void {
  const { values: v, notes, builtIns: { namespace } } = chart;
  const [hasIngress, emissary, knative] = ['ingress.enabled', 'inferenceServiceBackend.emissary', 'inferenceServiceBackend.knative'].map(path => v.get(path).boolean());
  const [origins, secure, domain, existing, ieNamespace, certificates, ownName] = ['env.PROD_FRONTEND_HOST', 'env.PROD_SECURE_COOKIES', 'env.PROD_IE_DOMAIN', 'existingSecret', 'env.PROD_IE_NAMESPACE', 'certs.CA_CERT', 'nameOverride']
    .map(path => v.get(path).string());
  const tls = v.get('ingress.tls').list();
  const isSecure = secure.matches('^([1tTyY]|[oO][nN])');
  addWebNotes(chart, backend.service, { what: 'the back end', localPort: 8080 });
  notes.add(`
The documentation of its API is at the path /docs.`);
  backend.addNotes();
  notes.addWhen(existing, `
After a change of the Secret ${existing}:

  kubectl rollout restart --namespace ${namespace} deployment/${chart.fullname}`);
  notes.add(`
Browsers may request it from ${origins}. Inference services are in the namespace ${ieNamespace}, whose Pod Security Standard can be baseline at most.`);
  const lookUp = (kind: keyof typeof GATEWAYS) => `
Their URLs have the IP address of the load balancer of a gateway. To check that it has one:

  kubectl get service --namespace ${v.get(`gatewayNamespaces.${kind}`)} ${GATEWAYS[kind].service}`;
  notes.addWhen(Fn.all(emissary, domain.is('')), lookUp('emissary'));
  notes.addWhen(Fn.all(knative, domain.is('')), lookUp('knative'));
  notes.addWhen(Fn.all(knative, domain.is('')), 'WARNING: env.PROD_IE_DOMAIN is empty, so the URLs of services of Knative end in <address of the gateway>.sslip.io, which Knative answers only '
    + 'if that is its domain (defaultDomain.enabled of its chart): otherwise set env.PROD_IE_DOMAIN to domain.name of its chart.');
  notes.addWhen(Fn.all(ownName, ownName.is(SERVICES.backend.name).not()), `WARNING: nameOverride gives the pods the label app.kubernetes.io/name: ${ownName}, and the NetworkPolicy of the chart mongodb admits `
    + `${SERVICES.backend.name}: add a peer with that label to its networkPolicy.from.`);
  notes.addWhen(certificates, `
The program trusts only the certificates of certs.CA_CERT in HTTPS connections. Public servers need the public ones in it, too.`);
  notes.addWhen(Fn.all(hasIngress, tls, isSecure.not()), 'WARNING: the Ingress has TLS, and env.PROD_SECURE_COOKIES is false, so cookies are sent without HTTPS, too: set it to true.');
  notes.addWhen(Fn.all(hasIngress, tls.isTruthy().not(), isSecure), 'WARNING: env.PROD_SECURE_COOKIES is true, and the Ingress has no TLS: browsers send cookies over HTTPS only, so nobody can log in.');
  notes.addWhen(Fn.all(hasIngress, v.get('ingress.annotations').map().hasKey('nginx.ingress.kubernetes.io/proxy-body-size')),
    'WARNING: ingress.annotations sets proxy-body-size, so it does not follow env.PROD_MAX_UPLOAD_SIZE_GB: remove it, unless it is greater.');
}
