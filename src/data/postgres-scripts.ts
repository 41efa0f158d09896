import { SUPERUSER } from './postgres-defaults';

// All that the scripts need is in environment variables, so nothing of the values is interpolated into one.

/**
 * Creates the databases in a folder beside the one that the server uses, and renames it when it is complete: the official image takes any
 * folder with a `PG_VERSION` as complete, so one that was left by an interrupted start would lack the user for good.
 *
 * @internal
 */
export const INITIALIZE = `set -eu
if test -s "$PGDATA/PG_VERSION"; then
  version="$(cat "$PGDATA/PG_VERSION")"
  if test "$version" != "\${PG_MAJOR:-$version}"; then
    echo "the databases in $PGDATA are of PostgreSQL $version, and the image has PostgreSQL $PG_MAJOR: set image.tag to a tag of $version, or dump the database with it and restore it into a new volume" >&2
    exit 1
  fi
  echo "there are databases in $PGDATA: user, password and database remain as they are in them"
  exit
fi
volume="$(dirname "$PGDATA")"
if test -s "$volume/PG_VERSION"; then
  echo "there are databases at the root of the volume: move all of it into its folder \${PGDATA##*/}, which the server uses, with the mode 0700" >&2
  exit 1
fi
rm -rf -- "$PGDATA.new"
PGDATA="$PGDATA.new" docker-ensure-initdb.sh
mv -T -- "$PGDATA.new" "$PGDATA"
sync "$volume"
`;

/**
 * Creates the user and its database, within `initdb`. The administrator keeps no password, so nobody can log in as it over the network.
 * No message may hold the password: an error is neither logged with its statement nor shown with its line.
 *
 * @internal
 */
export const CREATE_DATABASE = `\\set VERBOSITY terse
SET log_min_error_statement = panic;
\\set user \`printf '%s\\n' "$DATABASE_USER"\`
\\set password \`printf '%s\\n' "$POSTGRES_PASSWORD"\`
\\set database \`printf '%s\\n' "$DATABASE_NAME"\`
CREATE ROLE :"user" LOGIN PASSWORD
  :'password';
CREATE DATABASE :"database" OWNER :"user";
ALTER ROLE ${SUPERUSER} PASSWORD NULL;
`;

/** Whether the server takes connections, by its socket: a question without a login. @internal */
export const POSTGRES_READY = ['pg_isready', `--username=${SUPERUSER}`, `--dbname=${SUPERUSER}`];

/** Whether the server answers: while it repeats its journal, it says that it takes no connections yet, and a restart would begin that anew. @internal */
export const POSTGRES_ALIVE = `${POSTGRES_READY.join(' ')}; test "$?" -le 1`;

/** Writes the database to standard output, in the format of `pg_restore`. @internal */
export const POSTGRES_DUMP = ['pg_dump', '--format=custom', '--no-password'];

/** Replaces what is in the database with a backup from standard input: all of it, or nothing if anything fails. @internal */
export const POSTGRES_RESTORE = 'pg_restore --clean --if-exists --no-owner --no-password --single-transaction --dbname="$PGDATABASE"';

/** Logs in as the user, with the password in the Secret. @internal */
export const POSTGRES_LOG_IN = `log_in() {
  psql --no-psqlrc --no-password --quiet --tuples-only --command='SELECT 1'
}
until pg_isready --timeout=5; do
  # It calls a server whose certificate is another one, or which has none, no response.
  problem="$(PGCONNECT_TIMEOUT=5 log_in 2>&1)"
  case "$problem" in
    *certificate* | *'not support SSL'*)
      echo "$problem" >&2
      exit 1
      ;;
  esac
  tries=$((\${tries:-0} + 1))
  test "$tries" -lt 60 || exit 1
  sleep 2
done
if log_in >/dev/null; then
  echo "$PGUSER can log in to $PGDATABASE"
else
  echo "$PGUSER cannot log in to $PGDATABASE: a password is that of the first start, so after a change of the Secret, change it in the database too" >&2
  exit 1
fi
`;
