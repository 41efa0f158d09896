import * as fs from 'fs';
import * as path from 'path';
import { Cgroup } from './cgroup';
import { Outcome, RunOptions, run } from './commands';
import { ContainerRoot, Mount } from './container-root';
import { ConfigError, environment, expand } from './environment';
import { Pod, TOKEN_MOUNT } from './pod';
import { ask } from './probe';
import { Probing } from './probing';
import { Program } from './program';
import { Security } from './security';
import { sleep, within } from './time';

const SCRIPTS = __dirname;
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** After SIGTERM a program has so many seconds even when `preStop` took all of its time. */
const LEAST_GRACE = 2;

/** How the program of a container was stopped. */
export interface Stop {
  /** From the beginning of `preStop` to the end of the program. */
  readonly seconds: number;
  /** What became of the `preStop` hook; `undefined` without one. */
  readonly preStop?: { readonly ok: boolean; readonly why: string; readonly seconds: number };
  /** Whether it still ran after `preStop`, and was sent its stop signal. */
  readonly signalled: boolean;
  /** Whether it still ran at the end of its time, and was killed. */
  readonly killed: boolean;
  readonly exitCode: number;
}

/** A container of a pod: its program runs again when it ends, as the pod says. */
export class Container {
  readonly logFile: string;
  restarts = 0;
  program: Program | undefined;
  probing: Probing | undefined;
  /** How often the kernel has killed a process of it because of the memory limit. */
  outOfMemoryKills = 0;
  private readonly cgroup: Cgroup;
  private enter: readonly string[] = [];
  private runs = 0;
  private stopping: Promise<Stop> | undefined;

  constructor(readonly pod: Pod, readonly spec: any) {
    this.logFile = path.join(pod.folder, `${spec.name}.log`);
    fs.writeFileSync(this.logFile, '');
    this.cgroup = new Cgroup(`${pod.node.id}-${pod.name}-${spec.name}`, spec.resources?.limits);
  }

  get name(): string {
    return this.spec.name;
  }

  get running(): boolean {
    return this.program?.running === true;
  }

  get ready(): boolean {
    return this.running && this.probing?.ready === true;
  }

  get log(): string {
    return fs.readFileSync(this.logFile, 'utf8');
  }

  /** The largest amount of memory that it had, in bytes; `undefined` where it is not counted. */
  get memoryPeak(): number | undefined {
    return this.cgroup.memoryPeak;
  }

  /** A port by its number or name. */
  port(port: number | string): number {
    const found = typeof port === 'number' ? port : this.spec.ports?.find((one: any) => one.name === port)?.containerPort;
    if (found === undefined) {
      throw new Error(`${this} has no port ${port}`);
    }
    return found;
  }

  toString(): string {
    return `${this.pod.name}/${this.name}`;
  }

  event(what: string): void {
    this.pod.node.events.add(String(this), what);
  }

  /** Starts the program; waits for what it needs first. @returns false when the pod is deleted before */
  async start(): Promise<boolean> {
    let said = '';
    while (!this.pod.terminating) {
      try {
        this.program = await Program.start(this.build(), this.logFile);
        break;
      } catch (error) {
        if (!(error instanceof ConfigError)) {
          throw error;
        }
        if (error.message !== said) {
          said = error.message;
          this.event(`waits: ${said}`);
        }
        await sleep(0.2, this.pod.end.signal);
      }
    }
    const program = this.program;
    if (this.pod.terminating || program === undefined) {
      program?.kill();
      return false;
    }
    this.stopping = undefined;
    this.event(`starts (process ${program.pid})`);
    this.probing = new Probing(this, program);
    void program.ended.then(code => {
      this.probing?.stop();
      this.outOfMemoryKills = this.cgroup.outOfMemoryKills;
      this.event(`ended with ${code} after ${program.age.toFixed(2)}s${this.outOfMemoryKills > 0 ? ` (out of memory: ${this.outOfMemoryKills} processes killed)` : ''}`);
      this.pod.node.changed();
    });
    const hook = this.spec.lifecycle?.postStart;
    if (hook !== undefined) {
      const { ok, why } = await this.hook(hook, 300);
      if (!ok) {
        this.event(`postStart failed: ${why}`);
        await this.stop(this.pod.grace);
      }
    }
    this.pod.node.changed();
    return true;
  }

