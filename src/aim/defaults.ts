import { k8s } from 'cdk8s-plus-27';
import { ItemShape } from '../values/item-shape';

/** The version of Aim that the charts are made for. @internal */
export const AIM_VERSION = '3.29.1';

/** What both charts say of themselves. @internal */
export const ABOUT = {
  icon: 'https://user-images.githubusercontent.com/13848158/154338760-edfe1885-06f3-4e02-87fe-4b13a403516b.png',
  home: 'https://aimstack.io',
  sources: ['https://github.com/cdk8s-mlops/cdk8s-mlops', 'https://github.com/aimhubio/aim'],
  keywords: ['aim', 'experiment-tracking', 'machine-learning', 'mlops'],
  maintainers: [{ name: 'cdk8s-mlops contributors', url: 'https://github.com/cdk8s-mlops' }],
  annotations: { 'artifacthub.io/category': 'ai-machine-learning', 'artifacthub.io/license': 'Apache-2.0' },
};

/** What Aim's own server listens on when nobody says otherwise. @internal */
export const SERVER_PORT = 53800;

/** The host name of the documentation's example. @internal */
export const EXAMPLE_HOST = 'rt-example.aimstack.io';

/** The image and the pod of the documentation's example. @internal */
export const EXAMPLE_IMAGE = 'my-super-aim-client';

/** The Secret of the documentation's example, of the type `kubernetes.io/tls`. @internal */
export const EXAMPLE_TLS_SECRET = 'aim-server-tls';

/** A user that no image has anything installed for. @internal */
const UID = 10001;

/** Pods: a user of their own, system calls filtered. @internal */
export const POD_SECURITY_CONTEXT = {
  runAsNonRoot: true,
  runAsUser: UID,
  runAsGroup: UID,
  seccompProfile: { type: 'RuntimeDefault' },
};

/** Pods whose volumes have to be writable. @internal */
export const VOLUME_POD_SECURITY_CONTEXT = {
  ...POD_SECURITY_CONTEXT,
  fsGroup: UID,
  // The owner of every file of a large repository need not be set again at each start.
  fsGroupChangePolicy: 'OnRootMismatch',
};

/** Containers: no way to more rights. @internal */
export const SECURITY_CONTEXT = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
};

/** Containers that write to volumes only. @internal */
export const READ_ONLY_SECURITY_CONTEXT = {
  ...SECURITY_CONTEXT,
  readOnlyRootFilesystem: true,
};

/** How patient the probes of the server are. @internal */
export const PROBES = {
  startup: { periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 60 },
  readiness: { periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 3 },
  // Work on the storage holds the server up for seconds, and a restart would make that worse.
  liveness: { periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 6 },
};

/** What a pod of `helm test` needs. @internal */
export const TEST_RESOURCES = {
  requests: { cpu: k8s.Quantity.fromString('10m'), memory: k8s.Quantity.fromString('64Mi') },
  limits: { memory: k8s.Quantity.fromString('256Mi') },
};

/** A pod of `helm test`; it stays until the next one, so that `helm test --logs` finds it. @internal */
export const TEST_ANNOTATIONS = { 'helm.sh/hook': 'test', 'helm.sh/hook-delete-policy': 'before-hook-creation' };

/** What the items of `tolerations` are. @internal */
export const TOLERATION = ItemShape.ofFragment({ description: 'A toleration.' });

/** What the server was seen to need, with room for a burst of images. @internal */
export const SERVER_RESOURCES = {
  requests: { cpu: '100m', memory: '256Mi' },
  limits: { memory: '1Gi' },
};
