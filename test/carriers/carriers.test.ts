import * as fs from 'fs';
import * as path from 'path';
import { ApiObject, App, Chart, Duration, JsonPatch, Size, Testing, YamlOutputType } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { CarrierCheck, Fn, ForEach, FragmentKind, ItemShape, ReleaseChart, When } from '../../src';
import { Workload } from '../../src/kit';
import { scratch } from '../support/scratch';
import { SmallChart } from '../support/small-chart';

const description = 'What it is for.';

function render(body: (chart: SmallChart) => void, values: any = {}): any[] {
  return new SmallChart(body, { values }).toJson();
}

function checked(body: (chart: SmallChart) => void): () => void {
  return () => CarrierCheck.run({ define: scope => { new SmallChart(body, {}, scope); } });
}

const host = (c: ReleaseChart) => c.values.string('host', { description, default: 'a.example' });
const replicas = (c: ReleaseChart) => c.values.integer('replicas', { description, default: 2 });
const labels = (c: ReleaseChart) => c.values.fragment('labels', { description, default: { team: 'ml' }, kind: FragmentKind.STRINGS });

describe('an expression arrives', () => {
  it('as a string, alone and within a text, as often as it is used', () => {
    expect(render(c => {
      const token = host(c).asString();
      c.holder({ alone: token, text: `http://${token}/ ${token}`, list: [token] });
    })[0].spec).toEqual({ alone: 'a.example', text: 'http://a.example/ a.example', list: ['a.example'] });
  });

  it('as a number, also when it was printed into a text with digits beside it', () => {
    expect(render(c => {
      const token = replicas(c).asNumber();
      c.holder({ alone: token, text: `${token}0 of 1${token}`, millis: `${token}m` });
    })[0].spec).toEqual({ alone: 2, text: '20 of 12', millis: '2m' });
  });

  it('as the same text or number each time it is asked for, so that constructs can compare them', () => {
    const service = render(c => {
      const ports = c.values.map('ports', { description, default: { web: { port: 80 } }, items: ItemShape.object().integer('port', { description, required: true }) });
      const each = new ForEach(c, 'each', { over: ports });
      const port = (): number => each.item.integer('port').asNumber();
      const web = new kplus.Deployment(each, 'web', { containers: [{ image: 'a', portNumber: port() }] });
      const exposed = web.exposeViaService({ ports: [{ port: port() }] });
      exposed.exposeViaIngress('/', { ingress: new kplus.Ingress(each, 'ingress', { rules: [{ path: '/a', backend: kplus.IngressBackend.fromService(exposed, { port: port() }) }] }) });
      const [one, other] = [host(c).asString(), c.values.get('host').asString()];
      expect(one).toBe(other);
      c.holder([one, other]);
    }).find(o => o.kind === 'Service');
    expect(service.spec.ports).toEqual([{ port: 80 }]);
  });

  it('as a structure in every place of a typed construct', () => {
    const [pod] = render(c => new k8s.KubePod(c, 'pod', {
      metadata: { annotations: labels(c).asAny() },
      spec: { nodeSelector: c.values.get('labels').asAny(), containers: [{ name: 'a', image: 'b', resources: { limits: c.values.fragment('limits', { description, default: { cpu: '1' } }).asAny() } }] },
    }));
    expect([pod.metadata.annotations, pod.spec.nodeSelector, pod.spec.containers[0].resources.limits]).toEqual([{ team: 'ml' }, { team: 'ml' }, { cpu: '1' }]);
  });

  it('as itself in an untyped property', () => {
    expect(render(c => c.holder({ host: host(c), labels: labels(c) }))[0].spec).toEqual({ host: 'a.example', labels: { team: 'ml' } });
  });

  it('as its mark, alone in its place, which is all that crosses to another language', () => {
    expect(render(c => c.holder({ labels: String(labels(c).asAny()) }))[0].spec).toEqual({ labels: { team: 'ml' } });
  });

  it('as a list of which code makes a text for each element', () => {
    const modes = (c: ReleaseChart) => c.values.list('modes', { description, default: ['ReadOnlyMany', 'ReadWriteMany'] }).asAny();
    expect(render(c => c.holder([...modes(c)].map((mode: any) => mode.toString())))[0].spec).toEqual(['ReadOnlyMany', 'ReadWriteMany']);
    const [claim] = render(c => new kplus.PersistentVolumeClaim(c, 'claim', { accessModes: modes(c) }));
    expect(claim.spec.accessModes).toEqual(['ReadOnlyMany', 'ReadWriteMany']);
  });

  it('as the value of a JSON patch, whatever form it has', () => {
    const [pod] = render(c => {
      const object = new k8s.KubePod(c, 'pod', { spec: { containers: [{ name: 'a', image: 'b' }] } });
      object.addJsonPatch(
        JsonPatch.add('/spec/containers/0', { name: 'sidecar', image: host(c).asString() }),
        JsonPatch.add('/spec/nodeSelector', labels(c).asAny()),
        JsonPatch.add('/spec/priority', replicas(c).asNumber()),
      );
    });
    expect(pod.spec).toEqual({ containers: [{ name: 'sidecar', image: 'a.example' }, { name: 'a', image: 'b' }], nodeSelector: { team: 'ml' }, priority: 2 });
  });

  it('in level-2 constructs that pass it on', () => {
    const objects = render(c => {
      const data = new kplus.ConfigMap(c, 'config', { data: { 'app.ini': `host = ${host(c)}\n` } });
      new kplus.Deployment(c, 'app', {
        replicas: replicas(c).asNumber(),
        containers: [{ image: 'b', envVariables: { HOST: kplus.EnvValue.fromConfigMap(data, 'app.ini') }, args: [c.values.get('host').asString()] }],
      });
    });
    const deployment = objects.find(o => o.kind === 'Deployment');
    expect([objects.find(o => o.kind === 'ConfigMap').data['app.ini'], deployment.spec.replicas, deployment.spec.template.spec.containers[0].args])
      .toEqual(['host = a.example\n', 2, ['a.example']]);
  });
});

