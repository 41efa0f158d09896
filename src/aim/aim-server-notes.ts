import { AimServer } from './aim-server';
import { EXAMPLE_HOST, EXAMPLE_UI_HOST, SERVER_PORT, UI_PORT } from './defaults';
import { ReleaseChart } from '../chart/release-chart';
import { Fn } from '../expr/expression/fn';
import { addCertificateNotes } from '../kit/network/certificate-notes';

/**
 * Adds notes on how to connect to the server, and on remaining steps.
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
To track runs from a pod of this cluster:

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
The server terminates TLS with the certificate of the Secret ${ownTls}, which must be valid for the names that clients use, such as ${service.name}.${namespace}. To load a new certificate:

  kubectl rollout restart --namespace ${namespace} deployment/${service.name}`);
  notes.addWhen(Fn.all(ownTls, protocol.is('http')), `
For a private CA, pods need the CA certificate as a file, and its path in REQUESTS_CA_BUNDLE and SSL_CERT_FILE.`);
  notes.addWhen(Fn.all(ownTls, protocol.is('grpc')), `
Pods need the certificate, or the CA certificate, as a file, and its path in __AIM_CLIENT_SSL_CERTIFICATES_FILE__.`);
  notes.addWhen(Fn.all(ownTls, Fn.any(hasRoute, Fn.all(hasUi, uiRoute))), `
A Gateway connects to the server with TLS only if a BackendTLSPolicy targets the Service.`);
  notes.addWhen(Fn.all(hasIngress, protocol.is('http')), `
From outside the cluster:

  aim.Run(repo="aim://${host}:${Fn.ternary(tlsSecret.isTruthy(), '443', '80')}${path}")`);
  notes.addWhen(Fn.all(hasIngress, protocol.is('http'), tlsSecret), `
If a private CA has signed the certificate of ${host}, clients need the CA certificate in both variables:

  export REQUESTS_CA_BUNDLE=/path/to/ca.crt SSL_CERT_FILE=/path/to/ca.crt`);
  notes.addWhen(Fn.all(hasIngress, protocol.is('grpc')), `
From outside the cluster. Clients use TLS only with a file that has the certificate of ${host} or of its CA, even of a public CA:

  export __AIM_CLIENT_SSL_CERTIFICATES_FILE__=/path/to/tls.crt
  aim.Run(repo="aim://${host}:443")`);
  const hasWayIn = Fn.any(hasIngress, hasRoute);
  const certificate = Fn.ternary(protocol.is('http'), 'REQUESTS_CA_BUNDLE=/path/to/ca.crt SSL_CERT_FILE=/path/to/ca.crt', '__AIM_CLIENT_SSL_CERTIFICATES_FILE__=/path/to/ca.crt');
  notes.addWhen(hasWayIn.not(), `
Without an Ingress or a route, from your machine:

  kubectl port-forward --namespace ${namespace} service/${service.name} ${SERVER_PORT}:${v.get('service.port')}
  aim.Run(repo="aim://localhost:${SERVER_PORT}${path}")`);
  notes.addWhen(Fn.all(hasWayIn.not(), ownTls), `
There, the certificate must be valid for localhost too, and the client needs the CA certificate:

  export ${certificate}`);
  notes.addWhen(hasRoute, `
The Gateway must allow the route. To check it:

  kubectl describe ${Fn.ternary(protocol.is('http'), 'httproute', 'grpcroute')} --namespace ${namespace} ${service.name}`);
  notes.addWhen(protocol.is('http'), 'The server speaks HTTP and WebSocket: clients need Aim 3.19.0 or later.',
    'The server speaks gRPC: clients need the version of Aim that the server has, or a later one up to 3.18.1.');
  notes.addWhen(serviceType.isNot('ClusterIP'), `
The Service is of type ${serviceType} and has no authentication. To get its address:

  kubectl get service --namespace ${namespace} ${service.name}`);
  addCertificateNotes(chart, 'ingress', hasIngress);
  notes.addWhen(Fn.all(hasUi, uiIngress), `
The UI, without authentication:

  ${server.uiExposure?.ingressUrl}/`);
  addCertificateNotes(chart, 'ui.ingress', Fn.all(hasUi, uiIngress));
  notes.addWhen(Fn.all(hasUi, uiRoute), `
The route of the UI:

  kubectl describe httproute --namespace ${namespace} ${server.uiExposure?.service.name}`);
  notes.addWhen(Fn.all(hasUi, Fn.any(uiIngress, uiRoute).not()), `
The UI, at ${Fn.ternary(ownTls.isTruthy(), 'https', 'http')}://localhost:${UI_PORT}${uiPath}/ :

  kubectl port-forward --namespace ${namespace} service/${server.uiExposure?.service.name} ${UI_PORT}:${v.get('ui.service.port')}`);
  notes.addWhen(hasUi.not(), `
The UI is disabled; ui.enabled enables it. To browse the runs at http://localhost:${UI_PORT}, in two terminals:

  kubectl exec --namespace ${namespace} --stdin --tty deployment/${service.name} -- aim up --repo=/aim --workers=1
  kubectl port-forward --namespace ${namespace} deployment/${service.name} ${UI_PORT}`);
  notes.addWhen(Fn.all(hasUi.not(), protocol.is('http')), `
While the UI runs, it writes the index that queries of the SDK read, from Aim 3.28 on. Without it, runs are stored all the same.`);
  notes.addWhen(Fn.all(hasIngress, host.is(EXAMPLE_HOST)), `WARNING: ${EXAMPLE_HOST} is an example; set ingress.host to your host name.`);
  notes.addWhen(Fn.all(hasUi, uiIngress, uiHost.is(EXAMPLE_UI_HOST)), `WARNING: ${EXAMPLE_UI_HOST} is an example; set ui.ingress.host to your host name.`);
  notes.addWhen(persistent.not(), 'WARNING: persistence.enabled is false; the runs are lost with the pod.');
}
