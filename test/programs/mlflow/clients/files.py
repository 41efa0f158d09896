"""Prints the names of the files of a version of a model: the name of the model and the version."""
import json
import os
import sys

import mlflow

folder = mlflow.artifacts.download_artifacts(artifact_uri=f"models:/{sys.argv[1]}/{sys.argv[2]}")
print(json.dumps(sorted(os.listdir(folder))))
