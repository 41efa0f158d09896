import { DemoChart } from './demo-chart';
import { ModelParts } from './demo-parts';
import { MlflowServer } from './mlflow-server';
import { addModelNotes } from './model-notes';

/** What the notes of the chart are about. @internal */
export interface DemoParts extends ModelParts {
  readonly mlflow: MlflowServer;
}

/** Adds notes on how to reach each part, and on the steps that remain. @internal */
export function addDemoNotes(chart: DemoChart, { mlflow, ...parts }: DemoParts): void {
  const { notes, builtIns: { namespace } } = chart;
  notes.add(`
The address of MLflow for pods of this cluster:

  MLFLOW_TRACKING_URI=${mlflow.url}

On this machine, at http://127.0.0.1:4500 :

  kubectl port-forward --namespace ${namespace} service/${mlflow.exposure.service.name} 4500:${mlflow.exposure.service.port()}`);
  mlflow.addNotes();
  addModelNotes(chart, { mlflow, ...parts });
}
