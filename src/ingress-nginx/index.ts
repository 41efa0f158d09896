export * from './ingress-nginx';
export * from './ingress-nginx-chart';
export * from './ingress-nginx-props';
