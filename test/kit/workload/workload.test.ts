import { App } from 'cdk8s';
import { fixture } from '../../fixtures';
import { schemaErrors } from '../../support/api-schema';
import { ReleaseCase } from '../../support/arbitrary-release';
import { BothOutputs } from '../../support/equivalence';
import { scaled } from '../../support/runs';
import { violations, writableRoots } from '../../support/restricted';
import { SmallChart } from '../../support/small-chart';
import { ReleaseChart } from '../../../src';
import { AimClientChart, AimServerChart } from '../../../src/aim';
import { TestPod, Workload, WorkloadKind, WorkloadProps } from '../../../src/kit';
import { release } from '../../../src/plain/release';
import { renderEverything } from '../../../src/plain/render';
import { Refusal } from '../../../src/values/refusal';

const image = 'example/server:1';

function objects(props: Partial<WorkloadProps>, id = 'deployment'): any[] {
  return new SmallChart(c => new Workload(c, id, { image, ...props })).toJson();
}

/** What a kind needs in its `spec`. */
const NEEDED: { readonly [kind: string]: any } = { [WorkloadKind.STATEFUL_SET]: { serviceName: 'store' }, [WorkloadKind.CRON_JOB]: { schedule: '0 3 * * *' } };

function pod(props: Partial<WorkloadProps>): any {
  return objects(props)[0].spec.template.spec;
}

