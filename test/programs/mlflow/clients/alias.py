"""Gives a version of a model an alias: the name of the model, the alias and the version."""
import sys

from mlflow import MlflowClient

MlflowClient().set_registered_model_alias(*sys.argv[1:])
print("null")
