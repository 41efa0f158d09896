import * as fs from 'fs';
import { run, sure } from './commands';

/**
 * The network of a node: a bridge with an address for each pod and each Service, inside a network namespace that leads
 * nowhere. The nodes of a test process have ranges of their own, 10.WORKER.2N.0/23: pods in the first half, Services in the
 * second.
 */
export class Network {
  private static count = 0;

  /** @throws when this process is in a network that leads somewhere */
  static async create(): Promise<Network> {
    const devices = fs.readFileSync('/proc/net/route', 'utf8').trim().split('\n').slice(1).map(route => route.split('\t')[0]);
    if (devices.some(name => !/^n[0-9]+x[0-9]+$/.test(name)) || fs.readFileSync('/proc/1/cmdline', 'utf8').split('\0')[0].endsWith('init')) {
      throw new Error('The pods run in a network of their own that leads nowhere, this process is not in one: run `npm run test:programs`.');
    }
    const network = new Network(Number(process.env.JEST_WORKER_ID ?? 0), Network.count++);
    await sure(['ip', 'link', 'set', 'lo', 'up']);
    // Without an address of its own, it would have the lowest one of its ports: pods that come or go would change it, and what others know of it.
    await sure(['ip', 'link', 'add', network.bridge, 'address', '02:00:00:00:00:01', 'type', 'bridge']);
    await sure(['ip', 'addr', 'add', `${network.gateway}/23`, 'dev', network.bridge]);
    await sure(['ip', 'link', 'set', network.bridge, 'up']);
    return network;
  }

  private readonly used = new Set<string>();
  private readonly next = new Map<number, number>();

  private constructor(private readonly worker: number, private readonly index: number) {}

  get bridge(): string {
    return `n${this.worker}x${this.index}`;
  }

  /** The address of the node in this network, where its name server answers. */
  get gateway(): string {
    return this.address(0, 1);
  }

  /** An address for a pod, with the length of the prefix of the network. */
  forPod(): string {
    return this.take(0);
  }

  async forService(): Promise<string> {
    const address = this.take(1);
    await sure(['ip', 'addr', 'add', `${address}/32`, 'dev', this.bridge]);
    return address;
  }

  release(address: string): void {
    this.used.delete(address);
  }

  async stop(): Promise<void> {
    await run(['ip', 'link', 'del', this.bridge]);
  }

  /** The first free one after those that were given last, so that an address is not taken again at once. */
  private take(half: 0 | 1): string {
    let last = this.next.get(half) ?? 1;
    for (let tries = 0; tries < 253; tries++) {
      last = last >= 254 ? 2 : last + 1;
      const address = this.address(half, last);
      if (!this.used.has(address)) {
        this.next.set(half, last);
        this.used.add(address);
        return address;
      }
    }
    throw new Error('this node has no free address: it has 253 pods');
  }

  private address(half: 0 | 1, host: number): string {
    return `10.${this.worker}.${2 * (this.index % 128) + half}.${host}`;
  }
}
