import { ServiceAccountOptions } from '../access/service-account-props';
import { PodSecurityOptions } from './pod-security';
import { ProbeProps } from './probe-props';
import { Resources } from '../resources';
import { k8s } from '../k8s';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * A container beside that of the program, such as an exporter of metrics.
 */
export interface SidecarProps {
  /** The name, a DNS label. Both outputs refuse one that the pod has already. */
  readonly name: string;

  /** The reference of the image. */
  readonly image: string;

  /** @default - that of the image */
  readonly command?: string[];

  /** @default - those of the image */
  readonly args?: string[];

  /** @default - none */
  readonly env?: k8s.EnvVar[];

  /**
   * The ports, each with `containerPort`.
   *
   * @default - none
   */
  readonly ports?: { [field: string]: any }[];

  /** @default - none */
  readonly resources?: Resources;

  /** @default - none */
  readonly volumeMounts?: k8s.VolumeMount[];

  /** @default - that of `PodSecurity` */
  readonly securityContext?: k8s.SecurityContext;
}

/**
 * What differs from one installation of a workload to the next. Strings and numbers can be tokens;
 * a property that takes anything takes data of the form that Kubernetes has there, or what stands for it.
 */
export interface WorkloadOptions {
  /**
   * When the image is pulled: `Always`, `IfNotPresent` or `Never`.
   *
   * @default - that of Kubernetes: `Always` for the tag `latest`, otherwise `IfNotPresent`
   */
  readonly imagePullPolicy?: string;

  /**
   * Secrets with credentials for the registry: the list of a pod's `imagePullSecrets`.
   *
   * @default - none
   */
  readonly imagePullSecrets?: k8s.LocalObjectReference[];

  /**
   * Resources of the containers.
   *
   * @default - none
   */
  readonly resources?: Resources;

  /**
   * Labels of the pods: a map of strings. Rejected are the keys that select the pods.
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
   * The ServiceAccount of the pods, created or existing. Rejected beside `serviceAccountName`.
   *
   * @default - that of the namespace
   */
  readonly serviceAccount?: ServiceAccountOptions;

  /**
   * The ServiceAccount of the pods; empty means that of the namespace.
   *
   * @default - that of the namespace
   */
  readonly serviceAccountName?: string;

  /**
   * Whether the token of the ServiceAccount is mounted: true, false or an expression. Programs that do not talk to the
   * API server need none.
   *
   * @default false
   */
  readonly automountServiceAccountToken?: boolean | BooleanExpression;

  /**
   * The security context of the pods.
   *
   * @default - a user of its own that is not root, the seccomp profile of the runtime; see `PodSecurity`
   */
  readonly podSecurityContext?: k8s.PodSecurityContext;

  /**
   * The security context of the containers.
   *
   * @default - no capabilities, no more rights later, a root file system that is read only; see `PodSecurity`
   */
  readonly securityContext?: k8s.SecurityContext;

  /**
   * Labels of the nodes that the pods ask for: a map of strings.
   *
   * @default - none
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Taints of nodes that the pods tolerate: a list.
   *
   * @default - none
   */
  readonly tolerations?: k8s.Toleration[];

  /**
   * Preferences among nodes.
   *
   * @default - none
   */
  readonly affinity?: k8s.Affinity;

  /**
   * How the pods spread over nodes and zones: a list.
   *
   * @default - as the scheduler does it
   */
  readonly topologySpreadConstraints?: k8s.TopologySpreadConstraint[];

  /**
   * The PriorityClass of the pods; empty means that of the cluster.
   *
   * @default - that of the cluster
   */
  readonly priorityClassName?: string;

  /**
   * The RuntimeClass of the pods; empty means that of the cluster.
   *
   * @default - that of the cluster
   */
  readonly runtimeClassName?: string;

  /**
   * Seconds that the pods have to end in before they are killed.
   *
   * @default - that of Kubernetes, 30
   */
  readonly terminationGracePeriodSeconds?: number;

  /**
   * Entries of `/etc/hosts` in the pods.
   *
   * @default - none
   */
  readonly hostAliases?: k8s.HostAlias[];

