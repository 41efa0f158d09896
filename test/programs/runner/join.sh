#!/bin/sh
# join.sh FILE... -- COMMAND...: becomes the command, as a member of the control groups.
set -eu
while [ "$1" != -- ]; do
  echo $$ > "$1"
  shift
done
shift
exec "$@"
