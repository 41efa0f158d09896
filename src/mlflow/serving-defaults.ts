/** Port of the program, as in the documentation. @internal */
export const SERVING_PORT = 8000;

/** Port of the Service. @internal */
export const SERVING_SERVICE_PORT = 80;

/** Prefix of the documented paths: `/predict`, `/docs` and `/openapi.json`. @internal */
export const SERVING_PREFIX = '/api/v1/serving';

/** Where the init container puts the model. @internal */
export const MODEL_FOLDER = '/model';

/** The last release of RedisAI, which nobody maintains. @internal */
export const REDISAI_IMAGE = { repository: 'redislabs/redisai', tag: '1.2.7-cpu-bionic' } as const;

/** Port of Redis, and of RedisAI. @internal */
export const REDIS_PORT = 6379;

/** A server with scikit-learn needs 391 MiB when it is idle, and the model comes on top. @internal */
export const SERVING_RESOURCES = {
  requests: { cpu: '250m', memory: '512Mi' },
  limits: { memory: '2Gi' },
};

/** The models are in memory. @internal */
export const REDISAI_RESOURCES = {
  requests: { cpu: '100m', memory: '256Mi' },
  limits: { memory: '1Gi' },
};

/** MLflow's client, and one request. @internal */
export const RELOAD_RESOURCES = {
  requests: { cpu: '50m', memory: '256Mi' },
  limits: { memory: '512Mi' },
};

/** Timing of the probes. The libraries of a model take long to load. @internal */
export const SERVING_PROBES = {
  startup: { periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 60 },
  readiness: { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 },
  liveness: { periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 6 },
};
