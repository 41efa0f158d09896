import * as net from 'net';
import { ApiError, ApiServer } from './api-server';
import { Cluster, node as clusterNode, sure } from '../../cluster/cluster';
import { SERVICE_ADDRESSES } from '../../cluster/service-addresses';
import { eventually } from '../../support/eventually';
import { sure as succeed } from '../runner/commands';
import { Image, Node } from '../runner/node';
import { Pod } from '../runner/pod';

const API_SERVER = { address: SERVICE_ADDRESSES.apiServer, services: SERVICE_ADDRESSES.range };

/** How often it compares what is stored with what runs. */
const PERIOD_MS = 250;

const TAINT = { key: 'kubelet', effect: 'NoSchedule' };

export interface KubeletOptions {
  readonly cluster: Cluster;
  /** The namespace whose pods it runs: the scheduler gives it all of them, and no others. */
  readonly namespace: string;
  /** As those of a `Node`. */
  readonly images: { readonly [reference: string]: Image };
}

/**
 * Runs the pods of a namespace of an API server with their real programs: a node of the cluster among those of kwok, on which
 * controllers and the scheduler act as on any other.
 *
 * Pods see ConfigMaps and Secrets as they are stored, and have a token of their ServiceAccount, with which they may do what
 * RBAC grants. The API server reaches them, and they each other, at the addresses of Services.
 */
export class Kubelet {
  static async start(options: KubeletOptions): Promise<Kubelet> {
    const node = await Node.start({ images: options.images, namespace: options.namespace, apiServer: API_SERVER, backOff: 1 });
    const kubelet = new Kubelet(options, node, new ApiServer(options.cluster));
    await kubelet.register();
    await kubelet.forwardApiServer();
    kubelet.synced = kubelet.keepSynced();
    return kubelet;
  }

  private readonly name: string;
  private readonly known = new Map<string, string>();
  private readonly reported = new Map<string, string>();
  private readonly ending = new Set<string>();
  private readonly began = new Map<string, string>();
  private readonly sockets = new Set<net.Socket>();
  private server: net.Server | undefined;
  private stopping = false;
  private failure: Error | undefined;
  private synced: Promise<void> = Promise.resolve();

  private constructor(private readonly options: KubeletOptions, readonly node: Node, private readonly api: ApiServer) {
    this.name = `kubelet-${options.namespace}`;
  }

  /** Waits until a Deployment has the pods of its template, and all of them are ready. @throws an Error with what happened to them */
  async rollout(deployment: string, timeout = 120): Promise<void> {
    const { cluster, namespace } = this.options;
    const { ok, stdout, stderr } = await cluster.kubectl(['rollout', 'status', `deployment/${deployment}`, '--namespace', namespace, `--timeout=${timeout}s`]);
    if (!ok || this.failure !== undefined) {
      throw new Error(`Deployment/${deployment}: ${stdout}${stderr}\n${this.failure?.stack ?? ''}\n${this.pods(deployment).map(pod => pod.report()).join('\n')}`);
    }
  }

  /** The pods of a Deployment that run here. */
  pods(deployment: string): Pod[] {
    return this.node.pods().filter(pod => pod.name.replace(/-[^-]+-[^-]+$/, '') === deployment && !pod.terminating);
  }

  /** Waits until pods of a Deployment end: it hears of that a moment after the API server. */
  async ends(deployment: string, names: readonly string[]): Promise<void> {
    const left = () => this.pods(deployment).map(pod => pod.name).filter(name => names.includes(name));
    await eventually(() => left().length === 0, 30, () => `the end of ${left().join(', ')}`);
  }

  /** What the pods of a Deployment have written. */
  log(deployment: string): string {
    return this.pods(deployment).map(pod => pod.log()).join('\n');
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.synced;
    this.server?.close();
    this.sockets.forEach(socket => socket.destroy());
    this.api.close();
    if (!this.node.stopping) {
      await this.node.stop();
    }
  }

  /** The node, and what the scheduler needs to know to give it the pods of the namespace. */
  private async register(): Promise<void> {
    const { cluster, namespace } = this.options;
    const { metadata: { annotations: _, ...metadata }, ...object } = clusterNode(this.name, {}) as any;
    await cluster.apply({ ...object, metadata, spec: { taints: [TAINT] } });
    sure(await cluster.kubectl(['annotate', 'namespace', namespace, '--overwrite',
      `scheduler.alpha.kubernetes.io/node-selector=kubernetes.io/hostname=${this.name}`,
      `scheduler.alpha.kubernetes.io/defaultTolerations=${JSON.stringify([{ ...TAINT, operator: 'Exists' }])}`,
    ]), 'kubectl annotate');
  }

  /** What kube-proxy does for the Service `kubernetes`. */
  private async forwardApiServer(): Promise<void> {
    await succeed(['ip', 'addr', 'replace', `${API_SERVER.address}/32`, 'dev', this.node.network.bridge]);
    const server = net.createServer({ noDelay: true }, client => {
      const upstream = net.connect({ host: '127.0.0.1', port: this.api.port, noDelay: true });
      for (const [one, other] of [[client, upstream], [upstream, client]]) {
        this.sockets.add(one);
        one.on('error', () => other.destroy()).on('close', () => {
          this.sockets.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    });
    this.server = server;
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(443, API_SERVER.address, resolve));
  }

  private async keepSynced(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.sync();
      } catch (error) {
        // The API server may be away for a while, and objects change meanwhile.
        const away = error instanceof ApiError || (error as NodeJS.ErrnoException).code !== undefined;
        if (!away && !this.stopping && !this.node.stopping) {
          this.failure ??= error as Error;
        }
      }
      await new Promise(resolve => setTimeout(resolve, PERIOD_MS));
    }
  }

