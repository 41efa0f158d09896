import { ReadmeSection } from '../manifest/source/release-chart-props';

/** What whoever runs Redis has to know. @internal */
export const REDIS_README: ReadmeSection[] = [
  {
    title: 'Another password',
    text: `
A server reads the password when it starts. Nodes of a cluster log in to each other with it, so a restart with another one in the Secret stops at the first pod, which cannot follow its master. The notes of the release have the
commands that change it without an interruption of a cluster:

1. All servers take the new password beside the old one, and give it to each other: \`acl setuser default >…\` and \`config set masterauth …\`, which they read from standard input, so that neither a list of processes nor
   the audit log of Kubernetes has it.
2. Clients get the new one. Both work.
3. The Secret, or \`auth.password\`, gets the new one, and the pods start again one after the other. From then on, they refuse the old one.

A restart that has stopped goes on after the first step.`,
  },
  {
    title: 'RedisAI',
    text: `
RedisAI has no support any more. Its last image runs in the mode \`standalone\`. The tests of this library run the chart with another module, since this one is in no registry of packages.

\`\`\`yaml
image:
  repository: redislabs/redisai
  tag: 1.2.7-cpu-bionic
modules:
  - /usr/lib/redis/modules/redisai.so
\`\`\`

The path is that of the command of the image. Its Redis is older than the default of the chart, and has faults that later versions do not have: let only the pods that need it connect, with \`networkPolicy.from\`.`,
  },
  {
    title: 'What it does not have',
    text: `
TLS: passwords and data go through the network of the cluster as they are. Where others can read it, use a network or a service mesh that encrypts, or a Redis elsewhere. Sentinel: \`cluster\` is the mode that replaces a server that is
lost.`,
  },
];
