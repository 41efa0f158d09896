import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { k8s } from 'cdk8s-plus-27';
import { TokenCheck, Fn, FragmentKind, ReleaseChart, When } from '../../src';
import { Condition, Workload } from '../../src/kit';
import { textOf } from '../../src/kit/condition';
import { SmallChart } from '../support/small-chart';

const description = 'What it is for.';

function checked(body: (chart: SmallChart) => void): () => void {
  return () => TokenCheck.run({ define: scope => { new SmallChart(body, {}, scope); } });
}

const host = (c: ReleaseChart) => c.values.string('host', { description, default: 'a.example' });
const replicas = (c: ReleaseChart) => c.values.integer('replicas', { description, default: 2 });
const labels = (c: ReleaseChart) => c.values.fragment('labels', { description, default: { team: 'ml' }, kind: FragmentKind.STRINGS });

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
    expect(checked(body)).toThrow(/^small.*(is rendered differently|something looks at an expression as if it were the value)/s);
  });

  it('but not code that passes it on', () => {
    expect(checked(c => c.holder({ host: host(c).asString(), n: replicas(c).asNumber(), labels: labels(c).ifNotEmpty() }))).not.toThrow();
    expect(checked(c => new k8s.KubeService(c, 'service', {
      metadata: { labels: labels(c).asAny() },
      spec: {
        // What typed properties rename, drop or read from a field, when it is no token.
        clusterIp: host(c).asAny(),
        ports: [{ port: replicas(c).asAny(), targetPort: c.values.integer('target', { description, default: 80 }).asAny() }],
        sessionAffinityConfig: c.values.fragment('config', { description, default: { clientIP: { timeoutSeconds: 5 }, unknown: 'x' } }).asAny(),
      },
    }))).not.toThrow();
    expect(checked(c => new kplus.Service(c, 'service', { ports: c.values.fragmentList('ports', { description, default: [{ port: 80 }] }).asAny() }))).not.toThrow();
  });

  it('nor props that are read as expressions, or unset optional values', () => {
    expect(checked(c => c.holder('a', 'held', undefined, new When(c, 'when', { condition: c.values.boolean('flag', { description }).asAny() })))).not.toThrow();
    expect(checked(c => {
      const [image, port] = [c.values.string('image', { description }), c.values.integer('port', { description })];
      new Workload(new When(c, 'when', { condition: Fn.all(image, port) }), 'web', { image: image.asString(), replicas: port.asNumber(), ports: [{ name: 'http', port: port.asNumber() }] });
    })).not.toThrow();
  });

  it('nor values that a part refuses together, since the chart itself is right', () => {
    expect(checked(c => {
      const store = c.values.oneOf('store', { values: ['volume', 'bucket'], description }).asString();
      const bucket = c.values.string('bucket', { description, pattern: '^[a-z]*$' }).asString();
      Condition.of(textOf(store).is('bucket')).and(Condition.of(bucket).not()).refuse(c, 'the store is a bucket, and it has no name');
      c.holder([store, bucket]);
    })).not.toThrow();
  });

  it('and an error of such code names the values', () => {
    expect(checked(c => {
      const [low, high] = ['low', 'high'].map(name => c.values.integer(name, { description, default: 1 }));
      const deployment = new kplus.Deployment(c, 'app', { containers: [{ image: 'b' }] });
      const [max, min] = [high.asNumber(), low.asNumber()];
      new kplus.HorizontalPodAutoscaler(c, 'hpa', { target: deployment, minReplicas: min, maxReplicas: max });
    })).toThrow(/^a construct calculated with low and high, which is not known yet/);
  });

  it('and an error about units says which to give', () => {
    expect(checked(c => new kplus.PersistentVolumeClaim(c, 'claim', {
      accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE], storage: Size.mebibytes(c.values.integer('size', { description, default: 1024 }).asNumber()),
    }))).toThrow(/^a construct calculated with size, which is not known yet: .*'size mebibytes' cannot be converted into a whole number of gibibytes\. Give it in gibibytes, /);
  });

  it('and an error without an expression is recognised by a build with literal values', () => {
    const scaling = (c: SmallChart, window: number) => new kplus.HorizontalPodAutoscaler(c, 'hpa', {
      target: new kplus.Deployment(c, 'app', { containers: [{ image: 'b' }] }), maxReplicas: 3, scaleDown: { stabilizationWindow: Duration.seconds(window) },
    });
    expect(checked(c => scaling(c, c.values.integer('window', { description, default: 60 }).asNumber()))).toThrow(/^a construct calculated with an expression/);
    expect(checked(c => scaling(c, 100_000))).toThrow(/^'scaleDown.stabilizationWindow' \(1 day 3 hours\) must be/);
  });
});
