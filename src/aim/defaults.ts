/** The version of Aim that the charts are made for. @internal */
export const AIM_VERSION = '3.29.1';

/** Metadata of both charts. @internal */
export const ABOUT = {
  icon: 'https://user-images.githubusercontent.com/13848158/154338760-edfe1885-06f3-4e02-87fe-4b13a403516b.png',
  home: 'https://aimstack.io',
  sources: ['https://github.com/cdk8s-mlops/cdk8s-mlops', 'https://github.com/aimhubio/aim'],
  keywords: ['aim', 'experiment-tracking', 'machine-learning', 'mlops'],
  maintainers: [{ name: 'cdk8s-mlops', email: 'cdk8s-mlops@users.noreply.github.com', url: 'https://github.com/cdk8s-mlops' }],
  links: [{ name: 'Remote tracking', url: 'https://aimstack.readthedocs.io/en/latest/using/remote_tracking.html' }, { name: 'Remote tracking on Kubernetes', url: 'https://aimstack.readthedocs.io/en/latest/using/k8s/remote_tracking_on_k8s.html' }],
  changes: [{ kind: 'added', description: 'First release of the chart.' }],
  annotations: { 'artifacthub.io/category': 'ai-machine-learning', 'artifacthub.io/license': 'Apache-2.0' },
};

/** Default port of the Aim server. @internal */
export const SERVER_PORT = 53800;

/** Default port of the Aim UI. @internal */
export const UI_PORT = 43800;

/** The host name of the documentation's example. @internal */
export const EXAMPLE_HOST = 'rt-example.aimstack.io';

/** A host name for its user interface beside it. @internal */
export const EXAMPLE_UI_HOST = 'aim-example.aimstack.io';

/** The image and the pod of the documentation's example. @internal */
export const EXAMPLE_IMAGE = 'my-super-aim-client';

/** The Secret of the documentation's example, of the type `kubernetes.io/tls`. @internal */
export const EXAMPLE_TLS_SECRET = 'aim-server-tls';

/** The server writes to its volume only, which belongs to its user. @internal */
export const SERVER_SECURITY = { ownsVolumes: true };

/** Nobody knows what a program writes to. @internal */
export const CLIENT_SECURITY = { readOnlyRootFilesystem: false };

/** Timing and thresholds of the probes of the server. @internal */
export const PROBES = {
  startup: { periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 60 },
  readiness: { periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 3 },
  // Work on the storage holds the server up for seconds, and a restart would make that worse.
  liveness: { periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 6 },
};

/** What the server was seen to need, with room for a burst of images. @internal */
export const SERVER_RESOURCES = {
  requests: { cpu: '100m', memory: '256Mi' },
  limits: { memory: '1Gi' },
};

/** What the user interface was seen to need with two processes. @internal */
export const UI_RESOURCES = {
  requests: { cpu: '100m', memory: '512Mi' },
  limits: { memory: '2Gi' },
};

/** The folder that holds the repository `.aim`. Aim replaces that one as a whole, so the volume cannot be it. @internal */
export const MOUNT_PATH = '/aim';

/** Where the volume is in the pod. @internal */
export const REPOSITORY_MOUNT = { name: 'repository', mountPath: MOUNT_PATH };

/** Annotations of ingress-nginx begin with it. @internal */
export const NGINX = 'nginx.ingress.kubernetes.io';

/** Python as the first process ignores SIGTERM; at SIGINT it ends within a second. @internal */
export const ENDS_AT_SIGINT = { preStop: { exec: { command: ['sh', '-c', 'kill -INT 1'] } } };
