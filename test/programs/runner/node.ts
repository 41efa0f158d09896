import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Cgroup, PREFIX } from './cgroup';
import { sure } from './commands';
import { ConfigError } from './environment';
import { Events } from './events';
import { Image } from './image';
import { checkChange } from './immutable';
import { check, hasNoEffect } from './known';
import { NameServer } from './name-server';
import { Families, inUrl, Network } from './network';
import { Objects } from './objects';
import { Deletion, Pod } from './pod';
import { Service } from './service';
import { sleep } from './time';
import { DaemonSet, Deployment, Job, Replicated, SinglePod, StatefulSet, Workload, random } from './workload';

export interface NodeOptions {
  /** The image of a container by its reference, or by the part of it before tag and digest. */
  readonly images: { readonly [reference: string]: Image };
  /** The namespace that the objects are in. @default 'default' */
  readonly namespace?: string;
  /** What addresses its pods have. @default 'IPv4' */
  readonly families?: Families;
  /** The API server that its pods find, and where its Services are. @default - none: their names lead to the node, where nobody answers */
  readonly apiServer?: ApiServerAddress;
  /** Other addresses by which pods reach programs of the machine, as `10.0.1.1` with the add-on host-access of MicroK8s. @default - none */
  readonly ownAddresses?: readonly string[];
  /** Seconds before the second restart of a container; they double with each one. @default 10 */
  readonly backOff?: number;
}

/** Where pods find an API server, and the Services that it gives addresses to. */
export interface ApiServerAddress {
  /** The address of the Service `kubernetes`. */
  readonly address: string;
  /** The range of addresses of Services, such as `10.96.0.0/16`. */
  readonly services: string;
}

/** A pod of a client. */
export interface ClientOptions {
  readonly image: string | Image;
  /** The command line; `script` comes behind it. */
  readonly argv: readonly string[];
  /** A text that is a file in the container, whose path is the last argument. */
  readonly script?: string;
  /** Variables: their values, or a list as a container has it. */
  readonly env?: { readonly [name: string]: string } | readonly any[];
  /** @default 10001 */
  readonly user?: number;
  readonly workdir?: string;
  readonly labels?: { readonly [key: string]: string };
  /** As in a container and in a pod. */
  readonly volumeMounts?: readonly any[];
  readonly volumes?: readonly any[];
  /** More fields of the container and of the pod. */
  readonly container?: any;
  readonly pod?: any;
  /** Seconds that it may take. @default 120 */
  readonly timeout?: number;
}

/**
 * Runs the pods of rendered manifests with real programs: a node without a cluster.
 *
 * Each pod has an address and namespaces of its own for network, host name and shared memory; each container its own for
 * processes and mounts, a root with /usr of this machine and the folders of its `Image`, its user, limits and probes.
 * Services have an address and their names. What the runner does not know of an object, it refuses. All of it lives in a
 * network that leads nowhere and ends with the test process.
 *
 * @example
 *   const node = await Node.start({ images: { 'docker.io/library/web': new Image({ binds: { '/srv/web': folder } }) } });
 *   await node.apply(objects);                                   // as rendered
 *   await node.ready();                                          // or an error with events and logs
 *   const { exitCode, output } = await node.client({ image: Image.SYSTEM, argv: ['curl', '-sS', 'http://web:8080/'] });
 *   const outcome = await node.pod('web').exec('web', ['ls', '/data']);
 *   const { seconds, killed } = await node.pod('web').delete();  // and another one takes its place
 *   await node.scale('web', 0);
 *   await node.stop();
 */
export class Node {
  private static readonly all = new Set<Node>();

  static async start(options: NodeOptions): Promise<Node> {
    const network = await Network.create(options.families);
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-mlops-node-'));
    fs.chmodSync(folder, 0o755);
    Cgroup.sweep();
    const node = new Node(options, network, folder);
    Node.all.add(node);
    await sure(['/bin/sh', path.join(__dirname, 'devices.sh'), node.devices]);
    node.nameServer = await NameServer.start(network.gateway, node);
    for (const address of node.ownAddresses) {
      await network.forService(address);
    }
    return node;
  }

  /** Ends all nodes of this process. */
  static async stopAll(): Promise<void> {
    await Promise.all([...Node.all].map(node => node.stop()));
  }

