/** The last line of Redis with the BSD licence; from 7.4 on there are other licences. @internal */
export const REDIS_VERSION = '7.2.15';

/** The exporter of metrics. @internal */
export const REDIS_EXPORTER = { repository: 'oliver006/redis_exporter', tag: 'v1.82.0' };

/** The Service that the documentation names. @internal */
export const REDIS_SERVICE = 'redisai-clusterip';

/** The port of commands, that of the nodes of a cluster among themselves, and that of the metrics. @internal */
export const REDIS_PORTS = { redis: 6379, bus: 16379, metrics: 9121 };

/** Key of the Secret with the password. @internal */
export const REDIS_PASSWORD = 'redis-password';

/** Where things are in the container. The scripts have these paths too. @internal */
export const REDIS_PATHS = { data: '/data', config: '/etc/redis/config', users: '/etc/redis/users', access: '/run/redis' };

/** The user `redis` of the official image, whose group owns the volume. @internal */
export const REDIS_SECURITY = { uid: 999, ownsVolumes: true };

/** An idle server takes 13 MiB; what it stores follows from the limit. @internal */
export const REDIS_RESOURCES = {
  requests: { cpu: '100m', memory: '256Mi' },
  limits: { memory: '512Mi' },
};

/** Needs of a shell with `redis-cli`. @internal */
export const REDIS_CLIENT_RESOURCES = {
  requests: { cpu: '50m', memory: '32Mi' },
  limits: { memory: '128Mi' },
};

/** Needs of a backup, which takes little memory, and of a restoration, which takes as much as the server. @internal */
export const REDIS_BACKUP_RESOURCES = {
  requests: { cpu: '50m', memory: '32Mi' },
  limits: { memory: '512Mi' },
};

/** Needs of the exporter. @internal */
export const REDIS_EXPORTER_RESOURCES = {
  requests: { cpu: '20m', memory: '32Mi' },
  limits: { memory: '128Mi' },
};

/** Time to hand over to a replica and to write everything. @internal */
export const REDIS_GRACE = 60;

/** Timing and thresholds of the probes. @internal */
export const REDIS_PROBES = {
  startup: { periodSeconds: 2, timeoutSeconds: 5, failureThreshold: 60 },
  readiness: { periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 3 },
  // A command that takes long, or a busy node, is no reason for a restart.
  liveness: { periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 6 },
};
