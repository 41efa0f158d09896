import { FILES_GROUP } from './project-defaults';

/** The documented mount path of the storage of a project, which is in the variable `STORAGE_DIR`. @internal */
export const STORAGE_PATH = '/storage';

/** The files that a program writes are not known; those on the storage belong to its group. @internal */
export const EXPERIMENT_SECURITY = { uid: FILES_GROUP, ownsVolumes: true, readOnlyRootFilesystem: false };

/** Pods that a drain or a preemption ended do not count as failed, so they start again. @internal */
export const POD_FAILURE_POLICY = { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] }] };

/** A day. @internal */
export const TTL_SECONDS = 86_400;

/** The port of PyTorch. @internal */
export const RENDEZVOUS_PORT = 29_500;

/** GPUs, as the device plugin of NVIDIA has them. @internal */
export const GPU_RESOURCE = 'nvidia.com/gpu';

/** Keys of TPUs: that of GKE, and those of the TPU nodes before. @internal */
export const TPU_RESOURCES = ['google.com/tpu', 'cloud-tpus.google.com/v2', 'cloud-tpus.google.com/v3'];

/** The index of a pod of an Indexed Job. @internal */
export const COMPLETION_INDEX = { fieldRef: { fieldPath: "metadata.annotations['batch.kubernetes.io/job-completion-index']" } };

/** The length of a name to which a hyphen and an index of five digits fit. @internal */
export const INDEXED_NAME = 57;

/** The annotation with the parameters of a Job. @internal */
export const PARAMETERS_ANNOTATION = 'cdk8s-mlops.github.io/parameters';

/** The greatest number of parameter sets of one Indexed Job, and of Jobs. @internal */
export const MAX_SETS = { indexed: 10_000, jobs: 1_000 };

/** Statically linked, so that its shell runs beside any program. @internal */
export const LAUNCHER_IMAGE = 'docker.io/library/busybox:1.37.0-musl';
