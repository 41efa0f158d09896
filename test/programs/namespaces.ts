import { spawnSync } from 'child_process';

/** What `unshare` is told, so that scenarios have a network, mounts and processes of their own. Whatever runs there ends with its first process. */
export const UNSHARE = ['unshare', '--net', '--mount', '--uts', '--ipc', '--pid', '--fork', '--kill-child', '--mount-proc'] as const;

/** The programs with which pods are made, and the packages of Debian that have them. */
const COMMANDS = { unshare: 'util-linux', nsenter: 'util-linux', setpriv: 'util-linux', pivot_root: 'util-linux', mount: 'mount', ip: 'iproute2', openssl: 'openssl' };

/** What this machine lacks for pods; empty when nothing does. */
export function missing(env = process.env): string[] {
  if (process.platform !== 'linux') {
    return [`Linux: this is ${process.platform}`];
  }
  const lacking = Object.entries(COMMANDS).filter(([command]) => spawnSync(command, ['--version'], { env }).error !== undefined)
    .map(([command, debian]) => `the command ${command}, of the package ${debian}`);
  if (process.getuid!() !== 0) {
    lacking.push('root, who may create namespaces');
  } else if (lacking.length === 0) {
    const [command, ...args] = UNSHARE;
    // What a pod needs of a kernel: a network device of its own, and a file system that it mounts.
    const { status, stderr } = spawnSync(command, [...args, 'sh', '-c', 'ip link add name pods type bridge && mount -t tmpfs none /mnt'], { encoding: 'utf8' });
    if (status !== 0) {
      lacking.push(`the right to create namespaces, with a bridge and mounts in them: ${stderr.trim()}`);
    }
  }
  return lacking;
}
