import { Json } from '../../src/values/shape';

/**
 * Values that an installed release of each chart is upgraded to, each rolled back before the next. No claim grows: it could not be
 * rolled back.
 */
export const UPGRADES: { readonly [chart: string]: readonly Json[] } = {
  'aim-server': [
    { image: { tag: '3.29.0' }, resources: { limits: { memory: '2Gi' } }, ingress: { enabled: false }, podAnnotations: { changed: 'once' } },
    { service: { type: 'LoadBalancer', port: 8080 }, server: { basePath: '/rt', port: 53801 }, ingress: { host: 'aim.example.org', tlsSecret: '' } },
    { protocol: 'grpc', image: { tag: '3.18.1' }, service: { type: 'NodePort' } },
  ],
  'aim-client': [
    { image: { tag: '2' } },
  ],
};
