import { MLFLOW_VERSION } from './mlflow-defaults';

/** What `pg_advisory_xact_lock` takes: any number that no other program has. */
const LOCK = 5_000_317_002;

/**
 * Creates the tables of an empty database, and brings those of an earlier version up to date, as `mlflow db upgrade` does.
 *
 * The command itself has the URL as an argument, which everybody on the node can read, and no lock: of two pods that start with an empty
 * database, one would fail. The lock is that of a transaction, so it also works through a pooler, and it ends with the connection; a
 * database of a node that is lost notices that after two minutes.
 *
 * The functions are private, so other versions may lack them.
 *
 * @internal
 */
export const MIGRATE = `import os
import sys
from mlflow.version import VERSION
from sqlalchemy import text

logins = "MLFLOW_AUTH_CONFIG_PATH" in os.environ
try:
    from mlflow.store.db.utils import _initialize_tables, _is_empty_database, _upgrade_db, create_sqlalchemy_engine_with_retry
    if logins:
        from mlflow.server.auth.config import read_auth_config
        from mlflow.server.auth.db.utils import migrate
except ImportError as error:
    sys.exit(f"The tables are made by functions of MLflow ${MLFLOW_VERSION}, and the image has {VERSION}: {error}. Set the image of MLflow to one of version ${MLFLOW_VERSION}")

engine = create_sqlalchemy_engine_with_retry(os.environ["MLFLOW_BACKEND_STORE_URI"])
with engine.begin() as connection:
    for setting in "statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout":
        connection.execute(text(f"SET LOCAL {setting} = 0"))
    connection.execute(text("SET LOCAL tcp_keepalives_idle = 60"))
    connection.execute(text("SELECT pg_advisory_xact_lock(${LOCK})"))
    if _is_empty_database(engine):
        _initialize_tables(engine)
    else:
        _upgrade_db(engine)
    if logins:
        migrate(create_sqlalchemy_engine_with_retry(read_auth_config().database_uri), "head")
print("The database has the tables of this version", flush=True)
`;
