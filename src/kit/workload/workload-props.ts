import { ServiceAccountOptions } from '../access/service-account-props';
import { PodSecurityOptions } from './pod-security';
import { ProbeProps } from './probe-props';
import { Resources } from '../resources';
import { k8s } from '../k8s';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * A sidecar container, such as a metrics exporter.
 */
export interface SidecarProps {
  /** Name of the container, a DNS label. Both outputs refuse a name that another container of the pod has. */
  readonly name: string;

  /** Image reference. */
  readonly image: string;

  /**
   * Image pull policy: `Always`, `IfNotPresent` or `Never`.
   *
   * @default - that of Kubernetes: `Always` for the tag `latest`, `IfNotPresent` for others
   */
  readonly imagePullPolicy?: string;

  /**
   * Command: a list of strings.
   *
   * @default - the command of the image
   */
  readonly command?: string[];

  /**
   * Arguments: a list of strings.
   *
   * @default - the arguments of the image
   */
  readonly args?: string[];

  /**
   * Environment variables.
   *
   * @default - none
   */
  readonly env?: k8s.EnvVar[];

  /**
   * Ports: a list as in `ports` of a container.
   *
   * @default - none
   */
  readonly ports?: { [field: string]: any }[];

  /**
   * Resource requests and limits.
   *
   * @default - none
   */
  readonly resources?: Resources;

  /**
   * Volume mounts.
   *
   * @default - none
   */
  readonly volumeMounts?: k8s.VolumeMount[];

  /**
   * Security context.
   *
   * @default - that of `PodSecurity`
   */
  readonly securityContext?: k8s.SecurityContext;
}

/**
 * Options of a workload that users of a chart set in the values. Strings and numbers can be tokens; lists and maps have the
 * form of the Kubernetes API, and can be tokens too.
 */
export interface WorkloadOptions {
  /**
   * Image pull policy: `Always`, `IfNotPresent` or `Never`.
   *
   * @default - the default of Kubernetes: `Always` for the tag `latest`, otherwise `IfNotPresent`
   */
  readonly imagePullPolicy?: string;

  /**
   * Image pull secrets: a list as in `imagePullSecrets` of a pod.
   *
   * @default - none
   */
  readonly imagePullSecrets?: k8s.LocalObjectReference[];

  /**
   * Resource requests and limits of the container.
   *
   * @default - none
   */
  readonly resources?: Resources;

  /**
   * Extra labels of the pods: a map of strings. Keys of the pod selector are rejected.
   *
   * @default - none
   */
  readonly podLabels?: { [key: string]: string };

  /**
   * Annotations of the pods: a map of strings.
   *
   * @default - none
   */
  readonly podAnnotations?: { [key: string]: string };

  /**
   * ServiceAccount of the pods, created or existing. Rejected together with `serviceAccountName`.
   *
   * @default - the default ServiceAccount of the namespace
   */
  readonly serviceAccount?: ServiceAccountOptions;

  /**
   * Name of the ServiceAccount of the pods; empty means the default ServiceAccount of the namespace.
   *
   * @default - the default ServiceAccount of the namespace
   */
  readonly serviceAccountName?: string;

  /**
   * Mount the ServiceAccount token: true, false or an expression. Only programs that call the API server need it.
   *
   * @default false
   */
  readonly automountServiceAccountToken?: boolean | BooleanExpression;

  /**
   * Security context of the pods.
   *
   * @default - user and group 10001, not root, seccomp profile `RuntimeDefault`; see `PodSecurity`
   */
  readonly podSecurityContext?: k8s.PodSecurityContext;

  /**
   * Security context of the container.
   *
   * @default - no capabilities, no privilege escalation, a read-only root file system; see `PodSecurity`
   */
  readonly securityContext?: k8s.SecurityContext;

  /**
   * Node labels for pod assignment: a map of strings.
   *
   * @default - none
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Tolerations of the pods: a list.
   *
   * @default - none
   */
  readonly tolerations?: k8s.Toleration[];

  /**
   * Node and pod affinity.
   *
   * @default - none
   */
  readonly affinity?: k8s.Affinity;

  /**
   * Topology spread constraints of the pods: a list.
   *
   * @default - the defaults of the scheduler
   */
  readonly topologySpreadConstraints?: k8s.TopologySpreadConstraint[];

  /**
   * Name of the PriorityClass of the pods; empty means the default of the cluster.
   *
   * @default - the default of the cluster
   */
  readonly priorityClassName?: string;

  /**
   * Name of the RuntimeClass of the pods; empty means the default of the cluster.
   *
   * @default - the default of the cluster
   */
  readonly runtimeClassName?: string;

  /**
   * Termination grace period of the pods, in seconds.
   *
   * @default - the default of Kubernetes, 30
   */
  readonly terminationGracePeriodSeconds?: number;

  /**
   * Entries of `/etc/hosts` in the pods: a list.
   *
   * @default - none
   */
  readonly hostAliases?: k8s.HostAlias[];

