import { AppStoreHosts } from './hosts';

/**
 * A volume of the AI Appstore: what its claim asks for, and, for a cluster without dynamic provisioning, the directory that it is in.
 */
export interface AppStoreVolume {
  /**
   * Size, a quantity of bytes such as `10Gi`.
   *
   * @default - 8Gi for MongoDB, 10Gi for MinIO
   */
  readonly size?: string;

  /**
   * Name of the StorageClass.
   *
   * @default - the default of the cluster
   */
  readonly storageClass?: string;

  /**
   * Absolute path of an existing directory, for a PersistentVolume.
   *
   * @default - no PersistentVolume: the cluster provides the volume
   */
  readonly path?: string;

  /**
   * Nodes that have the directory, by their label `kubernetes.io/hostname`: it is a local volume then, and otherwise a `hostPath` of
   * whatever node the pod runs on. Refused without `path` (`check-failed`).
   *
   * @default - whatever node the pod runs on
   */
  readonly nodes?: string[];
}

/**
 * Passwords and keys in the values, from which the charts create their Secrets. They are readable in the manifests: for throw-away
 * environments only.
 */
export interface AppStoreCredentials {
  /** Password of the administrator of MongoDB. */
  readonly mongoDbRoot: string;

  /** Password of the back end in MongoDB. */
  readonly mongoDb: string;

  /** Password of the root user of MinIO, at least 8 characters. */
  readonly minioRoot: string;

  /** Secret key of the user of MinIO that the access key of the back end belongs to, at least 8 characters. */
  readonly minioUser: string;

  /** Secret key of the back end in MinIO, 8 to 40 characters. */
  readonly minio: string;

  /** Key that signs the tokens of the back end. */
  readonly signingKey: string;

  /** Password of the first user of the AI Appstore, who is an administrator with the name `admin`. */
  readonly administrator: string;
}

/**
 * Names of existing Secrets with passwords and keys.
 */
export interface AppStoreSecrets {
  /**
   * The Secret of MongoDB, with the keys `mongodb-root-password` and `mongodb-passwords`.
   *
   * @default "mongodb"
   */
  readonly mongoDb?: string;

  /**
   * The Secret of the root user of MinIO, with the keys `rootUser` and `rootPassword`.
   *
   * @default "minio"
   */
  readonly minio?: string;

  /**
   * The Secret of the user of MinIO, with the key `ai-appstore`.
   *
   * @default "minio-users"
   */
  readonly minioUsers?: string;

  /**
   * The Secret of the back end, with its confidential environment variables.
   *
   * @default "aas-backend"
   */
  readonly backend?: string;
}

/**
 * Names of existing Secrets of the type `kubernetes.io/tls`, with the certificates of the hosts.
 */
export interface AppStoreTlsSecrets {
  /**
   * The certificate of the front end.
   *
   * @default "aas-frontend-tls"
   */
  readonly web?: string;

  /**
   * The certificate of the back end.
   *
   * @default "aas-backend-tls"
   */
  readonly api?: string;

  /**
   * The certificate of the object store.
   *
   * @default "minio-tls"
   */
  readonly storage?: string;
}

/**
 * An AI Appstore.
 */
export interface AppStoreProps {
  /**
   * The host names, from which the URLs, the allowed origins and the Ingresses follow: three different ones, without a scheme. Others are
   * refused (`check-failed`).
   */
  readonly hosts: AppStoreHosts;

  /**
   * Whether the hosts have certificates. It determines the scheme of the URLs, and whether cookies are sent over HTTPS only.
   *
   * @default true
   */
  readonly tls?: boolean;

  /**
   * Names of the Secrets with the certificates. Refused without `tls` (`check-failed`).
   *
   * @default - their defaults
   */
  readonly tlsSecrets?: AppStoreTlsSecrets;

  /**
   * Namespace of the back end, the front end, MongoDB and MinIO.
   *
   * @default "ai-appstore"
   */
  readonly namespace?: string;

