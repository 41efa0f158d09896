import { ChildProcess, spawn } from 'child_process';
import { randomUUID } from 'crypto';
import * as fs from 'fs';
import * as path from 'path';
import { Outcome, RunOptions, sure } from './commands';
import { Container, Stop } from './container';
import { ConfigError } from './environment';
import type { Node } from './node';
import { sleep } from './time';
import { Volumes } from './volumes';

/** The volume that each container has in which the token of its service account is, unless the pod does without. */
export const TOKEN_MOUNT = { name: 'kube-api-access', mountPath: '/var/run/secrets/kubernetes.io/serviceaccount', readOnly: true };

/** How a pod was deleted: how its first container was stopped, and each of them by its name. */
export interface Deletion extends Stop {
  readonly containers: { readonly [name: string]: Stop };
}

/** A pod: namespaces of its own for network, host name and shared memory, in which its containers run. */
export class Pod {
  readonly uid = randomUUID();
  /** All of its addresses. */
  readonly ips: readonly string[];
  readonly folder: string;
  readonly mounts: Volumes;
  readonly init: Container[] = [];
  readonly sidecars: Container[] = [];
  readonly containers: Container[] = [];
  /** Says that the pod has to end. */
  readonly end = new AbortController();
  phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed' = 'Pending';
  /** Why the runner could not run it. */
  failure: Error | undefined;
  /** When its containers have ended, by themselves or because it was deleted. */
  readonly over: Promise<void>;
  private pause: ChildProcess | undefined;
  private deletion: Promise<Deletion> | undefined;

  constructor(readonly node: Node, readonly name: string, readonly template: any, readonly owner = name) {
    this.ips = node.network.forPod();
    this.folder = path.join(node.folder, 'pods', `${name}-${this.uid.slice(0, 8)}`);
    fs.mkdirSync(this.folder, { recursive: true });
    this.mounts = new Volumes(this);
    const { activeDeadlineSeconds } = this.spec;
    const deadline = activeDeadlineSeconds === undefined ? undefined : setTimeout(() => void this.expire(activeDeadlineSeconds), activeDeadlineSeconds * 1000);
    this.over = this.run().finally(() => clearTimeout(deadline)).catch(error => {
      this.phase = 'Failed';
      this.failure = error;
    }).then(() => this.node.changed());
  }

  /** The address that Services lead to. */
  get ip(): string {
    return this.ips[0];
  }

  get spec(): any {
    return this.template.spec;
  }

  get labels(): { readonly [key: string]: string } {
    return this.template.metadata?.labels ?? {};
  }

  get annotations(): { readonly [key: string]: string } {
    return this.template.metadata?.annotations ?? {};
  }

  get hostname(): string {
    return (this.spec.hostname ?? this.name).slice(0, 63);
  }

  get hostsFile(): string {
    return path.join(this.folder, 'hosts');
  }

  /** The process that holds the namespaces. */
  get pid(): number {
    return this.pause!.pid!;
  }

  get grace(): number {
    return this.spec.terminationGracePeriodSeconds ?? 30;
  }

  get terminating(): boolean {
    return this.end.signal.aborted;
  }

  get ended(): boolean {
    return this.terminating || this.phase === 'Succeeded' || this.phase === 'Failed';
  }

  get ready(): boolean {
    return this.phase === 'Running' && !this.terminating && [...this.sidecars, ...this.containers].every(container => container.ready);
  }

  /** Its volumes, and the one with the token of its service account. */
  get volumes(): any[] {
    return [...this.spec.volumes ?? [], ...(this.hasToken ? [{
      name: TOKEN_MOUNT.name,
      projected: {
        sources: [
          { serviceAccountToken: { path: 'token' } },
          { downwardAPI: { items: [{ path: 'namespace', fieldRef: { fieldPath: 'metadata.namespace' } }] } },
        ],
      },
    }] : [])];
  }

  get hasToken(): boolean {
    return this.spec.automountServiceAccountToken !== false;
  }

  /** The number of a named port of any of its containers. */
  port(name: string): number | undefined {
    const ports: any[] = [...this.spec.initContainers ?? [], ...this.spec.containers].flatMap((container: any) => container.ports ?? []);
    return ports.find(port => port.name === name)?.containerPort;
  }

