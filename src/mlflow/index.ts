export * from './demo-chart';
export * from './mlflow-server';
export * from './mlflow-server-props';
export * from './mlflow-server-values';
