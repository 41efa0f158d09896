import { Minio } from './minio';
import { EXAMPLE_HOSTS } from './minio-values';
import { ReleaseChart } from '../chart/release-chart';
import { ListExpression } from '../expr/expression/list-expression';
import { Condition } from '../kit/condition';
import { Service } from '../kit/network/service';

/** Adds notes on how to connect, and on remaining steps. @internal */
export function addMinioNotes(chart: ReleaseChart, server: Minio): void {
  const { notes, values: v, builtIns: { namespace } } = chart;
  const [ingress, route, consoleIngress, consoleRoute, persistent, monitored, openMetrics, ownTls] = ['ingress.enabled', 'gateway.enabled', 'consoleIngress.enabled', 'consoleGateway.enabled', 'persistence.enabled', 'metrics.serviceMonitor.enabled', 'metrics.serviceMonitor.public', 'tls.enabled']
    .map(value => v.get(value).boolean());
  const [hosts, routeHosts, consoleHosts, consoleRouteHosts, policies, users, svcaccts, buckets] = ['ingress.hosts', 'gateway.hostnames', 'consoleIngress.hosts', 'consoleGateway.hostnames', 'policies', 'users', 'svcaccts', 'buckets'].map(value => v.get(value).list());
  const usesJob = policies.isTruthy().or(users).or(svcaccts).or(buckets);
  const existing = (list: ListExpression) => list.toRawJson().matches('"existingSecret":"[^"]');
  const https = (given: any) => Condition.of(given).chooseString('https', 'http');
  const urls = (group: string, list: ListExpression) => {
    const host = list.loop('host');
    return host.join(`  ${https(v.get(`${group}.tls`).list())}://${host.item.asString()}${v.get(`${group}.path`)}`, '\n');
  };
  notes.add(`
S3, for pods in this namespace:

  ${server.url}`);
  notes.addWhen(ingress, `
S3, from outside of the cluster. URLs that a program in this namespace has signed work at these hosts if they name them in place of the Service:

${urls('ingress', hosts)}`);
  const vhost = v.get('gateway.upstreamVhost').string();
  const addresses = (list: ListExpression, path: any) => {
    const host = list.loop('host');
    return host.join(`  ${host.item.asString()}${path}`, '\n');
  };
  const describe = (service: Service) => `
To check that the Gateway allows the route:

  kubectl describe httproute --namespace ${namespace} ${service.name}`;
  const listener = 'with https where the listener of the Gateway has a certificate, otherwise with http';
  notes.addWhen(route.and(routeHosts), `
S3, from outside of the cluster through the Gateway, ${listener}:

${addresses(routeHosts, v.get('gateway.path'))}`);
  notes.addWhen(route.and(vhost), `
Through the Gateway, the server receives the host ${vhost}: at the host names of the route, signatures for it are valid, and no others.`);
  notes.addWhen(route.and(vhost.isTruthy().not()), `
Through the Gateway, the server receives the host of the request: clients sign for a host name of the route, and URLs that were signed for the Service are refused there.`);
  notes.addWhen(route, describe(server.service));
  notes.addWhen(consoleRoute.and(consoleRouteHosts), `
The console, through the Gateway, ${listener}:

${addresses(consoleRouteHosts, '/')}`);
  notes.addWhen(consoleRoute, describe(server.consoleService));
  notes.addWhen(consoleRoute.and(consoleIngress.not()), `
Browsers that open the S3 API are sent to the console if environment.MINIO_BROWSER_REDIRECT_URL is its URL, which depends on the listener.`);
  notes.addWhen(ownTls.and(route.or(consoleRoute)), `
A Gateway connects to the server with TLS only if a BackendTLSPolicy targets the Service.`);
  notes.addWhen(consoleIngress, `
The console, for the users and the root user:

${urls('consoleIngress', consoleHosts)}`);
  notes.addWhen(consoleIngress.or(consoleRoute).not(), `
The console, for the users and the root user, at ${https(ownTls)}://localhost:9001 :

  kubectl port-forward --namespace ${namespace} service/${server.consoleService.name} 9001:${server.consoleService.port()}`);
  server.credentials.addNotes();
  const keysOf = (list: ListExpression, intro: string, command: (secret: any, key: any) => string) => {
    const account = list.loop('account');
    const [secret, key] = ['existingSecret', 'existingSecretKey'].map(name => account.item.string(name));
    notes.addWhen(existing(list), `
${intro}

${account.join(secret.isTruthy().ifTrue(`  ${command(secret, key)}`), '\n')}`);
  };
  keysOf(users, 'The Job waits for the keys of these users in Secrets of this namespace. To create a Secret with one, unless it exists:',
    (secret, key) => `kubectl create secret generic ${secret} --namespace ${namespace} --from-literal=${key}="$(openssl rand -hex 16)"`);
  // The program that logs in with it reads the same Secret, which may have more.
  keysOf(svcaccts, 'The Job waits for the keys of these service accounts, too. They are in the Secrets of the programs that use them, so create those first. To print one:',
    (secret, key) => `kubectl get secret ${secret} --namespace ${namespace} -o go-template="{{index .data \\"${key}\\" | base64decode}}"`);
  notes.addWhen(usesJob, `
The users, access keys and buckets are there when the Job is complete:

  kubectl wait --namespace ${namespace} --for=condition=complete --timeout=5m job/${server.jobName}`);
  notes.addWhen(usesJob.and(v.get('existingSecret').string().isTruthy().or(v.get('rootPassword').string().isPresent().not()).or(existing(users)).or(existing(svcaccts))), `
The Job reads Secrets when it runs. After a change of one that is not from the values, run it again, with the next number at each change:

  helm upgrade ${chart.builtIns.releaseName} … --namespace ${namespace} --reset-then-reuse-values --set-string provisioning.run=2

With plain YAML, delete the Job and apply the files again:

  kubectl delete job --namespace ${namespace} ${server.jobName}`);
  notes.addWhen(v.get('rootPassword').string().isPresent().not(), `
The server reads the root user when it starts. After a change of its Secret, before the Job:

  kubectl rollout restart --namespace ${namespace} deployment/${chart.fullname}`);
  notes.addWhen(monitored.and(openMetrics.not()), `
Prometheus needs a token for the metrics. The client prints it as bearer_token, for an ALIAS of the server with the root user:

  mc admin prometheus generate ALIAS
  kubectl create secret generic ${v.get('metrics.serviceMonitor.tokenSecret')} --namespace ${namespace} --from-literal=token=TOKEN`);
  notes.addWhen(ingress.and(hosts.has(EXAMPLE_HOSTS.http)), `WARNING: ${EXAMPLE_HOSTS.http} is an example; set ingress.hosts to your host names.`);
  notes.addWhen(consoleIngress.and(consoleHosts.has(EXAMPLE_HOSTS.console)), `WARNING: ${EXAMPLE_HOSTS.console} is an example; set consoleIngress.hosts to your host names.`);
  notes.addWhen(buckets.toRawJson().contains('"purge":true'), 'WARNING: buckets with purge lose all their objects whenever the Job runs.');
  notes.addWhen(persistent.not(), 'WARNING: persistence.enabled is false; the objects are lost with the pod.');
}