  /** A container of it; the only one without a name. */
  container(name?: string): Container {
    const all = [...this.init, ...this.sidecars, ...this.containers];
    const found = name === undefined ? this.containers[0] : all.filter(container => container.name === name).pop();
    if (found === undefined) {
      throw new Error(`Pod/${this.name} has no container ${name ?? ''} yet: it is ${this.phase}\n${this.report()}`);
    }
    return found;
  }

  /** Runs a command in a container, as `kubectl exec` does. */
  exec(container: string, argv: readonly string[], options: RunOptions & { readonly env?: { readonly [name: string]: string } } = {}): Promise<Outcome> {
    return this.container(container).exec(argv, options);
  }

  /** What a container has written: nothing before it begins. */
  log(container?: string): string {
    const begins: any[] = [...this.spec.initContainers ?? [], ...this.spec.containers];
    const all = [...this.init, ...this.sidecars, ...this.containers];
    const name = container ?? this.spec.containers[0].name;
    return begins.some(one => one.name === name) && !all.some(one => one.name === name) ? '' : this.container(container).log;
  }

  /** Kills the program of a container. */
  kill9(container?: string): void {
    this.container(container).kill9();
  }

  /** Its end by itself: the exit code and output of its first container. @throws an Error when it takes longer */
  async result(timeout = 120): Promise<{ readonly exitCode: number; readonly output: string }> {
    await this.node.until(() => this.ended, timeout, `the end of Pod/${this.name}`, [this]);
    await this.over;
    if (this.failure !== undefined) {
      throw new Error(`the runner failed: ${this.failure.stack}\n${this.report()}`);
    }
    const container = this.container();
    return { exitCode: container.program?.exitCode ?? TERMINATED, output: container.log };
  }

  /** Deletes it: its containers are stopped within the time that it has, or that is given here. */
  delete(grace = this.grace): Promise<Deletion> {
    return this.deletion ??= this.deleteNow(grace);
  }

  /** It may not run any longer: its containers are stopped, and it has failed. */
  async expire(seconds: number): Promise<void> {
    this.node.events.add(this.name, `was active for ${seconds}s, longer than it may`);
    this.phase = 'Failed';
    this.end.abort();
    this.node.changed();
    await Promise.all([...this.init, ...this.containers].filter(container => container.running).map(container => container.stop(this.grace)));
    await this.stopSidecars(this.grace);
  }

  /** What happened to it, with the ends of its logs. */
  report(): string {
    const logs = [...this.init, ...this.sidecars, ...this.containers].map(container => `--- log of ${container}\n${container.log.slice(-4000).trim()}`);
    return [`Pod/${this.name}: ${this.phase}`, ...this.node.events.of(this.name), ...logs].join('\n');
  }

  /** Ends everything of it at once. */
  async destroy(): Promise<void> {
    this.end.abort();
    [...this.init, ...this.sidecars, ...this.containers].forEach(container => container.program?.kill());
    await this.over;
    await Promise.all([...this.init, ...this.sidecars, ...this.containers].map(container => container.destroy()));
    this.pause?.kill('SIGKILL');
    await this.mounts.stop();
  }

  private async run(): Promise<void> {
    await this.attach();
    await this.prepare();
    const policy = this.spec.restartPolicy ?? 'Always';
    for (const spec of this.spec.initContainers ?? []) {
      const container = new Container(this, spec);
      (spec.restartPolicy === 'Always' ? this.sidecars : this.init).push(container);
      if (!await container.start()) {
        return;
      }
      if (spec.restartPolicy === 'Always') {
        void container.keep('Always');
        await this.node.until(() => this.terminating || container.probing?.started === true, Infinity, '', []);
      } else if (await container.keep(policy === 'Never' ? 'Never' : 'OnFailure') !== 0) {
        this.phase = 'Failed';
      }
      if (this.terminating || this.ended) {
        return;
      }
    }
    this.containers.push(...this.spec.containers.map((spec: any) => new Container(this, spec)));
    if (!(await Promise.all(this.containers.map(container => container.start()))).every(started => started)) {
      return;
    }
    this.phase = 'Running';
    this.node.changed();
    const codes = await Promise.all(this.containers.map(container => container.keep(policy)));
    if (!this.terminating) {
      this.phase = codes.every(code => code === 0) ? 'Succeeded' : 'Failed';
      this.node.changed();
      this.end.abort(); // the sidecars do not start again
      await this.stopSidecars(this.grace);
    }
  }