  readonly id = `${PREFIX}${process.pid}-${random(6)}`;
  readonly events = new Events();
  readonly objects = new Objects();
  readonly cpus = os.cpus().length;
  readonly memory = os.totalmem();
  readonly backOff: number;
  readonly namespace: string;
  /** Tokens that an API server has given pods, by their names. Others have a word that nobody asks for. */
  readonly tokens = new Map<string, string>();
  /** Addresses that an API server has given Services, by their names. Others have one of the node. */
  readonly serviceAddresses = new Map<string, string>();
  stopping = false;
  private readonly services = new Map<string, Service>();
  private readonly workloads = new Map<string, Workload>();
  private readonly clients: Pod[] = [];
  private readonly hosts = new Map<string, readonly string[]>();
  private readonly waiting = new Set<() => void>();
  private readonly extraImages = new Map<string, Image>();
  private nameServer: NameServer | undefined;
  private failure: Error | undefined;
  private following: NodeJS.Immediate | undefined;

  private constructor(private readonly options: NodeOptions, readonly network: Network, readonly folder: string) {
    this.namespace = options.namespace ?? 'default';
    this.backOff = options.backOff ?? 10;
  }

  /** The address of the node in the network of the pods. */
  get address(): string {
    return this.network.gateway;
  }

  get apiServer(): ApiServerAddress | undefined {
    return this.options.apiServer;
  }

  /** The addresses of the node beside that in the network of the pods. */
  get ownAddresses(): readonly string[] {
    return this.options.ownAddresses ?? [];
  }

  get devices(): string {
    return path.join(this.folder, 'dev');
  }

  /**
   * Takes over objects as `kubectl apply` does: starts what is new, replaces pods whose template has changed. Pods of
   * `helm test` wait for `test`.
   *
   * @throws UnknownField before anything starts when the runner does not know a field, and an Error when one changes that the
   * API server lets nobody change
   */
  async apply(objects: readonly any[]): Promise<void> {
    objects.forEach(check);
    const inside = objects.filter(object => !hasNoEffect(object.kind));
    for (const object of inside) {
      if ((object.metadata.namespace ?? this.namespace) !== this.namespace) {
        throw new Error(`${object.kind}/${object.metadata.name} is in the namespace ${object.metadata.namespace}, the node runs ${this.namespace}`);
      }
      this.images(object);
      const old = this.objects.get(object.kind, object.metadata.name);
      if (old !== undefined && !isTest(object)) {
        checkChange(old, object);
      }
    }
    inside.forEach(object => this.objects.add(object));
    for (const object of inside.filter(one => one.kind === 'Service')) {
      await this.applyService(object);
    }
    this.pods().forEach(pod => pod.mounts.refresh());
    for (const object of inside) {
      const make = WORKLOADS[object.kind];
      if (make === undefined || isTest(object)) {
        continue;
      }
      const key = `${object.kind}/${object.metadata.name}`;
      const known = this.workloads.get(key);
      if (known === undefined) {
        this.begin(key, make(this, object));
      } else {
        await known.update(object);
      }
    }
  }

  /** Takes objects away, as `kubectl delete` does: their pods are deleted. */
  async delete(kind: string, name: string): Promise<Deletion[]> {
    const workload = this.workloads.get(`${kind}/${name}`);
    this.workloads.delete(`${kind}/${name}`);
    workload?.end();
    this.objects.remove(kind, name);
    if (kind === 'Service') {
      this.services.get(name)?.stop();
      this.services.delete(name);
    }
    return Promise.all(workload?.pods.map(pod => pod.delete()) ?? []);
  }

  /** Waits until the pods of all workloads are ready and all Jobs complete, or of those with these names. @throws an Error with events and logs */
  async ready(options: { readonly timeout?: number; readonly of?: readonly string[] } = {}): Promise<void> {
    const workloads = [...this.workloads.values()].filter(workload => options.of?.includes(workload.name) ?? true);
    for (const name of options.of ?? []) {
      this.workload(name);
    }
    const failed = () => workloads.find(workload => workload instanceof Job && workload.hasFailed);
    await this.until(() => failed() !== undefined || workloads.every(workload => workload.ready), options.timeout ?? 120,
      workloads.filter(workload => !workload.ready).join(', '), () => workloads.flatMap(workload => workload.pods));
    if (failed() !== undefined) {
      throw new Error(`${failed()} has failed\n${failed()!.pods.map(pod => pod.report()).join('\n')}`);
    }
  }

