import { nginxObjects } from './nginx';
import { IngressNginx } from '../../support/edge/ingress-nginx';
import { Node } from '../runner/node';

/** How long a connection through the edge may be idle by default, in seconds; what the charts ask for is as much longer. */
export const MINUTE = 2;

/**
 * Puts nginx in front of the Services of a release, as its Ingresses say, and gives their hosts its address.
 *
 * @param name of its pod: a node can have several, and hosts have the address of the last.
 * @returns its address.
 */
export async function nginxEdge(node: Node, name: string, objects: readonly any[]): Promise<string> {
  const edge = new IngressNginx(objects, { faster: 60 / MINUTE });
  // nginx reads its configuration when it starts.
  await node.delete('Pod', name);
  await node.apply(nginxObjects(name, edge));
  await node.ready({ of: [name], timeout: 60 });
  const address = node.service(name).address!;
  edge.hosts.forEach(host => node.host(host, address));
  return address;
}
