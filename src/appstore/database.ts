import { SERVICES } from './services';

/** The database of the back end. Its name is case-sensitive, and MongoDB has no two whose names differ only in case. @internal */
export const DATABASE = 'appStoreProdDB';

/** The documented names of the users of MongoDB. @internal */
export const DATABASE_USERS = {
  /** The administrator, in the database `admin`. */
  root: 'root',
  /** The back end, in its own database. */
  backend: 'aasDbServiceAcct',
} as const;

/** The pods that connect to the database: peers of its NetworkPolicy. @internal */
export function databaseClients(backend: string = SERVICES.backend.name): any[] {
  return [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': backend } } }];
}
