import { minioImages } from './images';
import { Json } from '../../../src/values/shape';
import { rendered } from '../rendered';
import { Image, Node } from '../runner/node';

export const NAMESPACE = 'ai-appstore';
export const CLIENT = 'quay.io/minio/mc';
export const ROOT = { rootUser: 'root', rootPassword: 'throw-away-root' };

/** A node that runs releases of the chart. */
export function minioNode(more: { readonly [reference: string]: Image } = {}): Promise<Node> {
  return Node.start({ images: { ...minioImages(), ...more }, namespace: NAMESPACE, backOff: 1 });
}

/** The objects of a release of the chart, `minio` unless named. */
export function release(values: Json, environment?: string): any[] {
  return rendered('minio', values, { namespace: NAMESPACE, environment }).objects;
}

/** Applies a release, without the Jobs of the one before, and waits for it. @returns what its Job has written */
export async function install(node: Node, objects: readonly any[]): Promise<string> {
  const [job] = objects.filter(object => object.kind === 'Job');
  const before = node.objects.of('Job').filter(({ metadata }) => metadata.name !== job?.metadata.name);
  await node.apply(objects);
  for (const { metadata } of before) {
    await node.delete('Job', metadata.name);
  }
  await node.ready({ timeout: 90 });
  return job === undefined ? '' : node.pods(job.metadata.name).map(pod => pod.log()).join('');
}

/** Runs a script of a shell with the client, for which `store` is the server as this account. */
export async function mc(node: Node, account: string, script: string, env: { readonly [name: string]: string } = {}): Promise<{ readonly exitCode: number; readonly output: string }> {
  return node.client({ image: CLIENT, argv: ['sh', '-c', script], env: { HOME: '/tmp', MC_HOST_store: `http://${account}@minio:9000`, ...env } });
}

/** The HTTP status of a request, with `curl`. */
export async function status(node: Node, ...args: string[]): Promise<string> {
  return (await curl(node, '--output', '/dev/null', '--write-out', '%{http_code}', ...args)).output;
}

export async function curl(node: Node, ...args: string[]): Promise<{ readonly exitCode: number; readonly output: string }> {
  return node.client({ image: Image.SYSTEM, argv: ['curl', '--silent', '--show-error', '--max-time', '60', ...args] });
}
