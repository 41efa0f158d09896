/** The version of MLflow that the chart is made for. @internal */
export const MLFLOW_VERSION = '3.17.2';

/** The image with the drivers of PostgreSQL, S3 and GCS: the one without `-full` has none of them. @internal */
export const MLFLOW_IMAGE = { repository: 'ghcr.io/mlflow/mlflow', tag: `v${MLFLOW_VERSION}-full` } as const;

/** Port of the server. @internal */
export const MLFLOW_PORT = 5000;

/** What clients inside and outside of the cluster use. @internal */
export const MLFLOW_SERVICE_PORT = 80;

/** Port of PostgreSQL. @internal */
export const POSTGRES_PORT = 5432;

/** Where the volume of artifacts is mounted. @internal */
export const ARTIFACTS_PATH = '/mlartifacts';

/** The group owns the volume of artifacts. @internal */
export const MLFLOW_SECURITY = { ownsVolumes: true };

/** Two workers need 577 MiB when they are idle, and more while they copy artifacts. @internal */
export const MLFLOW_RESOURCES = {
  requests: { cpu: '250m', memory: '768Mi' },
  limits: { memory: '2Gi' },
};

/** Needs of the command that deletes, which loads the libraries once. @internal */
export const GARBAGE_COLLECTION_RESOURCES = {
  requests: { cpu: '100m', memory: '512Mi' },
  limits: { memory: '1Gi' },
};

/** Timing of the probes. The server is ready after 4 to 8 seconds of an idle core, and waits 104 seconds for its database. @internal */
export const MLFLOW_PROBES = {
  startup: { periodSeconds: 3, timeoutSeconds: 3, failureThreshold: 60 },
  readiness: { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 },
  liveness: { periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 6 },
};

/** The user has no home directory, which the program looks for at its start; the rest is for files that the libraries keep. @internal */
export const MLFLOW_ENV = [{ name: 'HOME', value: '/tmp' }];

/** Until the Services have taken a pod that ends from their endpoints, connections still come, which the program refuses once it has the signal. @internal */
export const ENDS_LATE = { preStop: { exec: { command: ['sleep', '5'] } } };