  /** The pods that are not gone, or those of a workload. */
  pods(of?: string): Pod[] {
    return of === undefined ? [...[...this.workloads.values()].flatMap(workload => workload.pods), ...this.clients] : this.workload(of).pods;
  }

  /** The only pod of a workload. */
  pod(of: string): Pod {
    const pods = this.pods(of).filter(pod => !pod.terminating || pod.phase === 'Succeeded');
    if (pods.length !== 1) {
      throw new Error(`${this.workload(of)} has ${pods.length} pods`);
    }
    return pods[0];
  }

  service(name: string): Service {
    const service = this.services.get(name);
    if (service === undefined) {
      throw new Error(`there is no Service ${name}, there are: ${[...this.services.keys()].join(', ')}`);
    }
    return service;
  }

  /** Another number of pods of a Deployment or StatefulSet; tells how those that are too many ended. */
  async scale(name: string, replicas: number): Promise<Deletion[]> {
    const workload = this.workload(name);
    if (!(workload instanceof Replicated)) {
      throw new Error(`${workload} has no number of pods`);
    }
    return workload.scale(replicas);
  }

  /** Runs a CronJob once, as `kubectl create job --from` does, to its end. @returns the output of its last pod */
  async runCronJob(name: string, timeout = 120): Promise<string> {
    const object = this.objects.get('CronJob', name);
    const job = new Job(this, { kind: 'Job', metadata: { name: `${name}-${random(5)}` }, spec: object.spec.jobTemplate.spec });
    this.begin(String(job), job);
    await this.ready({ timeout, of: [job.name] });
    const log = job.pods[job.pods.length - 1].log();
    // No controller begins two of them in one second, after which programs name their files.
    await sleep(1 - (Date.now() % 1000) / 1000);
    return log;
  }

  /** Runs the pods that `helm test` runs; tells how each ended. */
  async test(timeout = 120): Promise<{ readonly [pod: string]: { readonly exitCode: number; readonly output: string } }> {
    const results: { [pod: string]: { readonly exitCode: number; readonly output: string } } = {};
    for (const object of this.objects.of('Pod').filter(isTest)) {
      await this.delete('Pod', object.metadata.name);
      this.objects.add(object);
      const pod = new SinglePod(this, object);
      this.begin(String(pod), pod);
      results[object.metadata.name] = await pod.pods[0].result(timeout);
    }
    return results;
  }

  /** Runs a program in a pod of its own, to its end. */
  async client(options: ClientOptions): Promise<{ readonly exitCode: number; readonly output: string }> {
    const pod = this.startClient(options);
    try {
      return await pod.result(options.timeout);
    } finally {
      await pod.delete(0);
    }
  }

  /** Starts a program in a pod of its own, which ends by itself or is deleted. */
  startClient(options: ClientOptions): Pod {
    const name = `client-${random(8)}`;
    const image = typeof options.image === 'string' ? this.image(options.image) : options.image;
    this.extraImages.set(name, options.script === undefined ? image : image.with({ files: { '/client/script': options.script } }));
    const user = options.user ?? 10001;
    const env = Array.isArray(options.env) ? options.env : Object.entries(options.env ?? {}).map(([key, value]) => ({ name: key, value }));
    const object = {
      kind: 'Pod',
      metadata: { name, labels: options.labels },
      spec: {
        restartPolicy: 'Never',
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        securityContext: { runAsUser: user, runAsGroup: user, fsGroup: user },
        volumes: options.volumes,
        containers: [{
          name: 'client', image: name, command: [...options.argv, ...(options.script === undefined ? [] : ['/client/script'])], env,
          workingDir: options.workdir, volumeMounts: options.volumeMounts, ...options.container,
        }],
        ...options.pod,
      },
    };
    check(object);
    const pod = this.start(name, object, name);
    this.clients.push(pod);
    return pod;
  }

  /** Gives a name outside of the cluster an address, such as that of an edge. */
  host(name: string, address: string): void {
    this.hosts.set(name.toLowerCase(), [address]);
  }

