import { Field, UnknownField, each, fields, only, used, withoutEffect } from './fields';

/** Every field of the objects that the runner reads, and what it does with it. */

const NO_SCHEDULER = withoutEffect('there is one node');
const NO_KERNEL_MODULE = withoutEffect('no such filter of system calls here');

const KEYS = { items: each(fields({ key: used, path: used, mode: used })), optional: used };
const FIELD_REF = fields({ fieldPath: used, apiVersion: only('v1') });
const RESOURCE_FIELD_REF = fields({ containerName: used, resource: used, divisor: used });
const DOWNWARD_FILES = each(fields({ path: used, mode: used, fieldRef: FIELD_REF, resourceFieldRef: RESOURCE_FIELD_REF }));

const VOLUME = fields({
  name: used,
  emptyDir: fields({ medium: only('', 'Memory'), sizeLimit: used }),
  configMap: fields({ name: used, defaultMode: used, ...KEYS }),
  secret: fields({ secretName: used, defaultMode: used, ...KEYS }),
  downwardAPI: fields({ items: DOWNWARD_FILES, defaultMode: used }),
  projected: fields({
    defaultMode: used,
    sources: each(fields({
      configMap: fields({ name: used, ...KEYS }),
      secret: fields({ name: used, ...KEYS }),
      downwardAPI: fields({ items: DOWNWARD_FILES }),
      serviceAccountToken: fields({ audience: used, expirationSeconds: withoutEffect('it never expires here'), path: used }),
    })),
  }),
  persistentVolumeClaim: fields({ claimName: used, readOnly: used }),
});

const KEY_REF = fields({ name: used, key: used, optional: used });
const ENV = each(fields({
  name: used,
  value: used,
  valueFrom: fields({ secretKeyRef: KEY_REF, configMapKeyRef: KEY_REF, fieldRef: FIELD_REF, resourceFieldRef: RESOURCE_FIELD_REF }),
}));
const ENV_FROM = each(fields({ prefix: used, configMapRef: fields({ name: used, optional: used }), secretRef: fields({ name: used, optional: used }) }));

const HTTP_GET = fields({ path: used, port: used, host: used, scheme: only('HTTP', 'HTTPS'), httpHeaders: each(fields({ name: used, value: used })) });
const EXEC = fields({ command: used });
const PROBE = fields({
  httpGet: HTTP_GET,
  tcpSocket: fields({ port: used, host: used }),
  exec: EXEC,
  grpc: fields({ port: used, service: used }),
  initialDelaySeconds: used,
  periodSeconds: used,
  timeoutSeconds: used,
  failureThreshold: used,
  successThreshold: used,
  terminationGracePeriodSeconds: used,
});
const HOOK = fields({ exec: EXEC, httpGet: HTTP_GET, sleep: fields({ seconds: used }) });

const SECURITY = {
  runAsUser: used,
  runAsGroup: used,
  runAsNonRoot: used,
  seccompProfile: NO_KERNEL_MODULE,
  seLinuxOptions: NO_KERNEL_MODULE,
  appArmorProfile: NO_KERNEL_MODULE,
};

const RESOURCES = fields({ limits: used, requests: NO_SCHEDULER });

const CONTAINER = fields({
  name: used,
  image: used,
  imagePullPolicy: withoutEffect('images are folders of this machine'),
  command: used,
  args: used,
  workingDir: used,
  ports: each(fields({ name: used, containerPort: used, protocol: only('TCP') })),
  env: ENV,
  envFrom: ENV_FROM,
  resources: RESOURCES,
  volumeMounts: each(fields({ name: used, mountPath: used, readOnly: used, subPath: used, subPathExpr: used, mountPropagation: only('None') })),
  startupProbe: PROBE,
  readinessProbe: PROBE,
  livenessProbe: PROBE,
  lifecycle: fields({ preStop: HOOK, postStart: HOOK }),
  terminationMessagePath: used,
  terminationMessagePolicy: withoutEffect('the log is at hand'),
  securityContext: fields({
    ...SECURITY,
    readOnlyRootFilesystem: used,
    allowPrivilegeEscalation: used,
    privileged: only(false),
    capabilities: fields({ add: used, drop: used }),
  }),
  restartPolicy: only('Always'),
  stdin: only(false),
  tty: only(false),
});

