import { DemoService } from './demo-service';
import { ElasticApm } from './elastic-apm';
import { MlflowServer } from './mlflow-server';
import { ModelTraining } from './model-training';
import { DEMO_NAMES } from './names';
import { needsEgress } from './needs-egress';
import { Serving } from './serving';
import { REDISAI_IMAGE } from './serving-defaults';
import { ReleaseChart } from '../chart/release-chart';
import { Image } from '../expr/expression/image';
import { When } from '../manifest/scope/when';
import { Condition } from '../kit/condition';
import { refuseWhen } from '../kit/release-chart-of';

/** The parts of the demo that use its models. @internal */
export interface ModelParts {
  readonly serving: Serving;
  readonly service: DemoService;
  readonly training: ModelTraining;
  readonly apm: ElasticApm;
}

/** Adds what serves, uses and trains models, each under a condition. @internal */
export function addModelParts(chart: ReleaseChart, { mlflow, image }: { readonly mlflow: MlflowServer; readonly image: Image }): ModelParts {
  const v = chart.values;
  const client = { clientEnv: mlflow.clientEnv, clientVolumes: mlflow.clientVolumes, clientVolumeMounts: mlflow.clientVolumeMounts };
  const apm = new ElasticApm(chart, 'apm', v.group('apm', ElasticApm.values()).asProps());

  const serves = v.boolean('serving.enabled', { default: true, description: 'Serve a model.' });
  const ofServing = v.image('serving.image', {
    ...OF_USERS,
    description: 'Image of the server. If its repository is empty, that of MLflow, which has scikit-learn; other models need an image with MLflow 3 and their libraries. For the backend `redisai`, the image of the program',
  });
  const cache = v.image('serving.modelsCache.image', { ...REDISAI_IMAGE, description: 'Image of RedisAI' });
  const options = v.group('serving', Serving.values()).asProps();
  const withServing = new When(chart, 'with-serving', { condition: serves });
  const own = Condition.of(v.get('serving.image.repository').string());
  refuseWhen(withServing, Condition.of(v.get('serving.backend').string().is('redisai')).and(own.not()),
    'serving.backend is "redisai", and serving.image.repository is empty: set the image of the program that serves the model, or set serving.backend to "pyfunc"');
  const sends = Condition.of(v.get('apm.enabled').boolean());
  needsEgress(withServing, options.networkPolicy, mlflow._isDirect, 'the store of the artifacts');
  needsEgress(withServing, options.networkPolicy, Condition.of(v.get('serving.backend').string().is('redisai')).and(sends), 'the APM server');
  const serving = new Serving(withServing, 'serving', {
    ...options,
    ...client,
    image: own.chooseString(ofServing.reference.asString(), image.reference.asString()),
    imagePullPolicy: own.chooseString(ofServing.pullPolicy.asString(), image.pullPolicy.asString()),
    imagePullSecrets: ofServing.asPullSecrets(image, cache),
    mlflowImage: image.reference.asString(),
    mlflowImagePullPolicy: image.pullPolicy.asString(),
    name: DEMO_NAMES.servingDeployment,
    serviceName: DEMO_NAMES.serving,
    modelsCache: { ...options.modelsCache, image: cache.reference.asString(), imagePullPolicy: cache.pullPolicy.asString() },
    programEnv: apm.asEnvVars('demo-serving'),
  });

  const enters = v.boolean('service.enabled', { description: 'Install the entry point. It needs an image of yours: `service.image`.' });
  const ofService = v.image('service.image', { ...OF_USERS, description: 'Image of the entry point, a program of yours' });
  const withService = new When(chart, 'with-service', { condition: enters });
  needsImage(withService, v, 'service', 'program');
  const ofEntry = v.group('service', DemoService.values()).asProps();
  needsEgress(withService, ofEntry.networkPolicy, sends, 'the APM server');
  const service = new DemoService(withService, 'service', {
    ...ofEntry,
    ...ofService.asProps(),
    name: DEMO_NAMES.serviceDeployment,
    serviceName: DEMO_NAMES.service,
    // Also while the model is served elsewhere, since an address that leads nowhere is an error that the program can tell of.
    servingUrl: serving.predictUrl,
    programEnv: apm.asEnvVars(DEMO_NAMES.service),
  });

  const trains = v.boolean('training.enabled', { description: 'Train a model. It needs an image of yours: `training.image`.' });
  const ofTraining = v.image('training.image', { ...OF_USERS, description: 'Image of the program that trains the model and registers it, a program of yours' });
  const withTraining = new When(chart, 'with-training', { condition: trains });
  needsImage(withTraining, v, 'training', 'program that trains the model');
  const training = new ModelTraining(withTraining, 'model-training', {
    ...v.group('training', ModelTraining.values()).asProps(),
    ...ofTraining.asProps(),
    ...client,
    model: options.model.name,
    programEnv: apm.asEnvVars('model-training'),
  });
  return { serving, service, training, apm };
}

/** Images of which the chart knows nothing. */
const OF_USERS = { repository: '', tag: 'latest', pullPolicy: 'Always', optional: true };

function needsImage(scope: When, v: ReleaseChart['values'], part: string, program: string): void {
  refuseWhen(scope, Condition.of(v.get(`${part}.image.repository`).string()).not(),
    `${part}.enabled is true, and ${part}.image.repository is empty: set the image of the ${program}, or set ${part}.enabled to false`);
}
