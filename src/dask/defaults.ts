import { ProbesOptions } from '../kit/workload/probe-props';

/** The version of Dask that the charts are made for. @internal */
export const DASK_VERSION = '2026.8.0';

/** Ports of the scheduler. @internal */
export const SCHEDULER_PORTS = { scheduler: 8786, bokeh: 8787 };

/** Ports of a worker, its nanny and its dashboard. By default, Dask chooses random ports. @internal */
export const WORKER_PORTS = { worker: 8788, nanny: 8789, bokeh: 8787 };

/** Port of the notebook. @internal */
export const NOTEBOOK_PORT = 8888;

/** Mount path of the data. @internal */
export const DATA_PATH = '/arl/data';

/** Directory for temporary files. @internal */
export const SCRATCH_PATH = '/var/tmp';

/** The name of a pod, which its `/etc/hosts` maps to its addresses. @internal */
export function podName(name: string) {
  return { name, valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } };
}

/**
 * Where a dashboard listens: at all addresses of the pod, and at `localhost` for port forwarding. Without a host, it would listen on IPv4
 * only, and an IPv6 address cannot be given. A name that has no IPv6 address, or none that the node supports, is no error.
 *
 * @internal
 */
export function dashboardAddress(pod: string, port: number): string {
  return `--dashboard-address=$(${pod}):${port},localhost:${port}`;
}

/** Programs have settings and caches in HOME, and a user ID without an account in the image has none. @internal */
export const HOME = { name: 'HOME', value: '/tmp' };

/** Measured needs, with a reserve for task graphs. @internal */
export const SCHEDULER_RESOURCES = { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '1Gi' } };

/** One kernel, with a reserve for local computations. @internal */
export const NOTEBOOK_RESOURCES = { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '2Gi' } };

/** Those of the documented chart. @internal */
export const WORKER_RESOURCES = { limits: { cpu: '500m', memory: '512Mi' } };

/** Timing and thresholds of the probes. @internal */
export const PROBES = {
  startup: { periodSeconds: 2, timeoutSeconds: 5, failureThreshold: 90 },
  readiness: { periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 3 },
  // A long task that holds the GIL blocks a worker from responding.
  liveness: { periodSeconds: 20, timeoutSeconds: 10, failureThreshold: 9 },
};

/** The three probes of a program with an HTTP health endpoint. @internal */
export function httpProbes(path: string, port: string, { startup, readiness, liveness }: ProbesOptions = {}) {
  const handler = { httpGet: { path, port } };
  return {
    startupProbe: { handler, ...PROBES.startup, ...startup },
    readinessProbe: { handler, ...PROBES.readiness, ...readiness },
    livenessProbe: { handler, ...PROBES.liveness, ...liveness },
  };
}