describe('a workload', () => {
  it('needs nothing but an image', () => {
    const [{ metadata, spec }] = objects({});
    expect(metadata.name).toBe('small');
    expect(spec.selector.matchLabels).toEqual(spec.template.metadata.labels);
    expect(spec.template.spec).toEqual({
      serviceAccountName: 'default',
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: { runAsNonRoot: true, runAsUser: 10001, runAsGroup: 10001, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [{ name: 'small', image, securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true } }],
    });
  });

  it('renders nothing for empty props', () => {
    const empty = {
      imagePullSecrets: [], resources: {}, podLabels: {}, podAnnotations: {}, serviceAccountName: '', nodeSelector: {}, tolerations: [], affinity: {}, topologySpreadConstraints: [],
      priorityClassName: '', runtimeClassName: '', environment: {}, extraEnv: [], extraEnvFrom: [], extraVolumes: [], extraVolumeMounts: [], extraInitContainers: [], extraContainers: [],
      command: [], args: [], env: [], volumes: [], volumeMounts: [], writablePaths: [], initContainers: [], lifecycle: {},
    };
    expect(objects(empty)).toEqual(objects({}));
    expect(pod({ podSecurityContext: {}, securityContext: {} })).not.toHaveProperty('securityContext');
  });

  it('has a port of the node, and hooks, where it is told so', () => {
    const ports = [{ name: 'http', port: 80, hostPort: 8080 }, { name: 'https', port: 443, hostPort: 0 }];
    expect(pod({ ports, lifecycle: { preStop: { exec: { command: ['/drain'] } } } }).containers[0]).toMatchObject({
      ports: [{ name: 'http', containerPort: 80, hostPort: 8080 }, { name: 'https', containerPort: 443 }], lifecycle: { preStop: { exec: { command: ['/drain'] } } },
    });
    expect(pod({ ports }).containers[0].ports[1]).not.toHaveProperty('hostPort');
  });

  it('replaces pods as it is told, in the words of its kind', () => {
    const strategy = { type: 'OnDelete' };
    expect(objects({ strategy: { type: 'Recreate' } })[0].spec.strategy).toEqual({ type: 'Recreate' });
    expect([WorkloadKind.STATEFUL_SET, WorkloadKind.DAEMON_SET].map(kind => objects({ kind, strategy, spec: NEEDED[kind] })[0].spec.updateStrategy)).toEqual([strategy, strategy]);
    expect(() => objects({ kind: WorkloadKind.JOB, strategy })).toThrow('strategy is set, and a Job has none: remove it');
  });

  it('omits from a CronJob the values of a Deployment that shares them', () => {
    const chart = new SmallChart(c => {
      const shared = c.values.group('', Workload.values()).asProps();
      new Workload(c, 'web', { image: 'example/a:1', ...shared, args: ['serve'] });
      new Workload(c, 'report', { image: 'example/a:1', ...shared, kind: WorkloadKind.CRON_JOB, spec: NEEDED[WorkloadKind.CRON_JOB] });
      new TestPod(c, 'test', { image: 'example/a:1', ...shared, command: ['ask'] });
    }, { values: { strategy: { type: 'Recreate' }, revisionHistoryLimit: 3 } });
    const [web, report] = chart.toJson();
    expect(web.spec).toMatchObject({ strategy: { type: 'Recreate' }, revisionHistoryLimit: 3 });
    expect(report.spec).not.toHaveProperty('strategy');
    expect(Object.keys({ ...report.spec, ...report.spec.jobTemplate.spec })).not.toContain('revisionHistoryLimit');
  });

  it('has annotations of its own, and its pods have theirs', () => {
    const given = { annotations: { 'helm.sh/hook': 'pre-install' }, podAnnotations: { a: 'b' } };
    for (const kind of [WorkloadKind.DEPLOYMENT, WorkloadKind.JOB]) {
      const [{ metadata, spec }] = objects({ kind, ...given });
      expect([metadata.annotations, spec.template.metadata.annotations]).toEqual([given.annotations, given.podAnnotations]);
    }
    expect(objects({ kind: WorkloadKind.POD, ...given })[0].metadata.annotations).toEqual({ ...given.podAnnotations, ...given.annotations });
    expect(objects({ kind: WorkloadKind.CRON_JOB, spec: NEEDED[WorkloadKind.CRON_JOB], ...given })[0].metadata.annotations).toEqual(given.annotations);
  });

  it('has probes with an initial delay, and a success threshold for readiness only', () => {
    const probe = { handler: { tcpSocket: { port: 80 } }, initialDelaySeconds: 5, successThreshold: 2 };
    expect(pod({ readinessProbe: probe }).containers[0].readinessProbe).toEqual({ tcpSocket: { port: 80 }, initialDelaySeconds: 5, successThreshold: 2 });
    expect(pod({ livenessProbe: { ...probe, initialDelaySeconds: 0, successThreshold: 1 } }).containers[0].livenessProbe).not.toHaveProperty('initialDelaySeconds');
    for (const name of ['startupProbe', 'livenessProbe']) {
      expect(() => pod({ [name]: probe })).toThrow(`successThreshold of ${name}: got 2, expected 1: only a readiness probe has another successThreshold`);
    }
  });

  it('has items from values after those of the chart', () => {
    const { containers: [server, beside], initContainers, volumes } = pod({
      env: [{ name: 'A', value: 'a' }], extraEnv: [{ name: 'B', value: 'b' }],
      volumes: [{ name: 'v', emptyDir: {} }], extraVolumes: [{ name: 'w', emptyDir: {} }], writablePaths: ['/tmp'],
      volumeMounts: [{ name: 'v', mountPath: '/v' }], extraVolumeMounts: [{ name: 'w', mountPath: '/w' }],
      initContainers: [{ name: 'first', command: ['a'] }], extraInitContainers: [{ name: 'second', image: 'b' }], extraContainers: [{ name: 'beside', image: 'c' }],
    });
    expect(server.env.map((e: any) => e.name)).toEqual(['A', 'B']);
    expect(volumes.map((v: any) => v.name)).toEqual(['v', 'tmp', 'w']);
    expect(server.volumeMounts.map((m: any) => m.mountPath)).toEqual(['/v', '/tmp', '/w']);
    expect(initContainers).toEqual([
      { name: 'first', image, command: ['a'], securityContext: server.securityContext, volumeMounts: server.volumeMounts.slice(0, 2) },
      { name: 'second', image: 'b' },
    ]);
    expect(beside).toEqual({ name: 'beside', image: 'c' });
  });

  it('has variables by name that override its own', () => {
    const fieldRef = { fieldRef: { fieldPath: 'metadata.name' } };
    const env = [{ name: 'A', value: 'a' }, { name: 'NODE', valueFrom: fieldRef }, { name: 'B', value: 'b' }];
    const given = (props: Partial<WorkloadProps>) => pod(props).containers[0].env;
    expect(given({ env, environment: { B: 'mine', C: 'c' }, extraEnv: [{ name: 'D', value: 'd' }] })).toEqual([
      { name: 'A', value: 'a' }, { name: 'NODE', valueFrom: fieldRef }, { name: 'B', value: 'mine' }, { name: 'C', value: 'c' }, { name: 'D', value: 'd' },
    ]);
    expect(given({ env, environment: { NODE: 'n', A: '', B: 'b' } })).toEqual([{ name: 'NODE', value: 'n' }, { name: 'A', value: '' }, { name: 'B', value: 'b' }]);
    expect(given({ env, environment: {} })).toEqual(env);
    expect(given({ environment: { A: 'a' } })).toEqual([{ name: 'A', value: 'a' }]);
    expect(() => given({ environment: { A: 'a' }, extraEnv: [{ name: 'A', value: 'b' }] })).toThrow('two items of env have the name "A"');
  });

  it('has variables from a map in the values in addition to those of the chart', () => {
    const variables = (values: any) => new SmallChart(c => {
      const debug = c.values.boolean('debug', { description: 'Whether it says more.' });
      const { environment } = c.values.group('', Workload.values({ only: ['env'] })).asProps();
      new Workload(c, 'deployment', {
        image, env: [{ name: 'A', value: 'a' }, { name: 'B', value: 'b' }, ...debug.ifTrue([{ name: 'DEBUG', value: '1' }])], environment: { ...environment, B: 'chart' },
      });
    }, { values }).toJson()[0].spec.template.spec.containers[0].env.map(({ name, value }: any) => `${name}=${value}`);
    expect(variables({})).toEqual(['A=a', 'B=chart']);
    expect(variables({ debug: true, env: { Z: 'z', A: 'mine' } })).toEqual(['DEBUG=1', 'B=chart', 'A=mine', 'Z=z']);
    expect(variables({ debug: true, env: { DEBUG: '0' } })).toEqual(['A=a', 'B=chart', 'DEBUG=0']);
    expect(() => variables({ env: { B: 'mine' } })).toThrow('two items of env have the name "B": choose another in env');
  });

  it.each<[string, Partial<WorkloadProps>, string]>([
    ['variables', { env: [{ name: 'A', value: 'a' }], extraEnv: [{ name: 'A', value: 'b' }] }, 'small/deployment/resource: two items of env have the name "A"'],
    ['volumes', { writablePaths: ['/tmp'], extraVolumes: [{ name: 'tmp', emptyDir: {} }] }, 'two items of volumes have the name "tmp"'],
    ['mounts', { writablePaths: ['/tmp'], extraVolumeMounts: [{ name: 'x', mountPath: '/tmp' }] }, 'two items of volumeMounts have the mountPath "/tmp"'],
    ['containers', { extraContainers: [{ name: 'small', image }] }, 'two items of containers have the name "small"'],
    ['numbers of ports', { ports: [{ name: 'a', port: 80 }, { name: 'b', port: 80 }] }, 'small/deployment: port a and port b are both 80: the ports of the container must be distinct'],
    ['ports of a node', { ports: [{ name: 'a', port: 80, hostPort: 8080 }, { name: 'b', port: 81, hostPort: 8080 }] }, 'hostPort of a and hostPort of b are both 8080: a port of a node is that of one port of the container, choose another one'],
    ['names of ports', { ports: [{ name: 'a', port: 80 }, { name: 'a', port: 81 }] }, 'two items of ports have the name "a"'],
  ])('is refused with two %s of one kind', (_, props, message) => {
    expect(() => objects(props)).toThrow(message);
  });

  it('takes one number for two ports of other protocols', () => {
    expect(pod({ ports: [{ name: 'a', port: 53 }, { name: 'b', port: 53, protocol: 'UDP' }] }).containers[0].ports).toHaveLength(2);
  });

  it('has the name and the labels of its construct path', () => {
    const all = new SmallChart(c => ['deployment', 'worker', 'store'].forEach(id => new Workload(c, id, { image }))).toJson();
    expect(all.map(o => [o.metadata.name, o.spec.selector.matchLabels['app.kubernetes.io/component']])).toEqual([
      ['small', 'deployment'], ['small-worker', 'worker'], ['small-store', 'store'],
    ]);
  });

  it.each(Object.values(WorkloadKind))('can be a %s', kind => {
    const [object] = objects({ kind, spec: NEEDED[kind], podAnnotations: { a: 'b' }, podLabels: { l: 'm' } });
    const template = kind === WorkloadKind.POD ? object : kind === WorkloadKind.CRON_JOB ? object.spec.jobTemplate.spec.template : object.spec.template;
    expect(template.metadata).toMatchObject({ labels: { l: 'm' }, annotations: { a: 'b' } });
    expect(template.spec.restartPolicy).toBe([WorkloadKind.JOB, WorkloadKind.CRON_JOB, WorkloadKind.POD].includes(kind) ? 'OnFailure' : undefined);
  });

  it.each<[string, object, string]>([
    ['an image', { image: undefined }, 'the option "image" is missing, expected a string'],
    ['a kind that there is', { kind: 'Deploymnt' }, 'kind: got a string ("Deploymnt"), expected one of "Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Pod"'],
    ['a time to run at', { kind: WorkloadKind.CRON_JOB }, 'spec.schedule is missing, which a CronJob requires'],
    ['the Service of a StatefulSet', { kind: WorkloadKind.STATEFUL_SET }, 'spec.serviceName is missing, which a StatefulSet requires: set the name of a Service with clusterIp: \'None\''],
    ['the question of a probe', { readinessProbe: { httpGet: { path: '/', port: 80 } } }, 'readinessProbe: unknown option "httpGet", expected one of'],
    ['a spec that a Pod has', { kind: WorkloadKind.POD, spec: { hostNetwork: true } }, 'spec is set for a Pod: use podSpec'],
    ['a number of pods', { replicas: 'two' }, 'replicas: got a string ("two"), expected a number'],
    ['no fewer pods than none', { replicas: -1 }, 'replicas: got -1, expected an integer from 0'],
    ['a number for each port', { ports: [{ name: 'http' }] }, 'ports[0]: the option "port" is missing, expected a number'],
    ['names of ports with a letter', { ports: [{ name: '80', port: 80 }] }, 'name of a port: got "80", expected a DNS label of at most 15 characters with a letter in it'],
    ['no number of pods where there is none', { kind: WorkloadKind.DAEMON_SET, replicas: 2 }, 'replicas is set, and a DaemonSet has none: remove it'],
  ])('needs %s', (_, props, message) => {
    expect(() => objects(props)).toThrow(`small/deployment: ${message}`);
  });

  it('runs on a schedule as a CronJob, with the fields of its Jobs', () => {
    const [{ apiVersion, spec }] = objects({ kind: WorkloadKind.CRON_JOB, spec: { schedule: '0 3 * * *', jobTemplate: { spec: { backoffLimit: 1 } } } });
    expect({ apiVersion, ...spec }).toEqual({
      apiVersion: 'batch/v1', schedule: '0 3 * * *', jobTemplate: { spec: { backoffLimit: 1, template: expect.objectContaining({ spec: expect.any(Object) }) } },
    });
  });

  it('has to take the pull secrets of the image that it runs', () => {
    const create = () => new SmallChart(c => new Workload(c, 'deployment', { image: c.values.image('image', { repository: 'a', description: 'It' }).reference.asString() }));
    expect(() => create()._model()).toThrow('the values global.imagePullSecrets, image.pullPolicy, image.pullSecrets are declared but not used: use what the declaration returned, for images also asPullSecrets(), or remove it');
  });

  it.each<[string, Partial<WorkloadProps>, string]>([
    ['a probe without a pause', { readinessProbe: { handler: { tcpSocket: { port: 1 } }, periodSeconds: 0 } }, 'readinessProbe.periodSeconds: got 0, expected an integer from 1 to 3600'],
    ['less than no time to end', { terminationGracePeriodSeconds: -1 }, 'terminationGracePeriodSeconds: got -1, expected an integer from 0'],
    ['a priority class whose name no class can have', { priorityClassName: 'Very High' }, 'priorityClassName: got "Very High", expected '],
  ])('refuses %s in the code of a chart, with the words for values', (_, props, message) => {
    expect(() => objects(props)).toThrow(message);
  });

  it('refuses notes about values that there are not', () => {
    expect(() => new SmallChart(c => c.values.group('', Workload.values({ notes: { resorces: 'typo' } }))))
      .toThrow('the field "resorces" is not declared: did you mean "resources"?');
  });
});

