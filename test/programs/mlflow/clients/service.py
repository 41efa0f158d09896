"""Stands for the program of users at the entrance: asks the server of the model at SERVING_URL, and tells its variables."""
import http.server
import json
import os
import signal
import sys
import urllib.request


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        predicted = json.load(urllib.request.urlopen(os.environ["SERVING_URL"], timeout=60))
        self.send_response(200)
        self.end_headers()
        told = {name: value for name, value in os.environ.items() if name.startswith(("ELASTIC_APM_", "KUBERNETES_", "REDIS_"))}
        self.wfile.write(json.dumps({"predicted": predicted, "variables": told}).encode())


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
http.server.ThreadingHTTPServer(("", 8000), Handler).serve_forever()
