// Programs for `sh`, with what the images of Debian and of Alpine have. All that they need is in environment variables and arguments, so
// nothing of the values is interpolated into a program. `redis-cli` reads the password from REDISCLI_AUTH, so no list of processes has it.

/** Prints the settings with the password. Each byte is written as its number, so no password can end the literal. */
const PRINT_PASSWORD = `print_password() {
  password="\\"$(printf %s "$REDISCLI_AUTH" | od -An -v -tx1 | tr -d ' \\n' | sed 's/../\\\\x&/g')\\""
  printf 'requirepass %s\\nmasterauth %s\\n' "$password" "$password"
}
`;

/**
 * Runs `redis-cli` for the node at a host, with the password that the server has for other nodes. While the password is changed, that is the new
 * one, and the variable still has the old one, which nodes that have started again refuse.
 */
const ASK_NODE = `ask_node() (
  if [ -n "\${REDISCLI_AUTH+set}" ]; then
    REDISCLI_AUTH="$(redis-cli config get masterauth | sed 1d)"
  fi
  exec timeout 2 redis-cli -h "$@"
)
`;

/**
 * Starts the server with the arguments: writes the file with the passwords, which is in memory, and adds what follows from the pod.
 *
 * A volume is of a server that stands alone or of a node of a cluster. The other one would start with a part of the data, or none.
 */
const PREPARE = `set -eu
umask 077
${PRINT_PASSWORD}refuse() {
  echo "$1" >&2
  exit 1
}
cd /data
if [ "$REDIS_MODE" = cluster ]; then
  if [ ! -e nodes.conf ] && { [ -e appendonlydir ] || [ -e appendonly.aof ] || [ -e dump.rdb ]; }; then
    refuse "the volume has the data of a server that stands alone: a cluster begins with empty volumes, so copy the data into the cluster when it is there"
  fi
elif [ -e nodes.conf ]; then
  refuse "the volume is that of a node of a cluster, which has a part of the data only: set mode to cluster, or use another volume"
fi
{
  if [ -n "\${REDISCLI_AUTH+set}" ]; then
    if [ -z "$REDISCLI_AUTH" ]; then
      refuse "the password in the Secret is empty, so everybody could log in: set another one"
    fi
    print_password
  else
    echo "protected-mode no"
  fi
  if [ -e /etc/redis/users/users.acl ]; then
    if grep -Evq '^[[:space:]]*(user[[:space:]].*|#.*)?$' /etc/redis/users/users.acl; then
      refuse "users.acl: each line is a comment, or begins with the word user, as in: user ann on >password ~cache:* +@read"
    fi
    if grep -Eq '^[[:space:]]*user[[:space:]]+["'"'"']?default' /etc/redis/users/users.acl; then
      refuse "users.acl has the user default, whose password is that of the chart: remove the line"
    fi
    cat /etc/redis/users/users.acl
    echo
  fi
} > /run/redis/access.conf
if [ "$MAXMEMORY_PERCENT" -gt 0 ]; then
  set -- "$@" --maxmemory "$((MEMORY_LIMIT / 100 * MAXMEMORY_PERCENT))"
fi
`;

/**
 * What a node has to do about the other ones, from the lists of the nodes and of the replication, as lines: peers that it has heard nothing of
 * for a while, and its master, if it follows another address than that of its master.
 */
const LOST = `{ sub(/\\r$/, "") }
NF >= 8 && $2 ~ /@/ {
  address = $2
  sub(/@.*/, "", address)
  sub(/:[0-9]+$/, "", address)
  known[$1] = address
  if ($3 ~ /myself/) {
    master = $4
  } else if ($3 !~ /handshake/ && $2 ~ /,./ && now - $6 / 1000 > silence) {
    host = $2
    sub(/^[^,]*,/, "", host)
    sub(/,.*/, "", host)
    print "meet", $1, host, address
  }
}
/^master_host:/ { followed = substr($0, 13) }
/^master_link_status:down/ { alone = 1 }
END {
  if (alone && known[master] != "" && known[master] != followed) print "follow", master, known[master]
}`;

