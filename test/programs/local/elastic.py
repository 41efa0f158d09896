"""Stands for a server of Elastic, whose programs no registry of packages has: the part of its API that the Compose file uses."""
import base64
import json
import os
import re
import sys
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

kind = sys.argv[1]
passwords = {"elastic": os.environ.get("ELASTIC_PASSWORD")}


def login(user, password):
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def user_of(headers):
    return next((user for user, password in passwords.items() if headers.get("Authorization") == login(user, password)), None)


def status_at_elasticsearch(url, user, password):
    request = urllib.request.Request(url + "/_security/_authenticate", headers={"Authorization": login(user, password)})
    try:
        return urllib.request.urlopen(request, timeout=5).status
    except OSError:
        return 503


def elasticsearch(method, path, headers, body):
    user = user_of(headers)
    if user is None:
        return 401
    if method == "POST" and path == "/_security/user/kibana_system/_password":
        if user != "elastic" or headers.get("Content-Type") != "application/json":
            return 403
        passwords["kibana_system"] = json.loads(body)["password"]
        return 200
    return 200 if path.split("?")[0] in ("/_cluster/health", "/_security/_authenticate") else 404


def kibana(method, path, headers, body):
    if path != "/api/status":
        return 404
    return status_at_elasticsearch(*(os.environ["ELASTICSEARCH_" + name] for name in ("HOSTS", "USERNAME", "PASSWORD")))


def apm_server(method, path, headers, body):
    if path == "/":
        return status_at_elasticsearch(setting(r'hosts: \["(.*)"\]'), setting("username: (.*)"), setting('  password: "(.*)"'))
    return 202 if headers.get("Authorization") == "Bearer " + setting('secret_token: "(.*)"') else 401


def setting(pattern):
    with open("/srv/apm-server/apm-server.yml") as file:
        return re.search(pattern, file.read()).group(1)


PORTS = {"elasticsearch": lambda: os.environ["http.port"], "kibana": lambda: os.environ["SERVER_PORT"], "apm_server": lambda: setting(r'host: "0\.0\.0\.0:(\d+)"')}


class Handler(BaseHTTPRequestHandler):
    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(globals()[kind](self.command, self.path, self.headers, body))
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_POST = answer


ThreadingHTTPServer(("0.0.0.0", int(PORTS[kind]())), Handler).serve_forever()
