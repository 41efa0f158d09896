import { Refusal } from '../../values/refusal';
import { Json } from '../../values/shape';

/** The address of the machine for the pods of MicroK8s, with its add-on `host-access`. @internal */
export const HOST_ADDRESS = '10.0.1.1';

/** Variables of the containers with what they log in with. @internal */
export const HOST_CREDENTIALS = { user: 'AWS_ACCESS_KEY_ID', key: 'AWS_SECRET_ACCESS_KEY', token: 'ELASTIC_APM_SECRET_TOKEN', redis: 'REDIS_PASSWORD' } as const;

/** An object store for the artifacts, which pods log in to with a user and a key. @internal */
export interface HostObjectStore {
  readonly port: number;
  readonly bucket: string;
}

/** An APM server. @internal */
export interface HostApm {
  readonly port: number;
  /** Whether pods send a token. */
  readonly token: boolean;
}

/** A Redis server. @internal */
export interface HostRedis {
  readonly port: number;
  /** Whether pods log in with a password. */
  readonly password: boolean;
}

/**
 * What the pods of an environment connect to on the machine that the cluster runs on. What they do not use, or what is elsewhere, is not
 * there.
 *
 * @internal
 */
export interface HostServers {
  readonly objectStore?: HostObjectStore;
  readonly apm?: HostApm;
  readonly redis?: HostRedis;
}

/**
 * Reads the servers from the variables of the containers, which are what the programs get.
 *
 * @param objects the objects of the chart in the environment.
 * @param bucket the bucket of the artifacts.
 * @param where the construct, for messages.
 * @throws Refusal `local-servers-differ` if containers do not agree on a server.
 * @internal
 */
export function hostServersOf(objects: readonly Json[], bucket: string, where: string): HostServers {
  const containers = containersOf(objects).map(container => new Variables(container.env ?? []));
  const objectStore = one(where, 'MinIO', containers, variables => {
    const port = portOnHost(variables.text('MLFLOW_S3_ENDPOINT_URL'));
    return port && variables.isSecret(HOST_CREDENTIALS.user) && variables.isSecret(HOST_CREDENTIALS.key) ? { port, bucket } : undefined;
  });
  const apm = one(where, 'the APM server', containers, variables => {
    const port = portOnHost(variables.text('ELASTIC_APM_SERVER_URL'));
    return port ? { port, token: variables.isSecret(HOST_CREDENTIALS.token) } : undefined;
  });
  const redis = one(where, 'Redis', containers, variables => (variables.text('REDIS_HOST') === HOST_ADDRESS
    ? { port: Number(variables.text('REDIS_PORT')), password: variables.isSecret(HOST_CREDENTIALS.redis) } : undefined));
  return { ...objectStore && { objectStore }, ...apm && { apm }, ...redis && { redis } };
}

/** The server that containers connect to, if any does. */
function one<T extends object>(where: string, name: string, containers: readonly Variables[], read: (variables: Variables) => T | undefined): T | undefined {
  const found = new Map(containers.map(read).filter(server => server !== undefined).map(server => [Object.entries(server).map(entry => entry.join(' ')).join(', '), server]));
  if (found.size > 1) {
    throw new Refusal('local-servers-differ', `${where}: containers connect to ${name} at ${HOST_ADDRESS} in different ways (${[...found.keys()].join('; ')}), where Docker Compose starts one server: give them the same port and login, or another host`);
  }
  return [...found.values()][0];
}

/** The variables of a container. */
class Variables {
  constructor(private readonly env: readonly any[]) {
  }

  /** The text of one that is written in the manifest. */
  public text(name: string): string | undefined {
    return this.find(name)?.value;
  }

  /** Whether one comes from a Secret. */
  public isSecret(name: string): boolean {
    return this.find(name)?.valueFrom?.secretKeyRef !== undefined;
  }

  private find(name: string): any {
    return this.env.find(variable => variable.name === name);
  }
}

/** The port of a URL on the machine. */
function portOnHost(url: string | undefined): number | undefined {
  const { hostname, port, protocol } = new URL(url || 'none:');
  // The servers of the Compose file have no certificate, so one with TLS is another one.
  return hostname === HOST_ADDRESS && protocol === 'http:' ? Number(port || 80) : undefined;
}

/** The containers of all pods, in order. @internal */
export function containersOf(objects: readonly any[]): any[] {
  return objects.map(({ spec }) => spec?.jobTemplate?.spec.template.spec ?? spec?.template?.spec).filter(Boolean)
    .flatMap(({ initContainers = [], containers }) => [...initContainers, ...containers]);
}
