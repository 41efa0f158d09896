/**
 * The init container: waits until the registry has the model, and downloads the version that its alias or stage stands for at that moment. The
 * server then needs neither MLflow nor the store of the artifacts, and its restart loads the same version again.
 *
 * @internal
 */
export const DOWNLOAD = `import os, shutil, time
from mlflow import MlflowClient
from mlflow.artifacts import download_artifacts
from mlflow.exceptions import MlflowException

name, alias, stage, folder = (os.environ.get(variable, "") for variable in ("MODEL", "MODEL_ALIAS", "MODEL_STAGE", "MODEL_FOLDER"))


def find():
    client = MlflowClient()
    if not stage:
        return client.get_model_version_by_alias(name, alias).version
    versions = client.get_latest_versions(name, [stage])
    if not versions:
        raise MlflowException(f"no version of {name} has the stage {stage}")
    return versions[0].version


said = None
while True:
    try:
        version = find()
        break
    except MlflowException as error:
        if str(error) != said:
            said = str(error)
            print(f"Waiting for the model: {said}", flush=True)
        time.sleep(5)

# What an interrupted download left.
for left in os.listdir(folder):
    shutil.rmtree(os.path.join(folder, left))
print(f"Downloading version {version} of {name}", flush=True)
download_artifacts(artifact_uri=f"models:/{name}/{version}", dst_path=os.path.join(folder, str(version)))
`;

/** Name of the module with the server. @internal */
export const SERVER_FILE = 'serving.py';

/**
 * The scoring server of MLflow, with the documented paths beside its own. GET predicts for the input example that was logged with the model.
 *
 * @internal
 */
export const SERVER = `import os

from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import JSONResponse, Response
from mlflow.pyfunc import load_model, scoring_server

folder, prefix = os.environ["MODEL_FOLDER"], os.environ["SERVING_PREFIX"]
[version] = os.listdir(folder)
path = os.path.join(folder, version)

model = load_model(path)
example = model.metadata.get_serving_input(path)
schema = model.metadata.get_input_schema()
app = scoring_server.init(model)
app.title, app.version = os.environ["MODEL"], version
[invocations] = (route.endpoint for route in app.routes if route.path == "/invocations")

app.post(f"{prefix}/predict", summary="Predict for the input in the body")(invocations)


@app.get(f"{prefix}/predict", summary="Predict for the input example of the model")
def predict_for_example():
    if example is None:
        return JSONResponse({"error_code": "RESOURCE_DOES_NOT_EXIST", "message": "The model was logged without input_example: send the input with POST"}, 404)
    result = scoring_server.invocations(example, "application/json", model, schema)
    return Response(result.response, result.status, media_type=result.mimetype)


@app.get(f"{prefix}/openapi.json", include_in_schema=False)
def openapi():
    return app.openapi()


@app.get(f"{prefix}/docs", include_in_schema=False)
def docs():
    return get_swagger_ui_html(openapi_url="openapi.json", title=app.title)
`;

/**
 * Compares the version that the alias or stage stands for with the annotation of the pods, by setting it: another version replaces the pods,
 * and the same one changes nothing.
 *
 * @internal
 */
export const RELOAD = `import json, os, ssl, urllib.request
from mlflow import MlflowClient

name, alias, stage = (os.environ.get(variable, "") for variable in ("MODEL", "MODEL_ALIAS", "MODEL_STAGE"))
client = MlflowClient()
if stage:
    versions = [found.version for found in client.get_latest_versions(name, [stage])]
    if not versions:
        raise SystemExit(f"no version of {name} has the stage {stage}")
    version = versions[0]
else:
    version = client.get_model_version_by_alias(name, alias).version

account = "/var/run/secrets/kubernetes.io/serviceaccount"
host, port = os.environ["KUBERNETES_SERVICE_HOST"], os.environ["KUBERNETES_SERVICE_PORT"]
host = f"[{host}]" if ":" in host else host
with open(f"{account}/token") as token, open(f"{account}/namespace") as namespace:
    request = urllib.request.Request(
        f"https://{host}:{port}/apis/apps/v1/namespaces/{namespace.read()}/deployments/{os.environ['DEPLOYMENT']}",
        method="PATCH",
        headers={"Authorization": f"Bearer {token.read().strip()}", "Content-Type": "application/merge-patch+json"},
        data=json.dumps({"spec": {"template": {"metadata": {"annotations": {os.environ["ANNOTATION"]: str(version)}}}}}).encode(),
    )
with urllib.request.urlopen(request, context=ssl.create_default_context(cafile=f"{account}/ca.crt"), timeout=30) as response:
    generation = json.load(response)["metadata"]["generation"]
print(f"{os.environ['DEPLOYMENT']} has version {version} of {name}, generation {generation}")
`;
