/** The version of MongoDB that the chart is made for. @internal */
export const MONGODB_VERSION = '6.0.26';

/** The port of the server, which the image does not change at its first start. @internal */
export const MONGODB_PORT = 27017;

/** Keys of the Secret, as those of the chart that the documents of many programs use. @internal */
export const MONGODB_SECRET_KEYS = {
  rootPassword: 'mongodb-root-password',
  /** The passwords of the users, in their order, with commas between them. */
  passwords: 'mongodb-passwords',
} as const;

/** Where the volume is mounted, as in that chart. @internal */
export const MOUNT_PATH = '/bitnami/mongodb';

/** The databases within the volume, as in that chart: its volumes can be used as they are. @internal */
export const DATA_FOLDER = 'data/db';

/** The user `mongodb` of the official image, whose group owns the volume. @internal */
export const MONGODB_SECURITY = { uid: 999, ownsVolumes: true };

/** A quarter of a node with 4 GiB: the cache of the server follows from the limit. @internal */
export const MONGODB_RESOURCES = {
  requests: { cpu: '250m', memory: '512Mi' },
  limits: { memory: '1Gi' },
};

/** Needs of `mongosh`, a program for Node.js. @internal */
export const SHELL_RESOURCES = {
  requests: { cpu: '50m', memory: '128Mi' },
  limits: { memory: '512Mi' },
};

/** Needs of `mongodump`, which holds little in memory. @internal */
export const BACKUP_RESOURCES = {
  requests: { cpu: '100m', memory: '128Mi' },
  limits: { memory: '512Mi' },
};

/** Timing and thresholds of the probes of the server. @internal */
export const MONGODB_PROBES = {
  // After an unclean end, the server first repeats its journal.
  startup: { periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 120 },
  // The shell takes a second of CPU time to start, and ten seconds on a busy node.
  readiness: { periodSeconds: 30, timeoutSeconds: 30, failureThreshold: 3 },
  liveness: { periodSeconds: 20, timeoutSeconds: 10, failureThreshold: 6 },
};

/** What `mongosh` needs: a writable home directory, since the root file system is read-only. @internal */
export const SHELL_ENV = [{ name: 'HOME', value: '/tmp' }];
