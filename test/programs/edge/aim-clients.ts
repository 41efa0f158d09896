import * as fs from 'fs';
import * as path from 'path';
import { rendered } from '../rendered';
import { Node } from '../runner/node';

const script = (name: string) => fs.readFileSync(path.join(__dirname, 'clients', name), 'utf8');

/** The side of an image in pixels, so that its file is larger than the 1 MiB that an edge lets pass by default. */
const SIDE = 700;

/** What is in the repository after `track`. */
export const TRACKED = { steps: 21, last: 20, image: SIDE * SIDE * 3 };

/**
 * Starts the chart aim-client, which logs a run: numbers, a large image, and after a pause one more number.
 *
 * @param values of aim-client.
 * @param pause in seconds.
 * @returns the name of its Job.
 */
export async function startTracking(node: Node, values: any, pause: number): Promise<string> {
  const { objects } = rendered('aim-client', { ...values, command: ['python', '-c', script('track.py'), String(pause), String(SIDE)] });
  await node.apply(objects);
  return objects.find(({ kind }) => kind === 'Job').metadata.name;
}

/** Logs a run, as `startTracking` does. @returns its hash */
export async function track(node: Node, values: any, pause: number): Promise<string> {
  const job = await startTracking(node, values, pause);
  await node.ready({ of: [job], timeout: 90 });
  const log = node.pod(job).log();
  await node.delete('Job', job);
  return /^run (\w+)$/m.exec(log)![1];
}

/** What a server keeps of a run. */
export async function readBack(node: Node, hash: string, server = 'aim-server'): Promise<unknown> {
  const { stdout, stderr } = await node.pod(server).exec('aim-server', ['python', '-c', script('read_back.py'), hash]);
  try {
    return JSON.parse(stdout.trim().split('\n').pop()!);
  } catch {
    return stderr;
  }
}
