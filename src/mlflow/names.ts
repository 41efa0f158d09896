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
