import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { CONTAINER, container, main, pods } from './constructs';
import { Cases, flag, gibibytes, integer, mebibytes, millis, name, oneOf, patch, path, port, seconds, structs, string, stringOf, stringList, stringListOf } from '../case';

const probe = (s: Construct, options: kplus.ProbeOptions) => container(s, {
  liveness: kplus.Probe.fromHttpGet('/', options), readiness: kplus.Probe.fromCommand(['true'], options), startup: kplus.Probe.fromTcpSocket(options),
});
const resources = (s: Construct, given: kplus.ContainerResources) => container(s, { resources: given });
const context = (s: Construct, securityContext: kplus.ContainerSecurityContextProps) => container(s, { securityContext });
const env = (s: Construct, value: kplus.EnvValue) => container(s, { envVariables: { NAME: value } });
const config = (s: Construct) => kplus.ConfigMap.fromConfigMapName(s, 'config', 'settings');
const secret = (s: Construct) => kplus.Secret.fromSecretName(s, 'secret', 'credentials');
const volume = (s: Construct) => kplus.Volume.fromEmptyDir(s, 'volume', 'scratch');
const mount = (s: Construct, options: kplus.MountOptions) => container(s, {}).mount('/data', volume(s), options);
const onStart = (s: Construct, handler: kplus.Handler) => container(s, { lifecycle: { postStart: handler, preStop: handler } });

export const CONTAINERS: Cases = {
  'ContainerProps.image': string((s, x) => pods(s, { containers: [{ ...main, portNumber: 80, image: x }], initContainers: [{ ...main, name: 'init', image: x }] })),
  'ContainerOpts.args': stringList((s, x) => container(s, { args: x })),
  'ContainerOpts.command': stringList((s, x) => container(s, { command: x })),
  'ContainerOpts.imagePullPolicy': oneOf('Always', 'IfNotPresent', 'Never')((s, x) => container(s, { imagePullPolicy: x })),
  'ContainerOpts.name': name((s, x) => container(s, { name: x })),
  'ContainerOpts.port': port((s, x) => container(s, { port: x })),
  'ContainerOpts.portNumber': port((s, x) => container(s, { portNumber: x })),
  'ContainerOpts.ports': structs('Deployment', `${CONTAINER}/ports`, [{ name: 'a', number: 80 }], [{ name: 'b', number: 81 }])((s, x) => container(s, { ports: x }))
    .refused('token-misplaced', patch('Deployment', `${CONTAINER}/ports`)),
  'ContainerOpts.volumeMounts': structs('Deployment', `${CONTAINER}/volumeMounts`, [{ path: '/a' }], [{ path: '/b', readOnly: true }])(
    (s, x) => container(s, { volumeMounts: Array.isArray(x) ? x.map(m => ({ ...m, volume: volume(s) })) : x }))
    .refused('token-misplaced', patch('Deployment', `${CONTAINER}/volumeMounts`)),
  'ContainerOpts.workingDir': path((s, x) => container(s, { workingDir: x })),
  'ContainerPort.number': port((s, x) => container(s, { ports: [{ number: x }] })),
  'ContainerPort.hostIp': string((s, x) => container(s, { ports: [{ number: 80, hostIp: x }] })),
  'ContainerPort.hostPort': port((s, x) => container(s, { ports: [{ number: 80, hostPort: x }] })),
  'ContainerPort.name': name((s, x) => container(s, { ports: [{ number: 80, name: x }] })),
  'ContainerPort.protocol': oneOf('TCP', 'UDP', 'SCTP')((s, x) => container(s, { ports: [{ number: 80, protocol: x }] })),
  'ContainerSecurityContextProps.allowPrivilegeEscalation': flag((s, x) => context(s, { allowPrivilegeEscalation: x })),
  'ContainerSecurityContextProps.ensureNonRoot': flag((s, x) => context(s, { ensureNonRoot: x })),
  'ContainerSecurityContextProps.group': integer((s, x) => context(s, { group: x })),
  'ContainerSecurityContextProps.privileged': flag((s, x) => context(s, { privileged: x })),
  'ContainerSecurityContextProps.readOnlyRootFilesystem': flag((s, x) => context(s, { readOnlyRootFilesystem: x })),
  'ContainerSecurityContextProps.user': integer((s, x) => context(s, { user: x })),
  'ContainerSecutiryContextCapabilities.add': stringListOf(['CAP_CHOWN'], ['CAP_KILL', 'CAP_BPF'])((s, x) => context(s, { capabilities: { add: x } })),
  'ContainerSecutiryContextCapabilities.drop': stringListOf(['ALL'], ['CAP_KILL', 'CAP_BPF'])((s, x) => context(s, { capabilities: { drop: x } })),
  'CpuResources.limit': millis((s, x) => resources(s, { cpu: { limit: x } })),
  'CpuResources.request': millis((s, x) => resources(s, { cpu: { request: x } })),
  'Cpu.millis(amount)': integer((s, x) => resources(s, { cpu: { request: kplus.Cpu.millis(x) } })),
  'Cpu.units(amount)': integer((s, x) => resources(s, { cpu: { request: kplus.Cpu.units(x) } })),
  'EphemeralStorageResources.limit': gibibytes((s, x) => resources(s, { ephemeralStorage: { limit: x } })),
  'EphemeralStorageResources.request': gibibytes((s, x) => resources(s, { ephemeralStorage: { request: x } })),
  'MemoryResources.limit': mebibytes((s, x) => resources(s, { memory: { limit: x } })),
  'MemoryResources.request': mebibytes((s, x) => resources(s, { memory: { request: x } })),
  'ProbeOptions.failureThreshold': integer((s, x) => probe(s, { failureThreshold: x })),
  'ProbeOptions.initialDelaySeconds': seconds((s, x) => probe(s, { initialDelaySeconds: x })),
  'ProbeOptions.periodSeconds': seconds((s, x) => probe(s, { periodSeconds: x })),
  'ProbeOptions.successThreshold': integer((s, x) => probe(s, { successThreshold: x })),
  'ProbeOptions.timeoutSeconds': seconds((s, x) => probe(s, { timeoutSeconds: x })),
  'Probe.fromCommand(command)': stringList((s, x) => container(s, { liveness: kplus.Probe.fromCommand(x) })),
  'Probe.fromHttpGet(path)': path((s, x) => container(s, { liveness: kplus.Probe.fromHttpGet(x) })),
  'HttpGetProbeOptions.host': string((s, x) => container(s, { liveness: kplus.Probe.fromHttpGet('/', { host: x }) })),
  'HttpGetProbeOptions.port': port((s, x) => container(s, { liveness: kplus.Probe.fromHttpGet('/', { port: x }) })),
  'HttpGetProbeOptions.scheme': oneOf('HTTP', 'HTTPS')((s, x) => container(s, { liveness: kplus.Probe.fromHttpGet('/', { scheme: x }) })),
  'TcpSocketProbeOptions.host': string((s, x) => container(s, { liveness: kplus.Probe.fromTcpSocket({ host: x }) })),
  'TcpSocketProbeOptions.port': port((s, x) => container(s, { liveness: kplus.Probe.fromTcpSocket({ port: x }) })),
  'Handler.fromCommand(command)': stringList((s, x) => onStart(s, kplus.Handler.fromCommand(x))),
  'Handler.fromHttpGet(path)': path((s, x) => onStart(s, kplus.Handler.fromHttpGet(x))),
  'HandlerFromHttpGetOptions.port': port((s, x) => onStart(s, kplus.Handler.fromHttpGet('/', { port: x }))),
  'HandlerFromTcpSocketOptions.host': string((s, x) => onStart(s, kplus.Handler.fromTcpSocket({ host: x }))),
  'HandlerFromTcpSocketOptions.port': port((s, x) => onStart(s, kplus.Handler.fromTcpSocket({ port: x }))),
  'Container.mount(path)': path((s, x) => container(s, {}).mount(x, volume(s))),
  'VolumeMount.path': path((s, x) => container(s, { volumeMounts: [{ path: x, volume: volume(s) }] })),
  'MountOptions.propagation': oneOf('None', 'HostToContainer')((s, x) => mount(s, { propagation: x })),
  'MountOptions.readOnly': flag((s, x) => mount(s, { readOnly: x })),
  'MountOptions.subPath': string((s, x) => mount(s, { subPath: x })),
  'MountOptions.subPathExpr': string((s, x) => mount(s, { subPathExpr: x })),
};

