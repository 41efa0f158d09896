/**
 * The host names of the AI Appstore: what browsers open, without a scheme.
 */
export interface AppStoreHosts {
  /** Host name of the front end, such as `web.appstore.ai`. */
  readonly web: string;

  /** Host name of the back end, such as `api.appstore.ai`. */
  readonly api: string;

  /** Host name of the object store, such as `storage.appstore.ai`. */
  readonly storage: string;
}

/** The documented host names of each environment. @internal */
export const HOSTS = {
  production: { web: 'web.appstore.ai', api: 'api.appstore.ai', storage: 'storage.appstore.ai' },
  development: { web: 'appstore.ai', api: 'api.appstore.ai', storage: 'storage.appstore.ai' },
} as const satisfies { readonly [environment: string]: AppStoreHosts };

/** The Secrets with the certificates of the hosts, in environments with TLS. @internal */
export const TLS_SECRETS = { web: 'aas-frontend-tls', api: 'aas-backend-tls', storage: 'minio-tls' } as const satisfies { readonly [host in keyof AppStoreHosts]: string };
