import { kebabCase } from '../../values/kebab-case';
import { Condition, firstFilled, hasKey } from '../condition';
import { convertedItems } from '../converted-items';
import { ifFilled } from '../if-filled';
import { PodSecurity } from './pod-security';
import { ProbeProps } from './probe-props';
import { SidecarProps, WorkloadProps } from './workload-props';
import { AnyExpression } from '../../expr/expression/any-expression';
import { itemOf, keyOf, loopOver } from '../../expr/expression/loop';
import { toNode } from '../../expr/expression/to-node';
import { listOf, mapOf } from '../../expr/node/collections';
import { literal } from '../../expr/node/literal';
import { Node, Part } from '../../expr/node/node';
import { entryOf, mapParts, spread } from '../../expr/node/parts';

/** Scheduling, security context and ServiceAccount of the pods of a workload. @internal */
export function placementOf(props: WorkloadProps): any {
  return {
    imagePullSecrets: ifFilled(props.imagePullSecrets),
    // Always set: if a later release omitted it, the account would stay in the deprecated field `serviceAccount`, which the
    // API server sets too.
    serviceAccountName: firstFilled(props.serviceAccountName ?? '', 'default'),
    automountServiceAccountToken: props.automountServiceAccountToken ?? false,
    // Environment variables that Kubernetes derives from names of Services could override settings of the program.
    enableServiceLinks: false,
    nodeSelector: ifFilled(props.nodeSelector),
    tolerations: ifFilled(props.tolerations),
    priorityClassName: ifFilled(props.priorityClassName),
    runtimeClassName: ifFilled(props.runtimeClassName),
    securityContext: ifFilled(props.podSecurityContext ?? PodSecurity.podSecurityContext(props.security)),
  };
}

/** Fields of all containers of a workload. @internal */
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
  const initContainers = convertedItems(props.initContainers ?? [], 'initContainer', ({ name, command, args, env, volumeMounts: own, when }) => Condition.of(when ?? true).items([{
    name, ...common, command, args: ifFilled(args), env: ifFilled(env), volumeMounts: ifFilled(own ?? volumeMounts),
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
      ports: props.ports && ifFilled(convertedItems(props.ports, 'port', ({ name, port, hostPort = 0, protocol }) => [{ name, containerPort: port, hostPort: ifFilled(hostPort), protocol }])),
      envFrom: ifFilled(props.extraEnvFrom),
      env: ifFilled(envOf(props)),
      startupProbe: probeOf(props.startupProbe),
      livenessProbe: probeOf(props.livenessProbe),
      readinessProbe: probeOf(props.readinessProbe),
      lifecycle: ifFilled(props.lifecycle),
      volumeMounts: ifFilled([...volumeMounts, ...props.extraVolumeMounts ?? []]),
    }, ...props.extraContainers ?? [], ...convertedItems(props.sidecars ?? [], 'sidecar', sidecar => [sidecarOf(sidecar)])],
    volumes: ifFilled([...props.volumes ?? [], ...writable.map(({ name }) => ({ name, emptyDir: props.scratchVolume ?? {} })), ...props.extraVolumes ?? []]),
    ...props.podSpec,
  };
}

/** Environment variables: `env` without those in `environment`, then `environment`, then `extraEnv`. @internal */
export function envOf({ env = [], environment = {}, extraEnv = [] }: Pick<WorkloadProps, 'env' | 'environment' | 'extraEnv'>): any[] {
  return [...withoutNamed(env, environment), ...variablesOf(environment), ...extraEnv];
}

function withoutNamed(env: any[], environment: any): any[] {
  return itemsOf(mapParts(spread(toNode(env)), leaf => {
    const name = leaf.kind === 'element' ? entryOf(leaf.value, 'name') : undefined;
    const kept = name?.kind === 'literal' ? hasKey(environment, String(name.value)).not().value : true;
    return typeof kept === 'boolean' ? (kept ? [leaf] : []) : [{ kind: 'when', condition: kept._node, then: [leaf], otherwise: [] }];
  }));
}

/** An environment variable for each entry of a map, in the code of the chart or from values. */
function variablesOf(environment: any): any[] {
  const variable = (name: Node, value: Node): Part => ({
    kind: 'element', value: mapOf([{ kind: 'entry', key: literal('name'), value: name }, { kind: 'entry', key: literal('value'), value }]),
  });
  return itemsOf(mapParts(spread(toNode(environment)), leaf => {
    if (leaf.kind === 'entry') {
      return [variable(leaf.key, leaf.value)];
    }
    const loop = loopOver(leaf.value, 'value', 'variable');
    return [{ kind: 'each', loop, body: [variable(keyOf(loop), itemOf(loop))] }];
  }));
}

function itemsOf(parts: Part[]): any[] {
  return [...new AnyExpression(listOf(parts)).asAny()];
}

/** A probe as a field of a container. @internal */
export function probeOf(probe?: ProbeProps): any {
  if (!probe) {
    return undefined;
  }
  const { handler, initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold, successThreshold } = probe;
  return { ...handler, initialDelaySeconds: ifFilled(initialDelaySeconds), periodSeconds, timeoutSeconds, failureThreshold, successThreshold };
}

function sidecarOf({ name, image, ...sidecar }: SidecarProps): any {
  return {
    name,
    image,
    imagePullPolicy: sidecar.imagePullPolicy,
    securityContext: ifFilled(sidecar.securityContext ?? PodSecurity.securityContext()),
    command: ifFilled(sidecar.command),
    args: ifFilled(sidecar.args),
    env: ifFilled(sidecar.env),
    ports: ifFilled(sidecar.ports),
    resources: ifFilled(sidecar.resources),
    volumeMounts: ifFilled(sidecar.volumeMounts),
  };
}