  /**
   * DNS configuration of the pods, in addition to that of the cluster.
   *
   * @default - that of the cluster only
   */
  readonly dnsConfig?: k8s.PodDnsConfig;

  /**
   * Number of old revisions to keep, for `kubectl rollout undo`. Rejected for a Job, a CronJob and a Pod, unless it is a
   * value: other workloads may share it.
   *
   * @default 10
   */
  readonly revisionHistoryLimit?: number;

  /**
   * Update strategy: a map as in `strategy` of a Deployment, or `updateStrategy` of a StatefulSet or DaemonSet. Rejected for
   * other kinds, unless it is a value: other workloads may share it.
   *
   * @default - the default of Kubernetes, a rolling update
   */
  readonly strategy?: { [field: string]: any };

  /**
   * Environment variables of the container by name: a map of strings. They override those of `env` with the same name.
   *
   * @default - none
   */
  readonly environment?: { [name: string]: string };

  /**
   * Extra environment variables of the container: a list. Both outputs refuse a name that is already used.
   *
   * @default - none
   */
  readonly extraEnv?: k8s.EnvVar[];

  /**
   * ConfigMaps and Secrets whose keys become environment variables of the container: a list as in `envFrom`.
   *
   * @default - none
   */
  readonly extraEnvFrom?: k8s.EnvFromSource[];

  /**
   * Extra volumes of the pods: a list. Both outputs refuse a name that is already used.
   *
   * @default - none
   */
  readonly extraVolumes?: { [field: string]: any }[];

  /**
   * Extra volume mounts of the container: a list. Both outputs refuse a `mountPath` that is already used.
   *
   * @default - none
   */
  readonly extraVolumeMounts?: k8s.VolumeMount[];

  /**
   * Extra init containers: a list.
   *
   * @default - none
   */
  readonly extraInitContainers?: { [field: string]: any }[];

  /**
   * Extra containers: a list as in `containers` of a pod.
   *
   * @default - none
   */
  readonly extraContainers?: { [field: string]: any }[];

  /**
   * Sidecar containers, with the security context of `PodSecurity` unless they set their own.
   *
   * @default - none
   */
  readonly sidecars?: SidecarProps[];

  /**
   * Fields of the `emptyDir` volumes of `writablePaths`, such as `{ sizeLimit: '1Gi' }`.
   *
   * @default - the disk of the node, without a size limit
   */
  readonly scratchVolume?: { [field: string]: any };
}

/**
 * Command and arguments of the container. `Workload.values({ overridesCommand: true })` declares values for them.
 */
export interface CommandOptions {
  /**
   * Command of the container: a list of strings.
   *
   * @default - the command of the image
   */
  readonly command?: string[];

  /**
   * Arguments of the container: a list of strings.
   *
   * @default - the arguments of the image
   */
  readonly args?: string[];
}

/**
 * Hooks of the container. `Workload.values({ hasLifecycle: true })` declares a value for them.
 */
export interface LifecycleOptions {
  /**
   * Hooks after the start and before the end of the container: a map as in `lifecycle` of a container. The time of `preStop` is part of
   * `terminationGracePeriodSeconds`.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
   */
  readonly lifecycle?: { [field: string]: any };
}

/**
 * Port of a container.
 */
export interface ContainerPort {
  /** Name of the port, for probes and Services: a DNS label of at most 15 characters with at least one letter. */
  readonly name: string;

  /** Port number, from 1024 unless `security` has `listensOnLowPort`, since the program does not run as root. Distinct within a container. */
  readonly port: number;

  /**
   * `TCP`, `UDP` or `SCTP`.
   *
   * @default "TCP"
   */
  readonly protocol?: string;

  /**
   * Port of the node with the same traffic, such as `port`; 0 means none. A node then runs one such pod only, so a Deployment with as many pods as nodes
   * needs `maxSurge: 0`. The Pod Security Standards `restricted` and `baseline` do not allow it.
   *
   * @default - none
   */
  readonly hostPort?: number;
}

/**
 * An init container. It has the image, the resources, the security context and, unless it has its own, the volume mounts of the
 * workload's container.
 */
export interface InitContainerProps {
  /** Name of the container, a DNS label. */
  readonly name: string;

  /**
   * Command: a list of strings, or a token of one.
   *
   * @default - the command of the image
   */
  readonly command?: string[];

  /**
   * Arguments: a list of strings, or a token of one.
   *
   * @default - none
   */
  readonly args?: string[];

  /**
   * Environment variables: a list, or a token of one.
   *
   * @default - none
   */
  readonly env?: k8s.EnvVar[];

  /**
   * Volume mounts: a list, or a token of one.
   *
   * @default - those of the workload's container, without `extraVolumeMounts`
   */
  readonly volumeMounts?: k8s.VolumeMount[];

  /**
   * Whether the pod has this init container: true, false or an expression.
   *
   * @default true
   */
  readonly when?: boolean | BooleanExpression;
}

