export * from './aas-frontend';
export * from './aas-frontend-chart';
export * from './aas-frontend-props';
export * from './hosts';
export * from './web-ingress-props';