  /** Ends everything at once; nothing of it is left. */
  async stop(): Promise<void> {
    this.stopping = true;
    Node.all.delete(this);
    this.services.forEach(service => service.stop());
    const ends = await Promise.allSettled(this.pods().map(pod => pod.destroy()));
    this.nameServer?.stop();
    await this.network.stop();
    await sure(['umount', '-l', this.devices]);
    fs.rmSync(this.folder, { recursive: true, force: true });
    ends.forEach(end => {
      if (end.status === 'rejected') {
        throw end.reason;
      }
    });
  }

  // ---------------------------------------------------------------------------------------- for the parts of the node

  /** Starts a pod. */
  start(name: string, template: any, owner: string): Pod {
    return new Pod(this, name, template, owner);
  }

  /** A pod is gone. */
  forget(pod: Pod): void {
    this.network.release(pod.ip);
    this.workloads.forEach(workload => workload.forget(pod));
    if (this.clients.includes(pod)) {
      this.clients.splice(this.clients.indexOf(pod), 1);
    }
    this.changed();
  }

  image(reference: string): Image {
    const repository = reference.replace(/@.*$/, '').replace(/:[^:/]*$/, '');
    const image = this.extraImages.get(reference) ?? this.options.images[reference] ?? this.options.images[repository];
    if (image === undefined) {
      throw new Error(`no image ${reference}: the node was given ${Object.keys(this.options.images).join(', ')}`);
    }
    return image;
  }

  /** The folder of a claim, a new one with what a new file system has in it. */
  claim(name: string): string {
    if (this.objects.get('PersistentVolumeClaim', name) === undefined) {
      throw new ConfigError(`persistentvolumeclaim "${name}" not found`);
    }
    const folder = path.join(this.folder, 'claims', name);
    if (!fs.existsSync(folder)) {
      fs.mkdirSync(path.join(folder, 'lost+found'), { recursive: true, mode: 0o700 });
      fs.chmodSync(folder, 0o755);
      fs.chmodSync(path.join(folder, 'lost+found'), 0o700);
    }
    return folder;
  }

  /** The variables that name Services, as the links of Docker did. */
  serviceVariables(links: boolean): Map<string, string> {
    const all = [
      { name: 'kubernetes', address: this.apiServer?.address ?? this.address, ports: [{ name: 'https', port: 443 }] },
      ...(links ? [...this.services.values()].filter(service => service.address !== undefined) : []),
    ];
    return new Map(all.flatMap(({ name, address, ports }) => {
      const prefix = name.toUpperCase().replace(/-/g, '_');
      const url = (port: any) => `tcp://${inUrl(address!)}:${port.port}`;
      return [
        [`${prefix}_SERVICE_HOST`, address!], [`${prefix}_SERVICE_PORT`, String(ports[0].port)], [`${prefix}_PORT`, url(ports[0])],
        ...ports.filter(port => port.name).map(port => [`${prefix}_SERVICE_PORT_${port.name.toUpperCase().replace(/-/g, '_')}`, String(port.port)]),
        ...ports.flatMap(port => Object.entries({ '': url(port), '_PROTO': 'tcp', '_PORT': String(port.port), '_ADDR': address! })
          .map(([suffix, value]) => [`${prefix}_PORT_${port.port}_TCP${suffix}`, value])),
      ] as Array<[string, string]>;
    }));
  }

  addresses(name: string): readonly string[] | undefined {
    const inside = this.inside(name);
    if (inside === undefined) {
      return this.hosts.get(name);
    }
    if (inside === 'kubernetes.default') {
      return [this.apiServer?.address ?? this.address];
    }
    const [last, before] = inside.split('.').reverse();
    const service = last === this.namespace ? this.services.get(before) : undefined;
    const host = inside.split('.').slice(0, -2).join('.');
    if (service === undefined || (!service.headless && host !== '')) {
      return undefined;
    }
    if (!service.headless) {
      return [service.address!];
    }
    const pods = service.pods().filter(pod => host === '' || host === hostOf(pod, service));
    return pods.length === 0 ? undefined : pods.map(pod => pod.ip);
  }

