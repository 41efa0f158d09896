import { AimServer } from './aim-server';
import { EXAMPLE_HOST, EXAMPLE_UI_HOST, SERVER_PORT, UI_PORT } from './defaults';
import { ReleaseChart } from '../chart/release-chart';
import { Fn } from '../expr/expression/fn';
import { addCertificateNotes } from '../kit/network/certificate-notes';

/**
 * Says how to reach the server of a chart, and what is left to do.
 *
 * @internal
 */
export function addServerNotes(chart: ReleaseChart, server: AimServer): void {
  const { values: v, notes, builtIns: { namespace } } = chart;
  const { service } = server.exposure;
  const protocol = v.get('protocol').string();
  const path = v.get('server.basePath').string();
  const [hasIngress, hasRoute, persistent, hasConfig] = ['ingress.enabled', 'gateway.enabled', 'persistence.enabled', 'clientConfig.enabled']
    .map(value => v.get(value).boolean());
  const [host, tlsSecret, serviceType, ownTls] = ['ingress.host', 'ingress.tlsSecret', 'service.type', 'server.tlsSecret']
    .map(value => v.get(value).string());
  const [hasUi, uiIngress, uiRoute] = ['ui.enabled', 'ui.ingress.enabled', 'ui.gateway.enabled'].map(value => v.get(value).boolean());
  const [uiHost, uiPath] = ['ui.ingress.host', 'ui.basePath'].map(value => v.get(value).string());
  notes.add(`
Aim records runs. From a pod of this cluster:

  aim.Run(repo="${server.repo}")`);
  notes.addWhen(hasConfig, `
Or, in this namespace, with aim.Run(repo=os.environ["AIM_REPO"]) and in its container:

  envFrom:
    - configMapRef:
        name: ${server.clientConfigName}`, `
Or with aim.Run(repo=os.environ["AIM_REPO"]) and in its container:

  env:
    - name: AIM_REPO
      value: ${server.repo}`);
  notes.addWhen(ownTls, `
TLS ends in the server, with the certificate of the Secret ${ownTls}, which has to be for the names that clients use, such as ${service.name}.${namespace}. When that is a new one:

  kubectl rollout restart --namespace ${namespace} deployment/${service.name}`);
  notes.addWhen(Fn.all(ownTls, protocol.is('http')), `
When a private authority has signed it, pods need the certificate of the authority as a file, and its path in both variables: REQUESTS_CA_BUNDLE and SSL_CERT_FILE.`);
  notes.addWhen(Fn.all(ownTls, protocol.is('grpc')), `
Pods need it, or that of its authority, as a file, and its path in the variable __AIM_CLIENT_SSL_CERTIFICATES_FILE__.`);
  notes.addWhen(Fn.all(ownTls, Fn.any(hasRoute, Fn.all(hasUi, uiRoute))), `
A Gateway speaks TLS to the server only when the Service has a BackendTLSPolicy.`);
  notes.addWhen(Fn.all(hasIngress, protocol.is('http')), `
From everywhere else:

  aim.Run(repo="aim://${host}:${Fn.ternary(tlsSecret.isTruthy(), '443', '80')}${path}")`);
  notes.addWhen(Fn.all(hasIngress, protocol.is('http'), tlsSecret), `
When a private authority has signed the certificate of ${host}, the client needs that of the authority, in both variables:

  export REQUESTS_CA_BUNDLE=/path/to/ca.crt SSL_CERT_FILE=/path/to/ca.crt`);
  notes.addWhen(Fn.all(hasIngress, protocol.is('grpc')), `
From everywhere else. The client speaks TLS only when it is given a file with the certificate of ${host} or of its authority, even a public one:

  export __AIM_CLIENT_SSL_CERTIFICATES_FILE__=/path/to/tls.crt
  aim.Run(repo="aim://${host}:443")`);
  notes.addWhen(Fn.any(hasIngress, hasRoute).not(), `
Without an Ingress or a route, from your machine:

  kubectl port-forward --namespace ${namespace} service/${service.name} ${SERVER_PORT}:${v.get('service.port')}
  aim.Run(repo="aim://localhost:${SERVER_PORT}${path}")`);
  notes.addWhen(hasRoute, `
The Gateway has to let the route in. Where it leads from, and whether it does:

  kubectl describe ${Fn.ternary(protocol.is('http'), 'httproute', 'grpcroute')} --namespace ${namespace} ${service.name}`);
  notes.addWhen(protocol.is('http'), 'The server speaks HTTP and WebSocket: clients need Aim 3.19.0 or later.',
    'The server speaks gRPC: clients need the version of Aim that the server has, or a later one up to 3.18.1.');
  notes.addWhen(serviceType.isNot('ClusterIP'), `
The Service is of the type ${serviceType}. Where it can be reached, by everybody who gets there:

  kubectl get service --namespace ${namespace} ${service.name}`);
  addCertificateNotes(chart, 'ingress', hasIngress);
  notes.addWhen(Fn.all(hasUi, uiIngress), `
The user interface, for everybody who gets there:

  ${server.uiExposure?.ingressUrl}/`);
  addCertificateNotes(chart, 'ui.ingress', Fn.all(hasUi, uiIngress));
  notes.addWhen(Fn.all(hasUi, uiRoute), `
The route to the user interface:

  kubectl describe httproute --namespace ${namespace} ${server.uiExposure?.service.name}`);
  notes.addWhen(Fn.all(hasUi, Fn.any(uiIngress, uiRoute).not()), `
The user interface, at ${Fn.ternary(ownTls.isTruthy(), 'https', 'http')}://localhost:${UI_PORT}${uiPath}/ :

  kubectl port-forward --namespace ${namespace} service/${server.uiExposure?.service.name} ${UI_PORT}:${v.get('ui.service.port')}`);
  notes.addWhen(hasUi.not(), `
The chart runs no user interface, unless ui.enabled is true. To look at the runs at http://localhost:${UI_PORT}, in two terminals:

  kubectl exec --namespace ${namespace} --stdin --tty deployment/${service.name} -- aim up --repo=/aim --workers=1
  kubectl port-forward --namespace ${namespace} deployment/${service.name} ${UI_PORT}`);
  notes.addWhen(Fn.all(hasIngress, host.is(EXAMPLE_HOST)), `WARNING: ${EXAMPLE_HOST} is an example; set ingress.host to a name of your own.`);
  notes.addWhen(Fn.all(hasUi, uiIngress, uiHost.is(EXAMPLE_UI_HOST)), `WARNING: ${EXAMPLE_UI_HOST} is an example; set ui.ingress.host to a name of your own.`);
  notes.addWhen(persistent.not(), 'WARNING: persistence.enabled is false; the runs are gone when the pod is.');
}
