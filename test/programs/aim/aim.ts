import * as fs from 'fs';
import * as path from 'path';
import { eventually } from '../../support/eventually';
import { image, images } from '../images';
import { rendered, RenderedOptions } from '../rendered';
import { ClientOptions, Node, NodeOptions } from '../runner/node';
import type { Pod } from '../runner/pod';

/** A version of Aim, and the values of a server of it. */
export interface Line {
  readonly protocol: 'http' | 'grpc';
  readonly version: string;
  readonly values: any;
}

export const HTTP: Line = { protocol: 'http', version: '3.29.1', values: {} };
export const GRPC: Line = { protocol: 'grpc', version: '3.18.1', values: { protocol: 'grpc', image: { tag: '3.18.1' } } };

/** What a client adds to its pod. */
export type Extra = Pick<ClientOptions, 'env' | 'volumes' | 'volumeMounts' | 'timeout' | 'container'>;

/** A program of the folder. */
export function script(name: string): string {
  return fs.readFileSync(path.join(__dirname, name), 'utf8');
}

/** The values of a run of `track.py`, in order. */
export function points(count: number): number[] {
  return Array.from({ length: count }, (_, step) => step / 2);
}

/** Objects with pods of `helm test` that give up at once, rather than wait for a server whose image is still pulled. */
export function impatient(objects: readonly any[]): any[] {
  return JSON.parse(JSON.stringify(objects).replaceAll('time.monotonic() + 180', 'time.monotonic() + 1').replaceAll('result(timeout=180)', 'result(timeout=3)').replaceAll('result(timeout=60)', 'result(timeout=3)'));
}

export interface ServerOptions extends RenderedOptions {
  readonly node?: Partial<NodeOptions>;
  /** What the cluster makes of the pod. */
  readonly change?: (pod: any) => any;
}

/** A release of aim-server, and programs that use it. */
export class Server {
  static async start(line: Line, values: any = {}, objects: readonly any[] = [], options: ServerOptions = {}): Promise<Server> {
    const node = await Node.start({ images: images(`aimstack/aim:${line.version}`, 'my-super-aim-client:latest', 'my-super-aim-client:3.18.1'), namespace: options.namespace, backOff: 1, ...options.node });
    const server = new Server(line, node);
    await server.upgrade(values, objects, options);
    return server;
  }

  notes = '';
  objects: any[] = [];

  private constructor(readonly line: Line, readonly node: Node) {}

  /** Applies the release with other values. */
  async upgrade(values: any, objects: readonly any[] = [], options: ServerOptions = {}): Promise<void> {
    const release = rendered('aim-server', { ...this.line.values, ...values }, options);
    this.notes = release.notes;
    this.objects = release.objects.map(object => object.kind !== 'Deployment' || options.change === undefined ? object
      : { ...object, spec: { ...object.spec, template: { ...object.spec.template, spec: options.change(object.spec.template.spec) } } });
    await this.node.apply([...objects, ...this.objects]);
    await this.node.ready({ of: ['aim-server'] });
  }

  get pod(): Pod {
    return this.node.pod('aim-server');
  }

  /** What the notes say to write into the container of a client of the namespace. */
  get clientConfig(): Extra {
    const [, name] = /configMapRef:\n +name: (\S+)/.exec(this.notes)!;
    return { container: { env: [], envFrom: [{ configMapRef: { name } }] } };
  }

  /** The URL of the repository that the notes give for pods of the cluster. */
  get repo(): string {
    return /aim\.Run\(repo="(aim:\/\/[^"]+)"\)/.exec(this.notes)![1];
  }

  /** The URL of a run in the user interface, once it is in its index: a moment after its end. */
  async shown(hash: string): Promise<string> {
    const url = `${this.node.service('aim-server-ui').url()}/api/runs/${hash}`;
    await eventually(async () => (await fetch(`${url}/info/`)).status === 200, 60, `the run ${hash} in the user interface`);
    return url;
  }

  /** Which pods of `helm test` fail. */
  async failingTests(): Promise<string[]> {
    return Object.entries(await this.node.test()).filter(([, { exitCode }]) => exitCode !== 0).map(([pod]) => pod).sort();
  }

  /** Runs a program of Aim's image in a pod of its own. */
  python(program: string, args: readonly (string | number)[], extra: Extra = {}): ReturnType<Node['client']> {
    return this.node.client(this.program(program, args, extra));
  }

  /** Starts a program that logs a run. */
  tracking(count: number, pause: number, extra: Extra = {}): Pod {
    return this.node.startClient(this.program('track.py', [count, pause], extra));
  }

  /** Logs a run. @returns its hash */
  async track(count = 10, extra: Extra = {}): Promise<string> {
    return hashOf(await this.python('track.py', [count, 0], extra));
  }

  /** The same from a machine outside, by the command and the URL of the notes for `kubectl port-forward`. */
  async trackForwarded(count: number, extra: Extra = {}): Promise<string> {
    const [, service, local, port] = /kubectl port-forward --namespace \S+ service\/(\S+) (\d+):(\d+)\n  aim\.Run/.exec(this.notes)!;
    const [, repo] = /aim\.Run\(repo="(aim:\/\/localhost[^"]*)"\)/.exec(this.notes)!;
    const options = this.program('track.py', [count, 0], extra);
    const argv = options.argv.map(arg => arg === script('track.py') ? `${script('forward.py')}${arg}` : arg);
    return hashOf(await this.node.client({ ...options, argv, env: { ...options.env as any, FORWARD: `${local} ${service} ${port}`, AIM_REPO: repo } }));
  }

  /** Reads runs back. @param hashes those that are waited for */
  async read(hashes: readonly string[], extra: Extra = {}): Promise<any> {
    const { exitCode, output } = await this.python('read.py', hashes, extra);
    if (exitCode !== 0) {
      throw new Error(`read.py ended with ${exitCode}: ${output}`);
    }
    return JSON.parse(output.trim().split('\n').pop()!);
  }

  private program(program: string, args: readonly (string | number)[], extra: Extra): ClientOptions {
    return { image: image(`aimstack/aim:${this.line.version}`), argv: ['python', '-c', script(program), ...args.map(String)], ...extra, env: { AIM_REPO: this.repo, ...extra.env as any } };
  }
}

/** The hash that `track.py` prints. @throws an Error with what it printed, when it did not end well */
export function hashOf({ exitCode, output }: { readonly exitCode: number; readonly output: string }): string {
  const [, hash] = /^run (\w+)$/m.exec(output) ?? [];
  if (exitCode !== 0 || hash === undefined || !/^closed$/m.test(output)) {
    throw new Error(`track.py ended with ${exitCode}: ${output}`);
  }
  return hash;
}
