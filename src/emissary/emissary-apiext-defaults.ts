/** The user of the image that its makers recommend, and that owns nothing but its home directory. @internal */
export const APIEXT_SECURITY = { uid: 8888 };

/** A list of a thousand Mappings is converted in one request, in two versions at once. @internal */
export const APIEXT_RESOURCES = {
  requests: { cpu: '50m', memory: '64Mi' },
  limits: { memory: '256Mi' },
};

/** Timing and thresholds of the probes. @internal */
export const APIEXT_PROBES = {
  // At the first start it generates an RSA key of 4096 bits, before it listens.
  startup: { periodSeconds: 3, timeoutSeconds: 3, failureThreshold: 40 },
  readiness: { periodSeconds: 3, timeoutSeconds: 3, failureThreshold: 3 },
  liveness: { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 },
};

/** The program says that it is ready a moment before its certificate is in the definitions. @internal */
export const MIN_READY_SECONDS = 5;
