/** Names that the commands of the documentation have, whatever the release is called. @internal */
export const DEMO_NAMES = {
  mlflow: 'mlflow',
  mlflowDeployment: 'mlflow-deployment',
  /** Host of the bundled database. */
  postgres: 'mlflow-postgres',
  /** Claim of the databases, which outlives the release. */
  postgresClaim: 'mlflow-postgres-claim',
  mlflowAlias: 'mlflow-loadbalancer-internal',
  serving: 'serving',
  servingDeployment: 'serving-deployment',
  service: 'demo-service',
  serviceDeployment: 'service-deployment',
} as const;

/** The documented namespaces. @internal */
export const DEMO_NAMESPACES = {
  /** MLflow, serving, the service and training. */
  demo: 'demo',
  /** The models and lists in Redis. */
  redis: 'redis',
} as const;

/** The StorageClass of one machine, and the directory with those of its volumes. @internal */
export const LOCAL_STORAGE = { storageClass: 'local-storage', path: '/mnt/local-cluster-data' } as const;
