import type { Node } from './node';
import type { Deletion, Pod } from './pod';

/** Keeps as many pods as an object says. */
export abstract class Workload {
  /** In the order in which they were made. */
  readonly pods: Pod[] = [];
  protected deleted = false;

  constructor(protected readonly node: Node, public object: any) {}

  get name(): string {
    return this.object.metadata.name;
  }

  /** The object as messages call it. */
  toString(): string {
    return `${this.object.kind}/${this.name}`;
  }

  /** Whether it has come to what the object says. */
  abstract get ready(): boolean;

  /** Starts what is missing. */
  abstract fill(): void;

  /** Takes over what the object says now. */
  abstract update(object: any): Promise<void>;

  /** It is deleted: it starts nothing more. */
  end(): void {
    this.deleted = true;
  }

  /** A pod of it is gone. */
  forget(pod: Pod): void {
    const index = this.pods.indexOf(pod);
    if (index >= 0) {
      this.pods.splice(index, 1);
    }
  }

  protected start(name: string, template: any): Pod {
    const pod = this.node.start(name, template, this.name);
    this.pods.push(pod);
    return pod;
  }
}

/** A Deployment, StatefulSet or DaemonSet. */
export abstract class Replicated extends Workload {
  protected replicas: number;
  private readonly revisions = new WeakMap<Pod, string>();
  private rolling: Promise<void> = Promise.resolve();

  constructor(node: Node, object: any) {
    super(node, object);
    this.replicas = object.spec.replicas ?? 1;
  }

  get ready(): boolean {
    return this.pods.length === this.replicas && this.outdated.length === 0 && this.pods.every(pod => pod.ready);
  }

  /** Another number of pods; tells how those that are too many ended, the newest first. */
  async scale(replicas: number): Promise<Deletion[]> {
    this.replicas = replicas;
    this.fill();
    return Promise.all(this.alive.slice(replicas).reverse().map(pod => pod.delete()));
  }

  /** Pods of another template are replaced meanwhile: it is ready when none of them is left. */
  async update(object: any): Promise<void> {
    this.object = object;
    if (object.spec.replicas !== undefined) {
      await this.scale(object.spec.replicas);
    }
    this.rolling = this.rolling.then(() => this.roll()).catch(error => this.node.fail(error));
  }

  fill(): void {
    while (!this.node.stopping && this.missing) {
      this.add();
    }
  }

  protected override start(name: string, template: any): Pod {
    const pod = super.start(name, template);
    this.revisions.set(pod, this.revision);
    return pod;
  }

  /** The pods that are not being deleted. */
  protected get alive(): Pod[] {
    return this.pods.filter(pod => !pod.terminating);
  }

  /** Those of another template than the object has now. */
  protected get outdated(): Pod[] {
    return this.alive.filter(pod => this.revisions.get(pod) !== this.revision);
  }

  /** Whether a pod may be made now. */
  protected abstract get missing(): boolean;
  protected abstract add(): void;
  /** Replaces those pods, in turn, while `current` says that nothing else is asked for. */
  protected abstract replace(pods: readonly Pod[], current: () => boolean): Promise<void>;

  private get revision(): string {
    return JSON.stringify(this.object.spec.template);
  }

  private async roll(): Promise<void> {
    const { revision } = this;
    // What did not become ready is not waited for.
    await Promise.all(this.outdated.filter(pod => !pod.ready).map(pod => pod.delete()));
    await this.replace(this.outdated, () => !this.node.stopping && this.revision === revision);
  }
}

export class Deployment extends Replicated {
  /** With the strategy Recreate there is no new pod before the last old one is gone. */
  private emptying = false;

  protected get missing(): boolean {
    return !this.emptying && this.alive.length < this.replicas;
  }

  protected add(): void {
    this.start(`${this.name}-${random(10)}-${random(5)}`, this.object.spec.template);
  }

  protected async replace(pods: readonly Pod[], current: () => boolean): Promise<void> {
    if (this.object.spec.strategy?.type === 'Recreate') {
      this.emptying = true;
      await Promise.all(pods.map(pod => pod.delete()));
      this.emptying = false;
      this.fill();
      return;
    }
    for (const pod of pods) {
      this.add();
      const fresh = this.pods[this.pods.length - 1];
      await this.node.until(() => fresh.ready || !current(), Infinity, '', []);
      if (!current()) {
        return;
      }
      await pod.delete();
    }
  }
}

/** Its pods have numbers, and claims of their own. */
export class StatefulSet extends Replicated {
  protected get missing(): boolean {
    const parallel = this.object.spec.podManagementPolicy === 'Parallel';
    return this.free !== undefined && (parallel || this.pods.every(pod => pod.ready));
  }

  protected add(): void {
    const ordinal = this.free!;
    const { template, serviceName, volumeClaimTemplates = [] } = this.object.spec;
    const name = `${this.name}-${ordinal}`;
    const claims: any[] = volumeClaimTemplates.map((claim: any) => ({
      ...claim, apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { ...claim.metadata, name: `${claim.metadata.name}-${name}` },
    }));
    claims.forEach(claim => this.node.objects.add(claim));
    this.start(name, {
      metadata: { ...template.metadata, labels: { ...template.metadata?.labels, 'statefulset.kubernetes.io/pod-name': name, 'apps.kubernetes.io/pod-index': String(ordinal) } },
      spec: {
        ...template.spec,
        hostname: name,
        subdomain: serviceName,
        volumes: [
          ...(template.spec.volumes ?? []),
          ...volumeClaimTemplates.map((claim: any) => ({ name: claim.metadata.name, persistentVolumeClaim: { claimName: `${claim.metadata.name}-${name}` } })),
        ],
      },
    });
  }