/**
 * Introduces the server again to peers that it has heard nothing of for a while, and whose name has another address than it knows.
 *
 * Redis does so by itself while at least one of the addresses that it knows is right. When all pods have new ones, none is. Each
 * node looks after all of its peers, as often as it takes: names of peers may be unknown, or lead to an old address, when it starts. Who
 * answers at the new address has to have the ID of the peer, so clusters do not merge when a pod of another one has got an old address.
 *
 * A replica that learns the address of its master from a third node goes on to follow the old one, until it is told to follow its master.
 */
const MEET_AGAIN = `${ASK_NODE}meet_again() {
  set +eu
  while sleep 1; do
    printf 'cluster nodes\\ninfo replication\\n' | redis-cli 2>&1 | awk -v now="$(date +%s)" -v silence="$((CLUSTER_NODE_TIMEOUT / 2000 + 1))" "$LOST" | while read -r what id host known; do
      if [ "$what" = follow ]; then
        echo "follows its master at $host"
        redis-cli cluster replicate "$id" > /dev/null
        continue
      fi
      found="$(getent hosts "$host" | { read -r first _; echo "$first"; })"
      if [ -n "$found" ] && [ "$found" != "$known" ] && [ "$(ask_node "$found" cluster myid 2>&1)" = "$id" ]; then
        echo "$host has another address: $found"
        redis-cli cluster meet "$found" 6379 > /dev/null
      fi
    done
  done
}
LOST='${LOST}'
`;

/** Starts the server, in either mode. @internal */
export const START = `${PREPARE}${MEET_AGAIN}if [ "$REDIS_MODE" = cluster ]; then
  set -- "$@" --cluster-announce-ip "$POD_IP" --cluster-announce-hostname "$(hostname -f)"
  meet_again &
fi
exec redis-server "$@"
`;

/** Whether the server answers at all, if only that it still loads its data, or that the password is wrong. @internal */
export const ALIVE = ['redis-cli', 'ping'];

/** Whether the server takes commands with the password; a replica is not ready before it has the data of its master. @internal */
export const READY = `[ "$(redis-cli ping)" = PONG ] && ! redis-cli info replication | grep -q '^master_link_status:down'`;

/**
 * Before the end of a master: one of its replicas that has the data takes over. Otherwise its slots could not be written until the others
 * have missed it.
 *
 * @internal
 */
export const HAND_OVER = `${ASK_NODE}role() {
  redis-cli role | head -n 1
}
if [ "$(role)" != master ]; then
  exit 0
fi
id="$(redis-cli cluster myid)"
online="$(redis-cli info replication | tr -d '\\r' | sed -n 's/^slave[0-9]*:ip=\\([^,]*\\),.*state=online,.*/\\1/p')"
redis-cli cluster nodes | while read -r _ address flags master _ _ _ link _; do
  host="\${address%%@*}"
  host="\${host%:*}"
  case " $(echo $online) " in *" $host "*) ;; *) continue ;; esac
  if [ "$master" != "$id" ] || [ "$link" != connected ] || [ "$flags" != slave ]; then
    continue
  fi
  echo "$host takes over"
  ask_node "$host" cluster failover
  tries=0
  while [ "$tries" -lt 50 ]; do
    if [ "$(role)" = slave ]; then
      exit 0
    fi
    tries=$((tries + 1))
    sleep 0.1
  done
done
exit 0
`;

/**
 * Creates the cluster, or adds the nodes that are not in it.
 *
 * Each step first asks what there is, so a Job that has ended early is repeated, and a cluster that is there stays as it is.
 *
 * @internal
 */