/**
 * Kind of a workload.
 */
export enum WorkloadKind {
  /** Interchangeable pods. */
  DEPLOYMENT = 'Deployment',
  /** Pods with stable names, and with volumes of their own. Needs `serviceName` in `spec`. */
  STATEFUL_SET = 'StatefulSet',
  /** A pod on every node. */
  DAEMON_SET = 'DaemonSet',
  /** Pods that run to completion. */
  JOB = 'Job',
  /** A Job on a schedule. Needs `schedule` in `spec`; further fields of the Job are in `jobTemplate`. */
  CRON_JOB = 'CronJob',
  /** A single pod without a controller, so nothing replaces it. */
  POD = 'Pod',
}

/** Whether a change of the pod template replaces pods of this kind. @internal */
export function replacesPods(kind: WorkloadKind): boolean {
  return kind === WorkloadKind.DEPLOYMENT || kind === WorkloadKind.STATEFUL_SET || kind === WorkloadKind.DAEMON_SET;
}

/**
 * Pods with one container, and the containers that the values add.
 */
export interface WorkloadProps extends WorkloadOptions, CommandOptions, LifecycleOptions {
  /** Image reference. */
  readonly image: string;

  /**
   * Name of the workload.
   *
   * @default - the release name and the ids of the construct path
   */
  readonly name?: string;

  /**
   * Namespace of the workload and of its ServiceAccount, which must exist.
   * Two releases in different namespaces generate the same names: set a `name` that no other release has.
   *
   * @default - the namespace of the release
   */
  readonly namespace?: string;

  /**
   * Kind of the workload.
   *
   * @default WorkloadKind.DEPLOYMENT
   */
  readonly kind?: WorkloadKind;

  /**
   * Component of the release, for the label `app.kubernetes.io/component`, which is part of the pod selector.
   *
   * @default - the ids of the construct path, and the keys of the loops around it
   */
  readonly component?: string;

  /**
   * Extra labels of the workload and its pods, which are part of the pod selector: a map of strings.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Extra labels of the workload alone, which its pods do not have: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly objectLabels?: { [key: string]: string };

  /**
   * Number of pods. Omit it under a condition if something else sets it, such as a HorizontalPodAutoscaler.
   *
   * @default - the default of Kubernetes, 1
   */
  readonly replicas?: number;

  /**
   * Annotations of the workload: a map of strings. `helm.sh/hook` makes a Job a Helm hook.
   *
   * @default - none
   * @see https://helm.sh/docs/topics/charts_hooks/
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Further fields of the workload's `spec`, such as `minReadySeconds`: a map.
   *
   * @default - none
   */
  readonly spec?: { [field: string]: any };

  /**
   * Further fields of the pods' `spec`, such as `shareProcessNamespace`: a map.
   *
   * @default - none
   */
  readonly podSpec?: { [field: string]: any };

  /**
   * Restart policy of the containers: `Always`, `OnFailure` or `Never`.
   *
   * @default - `OnFailure` for a Job, a CronJob and a Pod; otherwise the default of Kubernetes, `Always`
   */
  readonly restartPolicy?: string;

  /**
   * Name of the container, a DNS label.
   *
   * @default - the name of the chart
   */
  readonly containerName?: string;

  /**
   * Ports of the container.
   *
   * @default - none
   */
  readonly ports?: ContainerPort[];

  /**
   * Environment variables of the container: a list.
   *
   * @default - none
   */
  readonly env?: k8s.EnvVar[];

  /**
   * Startup probe: the other probes wait for it; if it fails, the container is restarted.
   *
   * @default - none
   */
  readonly startupProbe?: ProbeProps;

  /**
   * Readiness probe: while it fails, the pod gets no requests.
   *
   * @default - none
   */
  readonly readinessProbe?: ProbeProps;

  /**
   * Liveness probe: if it fails, the container is restarted.
   *
   * @default - none
   */
  readonly livenessProbe?: ProbeProps;

  /**
   * Volumes of the pods: a list.
   *
   * @default - none
   */
  readonly volumes?: { [field: string]: any }[];

  /**
   * Volume mounts of the container: a list.
   *
   * @default - none
   */
  readonly volumeMounts?: k8s.VolumeMount[];

  /**
   * Directories that the program writes to, such as `/tmp`: each is an `emptyDir`, since the root file system is read-only.
   *
   * @default - none
   */
  readonly writablePaths?: string[];

  /**
   * Init containers.
   *
   * @default - none
   */
  readonly initContainers?: InitContainerProps[];

  /**
   * A string whose change replaces the pods, such as the `checksum` of `ConfigFiles`: the annotation `checksum/config` of the
   * pods.
   *
   * @default - none
   */
  readonly checksum?: string;

  /**
   * What the program needs beyond the Pod Security Standard `restricted`, for the defaults of the security contexts.
   *
   * @default - nothing
   */
  readonly security?: PodSecurityOptions;
}
