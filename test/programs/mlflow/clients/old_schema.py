"""Brings an empty database to an earlier revision of the schema, with an experiment in it, as an earlier version leaves it. Prints the database, the revision and that of this version."""
import json
import os

from alembic import command
from alembic.script import ScriptDirectory
from mlflow.store.db import utils
from mlflow.store.tracking.dbmodels.initial_models import Base
from sqlalchemy import text

STEPS = 12

url = os.environ["MLFLOW_BACKEND_STORE_URI"]
engine = utils.create_sqlalchemy_engine(url)
Base.metadata.create_all(engine)
config = utils._get_alembic_config(url)
revisions = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
with engine.begin() as connection:
    config.attributes["connection"] = connection
    command.upgrade(config, revisions[STEPS])
with engine.begin() as connection:
    connection.execute(text("INSERT INTO experiments (experiment_id, name, artifact_location, lifecycle_stage) VALUES (7, 'kept', 'mlflow-artifacts:/7', 'active')"))
print(json.dumps([engine.url.database, revisions[STEPS], revisions[0]]))