describe('a pod of helm test', () => {
  it('has scheduling and security contexts of the workload, without its extra items', () => {
    const chart = new SmallChart(c => new TestPod(c, 'test', {
      image, command: ['ask'], nodeSelector: { a: 'b' }, securityContext: { privileged: false }, extraEnv: [{ name: 'A' }], extraContainers: [{ name: 'x' }], resources: { limits: {} },
      automountServiceAccountToken: true,
    }));
    const [{ objects: [{ metadata, spec }] }] = renderEverything(chart._model(), release({ name: 'small' })) as any;
    expect(metadata.annotations['helm.sh/hook']).toBe('test');
    expect(spec).toMatchObject({ nodeSelector: { a: 'b' }, restartPolicy: 'Never', automountServiceAccountToken: false });
    expect(spec.containers).toEqual([{
      name: 'test', image, command: ['ask'], securityContext: { privileged: false },
      resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '256Mi' } },
    }]);
  });
});

it('holds only what the API server accepts, whatever the values are but for fragments', () => {
  const both = new BothOutputs(fixture('workloads'));
  const FRAGMENTS = /resources|affinity|tolerations|topologySpreadConstraints|securityContext|extraEnvFrom|extraVolumes|extraContainers|extraInitContainers|dnsConfig|strategy|scratchVolume/i;
  const rendered = [{}, ...both.samples(60)].flatMap(given => all(both, given, FRAGMENTS));
  expect(rendered.length).toBeGreaterThan(scaled(60));
  expect([...new Set(rendered.flatMap(schemaErrors))]).toEqual([]);
});

