/** What `pg_advisory_xact_lock` takes: any number that no other program has. */
const LOCK = 5_000_317_002;

/**
 * Creates the tables of an empty database, and brings those of an earlier version up to date, as `mlflow db upgrade` does.
 *
 * The command itself has the URL as an argument, which everybody on the node can read, and no lock: of two pods that start with an empty
 * database, one would fail. The lock is that of a transaction, so it also works through a pooler, and it ends with the connection; a
 * database of a node that is lost notices that after two minutes.
 *
 * @internal
 */
export const MIGRATE = `import os
from sqlalchemy import text
from mlflow.store.db import utils

engine = utils.create_sqlalchemy_engine_with_retry(os.environ["MLFLOW_BACKEND_STORE_URI"])
with engine.begin() as connection:
    for setting in "statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout":
        connection.execute(text(f"SET LOCAL {setting} = 0"))
    connection.execute(text("SET LOCAL tcp_keepalives_idle = 60"))
    connection.execute(text("SELECT pg_advisory_xact_lock(${LOCK})"))
    if utils._is_empty_database(engine):
        utils._initialize_tables(engine)
    else:
        utils._upgrade_db(engine)
    if "MLFLOW_AUTH_CONFIG_PATH" in os.environ:
        from mlflow.server.auth.config import read_auth_config
        from mlflow.server.auth.db.utils import migrate

        migrate(utils.create_sqlalchemy_engine_with_retry(read_auth_config().database_uri), "head")
print("The database has the tables of this version", flush=True)
`;
