/** Values with everything that the chart of the ARL cluster has: each kind of object comes of them. */
export const EVERYTHING = {
  jupyter: { password: 'secret' },
  nfs: { server: '192.0.2.1' },
  packages: { existingClaim: 'packages' },
  networkPolicy: {
    enabled: true,
    from: [{ namespaceSelector: { matchLabels: { team: 'radio' } } }],
    notebookFrom: [{ namespaceSelector: { matchLabels: { name: 'ingress' } } }],
    dashboardFrom: [{ namespaceSelector: { matchLabels: { name: 'metrics' } } }],
  },
  daskscheduler: {
    dashboardPrefix: '/dask',
    ingress: { enabled: true },
    gateway: { enabled: true, parentRefs: [{ name: 'public' }] },
    serviceMonitor: { enabled: true },
  },
  worker: {
    autoscaling: { enabled: true },
    podDisruptionBudget: { enabled: true },
    groups: { gpu: { replicas: 2, taskResources: 'GPU=1', extraArgs: ['--preload=gpu.py'], resources: { limits: { 'cpu': '4', 'memory': '16Gi', 'nvidia.com/gpu': 1 } } }, big: { threads: 8, autoscaling: { enabled: true, minReplicas: 2, maxReplicas: 8, targetCPUUtilizationPercentage: 60 } } },
  },
  notebook: {
    basePath: '/notebook',
    mayScaleWorkers: true,
    persistence: { enabled: true },
    ingress: { enabled: true, tlsSecret: 'tls' },
    gateway: { enabled: true, parentRefs: [{ name: 'public' }] },
  },
};