describe('an expression that cannot work where it was put is refused', () => {
  const cases: [string, (chart: SmallChart) => void, RegExp][] = [
    ['a sum', c => c.holder(replicas(c).asNumber() + 1), /small\/held: "spec" is \d+, which was computed from an expression/],
    ['a product', c => c.holder(replicas(c).asNumber() * 60), /small\/held: "spec" is \d+(\.\d+e\+\d+)?, which was computed/],
    ['a negated number', c => c.holder(-replicas(c).asNumber()), /small\/held: "spec" is -\d+, which was computed/],
    ['a fraction', c => c.holder(Math.round(replicas(c).asNumber() / 1000)), /small: replicas \(as a number\) went into some code and never arrived/],
    ['a cut text', c => c.holder(host(c).asString().slice(0, 4)), /small\/held: "⦃hos" holds a piece of an expression: something cut it/],
    ['a text in capital letters', c => c.holder(host(c).asString().toUpperCase()), /small\/held: .* which is not as it was handed out: something changed its letters/],
    ['a text in base64', c => c.holder(Buffer.from(host(c).asString()).toString('base64')), /small: host \(as a string\) went into some code and never arrived/],
    ['a parsed text', c => c.holder(parseInt(host(c).asString(), 10) || 0), /small: host \(as a string\) went into some code and never arrived/],
    ['a key', c => c.holder({ [host(c).asString()]: 1 }), /small\/held: the key .* is made of host: two keys could turn out the same/],
    ['a key that is a number', c => c.holder({ [replicas(c).asNumber()]: 1 }), /small\/held: the key .* is made of replicas/],
    ['the name of a volume that a level-2 construct cuts', c => {
      const secret = kplus.Secret.fromSecretName(c, 'secret', `${host(c)}${c.values.string('other', { description })}${c.values.string('third', { description })}`);
      new kplus.Deployment(c, 'app', { containers: [{ image: 'b', volumeMounts: [{ path: '/s', volume: kplus.Volume.fromSecret(c, 'volume', secret) }] }] });
    }, /small\/app\/Resource: .*(piece of an expression|more than 63 characters)/],
    ['a list that code goes through', c => labels(c).asAny().forEach(() => undefined), /^labels is not known yet, and the code of a construct calls forEach\(\) of it/],
    ['a structure of which a level-2 construct calls a method', c => new kplus.ClusterRole(c, 'role', { rules: c.values.fragmentList('rules', { description }).asAny() }),
      /^small\/role\/Resource: rules is not known yet, and the code of a construct calls asApiResource\(\) of it/],
    ['the id of a construct that a level-2 construct makes', c => new kplus.ClusterRole(c, 'role').bindInNamespace(host(c).asString(), kplus.User.fromName(c, 'user', 'a')),
      /^small\/role\/RoleBinding-.* becomes part of a name: a construct made it of an expression\. Give what the id is made of a literal/],
    ['a part of a structure', c => c.holder(labels(c).asAny().team.name), /small\/held: labels cannot stand for .*: code read "name" of it/],
  ];

  it.each(cases)('%s', (_, body, message) => {
    expect(() => render(body)).toThrow(message);
  });

  it.each<[string, (chart: SmallChart) => unknown, string]>([
    ['a text', c => host(c).asString(), 'host'],
    ['a number', c => replicas(c).asNumber(), 'replicas'],
    ['a structure', c => labels(c).asAny(), 'labels'],
  ])('%s in an ordinary chart of cdk8s', (_, tokenOf, name) => {
    const app = new App({ outdir: scratch() });
    let token: unknown;
    new SmallChart(c => { token = tokenOf(c); c.holder(token); }, {}, app);
    new ApiObject(new Chart(app, 'plain'), 'object', { apiVersion: 'v1', kind: 'ConfigMap', data: { token } });
    expect(() => app.synth()).toThrow(`plain/object: ${name} is used outside of the chart that declared it`);
  });
});

