import type { Pod } from './pod';
import { quantity } from './quantity';

/** $(NAME) as Kubernetes expands it: an unknown one stays, $$ is $. */
export function expand(text: string, known: ReadonlyMap<string, string>): string {
  return text.replace(/\$(\$|\(([^()]*)\))/g, (all, after: string, name: string) => after === '$' ? '$' : known.get(name) ?? all);
}

/** Why the kubelet does not start a container, and tries again: an object or a key that is not there, a user that may not be. */
export class ConfigError extends Error {}

/** The variables that the kubelet gives a container; those of its image are not among them. */
export function environment(pod: Pod, container: any): Map<string, string> {
  const { node } = pod;
  const variables = new Map<string, string>();
  for (const from of container.envFrom ?? []) {
    const [kind, reference] = from.secretRef === undefined ? ['ConfigMap', from.configMapRef] as const : ['Secret', from.secretRef] as const;
    const data = node.objects.data(kind, reference.name);
    if (data === undefined && !reference.optional) {
      throw new ConfigError(`${kind.toLowerCase()} "${reference.name}" not found`);
    }
    for (const [key, value] of data ?? []) {
      variables.set(`${from.prefix ?? ''}${key}`, value.toString());
    }
  }
  const links = node.serviceVariables(pod.spec.enableServiceLinks !== false);
  for (const variable of container.env ?? []) {
    const value = variable.valueFrom === undefined
      ? expand(String(variable.value ?? ''), new Map([...links, ...variables]))
      : referred(pod, container, variable.valueFrom);
    if (value !== undefined) {
      variables.set(variable.name, value);
    }
  }
  return new Map([...links, ...variables]);
}

function referred(pod: Pod, container: any, from: any): string | undefined {
  if (from.fieldRef !== undefined) {
    return field(pod, from.fieldRef.fieldPath);
  }
  if (from.resourceFieldRef !== undefined) {
    return resource(pod, container, from.resourceFieldRef);
  }
  const [kind, reference] = from.secretKeyRef === undefined ? ['ConfigMap', from.configMapKeyRef] as const : ['Secret', from.secretKeyRef] as const;
  const data = pod.node.objects.data(kind, reference.name);
  const value = data?.get(reference.key);
  if (value === undefined && !reference.optional) {
    throw new ConfigError(data === undefined
      ? `${kind.toLowerCase()} "${reference.name}" not found`
      : `couldn't find key ${reference.key} in ${kind} ${pod.node.namespace}/${reference.name}`);
  }
  return value?.toString();
}

/** What a pod says of itself. */
export function field(pod: Pod, path: string): string {
  const one = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path);
  if (one !== null) {
    return pod[one[1] as 'labels' | 'annotations'][one[2]] ?? '';
  }
  const all = /^metadata\.(labels|annotations)$/.exec(path);
  if (all !== null) {
    return Object.entries(pod[all[1] as 'labels' | 'annotations']).map(([key, value]) => `${key}=${JSON.stringify(value)}`).join('\n');
  }
  const fields: { readonly [path: string]: string } = {
    'metadata.name': pod.name,
    'metadata.namespace': pod.node.namespace,
    'metadata.uid': pod.uid,
    'spec.nodeName': 'node',
    'spec.serviceAccountName': pod.spec.serviceAccountName ?? 'default',
    'status.hostIP': pod.node.address,
    'status.hostIPs': pod.node.address,
    'status.podIP': pod.ip,
    'status.podIPs': pod.ips.join(','),
  };
  if (!Object.hasOwn(fields, path)) {
    throw new Error(`the runner does not know the field ${path} of a pod`);
  }
  return fields[path];
}

/** What a container may use, in units of the divisor, rounded up. */
export function resource(pod: Pod, container: any, reference: any): string {
  const of = reference.containerName === undefined ? container : pod.spec.containers.find((one: any) => one.name === reference.containerName);
  const [kind, name] = reference.resource.split(/\.(.*)/);
  const node: { readonly [name: string]: number } = { 'cpu': pod.node.cpus, 'memory': pod.node.memory, 'ephemeral-storage': 2 ** 40 };
  const given = of.resources?.[kind]?.[name];
  const value = given === undefined ? (kind === 'limits' ? node[name] : 0) : quantity(given);
  const divisor = quantity(reference.divisor ?? '1');
  return String(Math.ceil(value / (divisor === 0 ? 1 : divisor)));
}
