"""Logs a run as a program does: track.py POINTS SECONDS_BETWEEN_THEM"""
import os
import sys
import time

import aim

points, pause = int(sys.argv[1]), float(sys.argv[2])
# The terminal's lines are left out, since clients of 3.18 cannot read them back.
run = aim.Run(repo=os.environ['AIM_REPO'], experiment='scenario', capture_terminal_logs=False)
print('run', run.hash, flush=True)
run['hparams'] = {'lr': 0.5}
for step in range(points):
    run.track(step / 2, name='loss', step=step, context={'subset': 'train'})
    time.sleep(pause)
run.close()
print('closed', flush=True)
