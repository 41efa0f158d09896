import { DemoChart } from './demo-chart';
import { ModelParts } from './demo-parts';
import { addMlflowNotes } from './mlflow-notes';
import { MlflowServer } from './mlflow-server';
import { addModelNotes } from './model-notes';
import { Postgres } from '../data/postgres';

/** What the notes of the chart are about. @internal */
export interface DemoParts extends ModelParts {
  readonly mlflow: MlflowServer;
  readonly postgres: Postgres;
}

/** Adds notes on how to reach each part, and on the steps that remain. @internal */
export function addDemoNotes(chart: DemoChart, { mlflow, postgres, ...parts }: DemoParts): void {
  addMlflowNotes(chart, mlflow);
  postgres.addNotes();
  addModelNotes(chart, { mlflow, ...parts });
}