export const ENVIRONMENT: Cases = {
  'EnvValue.fromValue(value)': string((s, x) => env(s, kplus.EnvValue.fromValue(x))),
  'EnvValue.fromConfigMap(key)': string((s, x) => env(s, kplus.EnvValue.fromConfigMap(config(s), x))),
  'EnvValueFromConfigMapOptions.optional': flag((s, x) => env(s, kplus.EnvValue.fromConfigMap(config(s), 'a', { optional: x }))),
  'SecretValue.key': string((s, x) => env(s, kplus.EnvValue.fromSecretValue({ secret: secret(s), key: x }))),
  'EnvValueFromSecretOptions.optional': flag((s, x) => env(s, secret(s).envValue('a', { optional: x }))),
  'Secret.envValue(key)': string((s, x) => env(s, new kplus.Secret(s, 'secret', { stringData: { a: 'b' } }).envValue(x))),
  'EnvValue.fromFieldRef(fieldPath)': oneOf('metadata.name', 'status.podIP', 'spec.nodeName')((s, x) => env(s, kplus.EnvValue.fromFieldRef(x))),
  'EnvValueFromFieldRefOptions.apiVersion': string((s, x) => env(s, kplus.EnvValue.fromFieldRef(kplus.EnvFieldPaths.POD_IP, { apiVersion: x }))),
  'EnvValueFromFieldRefOptions.key': string((s, x) => env(s, kplus.EnvValue.fromFieldRef(kplus.EnvFieldPaths.POD_LABEL, { key: x }))),
  'EnvValue.fromResource(resource)': oneOf('limits.cpu', 'requests.memory')((s, x) => env(s, kplus.EnvValue.fromResource(x))),
  'EnvValueFromResourceOptions.divisor': stringOf('1Mi', '1', '0.1')((s, x) => env(s, kplus.EnvValue.fromResource(kplus.ResourceFieldPaths.CPU_LIMIT, { divisor: x }))),
  'Env.addVariable(name)': stringOf('A', 'B_2', 'NO')((s, x) => container(s, {}).env.addVariable(x, kplus.EnvValue.fromValue('a'))),
  'Env.fromConfigMap(prefix)': string((s, x) => container(s, { envFrom: [kplus.Env.fromConfigMap(config(s), x)] })),
  'EnvFrom.new(prefix)': string((s, x) => container(s, { envFrom: [new kplus.EnvFrom(config(s), x)] })),
};

