/** Objects that the tests of the runner run: small programs of the shell, in the image "sh". */

/** A command line that runs a script of the shell. */
export function sh(script: string): string[] {
  return ['sh', '-c', script];
}

/** A script that runs until it is asked to end. */
export const UNTIL_TERM = 'trap "exit 0" TERM; while :; do sleep 0.05; done';

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
