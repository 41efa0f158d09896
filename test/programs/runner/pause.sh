#!/bin/sh
# pause.sh NAME ADDRESS LINK PID [PARAMETER=VALUE]...: gives the namespaces of a pod, which it holds, a name, a network card, the other
# end of which is in the network of the process PID, and kernel parameters; says so and stays.
set -eu
echo "$1" > /proc/sys/kernel/hostname
ip link add eth0 type veth peer name "$3" netns "$4"
ip link set lo up
ip addr add "$2" dev eth0
ip link set eth0 up
shift 4
for parameter in "$@"; do
  echo "${parameter#*=}" > "/proc/sys/$(echo "${parameter%%=*}" | tr . /)"
done
echo up
exec setpriv --pdeathsig=KILL sleep infinity