const POD = fields({
  containers: each(CONTAINER),
  initContainers: each(CONTAINER),
  volumes: each(VOLUME),
  restartPolicy: only('Always', 'OnFailure', 'Never'),
  terminationGracePeriodSeconds: used,
  activeDeadlineSeconds: used,
  securityContext: fields({
    ...SECURITY,
    fsGroup: used,
    fsGroupChangePolicy: only('Always', 'OnRootMismatch'),
    supplementalGroups: used,
    supplementalGroupsPolicy: only('Merge'),
    // Of the namespace for network, which each pod has of its own.
    sysctls: each(fields({ name: only('net.ipv4.ip_unprivileged_port_start', 'net.ipv6.conf.all.disable_ipv6'), value: used })),
  }),
  serviceAccountName: used,
  serviceAccount: used,
  automountServiceAccountToken: used,
  enableServiceLinks: used,
  hostAliases: each(fields({ ip: used, hostnames: used })),
  hostname: used,
  subdomain: used,
  dnsPolicy: only('ClusterFirst'),
  hostNetwork: only(false),
  hostPID: only(false),
  hostIPC: only(false),
  shareProcessNamespace: only(false),
  imagePullSecrets: withoutEffect('images are folders of this machine'),
  affinity: NO_SCHEDULER,
  nodeSelector: NO_SCHEDULER,
  tolerations: NO_SCHEDULER,
  topologySpreadConstraints: NO_SCHEDULER,
  priorityClassName: NO_SCHEDULER,
  schedulerName: NO_SCHEDULER,
  preemptionPolicy: NO_SCHEDULER,
  runtimeClassName: withoutEffect('there is one runtime'),
});

const METADATA = fields({ name: used, namespace: used, labels: used, annotations: used });
const TEMPLATE = fields({ metadata: METADATA, spec: POD });
const HEAD = { apiVersion: used, kind: used, metadata: METADATA };
const NO_HISTORY = withoutEffect('nothing is rolled back here');

const CLAIM_SPEC = fields({
  accessModes: NO_SCHEDULER,
  resources: withoutEffect('a folder has no size'),
  storageClassName: withoutEffect('there is one kind of storage: folders'),
  volumeMode: only('Filesystem'),
  volumeName: withoutEffect('a folder is made for each claim'),
  selector: withoutEffect('a folder is made for each claim'),
});

const JOB_SPEC = fields({
  template: TEMPLATE,
  completions: used,
  parallelism: used,
  backoffLimit: used,
  activeDeadlineSeconds: used,
  ttlSecondsAfterFinished: withoutEffect('a run is over before'),
  completionMode: only('NonIndexed', 'Indexed'),
  backoffLimitPerIndex: used,
  maxFailedIndexes: used,
  podFailurePolicy: withoutEffect('nothing but the program ends a pod'),
  suspend: only(false),
});

