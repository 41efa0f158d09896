import { kebabCase } from '../../values/kebab-case';
import { Condition, firstFilled } from '../condition';
import { ifFilled } from '../if-filled';
import { PodSecurity } from './pod-security';
import { ProbeProps } from './probe-props';
import { SidecarProps, WorkloadProps } from './workload-props';
import { ListExpression } from '../../expr/expression/list-expression';
import { toNode } from '../../expr/expression/to-node';

/** Where pods of a workload run, as whom, and what they may. @internal */
export function placementOf(props: WorkloadProps): any {
  return {
    imagePullSecrets: ifFilled(props.imagePullSecrets),
    // Always there: left out by a later release, the account would stay in `serviceAccount`, its old name, which the API server writes beside it.
    serviceAccountName: firstFilled(props.serviceAccountName ?? '', 'default'),
    automountServiceAccountToken: props.automountServiceAccountToken ?? false,
    // Variables that the cluster makes of the names of Services could be those that a program reads.
    enableServiceLinks: false,
    nodeSelector: ifFilled(props.nodeSelector),
    tolerations: ifFilled(props.tolerations),
    priorityClassName: ifFilled(props.priorityClassName),
    runtimeClassName: ifFilled(props.runtimeClassName),
    securityContext: ifFilled(props.podSecurityContext ?? PodSecurity.podSecurityContext(props.security)),
  };
}

/** What all containers of a workload have. @internal */
export function imageOf(props: WorkloadProps): any {
  return {
    image: props.image,
    imagePullPolicy: props.imagePullPolicy,
    securityContext: ifFilled(props.securityContext ?? PodSecurity.securityContext(props.security)),
  };
}

/** The `spec` of the pods of a workload. @internal */
export function podSpecOf(props: WorkloadProps, containerName: string): any {
  const writable = (props.writablePaths ?? []).map(mountPath => ({ name: kebabCase(mountPath), mountPath }));
  const volumeMounts = [...props.volumeMounts ?? [], ...writable];
  const common = { ...imageOf(props), resources: ifFilled(props.resources) };
  const initContainers = (props.initContainers ?? []).flatMap(({ name, command, args, env, when }) => Condition.of(when ?? true).items([{
    name, ...common, command, args: ifFilled(args), env: ifFilled(env), volumeMounts: ifFilled(volumeMounts),
  }]));
  return {
    ...placementOf(props),
    affinity: ifFilled(props.affinity),
    topologySpreadConstraints: ifFilled(props.topologySpreadConstraints),
    hostAliases: ifFilled(props.hostAliases),
    dnsConfig: ifFilled(props.dnsConfig),
    terminationGracePeriodSeconds: props.terminationGracePeriodSeconds,
    initContainers: ifFilled([...initContainers, ...props.extraInitContainers ?? []]),
    containers: [{
      name: containerName,
      ...common,
      command: ifFilled(props.command),
      args: ifFilled(props.args),
      ports: props.ports?.map(({ name, port, protocol }) => ({ name, containerPort: port, protocol })),
      envFrom: ifFilled(props.extraEnvFrom),
      env: ifFilled([...props.env ?? [], ...props.extraEnv ?? []]),
      startupProbe: probeOf(props.startupProbe),
      livenessProbe: probeOf(props.livenessProbe),
      readinessProbe: probeOf(props.readinessProbe),
      lifecycle: props.lifecycle,
      volumeMounts: ifFilled([...volumeMounts, ...props.extraVolumeMounts ?? []]),
    }, ...props.extraContainers ?? [], ...sidecarsOf(props.sidecars ?? [])],
    volumes: ifFilled([...props.volumes ?? [], ...writable.map(({ name }) => ({ name, emptyDir: props.scratchVolume ?? {} })), ...props.extraVolumes ?? []]),
    ...props.podSpec,
  };
}

/** A probe as a container has it. @internal */
export function probeOf(probe?: ProbeProps): any {
  if (!probe) {
    return undefined;
  }
  const { handler, initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold, successThreshold } = probe;
  return { ...handler, initialDelaySeconds: ifFilled(initialDelaySeconds), periodSeconds, timeoutSeconds, failureThreshold, successThreshold };
}

/** Containers that are written in the chart, or that the values give. */
function sidecarsOf(given: any): any[] {
  const container = ({ name, image, ...sidecar }: SidecarProps) => ({
    name,
    image,
    securityContext: ifFilled(sidecar.securityContext ?? PodSecurity.securityContext()),
    command: ifFilled(sidecar.command),
    args: ifFilled(sidecar.args),
    env: ifFilled(sidecar.env),
    ports: ifFilled(sidecar.ports),
    resources: ifFilled(sidecar.resources),
    volumeMounts: ifFilled(sidecar.volumeMounts),
  });
  if (Array.isArray(given)) {
    return given.map(container);
  }
  const loop = new ListExpression(toNode(given)).loop('sidecar');
  return [...loop.items(container(loop.item.asProps()))];
}
