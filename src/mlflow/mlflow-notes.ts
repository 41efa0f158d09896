import { LOCAL_PORTS } from './local-ports';
import { MlflowServer } from './mlflow-server';
import { ReleaseChart } from '../chart/release-chart';
import { Fn } from '../expr/expression/fn';
import { addCertificateNotes } from '../kit/network/certificate-notes';

/** Adds notes on how to reach MLflow, on the Secrets that it needs, and on what is left open. @internal */
export function addMlflowNotes(chart: ReleaseChart, mlflow: MlflowServer): void {
  const { values: v, notes, builtIns: { namespace, releaseName } } = chart;
  const [hasIngress, hasRoute, hasBalancer, secured, direct] = ['ingress.enabled', 'gateway.enabled', 'loadBalancer.enabled', 'auth.enabled', 'artifacts.proxied'].map(path => v.get(`mlflow.${path}`).boolean());
  const [type, balancerType, prefix, host, store] = ['service.type', 'loadBalancer.type', 'staticPrefix', 'ingress.host', 'artifacts.store'].map(path => v.get(`mlflow.${path}`).string());
  const persistent = v.get('mlflow.artifacts.persistence.enabled').boolean();
  const isOpen = Fn.any(type.isNot('ClusterIP'), Fn.all(hasBalancer, balancerType.isNot('ClusterIP')));
  const { service } = mlflow.exposure;
  const at = `--namespace ${namespace}`;
  notes.add(`
The address of MLflow for pods of this cluster:

  MLFLOW_TRACKING_URI=${mlflow.url}

On this machine, at http://127.0.0.1:${LOCAL_PORTS.mlflow}${prefix}/ :

  kubectl port-forward ${at} service/${service.name} ${LOCAL_PORTS.mlflow}:${service.port()}`);
  notes.addWhen(hasIngress, `
From outside of the cluster:

  ${mlflow.exposure.ingressUrl}/`);
  addCertificateNotes(chart, 'mlflow.ingress', hasIngress);
  notes.addWhen(hasRoute, `
The Gateway must allow the route. To check it:

  kubectl describe httproute ${at} ${service.name}`);
  notes.addWhen(isOpen, `
Clients may use its address of a private network. Its user interface there changes something only with the origin, which has the port unless that is 80:

  helm upgrade ${releaseName} … ${at} --reset-then-reuse-values --set 'mlflow.corsAllowedOrigins={http://10.0.0.10}'

Another address or name of a load balancer or a node needs mlflow.allowedHosts too.`);
  mlflow.addNotes();
  notes.addWhen(secured, `
Clients outside of the release log in with MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD.`);
  notes.add(`
The pods read Secrets when they start. After a change of one that is not of the values:

  kubectl rollout restart ${at} deployment/${mlflow.name}`);
  notes.addWhen(direct.not(), `
Clients read and write artifacts without the server, so each of them needs access to the store, and the variables for it.`);
  notes.addWhen(Fn.all(Fn.any(hasIngress, hasRoute, isOpen), secured.not()),
    'WARNING: mlflow.auth.enabled is false; everybody who reaches the Ingress, the route, the load balancer or the node port of MLflow can read and write everything.');
  notes.addWhen(Fn.all(hasIngress, host.is('mlflow.example.org')), 'WARNING: mlflow.example.org is an example; set mlflow.ingress.host to your host name.');
  notes.addWhen(Fn.all(store.is('volume'), persistent.not()), 'WARNING: mlflow.artifacts.persistence.enabled is false; the artifacts are lost with the pod.');
}