describe('code that looks at an expression is found by building the chart again', () => {
  it.each<[string, (chart: SmallChart) => void]>([
    ['by its truth', c => c.holder(c.values.boolean('flag', { description }).asAny() ? { a: 1 } : {})],
    ['by its truth, as a text', c => c.holder({ a: c.values.string('text', { description }).asAny() ? 'given' : 'none', b: c.values.get('text').asAny() })],
    ['by ===, as a text', c => c.holder({ a: host(c).asAny() === 'a.example', b: c.values.get('host').asAny() })],
    ['by ===, as a number', c => c.holder({ a: replicas(c).asAny() === 3 ? { few: true } : {}, b: c.values.get('replicas').asAny() })],
    ['by its keys', c => c.holder({ a: Object.keys(labels(c).asAny()).length, b: c.values.get('labels').asAny() })],
    ['by what is in it', c => c.holder({ a: labels(c).asAny().team === 'ml' ? 'ml' : 'other', b: c.values.get('labels').asAny() })],
    ['by whether a list is there', c => c.holder({ a: c.values.fragmentList('list', { description, default: [{ a: 1 }] }).asAny().length > 0, b: c.values.get('list').asAny() })],
    ['by ===', c => c.holder({ host: host(c).asString(), tls: c.values.get('host').asString() === 'a.example' })],
    ['by its order', c => c.holder([host(c).asString(), c.values.string('b', { description, default: 'b' }).asString(), 'z', '~'].sort())],
    ['by its length', c => c.holder({ host: host(c).asString(), size: c.values.get('host').asString().length })],
    ['by comparing numbers', c => c.holder({ n: replicas(c).asNumber(), many: c.values.get('replicas').asNumber() > 10 })],
    ['by writing it as JSON', c => c.holder(JSON.stringify({ host: host(c).asString() }))],
  ])('%s', (_, body) => {
    expect(checked(body)).toThrow(/^small.*(comes out differently|something looks at an expression as if it were the value)/s);
  });

  it('but not code that passes it on', () => {
    expect(checked(c => c.holder({ host: host(c).asString(), n: replicas(c).asNumber(), labels: labels(c).ifNotEmpty() }))).not.toThrow();
    expect(checked(c => new k8s.KubeService(c, 'service', {
      metadata: { labels: labels(c).asAny() },
      spec: {
        // What typed properties rename, drop or read from a field, when it is no placeholder.
        clusterIp: host(c).asAny(),
        ports: [{ port: replicas(c).asAny(), targetPort: c.values.integer('target', { description, default: 80 }).asAny() }],
        sessionAffinityConfig: c.values.fragment('config', { description, default: { clientIP: { timeoutSeconds: 5 }, unknown: 'x' } }).asAny(),
      },
    }))).not.toThrow();
    expect(checked(c => new kplus.Service(c, 'service', { ports: c.values.fragmentList('ports', { description, default: [{ port: 80 }] }).asAny() }))).not.toThrow();
  });

  it('nor what is asked for as an expression, or may be less than a part asks for while it is not there', () => {
    expect(checked(c => c.holder('a', 'held', undefined, new When(c, 'when', { condition: c.values.boolean('flag', { description }).asAny() })))).not.toThrow();
    expect(checked(c => {
      const [image, port] = [c.values.string('image', { description }), c.values.integer('port', { description })];
      new Workload(new When(c, 'when', { condition: Fn.all(image, port) }), 'web', { image: image.asString(), replicas: port.asNumber(), ports: [{ name: 'http', port: port.asNumber() }] });
    })).not.toThrow();
  });

  it('and an error of such code names the values', () => {
    expect(checked(c => {
      const [low, high] = ['low', 'high'].map(name => c.values.integer(name, { description, default: 1 }));
      const deployment = new kplus.Deployment(c, 'app', { containers: [{ image: 'b' }] });
      const [max, min] = [high.asNumber(), low.asNumber()];
      new kplus.HorizontalPodAutoscaler(c, 'hpa', { target: deployment, minReplicas: min, maxReplicas: max });
    })).toThrow(/^the code of a construct computed with low and high, which is not known yet/);
  });

  it('and an error about units says which to give', () => {
    expect(checked(c => new kplus.PersistentVolumeClaim(c, 'claim', {
      accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE], storage: Size.mebibytes(c.values.integer('size', { description, default: 1024 }).asNumber()),
    }))).toThrow(/^the code of a construct computed with size, which is not known yet: .*'size mebibytes' cannot be converted into a whole number of gibibytes\. Give it in gibibytes, /);
  });

  it('and an error that shows no expression is recognised by what the values do', () => {
    const scaling = (c: SmallChart, window: number) => new kplus.HorizontalPodAutoscaler(c, 'hpa', {
      target: new kplus.Deployment(c, 'app', { containers: [{ image: 'b' }] }), maxReplicas: 3, scaleDown: { stabilizationWindow: Duration.seconds(window) },
    });
    expect(checked(c => scaling(c, c.values.integer('window', { description, default: 60 }).asNumber()))).toThrow(/^the code of a construct computed with an expression/);
    expect(checked(c => scaling(c, 100_000))).toThrow(/^'scaleDown.stabilizationWindow' \(1 day 3 hours\) must be/);
  });
});

