"""Reads a run from the repository of the server: how many numbers it has, the last of them, and the size of its image."""
import json
import sys

from aim import Repo
from aim.storage.context import Context

run = Repo("/aim").get_run(sys.argv[1])
loss = next(metric for metric in run.metrics() if metric.name == "loss")
images = run.get_image_sequence("noise", Context({}))
steps, values = loss.values.sparse_list()
print(json.dumps({"steps": len(steps), "last": max(values), "image": len(images.values.last()[1].to_pil_image().tobytes())}))
