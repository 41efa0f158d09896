import { writeYaml } from '../../plain/write-yaml';
import { Json } from '../../values/shape';

const KUSTOMIZATION = 'kustomization.yaml';

/** A file for each object, named after it: `aim-server-deployment.yaml`. @internal */
export function filesOf(objects: readonly Json[], kustomization: boolean): Map<string, string> {
  const files = new Map<string, string>();
  for (const object of objects) {
    files.set(fileNameFor(object as unknown as KubernetesObject, files), writeYaml([object]).replace(/^---\n/, ''));
  }
  if (kustomization) {
    files.set(KUSTOMIZATION, writeYaml([{
      apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources: [...files.keys()],
    }]).replace(/^---\n/, ''));
  }
  return files;
}

interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/**
 * Objects with the same kind and name differ in namespace or API group. A name that ends in its kind, such as `mlflow-deployment`, does not have it
 * twice.
 */
function fileNameFor({ apiVersion, kind, metadata }: KubernetesObject, taken: ReadonlyMap<string, string>): string {
  const names = [
    metadata.name.endsWith(`-${kind.toLowerCase()}`) ? [metadata.name] : [metadata.name, kind],
    [metadata.namespace, metadata.name, kind],
    [metadata.namespace, metadata.name, kind, apiVersion],
  ].map(parts => `${parts.filter(part => part !== undefined).join('-').toLowerCase().replace(/[^-.a-z0-9]+/g, '-')}.yaml`);
  const free = (name: string): boolean => name !== KUSTOMIZATION && !taken.has(name);
  return names.find(free) ?? names[2].replace(/\.yaml$/, `-${taken.size + 1}.yaml`);
}
