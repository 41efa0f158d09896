import { EmissaryIngress } from './emissary-ingress';
import { LISTENER_PORTS } from './emissary-ingress-defaults';
import { APIEXT, EMISSARY_SYSTEM, GATEWAY } from './emissary-names';
import { ReleaseChart } from '../chart/release-chart';
import { Fn } from '../expr/expression/fn';

/** Adds notes on how to reach Emissary, and on what it lacks. @internal */
export function addEmissaryNotes(chart: ReleaseChart, emissary: EmissaryIngress): void {
  const { values: v, notes, builtIns: { namespace } } = chart;
  const [listeners, secrets, single, agent, admin] = ['createDefaultListeners', 'rbac.secrets', 'scope.singleNamespace', 'agent.enabled', 'adminService.create'].map(path => v.get(path).boolean());
  const hasToken = v.get('agent.cloudConnectToken').string().isPresent();
  const [type, name, reports] = ['service.type', 'service.nameOverride', 'env.SCOUT_DISABLE'].map(path => v.get(path).string());
  notes.add(`
The address of the gateway:

  kubectl get service --namespace ${namespace} ${name}`);
  notes.addWhen(type.is('LoadBalancer'), `
Without a load balancer in the cluster, EXTERNAL-IP stays <pending>, and the back end of the AI Appstore cannot make URLs unless its env.PROD_IE_DOMAIN is set.`);
  notes.addWhen(admin, `
To test it:

  helm test --namespace ${namespace} ${chart.builtIns.releaseName}`);
  notes.add(`
It reads its objects through the conversion webhook of the chart emissary-crds. If the pods do not become ready:

  kubectl wait --namespace ${EMISSARY_SYSTEM} --for=condition=Available deployment/${APIEXT.name} --timeout=5m`);
  notes.addWhen(Fn.all(secrets.not(), v.get('rbac.create').boolean()), `
It may not read Secrets, so there is no TLS, and its log says that it cannot watch them. For a Host or TLSContext with a certificate, set rbac.secrets to true.`);
  notes.addWhen(agent, `
The agent sends the configuration of the cluster to ${v.get('agent.rpcAddress')}. It has its token from the Secret ${emissary.agentTokenName}, key CLOUD_CONNECT_TOKEN.`);
  notes.addWhen(Fn.all(agent, hasToken.not()), `
agent.cloudConnectToken is not set, so the chart does not create this Secret, and the agent sends nothing until you do:

  kubectl create secret generic --namespace ${namespace} ${emissary.agentTokenName} --from-literal=CLOUD_CONNECT_TOKEN=<token>`);
  notes.addWhen(Fn.any(namespace.isNot(GATEWAY.namespace), name.isNot(GATEWAY.service)),
    `WARNING: the Service is ${name} in the namespace ${namespace}. The back end of the AI Appstore looks up ${GATEWAY.service} in ${GATEWAY.namespace}: for it, install the release there, or set its env.PROD_IE_DOMAIN. For anything else, nothing is wrong.`);
  notes.addWhen(listeners.not(), 'WARNING: createDefaultListeners is false, and without a Listener Emissary serves nothing: create one for each targetPort of service.ports.');
  notes.addWhen(Fn.all(listeners, emissary._gateway.misses(Object.values(LISTENER_PORTS))),
    `WARNING: service.ports has the targetPorts ${emissary._gateway.targets}, and the Listeners of createDefaultListeners are at ${Object.values(LISTENER_PORTS).join(' and ')}. Without a Listener Emissary serves nothing: create one for each other targetPort of service.ports.`);
  notes.addWhen(v.get('ambassadorConfig').string(), 'WARNING: ambassadorConfig is set, and Emissary reads it only until it has read the cluster: make objects of it, with extraObjects.');
  notes.addWhen(single, `WARNING: scope.singleNamespace is true, so Emissary reads the objects of ${namespace} only, and none that the AI Appstore makes in other namespaces.`);
  notes.addWhen(reports.matches('^(1|[tT][rR][uU][eE]|[yY][eE][sS])$').not(), 'WARNING: env.SCOUT_DISABLE is not 1, so the program reports its version and the features in use to its makers.');
}
