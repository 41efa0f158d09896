import * as net from 'net';
import { inUrl } from './network';
import type { Node } from './node';
import type { Pod } from './pod';

/**
 * A Service: an address, at which a forwarder for each port leads to the pods that are ready, in turn. Without any, a
 * connection is refused. A headless one is a name for its pods only.
 */
export class Service {
  private readonly listening = new Map<number, net.Server>();
  private readonly connections = new Set<net.Socket>();
  private turn = 0;

  constructor(private readonly node: Node, private object: any, readonly address: string | undefined) {}

  get name(): string {
    return this.object.metadata.name;
  }

  get headless(): boolean {
    return this.object.spec.clusterIP === 'None';
  }

  get ports(): any[] {
    return this.object.spec.ports ?? [];
  }

  /** The full name in the network of the node. */
  get host(): string {
    return `${this.name}.${this.node.namespace}.svc.cluster.local`;
  }

  /** The port of this name, or the only one. */
  port(name?: string): number {
    const found = this.ports.filter(port => name === undefined || port.name === name);
    if (found.length !== 1) {
      throw new Error(`Service/${this.name} has no single port ${name ?? ''}: it has ${this.ports.map(port => port.name).join(', ')}`);
    }
    return found[0].port;
  }

  /** Where a program of this test process reaches the Service. */
  url(port?: string, scheme = 'http'): string {
    return `${scheme}://${inUrl(this.address!)}:${this.port(port)}`;
  }

  /** The pods behind it: those that are ready, or all that have an address when the Service publishes them. */
  pods(): Pod[] {
    const selector = Object.entries(this.object.spec.selector ?? {});
    return selector.length === 0 ? [] : this.node.pods().filter(pod =>
      selector.every(([key, value]) => pod.labels[key] === value)
      && (pod.ready || (this.object.spec.publishNotReadyAddresses === true && !pod.ended)));
  }

  /** Where a port leads to now. */
  endpoints(port: any): Array<{ readonly host: string; readonly port: number }> {
    const target = port.targetPort ?? port.port;
    return this.pods().flatMap(pod => {
      const number = typeof target === 'number' ? target : pod.port(target);
      return number === undefined ? [] : [{ host: pod.ip, port: number }];
    });
  }

  /** Takes over what is said of the Service now. */
  async update(object: any): Promise<void> {
    this.object = object;
    await this.refresh();
  }

  /** Listens at the ports that lead to a pod. */
  async refresh(): Promise<void> {
    if (this.address === undefined) {
      return;
    }
    const wanted = new Map(this.ports.filter(port => this.endpoints(port).length > 0).map(port => [port.port as number, port]));
    for (const [number, server] of this.listening) {
      if (!wanted.has(number)) {
        this.listening.delete(number);
        server.close();
      }
    }
    await Promise.all([...wanted.keys()].filter(number => !this.listening.has(number)).map(number => this.listen(number)));
  }

  stop(): void {
    this.listening.forEach(server => server.close());
    this.connections.forEach(socket => socket.destroy());
  }

  private listen(number: number): Promise<void> {
    const server = net.createServer({ allowHalfOpen: true, noDelay: true }, socket => this.forward(socket, number));
    this.listening.set(number, server);
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(number, this.address, 1024, resolve);
    });
  }

  private forward(client: net.Socket, number: number): void {
    const port = this.ports.find(one => one.port === number);
    const endpoints = port === undefined ? [] : this.endpoints(port);
    if (endpoints.length === 0) {
      client.on('error', () => undefined).resetAndDestroy();
      return;
    }
    const pod = net.connect({ ...endpoints[this.turn++ % endpoints.length], allowHalfOpen: true, noDelay: true });
    for (const [one, other] of [[client, pod], [pod, client]]) {
      this.connections.add(one);
      one.on('error', () => other.resetAndDestroy());
      one.on('close', () => {
        this.connections.delete(one);
        if (!one.readableEnded) {
          other.resetAndDestroy();
        }
      });
      one.pipe(other);
    }
  }
}
