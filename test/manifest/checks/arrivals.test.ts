import { ApiObject, App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { ItemShape, ReleaseChart } from '../../../src';
import { Database, Workload } from '../../../src/kit';
import { refusalOf } from '../../support/calls';
import { objectsOf, SmallChart } from '../../support/small-chart';

const description = 'What it is for.';
const text = (c: ReleaseChart) => c.values.string('text', { description, default: 'a' });
const image = (c: ReleaseChart) => c.values.image('image', { repository: 'example/server', description: 'The server' });

describe('an expression that is in no manifest is refused with the reason', () => {
  it.each<[string, (c: SmallChart) => void, string]>([
    ['a prop of an image that a later one replaces', c => new Workload(c, 'server', { ...image(c).asProps(), imagePullPolicy: 'Always' }),
      'small/server/resource: image.pullPolicy (as a string) is one of the props that asProps() returned, and is in no manifest, where others are: a later prop of the same name replaces it, or'],
    ['one beside optional values, which have nothing to do with it', c => new Workload(c, 'server', {
      ...image(c).asProps(), imagePullPolicy: 'Always',
      env: new Database(c, 'db', { ...c.values.group('database', Database.connectionValues({ port: 5432, name: 'shop' })).asProps() }).asEnvVars({ host: 'H', port: 'PO', name: 'N', user: 'U', password: 'P' }),
    }), 'small/server/resource: image.pullPolicy (as a string) is one of the props that asProps() returned'],
    ['a list among them', c => new Workload(c, 'server', { ...image(c).asProps(), imagePullSecrets: [{ name: 'x' }] }),
      'small/server/resource: global.imagePullSecrets (as a structure) is one of the props that asProps() returned'],
    ['a prop of a group', c => c.holder({ ...c.values.group('', ItemShape.object().string('a', { description }).string('b', { description })).asProps(), a: 'mine' }),
      'small/held: a (as a string) is one of the props that asProps() returned'],
    ['a prop that the construct does not know', c => new kplus.ConfigMap(c, 'config', { data: {}, ...c.values.group('', ItemShape.object().boolean('immutable', { description, default: true }).string('mutable', { description })).asProps() }),
      'small: mutable (as a string) '],
    ['one that a construct keeps and does not render', c => {
      const construct = new Construct(c, 'mine');
      Object.assign(construct, { props: { deep: [`x${text(c)}`] } });
      c.holder(1);
    }, 'small/mine: text (as a string) was given to it, and is in no manifest: a later patch replaces it, or the construct drops it or calculates with it'],
  ])('%s', (_, body, message) => {
    const refusal = refusalOf(() => objectsOf(body));
    expect([refusal.refusal, refusal.message]).toEqual(['token-lost', expect.stringContaining(message)]);
  });

  it('one that is in an ordinary chart, or in another release', () => {
    const app = new App();
    let token = '';
    const small = new SmallChart(c => { token = text(c).asString(); c.holder(1); }, {}, app);
    const object = new ApiObject(new Chart(app, 'plain'), 'object', { apiVersion: 'v1', kind: 'ConfigMap', data: { token } });
    expect(refusalOf(() => small.toJson()).message).toBe('small: text is used in plain/object, which is not in this chart: use values only in the chart that declares them');
    object.node.scope!.node.tryRemoveChild('object');
    new SmallChart(c => c.holder(token), {}, new Construct(app, 'other'));
    expect(refusalOf(() => small.toJson()).message).toMatch(/^small: text is used in other\/small\/held, which is not in this chart/);
  });
});
