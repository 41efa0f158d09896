import { Json } from '../../values/shape';

/** The address of the machine for the pods of MicroK8s, with its add-on `host-access`. @internal */
export const HOST_ADDRESS = '10.0.1.1';

/** An object store for the artifacts. @internal */
export interface HostObjectStore {
  readonly port: number;
  readonly bucket: string;
  /** Variables with the user and its password, by the keys of the Secret that pods get them from. */
  readonly user: string;
  readonly password: string;
}

/** An APM server. @internal */
export interface HostApm {
  readonly port: number;
  /** Variable with the token, if pods send one. */
  readonly token?: string;
}

/** A Redis server. @internal */
export interface HostRedis {
  readonly port: number;
  /** Variable with the password, if pods log in with one. */
  readonly password?: string;
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
 * @internal
 */
export function hostServersOf(objects: readonly Json[], bucket: string): HostServers {
  const containers = containersOf(objects).map(container => new Variables(container.env ?? []));
  const first = <T>(read: (variables: Variables) => T | undefined): T | undefined => containers.map(read).find(found => found !== undefined);
  const objectStore = first(variables => {
    const port = portOnHost(variables.text('MLFLOW_S3_ENDPOINT_URL'));
    const [user, password] = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].map(name => variables.keyOf(name));
    return port && user && password ? { port, bucket, user, password } : undefined;
  });
  const apm = first(variables => {
    const port = portOnHost(variables.text('ELASTIC_APM_SERVER_URL'));
    return port && { port, token: variables.keyOf('ELASTIC_APM_SECRET_TOKEN') };
  });
  const redis = first(variables => (variables.text('REDIS_HOST') === HOST_ADDRESS
    ? { port: Number(variables.text('REDIS_PORT')), password: variables.keyOf('REDIS_PASSWORD') } : undefined));
  return { ...objectStore && { objectStore }, ...apm && { apm }, ...redis && { redis } };
}

/** The variables of a container. */
class Variables {
  constructor(private readonly env: readonly any[]) {
  }

  /** The text of one that is written in the manifest. */
  public text(name: string): string | undefined {
    return this.find(name)?.value;
  }

  /** The key of the Secret that one comes from. */
  public keyOf(name: string): string | undefined {
    return this.find(name)?.valueFrom?.secretKeyRef?.key;
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

/** The containers of all pods, in order. */
function containersOf(objects: readonly any[]): any[] {
  return objects.map(({ spec }) => spec?.jobTemplate?.spec.template.spec ?? spec?.template?.spec).filter(Boolean)
    .flatMap(({ initContainers = [], containers }) => [...initContainers, ...containers]);
}
