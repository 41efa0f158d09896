export * from './aas-frontend';
export * from './aas-frontend-chart';
export * from './aas-frontend-props';
export * from './hosts';
export * from './namespaces-chart';
export * from './storage-chart';
export * from './web-ingress-props';
