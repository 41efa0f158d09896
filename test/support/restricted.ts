/**
 * What the Pod Security Standard `restricted` would refuse of the pods of an object, as Kubernetes words it; and a root file
 * system that is not read only, which the standard does not ask for.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function violations(object: any): string[] {
  const spec = object.kind === 'Pod' ? object.spec : object.kind === 'CronJob' ? object.spec.jobTemplate.spec.template.spec : object.spec?.template?.spec;
  if (!spec?.containers) {
    return [];
  }
  const pod = spec.securityContext ?? {};
  const containers: any[] = [...spec.initContainers ?? [], ...spec.containers, ...spec.ephemeralContainers ?? []];
  const found: string[] = [
    ...['hostNetwork', 'hostPID', 'hostIPC'].filter(field => spec[field]),
    ...(spec.volumes ?? []).flatMap((v: any) => Object.keys(v).filter(source => source !== 'name' && !VOLUMES.has(source)).map(source => `volume ${v.name} is ${source}`)),
    ...(pod.sysctls ?? []).filter((s: any) => !SYSCTLS.has(s.name)).map((s: any) => `sysctl ${s.name}`),
    ...pod.runAsUser === 0 ? ['runAsUser is 0'] : [],
  ];
  for (const c of containers) {
    const own = c.securityContext ?? {};
    const seccomp = (own.seccompProfile ?? pod.seccompProfile)?.type;
    const wrong = {
      'privileged': own.privileged === true,
      'allowPrivilegeEscalation is not false': own.allowPrivilegeEscalation !== false,
      'capabilities are not dropped': !own.capabilities?.drop?.includes('ALL'),
      'capabilities are added': (own.capabilities?.add ?? []).some((name: string) => name !== 'NET_BIND_SERVICE'),
      'may be root': (own.runAsNonRoot ?? pod.runAsNonRoot) !== true,
      'runAsUser is 0': own.runAsUser === 0,
      'system calls are not filtered': seccomp !== 'RuntimeDefault' && seccomp !== 'Localhost',
      'procMount': (own.procMount ?? 'Default') !== 'Default',
      'a port of the node': (c.ports ?? []).some((p: any) => p.hostPort),
    };
    found.push(...Object.entries(wrong).filter(([, is]) => is).map(([what]) => `${c.name}: ${what}`));
  }
  return found;
}

/** Containers of an object whose root file system can be written to. */
export function writableRoots(object: any): string[] {
  const spec = object.kind === 'Pod' ? object.spec : object.spec?.template?.spec;
  return [...spec?.initContainers ?? [], ...spec?.containers ?? []].filter((c: any) => c.securityContext?.readOnlyRootFilesystem !== true).map((c: any) => c.name);
}

const VOLUMES = new Set(['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret']);
const SYSCTLS = new Set([
  'kernel.shm_rmid_forced', 'net.ipv4.ip_local_port_range', 'net.ipv4.ip_unprivileged_port_start', 'net.ipv4.tcp_syncookies', 'net.ipv4.ping_group_range',
  'net.ipv4.ip_local_reserved_ports', 'net.ipv4.tcp_keepalive_time', 'net.ipv4.tcp_fin_timeout', 'net.ipv4.tcp_keepalive_intvl', 'net.ipv4.tcp_keepalive_probes',
]);
