import { ChildProcess, execFile, fork, spawn } from 'child_process';
import { createHash } from 'crypto';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { AUDIT_LOG } from './control-plane';
import { build, VERSIONS } from './programs';
import { Answer, Request } from './supervisor';
import { Watch } from './watch';
import { Helm, HELMS } from '../support/binaries';

/** Which Kubernetes the tests run on: `KUBERNETES=1.32 npm run test:cluster`. */
export const KUBERNETES = process.env.KUBERNETES ?? VERSIONS[0];

export interface CommandResult {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

type RequestOf<R = Request> = R extends Request ? Omit<R, 'id'> : never;

/** A cluster of one node that runs nothing, for as long as the test process lives, with the tools that speak to it. */
export class Cluster {
  /** @param controllers whether controllers act on what is stored; without them, it only is. */
  public static async start({ controllers = true }: { readonly controllers?: boolean } = {}): Promise<Cluster> {
    const programs = build(KUBERNETES);
    const cluster = new Cluster(fork(path.join(__dirname, 'supervisor.ts'), { execArgv: ['--require', require.resolve('tsx/cjs')] }));
    try {
      await cluster.ask({ do: 'start', programs, folder: cluster.folder, controllers });
      await cluster.furnish(programs.definitions);
    } catch (error) {
      await cluster.stop();
      throw error;
    }
    return cluster;
  }

  private readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-mlops-cluster-'));
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private readonly home: string;
  private readonly balancer: NodeJS.Timeout;
  private asked = 0;
  private namespaces = 0;

  private constructor(private readonly supervisor: ChildProcess) {
    this.home = path.join(this.folder, 'home');
    fs.mkdirSync(this.home);
    supervisor.on('message', (answer: Answer) => this.waiting.get(answer.id)!(answer));
    supervisor.on('exit', () => this.waiting.forEach((_, id) => this.waiting.get(id)!({ id, error: 'the supervisor ended' })));
    this.balancer = setInterval(() => void this.balance(), 2000);
  }

  public async stop(): Promise<void> {
    clearInterval(this.balancer);
    const ended = new Promise(resolve => this.supervisor.once('exit', resolve));
    this.supervisor.disconnect();
    await ended;
  }

  /** A new namespace. Pods that do not keep to the standard `restricted` are not admitted. */
  public async namespace(level = 'restricted'): Promise<string> {
    const name = `test-${String(++this.namespaces).padStart(3, '0')}`;
    await this.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': level, 'pod-security.kubernetes.io/warn': level } } });
    return name;
  }

  /** `kubectl`, of the version that comes with a helm. */
  public kubectl(args: readonly string[], options: { readonly input?: string; readonly helm?: Helm } = {}): Promise<CommandResult> {
    return this.command((options.helm ?? HELMS[HELMS.length - 1]).kubectl, args, options.input);
  }

  /** `helm`, which says more than its own when it waited in vain. */
  public async helm(helm: Helm, args: readonly string[]): Promise<CommandResult> {
    const result = await this.command(helm.bin, args);
    const namespace = args[args.indexOf('--namespace') + 1];
    return /deadline exceeded|timed out/.test(result.stderr) ? { ...result, stderr: `${result.stderr}${await this.troubles(namespace)}` } : result;
  }

  /** Commands for a shell, in which `helm` and `kubectl` are those of one version, as a reader of the documentation has them. It stops at the first that fails. */
  public shell(helm: Helm, script: string, { cwd, env = {} }: { readonly cwd: string; readonly env?: { readonly [name: string]: string } }): Promise<CommandResult> {
    const bin = path.join(this.folder, `bin-${helm.name}`);
    if (!fs.existsSync(bin)) {
      fs.mkdirSync(bin);
      fs.symlinkSync(helm.bin, path.join(bin, 'helm'));
      fs.symlinkSync(helm.kubectl, path.join(bin, 'kubectl'));
    }
    return this.command('bash', ['--norc', '-euc', script], undefined, { cwd, env: { ...this.env, ...env, PATH: `${bin}:${process.env.PATH}` } });
  }

  public async apply(...objects: readonly object[]): Promise<void> {
    sure(await this.kubectl(['apply', '--server-side', '-f', '-'], { input: list(objects) }), 'kubectl apply');
  }

