import { k8s } from '../kit/k8s';
import { CommandOptions, WorkloadOptions } from '../kit/workload/workload-props';
import { BooleanExpression } from '../expr/expression/expression';

/**
 * What an experiment reserves of a node: its requests and its limits alike, so that it gets what it asked for, and no more.
 */
export interface ComputeOptions {
  /**
   * CPUs: a quantity such as `4` or `500m`.
   *
   * @default - none
   */
  readonly cpu?: string;

  /**
   * Memory: a quantity with its unit, such as `8Gi`.
   *
   * @default - none
   */
  readonly memory?: string;

  /**
   * GPUs.
   *
   * @default 0
   */
  readonly gpu?: number;

  /**
   * TPU chips.
   *
   * @default 0
   */
  readonly tpu?: number;

  /**
   * Disk of the node: a quantity such as `20Gi`.
   *
   * @default - none
   */
  readonly ephemeralStorage?: string;
}

/**
 * Which GPUs an experiment gets, if it asks for any.
 */
export interface GpuOptions {
  /**
   * The resource of the device plugin, such as `nvidia.com/gpu`, `amd.com/gpu`, or `nvidia.com/mig-1g.5gb`. The pods tolerate taints of this
   * key.
   *
   * @default "nvidia.com/gpu"
   */
  readonly resource?: string;

  /**
   * Model, the label `nvidia.com/gpu.product` of nodes; empty means any.
   *
   * @default - any
   */
  readonly product?: string;

  /**
   * Model on GKE, the label `cloud.google.com/gke-accelerator` of nodes; empty means any.
   *
   * @default - any
   */
  readonly accelerator?: string;
}

/**
 * Which TPUs an experiment gets, if it asks for any.
 */
export interface TpuOptions {
  /**
   * The resource: `google.com/tpu`, or one of TPU nodes, `cloud-tpus.google.com/v2` and `cloud-tpus.google.com/v3`. The pods tolerate taints
   * of this key.
   *
   * @default "google.com/tpu"
   */
  readonly resource?: string;

  /**
   * Type on GKE, the label `cloud.google.com/gke-tpu-accelerator` of nodes, such as `tpu-v5-lite-podslice`; empty means any.
   *
   * @default - any
   */
  readonly accelerator?: string;

  /**
   * Topology on GKE, the label `cloud.google.com/gke-tpu-topology` of nodes, such as `2x4`; empty means any.
   *
   * @default - any
   */
  readonly topology?: string;
}

/**
 * Where an experiment keeps its files. Its path is in the variable `STORAGE_DIR`.
 */
export interface ExperimentStorageOptions {
  /**
   * Name of a PersistentVolumeClaim in the namespace; empty means a directory that is lost with the pod.
   *
   * @default "nfs"
   */
  readonly existingClaim?: string;

  /**
   * Where it is mounted.
   *
   * @default "/storage"
   */
  readonly mountPath?: string;

  /**
   * A directory of the volume, which is all that the experiment sees of it; empty means the whole volume.
   *
   * @default - the whole volume
   */
  readonly subPath?: string;
}

/**
 * A key of a Secret, which is a variable of an experiment.
 */
export interface SecretVariable {
  /** Name of the Secret. */
  readonly secret: string;

  /**
   * Key in the Secret.
   *
   * @default - the name of the variable
   */
  readonly key?: string;
}

/**
 * The Job of an experiment.
 */
export interface ExperimentJobOptions {
  /**
   * Number of retries of a failed pod, from 0.
   *
   * @default 0
   */
  readonly backoffLimit?: number;

  /**
   * Seconds after which a running Job is terminated; 0 means never.
   *
   * @default 0
   */
  readonly activeDeadlineSeconds?: number;

  /**
   * Seconds after which a finished Job is deleted; 0 means never. Set 0 for Argo CD and Flux, which would create the deleted Job again, and
   * so run the experiment again; so does the next `helm upgrade`.
   *
   * @default 86400
   */
  readonly ttlSecondsAfterFinished?: number;

  /**
   * Create the Job without pods, until it is false: true, false or an expression. Both outputs refuse it together with a queue, which
   * decides it.
   *
   * @default false
   */
  readonly suspend?: boolean | BooleanExpression;

  /**
   * Restart policy: `Never`, where another pod is a retry, or `OnFailure`, where the container starts again.
   *
   * @default "Never"
   */
  readonly restartPolicy?: string;

  /**
   * Which failures count: a map as in `podFailurePolicy` of a Job. Both outputs refuse it together with the restart policy `OnFailure`.
   *
   * @default - disruptions, such as a drain of the node or a preemption, do not count as failures
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
   */
  readonly podFailurePolicy?: { [field: string]: any };
}

/**
 * The queue of Kueue that admits an experiment. Kueue decides when its pods run, so the Job has no `suspend`.
 *
 * @see https://kueue.sigs.k8s.io/docs/tasks/run/jobs/
 */
export interface QueueOptions {
  /**
   * Name of a LocalQueue in the namespace; empty means none.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * Name of a WorkloadPriorityClass; empty means none.
   *
   * @default - none
   */
  readonly priorityClass?: string;
}

/**
 * Tracking with an Aim server, as `aim.AimConnection` has it.
 */
export interface AimTrackingOptions {
  /**
   * URL of the server, `aim://host:port`, in the variable `AIM_REPO`, for `aim.Run(repo=os.environ["AIM_REPO"])`; empty means none.
   *
   * @default - none
   */
  readonly repo?: string;

  /**
   * Protocol of the server: `http` or `grpc`.
   *
   * @default "http"
   */
  readonly protocol?: string;

  /**
   * Name of a Secret with the CA certificate of the server; empty means none.
   *
   * @default - none
   */
  readonly caSecret?: string;

