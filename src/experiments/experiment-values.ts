import {
  EXPERIMENT_SECURITY, GPU_RESOURCE, LAUNCHER_IMAGE, MAX_SETS, RENDEZVOUS_PORT, STORAGE_PATH, TPU_RESOURCES, TTL_SECONDS,
} from './experiment-defaults';
import { STORAGE } from './project-defaults';
import { AIM_CONNECTION } from './tracking-values';
import { Workload } from '../kit/workload/workload';
import { WorkloadKind } from '../kit/workload/workload-props';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

/** Names of parameters, which are names of variables too. @internal */
export const PARAMETER_NAME = {
  keyPattern: '^[a-zA-Z_][-._a-zA-Z0-9]*$',
  keyPatternDescription: 'letters, digits, `-`, `_` and `.`, starting with a letter or `_`',
  keyMaxLength: 100,
};

const QUALIFIED = { pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253 };
const LABEL_VALUE = { pattern: '^([a-zA-Z0-9]([-._a-zA-Z0-9]*[a-zA-Z0-9])?)?$', patternDescription: 'letters, digits, `-`, `_` and `.`, or empty', maxLength: 63 };
const SECONDS = { minimum: 0, maximum: 31_536_000 };

const SECRET_VARIABLE = ItemShape.object()
  .string('secret', { required: true, pattern: Pattern.DNS_NAME, maxLength: 253, description: 'Name of the Secret.' })
  .string('key', { pattern: Pattern.OPTIONAL_FILE_NAME, maxLength: 253, description: 'Key in the Secret; empty for the name of the variable.' });

const COMPUTE = ItemShape.object('What the experiment reserves of a node: its requests and its limits alike.')
  .quantity('cpu', { optional: true, examples: ['4'], description: 'CPUs.' })
  .quantity('memory', { bytes: true, optional: true, examples: ['8Gi'], description: 'Memory, with its unit.' })
  .integer('gpu', { minimum: 0, maximum: 1024, description: 'GPUs.' })
  .integer('tpu', { minimum: 0, maximum: 1024, description: 'TPU chips.' })
  .quantity('ephemeralStorage', { bytes: true, optional: true, examples: ['20Gi'], description: 'Disk of the node.' });

const GPU = ItemShape.object('Which GPUs it gets, if it asks for any.')
  .string('resource', {
    default: GPU_RESOURCE, pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*/[a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$', patternDescription: 'a resource such as `nvidia.com/gpu`', maxLength: 253,
    examples: ['amd.com/gpu', 'nvidia.com/mig-1g.5gb'], description: 'The resource of the device plugin. The pods tolerate taints of this key.',
  })
  .string('product', { ...LABEL_VALUE, examples: ['A100-SXM4-80GB'], description: 'Model, the label `nvidia.com/gpu.product` of nodes; empty for any.' })
  .string('accelerator', { ...LABEL_VALUE, examples: ['nvidia-l4'], description: 'Model on GKE, the label `cloud.google.com/gke-accelerator` of nodes; empty for any.' });

const TPU = ItemShape.object('Which TPUs it gets, if it asks for any.')
  .oneOf('resource', { values: TPU_RESOURCES, description: 'The resource: `google.com/tpu`, or one of the older TPU nodes. The pods tolerate taints of this key.' })
  .string('accelerator', { ...LABEL_VALUE, examples: ['tpu-v5-lite-podslice'], description: 'Type on GKE, the label `cloud.google.com/gke-tpu-accelerator` of nodes; empty for any.' })
  .string('topology', { ...LABEL_VALUE, examples: ['2x4'], description: 'Topology on GKE, the label `cloud.google.com/gke-tpu-topology` of nodes; empty for any.' });

const EXPERIMENT_STORAGE = ItemShape.object('Where it keeps its files. The path is in `STORAGE_DIR`.')
  .string('existingClaim', { ...QUALIFIED, default: STORAGE.shared, description: 'Claim in the namespace, such as that of the chart `experiment-project`; empty for a directory that is lost with the pod.' })
  .string('mountPath', { default: STORAGE_PATH, pattern: '^(/[-._a-zA-Z0-9]+)+$', patternDescription: 'an absolute path without trailing slash', description: 'Where it is mounted.' })
  .string('subPath', { pattern: '^([-_a-zA-Z0-9][-._a-zA-Z0-9]*(/[-_a-zA-Z0-9][-._a-zA-Z0-9]*)*)?$', patternDescription: 'a relative path, or empty', description: 'Directory of the volume, which is all that the experiment sees; empty for the whole volume.' });

const JOB = ItemShape.object('The Job.')
  .integer('backoffLimit', { default: 0, minimum: 0, maximum: 1000, description: 'Number of retries of a failed pod.' })
  .integer('activeDeadlineSeconds', { ...SECONDS, description: 'Seconds after which the Job is terminated; 0 for no limit.' })
  .integer('ttlSecondsAfterFinished', {
    ...SECONDS, default: TTL_SECONDS,
    description: 'Seconds after which a finished Job is deleted; 0 to keep it. Set 0 with Argo CD and Flux, which create a deleted Job again, so that the experiment runs again; the next `helm upgrade` does the same.',
  })
  .boolean('suspend', { description: 'Create the Job without pods, until it is false. A queue decides it itself.' })
  .oneOf('restartPolicy', { values: ['Never', 'OnFailure'], description: 'Restart policy: `Never`, where another pod is a retry, or `OnFailure`, where the container starts again.' })
  .fragment('podFailurePolicy', {
    type: 'PodFailurePolicy', optional: true, examples: [{ rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [3] } }] }],
    description: 'Which failures count; only for the restart policy `Never`. If not set, all but those by a drain of the node or a preemption, after which the pod starts again; `rules: []` for all.',
  });