  private async sync(): Promise<void> {
    const here = `/api/v1/namespaces/${this.options.namespace}`;
    const [pods, ...others] = await Promise.all(['pods', 'configmaps', 'secrets', 'services', 'persistentvolumeclaims'].map(resource => this.api.list(`${here}/${resource}`)));
    await this.take(others.flat());
    const mine = pods.filter(({ spec }) => spec.nodeName === this.name);
    for (const pod of mine) {
      if (pod.metadata.deletionTimestamp !== undefined) {
        this.end(pod);
      } else if (this.known.get(keyOf(pod)) === undefined) {
        await this.begin(pod);
      } else {
        await this.report(pod);
      }
    }
    await this.drop('Pod', mine);
  }

  /** Takes over what pods read. */
  private async take(objects: readonly any[]): Promise<void> {
    for (const object of objects) {
      const { kind, metadata: { name, resourceVersion }, spec, data, binaryData, type } = object;
      if (this.known.get(keyOf(object)) === resourceVersion) {
        continue;
      }
      if (kind === 'Service') {
        const { clusterIP, selector, ports, publishNotReadyAddresses } = spec;
        if (clusterIP !== 'None') {
          this.node.serviceAddresses.set(name, clusterIP);
        }
        const own = ports?.map(({ name: port, port: number, targetPort }: any) => ({ name: port, port: number, targetPort }));
        await this.node.apply([{ kind, metadata: { name }, spec: { ...clusterIP === 'None' ? { clusterIP } : {}, selector, ports: own, publishNotReadyAddresses } }]);
      } else if (kind === 'PersistentVolumeClaim') {
        await this.node.apply([{ kind, metadata: { name }, spec: { accessModes: spec.accessModes, resources: spec.resources } }]);
      } else {
        await this.node.apply([{ kind, metadata: { name }, data, binaryData, type }].map(defined));
      }
      this.known.set(keyOf(object), resourceVersion);
    }
    for (const kind of ['Service', 'ConfigMap', 'Secret', 'PersistentVolumeClaim']) {
      await this.drop(kind, objects);
    }
  }

  /** Takes away what is not stored any longer. */
  private async drop(kind: string, stored: readonly any[]): Promise<void> {
    const keys = new Set(stored.map(keyOf));
    for (const key of [...this.known.keys()].filter(one => one.startsWith(`${kind}/`) && !keys.has(one))) {
      this.known.delete(key);
      if (!this.ending.delete(key)) {
        await this.node.delete(kind, key.split('/')[1]);
      }
    }
  }

  private async begin(pod: any): Promise<void> {
    const { name, namespace, uid, labels, annotations } = pod.metadata;
    const { nodeName, priority, ...spec } = pod.spec;
    const { status } = await this.api.ask('POST', `/api/v1/namespaces/${namespace}/serviceaccounts/${spec.serviceAccountName}/token`, {
      apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name, uid } },
    });
    this.node.tokens.set(name, status.token);
    this.known.set(keyOf(pod), uid);
    this.began.set(name, new Date().toISOString());
    // The volume with the token is among those of the pod already.
    await this.node.apply([{ kind: 'Pod', metadata: defined({ name, labels, annotations }), spec: { ...spec, automountServiceAccountToken: false } }]);
  }

  /** Says how a pod is, when that has changed. */
  private async report(stored: any): Promise<void> {
    const pod = this.node.pods().find(({ name }) => name === stored.metadata.name);
    if (pod === undefined) {
      return;
    }
    const startedAt = this.began.get(pod.name)!;
    const condition = (type: string, status: boolean) => ({ type, status: status ? 'True' : 'False', lastTransitionTime: startedAt });
    const status = {
      phase: pod.phase,
      hostIP: this.node.address,
      podIP: pod.ip,
      podIPs: [{ ip: pod.ip }],
      startTime: startedAt,
      conditions: [condition('Initialized', pod.containers.length > 0), condition('ContainersReady', pod.ready), condition('Ready', pod.ready)],
      containerStatuses: pod.containers.map(({ name, spec, ready, running, restarts, program }) => ({
        name, image: spec.image, imageID: '', ready, started: running, restartCount: restarts,
        state: {
          waiting: program === undefined ? { reason: 'ContainerCreating' } : null,
          running: running ? { startedAt } : null,
          terminated: program?.exitCode === undefined ? null : { exitCode: program.exitCode, startedAt, finishedAt: startedAt },
        },
      })),
    };
    const text = JSON.stringify(status);
    if (this.reported.get(pod.name) !== text) {
      await this.api.ask('PATCH', `/api/v1/namespaces/${this.options.namespace}/pods/${pod.name}/status`, { status }, 'application/strategic-merge-patch+json');
      this.reported.set(pod.name, text);
    }
  }

  /** Stops the containers of a pod within the time that they have, then says that it is gone. */
  private end(pod: any): void {
    const key = keyOf(pod);
    if (this.ending.has(key)) {
      return;
    }
    this.ending.add(key);
    const { name, uid, deletionGracePeriodSeconds } = pod.metadata;
    const running = this.node.pods().filter(one => one.name === name);
    void Promise.all(running.map(one => one.delete(deletionGracePeriodSeconds)))
      .then(() => this.node.delete('Pod', name))
      .then(() => this.api.ask('DELETE', `/api/v1/namespaces/${this.options.namespace}/pods/${name}`, {
        apiVersion: 'v1', kind: 'DeleteOptions', gracePeriodSeconds: 0, preconditions: { uid },
      }))
      .catch(error => {
        if (!(error instanceof ApiError) && !this.stopping && !this.node.stopping) {
          this.failure ??= error;
        }
      });
  }
}

function keyOf({ kind, metadata }: any): string {
  return `${kind}/${metadata.name}`;
}

/** An object without the fields that have no value. */
function defined<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}
