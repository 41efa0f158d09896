import { HELMS, helmTemplate } from '../../support/helm';
import { writeFiles } from '../../support/scratch';
import { Fields } from '../../../src/values/declare/fields';
import { ItemShape } from '../../../src/values/declare/item-shape';
import { FragmentKind } from '../../../src/values/declare/options';
import { schemaOf, schemaText } from '../../../src/values/schema/schema';
import { Json, ObjectShape } from '../../../src/values/shape';
import { validateValues } from '../../../src/values/schema/validate';

const description = 'What it is for.';
const typed = (type: string, kind?: FragmentKind) => Fields.fragment('it', { type, kind, description });

const SHAPE: ObjectShape = {
  kind: 'object',
  fields: {
    tolerations: typed('Toleration', FragmentKind.LIST),
    affinity: typed('Affinity'),
    resources: typed('ResourceRequirements'),
    probe: typed('Probe'),
    securityContext: typed('SecurityContext'),
    podSecurityContext: typed('PodSecurityContext'),
    strategy: typed('DeploymentStrategy'),
    statefulSetStrategy: typed('StatefulSetUpdateStrategy'),
    daemonSetStrategy: typed('DaemonSetUpdateStrategy'),
    scratchVolume: typed('EmptyDirVolumeSource'),
    labels: typed('Labels'),
    annotations: typed('Annotations'),
    spread: typed('TopologySpreadConstraint', FragmentKind.LIST),
    dnsConfig: typed('PodDNSConfig'),
    lifecycle: typed('Lifecycle'),
    behavior: typed('HorizontalPodAutoscalerBehavior'),
    env: Fields.list('env', { items: ItemShape.ofEnvVar(), description }),
    envFrom: typed('EnvFromSource', FragmentKind.LIST),
    volumes: Fields.list('volumes', { items: ItemShape.ofVolume(), description }),
    mounts: Fields.list('mounts', { items: ItemShape.ofVolumeMount(), description }),
    containers: Fields.list('containers', { items: ItemShape.ofContainer(), description }),
    peers: Fields.list('peers', { items: ItemShape.ofPeer(), description }),
    ports: typed('NetworkPolicyPort', FragmentKind.LIST),
    groups: Fields.map('groups', { items: ItemShape.object().fragment('resources', { type: 'ResourceRequirements', description }), description }),
  },
};