const QUEUE = ItemShape.object('The queue of Kueue that admits the experiment.')
  .string('name', { ...QUALIFIED, maxLength: 63, description: 'LocalQueue in the namespace; empty for none.' })
  .string('priorityClass', { ...QUALIFIED, maxLength: 63, description: 'WorkloadPriorityClass; empty for none.' });

const MLFLOW = ItemShape.object('Tracking with an MLflow server.')
  .string('trackingUri', { pattern: '^(https?://[-._~:%/a-zA-Z0-9]+|databricks)?$', patternDescription: 'a URL of `http` or `https` without a login, or empty', examples: ['http://mlflow.mlops'], description: 'URL of the server, in `MLFLOW_TRACKING_URI`; empty for none.' })
  .string('experimentName', { description: 'Name of the MLflow experiment, in `MLFLOW_EXPERIMENT_NAME`; empty for what the program says.' })
  .string('existingSecret', { ...QUALIFIED, description: 'Secret whose keys become variables: `MLFLOW_TRACKING_USERNAME` and `MLFLOW_TRACKING_PASSWORD`, or `MLFLOW_TRACKING_TOKEN`; empty for none.' });

const NEPTUNE = ItemShape.object('Tracking with Neptune.')
  .string('project', { pattern: '^([-._a-zA-Z0-9]+/[-._a-zA-Z0-9]+)?$', patternDescription: 'a workspace and a project such as `team/forecast`, or empty', description: 'Project, in `NEPTUNE_PROJECT`; empty for none.' })
  .string('existingSecret', { ...QUALIFIED, description: 'Secret with the API token, which a project needs.' })
  .string('apiTokenKey', { default: 'NEPTUNE_API_TOKEN', pattern: Pattern.FILE_NAME, minLength: 1, description: 'Key of the API token in the Secret, which is in `NEPTUNE_API_TOKEN`.' });

const TRACKING = ItemShape.object('Where it reports its runs. A server without address is left out.')
  .group('aim', AIM_CONNECTION)
  .group('mlflow', MLFLOW)
  .group('neptune', NEPTUNE);

const DISTRIBUTED = ItemShape.object('Training with several pods, as `torchrun` of PyTorch starts it: an Indexed Job with a headless Service.')
  .integer('nodes', { default: 1, minimum: 1, maximum: 1000, description: 'Number of pods.' })
  .string('processesPerNode', { default: 'auto', acceptsIntegers: true, pattern: '^([0-9]+|auto|gpu|cpu)$', patternDescription: 'an integer, or `auto`, `gpu` or `cpu`', maxLength: 4, description: 'Processes in each pod.' })
  .integer('port', { default: RENDEZVOUS_PORT, minimum: 1024, maximum: 65_535, description: 'Port of the first pod, at which the others meet.' })
  .oneOf('rendezvous', { values: ['static', 'c10d'], description: 'How they meet: `static`, with the index of the pod as its rank, or `c10d`, where a pod that is replaced can join again.' });

