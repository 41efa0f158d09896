import { CERTIFICATE } from '../kit/webhook/certificates';
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
    { server: { tlsSecret: 'aim-server-tls' }, ui: { enabled: true, ingress: { enabled: true } }, clientConfig: { enabled: true }, networkPolicy: { enabled: true } },
  ],
  'aas-backend': [
    { image: { tag: '1.1.1' }, resources: { limits: { memory: '8Gi' } }, env: { PROD_MAX_UPLOAD_SIZE_GB: 20, PROD_SECURE_COOKIES: true, HTTPS_PROXY: 'http://proxy:3128' }, podAnnotations: { changed: 'once' } },
    { inferenceServiceBackend: { knative: true }, service: { type: 'LoadBalancer' }, ingress: { enabled: true }, autoscaling: { enabled: true }, existingSecret: 'theirs' },
    { environment: 'dev', env: { PROD_IE_DOMAIN: 'inference.example.org', PROD_MINIO_DSN: '' }, emissaryHost: { hostname: 'inference.example.org' }, networkPolicy: { enabled: true } },
    { certs: { CA_CERT: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n' }, serviceAccount: { name: 'backend-service' }, emissaryHost: { hostname: '' } },
  ],
  'aas-knative-backend-private': [
    { controller: { replicas: 2, resources: { limits: { memory: '2Gi' } } }, config: { autoscaler: { 'min-scale': '1' } }, webhook: { podAnnotations: { changed: 'once' } } },
    { domain: { enabled: true, name: 'knative.example.org' }, kourier: { gateway: { service: { type: 'NodePort' }, autoscaling: { enabled: true } } }, activator: { autoscaling: { enabled: false } } },
    { defaultDomain: { enabled: true }, baseImageCredentials: { registry: 'registry.example.org', username: 'puller', password: 'throw-away' }, commonLabels: { team: 'ml' } },
  ],
  'aas-frontend': [
    { image: { tag: '1.1.1' }, resources: { limits: { memory: '1Gi' } }, env: { VUE_APP_BACKEND_URL: 'https://api.example.org' }, podAnnotations: { changed: 'once' } },
    { service: { type: 'NodePort', nodePort: 30001 }, ingress: { enabled: true }, autoscaling: { enabled: true }, networkPolicy: { enabled: true } },
    { service: { type: 'LoadBalancer' }, podDisruptionBudget: { enabled: true }, serviceAccount: { name: 'pages' }, commonLabels: { team: 'ml' } },
  ],
  'aas-knative-backend': [
    { replicas: 3, config: { features: { 'kubernetes.podspec-tolerations': 'enabled' } }, kourier: { serviceType: 'ClusterIP' } },
    { version: '1.8', baseImages: { queue: 'registry.example.org/queue:v1.8.3' }, baseImageCredentials: { existingSecret: 'theirs' } },
  ],
  'arl-cluster': [
    { worker: { replicaCount: 3, threads: 2 }, resources: { limits: { cpu: '1', memory: '1Gi' } }, image: { tag: '2' }, jupyter: { password: 'changed' } },
    { worker: { autoscaling: { enabled: true }, groups: { gpu: { replicas: 2, taskResources: 'GPU=1' } } }, notebook: { ingress: { enabled: true }, mayScaleWorkers: true, persistence: { enabled: true } } },
    { notebook: { service: { type: 'NodePort' } }, daskscheduler: { service: { type: 'LoadBalancer' }, dashboardPrefix: '/dask' }, networkPolicy: { enabled: true } },
  ],
  'demo': [
    { mlflow: { image: { tag: 'v3.17.1-full' }, workers: 1, resources: { limits: { memory: '3Gi' } }, podAnnotations: { changed: 'once' } } },
    // The artifacts stay in their volume: Helm cannot roll back to a claim that it kept when a later revision had none.
    { mlflow: { service: { type: 'NodePort' }, loadBalancer: { enabled: true }, ingress: { enabled: true, tlsSecret: 'tls' } } },
    { mlflow: { podDisruptionBudget: { enabled: true }, networkPolicy: { enabled: true }, staticPrefix: '/mlflow', auth: { enabled: true, adminPassword: 'throw-away-admin', flaskSecretKey: 'throw-away-signing', clientSecret: 'login' }, metrics: { enabled: true, serviceMonitor: { enabled: true } }, garbageCollection: { enabled: true } }, commonLabels: { team: 'ml' } },
    { serving: { model: { name: 'churn', stage: 'Production' }, workers: 2, reload: { enabled: true }, service: { type: 'LoadBalancer', internalLoadBalancer: 'gke' } }, service: { enabled: true, image: { repository: 'example/service' }, redis: { auth: { enabled: true, password: 'throw-away' } } } },
    { serving: { backend: 'redisai', image: { repository: 'example/serving' }, autoscaling: { enabled: true }, networkPolicy: { enabled: true, egress: [{}] } }, training: { enabled: true, image: { repository: 'example/training' } }, apm: { enabled: true, serverUrl: 'http://10.0.1.1:8200' } },
    { postgres: { parameters: { max_connections: '200' }, backup: { enabled: true }, resources: { limits: { memory: '2Gi' } } }, mlflow: { database: { password: 'changed' } } },
  ],
  'emissary-crds': [
    { apiext_image: { tag: '3.4.0' }, replicas: 1, resources: { limits: { memory: '512Mi' } }, podAnnotations: { changed: 'once' } },
    { podDisruptionBudget: { enabled: false }, extraEnv: [{ name: 'APIEXT_LOGLEVEL', value: 'debug' }], commonLabels: { team: 'ml' } },
  ],
  'experiment-project': [
    { project: { quota: { hard: { 'requests.cpu': '8', 'requests.storage': '1Ti', 'pods': 20 } }, limitRange: { max: { memory: '16Gi' }, defaultRequest: { memory: '2Gi' } }, podSecurity: { enforce: 'baseline' } } },
    { project: { networkPolicy: { enabled: true }, access: { users: ['ann'], groups: ['data-science'], serviceAccounts: [{ name: 'pipeline', namespace: 'ci' }], secrets: true }, labels: { team: 'ml' } }, commonLabels: { team: 'ml' } },
  ],
  'ingress-nginx': [
    { controller: { image: { tag: 'v1.14.5' }, replicaCount: 2, resources: { limits: { memory: '512Mi' } }, config: { 'proxy-body-size': '64m' }, podAnnotations: { changed: 'once' } } },
    { controller: { service: { type: 'NodePort', nodePorts: { http: 30080 } }, metrics: { enabled: true, serviceMonitor: { enabled: true } }, autoscaling: { enabled: true }, podDisruptionBudget: { enabled: true } }, tcp: { 9000: 'default/broker:9000' } },
    { controller: { kind: 'DaemonSet', service: { externalTrafficPolicy: 'Local', internal: { enabled: true } }, admissionWebhooks: { existingSecret: 'webhook-tls', caBundle: CERTIFICATE, failurePolicy: 'Fail' } }, defaultBackend: { enabled: true } },
    { controller: { ingressClassResource: { name: 'other' }, admissionWebhooks: { enabled: false } }, udp: { 53: 'kube-system/kube-dns:53' }, commonLabels: { team: 'ml' } },
  ],
  'minio': [
    { resources: { limits: { memory: '3Gi' } }, users: [{ accessKey: 'app', secretKey: 'throw-away-user', policy: 'readwrite' }], podAnnotations: { changed: 'once' } },
    { service: { type: 'NodePort', port: '9999' }, consoleService: { type: 'LoadBalancer' }, ingress: { enabled: true, tls: [{ secretName: 'minio-tls', hosts: ['minio-example.local'] }] }, buckets: [{ name: 'model-zoo', policy: 'download' }] },
    { tls: { enabled: true, certSecret: 'minio-own-tls' }, svcaccts: [{ accessKey: 'uploader', existingSecret: 'accounts', existingSecretKey: 'uploader', user: 'app' }], networkPolicy: { enabled: true } },
    { consoleIngress: { enabled: true }, provisioning: { run: '2' }, metrics: { serviceMonitor: { enabled: true, public: true } }, commonLabels: { team: 'ml' } },
  ],
  'emissary-ingress': [
    { image: { tag: '3.4.0' }, resources: { limits: { memory: '1Gi' } }, env: { AMBASSADOR_DRAIN_TIME: 5, AMBASSADOR_ID: 'second' }, podAnnotations: { changed: 'once' } },
    { service: { type: 'NodePort', ports: [{ name: 'http', port: 80, targetPort: 8080 }, { name: 'https', port: 443, targetPort: 8080 }] }, scope: { singleNamespace: true }, autoscaling: { enabled: true } },
    { agent: { enabled: true }, podDisruptionBudget: { maxUnavailable: 1 }, ambassadorConfig: 'apiVersion: getambassador.io/v3alpha1\n', rbac: { secrets: true }, commonLabels: { team: 'ml' } },
    { createDefaultListeners: false, module: { diagnostics: null }, ingressClassResource: { enabled: false }, adminService: { create: false } },
  ],
  'mongodb': [
    { image: { tag: '6.0.25' }, resources: { limits: { memory: '2Gi' } }, auth: { usernames: ['a'], databases: ['a'] }, podAnnotations: { changed: 'once' } },
    { auth: { rootPassword: 'changed', usernames: ['a', 'b'], passwords: ['x', 'y'], databases: ['a', 'b'] }, service: { type: 'NodePort' }, networkPolicy: { enabled: false } },
    { backup: { enabled: true }, serviceAccount: { create: true }, provisioning: { run: '2' }, commonLabels: { team: 'ml' } },
    { auth: { enabled: false }, extraArgs: ['--quiet'] },
  ],
  'redis': [
    { image: { tag: '7.2.10' }, resources: { limits: { memory: '1Gi' } }, auth: { password: 'changed' }, maxmemoryPolicy: 'allkeys-lru', podAnnotations: { changed: 'once' } },
    { mode: 'cluster', metrics: { enabled: true, serviceMonitor: { enabled: true } }, cluster: { replicasPerMaster: 2 } },
    { backup: { enabled: true }, service: { name: 'cache', type: 'NodePort' }, networkPolicy: { enabled: false }, commonLabels: { team: 'ml' } },
    { auth: { enabled: false }, extraConfig: ['hz 20'], serviceAccount: { create: true } },
    { external: { host: 'redis.example.org' } },
  ],
  'experiment': [
    { image: { tag: '3.12-slim' } },
    { params: { lr: 0.1 }, resources: { cpu: '1', memory: '1Gi' }, job: { ttlSecondsAfterFinished: 0, backoffLimit: 2 }, sweep: { grid: { seed: [1, 2] } }, run: '2' },
    { distributed: { nodes: 2 }, storage: { existingClaim: '' }, sharedMemory: '64Mi', podLabels: { team: 'ml' } },
    { command: ['python', 'train.py'], sweep: { mode: 'indexed', grid: { lr: [0.1, 0.01] } } },
  ],
  'aim-client': [
    { image: { tag: '2' } },
    { args: ['--epochs=2'], resources: { limits: { memory: '2Gi' } }, server: { host: 'aim.example.org' }, extraEnv: [{ name: 'SEED', value: '42' }], run: '2' },
    { kind: 'Pod', caSecret: '', restartPolicy: 'Always', podLabels: { team: 'ml' } },
  ],
};
