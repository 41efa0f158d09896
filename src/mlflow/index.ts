export * from './demo-chart';
export * from './local/local-development';
export * from './mlflow-server';
export * from './mlflow-server-props';
export * from './mlflow-server-values';