  /** Keeps the started program running as the restart policy says, with the back-off of the kubelet. @returns its last exit code */
  async keep(policy: 'Always' | 'OnFailure' | 'Never'): Promise<number> {
    for (;;) {
      const code = await this.program!.ended;
      await this.stopping;
      if (this.pod.terminating || policy === 'Never' || (policy === 'OnFailure' && code === 0)) {
        return code;
      }
      const pause = this.restarts === 0 ? 0 : Math.min(300, this.pod.node.backOff * 2 ** (this.restarts - 1));
      this.restarts++;
      if (pause > 0) {
        this.event(`back-off ${pause}s before restart ${this.restarts}`);
      }
      await sleep(pause, this.pod.end.signal);
      if (!await this.start()) {
        return code;
      }
    }
  }

  /** Runs a command in the container, as its user, with its variables. */
  async exec(argv: readonly string[], options: RunOptions & { readonly env?: { readonly [name: string]: string } } = {}): Promise<Outcome> {
    const { program } = this;
    if (program === undefined || !program.running) {
      return { exitCode: 126, stdout: '', stderr: `${this} does not run` };
    }
    const more = Object.entries(options.env ?? {}).map(([name, value]) => `${name}=${value}`);
    return run([
      '/bin/sh', path.join(SCRIPTS, 'join.sh'), ...this.cgroup.memberships, '--',
      'nsenter', '--target', String(program.pid), '--mount', '--uts', '--ipc', '--net', '--pid', '--', ...this.enter, ...more, ...argv,
    ], options);
  }

  /** Kills the program as the kernel does when the machine has no memory left. */
  kill9(): void {
    this.program?.signal('SIGKILL');
  }

  /** `preStop`, the stop signal, and SIGKILL at the end of the time. */
  stop(grace: number): Promise<Stop> {
    return this.stopping ??= this.stopNow(grace);
  }

  private async stopNow(grace: number): Promise<Stop> {
    const program = this.program!;
    const began = performance.now();
    const passed = () => (performance.now() - began) / 1000;
    let preStop: Stop['preStop'];
    const hook = this.spec.lifecycle?.preStop;
    if (hook !== undefined && grace > 0 && program.running) {
      const { ok, why } = await this.hook(hook, grace);
      preStop = { ok, why, seconds: passed() };
      this.event(`preStop ${ok ? 'ended' : `failed (${why})`} after ${passed().toFixed(2)}s`);
      if (!ok) {
        await within(0.2, program.ended); // when the program ended, so did the hook, and which one is heard of first is chance
      }
    }
    const signalled = program.running;
    program.signal(this.pod.node.image(this.spec.image).options.stopSignal ?? 'SIGTERM');
    await within(grace === 0 ? 0 : Math.max(LEAST_GRACE, grace - passed()), program.ended);
    const killed = program.running;
    if (killed) {
      program.kill();
    }
    const exitCode = await program.ended;
    this.event(`stopped after ${passed().toFixed(2)}s${killed ? ', by SIGKILL' : ''}`);
    return { seconds: passed(), preStop, signalled, killed, exitCode };
  }

  /** Ends it at once; nothing of it is left. */
  async destroy(): Promise<void> {
    this.program?.kill();
    await this.program?.ended;
    for (let tries = 0; tries < 100 && !this.cgroup.remove(); tries++) {
      await sleep(0.02);
    }
  }

