/** The bucket of the back end. @internal */
export const BUCKET = 'model-zoo';

/** The documented names of the accounts of MinIO. @internal */
export const OBJECT_STORE_ACCOUNTS = {
  root: 'root',
  /** The user that the service account belongs to. */
  user: 'ai-appstore',
  /** The access key of the back end. */
  backend: 'aas-minio-uploader',
} as const;
