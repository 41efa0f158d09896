import { LOCAL_PORTS } from './local-ports';
import { MlflowServer } from './mlflow-server';
import { ModelParts } from './demo-parts';
import { SERVING_PREFIX } from './serving-defaults';
import { ReleaseChart } from '../chart/release-chart';
import { Fn } from '../expr/expression/fn';

/** Adds notes on the steps from an empty registry to a prediction, right for what is on. @internal */
export function addModelNotes(chart: ReleaseChart, { mlflow, serving, service, training, apm }: ModelParts & { readonly mlflow: MlflowServer }): void {
  const { values: v, notes, builtIns: { namespace, releaseName } } = chart;
  const [serves, enters, trains, reloads, sends] = ['serving.enabled', 'service.enabled', 'training.enabled', 'serving.reload.enabled', 'apm.enabled'].map(path => v.get(path).boolean());
  const pyfunc = v.get('serving.backend').string().is('pyfunc');
  const logsIn = v.get('mlflow.auth.enabled').boolean();
  const ofTraining = Fn.ternary(v.get('training.image.repository').string().isTruthy(), '', ',training.image.repository=…');
  const [model, alias, stage] = ['name', 'alias', 'stage'].map(key => v.get(`serving.model.${key}`).string());
  const at = `--namespace ${namespace}`;

  notes.addWhen(serves, `
INITIAL SETUP

1. Train a model and register it as ${model}.`);
  notes.addWhen(Fn.all(serves, trains), `
The Job ${training.name} does so:

  kubectl wait ${at} --for=condition=complete --timeout=1h job/${training.name}

It runs once: to train again, set training.run to another string.`);
  notes.addWhen(Fn.all(serves, trains.not()), `
With an image of yours:

  helm upgrade ${releaseName} … ${at} --reset-then-reuse-values --set training.enabled=true${ofTraining}

To train again, add --set-string training.run=2. Helm refuses to take over a Job that kubectl has applied: use one of the two, or delete that one first.

Or from any program with MLFLOW_TRACKING_URI, by registered_model_name="${model}" of log_model(). Give it input_example, which GET predicts for.`);
  const hasStage = stage.isTruthy();
  notes.addWhen(Fn.all(serves, hasStage.not()), `
2. Give the alias ${alias} to the version, in Models of the user interface.`);
  notes.addWhen(Fn.all(serves, hasStage), `
2. Give the stage ${stage} to the version, in Models of the user interface.`);
  notes.addWhen(Fn.all(serves, hasStage.not(), logsIn.not()), `
Or, with the number of the version:

  kubectl exec ${at} deployment/${mlflow.name} -- python -c 'from mlflow import MlflowClient; MlflowClient("${mlflow.url}").set_registered_model_alias("${model}", "${alias}", "1")'`);
  notes.addWhen(Fn.all(serves, hasStage, logsIn.not()), `
Or, with the number of the version:

  kubectl exec ${at} deployment/${mlflow.name} -- python -c 'from mlflow import MlflowClient; MlflowClient("${mlflow.url}").transition_model_version_stage("${model}", "1", "${stage}")'`);
  notes.addWhen(Fn.all(serves, reloads), `
3. The CronJob ${serving.reloadName} replaces the pods when it sees another version. To do so now:

  kubectl rollout restart ${at} deployment ${serving.name}`);
  notes.addWhen(Fn.all(serves, reloads.not()), `
3. Restart the server, which loads the version:

  kubectl rollout restart ${at} deployment ${serving.name}`);
  notes.addWhen(Fn.all(serves, pyfunc.not(), v.get('serving.redis.host').string().isTruthy()), `
RedisAI at ${v.get('serving.redis.host').string()} keeps models over a restart: a program that stores a model under a name that is there already serves the version before. Put the version into the name, or delete it.`);
  notes.addWhen(Fn.all(serves, pyfunc), `
The first pods wait for the version, and need no restart. So installations with --wait end only after these steps. What the pods wait for:

  kubectl logs ${at} deployment/${serving.name} --container download-model`);
  notes.addWhen(serves, `
4. Predict:

  kubectl port-forward ${at} service/${serving.exposure.service.name} ${LOCAL_PORTS.serving}:${serving.exposure.service.port()}
  curl http://127.0.0.1:${LOCAL_PORTS.serving}${SERVING_PREFIX}/predict

In the cluster: ${serving.predictUrl}`);
  notes.addWhen(Fn.all(serves, pyfunc), `
GET predicts for the input example that was logged with the model, and POST for the input in the body, as MLflow's /invocations. The documentation of the API is at ${SERVING_PREFIX}/docs.`);
  notes.addWhen(Fn.all(serves, v.get('serving.service.type').string().is('LoadBalancer')), `
The address of the load balancer of the server:

  kubectl get service ${serving.exposure.service.name} ${at} -o jsonpath='{.status.loadBalancer.ingress[0]}'`);
  notes.addWhen(Fn.all(serves, pyfunc.not()), 'WARNING: RedisAI is not maintained: its last release is of 2022. The backend "pyfunc" needs none.');
  notes.addWhen(enters, `
The entry point, at http://127.0.0.1:${LOCAL_PORTS.service} :

  kubectl port-forward ${at} service/${service.exposure.service.name} ${LOCAL_PORTS.service}:${service.exposure.service.port()}`);
  notes.addWhen(sends, `
Programs with an agent of Elastic APM send to ${v.get('apm.serverUrl')}.`);
  serving.addNotes();
  service.addNotes();
  apm.addNotes();
}
