import * as fs from 'fs';
import * as path from 'path';
import { Json } from '../../../src/values/shape';
import { image } from '../images';
import { postgres } from '../postgres/postgres';
import { rendered, RenderedRelease } from '../rendered';
import { ClientOptions, Image, Node, NodeOptions } from '../runner/node';

export const NAMESPACE = 'demo';

/** Every kind of character that shells, URLs, Kubernetes and drivers have a meaning for. */
export const PASSWORD = 'p@ss:w/o?r#d%41&$(HOME)\\ "\'`x';

/** The claim that is made once, outside of the release. */
export const CLAIM = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'mlflow-postgres-claim' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '8Gi' } } } };

const MLFLOW = 'ghcr.io/mlflow/mlflow';

/** A program of the folder. */
export function script(name: string): string {
  return fs.readFileSync(path.join(__dirname, 'clients', name), 'utf8');
}

/** The images of the chart. Those of the programs at both ends are private: others stand for them. */
export function demoImages(): NodeOptions['images'] {
  const mlflow = image(MLFLOW);
  const own = (name: string): Image => mlflow.with({ files: { '/app/main.py': script(name) }, entrypoint: ['python', '/app/main.py'], cmd: [] });
  return {
    [MLFLOW]: mlflow,
    'postgres': postgres(),
    ...Object.fromEntries(['localhost:32000/demo-training', 'przomys/training'].map(name => [name, own('train.py')])),
    ...Object.fromEntries(['localhost:32000/demo-service', 'przomys/service'].map(name => [name, own('service.py')])),
  };
}

/** A node that runs releases of the chart. */
export function demoNode(images: NodeOptions['images'] = {}, ownAddresses: readonly string[] = []): Promise<Node> {
  return Node.start({ images: { ...demoImages(), ...images }, namespace: NAMESPACE, backOff: 1, ownAddresses });
}

/** A release of the chart with the values of an environment. */
export function release(environment: string | undefined, values: Json): RenderedRelease {
  return rendered('demo', values, { namespace: NAMESPACE, environment });
}

/** Runs a program with MLflow in a pod of its own, and reads the last line that it prints. */
export async function ask(node: Node, program: string, args: readonly string[], options: Partial<ClientOptions> = {}): Promise<any> {
  const { exitCode, output } = await node.client({
    image: MLFLOW, argv: ['python', '-c', script(program), ...args], timeout: 300, ...options,
    env: Array.isArray(options.env) ? options.env : { HOME: '/tmp', MLFLOW_TRACKING_URI: 'http://mlflow', ...options.env },
  });
  if (exitCode !== 0) {
    throw new Error(`${program} ended with ${exitCode}: ${output}`);
  }
  return JSON.parse(output.trim().split('\n').pop()!);
}

/** The commands of notes that begin so. */
export function commandOf(notes: string, start: string): string {
  const found = notes.split('\n').map(line => line.trim()).find(line => line.startsWith(start));
  if (found === undefined) {
    throw new Error(`the notes have no command "${start}": ${notes}`);
  }
  return found;
}

/**
 * The command lines of all processes of containers, also of those that end before anybody asks. Everybody on a node can read them.
 */
export class CommandLines {
  private readonly seen = new Set<string>();
  private readonly timer = setInterval(() => this.look(), 50);

  /** Those that have one of these words. */
  with(...words: readonly string[]): string[] {
    this.look();
    return [...this.seen].filter(line => words.some(word => line.includes(word)));
  }

  /** How many there were. */
  get count(): number {
    return this.seen.size;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    for (const pid of fs.readdirSync('/proc').filter(name => /^[0-9]+$/.test(name))) {
      try {
        const [, pids] = /^NSpid:(.*)$/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
        const line = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        // The runner gives a container its variables by `env`, before its program is there.
        if (pids !== undefined && pids.trim().split(/\s+/).length > 1 && !line.includes('--ignore-environment')) {
          this.seen.add(line);
        }
      } catch {
        // it has ended
      }
    }
  }
}
