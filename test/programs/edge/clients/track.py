"""Logs a run: numbers, an image of more than a megabyte, and one more number after a pause of so many seconds. Prints the hash of the run."""
import os
import sys
import time

import aim
import numpy

pause, side = float(sys.argv[1]), int(sys.argv[2])
run = aim.Run(repo=os.environ["AIM_REPO"], system_tracking_interval=None, log_system_params=False, capture_terminal_logs=False)
for step in range(20):
    run.track(step, name="loss", step=step)
noise = numpy.random.default_rng(1).integers(0, 256, (side, side, 3), dtype="uint8")
run.track(aim.Image(noise, format="png"), name="noise")
time.sleep(pause)
run.track(20, name="loss", step=20)
run.close()
print("run", run.hash)