  /**
   * Key of the certificate in the Secret.
   *
   * @default "ca.crt"
   */
  readonly caKey?: string;
}

/**
 * Tracking with an MLflow server.
 *
 * @see https://mlflow.org/docs/latest/ml/tracking/
 */
export interface MlflowTrackingOptions {
  /**
   * URL of the server, in the variable `MLFLOW_TRACKING_URI`; empty means none. Rejected is one with a login: see `existingSecret`.
   *
   * @default - none
   */
  readonly trackingUri?: string;

  /**
   * Name of the MLflow experiment, in `MLFLOW_EXPERIMENT_NAME`; empty means what the program says.
   *
   * @default - what the program says
   */
  readonly experimentName?: string;

  /**
   * Name of a Secret whose keys become variables, such as `MLFLOW_TRACKING_USERNAME` and `MLFLOW_TRACKING_PASSWORD`, or
   * `MLFLOW_TRACKING_TOKEN`; empty means none.
   *
   * @default - none
   */
  readonly existingSecret?: string;
}

/**
 * Tracking with Neptune.
 */
export interface NeptuneTrackingOptions {
  /**
   * Project, `workspace/name`, in `NEPTUNE_PROJECT`; empty means no tracking.
   *
   * @default - none
   */
  readonly project?: string;

  /**
   * Name of the Secret with the API token. Both outputs refuse a project without it.
   *
   * @default - none
   */
  readonly existingSecret?: string;

  /**
   * Key of the API token in the Secret, which is in `NEPTUNE_API_TOKEN`.
   *
   * @default "NEPTUNE_API_TOKEN"
   */
  readonly apiTokenKey?: string;
}

/**
 * Where an experiment reports its runs. A server without address is left out.
 */
export interface TrackingOptions {
  /**
   * An Aim server.
   *
   * @default - none
   */
  readonly aim?: AimTrackingOptions;

  /**
   * An MLflow server.
   *
   * @default - none
   */
  readonly mlflow?: MlflowTrackingOptions;

  /**
   * Neptune.
   *
   * @default - none
   */
  readonly neptune?: NeptuneTrackingOptions;
}

/**
 * Training with several pods, as PyTorch's `torchrun` starts it.
 *
 * @see https://docs.pytorch.org/docs/stable/elastic/run.html
 */
export interface DistributedOptions {
  /**
   * Number of pods. With more than one, the Job is an Indexed Job with a headless Service, and its pods have the variables that `torchrun`
   * reads in place of its arguments: `PET_NNODES`, `PET_NPROC_PER_NODE`, and those of the rendezvous.
   *
   * @default 1
   */
  readonly nodes?: number;

  /**
   * Processes in each pod: a number, or `auto`, `gpu` or `cpu`.
   *
   * @default "auto"
   */
  readonly processesPerNode?: string;

  /**
   * Port of the first pod, at which the others meet.
   *
   * @default 29500
   */
  readonly port?: number;

  /**
   * How they meet: `static`, with the index of the pod as its rank, or `c10d`, where a pod that is replaced can join again.
   *
   * @default "static"
   */
  readonly rendezvous?: string;
}

/**
 * An experiment. Strings and numbers can be tokens; lists and maps have the form of the Kubernetes API, and can be tokens too.
 *
 * Its pods run as user and group 1000, which the files of the storage of a project belong to, with a writable root file system. Of the options of a workload, `resources` replaces `compute`.
 */
export interface ExperimentProps extends WorkloadOptions, CommandOptions {
  /** Image with the program. */
  readonly image: string;

  /**
   * Parameters of the program, by name: a map of strings, numbers, booleans, lists and maps. A string arrives as it is, anything else as JSON.
   *
   * Integers beyond ±(2^53−1), which would not arrive as they are written, are refused (`check-failed`): write a string.
   *
   * @default - none
   */
  readonly params?: { [name: string]: any };

  /**
   * How the program gets the parameters: `args`, as `--name=value` behind the other arguments, or `env`, as variables.
   *
   * @default "args"
   */
  readonly paramStyle?: string;

  /**
   * Keys of Secrets that are variables, by the name of the variable.
   *
   * @default - none
   */
  readonly secretEnv?: { [name: string]: SecretVariable };

  /**
   * What it reserves of a node.
   *
   * @default - nothing
   */
  readonly compute?: ComputeOptions;

  /**
   * Which GPUs it gets.
   *
   * @default - those of NVIDIA
   */
  readonly gpu?: GpuOptions;

  /**
   * Which TPUs it gets.
   *
   * @default - those of GKE
   */
  readonly tpu?: TpuOptions;

  /**
   * Size of `/dev/shm`, which data loaders with several processes need: a quantity such as `2Gi`, which counts as memory of the container.
   *
   * @default - that of the container runtime, usually 64Mi
   */
  readonly sharedMemory?: string;

  /**
   * Where it keeps its files.
   *
   * @default - the claim `nfs` at `/storage`
   */
  readonly storage?: ExperimentStorageOptions;

  /**
   * Its Job.
   *
   * @default - no retries; deleted a day after it has finished
   */
  readonly job?: ExperimentJobOptions;

  /**
   * The queue that admits it.
   *
   * @default - none
   */
  readonly queue?: QueueOptions;

  /**
   * Where it reports its runs.
   *
   * @default - nowhere
   */
  readonly tracking?: TrackingOptions;

  /**
   * Training with several pods.
   *
   * @default - a single pod
   */
  readonly distributed?: DistributedOptions;

  /**
   * Environment variables: a list.
   *
   * @default - none
   */
  readonly env?: k8s.EnvVar[];

  /**
   * Any string: a new one runs it again without another change.
   *
   * @default - none
   */
  readonly run?: string;
}