  targets(name: string): ReadonlyArray<{ readonly port: number; readonly host: string }> | undefined {
    const match = /^_([^.]+)\._tcp\.([^.]+)\.([^.]+)$/.exec(this.inside(name) ?? '');
    const service = match?.[3] === this.namespace ? this.services.get(match[2]) : undefined;
    const port = service?.ports.find(one => one.name === match![1]);
    if (service === undefined || port === undefined) {
      return undefined;
    }
    return service.headless
      ? service.pods().map(pod => ({ port: port.port, host: `${hostOf(pod, service)}.${service.host}` }))
      : [{ port: port.port, host: service.host }];
  }

  /** Something is ready, or not any more: workloads and Services follow, and who waits looks again. */
  changed(): void {
    this.following ??= setImmediate(() => {
      this.following = undefined;
      if (!this.stopping) {
        this.workloads.forEach(workload => workload.fill());
        this.services.forEach(service => void service.refresh().catch(error => this.fail(error)));
      }
      this.waiting.forEach(wake => wake());
    });
  }

  /** The runner itself cannot go on: who waits is told. */
  fail(error: Error): void {
    this.failure ??= error;
    this.changed();
  }

  /** Waits for something. @throws an Error with what happened to pods when it takes too long */
  async until(condition: () => boolean, seconds: number, what: string, concerned: readonly Pod[] | (() => readonly Pod[])): Promise<void> {
    const pods = () => typeof concerned === 'function' ? concerned() : concerned;
    const report = () => pods().map(pod => pod.report()).join('\n');
    const end = performance.now() + seconds * 1000;
    while (!condition()) {
      const left = end - performance.now();
      const failure = pods().find(pod => pod.failure !== undefined)?.failure ?? this.failure;
      if (failure !== undefined && !this.stopping) {
        throw new Error(`the runner failed: ${failure.stack}\n${report()}`);
      }
      if (left <= 0) {
        throw new Error(`waited ${seconds}s for ${what}\n${report()}`);
      }
      await new Promise<void>(resolve => {
        const wake = () => {
          clearTimeout(timer);
          this.waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, Math.min(left, 1000));
        this.waiting.add(wake);
      });
    }
  }

  /** A name of the cluster without what all of them end in. */
  private inside(name: string): string | undefined {
    const end = '.svc.cluster.local';
    return name.endsWith(end) ? name.slice(0, -end.length) : undefined;
  }

  /** A workload of this name, whatever its kind. */
  private workload(name: string): Workload {
    const found = [...this.workloads.values()].filter(workload => workload.name === name || String(workload) === name);
    if (found.length !== 1) {
      throw new Error(`there are ${found.length} workloads ${name}, of: ${[...this.workloads.values()].join(', ')}`);
    }
    return found[0];
  }

  private begin(key: string, workload: Workload): void {
    this.workloads.set(key, workload);
    workload.fill();
  }

  private async applyService(object: any): Promise<void> {
    const name = object.metadata.name;
    const known = this.services.get(name);
    if (known !== undefined) {
      await known.update(object);
      return;
    }
    const address = object.spec.clusterIP === 'None' ? undefined : await this.network.forService(this.serviceAddresses.get(name));
    const service = new Service(this, object, address);
    this.services.set(name, service);
    await service.refresh();
  }

  /** All images of an object are there. */
  private images(object: any): void {
    const spec = object.spec?.jobTemplate?.spec.template.spec ?? object.spec?.template?.spec ?? (object.kind === 'Pod' ? object.spec : {});
    [...spec.initContainers ?? [], ...spec.containers ?? []].forEach(container => this.image(container.image));
  }
}

const WORKLOADS: { readonly [kind: string]: (node: Node, object: any) => Workload } = {
  Deployment: (node, object) => new Deployment(node, object),
  StatefulSet: (node, object) => new StatefulSet(node, object),
  DaemonSet: (node, object) => new DaemonSet(node, object),
  Job: (node, object) => new Job(node, object),
  Pod: (node, object) => new SinglePod(node, object),
};

/** What a pod is called below the name of a headless Service. */
function hostOf(pod: Pod, service: Service): string {
  return pod.spec.hostname !== undefined && pod.spec.subdomain === service.name ? pod.spec.hostname : pod.ip.replace(/[.:]/g, '-');
}

function isTest(object: any): boolean {
  return (object.metadata.annotations?.['helm.sh/hook'] ?? '').split(',').includes('test');
}

export { Image } from './image';
export type { ImageOptions } from './image';
