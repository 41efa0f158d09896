export * from './mongo-db';
export * from './mongo-db-chart';
export * from './mongo-db-props';
export * from './minio';
export * from './minio-chart';
export * from './minio-props';
export * from './minio-provisioning';
export * from './minio-provisioning-props';
