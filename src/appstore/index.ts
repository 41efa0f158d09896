export * from './hosts';
export * from './web-ingress-props';