describe('cdk8s itself renders a chart with values', () => {
  class Loops extends ReleaseChart {
    constructor(scope: Construct, id: string) {
      super(scope, id, { name: 'loops', version: '1.0.0', description });
      const groups = this.values.map('groups', { description, default: { a: '1', b: '2' } });
      const each = new ForEach(this, 'each', { over: groups });
      new k8s.KubeConfigMap(each, 'config', { data: { x: each.item.string().asString() } });
      new k8s.KubeConfigMap(new When(this, 'never', { condition: this.values.boolean('more', { description }) }), 'more', {});
    }
  }

  it.each([
    [YamlOutputType.FILE_PER_APP, ['app.k8s.yaml']],
    [YamlOutputType.FILE_PER_CHART, ['c.k8s.yaml']],
    [YamlOutputType.FILE_PER_RESOURCE, ['ConfigMap.loops-a-config.k8s.yaml', 'ConfigMap.loops-b-config.k8s.yaml']],
    [YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE, ['c/ConfigMap.loops-a-config.k8s.yaml', 'c/ConfigMap.loops-b-config.k8s.yaml']],
  ])('with the output type %s', (yamlOutputType, expected) => {
    const app = new App({ outdir: scratch(), yamlOutputType });
    new Loops(app, 'c');
    app.synth();
    app.synth(); // the second time finds what the first left
    const files = fs.readdirSync(app.outdir, { recursive: true, withFileTypes: true }).filter(f => f.isFile())
      .map(f => path.relative(app.outdir, path.join(f.parentPath, f.name))).sort();
    expect(files).toEqual(expected);
    expect(files.map(f => fs.readFileSync(path.join(app.outdir, f), 'utf8')).join('')).toMatch(/x: "1"[^]*x: "2"/);
  });

  it('with the record of construct paths', () => {
    const app = new App({ outdir: scratch(), recordConstructMetadata: true });
    new Loops(app, 'c');
    app.synth();
    expect(Object.keys(JSON.parse(fs.readFileSync(path.join(app.outdir, 'construct-metadata.json'), 'utf8')).resources)).toEqual(['loops-a-config', 'loops-b-config']);
  });

  it('as one text, and under Testing', () => {
    const app = new App();
    new Loops(app, 'c');
    expect(app.synthYaml()).toContain('name: loops-b-config');
    expect(Testing.synth(new Loops(Testing.chart(), 'c')).map((o: any) => o.metadata.name)).toEqual(['loops-a-config', 'loops-b-config']);
  });
});
