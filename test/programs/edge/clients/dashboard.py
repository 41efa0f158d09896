"""Opens a page of the dashboard as a browser does: its document comes over a WebSocket. dashboard.py URL"""
import json
import sys

from bokeh.client import pull_session

session = pull_session(url=sys.argv[1])
models = sorted({type(model).__name__.lower() for root in session.document.roots for model in root.references()})
print(json.dumps({"roots": len(session.document.roots), "models": models}))
session.close()
