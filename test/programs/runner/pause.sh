#!/bin/sh
# pause.sh NAME ADDRESSES LINK PID [PARAMETER=VALUE]...: gives the namespaces of a pod, which it holds, a name, a network card, the other
# end of which is in the network of the process PID, and kernel parameters; says so and stays. Each line of ADDRESSES is one.
set -eu
echo "$1" > /proc/sys/kernel/hostname
ip link add eth0 type veth peer name "$3" netns "$4"
ip link set lo up
echo "$2" | while read -r address; do
  # shellcheck disable=SC2086 # an address and its flags
  ip addr add $address dev eth0
done
ip link set eth0 up
shift 4
for parameter in "$@"; do
  echo "${parameter#*=}" > "/proc/sys/$(echo "${parameter%%=*}" | tr . /)"
done
echo up
exec setpriv --pdeathsig=KILL sleep infinity
