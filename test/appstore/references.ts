/**
 * The objects of an AI Appstore, and what one of them says of another: each method follows a reference to the object that answers it,
 * and fails if there is none.
 */
export class World {
  constructor(private readonly objects: readonly any[]) {}

  one(kind: string, name: string, namespace?: string): any {
    const found = this.objects.filter(o => o.kind === kind && o.metadata.name === name && (namespace === undefined || o.metadata.namespace === namespace));
    if (found.length !== 1) {
      throw new Error(`${kind} ${namespace ?? ''}/${name}: there are ${found.length}, among ${this.objects.map(o => `${o.kind} ${o.metadata.namespace}/${o.metadata.name}`).join(', ')}`);
    }
    return found[0];
  }

  all(kind: string): any[] {
    return this.objects.filter(o => o.kind === kind);
  }

  /** The number of the container port that a Service leads to, for clients in its namespace. */
  portBehind(host: string, port: number, namespace: string): number {
    const service = this.one('Service', host, namespace);
    const of = service.spec.ports.find((candidate: any) => candidate.port === port);
    const pods = this.objects.filter(o => o.metadata.namespace === namespace && o.spec?.template?.metadata !== undefined)
      .filter(({ spec }) => Object.entries(service.spec.selector).every(([label, value]) => spec.template.metadata.labels[label] === value));
    if (of === undefined || pods.length !== 1) {
      throw new Error(`Service ${namespace}/${host} has ${of === undefined ? `no port ${port}` : `${pods.length} workloads behind it`}`);
    }
    const ports = pods[0].spec.template.spec.containers.flatMap((container: any) => container.ports ?? []);
    const target = ports.find(({ name, containerPort }: any) => (of.targetPort === name || of.targetPort === containerPort));
    if (target === undefined) {
      throw new Error(`Service ${namespace}/${host}: no container has the port ${of.targetPort}`);
    }
    return target.containerPort;
  }

  /** The variables of the first container of a workload: texts, or keys of Secrets as `secret/key`. */
  variables(kind: string, name: string): { [name: string]: string } {
    const { metadata, spec } = this.one(kind, name);
    const [{ env = [], envFrom = [] }] = spec.template.spec.containers;
    const files = envFrom.flatMap(({ configMapRef }: any) => (configMapRef ? [this.one('ConfigMap', configMapRef.name, metadata.namespace).data] : []));
    return Object.assign({}, ...files, ...env.map((variable: any) => ({
      [variable.name]: variable.value ?? (variable.valueFrom.secretKeyRef ? `${variable.valueFrom.secretKeyRef.name}/${variable.valueFrom.secretKeyRef.key}` : undefined),
    })));
  }

  /** The text in a key of a Secret that is among the objects; of one that is not, `secret/key`. */
  secret(reference: string): string {
    const [name, key] = reference.split('/');
    const found = this.objects.find(o => o.kind === 'Secret' && o.metadata.name === name);
    return found === undefined ? reference : found.stringData?.[key] ?? Buffer.from(found.data[key], 'base64').toString();
  }

  /** The hosts of an Ingress, with the scheme that browsers use. */
  urls(ingress: string): string[] {
    const { spec } = this.one('Ingress', ingress);
    const certified: string[] = (spec.tls ?? []).flatMap(({ hosts }: any) => hosts);
    return spec.rules.map(({ host }: any) => `${certified.includes(host) ? 'https' : 'http'}://${host}`);
  }

  /** Each binding of roles, with the role that it names and the ServiceAccounts that have it. */
  bindings(): ReadonlyArray<{ readonly binding: any; readonly role: any; readonly accounts: readonly any[] }> {
    return [...this.all('RoleBinding'), ...this.all('ClusterRoleBinding')].map(binding => ({
      binding,
      // Those of Kubernetes itself are among no objects.
      role: BUILT_IN.includes(binding.roleRef.name) ? undefined : this.one(binding.roleRef.kind, binding.roleRef.name, binding.roleRef.kind === 'Role' ? binding.metadata.namespace : undefined),
      accounts: binding.subjects.filter(({ kind }: any) => kind === 'ServiceAccount').map(({ name, namespace }: any) => (name === 'default' ? { namespace } : this.one('ServiceAccount', name, namespace))),
    }));
  }

  /** The workloads, whatever their kind. */
  workloads(): any[] {
    return this.objects.filter(o => o.spec?.template?.spec?.containers !== undefined);
  }

  /** The ports of a Service whose name no container has; a number need not be among the ports of a container. */
  deadPorts(service: any): string[] {
    const { name, namespace } = service.metadata;
    return (service.spec.ports ?? []).filter(({ targetPort }: any) => typeof targetPort !== 'number').flatMap(({ port }: any) => {
      try {
        this.portBehind(name, port, namespace);
        return [];
      } catch (error) {
        return [(error as Error).message];
      }
    });
  }

  /** The definition of the kind of an object, with the version that it has, if it is served. */
  definitionOf({ apiVersion, kind }: any): any {
    const [group, version] = apiVersion.split('/');
    const [definition] = this.all('CustomResourceDefinition').filter(({ spec }) => spec.group === group && spec.names.kind === kind);
    return definition?.spec.versions.find(({ name, served }: any) => name === version && served);
  }
}

/** Roles that every cluster has. */
const BUILT_IN = ['admin', 'edit', 'view', 'cluster-admin', 'system:auth-delegator', 'extension-apiserver-authentication-reader'];

/** Whether the kind is none of Kubernetes itself. */
export function isCustom({ apiVersion }: any): boolean {
  return /\./.test(apiVersion.split('/')[0]) && !/(^|\.)k8s\.io\//.test(apiVersion);
}
