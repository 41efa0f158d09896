"""Prints the runs that a query finds, as JSON: for each hash the parameters and the tracked values. read.py [HASH...], which are waited for"""
import json
import os
import sys
import time

import aim

repo = aim.Repo(os.environ['AIM_REPO'])
end = time.monotonic() + 60
while True:
    runs = [item.run for item in repo.query_runs('run.experiment == "scenario"', report_mode=0).iter_runs()]
    if {run.hash for run in runs} >= set(sys.argv[1:]) or time.monotonic() > end:
        break
    time.sleep(1)
print(json.dumps({run.hash: {
    'hparams': run['hparams'],
    'loss': sorted(value for metric in run.metrics() if metric.name == 'loss' for value in metric.values.values_list()),
} for run in runs}), flush=True)
