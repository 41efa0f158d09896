import { Image } from './image';

/** Starts a program so that the kernel has no IPv6 for it: a socket of that family cannot be created. */
const WITHOUT_IPV6 = `#!/usr/bin/python3
import ctypes, os, struct, sys
AF_INET6, EAFNOSUPPORT, SYS_SOCKET = 10, 97, {"x86_64": 41, "aarch64": 198}[os.uname().machine]
steps = [(0x20, 0, 0, 0), (0x15, 0, 3, SYS_SOCKET), (0x20, 0, 0, 16), (0x15, 0, 1, AF_INET6), (0x06, 0, 0, 0x00050000 | EAFNOSUPPORT), (0x06, 0, 0, 0x7FFF0000)]
code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code))
if ctypes.CDLL(None).prctl(38, 1, 0, 0, 0) or ctypes.CDLL(None).prctl(22, 2, program):
    raise SystemExit("no filter of system calls")
path = os.environ["PATH"].split(":", 1)[1]
os.environ["PATH"] = path
os.execvp(os.path.basename(sys.argv[0]), sys.argv)
`;

/** The image for a kernel without IPv6. @param programs what containers start, by names that are looked up */
export function withoutIPv6(image: Image, ...programs: readonly string[]): Image {
  return image.with({
    files: Object.fromEntries(programs.map(program => [`/opt/without/${program}`, WITHOUT_IPV6])),
    env: { PATH: `/opt/without:${image.options.env!.PATH}` },
  });
}

/** A pod in which IPv6 is switched off. */
export function withIPv6Off(pod: any): any {
  return { ...pod, securityContext: { ...pod.securityContext, sysctls: [{ name: 'net.ipv6.conf.all.disable_ipv6', value: '1' }] } };
}
