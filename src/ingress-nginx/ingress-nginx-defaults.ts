import { PodSecurity } from '../kit/workload/pod-security';

/** The last version that the project published, in March 2026. @internal */
export const INGRESS_NGINX_VERSION = '1.15.1';

/** The images, each with the tag of that version. @internal */
export const IMAGES = {
  registry: 'registry.k8s.io',
  controller: { repository: 'ingress-nginx/controller', tag: `v${INGRESS_NGINX_VERSION}` },
  certgen: { repository: 'ingress-nginx/kube-webhook-certgen', tag: 'v1.6.9' },
  defaultBackend: { repository: 'defaultbackend-amd64', tag: '1.5' },
} as const;

/** The name of the class, and what its controller calls itself. @internal */
export const CLASS = { name: 'nginx', controller: 'k8s.io/ingress-nginx' } as const;

/** Probes and metrics, at a port of their own. @internal */
export const STATUS_PORT = 10254;

/** Path of the webhook, for Ingresses of `networking.k8s.io/v1`. @internal */
export const REVIEW_PATH = '/networking/v1/ingresses';

/** User and group `www-data` of the image. Any user may listen on low ports, since the program has no rights beyond those of its user. @internal */
export const CONTROLLER_POD_SECURITY = {
  ...PodSecurity.podSecurityContext({ uid: 101, listensOnLowPort: true }),
  runAsGroup: 82,
};

/**
 * The file of the program has the capability `NET_BIND_SERVICE`, without which it could not be run; it does not gain it. It writes its configuration
 * beside what the image has there.
 *
 * @internal
 */
export const CONTROLLER_SECURITY = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } };

/** Those of the documented chart. @internal */
export const CONTROLLER_RESOURCES = { requests: { cpu: '100m', memory: '90Mi' } };

/** Needs of a program that writes one Secret. @internal */
export const CERTGEN_RESOURCES = { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } };

/** Needs of a program that answers with 404. @internal */
export const DEFAULT_BACKEND_RESOURCES = { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '64Mi' } };

/** Timing and thresholds of the probes of the controller. @internal */
export const CONTROLLER_PROBES = {
  liveness: { initialDelaySeconds: 10, periodSeconds: 10, timeoutSeconds: 1, failureThreshold: 5 },
  readiness: { initialDelaySeconds: 10, periodSeconds: 10, timeoutSeconds: 1, failureThreshold: 3, successThreshold: 1 },
};

/** Waits until nginx has answered the requests that it has. @internal */
export const CONTROLLER_LIFECYCLE = { preStop: { exec: { command: ['/wait-shutdown'] } } };

/** How long requests may last when a pod ends. @internal */
export const CONTROLLER_GRACE_PERIOD = 300;

/** The nodes that the images are for. @internal */
export const LINUX = { 'kubernetes.io/os': 'linux' };
