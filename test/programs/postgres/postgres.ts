import * as fs from 'fs';
import * as path from 'path';
import { PinnedProgram } from '../pinned-program';
import { Image } from '../runner/node';

const BIN = '/opt/postgres/bin';
const MAJOR = '15';

/** As that of the official image: nothing but an empty folder is initialised, with a server that listens on its socket only. */
const ENSURE = `#!/bin/sh
set -eu
mkdir -p "$PGDATA"
chmod 700 "$PGDATA"
if test -s "$PGDATA/PG_VERSION"; then
  exit
fi
if test -z "\${POSTGRES_PASSWORD:-}"; then
  echo "the password of the administrator is missing" >&2
  exit 1
fi
user="\${POSTGRES_USER:-postgres}"
umask 077
printf '%s\\n' "$POSTGRES_PASSWORD" > /tmp/initial
initdb --username="$user" --pwfile=/tmp/initial \${POSTGRES_INITDB_ARGS:-}
rm /tmp/initial
echo "host all all all scram-sha-256" >> "$PGDATA/pg_hba.conf"
echo "listen_addresses = '*'" >> "$PGDATA/postgresql.conf"
export PGPASSWORD="$POSTGRES_PASSWORD"
pg_ctl --pgdata="$PGDATA" --options="-c listen_addresses=''" --wait start
for file in /docker-entrypoint-initdb.d/*.sql; do
  psql --set=ON_ERROR_STOP=1 --no-password --no-psqlrc --username="$user" --dbname="\${POSTGRES_DB:-$user}" --file="$file"
done
pg_ctl --pgdata="$PGDATA" --mode=fast --wait stop
`;

const ENTRYPOINT = `#!/bin/sh
set -eu
if test "$1" = postgres; then
  ${BIN}/docker-ensure-initdb.sh
fi
exec "$@"
`;

/** Stands for the official image of PostgreSQL, with the server of Debian. */
export function postgres(): Image {
  const { folder } = PinnedProgram.installed('postgresql');
  const libraries = fs.readdirSync(path.join(folder, 'usr/lib')).filter(name => name.endsWith('-linux-gnu')).map(name => path.join(folder, 'usr/lib', name));
  return new Image({
    binds: { [folder]: folder },
    files: { [`${BIN}/docker-entrypoint.sh`]: ENTRYPOINT, [`${BIN}/docker-ensure-initdb.sh`]: ENSURE },
    folders: { '/docker-entrypoint-initdb.d': {}, '/var/run/postgresql': { uid: 999, gid: 999 }, '/var/lib/postgresql/data': { uid: 999, gid: 999 } },
    env: {
      PATH: [BIN, path.join(folder, 'usr/lib/postgresql', MAJOR, 'bin'), '/usr/local/bin', '/usr/bin', '/bin'].join(':'), LD_LIBRARY_PATH: libraries.join(':'),
      LANG: 'C.UTF-8', PG_MAJOR: MAJOR, PGDATA: '/var/lib/postgresql/data',
    },
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['postgres'],
    users: { postgres: { uid: 999, gid: 999, home: '/var/lib/postgresql' } },
    stopSignal: 'SIGINT',
  });
}
