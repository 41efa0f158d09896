/** The version of PostgreSQL that the construct is made for. @internal */
export const POSTGRES_VERSION = '17.11';

/** The port of the server. @internal */
export const POSTGRES_PORT = 5432;

/** The administrator, and the database that always exists. @internal */
export const SUPERUSER = 'postgres';

/** Where the volume is mounted: the folder that the official image has for it. @internal */
export const POSTGRES_MOUNT_PATH = '/var/lib/postgresql/data';

/** The databases within the volume: a new file system is not empty, and `initdb` needs an empty folder of its own. @internal */
export const POSTGRES_FOLDER = 'pgdata';

/** The folder of the official image with what runs once, after `initdb`. @internal */
export const POSTGRES_SCRIPTS_PATH = '/docker-entrypoint-initdb.d';

/** The user `postgres` of the official image on Debian, whose group owns the volume. On Alpine, it is 70. @internal */
export const POSTGRES_SECURITY = { uid: 999, ownsVolumes: true };

/** Needs of the server with its defaults, `shared_buffers` of 128 MB and up to 100 connections. @internal */
export const POSTGRES_RESOURCES = {
  requests: { cpu: '250m', memory: '256Mi' },
  limits: { memory: '1Gi' },
};

/** Needs of `pg_dump`, which holds little in memory. @internal */
export const POSTGRES_BACKUP_RESOURCES = {
  requests: { cpu: '100m', memory: '64Mi' },
  limits: { memory: '256Mi' },
};

/** How long a shutdown may take, which writes what is in memory to disk; the documentation calls 90 seconds too short for many. @internal */
export const POSTGRES_GRACE = 120;

/** Timing and thresholds of the probes of the server. @internal */
export const POSTGRES_PROBES = {
  startup: { periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 60 },
  readiness: { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 },
  liveness: { periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 6 },
};

/** Parameters that the construct sets, or that would lead past what it sets. @internal */
export const POSTGRES_OWN_PARAMETERS = ['data_directory', 'config_file', 'hba_file', 'ident_file', 'listen_addresses', 'port', 'unix_socket_directories'];

/** Databases that `initdb` creates. @internal */
export const POSTGRES_OWN_DATABASES = ['postgres', 'template0', 'template1'];
