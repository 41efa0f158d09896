import { redisConnectionValues } from './redis-connection';
import { REDISAI_RESOURCES, RELOAD_RESOURCES, SERVING_PREFIX, SERVING_PROBES, SERVING_RESOURCES, SERVING_SERVICE_PORT } from './serving-defaults';
import { ServingProps } from './serving-props';
import { AnyExpression } from '../expr/expression/any-expression';
import { Exposure } from '../kit/network/exposure';
import { NetworkPolicy } from '../kit/network/network-policy';
import { HorizontalPodAutoscaler } from '../kit/policy/horizontal-pod-autoscaler';
import { PodDisruptionBudget } from '../kit/policy/pod-disruption-budget';
import { CronJob } from '../kit/workload/cron-job';
import { Workload } from '../kit/workload/workload';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

const MAX_PODS = 100;
/** Names that need no quotes in a URL or a program, and that MLflow takes: none that is a relative path or blank. */
const MODEL = {
  pattern: '^[-_a-zA-Z0-9][-_. a-zA-Z0-9]*$', patternDescription: 'letters, digits, spaces, `-`, `_` and `.`, beginning with none of space and `.`', maxLength: 250,
};
const ALIAS = { pattern: '^[-_a-zA-Z0-9]*$', patternDescription: 'letters, digits, `-` and `_`, or empty', maxLength: 255 };
const STAGE = { pattern: '^([Pp]roduction|[Ss]taging|[Aa]rchived|[Nn]one)?$', patternDescription: '`Production`, `Staging`, `Archived` or `None`, or empty', maxLength: 10 };

const MODEL_VALUES = ItemShape.object('Registered model of MLflow.')
  .string('name', { ...MODEL, default: 'demo', minLength: 1, description: 'Name of the registered model.' })
  .string('alias', { ...ALIAS, default: 'production', description: 'Alias of the version. MLflow has `latest` and names such as `v1` for itself.' })
  .string('stage', { ...STAGE, examples: ['Production'], description: 'Stage of the version, instead of `alias`, for registries that still use stages; empty for none.' });

const MODELS_CACHE = ItemShape.object('RedisAI in the pods, for the backend `redisai`. Nobody maintains it: its last release is of 2022.')
  .fragment('resources', { type: 'ResourceRequirements', default: REDISAI_RESOURCES, description: 'Resource requests and limits of RedisAI.' });

const RELOAD = CronJob.scheduleValues({
  description: 'CronJob that replaces the pods when the alias or stage has another version. Without it, `kubectl rollout restart deployment serving-deployment` does.',
  defaults: { schedule: '*/5 * * * *', backoffLimit: 0, successfulJobsHistoryLimit: 1 },
  descriptions: { schedule: 'When it looks at the registry.' },
})
  .boolean('enabled', { description: 'Create the CronJob, with a ServiceAccount that may change this Deployment only.' })
  .fragment('resources', { type: 'ResourceRequirements', default: RELOAD_RESOURCES, description: 'Resource requests and limits of the CronJob.' });

/** The documented values of a server of a model. @internal */
export const SERVING = ItemShape.object('Server of a model.')
  .oneOf('backend', {
    values: ['pyfunc', 'redisai'],
    description: 'What serves the model: `pyfunc`, the scoring server of MLflow, or `redisai`, a program of your own, `image`, with RedisAI beside it. RedisAI is not maintained.',
  })
  .group('model', MODEL_VALUES)
  .integer('replicaCount', { default: 1, minimum: 0, maximum: MAX_PODS, description: 'Number of pods, unless `autoscaling.enabled` is set.' })
  .integer('workers', { default: 1, minimum: 1, maximum: 64, description: 'Processes in each pod that predict, each with the model in its memory, for the backend `pyfunc`.' })
  .string('healthPath', {
    pattern: Pattern.OPTIONAL_URL_PATH, examples: [`${SERVING_PREFIX}/docs`], description: 'Path that the probes ask for, for the backend `redisai`; empty for a connection to the port.',
  })
  .group('redis', redisConnectionValues({
    description: 'RedisAI elsewhere, for the backend `redisai`. It keeps models when the pods are replaced: a program that stores a model under a name that is there already serves the version before, whatever the alias says. '
      + 'Put the version into the name, or delete it.',
    descriptions: { host: 'Host of the server, such as `redisai-clusterip.redis.svc`; empty for RedisAI in the pods.' },
  }))
  .group('modelsCache', MODELS_CACHE)
  .group('reload', RELOAD)
  .include(Exposure.values({
    service: { ports: [{ name: 'http', port: SERVING_SERVICE_PORT }], offersInternal: true, description: 'Service of the server.' },
    ingress: { defaults: { host: 'serving.example.org' }, description: `Ingress of the server, for the path \`${SERVING_PREFIX}\`. The server has no authentication.` },
    gateway: { description: `Gateway API route of the server: an HTTPRoute for the path \`${SERVING_PREFIX}\`.` },
  }))
  .group('autoscaling', HorizontalPodAutoscaler.values())
  .group('podDisruptionBudget', PodDisruptionBudget.values())
  .group('networkPolicy', NetworkPolicy.values({ notes: { egress: 'The pods need the store of the artifacts unless MLflow passes them on, and for the backend `redisai` Redis and the APM server: if they need one of them outside of the release, rules are required.' } }))
  .group('probes', Workload.probesValues(SERVING_PROBES))
  .include(Workload.values({
    subject: 'the server',
    hasScratch: true,
    overridesCommand: true,
    defaults: { resources: SERVING_RESOURCES },
    notes: {
      securityContext: 'The server writes to `/tmp`, and the model is in an `emptyDir` at `/model`.',
      scratchVolume: 'The model is in one of them.',
    },
    descriptions: {
      command: 'Overrides the command of the program of the backend `redisai`.',
      args: 'Overrides all arguments of the program of the backend `redisai`.',
    },
  }))
  ._readBy((group: AnyExpression): ServingProps => ({
    ...group._propsOf(['replicaCount']),
    replicas: group.integer('replicaCount').asNumber(),
  } as ServingProps), ['replicaCount']);
