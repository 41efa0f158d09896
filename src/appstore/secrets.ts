import { OBJECT_STORE_ACCOUNTS } from './object-store';
import { SERVICES } from './services';
import { MONGODB_SECRET_KEYS } from '../data/mongo-db-defaults';

/** Keys of the Secret of MongoDB, as documented. @internal */
export const MONGODB_SECRET = { name: SERVICES.mongodb.name, ...MONGODB_SECRET_KEYS } as const;

/** Keys of the Secret of MinIO, as documented. @internal */
export const MINIO_SECRET = {
  name: SERVICES.minio.name,
  rootUser: 'rootUser',
  rootPassword: 'rootPassword',
} as const;

/**
 * Keys of the Secret of the back end, which are variables of its program. Those of the program itself follow a prefix, which
 * depends on its configuration, such as `PROD_`; those of the ClearML SDK have none.
 *
 * @internal
 */
export const BACKEND_SECRET = {
  name: SERVICES.backend.name,
  prefixed: [
    'SECRET_KEY',
    'MONGO_USERNAME',
    'MONGO_PASSWORD',
    'MINIO_API_ACCESS_KEY',
    'MINIO_API_SECRET_KEY',
    'FIRST_SUPERUSER_ID',
    'FIRST_SUPERUSER_PASSWORD',
  ],
  clearMl: ['CLEARML_API_ACCESS_KEY', 'CLEARML_API_SECRET_KEY'],
} as const;

/** Keys of the Secret of the users of MinIO, which are their access keys. @internal */
export const MINIO_USERS_SECRET = { name: 'minio-users', user: OBJECT_STORE_ACCOUNTS.user } as const;
