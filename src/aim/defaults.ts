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

/** An example host name for the user interface. @internal */
export const EXAMPLE_UI_HOST = 'aim-example.aimstack.io';

/** The image and the pod of the documentation's example. @internal */
export const EXAMPLE_IMAGE = 'my-super-aim-client';

/** The Secret of the documentation's example, of the type `kubernetes.io/tls`. @internal */
export const EXAMPLE_TLS_SECRET = 'aim-server-tls';

/** The server writes only to its volume, which its group owns. @internal */
export const SERVER_SECURITY = { ownsVolumes: true };

/** The directories that a program writes to are not known. @internal */
export const CLIENT_SECURITY = { readOnlyRootFilesystem: false };

/** Timing and thresholds of the probes of the server. @internal */
export const PROBES = {
  startup: { periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 60 },
  readiness: { periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 3 },
  // Maintenance of the storage blocks the server for seconds, and a restart would make that worse.
  liveness: { periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 6 },
};

/** Measured needs of the server, with a reserve for bursts of images. @internal */
export const SERVER_RESOURCES = {
  requests: { cpu: '100m', memory: '256Mi' },
  limits: { memory: '1Gi' },
};

/** Measured needs of the user interface with two workers. @internal */
export const UI_RESOURCES = {
  requests: { cpu: '100m', memory: '512Mi' },
  limits: { memory: '2Gi' },
};

/** The parent directory of the repository `.aim`. Aim replaces `.aim` as a whole, so it cannot be the mount point. @internal */
export const MOUNT_PATH = '/aim';

/** The volume mount of the repository. @internal */
export const REPOSITORY_MOUNT = { name: 'repository', mountPath: MOUNT_PATH };

/** Prefix of the annotations of ingress-nginx. @internal */
export const NGINX = 'nginx.ingress.kubernetes.io';

/** As process 1, Python ignores SIGTERM; on SIGINT it exits within a second. @internal */
export const ENDS_AT_SIGINT = { preStop: { exec: { command: ['sh', '-c', 'kill -INT 1'] } } };