  /**
   * DNS configuration of the pods, beside that of the cluster.
   *
   * @default - that of the cluster
   */
  readonly dnsConfig?: k8s.PodDnsConfig;

  /**
   * How many old revisions are kept, for `kubectl rollout undo`. Rejected for a Job, a CronJob and a Pod, unless it is a
   * value, which other workloads may share.
   *
   * @default 10
   */
  readonly revisionHistoryLimit?: number;

  /**
   * How pods are replaced: a map as in `strategy` of a Deployment, and in `updateStrategy` of a StatefulSet or a DaemonSet.
   * Rejected for other kinds, unless it is a value, which other workloads may share.
   *
   * @default - that of Kubernetes: a few at a time
   */
  readonly strategy?: { [field: string]: any };

  /**
   * Environment variables of the container by their names: a map of strings. They take the place of variables of the program
   * that have the same names.
   *
   * @default - none
   */
  readonly environment?: { [name: string]: string };

  /**
   * More environment variables of the container: a list. Both outputs refuse the name of one that is there already.
   *
   * @default - none
   */
  readonly extraEnv?: k8s.EnvVar[];

  /**
   * ConfigMaps and Secrets whose entries become environment variables of the container: a list.
   *
   * @default - none
   */
  readonly extraEnvFrom?: k8s.EnvFromSource[];

  /**
   * More volumes of the pods: a list. Both outputs refuse the name of one that is there already.
   *
   * @default - none
   */
  readonly extraVolumes?: { [field: string]: any }[];

  /**
   * More mounts of the container: a list. Both outputs refuse the path of one that is there already.
   *
   * @default - none
   */
  readonly extraVolumeMounts?: k8s.VolumeMount[];

  /**
   * More containers that run to their end before the others begin: a list.
   *
   * @default - none
   */
  readonly extraInitContainers?: { [field: string]: any }[];

  /**
   * More containers beside the container: a list.
   *
   * @default - none
   */
  readonly extraContainers?: { [field: string]: any }[];

  /**
   * Containers beside the container, each hardened unless it brings its own security context.
   *
   * @default - none
   */
  readonly sidecars?: SidecarProps[];

  /**
   * Settings of the `emptyDir` volumes of the `writablePaths`, such as `{ sizeLimit: '1Gi' }`.
   *
   * @default - on the disk of the node, without a limit
   */
  readonly scratchVolume?: { [field: string]: any };
}

/**
 * What the container runs. `Workload.values({ overridesCommand: true })` offers it to users.
 */
export interface CommandOptions {
  /**
   * The command of the container: a list of strings.
   *
   * @default - that of the image
   */
  readonly command?: string[];

  /**
   * The arguments of the container: a list of strings.
   *
   * @default - those of the image
   */
  readonly args?: string[];
}

/**
 * A port that a container listens on.
 */
export interface ContainerPort {
  /** The name, by which probes and Services refer to it: a DNS label of at most 15 characters with a letter in it. */
  readonly name: string;

  /** The number; from 1024, since the program is not root. No two of a container are the same. */
  readonly port: number;

  /**
   * `TCP`, `UDP` or `SCTP`.
   *
   * @default "TCP"
   */
  readonly protocol?: string;
}

/**
 * A container that runs to its end before the others begin. It has the image, the resources, the mounts and the security
 * context of the workload's container.
 */
export interface InitContainerProps {
  /** The name, a DNS label. */
  readonly name: string;

  /** The command: a list of strings, or a token of one. */
  readonly command: string[];

  /**
   * The arguments: a list of strings, or a token of one.
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
   * Whether there is one: true, false or an expression.
   *
   * @default true
   */
  readonly when?: boolean | BooleanExpression;
}

/**
 * What keeps pods running, or runs them to their end.
 */
export enum WorkloadKind {
  /** Pods that are all the same. */
  DEPLOYMENT = 'Deployment',
  /** Pods with names and volumes of their own. Needs `serviceName` in `spec`. */
  STATEFUL_SET = 'StatefulSet',
  /** A pod on every node. */
  DAEMON_SET = 'DaemonSet',
  /** Pods that run to their end. */
  JOB = 'Job',
  /** A Job at set times. Needs `schedule` in `spec`, which takes more of the Job's in `jobTemplate`. */
  CRON_JOB = 'CronJob',
  /** A pod by itself, which nothing replaces. */
  POD = 'Pod',
}

