import { IngressNginx } from './ingress-nginx';
import { ReleaseChart } from '../chart/release-chart';
import { Fn } from '../expr/expression/fn';

/** Adds notes on the end of the project, on the address, and on what the values ask of the cluster. @internal */
export function addIngressNginxNotes(chart: ReleaseChart, nginx: IngressNginx): void {
  const { values: v, notes, builtIns: { namespace } } = chart;
  const [onPorts, onNetwork, everywhere, hasClass] = ['controller.hostPort.enabled', 'controller.hostNetwork', 'controller.service.external.enabled', 'controller.ingressClassResource.enabled'].map(path => v.get(path).boolean());
  const type = v.get('controller.service.type').string();
  notes.add(`
WARNING: ingress-nginx ended in March 2026. Nobody fixes its faults, those of security either. Plan the way to the Gateway API: a controller for it, and the
values gateway of the charts, which make routes to the same programs; consoleGateway of minio for its console.`);
  notes.addWhen(hasClass, `
Ingresses are read if their ingressClassName is ${nginx.className}.`);
  notes.addWhen(Fn.all(everywhere, type.is('LoadBalancer')), `
The address of the load balancer, for the DNS records of the hosts:

  kubectl get service --namespace ${namespace} ${nginx.serviceName} --watch`);
  notes.addWhen(Fn.all(everywhere, type.is('NodePort')), `
The ports of the nodes:

  kubectl get service --namespace ${namespace} ${nginx.serviceName}`);
  notes.addWhen(Fn.any(onPorts, onNetwork), `
The pods use ports or the network of the nodes, which the Pod Security Standards restricted and baseline do not allow. To allow it in this namespace:

  kubectl label namespace ${namespace} pod-security.kubernetes.io/enforce=privileged --overwrite`);
  notes.addWhen(v.get('controller.allowSnippetAnnotations').boolean(), `
WARNING: controller.allowSnippetAnnotations is true; everybody who can create an Ingress can read every Secret of the cluster.`);
  nginx._webhook?.addNotes();
}
