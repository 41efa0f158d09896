#!/bin/sh
# container.sh ROOT ro|rw WORKDIR [TYPE OPTIONS SOURCE TARGET]... -- COMMAND...
# The first process of new namespaces for mounts and processes: builds the root of a container and becomes its program.
# Says on file descriptor 3 which process it is, then that the program starts.
#
# It is in the new root before it mounts anything there: a link in it leads nowhere else. ROOT/.old is where this machine is
# meanwhile.
set -eu
root=$1 writable=$2 workdir=$3
shift 3
read -r pid _ < /proc/self/stat
echo "$pid" >&3
mount -n -t none -o bind "$root" "$root"
mount -n -t none -o rbind,ro /usr "$root/usr"
cd "$root"
pivot_root . .old
cd /
while [ "$1" != -- ]; do
  source=$3 target=$4
  if [ "$1" = none ]; then
    source=/.old$3
  fi
  if [ ! -e "$target" ]; then
    if [ "$1" = none ] && [ ! -d "$source" ]; then
      mkdir -p "${target%/*}/"
      : > "$target"
    else
      mkdir -p "$target"
    fi
  fi
  mount -n -t "$1" -o "$2" "$source" "$target"
  shift 4
done
shift
umount -n -l /.old
rmdir /.old
[ -d "$workdir" ] || mkdir -p "$workdir"
if [ "$writable" = ro ]; then
  mount -n -t none -o remount,bind,ro none /
fi
cd "$workdir"
echo started >&3
exec 3>&- "$@"