  /** Makes kinds known, in place of what stood for them. Nothing is converted, since nothing that runs here converts. */
  public async define(...definitions: readonly any[]): Promise<void> {
    sure(await this.kubectl(['delete', '--ignore-not-found', 'crd', ...definitions.map(({ metadata }) => metadata.name)]), 'kubectl delete');
    await this.apply(...definitions.map(one => (one.spec.conversion ? { ...one, spec: { ...one.spec, conversion: { strategy: 'None' } } } : one)));
    sure(await this.kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=300s']), 'kubectl wait');
  }

  /** What is stored. */
  public async get(...args: readonly string[]): Promise<any> {
    return JSON.parse(sure(await this.kubectl(['get', ...args, '--output=json']), `kubectl get ${args.join(' ')}`));
  }

  /** What a column of objects becomes, one after the other, none of it missed. */
  public watch(kind: string, column: string, ...args: readonly string[]): Watch {
    return new Watch(spawn(HELMS[HELMS.length - 1].kubectl, ['get', kind, '--watch', '--no-headers', `--output=custom-columns=${column}`, ...args], { env: this.env, stdio: ['ignore', 'pipe', 'ignore'] }));
  }

  /**
   * What objects take for granted: the StorageClasses of their claims, nodes with the labels that pods ask for, their
   * PriorityClasses and RuntimeClasses, other namespaces than those of the tests, and the ServiceAccounts in a namespace that
   * are not among them.
   */
  public async provideFor(objects: readonly any[], namespace?: string): Promise<void> {
    const claims = objects.flatMap(({ kind, spec }) => (kind === 'PersistentVolumeClaim' ? [{ spec }] : spec?.volumeClaimTemplates ?? []));
    const classes = new Set<string>(claims.map(({ spec }) => spec.storageClassName).filter(Boolean));
    const pods = objects.map(({ kind, spec }) => (kind === 'Pod' ? spec : spec?.template?.spec)).filter(Boolean);
    const selectors = new Map<string, any>(pods.map(pod => pod.nodeSelector).filter(Boolean).map(labels => [JSON.stringify(labels), labels]));
    const wanted: object[] = [
      ...[...classes].map(name => storageClass(name, name === 'standard')),
      ...[...selectors].map(([text, labels]) => node(`node-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`, labels)),
    ];
    const namespaces = new Set<string>(objects.map(({ metadata }) => metadata.namespace).filter(name => name !== undefined && name !== 'default' && !/^test-[0-9]+$/.test(name)));
    wanted.push(...[...namespaces].map(name => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })));
    const named = (field: string): string[] => [...new Set<string>(pods.map(pod => pod[field]).filter(Boolean))];
    wanted.push(
      ...named('priorityClassName').filter(name => !name.startsWith('system-')).map(name => ({ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, value: 1000 })),
      ...named('runtimeClassName').map(name => ({ apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass', metadata: { name }, handler: 'runc' })),
    );
    if (namespace !== undefined) {
      const own = objects.filter(({ kind }) => kind === 'ServiceAccount').map(({ metadata }) => metadata.name);
      wanted.push(...named('serviceAccountName').filter(name => !own.includes(name)).map(name => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } })));
    }
    if (wanted.length > 0) {
      await this.apply(...wanted);
    }
  }

