import { MlflowServerProps } from './mlflow-server-props';
import { NumberExpression } from '../expr/expression/number-expression';
import { toNode } from '../expr/expression/to-node';
import { Condition } from '../kit/condition';
import { textForEach } from '../kit/item-for-each';

/**
 * What the program accepts by default, which a list of hosts replaces: this machine, and addresses of private networks, such as those of
 * pods. Those of IPv6 are in brackets in requests, which the patterns of the program forget.
 */
const OWN = [
  ...['localhost', '127.0.0.1', '[::1]', '0.0.0.0'].flatMap(withPort),
  '10.*', '192.168.*', ...Array.from({ length: 16 }, (_, i) => `172.${16 + i}.*`), '[[]fc*', '[[]fd*',
];

/** The names of a Service in the cluster. */
function namesOf(service: string, namespace: string): string[] {
  return [service, `${service}.${namespace}`, `${service}.${namespace}.svc`, `${service}.${namespace}.svc.cluster.local`];
}

/** The origins of pages of a Service, of which browsers leave out the port of their scheme. */
function originsOf(service: string, namespace: string, port: number): string {
  const end = Condition.of(new NumberExpression(toNode(port)).isNot(80)).chooseString(`:${port}`, '');
  return namesOf(service, namespace).map(host => `http://${host}${end}`).join(',');
}

/** The program compares the header of a request as a whole, and a bracket in a pattern stands for characters. */
function withPort(host: string): string[] {
  return [host, `${host.replace('[', '[[]')}:*`];
}

/** Each string of a list, behind a comma. */
function each(list: readonly string[], itemName: string, text: (item: string) => string): string {
  return textForEach<string>(list, itemName, item => item.asString(), item => `,${text(item)}`, '');
}

const bothPorts = (host: string): string => withPort(host).join(',');

/** The Services by which clients in the cluster reach the server. @internal */
export interface MlflowServices {
  readonly name: string;
  readonly namespace: string;
  readonly port: number;
  /** Another Service of the same pods. */
  readonly alias: string;
  readonly aliasPort: number;
  readonly hasAlias: Condition;
}

/** Where a browser or a client may come from: the hosts of the Ingress, and those of the route. */
function ways({ ingress = {}, gateway = {} }: MlflowServerProps) {
  return {
    hasIngress: Condition.of(ingress.enabled ?? ingress.host !== undefined),
    hasRoute: Condition.of(gateway.enabled ?? gateway.parentRefs !== undefined),
    host: ingress.host ?? '',
    extraHosts: ingress.extraHosts ?? [],
    hasTls: Condition.of(ingress.tlsSecret ?? ''),
    hostnames: gateway.hostnames ?? [],
  };
}

/** The hosts that requests may be for: a list with commas between them. @internal */
export function allowedHosts(props: MlflowServerProps, { name, namespace, alias, hasAlias }: MlflowServices): string {
  const { hasIngress, hasRoute, host, extraHosts, hostnames } = ways(props);
  return [
    [...namesOf(name, namespace).flatMap(withPort), ...OWN].join(','),
    hasAlias.chooseString(`,${namesOf(alias, namespace).flatMap(withPort).join(',')}`, ''),
    hasIngress.chooseString(`,${bothPorts(host)}${each(extraHosts, 'host', bothPorts)}`, ''),
    hasRoute.chooseString(each(hostnames, 'hostname', bothPorts), ''),
    each(props.allowedHosts ?? [], 'allowed', extra => extra),
  ].join('');
}

/** The origins of pages that may change something: a list with commas between them. @internal */
export function allowedOrigins(props: MlflowServerProps, { name, namespace, port, alias, aliasPort, hasAlias }: MlflowServices): string {
  const { hasIngress, hasRoute, host, extraHosts, hasTls, hostnames } = ways(props);
  const scheme = hasTls.chooseString('https', 'http');
  return [
    originsOf(name, namespace, port),
    hasAlias.chooseString(`,${originsOf(alias, namespace, aliasPort)}`, ''),
    hasIngress.chooseString(`,${scheme}://${host}${each(extraHosts, 'host', extra => `${scheme}://${extra}`)}`, ''),
    // Whether a Gateway terminates TLS is a matter of its listeners.
    hasRoute.chooseString(each(hostnames, 'hostname', hostname => `https://${hostname},http://${hostname}`), ''),
    each(props.corsAllowedOrigins ?? [], 'origin', origin => origin),
  ].join('');
}
