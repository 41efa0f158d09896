/** Names that the commands of the documentation have, whatever the release is called. @internal */
export const DEMO_NAMES = {
  mlflow: 'mlflow',
  mlflowDeployment: 'mlflow-deployment',
  /** Host of the bundled database. */
  postgres: 'mlflow-postgres',
  mlflowAlias: 'mlflow-loadbalancer-internal',
} as const;