  protected async replace(pods: readonly Pod[], current: () => boolean): Promise<void> {
    for (const pod of [...pods].reverse()) {
      await pod.delete();
      await this.node.until(() => this.pods.find(one => one.name === pod.name)?.ready === true || !current(), Infinity, '', []);
      if (!current()) {
        return;
      }
    }
  }

  /** The least number that no pod has. */
  private get free(): number | undefined {
    const taken = new Set(this.pods.map(pod => pod.name));
    return Array.from({ length: this.replicas }, (_, index) => index).find(index => !taken.has(`${this.name}-${index}`));
  }
}

/** One pod: there is one node. */
export class DaemonSet extends Deployment {
  protected override add(): void {
    this.start(`${this.name}-${random(5)}`, this.object.spec.template);
  }
}

/** A pod that nobody replaces. */
export class SinglePod extends Workload {
  private only: Pod | undefined;

  get ready(): boolean {
    return this.pods.every(pod => pod.ready || pod.phase === 'Succeeded');
  }

  fill(): void {
    this.only ??= this.start(this.name, { metadata: this.object.metadata, spec: this.object.spec });
  }

  async update(): Promise<void> {
    // the API server lets nothing of it change that a program sees
  }
}

/** Runs pods until as many have succeeded as it asks for; of an Indexed Job, one for each index. */
export class Job extends Workload {
  private failed = 0;
  private succeeded = 0;
  private failedIndexes = 0;
  private expired = false;
  private begun: Promise<void> | undefined;

  /** Whether it is complete. */
  get ready(): boolean {
    return this.succeeded >= (this.object.spec.completions ?? 1);
  }

  get hasFailed(): boolean {
    const { backoffLimit = 6, backoffLimitPerIndex, maxFailedIndexes = Infinity, completions = 1 } = this.object.spec;
    return this.expired || (backoffLimitPerIndex === undefined ? this.failed > backoffLimit
      : this.failedIndexes > maxFailedIndexes || (this.failedIndexes > 0 && this.succeeded + this.failedIndexes === completions));
  }

  fill(): void {
    this.begun ??= this.run();
  }

  async update(): Promise<void> {
    // the API server lets nothing of it change
  }

  private async run(): Promise<void> {
    const { completions = 1, parallelism = 1, activeDeadlineSeconds, completionMode } = this.object.spec;
    const deadline = activeDeadlineSeconds === undefined ? undefined : setTimeout(() => {
      this.expired = true;
      this.pods.filter(pod => !pod.ended).forEach(pod => void pod.expire(activeDeadlineSeconds));
    }, activeDeadlineSeconds * 1000);
    const indexes = Array.from({ length: completions }, (_, index) => index);
    const worker = async () => {
      if (completionMode === 'Indexed') {
        for (let index = indexes.shift(); index !== undefined && !this.node.stopping && !this.hasFailed; index = indexes.shift()) {
          await this.complete(index);
        }
        return;
      }
      while (!this.node.stopping && !this.deleted && !this.hasFailed && this.succeeded + this.pods.filter(pod => !pod.ended).length < completions) {
        await this.attempt(`${this.name}-${random(5)}`);
      }
    };
    await Promise.all(Array.from({ length: Math.min(parallelism, completions) }, worker));
    clearTimeout(deadline);
  }

  /** Runs pods of an index until one has succeeded, or none may follow. */
  private async complete(index: number): Promise<void> {
    const { backoffLimitPerIndex = Infinity } = this.object.spec;
    for (let failures = 0; !this.node.stopping && !this.hasFailed; failures++) {
      if (await this.attempt(`${this.name}-${index}-${random(5)}`, index)) {
        return;
      }
      if (failures >= backoffLimitPerIndex) {
        this.failedIndexes++;
        this.node.changed();
        return;
      }
    }
  }

  private async attempt(name: string, index?: number): Promise<boolean> {
    const { template } = this.object.spec;
    const labels = { ...template.metadata?.labels, 'job-name': this.name, 'batch.kubernetes.io/job-name': this.name };
    const pod = this.start(name, index === undefined ? { ...template, metadata: { ...template.metadata, labels } } : {
      metadata: { ...template.metadata, labels: { ...labels, [INDEX]: String(index) }, annotations: { ...template.metadata?.annotations, [INDEX]: String(index) } },
      spec: {
        ...template.spec,
        hostname: `${this.name}-${index}`,
        ...Object.fromEntries(['initContainers', 'containers'].filter(field => template.spec[field]).map(field => [field, template.spec[field].map(withIndex)])),
      },
    });
    await pod.over;
    const isDone = pod.phase === 'Succeeded';
    if (isDone) {
      this.succeeded++;
    } else {
      this.failed++;
    }
    this.node.changed();
    return isDone;
  }
}

const INDEX = 'batch.kubernetes.io/job-completion-index';

/** The container of an Indexed Job, behind whose variables is the index. */
function withIndex(container: any): any {
  return { ...container, env: [...container.env ?? [], { name: 'JOB_COMPLETION_INDEX', valueFrom: { fieldRef: { fieldPath: `metadata.annotations['${INDEX}']` } } }] };
}

/** What Kubernetes makes names of pods of. */
export function random(length: number): string {
  const letters = 'bcdfghjklmnpqrstvwxz2456789';
  return Array.from({ length }, () => letters[Math.floor(Math.random() * letters.length)]).join('');
}