describe('the Pod Security Standard restricted', () => {
  // What the user says of security is the user's.
  const OWN = /securityContext|podSecurityContext|extraVolumes|extraContainers|extraInitContainers|sidecars/i;

  it.each<[string, () => ReleaseChart]>([
    ['workloads', () => fixture('workloads')],
    ['aim-server', () => new AimServerChart(new App(), 'aim-server')],
    ['aim-client', () => new AimClientChart(new App(), 'aim-client')],
  ])('is met by every pod of %s, whatever else the values are', (name, create) => {
    const both = new BothOutputs(create());
    let pods = 0;
    for (const given of [{}, ...both.samples(40)]) {
      for (const object of all(both, given, OWN)) {
        expect({ kind: object.kind, violations: violations(object) }).toEqual({ kind: object.kind, violations: [] });
        const { containers = [] } = object.spec?.template?.spec ?? object.spec ?? {};
        expect(writableRoots(object)).toEqual(name === 'aim-client' ? containers.map((c: any) => c.name) : []);
        pods += object.spec?.containers || object.spec?.template ? 1 : 0;
      }
    }
    expect(pods).toBeGreaterThan(scaled(40) / 8);
  });

  it.each<[string, any, string]>([
    ['root', { podSecurityContext: { seccompProfile: { type: 'RuntimeDefault' } } }, 'small: may be root'],
    ['no filter of system calls', { podSecurityContext: { runAsNonRoot: true } }, 'small: system calls are not filtered'],
    ['more rights', { securityContext: {} }, 'small: allowPrivilegeEscalation is not false'],
    ['a folder of the node', { volumes: [{ name: 'v', hostPath: { path: '/' } }] }, 'volume v is hostPath'],
    ['the network of the node', { podSpec: { hostNetwork: true } }, 'hostNetwork'],
    ['a container of somebody else', { extraContainers: [{ name: 'x', image }] }, 'x: capabilities are not dropped'],
  ])('is not met with %s', (_, props, violation) => {
    expect(violations(objects(props)[0])).toContain(violation);
  });
});

/** The objects and the test pods of values without some of them; nothing where the values are refused. */
function all(both: BothOutputs, { files = [], ...given }: ReleaseCase, leftOut: RegExp): any[] {
  const values = files.map(file => without(file, leftOut));
  const plain = both.plain({ ...given, files: values });
  if (plain instanceof Refusal) {
    return [];
  }
  const tests = renderEverything(both.model, release({ name: 'r', values: given.sets ? [] : values })).flatMap(d => d.objects as any[]);
  return [...plain, ...tests.filter(o => o.metadata.annotations?.['helm.sh/hook'])];
}

function without(values: any, names: RegExp): any {
  return Array.isArray(values) ? values.map(item => without(item, names)) : typeof values !== 'object' || values === null ? values
    : Object.fromEntries(Object.entries(values).filter(([key]) => !names.test(key)).map(([key, value]) => [key, without(value, names)]));
}
