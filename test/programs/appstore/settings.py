"""Stands for the back end: reads its settings as the program does, and answers with what it has read."""

import json
import os
import sys
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import List, Optional

from pydantic import AnyHttpUrl, BaseSettings, MongoDsn


class ServiceType(str, Enum):
    emissary = "emissary"
    knative = "knative"


class Settings(BaseSettings):
    FRONTEND_HOST: List[AnyHttpUrl] = []
    SECURE_COOKIES: bool = False
    SECRET_KEY: str
    ALGORITHM: str = "HS256"
    MONGO_DSN: MongoDsn
    DB_NAME: str = "appStoreDB"
    MAX_UPLOAD_SIZE_GB: float = 10
    MONGO_USERNAME: str
    MONGO_PASSWORD: str
    IE_NAMESPACE: str
    IE_SERVICE_TYPE: ServiceType = ServiceType.emissary
    IE_DEFAULT_PROTOCOL: str = "http"
    IE_DOMAIN: Optional[str] = None
    IE_INGRESS_NAME: Optional[str] = None
    IE_INGRESS_NAMESPACE: Optional[str] = None
    MINIO_DSN: Optional[str] = None
    MINIO_BUCKET_NAME: str = "model-zoo"
    MINIO_TLS: bool = False
    MINIO_API_HOST: Optional[str] = None
    MINIO_API_ACCESS_KEY: Optional[str] = None
    MINIO_API_SECRET_KEY: Optional[str] = None
    FIRST_SUPERUSER_ID: Optional[str] = None
    FIRST_SUPERUSER_PASSWORD: Optional[str] = None
    CLEARML_CONFIG_FILE: Optional[str] = None
    K8S_HOST: Optional[str] = None
    K8S_API_KEY: Optional[str] = None


# What the SDK of ClearML reads by itself, and what HTTPS clients do.
UNPREFIXED = [
    "CLEARML_WEB_HOST", "CLEARML_API_HOST", "CLEARML_FILES_HOST", "CLEARML_API_ACCESS_KEY", "CLEARML_API_SECRET_KEY",
    "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "HTTPS_PROXY",
]

prefix = {state: f"{state.upper()}_" for state in ("dev", "stg", "prod", "test")}[os.environ["ENV_STATE"]]
settings = type("Configured", (Settings,), {"Config": type("Config", (), {"env_prefix": prefix})})()
read = {**json.loads(settings.json()), **{name: os.environ.get(name) for name in UNPREFIXED}}
bundle = os.environ.get("SSL_CERT_FILE")
read["trusted"] = open(bundle).read() if bundle else None
read["token"] = os.path.exists("/var/run/secrets/kubernetes.io/serviceaccount/token")
read["uid"] = os.getuid()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        body = json.dumps(read if self.path == "/settings" else {"status": "up"}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


print("listening", file=sys.stderr, flush=True)
ThreadingHTTPServer(("0.0.0.0", 8080), Handler).serve_forever()
