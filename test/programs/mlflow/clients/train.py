"""Stands for the program of users that trains a model: logs a run and registers a model, with nothing but the variables that its pod has."""
import json
import os

import mlflow


class Doubler(mlflow.pyfunc.PythonModel):
    def predict(self, context, model_input: list[float]) -> list[float]:
        return [2 * value for value in model_input]


mlflow.set_experiment(os.environ.get("EXPERIMENT", "training"))
with mlflow.start_run() as run:
    mlflow.log_params({"env": os.environ["ENV"]})
    for step in range(3):
        mlflow.log_metric("loss", 0.5 / (step + 1), step=step)
    mlflow.log_text("hello", "notes/hello.txt")
    model = mlflow.pyfunc.log_model(name="model", python_model=Doubler(), input_example=[1.0, 2.5], registered_model_name=os.environ["MODEL"], pip_requirements=[])
print(json.dumps({"run": run.info.run_id, "version": str(model.registered_model_version), "artifacts": run.info.artifact_uri, "apm": os.environ.get("ELASTIC_APM_SERVER_URL")}))
