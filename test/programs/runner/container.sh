#!/bin/sh
# container.sh ROOT WORKDIR [TYPE OPTIONS SOURCE TARGET]... -- COMMAND...
# The first process of new namespaces for mounts and processes: builds the root of a container and becomes its program.
# Says on file descriptor 3 which process it is, then that the program starts.
set -eu
root=$1 workdir=$2
shift 2
read -r pid _ < /proc/self/stat
echo "$pid" >&3
while [ "$1" != -- ]; do
  target=$root$4
  if [ ! -e "$target" ]; then
    if [ "$1" = none ] && [ ! -d "$3" ]; then
      mkdir -p "${target%/*}"
      : > "$target"
    else
      mkdir -p "$target"
    fi
  fi
  mount -n -t "$1" -o "$2" "$3" "$target"
  shift 4
done
shift
cd "$root"
pivot_root . .
umount -n -l .
[ -d "$workdir" ] || mkdir -p "$workdir"
cd "$workdir"
echo started >&3
exec 3>&- "$@"
