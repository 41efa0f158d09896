#!/bin/sh
# wait.sh COMMAND...: runs the command and ends as it does, with 128 and the signal when it was killed. It is not started in
# the background, which would make it deaf to SIGINT.
exec 4>&2 2>/dev/null
"$@" 2>&4 4>&-
exit
