import { ReleaseChart } from '../chart/release-chart';
import { Fn } from '../expr/expression/fn';
import { Service } from '../kit/network/service';

/** A program that is opened with a browser. @internal */
export interface WebProgram {
  /** The program, such as `the front end`. */
  readonly what: string;
  /** The port for `kubectl port-forward`. */
  readonly localPort: number;
}

/** Adds notes on how to reach a program with the values `service`, `ingress` and `gateway`. @internal */
export function addWebNotes(chart: ReleaseChart, service: Service, { what, localPort }: WebProgram): void {
  const { values: v, notes, builtIns: { namespace } } = chart;
  const [hasIngress, hasRoute] = ['ingress.enabled', 'gateway.enabled'].map(path => v.get(path).boolean());
  const type = v.get('service.type').string();
  const hosts = v.get('ingress.hosts').list();
  const tls = v.get('ingress.tls').list();
  const host = hosts.loop('host');
  const certificate = tls.loop('certificate');
  notes.addWhen(hasIngress, `
To open ${what}:

${host.lines(`  ${Fn.ternary(tls.isTruthy(), 'https', 'http')}://${host.item.string('host')}/`)}`);
  notes.addWhen(Fn.all(hasIngress, tls), `
The Ingress needs these certificates. To create them, unless they exist or cert-manager does:

${certificate.lines(`  kubectl create secret tls ${certificate.item.string('secretName')} --namespace ${namespace} --cert=tls.crt --key=tls.key`)}`);
  notes.addWhen(hasRoute, `
The Gateway must allow the route of ${what}. To check it:

  kubectl describe httproute --namespace ${namespace} ${service.name}`);
  notes.addWhen(type.is('NodePort'), `
To open ${what} at a node, at the URL that this prints:

  NODE_PORT="$(kubectl get service --namespace ${namespace} ${service.name} -o jsonpath="{.spec.ports[0].nodePort}")"
  NODE_IP="$(kubectl get nodes -o jsonpath="{.items[0].status.addresses[0].address}")"
  echo "http://$NODE_IP:$NODE_PORT/"`);
  notes.addWhen(type.is('LoadBalancer'), `
To open ${what} at its load balancer, once it has an address:

  kubectl get service --namespace ${namespace} --watch ${service.name}`);
  notes.addWhen(Fn.all(Fn.any(hasIngress, hasRoute).not(), type.is('ClusterIP')), `
To open ${what} at http://localhost:${localPort}/ :

  kubectl port-forward --namespace ${namespace} service/${service.name} ${localPort}:${v.get('service.port')}`);
  notes.addWhen(Fn.all(hasIngress, hosts.toJson().matches('"backend":\\{"')),
    `WARNING: the backend of a path in ingress.hosts has no effect, since all paths forward to the Service ${service.name}: remove it.`);
}
