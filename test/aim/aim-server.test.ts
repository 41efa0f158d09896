import { App, Chart } from 'cdk8s';
import { ForEach, FragmentKind, ItemShape, ReleaseChart } from '../../src';
import { AimClient, AimServer, AimServerProps } from '../../src/aim';
import { printChecks } from '../../src/helm/template/checks';
import { printDocument } from '../../src/helm/template/template';
import { SmallChart } from '../support/small-chart';

function small(body: (chart: ReleaseChart) => void): any[] {
  return new SmallChart(body).toJson();
}

function template(chart: ReleaseChart, kind: string): string {
  const model = chart._model();
  return printDocument(model, model.documents.find(d => d.kind === kind)!);
}

describe('AimServer in a chart of one\'s own', () => {
  it('needs no props', () => {
    expect(small(c => new AimServer(c, 'aim')).map(o => `${o.kind} ${o.metadata.name}`)).toEqual([
      'PersistentVolumeClaim small-aim', 'Service small-aim', 'Deployment small-aim',
    ]);
  });

  it('has no conditions in the templates for known props', () => {
    const chart = new SmallChart(c => new AimServer(c, 'aim', { protocol: 'grpc', ingress: { host: 'aim.example.org', tlsSecret: 'tls' } }));
    for (const kind of ['Deployment', 'Service', 'Ingress', 'PersistentVolumeClaim']) {
      expect(template(chart, kind)).not.toMatch(/\{\{-? (if|with)|ternary/);
    }
    expect(printChecks(chart._model())).not.toContain('grpc');
  });

  it('takes expressions for its props', () => {
    const chart = new SmallChart(c => {
      const host = c.values.string('host', { default: 'a.example.org', pattern: '^[a-z.]+$', minLength: 1, description: 'The host.' });
      const open = c.values.boolean('open', { description: 'Whether there is an Ingress.' });
      const level = c.values.oneOf('level', { values: ['info', 'debug'], description: 'How much is logged.' });
      new AimServer(c, 'aim', { ingress: { enabled: open, host: host.asString() }, logLevel: level.asString(), persistence: { enabled: false } });
    }, { values: { open: true, host: 'b.example.org', level: 'debug' } });
    const [, deployment, ingress] = chart.toJson();
    expect(deployment.spec.template.spec.containers[0].args).toContain('--log-level=debug');
    expect(deployment.spec.template.spec.volumes).toEqual([{ name: 'repository', emptyDir: {} }]);
    expect(ingress.spec.rules[0].host).toBe('b.example.org');
  });

  it('has annotations of the Ingress that literals and values override', () => {
    const key = (name: string) => `nginx.ingress.kubernetes.io/${name}`;
    const chart = (values: any) => new SmallChart(c => {
      const more = c.values.fragment('annotations', { kind: FragmentKind.STRINGS, description: 'Annotations.' });
      new AimServer(c, 'aim', { ingress: { host: 'a.org', annotations: { ...more.asAny(), [key('ssl-redirect')]: 'false' } } });
    }, { values });
    const ingress = template(chart({}), 'Ingress');
    expect(ingress).toContain(`${key('ssl-redirect')}: "false"`);
    expect(ingress).not.toContain(`${key('ssl-redirect')}: "true"`);
    const annotations = (values: any) => chart(values).toJson().find((o: any) => o.kind === 'Ingress').metadata.annotations;
    expect(annotations({})).toEqual({ [key('ssl-redirect')]: 'false', [key('proxy-read-timeout')]: '3600', [key('proxy-send-timeout')]: '3600' });
    expect(annotations({ annotations: { [key('proxy-read-timeout')]: '60' } })).toMatchObject({ [key('proxy-read-timeout')]: '60' });
  });

  it('has annotations of the Ingress that conditional ones override', () => {
    const chart = (open: boolean) => new SmallChart(c => {
      const asked = c.values.boolean('plain', { description: 'Whether TLS ends before.' });
      new AimServer(c, 'aim', { ingress: { host: 'a.org', annotations: asked.ifTrue({ 'nginx.ingress.kubernetes.io/ssl-redirect': 'false' }) } });
    }, { values: { plain: open } });
    const redirect = (open: boolean) => chart(open).toJson().find((o: any) => o.kind === 'Ingress').metadata.annotations['nginx.ingress.kubernetes.io/ssl-redirect'];
    expect([redirect(true), redirect(false)]).toEqual(['false', 'true']);
  });

  it('can be there several times, each with selectors of its own', () => {
    const all = small(c => ['default', 'aim-server', 'a', 'b'].forEach(id => new AimServer(c, id, { persistence: { enabled: false } })));
    const selectors = all.filter(o => o.kind === 'Deployment').map(o => o.spec.selector.matchLabels['app.kubernetes.io/component']);
    expect(new Set(selectors).size).toBe(4);
  });

  it('can be there once for each entry of a map, each checked with its own values', () => {
    const chart = (values: any) => new SmallChart(c => {
      const servers = c.values.map('servers', {
        description: 'Servers by team.',
        items: ItemShape.object()
          .string('host', { required: true, pattern: '^[a-z.]+$', minLength: 1, description: 'The host.' })
          .oneOf('protocol', { values: ['http', 'grpc'], description: 'What it speaks.' }),
      });
      const each = new ForEach(c, 'servers', { over: servers });
      new AimServer(each, 'default', { protocol: each.item.string('protocol').asString(), ingress: { host: each.item.string('host').asString(), tlsSecret: '' } });
    }, { values });
    const all = chart({ servers: { a: { host: 'a.org' }, b: { host: 'b.org' } } }).toJson();
    expect(all.filter(o => o.kind === 'Service').map(o => [o.metadata.name, o.spec.selector['app.kubernetes.io/component']])).toEqual([
      ['small-a', 'server-a'], ['small-b', 'server-b'],
    ]);
    expect(() => chart({ servers: { a: { host: 'a.org', protocol: 'grpc' } } }).toJson()).toThrow('ingress-nginx supports gRPC only with TLS: set the Secret of the certificate');
  });

  it('tells a client where it is', () => {
    const all = small(c => {
      const server = new AimServer(c, 'aim', { basePath: '/rt', service: { ports: [{ name: 'aim', port: 8080 }] } });
      new AimClient(c, 'client', { repo: server.repo });
    });
    const client = all.find(o => o.kind === 'Job');
    expect(client.metadata.name).toMatch(/^small-client-[0-9a-f]{8}$/);
    expect(client.spec.template.spec.containers[0].env).toEqual([{ name: 'AIM_REPO', value: 'aim://small-aim.default:8080/rt' }]);
  });

  it.each<[string, AimServerProps, string]>([
    ['a protocol that there is not', { protocol: 'https' }, 'small/aim: protocol: got "https", expected "http" or "grpc"'],
    ['gRPC with a base path', { protocol: 'grpc', basePath: '/rt' }, 'small/aim: basePath is "/rt", and gRPC has no base path'],
    ['gRPC through an Ingress without TLS', { protocol: 'grpc', ingress: { host: 'a.org' } }, 'small/aim: ingress.tlsSecret is empty'],
    ['an Ingress without a host', { ingress: { enabled: true } }, 'small/aim/resource/ingress/enabled: host is empty: an Ingress needs a host name'],
    ['an argument that another prop is for', { extraArgs: ['--port=1'] }, 'small/aim: extraArgs: remove --host, --port'],
    ['a claim that nothing mounts', { persistence: { enabled: false, existingClaim: 'runs' } }, 'small/aim/default: enabled is false, so existingClaim "runs" is not mounted'],
  ])('is refused with %s', (_, props, message) => {
    expect(() => small(c => new AimServer(c, 'aim', props))).toThrow(message);
  });

  it('refuses a chart that knows no release (release-chart-missing)', () => {
    const chart = new Chart(new App(), 'plain');
    expect(() => new AimServer(chart, 'aim')).toThrow('plain/aim: AimServer must be in a ReleaseChart, got Chart');
  });
});

it('every prop of AimServer changes something', () => {
  // The server writes to its volume only, so nothing is a scratch volume.
  const every: Required<Omit<AimServerProps, 'scratchVolume'>> = {
    image: 'i:1', imagePullPolicy: 'Always', imagePullSecrets: [{ name: 's' }], protocol: 'http', port: 1024, basePath: '/b', logLevel: 'debug',
    extraArgs: ['--x'], tlsSecret: 'tls', ui: {}, clientConfig: true, environment: { N: 'n' }, extraEnv: [{ name: 'E', value: 'e' }], resources: { limits: { cpu: '1' } },
    persistence: { size: '1Gi' }, service: { type: 'NodePort', ports: [{ name: 'aim', port: 81 }] }, ingress: { host: 'h.org', tlsSecret: 't' },
    gateway: { parentRefs: [{ name: 'g' }] }, networkPolicy: {},
    startupProbe: { periodSeconds: 11 }, readinessProbe: { periodSeconds: 12 }, livenessProbe: { periodSeconds: 13 },
    podLabels: { l: 'pl' }, podAnnotations: { a: 'pa' }, serviceAccountName: 'sa', serviceAccount: { create: true }, podSecurityContext: { runAsUser: 1 }, securityContext: { privileged: false }, nodeSelector: { n: 'n' }, tolerations: [{ key: 'k' }], affinity: { nodeAffinity: {} },
    automountServiceAccountToken: true, topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }], priorityClassName: 'pc', runtimeClassName: 'rc', terminationGracePeriodSeconds: 5,
    extraEnvFrom: [{ secretRef: { name: 's' } }], extraVolumes: [{ name: 'v', emptyDir: {} }], extraVolumeMounts: [{ name: 'v', mountPath: '/v' }],
    extraInitContainers: [{ name: 'first', image: 'i' }], extraContainers: [{ name: 'beside', image: 'i' }],
    hostAliases: [{ ip: '192.0.2.1', hostnames: ['a'] }], dnsConfig: { nameservers: ['192.0.2.2'] }, revisionHistoryLimit: 3, strategy: { type: 'RollingUpdate' },
    command: ['sh'], args: ['-c'], sidecars: [{ name: 'sidecar', image: 's' }],
  };
  const basis = { ingress: { host: 'x.org', tlsSecret: 'x' }, basePath: '/b' };
  const plain = JSON.stringify(small(c => new AimServer(c, 'aim', basis)));
  for (const prop of Object.keys(every) as (keyof typeof every)[]) {
    // These say what is anyway, or need another one beside them.
    const value = { protocol: { protocol: 'grpc', basePath: '' }, basePath: { basePath: '/c' } }[prop as string] ?? { [prop]: every[prop] };
    expect({ prop, changed: JSON.stringify(small(c => new AimServer(c, 'aim', { ...basis, ...value }))) !== plain }).toEqual({ prop, changed: true });
  }
});
