import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { k8s } from 'cdk8s-plus-27';
import { ForEach, FragmentKind, ItemShape, ReleaseChart, TokenCheck } from '../../../src';
import { scratch } from '../../support/scratch';
import { SmallChart } from '../../support/small-chart';

const description = 'What it is for.';

function render(body: (chart: SmallChart) => void, values: any = {}): any[] {
  return new SmallChart(body, { values }).toJson();
}

const host = (c: ReleaseChart) => c.values.string('host', { description, default: 'a.example' });
const replicas = (c: ReleaseChart) => c.values.integer('replicas', { description, default: 2 });
const labels = (c: ReleaseChart) => c.values.fragment('labels', { description, default: { team: 'ml' }, kind: FragmentKind.STRINGS });

describe('an expression is rendered', () => {
  it('as a string, alone and within a string, as often as it is used', () => {
    expect(render(c => {
      const token = host(c).asString();
      c.holder({ alone: token, text: `http://${token}/ ${token}`, list: [token] });
    })[0].spec).toEqual({ alone: 'a.example', text: 'http://a.example/ a.example', list: ['a.example'] });
  });

  it('as a number, also when it was formatted into a string next to digits', () => {
    expect(render(c => {
      const token = replicas(c).asNumber();
      c.holder({ alone: token, text: `${token}0 of 1${token}`, millis: `${token}m` });
    })[0].spec).toEqual({ alone: 2, text: '20 of 12', millis: '2m' });
  });

  it('as the same string or number each time, so that constructs can compare them', () => {
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

  it('as a structure in every field of a typed construct', () => {
    const [pod] = render(c => new k8s.KubePod(c, 'pod', {
      metadata: { annotations: labels(c).asAny() },
      spec: { nodeSelector: c.values.get('labels').asAny(), containers: [{ name: 'a', image: 'b', resources: { limits: c.values.fragment('limits', { description, default: { cpu: '1' } }).asAny() } }] },
    }));
    expect([pod.metadata.annotations, pod.spec.nodeSelector, pod.spec.containers[0].resources.limits]).toEqual([{ team: 'ml' }, { team: 'ml' }, { cpu: '1' }]);
  });

  it('as itself in an untyped property', () => {
    expect(render(c => c.holder({ host: host(c), labels: labels(c) }))[0].spec).toEqual({ host: 'a.example', labels: { team: 'ml' } });
  });

  it('as its marker alone in a field, the only form in other languages', () => {
    expect(render(c => c.holder({ labels: String(labels(c).asAny()) }))[0].spec).toEqual({ labels: { team: 'ml' } });
  });

  it('as a list whose elements code converts to strings', () => {
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

  it('without asAny(), in a JSON patch, a spread, a string and a concatenation', () => {
    const [pod, held] = render(c => {
      const [l, h, n] = [labels(c), host(c), replicas(c)];
      const list = c.values.list('list', { description, default: ['a'] });
      const flag = c.values.boolean('flag', { description, default: true });
      c.holder({ ...l as any, list: [...list as any, 'b'], text: `${h}:${n}`, sum: 'n' + n + flag }).addJsonPatch(
        JsonPatch.add('/spec/patched', { flags: [flag], host: h, replicas: n, list, labels: l, spread: [...list as any], merged: { ...l as any } }));
      new k8s.KubePod(c, 'pod', { spec: { containers: [{ name: 'a', image: 'b' }] } }).addJsonPatch(
        JsonPatch.add('/spec/hostNetwork', flag), JsonPatch.add('/spec/priority', n), JsonPatch.add('/spec/nodeSelector', l),
        JsonPatch.add('/spec/containers/0/args', list), JsonPatch.add('/spec/containers/0/resources', { limits: l }));
    });
    const all = { team: 'ml' };
    expect(held.spec).toEqual({ ...all, list: ['a', 'b'], text: 'a.example:2', sum: 'n2true', patched: {
      flags: [true], host: 'a.example', replicas: 2, list: ['a'], labels: all, spread: ['a'], merged: all } });
    expect(pod.spec).toEqual({ hostNetwork: true, priority: 2, nodeSelector: all, containers: [{ name: 'a', image: 'b', args: ['a'], resources: { limits: all } }] });
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

it('a list is itself in a map() that gives back each item', () => {
  expect(render(c => c.holder({ a: c.values.list('list', { description }).asAny().map((item: any) => item) }), { list: ['x', 'y'] })[0].spec).toEqual({ a: ['x', 'y'] });
});

describe('a conditional spread', () => {
  const flag = (c: ReleaseChart) => c.values.boolean('flag', { description, default: true });
  const list = (c: ReleaseChart) => c.values.fragmentList('list', { description });
  it.each<[string, (c: SmallChart) => any, any]>([
    ['a list of the values, which may be empty', c => ({ a: [...flag(c).ifTrue([...list(c).asAny()])] }), { a: [] }],
    ['another one otherwise', c => ({ a: [...flag(c).not().ifTrue(['x'], [...list(c).asAny()])] }), { a: [] }],
    ['one list or another', c => ({ a: ['x', ...flag(c).ifTrue([...list(c).asAny()], ['y'])] }), { a: ['x'] }],
    ['conditions in conditions', c => ({ a: [...flag(c).ifTrue([...c.values.boolean('other', { description }).ifTrue([...list(c).asAny()])])] }), { a: [] }],
    ['a map of the values', c => ({ a: { ...flag(c).ifTrue({ ...c.values.map('map', { description }).asAny() }), b: 1 } }), { a: { b: 1 } }],
  ])('%s', (_, spec, expected) => {
    const define = (c: SmallChart): void => { c.holder(spec(c)); };
    expect(render(define)[0].spec).toEqual(expected);
    expect(() => TokenCheck.run({ define: scope => { new SmallChart(define, {}, scope); } })).not.toThrow();
  });
});

describe('an expression that cannot work where it was put is refused', () => {
  const cases: [string, (chart: SmallChart) => void, RegExp][] = [
    ['a sum', c => c.holder(replicas(c).asNumber() + 1), /small\/held: "spec": got \d+, which was computed from a token/],
    ['a product', c => c.holder(replicas(c).asNumber() * 60), /small\/held: "spec": got \d+(\.\d+e\+\d+)?, which was computed/],
    ['a negated number', c => c.holder(-replicas(c).asNumber()), /small\/held: "spec": got -\d+, which was computed/],
    ['a fraction', c => c.holder(Math.round(replicas(c).asNumber() / 1000)), /small: replicas \(as a number\) was used but is in no manifest/],
    ['a cut text', c => c.holder(host(c).asString().slice(0, 4)), /small\/held: "⦃hos" contains a piece of a token: code cut it/],
    ['a text in capital letters', c => c.holder(host(c).asString().toUpperCase()), /small\/held: .* a token that code changed: give that property a literal/],
    ['a text in base64', c => c.holder(Buffer.from(host(c).asString()).toString('base64')), /small: host \(as a string\) was used but is in no manifest/],
    ['a parsed text', c => c.holder(parseInt(host(c).asString(), 10) || 0), /small: host \(as a string\) was used but is in no manifest/],
    ['a prop that is set again behind a spread', c => c.holder({ ...c.values.group('', ItemShape.object().string('a', { description })).asProps(), a: 'mine' }), /small: a \(as a .*\) was used but is in no manifest: .* or set a prop again behind a spread\. .* with omit$/],
    ['a key', c => c.holder({ [host(c).asString()]: 1 }), /small\/held: the key .* is made of host: two keys could be equal/],
    ['a key that is a number', c => c.holder({ [replicas(c).asNumber()]: 1 }), /small\/held: the key .* is made of replicas/],
    ['the name of a volume that a level-2 construct cuts', c => {
      const secret = kplus.Secret.fromSecretName(c, 'secret', `${host(c)}${c.values.string('other', { description })}${c.values.string('third', { description })}`);
      new kplus.Deployment(c, 'app', { containers: [{ image: 'b', volumeMounts: [{ path: '/s', volume: kplus.Volume.fromSecret(c, 'volume', secret) }] }] });
    }, /small\/app\/Resource: .*(piece of a token|more than 63 characters)/],
    ['a list that code goes through', c => labels(c).asAny().forEach(() => undefined), /^labels is not known yet, and a construct calls forEach\(\) of it/],
    ['a list that code makes another one of', c => c.holder({ a: c.values.list('list', { description }).asAny().map((item: any) => ({ name: item })) }),
      /^list is not known yet, and code calls map\(\) of it: use a loop, …loop\(\)\.items\(…\)/],
    ['a list that code takes some items of', c => c.holder({ a: c.values.list('list', { description }).asAny().filter((item: any) => item !== 'a') }), /^list is not known yet, and code calls filter\(\) of it/],
    ['the keys of a map', c => c.holder({ a: Object.keys(c.values.map('map', { description }).asAny()), b: c.values.get('map').asAny() }), /small\/held: map is a structure inside of the string/],
    ['the keys of a list, each in a map', c => c.holder({ a: Object.keys(c.values.list('list', { description }).asAny()).map(name => ({ name })), b: c.values.get('list').asAny() }), /small\/held: list is a structure inside of the string/],
    ['a structure of which a level-2 construct calls a method', c => new kplus.ClusterRole(c, 'role', { rules: c.values.fragmentList('rules', { description }).asAny() }),
      /^small\/role\/Resource: rules is not known yet, and a construct calls asApiResource\(\) of it/],
    ['the id of a construct that a level-2 construct makes', c => new kplus.ClusterRole(c, 'role').bindInNamespace(host(c).asString(), kplus.User.fromName(c, 'user', 'a')),
      /^small\/role\/RoleBinding-.* becomes part of a name: a construct made it from a token\. Give the construct a literal/],
    ['an expression that JavaScript adds to a number', c => c.holder((replicas(c) as any) + 1), /small\/held: "spec": got \d+, which was computed/],
    ['an expression that JSON is made of', c => c.holder(JSON.stringify({ host: host(c) })), /small\/held: host is a structure inside of the string/],
    ['a string that is spread into a list', c => c.holder([...host(c) as any]), /small\/held: host is of the kind string and is spread into a list: spread a list, or remove the dots/],
    ['a spread of an expression that code drops', c => { void { ...labels(c) }; c.holder(1); }, /small: labels \(as a structure\) was used but is in no manifest/],
    ['an image in a JSON patch', c => c.holder({}).addJsonPatch(JsonPatch.add('/spec/image', { name: c.values.image('image', { repository: 'a', description }) })),
      /small\/held: the JSON patch "add" of \/spec\/image: got an object of the class Image, expected a string, .* or an expression/],
    ['a construct in a JSON patch', c => c.holder({}).addJsonPatch(JsonPatch.add('/spec/chart', [c])), /got an object of the class SmallChart/],
    ['a part of a structure', c => c.holder(labels(c).asAny().team.name), /small\/held: labels is not known yet, and code read "name" of it/],
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
    expect(() => app.synth()).toThrow(`plain/object: ${name} is used in a chart that is not a ReleaseChart`);
  });
});
