#!/bin/sh
# devices.sh FOLDER: the devices of containers, on a file system of their own that is gone with the node.
set -eu
umask 0
mkdir "$1"
mount -t tmpfs -o mode=0755,size=1m tmpfs "$1"
cd "$1"
mknod null c 1 3
mknod zero c 1 5
mknod full c 1 7
mknod random c 1 8
mknod urandom c 1 9
mknod tty c 5 0
mkdir -m 0755 pts shm
: > termination-log
ln -s pts/ptmx ptmx
ln -s /proc/self/fd fd
ln -s /proc/self/fd/0 stdin
ln -s /proc/self/fd/1 stdout
ln -s /proc/self/fd/2 stderr