  /** The claims that pods of objects mount and that are not among these: somebody makes them before. */
  public async provideClaims(objects: readonly any[]): Promise<void> {
    const made = objects.filter(({ kind }) => kind === 'PersistentVolumeClaim').map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
    const mounted = objects.flatMap(({ metadata, spec }) => (spec?.template?.spec?.volumes ?? []).map((volume: any) => volume.persistentVolumeClaim?.claimName).filter(Boolean)
      .map((name: string) => [metadata.namespace, name] as const));
    const claims = mounted.filter(([namespace, name]) => !made.includes(`${namespace}/${name}`)).map(([namespace, name]) => ({
      apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name, namespace }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    }));
    if (claims.length > 0) {
      await this.apply(...claims);
    }
  }

  /** Waits until the pods of a workload run, or a Job is complete. */
  public async ready(kind: string, name: string, namespace: string): Promise<void> {
    const until = kind.toLowerCase() === 'job' ? ['wait', '--for=condition=Complete'] : ['rollout', 'status'];
    sure(await this.kubectl([...until, `${kind}/${name}`, '--namespace', namespace, '--timeout=300s']), `kubectl ${until[0]} ${kind}/${name}`);
  }

  public crashApiServer(absentMs: number): Promise<void> {
    return this.ask({ do: 'crash-api-server', absentMs });
  }

  /**
   * What a ServiceAccount was not allowed to do, as RBAC sees it: `list /api/v1/secrets`. Not what it was allowed to do later: a
   * program may ask before the rules of an aggregated ClusterRole are there.
   */
  public refusals(namespace: string, serviceAccount: string): string[] {
    const requests = fs.readFileSync(path.join(this.folder, AUDIT_LOG), 'utf8').split('\n').filter(line => line !== '').map(line => JSON.parse(line))
      .filter(({ user }) => user.username === `system:serviceaccount:${namespace}:${serviceAccount}`)
      .map(({ verb, requestURI, responseStatus }) => ({ what: `${verb} ${requestURI.replace(/\?.*/, '')}`, isRefused: responseStatus?.code === 403 }));
    const last = new Map(requests.map(({ what, isRefused }) => [what, isRefused]));
    return [...last].filter(([, isRefused]) => isRefused).map(([what]) => what);
  }

  public memory(): Promise<{ [program: string]: number }> {
    return this.ask({ do: 'memory' });
  }

  private async furnish(definitions: readonly string[]): Promise<void> {
    await this.apply(node('node', {}), storageClass('standard', true), definition('getambassador.io', 'v3alpha1', 'Host'));
    sure(await this.kubectl(['apply', '--server-side', ...definitions.flatMap(file => ['-f', file])]), 'kubectl apply of the custom resource definitions');
    sure(await this.kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=300s']), 'kubectl wait');
  }

  /** Why pods of a namespace do not become ready, as far as the cluster knows. */
  private async troubles(namespace: string): Promise<string> {
    const pods = await this.kubectl(['get', 'pods', '--namespace', namespace, '--output=wide']);
    const events = await this.kubectl(['get', 'events', '--namespace', namespace, '--sort-by=.metadata.creationTimestamp']);
    const kwok = fs.readFileSync(path.join(this.folder, 'kwok.log'), 'utf8').slice(-5000);
    return [pods.stdout, events.stdout, kwok].join('\n');
  }

  /** Services of the type LoadBalancer get an address, as a cloud would give them. */
  private async balance(): Promise<void> {
    const { ok, stdout } = await this.kubectl(['get', 'services', '--all-namespaces', '--output=json']);
    for (const { spec, status, metadata } of ok ? JSON.parse(stdout).items : []) {
      if (spec.type === 'LoadBalancer' && !status.loadBalancer?.ingress) {
        await this.kubectl(['patch', 'service', metadata.name, '--namespace', metadata.namespace, '--subresource=status', '--type=merge',
          '--patch', JSON.stringify({ status: { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } } })]);
      }
    }
  }

  private ask(request: RequestOf): Promise<any> {
    const id = ++this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ result, error }) => {
        this.waiting.delete(id);
        return error === undefined ? resolve(result) : reject(new Error(error));
      });
      this.supervisor.send({ ...request, id });
    });
  }

  /** The file with which programs find the API server. */
  public get kubeconfig(): string {
    return path.join(this.folder, 'kubeconfig');
  }

  private get env(): NodeJS.ProcessEnv {
    return { PATH: process.env.PATH, HOME: this.home, TMPDIR: os.tmpdir(), KUBECONFIG: this.kubeconfig, KUBECTL_EXTERNAL_DIFF: 'diff -u -N' };
  }

  private command(file: string, args: readonly string[], input?: string, options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {}): Promise<CommandResult> {
    return new Promise((resolve, reject) => {
      const child = execFile(file, args, { encoding: 'utf8', env: this.env, maxBuffer: 2 ** 28, ...options }, (error, stdout, stderr) =>
        (error !== null && typeof error.code !== 'number' ? reject(error) : resolve({ ok: error === null, stdout, stderr })));
      child.stdin!.end(input);
    });
  }
}

/** Objects as kubectl reads them. */
export function list(items: readonly object[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}

/** The output of a command that has to work. */
export function sure({ ok, stdout, stderr }: CommandResult, what: string): string {
  if (!ok) {
    throw new Error(`${what}: ${stderr}${stdout}`);
  }
  return stdout;
}

/** A node of kwok. */
export function node(name: string, labels: { readonly [name: string]: string }): object {
  const resources = { 'cpu': '1000', 'memory': '4Ti', 'pods': '10000', 'ephemeral-storage': '10Ti', 'nvidia.com/gpu': '1000' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
      labels: { 'kubernetes.io/hostname': name, 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64', ...labels },
    },
    status: { allocatable: resources, capacity: resources },
  };
}

/** Stands for the definition of a namespaced kind whose project is not installed: any object is valid. */
export function definition(group: string, version: string, kind: string): object {
  const singular = kind.toLowerCase();
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${singular}s.${group}` },
    spec: {
      group,
      names: { kind, singular, plural: `${singular}s` },
      scope: 'Namespaced',
      versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true } } }],
    },
  };
}

function storageClass(name: string, isDefault: boolean): object {
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name, annotations: { 'storageclass.kubernetes.io/is-default-class': String(isDefault) } },
    provisioner: 'kubernetes.io/host-path',
    allowVolumeExpansion: true,
  };
}
