import { EMISSARY_GROUP } from './emissary-names';

/** The documented image. The registry is part of the repository, as in the documented values. @internal */
export const EMISSARY_REPOSITORY = 'docker.io/emissaryingress/emissary';

/** The documented image of the agent. @internal */
export const AGENT_IMAGE = { repository: 'docker.io/ambassador/ambassador-agent', tag: '1.0.3' };

/** API version of the objects that Emissary reads. @internal */
export const EMISSARY_API = `${EMISSARY_GROUP}/v3alpha1`;

/** Ports on which the program listens, whatever the Services are. @internal */
export const EMISSARY_PORTS = { admin: 8877, snapshot: 8005 };

/** The ports of the default Listeners. @internal */
export const LISTENER_PORTS = { http: 8080, https: 8443 };

/** The documented ports of the Service. @internal */
export const SERVICE_PORTS = [
  { name: 'http', port: 80, targetPort: LISTENER_PORTS.http },
  { name: 'https', port: 443, targetPort: LISTENER_PORTS.https },
];

/** Directories that the program writes to: its configuration for Envoy, and its home directory with caches. @internal */
export const WRITABLE_PATHS = ['/ambassador', '/tmp'];

/** The home directory of the program, as in its image. @internal */
export const HOME = '/tmp/ambassador';

/** Where the program looks for the labels of its pod: a directory with the file `labels`. @internal */
export const POD_LABELS_PATH = '/tmp/ambassador-pod-info';

/** Where the program looks for a file of configuration. @internal */
export const CONFIG_PATH = '/ambassador/ambassador-config';

/** The user of the image. Its group is that of root, which the files of the image belong to. @internal */
export const EMISSARY_POD_SECURITY = { runAsNonRoot: true, runAsUser: 8888, seccompProfile: { type: 'RuntimeDefault' } };

/** The documented resources. @internal */
export const EMISSARY_RESOURCES = {
  requests: { cpu: '200m', memory: '300Mi' },
  limits: { cpu: '1000m', memory: '600Mi' },
};

/** The agent reads a snapshot of the configuration, and sends it on. @internal */
export const AGENT_RESOURCES = {
  requests: { cpu: '50m', memory: '128Mi' },
  limits: { memory: '256Mi' },
};

/** The documented timing of the probes, with a timeout that a busy node meets. @internal */
export const EMISSARY_PROBES = {
  liveness: { initialDelaySeconds: 30, periodSeconds: 3, timeoutSeconds: 5, failureThreshold: 3 },
  readiness: { initialDelaySeconds: 30, periodSeconds: 3, timeoutSeconds: 5, failureThreshold: 3, successThreshold: 1 },
};

/** The documented metrics of the HorizontalPodAutoscaler. @internal */
export const AUTOSCALING_METRICS = Object.entries({ memory: 100, cpu: 300 }).map(([name, averageUtilization]) => (
  { type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } }));

/** The documented configuration of the `Module`. @internal */
export const MODULE_CONFIG = { diagnostics: { enabled: false, allow_non_local: true } };
