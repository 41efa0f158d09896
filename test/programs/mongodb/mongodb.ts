import { PinnedProgram } from '../pinned-program';
import { Image } from '../runner/node';

/** The first start lasts until this file is there. */
export const GO_ON = '/tmp/go-on';

const BIN = '/opt/mongo/bin';

/**
 * Stands for the entrypoint of the official image, with FerretDB for MongoDB: at the first start, it creates the administrator with a server
 * that listens on localhost only, and then starts the server again. The variables have no effect later.
 */
const ENTRYPOINT = `#!/bin/sh
set -eu
if [ "$1" != mongod ]; then
  exec "$@"
fi
for argument in "$@"; do
  case "$argument" in
    --dbpath=*) folder="\${argument#*=}" ;;
  esac
done
serve() {
  address="$1"
  shift
  echo "listens on $address"
  exec ferretdb --handler=sqlite --sqlite-url="file:$folder/" --listen-addr="$address:27017" --debug-addr=- --telemetry=disable --state-dir=- --log-level=error --test-enable-new-auth "$@"
}
if ! test -e "$folder/started"; then
  serve 127.0.0.1 --setup-database=admin --setup-username="$MONGO_INITDB_ROOT_USERNAME" --setup-password="$MONGO_INITDB_ROOT_PASSWORD" &
  until test -e ${GO_ON}; do
    sleep 0.2
  done
  kill $!
  wait $! || true
  touch "$folder/started"
fi
serve 0.0.0.0
`;

/** FerretDB has no roles, and refuses what names one: everything else is as the chart has it. */
const withoutRoles = (mongosh: string): string => `#!/bin/sh
count=$#
while [ "$count" -gt 0 ]; do
  argument="$(printf '%s.' "$1" | sed 's/roles: \\[{.*}\\]/roles: []/')"
  set -- "$@" "\${argument%.}"
  shift
  count=$((count - 1))
done
exec ${mongosh} "$@"
`;

/** Stands for mongodump, which no registry of packages has: it reads the password as that does, logs in, and writes the names of the databases. */
const DUMP = `#!/bin/sh
set -eu
for argument in "$@"; do
  case "$argument" in
    --host=*) MONGODB_HOST="\${argument#*=}" ;;
    --username=*) MONGODB_ROOT_USERNAME="\${argument#*=}" ;;
  esac
done
read -r given
export MONGODB_HOST MONGODB_ROOT_USERNAME given
exec mongosh --nodb --quiet --norc --eval 'const { env } = process;
const server = connect("mongodb://" + env.MONGODB_HOST);
server.getSiblingDB("admin").auth(env.MONGODB_ROOT_USERNAME, env.given);
print("backup of " + server.getMongo().getDBNames().join(" "));'
`;

/** The official image of MongoDB. */
export function mongo(): Image {
  const [ferretdb, mongosh] = ['ferretdb', 'mongosh'].map(name => PinnedProgram.installed(name));
  return new Image({
    binds: Object.fromEntries([ferretdb, mongosh].flatMap(program => program.folders.map(folder => [folder, folder]))),
    files: { [`${BIN}/docker-entrypoint.sh`]: ENTRYPOINT, [`${BIN}/mongosh`]: withoutRoles(mongosh.command('mongosh')), [`${BIN}/mongodump`]: DUMP },
    env: { PATH: [BIN, ...ferretdb.bin, '/usr/local/bin', '/usr/bin', '/bin'].join(':') },
    folders: { '/data/db': { uid: 999, gid: 999 } },
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['mongod'],
    users: { mongodb: { uid: 999, gid: 999, home: '/data/db' } },
  });
}