const KINDS: { readonly [kind: string]: Field } = {
  Pod: fields({ ...HEAD, spec: POD }),
  Deployment: fields({
    ...HEAD,
    spec: fields({
      replicas: used,
      selector: used,
      template: TEMPLATE,
      strategy: fields({ type: only('RollingUpdate', 'Recreate'), rollingUpdate: withoutEffect('one pod after the other is replaced') }),
      revisionHistoryLimit: NO_HISTORY,
      progressDeadlineSeconds: withoutEffect('who waits gives the time'),
      minReadySeconds: withoutEffect('a pod that is ready counts'),
    }),
  }),
  StatefulSet: fields({
    ...HEAD,
    spec: fields({
      replicas: used,
      selector: used,
      serviceName: used,
      template: TEMPLATE,
      volumeClaimTemplates: each(fields({ ...HEAD, spec: CLAIM_SPEC, status: withoutEffect('the API server adds it') })),
      podManagementPolicy: only('OrderedReady', 'Parallel'),
      updateStrategy: fields({ type: only('RollingUpdate') }),
      persistentVolumeClaimRetentionPolicy: withoutEffect('claims stay until the node ends'),
      revisionHistoryLimit: NO_HISTORY,
      minReadySeconds: withoutEffect('a pod that is ready counts'),
    }),
  }),
  DaemonSet: fields({ ...HEAD, spec: fields({ selector: used, template: TEMPLATE, updateStrategy: fields({ type: only('RollingUpdate') }), revisionHistoryLimit: NO_HISTORY }) }),
  Job: fields({ ...HEAD, spec: JOB_SPEC }),
  CronJob: fields({
    ...HEAD,
    spec: fields({
      schedule: withoutEffect('it runs when it is asked to'),
      timeZone: withoutEffect('it runs when it is asked to'),
      concurrencyPolicy: withoutEffect('it runs when it is asked to'),
      startingDeadlineSeconds: withoutEffect('it runs when it is asked to'),
      suspend: withoutEffect('it runs when it is asked to'),
      successfulJobsHistoryLimit: NO_HISTORY,
      failedJobsHistoryLimit: NO_HISTORY,
      jobTemplate: fields({ metadata: METADATA, spec: JOB_SPEC }),
    }),
  }),
  Service: fields({
    ...HEAD,
    spec: fields({
      type: only('ClusterIP', 'NodePort', 'LoadBalancer'),
      selector: used,
      clusterIP: only('None'),
      publishNotReadyAddresses: used,
      sessionAffinity: only('None'),
      ports: each(fields({
        name: used,
        port: used,
        targetPort: used,
        protocol: only('TCP'),
        nodePort: withoutEffect('nobody comes from outside'),
        appProtocol: withoutEffect('a word for what stands before the Service'),
      })),
      ipFamilies: withoutEffect('the node has one family, or prefers IPv4'),
      ipFamilyPolicy: withoutEffect('the node has one family, or prefers IPv4'),
      externalTrafficPolicy: withoutEffect('nobody comes from outside'),
      internalTrafficPolicy: withoutEffect('there is one node'),
      loadBalancerClass: withoutEffect('nobody comes from outside'),
      loadBalancerIP: withoutEffect('nobody comes from outside'),
      loadBalancerSourceRanges: withoutEffect('nobody comes from outside'),
      allocateLoadBalancerNodePorts: withoutEffect('nobody comes from outside'),
    }),
  }),
  ConfigMap: fields({ ...HEAD, data: used, binaryData: used, immutable: withoutEffect('who applies knows') }),
  Secret: fields({ ...HEAD, type: used, data: used, stringData: used, immutable: withoutEffect('who applies knows') }),
  PersistentVolumeClaim: fields({ ...HEAD, spec: CLAIM_SPEC }),
};

/** Kinds that no program sees: a cluster acts on them, or what stands before it. */
const WITHOUT_EFFECT: { readonly [kind: string]: string } = {
  Namespace: 'the node is one',
  PersistentVolume: 'each claim is a folder',
  StorageClass: 'each claim is a folder',
  PriorityClass: 'there is one node',
  IngressClass: 'an edge is a program of its own',
  ServiceAccount: 'pods have a token, nobody is asked what it may do',
  Role: 'there is no API server',
  RoleBinding: 'there is no API server',
  ClusterRole: 'there is no API server',
  ClusterRoleBinding: 'there is no API server',
  NetworkPolicy: 'the network of pods has no filter',
  PodDisruptionBudget: 'nobody evicts',
  HorizontalPodAutoscaler: 'who tests scales',
  ResourceQuota: 'there is no API server',
  LimitRange: 'there is no API server',
  Ingress: 'an edge is a program of its own',
  HTTPRoute: 'an edge is a program of its own',
  GRPCRoute: 'an edge is a program of its own',
  TLSRoute: 'an edge is a program of its own',
  BackendTLSPolicy: 'an edge is a program of its own',
  Gateway: 'an edge is a program of its own',
  ServiceMonitor: 'no Prometheus runs',
  PodMonitor: 'no Prometheus runs',
  PrometheusRule: 'no Prometheus runs',
};

/** Whether the runner has nothing to do for objects of a kind. */
export function hasNoEffect(kind: string): boolean {
  return Object.hasOwn(WITHOUT_EFFECT, kind);
}

/** @throws UnknownField for what the runner does not know of an object, rather than to run something else */
export function check(object: any): void {
  const where = `${object.kind}/${object.metadata?.name}`;
  if (hasNoEffect(object.kind)) {
    return;
  }
  if (!Object.hasOwn(KINDS, object.kind)) {
    throw new UnknownField(where, `the runner does not know objects of the kind ${object.kind}`);
  }
  KINDS[object.kind].check(object, where);
}
