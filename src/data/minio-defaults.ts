import { ProbesOptions } from '../kit/workload/probe-props';
import { Pattern } from '../values/pattern';

/** The release of the server that the chart is made for, the last one of which there is an official image. @internal */
export const MINIO_VERSION = 'RELEASE.2025-09-07T16-13-09Z';

/** The release of the client that belongs to it. @internal */
export const MINIO_CLIENT_VERSION = 'RELEASE.2025-08-13T08-35-41Z';

/** The documented images. The registry is part of the repository, as in the values of the documented chart. @internal */
export const MINIO_REPOSITORIES = { server: 'quay.io/minio/minio', client: 'quay.io/minio/mc' };

/** Ports of the server: S3 and the console. @internal */
export const MINIO_PORTS = { http: 9000, console: 9001 };

/** The documented node ports, for the type `NodePort`. @internal */
export const MINIO_NODE_PORTS = { http: 32000, console: 32001 };

/** Mount path of the volume. @internal */
export const MINIO_MOUNT_PATH = '/export';

/** The directory of the server's certificate, with that of CAs in it: the server makes it otherwise, and cannot in a mounted Secret. @internal */
export const CERTS_PATH = '/etc/minio/certs';

/** Certificates of CAs that are trusted besides those of the image. The directory is not within another mount. @internal */
export const TRUSTED_PATH = '/etc/minio/trusted';

/** The documented user, which owns the volume. @internal */
export const MINIO_UID = 1000;

/** The server writes to its volume only. @internal */
export const MINIO_SECURITY = { uid: MINIO_UID, ownsVolumes: true };

/** The documented request, with a limit that leaves room for the caches of the server. @internal */
export const MINIO_RESOURCES = { requests: { cpu: '100m', memory: '512Mi' }, limits: { memory: '2Gi' } };

/** Needs of the client. @internal */
export const MINIO_CLIENT_RESOURCES = { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } };

/** Timing and thresholds of the probes. @internal */
export const MINIO_PROBES: ProbesOptions = {
  // A large volume of a server that was not stopped takes minutes.
  startup: { periodSeconds: 2, timeoutSeconds: 5, failureThreshold: 150 },
  readiness: { periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 3 },
  liveness: { periodSeconds: 20, timeoutSeconds: 10, failureThreshold: 6 },
};

/** Path of the metrics of the cluster. @internal */
export const METRICS_PATH = '/minio/v2/metrics/cluster';

/** A name of a bucket: one with `..`, `.-` or `-.` is refused by the server. @internal */
export const BUCKET_NAME = { pattern: Pattern.DNS_NAME, patternDescription: 'lower-case letters, digits, `-` and `.`, with a letter or digit at both ends of each part', minLength: 3, maxLength: 63 };
