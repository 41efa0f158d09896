export * from './knative-config-props';
export * from './knative-program-props';
export * from './knative-serving';
export * from './knative-serving-chart';
export * from './knative-serving-props';
export * from './kourier';
export * from './kourier-props';
