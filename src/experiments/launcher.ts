import { Condition, textOf } from '../kit/condition';
import { PodSecurity } from '../kit/workload/pod-security';

const FOLDER = '/opt/launcher';
const PARAMETERS = '/etc/experiment/parameters';
const LAUNCHER_VOLUME = 'launcher';
const PARAMETERS_VOLUME = 'parameters';

/** Adds the parameters of this pod to the arguments or the variables, and becomes the program. */
function script(starts: string): string {
  return `. "${PARAMETERS}/$JOB_COMPLETION_INDEX"\nexec ${starts}"$@"`;
}

/** What it takes to copy a file, which quotas may ask for. */
const RESOURCES = { cpu: '50m', memory: '32Mi' };

/** The command in place of that of a program, and what its shell needs. @internal */
export interface Launcher {
  readonly command: any[];
  readonly initContainers: any[];
  readonly volumes: any[];
  readonly volumeMounts: any[];
}

/**
 * A shell that gives the pods of an Indexed Job their parameters.
 *
 * @param image an image with a statically linked `busybox`; empty for the shell of the program's image.
 * @param configMap the ConfigMap with a script for each index.
 * @param style `args` or `env`: a shell has no variables with hyphens, but the command `env` has.
 * @internal
 */
export function launcherOf(image: string, configMap: string, style: string): Launcher {
  const copied = Condition.of(image);
  const asArgs = Condition.of(textOf(style).is('args'));
  const line = (env: string): string => asArgs.chooseString(script(''), script(env));
  return {
    command: copied.items([`${FOLDER}/busybox`, 'sh', '-c', line(`${FOLDER}/busybox env `), 'sh'], ['sh', '-c', line('env '), 'sh']),
    initContainers: copied.items([{
      name: 'launcher',
      image,
      command: ['sh', '-c', `cp "\`command -v busybox\`" ${FOLDER}/busybox`],
      resources: { requests: RESOURCES, limits: RESOURCES },
      securityContext: PodSecurity.securityContext(),
      volumeMounts: [{ name: LAUNCHER_VOLUME, mountPath: FOLDER }],
    }]),
    volumes: [{ name: PARAMETERS_VOLUME, configMap: { name: configMap } }, ...copied.items([{ name: LAUNCHER_VOLUME, emptyDir: {} }])],
    volumeMounts: [{ name: PARAMETERS_VOLUME, mountPath: PARAMETERS, readOnly: true }, ...copied.items([{ name: LAUNCHER_VOLUME, mountPath: FOLDER, readOnly: true }])],
  };
}
