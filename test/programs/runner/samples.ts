import type { Node } from './node';

/** Objects that the tests of the runner run: small programs of the shell, in the image "sh". */

/** A command line that runs a script of the shell. */
export function sh(script: string): string[] {
  return ['sh', '-c', script];
}

/** A script that runs until it is asked to end. */
export const UNTIL_TERM = untilTerm('exit 0');

/** The same with a script that it runs before it ends. */
export function untilTerm(last: string): string {
  return `trap "${last}" TERM; echo up; while :; do sleep 0.05; done`;
}

/** Waits until the pods of a workload are ready and their programs listen to SIGTERM. */
export async function up(node: Node, of: string): Promise<void> {
  await node.ready({ of: [of] });
  while (!node.pods(of).every(pod => pod.log().includes('up\n'))) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

/** A script that answers HTTP at 8080 with the files of its working directory, and ends on SIGTERM. */
export const WEB = 'exec python3 -c "import http.server, signal, sys; signal.signal(15, lambda *_: sys.exit(0)); http.server.test(HandlerClass=http.server.SimpleHTTPRequestHandler, port=8080)"';

/** The container that runs it is ready when it listens. */
export const LISTENS = { readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1 } };

/** A template of one container, `main`. */
export function template(app: string, script: string, container: any = {}, pod: any = {}): any {
  return { metadata: { labels: { app } }, spec: { terminationGracePeriodSeconds: 1, ...pod, containers: [{ name: 'main', image: 'sh:1', command: sh(script), ...container }] } };
}

export function deployment(name: string, script: string, container: any = {}, pod: any = {}, spec: any = {}): any {
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name }, spec: { selector: { matchLabels: { app: name } }, template: template(name, script, container, pod), ...spec } };
}

export function service(name: string, port: number, targetPort: number | string, spec: any = {}): any {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { selector: { app: name }, ports: [{ name: 'http', port, targetPort }], ...spec } };
}

export function claim(name: string): any {
  return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } };
}