  private async hook(hook: any, timeout: number): Promise<{ readonly ok: boolean; readonly why: string }> {
    if (hook.sleep !== undefined) {
      await within(Math.min(hook.sleep.seconds, timeout), this.program!.ended);
      return { ok: true, why: '' };
    }
    return ask(this, hook, timeout);
  }

  /** The command line that starts the program in new namespaces. */
  private build(): string[] {
    const { pod, spec } = this;
    const image = pod.node.image(spec.image);
    const security = new Security(pod.spec, spec, image);
    const given = environment(pod, spec);
    const variables = new Map([
      ['PATH', PATH], ...Object.entries(image.options.env ?? {}), ['HOSTNAME', pod.hostname], ['HOME', image.entry(security.uid)?.home ?? '/'], ...given,
    ]);
    const argv = [
      ...(spec.command?.map((part: string) => expand(part, given)) ?? image.options.entrypoint ?? []),
      ...(spec.args?.map((part: string) => expand(part, given)) ?? (spec.command === undefined ? image.options.cmd : undefined) ?? []),
    ];
    if (argv.length === 0 || argv[0].includes('=')) {
      throw new Error(`${this} has no command that can be run: ${JSON.stringify(argv)}`);
    }
    const folder = path.join(pod.folder, spec.name, String(this.runs++));
    const etc = {
      'hosts': '', 'hostname': `${pod.hostname}\n`,
      'resolv.conf': `search ${pod.node.namespace}.svc.cluster.local svc.cluster.local cluster.local\nnameserver ${pod.node.address}\noptions ndots:5\n`,
    };
    const root = new ContainerRoot(path.join(folder, 'root'), image, { etc, device: pod.node.devices, cgroup: this.cgroupFiles(folder) });
    const workdir = spec.workingDir ?? image.options.workdir ?? '/';
    const mounts: Mount[] = [...spec.volumeMounts ?? [], ...(pod.hasToken ? [TOKEN_MOUNT] : [])].map((mount: any) => {
      const source = pod.mounts.mount(mount, given, expand);
      return { path: mount.mountPath, source: source.path, readOnly: source.readOnly };
    });
    root.bindAll([
      ...mounts,
      { path: '/etc/hosts', source: pod.hostsFile, readOnly: false },
      { path: spec.terminationMessagePath ?? '/dev/termination-log', source: this.terminationLog(folder), readOnly: false },
    ].filter((mount, index, all) => all.findIndex(one => one.path === mount.path) === index));
    root.mkdir(workdir);
    fs.chownSync(this.logFile, security.uid, security.gid); // it is opened again as /dev/stdout
    this.enter = [...security.command, '/usr/bin/env', '--ignore-environment', `--chdir=${workdir}`, ...[...variables].map(([name, value]) => `${name}=${value}`)];
    return [
      '/bin/sh', path.join(SCRIPTS, 'join.sh'), ...this.cgroup.memberships, '--',
      'nsenter', '--target', String(pod.pid), '--net', '--uts', '--ipc', '--',
      'setpriv', '--pdeathsig=KILL', 'unshare', '--mount', '--pid', '--',
      '/bin/sh', path.join(SCRIPTS, 'wait.sh'),
      '/bin/sh', path.join(SCRIPTS, 'container.sh'), root.folder, security.readOnlyRoot ? 'ro' : 'rw', workdir, ...root.command, '--',
      ...this.enter, ...argv,
    ];
  }

  private cgroupFiles(folder: string): string {
    const files = path.join(folder, 'cgroup');
    fs.mkdirSync(files, { recursive: true });
    for (const [file, line] of Object.entries(this.cgroup.seen)) {
      fs.writeFileSync(path.join(files, file), `${line}\n`);
    }
    return files;
  }

  private terminationLog(folder: string): string {
    const file = path.join(folder, 'termination-log');
    fs.writeFileSync(file, '');
    fs.chmodSync(file, 0o666);
    return file;
  }
}
