import { DaskScheduler } from './dask-scheduler';
import { DATA_PATH, NOTEBOOK_PORT } from './defaults';
import { JupyterNotebook } from './jupyter-notebook';
import { ReleaseChart } from '../chart/release-chart';
import { Fn } from '../expr/expression/fn';
import { addCertificateNotes } from '../kit/network/certificate-notes';

/** Adds notes on how to connect, as in the documentation of the library, and on remaining steps. @internal */
export function addNotes(chart: ReleaseChart, notebook: JupyterNotebook, scheduler: DaskScheduler, app: string): void {
  const { notes, values: v } = chart;
  const { namespace, releaseName } = chart.builtIns;
  const type = v.get('notebook.service.type').string();
  const path = v.get('notebook.basePath').string();
  const service = notebook.exposure.service.name;
  notes.add('Get the Jupyter Notebook application URL by running these commands:');
  notes.addWhen(type.is('ClusterIP'), `
1. Find the pod:

  POD_NAME="$(kubectl get pods --namespace ${namespace} -l "app=${app},release=${releaseName}" -o jsonpath="{.items[0].metadata.name}")"

2. Forward local port 8080 to Jupyter on the POD with:

  kubectl port-forward --namespace ${namespace} "$POD_NAME" 8080:${NOTEBOOK_PORT}

3. Visit http://127.0.0.1:8080${path} to use your application`);
  notes.addWhen(type.is('NodePort'), `
1. Find the port and the address of a node:

  NODE_PORT="$(kubectl get service --namespace ${namespace} ${service} -o jsonpath="{.spec.ports[0].nodePort}")"
  NODE_IP="$(kubectl get nodes -o jsonpath="{.items[0].status.addresses[0].address}")"

2. Visit the URL that this prints to use your application:

  echo "http://$NODE_IP:$NODE_PORT${path}"`);
  notes.addWhen(type.is('LoadBalancer'), `
1. Wait until the Service has an address, which takes minutes:

  kubectl get service --namespace ${namespace} --watch ${service}

2. Visit the URL that this prints to use your application:

  SERVICE_IP="$(kubectl get service --namespace ${namespace} ${service} -o jsonpath="{.status.loadBalancer.ingress[0].ip}{.status.loadBalancer.ingress[0].hostname}")"
  echo "http://$SERVICE_IP:${v.get('notebook.service.jupyter.port')}${path}"`);
  notes.addWhen(v.get('notebook.ingress.enabled').boolean(), `
Or through the Ingress, at ${notebook.exposure.ingressUrl}`);
  addCertificateNotes(chart, 'notebook.ingress', v.get('notebook.ingress.enabled').boolean());
  notes.addWhen(v.get('notebook.gateway.enabled').boolean(), `
Or through the Gateway, which must allow the route. To check it:

  kubectl describe httproute --namespace ${namespace} ${service}`);
  notebook.credentials.addNotes();
  const auth = v.get('jupyter.auth').string();
  const print = (entry: string) => {
    const { name, key } = notebook.credentials.asEnv('', entry).valueFrom.secretKeyRef;
    return `kubectl get secret ${name} --namespace ${namespace} -o go-template="{{index .data \\"${key}\\" | base64decode}}"`;
  };
  notes.addWhen(auth.is('password'), `
To get the password of the notebook:

  ${print('password')}`, `
To get the token of the notebook, which can be part of a URL as ?token=…:

  ${print('token')}`);
  notes.add(`
The dashboard of the scheduler, at http://127.0.0.1:8787${v.get('daskscheduler.dashboardPrefix')}/status:

  kubectl port-forward --namespace ${namespace} service/${scheduler.exposure.service.name} 8787:${v.get('daskscheduler.service.bokeh.port')}`);
  notes.addWhen(v.get('daskscheduler.ingress.enabled').boolean(), `
Or through its Ingress, without authentication, at ${scheduler.exposure.ingressUrl}/status`);
  addCertificateNotes(chart, 'daskscheduler.ingress', v.get('daskscheduler.ingress.enabled').boolean());
  notes.addWhen(v.get('daskscheduler.gateway.enabled').boolean(), `
Or through the Gateway, without authentication. It must allow the route; to check it:

  kubectl describe httproute --namespace ${namespace} ${scheduler.exposure.service.name}`);
  notes.addWhen(Fn.any(v.get('nfs.server').isTruthy(), v.get('data.enabled').boolean()).not(),
    `WARNING: neither nfs.server nor data.enabled is set; each pod has an empty ${DATA_PATH} of its own.`);
  warnOfReach(chart);
}

/** Warnings about access that is too wide, or missing. */
function warnOfReach({ notes, values: v }: ReleaseChart): void {
  const [policy, ingress, gateway, monitor, scales] = [
    'networkPolicy.enabled', 'daskscheduler.ingress.enabled', 'daskscheduler.gateway.enabled', 'daskscheduler.serviceMonitor.enabled', 'notebook.mayScaleWorkers',
  ].map(path => v.get(path).boolean());
  const type = v.get('daskscheduler.service.type').string();
  notes.addWhen(Fn.all(type.isNot('ClusterIP'), policy.not()),
    `WARNING: the Service of the scheduler is of type ${type} and has no authentication; clients of its port ${v.get('daskscheduler.service.scheduler.port')} run code on the workers.`);
  notes.addWhen(Fn.all(policy, Fn.any(ingress, gateway, monitor), v.get('networkPolicy.dashboardFrom').isEmpty()),
    'WARNING: networkPolicy.dashboardFrom is empty; neither the Ingress controller, nor the Gateway, nor Prometheus can connect to the dashboard.');
  notes.addWhen(Fn.all(policy, scales, v.get('networkPolicy.egress').isEmpty()),
    'WARNING: networkPolicy.egress is empty; notebooks cannot connect to the API server to scale the workers.');
}