export const CREATE_CLUSTER = `set -eu
count="$((CLUSTER_MASTERS * (1 + CLUSTER_REPLICAS)))"
host() {
  echo "$NODE_NAME-$1.$NODE_SERVICE"
}
ask() {
  asked="$(host "$1")"
  shift
  timeout 10 redis-cli -e -h "$asked" "$@"
}
fail() {
  echo "$1" >&2
  exit 1
}
# Waits for what the other arguments say, for at most five minutes.
wait_for() {
  waited_for="$1"
  shift
  left=600
  until "$@"; do
    left="$((left - 1))"
    if [ "$((left % 20))" -eq 0 ]; then
      echo "waiting for $waited_for"
    fi
    if [ "$left" -le 0 ]; then
      return 1
    fi
    sleep 0.5
  done
}
answers() {
  answer="$(timeout 5 redis-cli -h "$(host "$1")" ping 2>&1)" || true
  case "$answer" in
    PONG) return 0 ;;
    NOAUTH* | WRONGPASS* | *AUTH\\ failed*) fail "$(host "$1") refuses the password of the Secret: the notes of the release say how the password is changed" ;;
    *) return 1 ;;
  esac
}
is_ok() {
  ask "$1" cluster info | tr -d '\\r' | awk -F : -v count="$count" '{ is[$1] = $2 } END { exit is["cluster_state"] != "ok" || is["cluster_known_nodes"] < count + 0 }'
}
is_complete() {
  ask "$1" cluster nodes | awk -v count="$count" '{ nodes++ } $3 ~ /master/ && NF < 9 { idle++ } END { exit nodes != count || idle > 0 }'
}
all() {
  checked=0
  while [ "$checked" -lt "$count" ]; do
    "$1" "$checked" || return 1
    checked="$((checked + 1))"
  done
}
has_slots() {
  ask "$1" cluster nodes | awk '$3 ~ /myself/ && NF >= 9 { found = 1 } END { exit !found }'
}
is_master() {
  ask "$1" cluster nodes | awk '$3 ~ /myself/ && $3 ~ /master/ { found = 1 } END { exit !found }'
}
follows() {
  [ "$(ask "$1" role | sed -n 1p)" = slave ] && ask "$1" info replication | grep -q '^master_link_status:up'
}
knows() {
  ask "$seed" cluster nodes | awk -v id="$1" '$1 == id && $3 !~ /handshake/ { found = 1 } END { exit !found }'
}

node=0
while [ "$node" -lt "$count" ]; do
  wait_for "$(host "$node")" answers "$node" || fail "$(host "$node") does not answer: $answer"
  node="$((node + 1))"
done

if all is_ok && is_complete 0; then
  echo "there is a cluster of $count nodes"
  exit 0
fi

# A node that knows where all slots are is one of a cluster.
seed=
node=0
while [ "$node" -lt "$count" ] && [ -z "$seed" ]; do
  if ask "$node" cluster info | grep -q '^cluster_slots_assigned:16384'; then
    seed="$node"
  fi
  node="$((node + 1))"
done

if [ -z "$seed" ]; then
  seed=0
  node=0
  while [ "$node" -lt "$CLUSTER_MASTERS" ]; do
    first="$((node * 16384 / CLUSTER_MASTERS))"
    last="$(((node + 1) * 16384 / CLUSTER_MASTERS - 1))"
    if ! has_slots "$node"; then
      if [ "$(ask "$node" dbsize)" != 0 ]; then
        fail "$(host "$node") has data, and is in no cluster: a cluster begins with empty volumes"
      fi
      ask "$node" cluster set-config-epoch "$((node + 1))" > /dev/null || true
      ask "$node" cluster addslotsrange "$first" "$last" > /dev/null
      echo "$(host "$node") has the slots from $first to $last"
    fi
    node="$((node + 1))"
  done
else
  echo "there is a cluster, which $(host "$seed") is in"
  more="$(ask "$seed" cluster nodes | awk -v count="$count" '
    { host = $2; sub(/^[^,]*,/, "", host); sub(/[.].*/, "", host); number = host; sub(/.*-/, "", number) }
    number + 0 >= count { print host }' | sort)"
  if [ -n "$more" ]; then
    fail "the cluster has nodes that the values do not have any more: $(echo $more). Set cluster.masters and cluster.replicasPerMaster back, move their slots away, remove them with redis-cli --cluster del-node, and then change the values."
  fi
fi

node=0
while [ "$node" -lt "$count" ]; do
  id="$(ask "$node" cluster myid)"
  if ! knows "$id"; then
    if [ "$(ask "$node" dbsize)" != 0 ] && ! has_slots "$node"; then
      fail "$(host "$node") has data, and is in no cluster: a cluster begins with empty volumes"
    fi
    address="$(getent hosts "$(host "$node")" | awk 'NR == 1 { print $1 }')"
    ask "$seed" cluster meet "$address" 6379 > /dev/null
    echo "$(host "$seed") meets $(host "$node")"
  fi
  node="$((node + 1))"
done
knows_all() {
  ask "$1" cluster nodes | awk -v count="$count" '$3 !~ /handshake/ { found++ } END { exit found < count }'
}
wait_for "the nodes to know each other" all knows_all || fail "the nodes do not know each other: do they reach each other at the ports 6379 and 16379?"

# Those without slots follow the master with the fewest replicas, in turn, so that on three nodes of Kubernetes a replica is likely to be elsewhere than its master.
node=0
while [ "$node" -lt "$count" ]; do
  id="$(ask "$node" cluster myid)"
  if is_master "$node" && ! has_slots "$node"; then
    masters="$(ask "$seed" cluster nodes | awk '$3 ~ /master/ && $3 !~ /fail/ && NF >= 9 { n++ } END { print n + 0 }')"
    if [ "$((masters + \${spare:-0}))" -lt "$CLUSTER_MASTERS" ]; then
      spare="$((\${spare:-0} + 1))"
      spares="\${spares:-} $id"
      echo "$(host "$node") is a master without slots"
    else
      master="$(ask "$seed" cluster nodes | sort -t , -k 2 | awk -v turn="$((node + 1))" -v spares=" \${spares:-} " '
        $3 ~ /master/ && $3 !~ /fail/ && (NF >= 9 || index(spares, " " $1 " ")) { ids[n++] = $1 }
        $3 ~ /slave/ { replicas[$4]++ }
        END {
          for (i = 0; i < n; i++) {
            id = ids[(i + turn) % n]
            if (best == "" || replicas[id] + 0 < replicas[best] + 0) best = id
          }
          print best
        }')"
      ask "$node" cluster replicate "$master" > /dev/null
      echo "$(host "$node") is a replica of $master"
      wait_for "$(host "$node") to follow its master" follows "$node" || fail "$(host "$node") does not follow its master"
      seen_as_replica() {
        ask "$seed" cluster nodes | awk -v id="$id" '$1 == id && $3 ~ /slave/ { found = 1 } END { exit !found }'
      }
      wait_for "$(host "$node") to be known as a replica" seen_as_replica || fail "$(host "$node") is not known as a replica"
    fi
  fi
  node="$((node + 1))"
done

wait_for "cluster_state:ok" all is_ok || fail "the cluster is not ok: $(ask "$seed" cluster nodes)"
if [ -n "\${spares:-}" ]; then
  echo "there are masters without slots: move slots to them with redis-cli --cluster rebalance $(host "$seed"):6379 --cluster-use-empty-masters"
fi
ask "$seed" cluster nodes
`;

