import * as fs from 'fs';
import { isIPv6 } from 'net';
import { run, sure } from './commands';

/** What addresses the pods of a node have; with both, those of IPv4 come first, and Services have only these. */
export type Families = 'IPv4' | 'IPv6' | 'both';

/**
 * The network of a node: a bridge with an address for each pod and each Service, inside a network namespace that leads
 * nowhere. The nodes of a test process have ranges of their own, 10.WORKER.2N.0/23 and fd00:WORKER:2N::/47: pods in the first
 * half, Services in the second.
 */
export class Network {
  private static count = 0;

  /** @throws when this process is in a network that leads somewhere */
  static async create(families: Families = 'IPv4'): Promise<Network> {
    const devices = fs.readFileSync('/proc/net/route', 'utf8').trim().split('\n').slice(1).map(route => route.split('\t')[0]);
    if (devices.some(name => !/^n[0-9]+x[0-9]+$/.test(name)) || fs.readFileSync('/proc/1/cmdline', 'utf8').split('\0')[0].endsWith('init')) {
      throw new Error('The pods run in a network of their own that leads nowhere, this process is not in one: run `npm run test:programs`.');
    }
    const network = await Network.free(families);
    for (const gateway of network.all(network.gateway)) {
      await sure(['ip', 'addr', 'add', ...network.written(gateway), 'dev', network.bridge]);
    }
    await sure(['ip', 'link', 'set', network.bridge, 'up']);
    return network;
  }

  /** One whose bridge nobody has: a node that could not be stopped may still have the one before. */
  private static async free(families: Families): Promise<Network> {
    for (;;) {
      const network = new Network(Number(process.env.JEST_WORKER_ID ?? 0), Network.count++, families);
      // Without an address of its own, it would have the lowest one of its ports: pods that come or go would change it, and what others know of it.
      const { exitCode, stderr } = await run(['ip', 'link', 'add', network.bridge, 'address', '02:00:00:00:00:01', 'type', 'bridge']);
      if (exitCode === 0) {
        return network;
      }
      if (!stderr.includes('File exists')) {
        throw new Error(`no bridge ${network.bridge}: ${stderr.trim()}`);
      }
    }
  }

  private readonly used = new Set<string>();
  private readonly next = new Map<number, number>();

  private constructor(private readonly worker: number, private readonly index: number, private readonly families: Families) {}

  get bridge(): string {
    return `n${this.worker}x${this.index}`;
  }

  /** The address of the node in this network, where its name server answers. */
  get gateway(): string {
    return this.address(0, 1);
  }

  /** The addresses of a pod, the first one of which Services lead to. */
  forPod(): readonly string[] {
    return this.all(this.take(0));
  }

  /** An address as `ip addr add` takes it, with the length of the prefix of the network. */
  written(address: string): readonly string[] {
    return isIPv6(address) ? [`${address}/47`, 'nodad'] : [`${address}/23`];
  }

  /** @param given the address that an API server has given it; one of this network without */
  async forService(given?: string): Promise<string> {
    const address = given ?? this.take(1);
    await sure(['ip', 'addr', 'replace', ...isIPv6(address) ? [`${address}/128`, 'nodad'] : [`${address}/32`], 'dev', this.bridge]);
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

  /** An address, and the one of IPv6 that belongs to it where there are both. */
  private all(address: string): readonly string[] {
    const [, worker, range, host] = address.split('.').map(Number);
    return this.families === 'both' ? [address, `fd00:${worker}:${range.toString(16)}::${host.toString(16)}`] : [address];
  }

  private address(half: 0 | 1, host: number): string {
    const range = 2 * (this.index % 128) + half;
    return this.families === 'IPv6' ? `fd00:${this.worker}:${range.toString(16)}::${host.toString(16)}` : `10.${this.worker}.${range}.${host}`;
  }
}

/** An address as a part of a URL. */
export function inUrl(address: string): string {
  return isIPv6(address) ? `[${address}]` : address;
}
