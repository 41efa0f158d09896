/** Port of the program. @internal */
export const DEMO_SERVICE_PORT = 8000;

/** Port of the Service. @internal */
export const DEMO_SERVICE_SERVICE_PORT = 80;

/** The documented Redis of production. @internal */
export const REDIS_HOST = 'redisai-clusterip.redis.svc';

/** A program in Python that passes requests on. @internal */
export const DEMO_SERVICE_RESOURCES = {
  requests: { cpu: '100m', memory: '256Mi' },
  limits: { memory: '1Gi' },
};

/** Timing of the probes. @internal */
export const DEMO_SERVICE_PROBES = {
  startup: { periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 24 },
  readiness: { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 },
  liveness: { periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 6 },
};
