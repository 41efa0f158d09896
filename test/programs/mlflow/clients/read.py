"""Prints what a run has, as the server at MLFLOW_TRACKING_URI tells it."""
import json
import sys

import mlflow

client = mlflow.MlflowClient()
run = client.get_run(sys.argv[1])
print(json.dumps({
    "params": run.data.params,
    "losses": [metric.value for metric in client.get_metric_history(sys.argv[1], "loss")],
    "text": mlflow.artifacts.load_text(f"{run.info.artifact_uri}/notes/hello.txt"),
    "artifacts": run.info.artifact_uri,
    "aliases": {alias: str(version) for model in client.search_registered_models() for alias, version in model.aliases.items()},
}))