  /**
   * Namespace of the inference services. The namespaces of the gateways are fixed in the programs.
   *
   * @default "inference-engine"
   */
  readonly inferenceNamespace?: string;

  /**
   * Name of the IngressClass.
   *
   * @default "nginx"
   */
  readonly ingressClassName?: string;

  /**
   * Install ingress-nginx, whose Ingresses have that class. Its project ended in March 2026.
   *
   * @default - false: the cluster has an Ingress controller
   */
  readonly ingressController?: boolean;

  /**
   * Name of the database, which is case-sensitive.
   *
   * @default "appStoreProdDB"
   */
  readonly database?: string;

  /**
   * Name of the bucket.
   *
   * @default "model-zoo"
   */
  readonly bucket?: string;

  /**
   * Greatest upload, an integer from 1 to 9999 in GiB. Others are refused (`check-failed`).
   *
   * @default 10
   */
  readonly uploadLimitGib?: number;

  /**
   * What serves new inference services: `emissary` or `knative`. Others are refused (`check-failed`).
   *
   * @default "emissary"
   */
  readonly inferenceServices?: string;

  /**
   * The kinds of inference services that there are, whose gateways are installed: `emissary`, `knative` or both. Keep both while there
   * are services of the other kind. Others, and one without that of `inferenceServices`, are refused (`check-failed`).
   *
   * @default - that of `inferenceServices`
   */
  readonly gateways?: string[];

  /**
   * Host name of the gateway of inference services, and domain of Knative, whose services have the names
   * `<service>.<namespace>.<domain>`.
   *
   * @default - the back end looks up the address of the load balancer
   */
  readonly inferenceDomain?: string;

  /**
   * Registry with the images of all charts, optionally with a path, such as `harbor.example.org/proxy`: for clusters without internet
   * access. It goes before the repositories of the images, so values of `image.repository` have no registry then.
   *
   * @default - the registries of the images
   */
  readonly imageRegistry?: string;

  /**
   * Names of Secrets of the type `kubernetes.io/dockerconfigjson`, which must be in each namespace with pods.
   *
   * @default - none
   */
  readonly imagePullSecrets?: string[];

  /**
   * The volume of MongoDB.
   *
   * @default - 8Gi, from the cluster
   */
  readonly mongoDbVolume?: AppStoreVolume;

  /**
   * The volume of MinIO.
   *
   * @default - 10Gi, from the cluster
   */
  readonly minioVolume?: AppStoreVolume;

  /**
   * Throw-away passwords and keys.
   *
   * @default - in `secrets`
   */
  readonly credentials?: AppStoreCredentials;

  /**
   * Names of the Secrets with the passwords and keys: the notes of the charts have the commands that create them. Refused with `credentials`
   * (`check-failed`).
   *
   * @default - their defaults
   */
  readonly secrets?: AppStoreSecrets;

  /**
   * Path of a directory with values files, `<chart>.yaml` for each chart that has one, such as those of an environment. What follows from
   * the props overrides them. Names and ports of Services, the name of the Secret and `PROD_IE_DOMAIN` of the back end are followed where
   * they are in files, unless an option says otherwise. A directory without such a file is refused (`check-failed`), and so is
   * `service.nameOverride` of `emissary-ingress` without `inferenceDomain`, since the back end looks up that Service by its name.
   *
   * @default - none
   */
  readonly valuesFolder?: string;

  /**
   * Values of the charts, by the names of the charts, such as `{ 'aas-frontend': { replicaCount: 2 } }`. They override everything else, and
   * names and ports of Services in them are followed by other charts. Refused (`check-failed`) are values of unknown charts, and what would
   * contradict another chart: values that an option sets for all charts, and lists without what the back end uses, such as
   * `auth.databases` of `mongodb` and `buckets` of `minio`.
   *
   * @default - none
   */
  readonly values?: { [chart: string]: any };
}