/** Whether pods of the kind are replaced when what they run changes. @internal */
export function replacesPods(kind: WorkloadKind): boolean {
  return kind === WorkloadKind.DEPLOYMENT || kind === WorkloadKind.STATEFUL_SET || kind === WorkloadKind.DAEMON_SET;
}

/**
 * Pods of one container, and of those that the values add.
 */
export interface WorkloadProps extends WorkloadOptions, CommandOptions {
  /** The reference of the image. */
  readonly image: string;

  /**
   * The name of the workload.
   *
   * @default - the name of the release and the ids on the path
   */
  readonly name?: string;

  /** @default WorkloadKind.DEPLOYMENT */
  readonly kind?: WorkloadKind;

  /**
   * What the pods are, for the label `app.kubernetes.io/component`, which tells them from the others of the release.
   *
   * @default - the ids on the path and the keys of the loops around it
   */
  readonly component?: string;

  /**
   * Labels of the workload and of its pods in addition to those of the release, by which the pods are selected too: a map of strings.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * How many pods there are; what is left out under a condition leaves it to others, such as a HorizontalPodAutoscaler.
   *
   * @default - one, which is that of Kubernetes
   */
  readonly replicas?: number;

  /**
   * Annotations of the workload itself: a map of strings. With `helm.sh/hook` a Job becomes a hook of Helm.
   *
   * @default - none
   * @see https://helm.sh/docs/topics/charts_hooks/
   */
  readonly annotations?: { [key: string]: string };

  /**
   * More of the workload's `spec`, such as `minReadySeconds`: a map.
   *
   * @default - none
   */
  readonly spec?: { [field: string]: any };

  /**
   * More of the pods' `spec`, such as `hostAliases`: a map.
   *
   * @default - none
   */
  readonly podSpec?: { [field: string]: any };

  /**
   * When the container starts again: `Always`, `OnFailure` or `Never`.
   *
   * @default - `Always`, which is that of Kubernetes; for a Job, a CronJob and a Pod `OnFailure`
   */
  readonly restartPolicy?: string;

  /**
   * The name of the container, a DNS label.
   *
   * @default - the name of the chart
   */
  readonly containerName?: string;

  /**
   * The ports of the container.
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
   * Until it answers, nothing else is asked; when it never does, the container starts again.
   *
   * @default - none
   */
  readonly startupProbe?: ProbeProps;

  /**
   * While it does not answer, the pod gets no requests.
   *
   * @default - none
   */
  readonly readinessProbe?: ProbeProps;

  /**
   * When it does not answer any more, the container starts again.
   *
   * @default - none
   */
  readonly livenessProbe?: ProbeProps;

  /**
   * What is done when the container has started and before it ends: a map, as a container's `lifecycle`.
   *
   * @default - nothing
   */
  readonly lifecycle?: { [field: string]: any };

  /**
   * Volumes of the pods: a list.
   *
   * @default - none
   */
  readonly volumes?: { [field: string]: any }[];

  /**
   * Mounts of the container: a list.
   *
   * @default - none
   */
  readonly volumeMounts?: k8s.VolumeMount[];

  /**
   * Folders that the program writes to besides its volumes, such as `/tmp`: each is an `emptyDir`. The root file system is
   * read only.
   *
   * @default - none
   */
  readonly writablePaths?: string[];

  /**
   * Containers that run to their end before the container begins.
   *
   * @default - none
   */
  readonly initContainers?: InitContainerProps[];

  /**
   * A string that changes when the pods must be replaced, such as the `checksum` of `ConfigFiles`. It becomes the annotation
   * `checksum/config` of the pods.
   *
   * @default - none
   */
  readonly checksum?: string;

  /**
   * What the program needs beyond the least, for the default of the security contexts.
   *
   * @default - nothing
   */
  readonly security?: PodSecurityOptions;
}
