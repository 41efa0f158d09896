"""A client of a notebook: logs in, runs code in kernels, types in terminals, and keeps files.

    python jupyter_client.py '{"url": "http://notebook:8888/base", "by": "form", "secret": "open sesame", "do": [["execute", "1 + 1"]]}'

prints a JSON map: the status of /api/status after the login (200 when the client is let in), and the result of each item of `do`. `by` is
"form", "header" or "link"; without it, nothing is shown. `ca` is a file of the certificate authority, `headers` are more of each request.

    ["status", METHOD, PATH]             the status code of a request
    ["execute", CODE]                    what the code prints, and its last value or error, in a kernel of its own
    ["start"], ["in", N, CODE]           a kernel that stays, and code in the kernel that item N has started
    ["leave", CODE]                      code that goes on in a kernel that stays
    ["type", COMMAND, UNTIL]             what a terminal shows, until it shows a text
    ["write", FILE, TEXT], ["read", FILE], ["upload", FILE, BYTES]
"""
import base64
import json
import re
import sys
import time
import uuid

import requests
import websocket

TIMEOUT = 60


class Notebook:
    def __init__(self, url, by=None, secret="", ca=None, headers=None):
        self.url, self.ca, self.headers = url.rstrip("/"), ca, dict(headers or {})
        self.session = requests.Session()
        self.session.verify = ca or True
        if by == "header":
            self.headers["Authorization"] = f"token {secret}"
        elif by == "link":
            self.request("GET", f"/lab?token={requests.utils.quote(secret)}")
        elif by == "form":
            self.request("GET", "/login")
            self.request("POST", "/login", data={"password": secret, "_xsrf": self.xsrf}, allow_redirects=False)

    @property
    def xsrf(self):
        return self.session.cookies.get("_xsrf")

    def request(self, method, path, **options):
        # A page of JupyterLab sends its cookie in a header too.
        own = {"X-XSRFToken": self.xsrf} if self.xsrf else {}
        return self.session.request(method, self.url + path, headers={**self.headers, **own}, timeout=TIMEOUT, **options)

    def json(self, method, path, body=None):
        response = self.request(method, path, json=body)
        if not response.ok:
            raise RuntimeError(f"{method} {path}: {response.status_code} {response.text[:300]}")
        return response.json() if response.content else None

    def connect(self, path):
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.session.cookies)
        origin = "/".join(self.url.split("/")[:3])
        return websocket.create_connection(
            re.sub("^http", "ws", self.url) + path, timeout=TIMEOUT, cookie=cookies or None, origin=origin,
            header=[f"{name}: {value}" for name, value in self.headers.items()], sslopt={"ca_certs": self.ca} if self.ca else None)

    def status(self, method="GET", path="/api/status"):
        return self.request(method, path, allow_redirects=False).status_code

    def start(self):
        return self.json("POST", "/api/kernels", {"name": "python3"})["id"]

    def send(self, kernel, code):
        message = {
            "header": {"msg_id": uuid.uuid4().hex, "username": "", "session": uuid.uuid4().hex, "msg_type": "execute_request", "version": "5.3"},
            "parent_header": {}, "metadata": {}, "channel": "shell", "buffers": [],
            "content": {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False},
        }
        socket = self.connect(f"/api/kernels/{kernel}/channels?session_id={uuid.uuid4().hex}")
        socket.send(json.dumps(message))
        return socket, message["header"]["msg_id"]

    def leave(self, code):
        socket, sent = self.send(self.start(), code)
        while True:
            reply = json.loads(socket.recv())
            if reply.get("parent_header", {}).get("msg_id") == sent and reply["content"].get("execution_state") == "busy":
                return socket.close()

    def execute(self, code, kernel=None):
        running = kernel or self.start()
        socket, sent = self.send(running, code)
        try:
            shown = ""
            while True:
                reply = json.loads(socket.recv())
                if reply.get("parent_header", {}).get("msg_id") != sent:
                    continue
                kind, content = reply["msg_type"], reply["content"]
                if kind == "stream":
                    shown += content["text"]
                elif kind == "execute_result":
                    shown += content["data"]["text/plain"]
                elif kind == "error":
                    shown += re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(content["traceback"]))
                elif kind == "status" and content["execution_state"] == "idle":
                    return shown
        finally:
            socket.close()
            if kernel is None:
                self.json("DELETE", f"/api/kernels/{running}")

    def type(self, command, until):
        name = self.json("POST", "/api/terminals")["name"]
        socket = self.connect(f"/terminals/websocket/{name}")
        try:
            socket.send(json.dumps(["stdin", command + "\r"]))
            shown, end = "", time.monotonic() + TIMEOUT
            while until not in shown and time.monotonic() < end:
                kind, *rest = json.loads(socket.recv())
                if kind == "stdout":
                    shown += rest[0]
            return shown
        finally:
            socket.close()
            self.json("DELETE", f"/api/terminals/{name}")

    def write(self, file, text):
        self.json("PUT", f"/api/contents/{file}", {"type": "file", "format": "text", "content": text})

    def read(self, file):
        return self.json("GET", f"/api/contents/{file}?type=file&format=text")["content"]

    def upload(self, file, size):
        content = base64.b64encode(b"x" * size).decode()
        return self.request("PUT", f"/api/contents/{file}", json={"type": "file", "format": "base64", "content": content}).status_code


def main(given):
    items = given.pop("do", [])
    notebook = Notebook(**given)
    results = []
    for name, *args in items:
        results.append(notebook.execute(args[1], kernel=results[args[0]]) if name == "in" else getattr(notebook, name)(*args))
    return {"status": notebook.status(), "results": results}


if __name__ == "__main__":
    print(json.dumps(main(json.loads(sys.argv[1]))))