  /** Makes its namespaces and connects it. */
  private async attach(): Promise<void> {
    const link = `p${this.uid.slice(0, 8)}`;
    const addresses = this.ips.map(ip => this.node.network.written(ip).join(' ')).join('\n');
    const parameters = (this.spec.securityContext?.sysctls ?? []).map(({ name, value }: any) => `${name}=${value}`);
    const pause = spawn('unshare', ['--net', '--uts', '--ipc', '--', '/bin/sh', path.join(__dirname, 'pause.sh'), this.hostname, addresses, link, String(process.pid), ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.pause = pause;
    await new Promise<void>((resolve, reject) => {
      let wrong = '';
      pause.stderr!.on('data', chunk => (wrong += chunk));
      pause.stdout!.once('data', () => resolve());
      pause.on('error', reject).on('exit', () => reject(new Error(`Pod/${this.name} has no network: ${wrong}`)));
    });
    await sure(['ip', 'link', 'set', link, 'master', this.node.network.bridge, 'up']);
    const { apiServer, address } = this.node;
    for (const beyond of [...apiServer === undefined ? [] : [apiServer.services], ...this.node.ownAddresses]) {
      await sure(['nsenter', `--net=/proc/${this.pid}/ns/net`, 'ip', 'route', 'add', beyond, 'via', address]);
    }
    const aliases = (this.spec.hostAliases ?? []).map((alias: any) => `${alias.ip}\t${alias.hostnames.join('\t')}`);
    const full = this.spec.subdomain === undefined ? [] : [`${this.hostname}.${this.spec.subdomain}.${this.node.namespace}.svc.cluster.local`];
    fs.writeFileSync(this.hostsFile, ['127.0.0.1\tlocalhost', '::1\tlocalhost ip6-localhost ip6-loopback', ...this.ips.map(ip => [ip, ...full, this.hostname].join('\t')), ...aliases, ''].join('\n'));
  }

  /** Waits for what its volumes need. */
  private async prepare(): Promise<void> {
    for (let said = ''; !this.terminating;) {
      try {
        return await this.mounts.prepare();
      } catch (error) {
        if (!(error instanceof ConfigError)) {
          throw error;
        }
        if (error.message !== said) {
          said = error.message;
          this.node.events.add(this.name, `waits: ${said}`);
        }
        await sleep(0.2, this.end.signal);
      }
    }
  }

  private async deleteNow(grace: number): Promise<Deletion> {
    const began = performance.now();
    this.node.events.add(this.name, `is deleted, with ${grace}s`);
    this.end.abort();
    this.node.changed();
    const first = [...this.init, ...this.containers].filter(container => container.running);
    const stops = await Promise.all(first.map(async container => [container.name, await container.stop(grace)] as const));
    const sidecars = await this.stopSidecars(grace === 0 ? 0 : Math.max(1, grace - (performance.now() - began) / 1000));
    await this.destroy();
    this.node.forget(this);
    const containers = Object.fromEntries([...stops, ...sidecars]);
    const main = containers[this.containers[0]?.name] ?? { signalled: false, killed: false, exitCode: TERMINATED, seconds: 0 };
    return { ...main, seconds: (performance.now() - began) / 1000, containers };
  }

  /** They end after the others, the last first. */
  private async stopSidecars(grace: number): Promise<Array<readonly [string, Stop]>> {
    const stops: Array<readonly [string, Stop]> = [];
    for (const sidecar of this.sidecars.filter(one => one.running).reverse()) {
      stops.push([sidecar.name, await sidecar.stop(grace)]);
    }
    return stops;
  }
}

/** What is said of a container that did not run when its pod was deleted. */
const TERMINATED = 137;
