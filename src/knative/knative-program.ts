import { Construct } from 'constructs';
import { KnativeProgramOptions, KnativeServerOptions } from './knative-program-props';
import { toNode } from '../expr/expression/to-node';
import { asExpression, Condition } from '../kit/condition';
import { k8s } from '../kit/k8s';
import { Service } from '../kit/network/service';
import { ServicePort } from '../kit/network/service-props';
import { HorizontalPodAutoscaler } from '../kit/policy/horizontal-pod-autoscaler';
import { HorizontalPodAutoscalerOptions } from '../kit/policy/horizontal-pod-autoscaler-props';
import { PodDisruptionBudget } from '../kit/policy/pod-disruption-budget';
import { Resources } from '../kit/resources';
import { propsOf } from '../kit/part-props';
import { nameOfProp, refuseWhen } from '../kit/release-chart-of';
import { ContainerPort } from '../kit/workload/workload-props';
import { ProbeProps } from '../kit/workload/probe-props';
import { Workload } from '../kit/workload/workload';

/** What is the same for all programs in a namespace. @internal */
export interface KnativePods {
  /** Namespace of the objects. */
  readonly namespace: string;
  readonly imagePullPolicy?: string;
  readonly imagePullSecrets: any[];
  readonly serviceAccountName?: string;
}

/** @internal */
export interface KnativeProgramProps {
  /** Name of the Deployment, and value of the label `app` of the pods. */
  readonly name: string;
  readonly image: string;
  readonly pods: KnativePods;
  /** What users configure. */
  readonly options: KnativeProgramOptions & Partial<KnativeServerOptions>;
  readonly resources: Resources;
  /** Name of the container. */
  readonly containerName: string;
  readonly env?: k8s.EnvVar[];
  readonly ports: ContainerPort[];
  /** Ports of the Service, if there is one. */
  readonly service?: { readonly name: string; readonly ports: ServicePort[] };
  readonly readinessProbe?: ProbeProps;
  readonly livenessProbe?: ProbeProps;
  /** Whether the autoscaler of a cluster may evict the pods to save a node. */
  readonly safeToEvict?: boolean;
  readonly terminationGracePeriodSeconds?: number;
  readonly strategy?: { readonly [field: string]: any };
  /** Defaults of the HorizontalPodAutoscaler and of the PodDisruptionBudget, if users can have them. */
  readonly autoscaling?: { readonly enabled: boolean; readonly maxReplicas: number };
  /** What is different in the pod. */
  readonly more?: Partial<ConstructorParameters<typeof Workload>[2]>;
}

/** The user of the images. @internal */
export const SECURITY = { uid: 65532 };

/**
 * A program of Knative: a Deployment, its Service, HorizontalPodAutoscaler and PodDisruptionBudget, with the names that the other programs
 * know.
 *
 * @internal
 */
export class KnativeProgram extends Construct {
  private readonly workload: Workload;

  constructor(scope: Construct, id: string, props: KnativeProgramProps) {
    super(scope, id);
    const { name, pods, options, safeToEvict } = props;
    const { namespace, ...common } = pods;
    const { replicas = 1, podAnnotations } = options;
    const autoscaling = props.autoscaling && { targetCpuUtilizationPercentage: 100, ...props.autoscaling, ...options.autoscaling };
    const app = { app: name };
    const apart = { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: { labelSelector: { matchLabels: app }, topologyKey: 'kubernetes.io/hostname' } }] } };
    const workload = this.workload = new Workload(this, 'deployment', {
      ...propsOf('WorkloadProps', options),
      ...common,
      automountServiceAccountToken: true,
      name,
      namespace,
      component: name,
      // People and documents know the pods by it.
      labels: app,
      image: props.image,
      containerName: props.containerName,
      replicas: autoscaling ? HorizontalPodAutoscaler.replicas(autoscaling, replicas) : replicas,
      strategy: options.strategy ?? props.strategy,
      podAnnotations: { ...safeToEvict === undefined ? {} : { 'cluster-autoscaler.kubernetes.io/safe-to-evict': String(safeToEvict) }, ...podAnnotations },
      resources: options.resources ?? props.resources,
      affinity: options.affinity === undefined ? apart : Condition.of(options.affinity).choose(options.affinity, apart),
      env: props.env,
      ports: props.ports,
      readinessProbe: props.readinessProbe,
      livenessProbe: props.livenessProbe,
      terminationGracePeriodSeconds: options.terminationGracePeriodSeconds ?? props.terminationGracePeriodSeconds,
      security: SECURITY,
      ...props.more,
    });
    if (props.service) {
      new Service(this, 'service', { ...props.service, namespace, selector: this.selector, labels: { 'app.kubernetes.io/component': name, ...app } });
    }
    if (autoscaling) {
      this.checkEviction(props, autoscaling);
      const labels = { 'app.kubernetes.io/component': name };
      new HorizontalPodAutoscaler(this, 'horizontalpodautoscaler', { ...autoscaling, name, namespace, targetName: workload.name, labels });
      new PodDisruptionBudget(this, 'poddisruptionbudget', { maxUnavailable: '20%', ...options.podDisruptionBudget, name: `${name}-pdb`, namespace, selector: this.selector, labels });
    } else {
      toNode(options.autoscaling ?? {});
    }
  }

  /** A budget that lets no pod go would stop the drain of a node, and with it the upgrade of a cluster. */
  private checkEviction({ options: { replicas = 1, podDisruptionBudget: budget = {} } }: KnativeProgramProps, autoscaling: HorizontalPodAutoscalerOptions): void {
    const { enabled = true, minAvailable = 0 } = budget;
    const [scaled, least] = [Condition.of(autoscaling.enabled ?? true), Condition.of(minAvailable)];
    const [replicasName, minimumName] = [nameOfProp('replicas', replicas), nameOfProp('autoscaling.minReplicas', autoscaling.minReplicas)];
    const isOne = (count: any) => Condition.of(asExpression(count).is(1));
    const keeps = Condition.of(enabled).and(least);
    refuseWhen(this, keeps.and(scaled).and(isOne(autoscaling.minReplicas ?? 1)),
      `${nameOfProp('podDisruptionBudget.minAvailable', minAvailable)} is set, and ${minimumName} is 1, so that a single pod could never be evicted: raise ${minimumName}, or use maxUnavailable`);
    refuseWhen(this, keeps.and(scaled.not()).and(isOne(replicas)),
      `${nameOfProp('podDisruptionBudget.minAvailable', minAvailable)} is set, and ${replicasName} is 1, so that the pod could never be evicted: raise ${replicasName}, or use maxUnavailable`);
  }

  /** Labels that select the pods. */
  public get selector(): { [name: string]: string } {
    return this.workload.selector;
  }
}