/** The values of an experiment by the names of the props, apart from those of its workload. @internal */
export const EXPERIMENT_PROPS = ItemShape.object('An experiment.')
  .map('params', {
    ...PARAMETER_NAME, items: ItemShape.ofJson(), examples: [{ 'learning-rate': 0.01, 'layers': [64, 64] }],
    description: 'Parameters of the program, by name: strings, numbers, booleans, lists and maps. A string arrives as it is, anything else as JSON; quote a number that has to arrive as it is written, such as `"1e-05"`.',
  })
  .oneOf('paramStyle', { values: ['args', 'env'], description: 'How the program gets the parameters: as arguments `--name=value` behind `args`, or as variables.' })
  .map('secretEnv', {
    items: SECRET_VARIABLE, keyPattern: '^[a-zA-Z_][a-zA-Z0-9_]*$', keyPatternDescription: 'letters, digits and `_`, not starting with a digit', keyMaxLength: 100,
    examples: [{ WANDB_API_KEY: { secret: 'wandb' } }], description: 'Keys of Secrets that are variables, by the name of the variable.',
  })
  .group('compute', COMPUTE)
  .group('gpu', GPU)
  .group('tpu', TPU)
  .quantity('sharedMemory', { bytes: true, optional: true, examples: ['2Gi'], description: 'Size of `/dev/shm`, which data loaders with several processes need. It counts as memory of the container.' })
  .group('storage', EXPERIMENT_STORAGE)
  .group('job', JOB)
  .group('queue', QUEUE)
  .group('tracking', TRACKING)
  .group('distributed', DISTRIBUTED)
  .string('run', { acceptsIntegers: true, examples: ['2'], description: 'Any string; change it to run the experiment again without other changes.' });

/** The documented values of an experiment. @internal */
export const EXPERIMENT = EXPERIMENT_PROPS
  .include(Workload.values({
    kind: WorkloadKind.JOB,
    subject: 'the experiment',
    security: EXPERIMENT_SECURITY,
    overridesCommand: true,
    omit: ['resources'],
    descriptions: { command: 'Command of the program; empty for that of the image.', args: 'Arguments of the program; empty for those of the image.' },
    examples: { command: ['python'], args: ['train.py'] },
  }))
  .adapt({ rename: { compute: 'resources' } });

/** The documented values of a sweep. @internal */
export const SWEEP = ItemShape.object('Runs with several sets of parameters, which take precedence over `params`. Without a grid and sets there is one run.')
  .map('grid', {
    ...PARAMETER_NAME, items: ItemShape.ofList({ items: ItemShape.ofJson(), minItems: 1, unique: true, description: 'Values.' }),
    examples: [{ 'learning-rate': [0.1, 0.01], 'layers': [[64], [64, 64]] }], description: 'Values of each parameter. Each combination is a run.',
  })
  .list('sets', {
    items: ItemShape.ofMap({ ...PARAMETER_NAME, items: ItemShape.ofJson(), description: 'Parameters.' }), unique: true,
    examples: [[{ 'learning-rate': 0.1 }, { 'learning-rate': 0.01, 'batch-size': 64 }]], description: 'The sets of parameters themselves, in place of a grid. Each is a run.',
  })
  .integer('sample', { minimum: 0, maximum: MAX_SETS.indexed, description: 'Number of combinations to choose at random; 0 for all.' })
  .string('seed', { default: '0', acceptsIntegers: true, description: 'Any string, which decides what is chosen: the same one chooses the same.' })
  .oneOf('mode', {
    values: ['jobs', 'indexed'],
    description: `\`jobs\` for a Job for each set, at most ${MAX_SETS.jobs}, which works with any image; \`indexed\` for one Indexed Job for all, at most ${MAX_SETS.indexed}, which needs \`command\`: a launcher gives each pod its parameters.`,
  })
  .integer('parallelism', { default: 10, minimum: 0, maximum: 100_000, description: 'Maximum number of pods that an Indexed Job runs at the same time.' })
  .integer('backoffLimitPerIndex', { default: 0, minimum: 0, maximum: 1000, description: 'Number of retries for each set of an Indexed Job.' })
  .integer('maxFailedIndexes', { default: MAX_SETS.indexed, minimum: 0, maximum: 100_000, description: 'Number of sets of an Indexed Job that may fail before it is terminated; all if there are no more.' })
  .string('launcherImage', {
    default: LAUNCHER_IMAGE, pattern: Pattern.IMAGE_REFERENCE.replace('^', '^(').replace(/[$]$/, ')?$'), patternDescription: 'an image reference, or empty', maxLength: 512,
    description: 'Image with a statically linked `busybox`, which an init container copies into the pods of an Indexed Job: its shell starts the program. Empty for the `sh` of the image of the program.',
  });

/** The values of a sweep and its experiment, by the names of the props. @internal */
export const SWEEP_PROPS = EXPERIMENT_PROPS.group('sweep', SWEEP);
