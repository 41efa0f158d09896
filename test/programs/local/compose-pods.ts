/** A service of a Compose file, in the forms that `LocalDevelopment` writes. */
interface ComposeService {
  readonly image: string;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly user?: string;
  readonly environment?: { readonly [name: string]: string };
  readonly ports?: readonly string[];
  readonly volumes?: ReadonlyArray<string | { readonly target: string }>;
  readonly configs?: ReadonlyArray<{ readonly source: string; readonly target: string }>;
  readonly depends_on?: { readonly [service: string]: unknown };
  readonly healthcheck?: { readonly test: readonly string[]; readonly timeout: string };
  readonly restart: string;
}

/** A Compose file, with its variables replaced. */
export interface ComposeFile {
  readonly services: { readonly [name: string]: ComposeService };
  readonly configs?: { readonly [name: string]: { readonly content: string } };
}

/** Replaces the variables in all strings, as Docker Compose does: `${NAME:?message}`, `${NAME:-default}` and `$$`. */
export function interpolated<T>(data: T, variables: { readonly [name: string]: string }): T {
  if (typeof data === 'string') {
    return data.replace(/\$(?:\$|\{(\w+):([?-])([^}]*)\})/g, (_, name?: string, kind?: string, text?: string) => {
      const value = name === undefined ? '$' : variables[name] ?? (kind === '-' ? text : undefined);
      if (value === undefined) {
        throw new Error(`required variable ${name} is missing a value: ${text}`);
      }
      return value;
    }) as T;
  }
  return data !== null && typeof data === 'object' ? Object.assign(Array.isArray(data) ? [] : {}, Object.fromEntries(Object.entries(data).map(([key, part]) => [key, interpolated(part, variables)]))) as T : data;
}

/** What each service is in pods: a container with the same command lines, user, variables, files and health check, behind a Service of its name. */
export function podsOf({ services, configs = {} }: ComposeFile): ReadonlyArray<{ readonly name: string; readonly after: readonly string[]; readonly objects: readonly any[] }> {
  return Object.entries(services).map(([name, service]) => {
    const pod = podOf(name, service);
    const files = (service.configs ?? []).map(({ source }) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `${name}-${source}` }, data: { file: configs[source].content } }));
    const ports = (service.ports ?? []).map(port => Number(port.split(':').pop()));
    const metadata = { name, labels: { app: name } };
    return {
      name,
      after: Object.keys(service.depends_on ?? {}),
      objects: [
        ...files,
        ...ports.length === 0 ? [] : [{ apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { selector: metadata.labels, ports: ports.map(port => ({ name: `p${port}`, port })) } }],
        service.restart === 'no' ? { apiVersion: 'batch/v1', kind: 'Job', metadata: { name }, spec: { backoffLimit: 0, template: { spec: { ...pod, restartPolicy: 'Never' } } } }
          : { apiVersion: 'v1', kind: 'Pod', metadata, spec: pod },
      ],
    };
  });
}

function podOf(name: string, { image, entrypoint, command, user, environment = {}, volumes = [], configs = [], healthcheck }: ComposeService): any {
  const [uid, gid] = (user ?? '').split(':').map(Number);
  const targets = volumes.map(volume => typeof volume === 'string' ? volume.split(':')[1] : volume.target);
  return {
    volumes: [
      ...targets.map((_, i) => ({ name: `v${i}`, emptyDir: {} })),
      ...configs.map(({ source }) => ({ name: source, configMap: { name: `${name}-${source}` } })),
    ],
    containers: [{
      name,
      image,
      ...entrypoint && { command: entrypoint },
      ...command && { args: command },
      env: Object.entries(environment).map(([variable, value]) => ({ name: variable, value })),
      ...user && { securityContext: { runAsUser: uid, runAsGroup: gid } },
      volumeMounts: [
        ...targets.map((mountPath, i) => ({ name: `v${i}`, mountPath })),
        ...configs.map(({ source, target }) => ({ name: source, mountPath: target, subPath: 'file' })),
      ],
      ...healthcheck && { readinessProbe: { exec: { command: probe(healthcheck.test) }, periodSeconds: 1, timeoutSeconds: parseInt(healthcheck.timeout, 10) } },
    }],
  };
}

function probe([kind, ...rest]: readonly string[]): readonly string[] {
  return kind === 'CMD-SHELL' ? ['/bin/sh', '-c', ...rest] : rest;
}
