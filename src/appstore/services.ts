import { MONGODB_PORT } from '../data/mongo-db-defaults';

/** A Service in the namespace of the AI Appstore. @internal */
export interface ServiceAddress {
  /** Name of the Service, and of the release that makes it. */
  readonly name: string;
  /** Port of the Service, and of the container behind it. */
  readonly port: number;
}

/** The Services of the AI Appstore: their documented names if the releases have the documented names. @internal */
export const SERVICES = {
  mongodb: { name: 'mongodb', port: MONGODB_PORT },
  minio: { name: 'minio', port: 9000 },
  minioConsole: { name: 'minio-console', port: 9001 },
  backend: { name: 'aas-backend', port: 8080 },
  frontend: { name: 'aas-frontend', port: 80 },
} as const satisfies { readonly [service: string]: ServiceAddress };

/** The address of a Service for clients in its namespace, such as `minio:9000`. @internal */
export function addressOf({ name, port }: ServiceAddress): string {
  return `${name}:${port}`;
}

/** The DSN of MongoDB for clients in its namespace: without credentials, and without the port, which is the default of the scheme. @internal */
export const MONGO_DSN = dsnOf(SERVICES.mongodb);

/** A DSN of MongoDB, without the port if that is the default of the scheme. @internal */
export function dsnOf({ name, port }: ServiceAddress): string {
  return `mongodb://${name}${port === MONGODB_PORT ? '' : `:${port}`}`;
}

/** The full name of a release that has the name of its chart, which `fullnameOverride` and `nameOverride` change. @internal */
export function fullNameOf(chart: string, { fullnameOverride, nameOverride }: any): string {
  const name = nameOf(chart, { nameOverride });
  return fullnameOverride || (chart.includes(name) ? chart : `${chart}-${name}`);
}

/** The name of a chart in the labels of its pods, which `nameOverride` changes. @internal */
export function nameOf(chart: string, { nameOverride }: any): string {
  return nameOverride || chart;
}