const REFUSED: ReadonlyArray<[values: Json, problem: string]> = [
  [{ tolerations: [{ key: 'gpu', operator: 'Equal', value: true }] }, 'tolerations[0].value: got a boolean (true), expected a string: quote it, or use --set-string'],
  [{ tolerations: [{ key: 'gpu', operator: 'equal' }] }, 'tolerations[0].operator: got "equal", expected one of "Equal", "Exists"'],
  [{ tolerations: [{ key: 'gpu', tolerationSeconds: '60' }] }, 'tolerations[0].tolerationSeconds: got a string ("60"), expected an integer: remove the quotes, or use --set'],
  [{ tolerations: ['gpu'] }, 'tolerations[0]: got a string ("gpu"), expected a map'],
  [{ resources: { limits: { memory: '512mb' } } }, 'resources.limits.memory: got "512mb", expected a quantity such as 500m, 1.5 or 512Mi'],
  [{ resources: { limits: { cpu: -1 } } }, 'resources.limits.cpu: got -1, expected a quantity such as 500m, 1.5 or 512Mi, not a negative one'],
  [{ resources: { limit: { cpu: 1 } } }, 'resources.limit: unknown key, did you mean "limits"?'],
  [{ groups: { a: { resources: { request: { cpu: 1 } } } } }, 'groups.a.resources.request: unknown key, did you mean "requests"?'],
  [{ affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'In', values: [1, 'b'] }] }] } } } },
    'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].values[0]: got a number (1), expected a string: quote it, or use --set-string'],
  [{ affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ preference: {}, weight: '1' }] } } },
    'affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: got a string ("1"), expected an integer: remove the quotes, or use --set'],
  [{ affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: { matchLabels: { on: true } }, topologyKey: 'a' }] } } },
    'affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector.matchLabels.on: got a boolean (true), expected a label value of at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit; or empty: quote it, or use --set-string'],
  [{ probe: { httpGet: { path: '/', port: true } } }, 'probe.httpGet.port: got a boolean (true), expected an integer from 1 to 65535 or the name of a port such as http'],
  [{ probe: { periodSeconds: 3000000000 } }, 'probe.periodSeconds: got 3000000000, expected an integer from -2147483648 to 2147483647'],
  [{ securityContext: { runAsUser: '1000' } }, 'securityContext.runAsUser: got a string ("1000"), expected an integer from 0: remove the quotes, or use --set'],
  [{ securityContext: { capabilities: { drop: 'ALL' } } }, 'securityContext.capabilities.drop: got a string ("ALL"), expected a list'],
  [{ podSecurityContext: { supplementalGroups: ['1'] } }, 'podSecurityContext.supplementalGroups[0]: got a string ("1"), expected an integer from 0: remove the quotes, or use --set'],
  [{ securityContext: { runAsUser: -1 } }, 'securityContext.runAsUser: got -1, expected an integer from 0'],
  [{ securityContext: { runAsGroup: 2147483648 } }, 'securityContext.runAsGroup: got 2147483648, expected an integer from 0 to 2147483647'],
  [{ podSecurityContext: { runAsUser: -1 } }, 'podSecurityContext.runAsUser: got -1, expected an integer from 0'],
  [{ podSecurityContext: { runAsGroup: -1 } }, 'podSecurityContext.runAsGroup: got -1, expected an integer from 0'],
  [{ podSecurityContext: { fsGroup: -1 } }, 'podSecurityContext.fsGroup: got -1, expected an integer from 0'],
  [{ podSecurityContext: { supplementalGroups: [1, -1] } }, 'podSecurityContext.supplementalGroups[1]: got -1, expected an integer from 0'],
  [{ containers: [{ name: 'a', image: 'b:1', securityContext: { runAsUser: -1 } }] }, 'containers[0].securityContext.runAsUser: got -1, expected an integer from 0'],
  [{ strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } }, 'strategy: got rollingUpdate and the type "Recreate", expected no rollingUpdate or another type'],
  [{ strategy: { type: 'Recreate', rollingUpdate: {} } }, 'strategy: got rollingUpdate and the type "Recreate", expected no rollingUpdate or another type'],
  [{ statefulSetStrategy: { type: 'OnDelete', rollingUpdate: { partition: 1 } } }, 'statefulSetStrategy: got rollingUpdate and the type "OnDelete", expected no rollingUpdate or another type'],
  [{ strategy: { type: 'Foo' } }, 'strategy.type: got "Foo", expected one of "Recreate", "RollingUpdate"'],
  [{ strategy: { rollingUpdate: { maxSurge: 0.5 } } }, 'strategy.rollingUpdate.maxSurge: got 0.5, expected an integer from 0 or a percentage such as 25%'],
  [{ scratchVolume: { foo: 1 } }, 'scratchVolume.foo: unknown key, expected one of medium, sizeLimit'],
  [{ scratchVolume: { sizeLimit: '1GB' } }, 'scratchVolume.sizeLimit: got "1GB", expected a quantity such as 500m, 1.5 or 512Mi'],
  [{ labels: { team: 'a b' } }, 'labels.team: got "a b", expected a label value of at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit; or empty'],
  [{ labels: { '-team': 'a' } }, 'labels.-team: got the key "-team", expected a name such as team or example.org/team: at most 63 letters, digits, -, _ and . behind an optional DNS name and /, at most 317 characters'],
  [{ labels: { team: { a: 'b' } } }, 'labels.team: got a map, expected a label value of at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit; or empty'],
  [{ annotations: { 'a b': 'c' } }, 'annotations."a b": got the key "a b", expected a name such as team or example.org/team: at most 63 letters, digits, -, _ and . behind an optional DNS name and /, at most 317 characters'],
  [{ spread: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'Never' }] }, 'spread[0].whenUnsatisfiable: got "Never", expected one of "DoNotSchedule", "ScheduleAnyway"'],
  [{ spread: [{ maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule' }] }, 'spread[0].topologyKey: missing, expected a string'],
  [{ dnsConfig: { options: [{ name: 'ndots', value: 2 }] } }, 'dnsConfig.options[0].value: got a number (2), expected a string: quote it, or use --set-string'],
  [{ lifecycle: { preStop: { exec: { command: 'sleep 5' } } } }, 'lifecycle.preStop.exec.command: got a string ("sleep 5"), expected a list'],
  [{ behavior: { scaleDown: { policies: [{ type: 'Pods', value: 1 }] } } }, 'behavior.scaleDown.policies[0].periodSeconds: missing, expected an integer'],
  [{ env: [{ name: 'A', value: 1 }] }, 'env[0].value: got a number (1), expected a string: quote it, or use --set-string'],
  [{ envFrom: [{ secretRef: 'a' }] }, 'envFrom[0].secretRef: got a string ("a"), expected a map'],
  [{ volumes: [{ name: 'a', emptyDir: null }] }, 'volumes[0].emptyDir: got null, expected a map: leave the key out'],
  [{ volumes: [{ name: 'a', configmap: { name: 'b' } }] }, 'volumes[0].configmap: unknown key, did you mean "configMap"?'],
  [{ mounts: [{ name: 'a', mountPath: '/a', readonly: true }] }, 'mounts[0].readonly: unknown key, did you mean "readOnly"?'],
  [{ containers: [{ name: 'a', image: 'b:1', args: ['--port', 80] }] }, 'containers[0].args[1]: got a number (80), expected a string: quote it, or use --set-string'],
  [{ containers: [{ name: 'a', image: 'b:1', ports: [{ containerPort: '80' }] }] }, 'containers[0].ports[0].containerPort: got a string ("80"), expected an integer from 1 to 65535: remove the quotes, or use --set'],
  [{ containers: [{ name: 'a', image: 'b:1', env: [{ name: 'A', value: true }] }] }, 'containers[0].env[0].value: got a boolean (true), expected a string: quote it, or use --set-string'],
  [{ peers: [{ podSelector: { matchLabel: { a: 'b' } } }] }, 'peers[0].podSelector.matchLabel: unknown key, did you mean "matchLabels"?'],
  [{ ports: [{ port: 80, protocol: 'tcp' }] }, 'ports[0].protocol: got "tcp", expected one of "SCTP", "TCP", "UDP"'],
];

const ACCEPTED: readonly Json[] = [
  { tolerations: [{ key: 'gpu', operator: 'Equal', value: 'true', effect: 'NoSchedule', tolerationSeconds: 60 }, {}] },
  { resources: { limits: { 'cpu': 1, 'memory': '512Mi', 'nvidia.com/gpu': 1, 'ephemeral-storage': '1e3' }, claims: [{ name: 'a' }] } },
  { probe: { httpGet: { path: '/', port: 'http' } } },
  { probe: { httpGet: { path: '/', port: 80 }, periodSeconds: 5 } },
  { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } } },
  { strategy: { type: 'Recreate' }, statefulSetStrategy: { type: 'OnDelete' }, daemonSetStrategy: { type: 'OnDelete', rollingUpdate: { maxUnavailable: 1 } } },
  { strategy: { rollingUpdate: { maxSurge: 1 } }, statefulSetStrategy: { rollingUpdate: { partition: 1 } } },
  { securityContext: { runAsUser: 0, runAsGroup: 2147483647 }, podSecurityContext: { runAsUser: 0, runAsGroup: 0, fsGroup: 0, supplementalGroups: [0, 2147483647] } },
  { scratchVolume: { medium: 'Memory', sizeLimit: '1Gi' } },
  { labels: { 'team': '', 'example.org/team': 'ml', 'a_b.c': '1' }, annotations: { 'example.org/x': 'any text\nof two lines' } },
  { containers: [{ name: 'a', image: 'b:1', args: ['--port', '80'], ports: [{ containerPort: 80 }], volumeMounts: [{ name: 'a', mountPath: '/a' }] }] },
  { volumes: [{ name: 'a', emptyDir: {} }, { name: 'b', csi: { driver: 'example.org', volumeAttributes: { a: 'b' } } }] },
  { peers: [{ podSelector: {} }, { ipBlock: { cidr: '192.0.2.0/24' } }], ports: [{ port: 'http', endPort: 90 }] },
  { groups: { a: { resources: { requests: { cpu: '500m' } } } } },
];

test.each(REFUSED)('values-invalid: %j', (values, problem) => {
  expect(() => validateValues(schemaOf(SHAPE), values)).toThrow(expect.objectContaining({ refusal: 'values-invalid', message: `invalid values: ${problem}` }));
});

test.each(ACCEPTED.map(values => [values]))('%j is accepted', values => {
  expect(() => validateValues(schemaOf(SHAPE), values)).not.toThrow();
});

describe.each(HELMS)('helm $name', helm => {
  const chart = writeFiles({ 'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 0.0.0\n', 'values.schema.json': schemaText(schemaOf(SHAPE)), 'templates/a.yaml': 'a: b\n' });
  const rendered = (values: Json) => helmTemplate(helm, chart, { values: [values] });

  test.each(REFUSED)('refuses %j', values => {
    expect(rendered(values)).toMatchObject({ ok: false, stderr: expect.stringMatching(/schema|specification/) });
  });

  test.each(ACCEPTED.map(values => [values]))('accepts %j', values => {
    expect(rendered(values)).toMatchObject({ ok: true });
  });
});
