"""Stands for Google Cloud Storage: a bucket in memory for those who have a token, which the key of the service account gets. GET / tells what is in it."""
import email.parser
import email.policy
import http.server
import json
import os
import signal
import sys
import urllib.parse

from google.auth import jwt

TOKEN = "a-token-of-google"
objects = {}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, content=b"", headers={}):
        if not isinstance(content, bytes):
            content, headers = json.dumps(content).encode(), {"Content-Type": "application/json"}
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def body(self):
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def place(self):
        """The bucket and the name in the path, when the token is right."""
        path = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(path.query))
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            self.answer(401, {"error": {"code": 401, "message": "no token"}})
            return None
        bucket, _, name = path.path.split("/b/")[1].partition("/o")
        return bucket, urllib.parse.unquote(name.lstrip("/")), query

    def do_POST(self):
        body = self.body()
        if self.path == "/token":
            assertion = dict(urllib.parse.parse_qsl(body.decode()))["assertion"]
            claims = jwt.decode(assertion, certs=os.environ["PUBLIC_KEY"], audience="https://oauth2.googleapis.com/token")
            self.answer(200, {"access_token": TOKEN, "expires_in": 3600, "token_type": "Bearer", "issuer": claims["iss"]})
        elif place := self.place():
            message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode() + body)
            metadata, content = message.iter_parts()
            name = json.loads(metadata.get_payload(decode=True))["name"]
            objects[f"{place[0]}/{name}"] = content.get_payload(decode=True)
            self.answer(200, {"bucket": place[0], "name": name, "size": str(len(objects[f"{place[0]}/{name}"]))})

    def do_GET(self):
        if self.path == "/":
            self.answer(200, sorted(objects))
        elif place := self.place():
            bucket, name, query = place
            if name == "":
                found = [key[len(bucket) + 1:] for key in objects if key.startswith(f"{bucket}/{query.get('prefix', '')}")]
                depth = len(query.get("prefix", ""))
                below = sorted({one[:one.index("/", depth) + 1] for one in found if "/" in one[depth:]}) if "delimiter" in query else []
                items = [one for one in found if not any(one.startswith(folder) for folder in below)]
                self.answer(200, {"items": [{"bucket": bucket, "name": one, "size": str(len(objects[f"{bucket}/{one}"]))} for one in items], "prefixes": below})
            elif f"{bucket}/{name}" not in objects:
                self.answer(404, {"error": {"code": 404, "message": "none"}})
            elif query.get("alt") == "media":
                content = objects[f"{bucket}/{name}"]
                self.answer(206, content, {"Content-Type": "application/octet-stream", "Content-Range": f"bytes 0-{len(content) - 1}/{len(content)}"})
            else:
                self.answer(200, {"bucket": bucket, "name": name, "size": str(len(objects[f"{bucket}/{name}"]))})


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
http.server.ThreadingHTTPServer(("", 8080), Handler).serve_forever()