/** Writes an RDB file to standard output. @internal */
export const DUMP = 'redis-cli -h "$REDIS_HOST" -p "$REDIS_PORT" --rdb -';

/**
 * Replaces the data of the server with an RDB file from standard input: the server follows another one for a moment, which has the file.
 *
 * @internal
 */
export const RESTORE = `{
cat > /tmp/restored.rdb
${PRINT_PASSWORD}settings() {
  printf 'dir /tmp\\ndbfilename restored.rdb\\nsave ""\\nrepl-diskless-sync-delay 0\\n%s\\n' "\${REDIS_MODULES-}"
  if [ -n "\${REDISCLI_AUTH+set}" ]; then
    print_password
  else
    echo "protected-mode no"
  fi
}
settings | redis-server - &
restores="$!"
server() {
  redis-cli -e -h "$REDIS_HOST" -p "$REDIS_PORT" "$@"
}
until [ "$(redis-cli ping 2>&1)" = PONG ]; do
  kill -0 "$restores"
  sleep 0.5
done
server replicaof "$POD_IP" 6379
left=1200
until server info replication | grep -q '^master_link_status:up'; do
  left="$((left - 1))"
  if [ "$left" -le 0 ]; then
    server replicaof no one
    echo "the server does not reach this pod, and has its old data" >&2
    exit 1
  fi
  sleep 0.5
done
server replicaof no one
kill "$restores"
}`;

/** Whether the server, or the cluster, takes commands. @internal */
export const TEST = `set -eu
answer="$(redis-cli -h "$REDIS_HOST" -p "$REDIS_PORT" ping)"
echo "$answer"
[ "$answer" = PONG ]
if [ "$REDIS_MODE" = cluster ]; then
  redis-cli -h "$REDIS_HOST" -p "$REDIS_PORT" cluster info | grep '^cluster_state:ok'
fi
`;
