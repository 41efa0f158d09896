import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Fn, ForEach, ItemShape, When } from '../../../src';
import { chartFiles } from '../../../src/helm/chart';
import { Json } from '../../../src/values/shape';
import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';

function fileOf(both: BothOutputs, path: string): string {
  return chartFiles(both.model, []).get(path)!;
}

/** What both outputs say of the values; undefined where both render them. */
async function said(both: BothOutputs, values: Json): Promise<string | undefined> {
  await both.agree({ files: [values] });
  const plain = both.plain({ files: [values] });
  return plain instanceof Error ? plain.message : undefined;
}

/** What each of several values makes both outputs say. */
async function expectSaid(both: BothOutputs, cases: readonly (readonly [Json, string | undefined])[]): Promise<void> {
  for (const [values, message] of cases) {
    expect([values, await said(both, values)]).toEqual([values, message]);
  }
}

/** A part of a chart that has checks of its own. */
class Cache extends Construct {
  constructor(chart: SmallChart, scope: Construct, id: string, { least, most, mode, secret, hosts }: { least: any; most: any; mode: any; secret: any; hosts: any }) {
    super(scope, id);
    chart.requires(Fn.all(least.isGreaterThan(most)).not(), `least is ${least}, and at most ${most} are wanted`, this);
    chart.requires(Fn.all(mode.is('secret'), secret.isEmpty()).not(), `a Secret is needed with the mode "${mode}"`, this);
    chart.requires(hosts.isTruthy(), 'there are no hosts', this);
    new k8s.KubeConfigMap(this, 'config', { data: { mode: `${mode}` } });
  }
}

describe('checks of several items', () => {
  it('are refused item by item, so that both outputs name the same of several mistakes', async () => {
    const both = new BothOutputs(new SmallChart(chart => {
      const queues = chart.values.map('queues', {
        items: ItemShape.object().integer('size', { default: 1, description: 'Size.' }).list('names', { description: 'Names.' }), keyMaxLength: 5, description: 'Queues.',
      });
      const each = new ForEach(chart, 'queues', { over: queues });
      const name = each.item.list('names').loop('name');
      const inner = new ForEach(each, 'names', { over: chart.values.map('kinds', { keyMaxLength: 5, default: { k: 'v' }, description: 'Kinds.' }) });
      chart.requires(each.item.integer('size').isAtMost(9), `queues.${each.key}.size is too large`, each);
      chart.requires(each.item.list('names').has('x').not(), `queues.${each.key}.names has x`, each);
      chart.requires(inner.item.string().isNot(each.key), `queues.${each.key} is of a kind`, inner);
      chart.requires(inner.item.string().isNot('never'), `kinds.${inner.key} is never`, inner);
      chart.holder({ size: each.item.integer('size').asNumber(), names: [...name.items(name.item.asString())] }, 'queue', undefined, each);
      chart.holder({ kind: inner.item.asString(), of: each.key.asString() }, 'kind', undefined, inner);
    }));
    await expectSaid(both, [
      [{ queues: { a: { names: ['x'] }, b: { size: 10 } } }, 'queues.a.names has x'],
      [{ queues: { a: { names: ['x'], size: 10 } } }, 'queues.a.size is too large'],
      [{ queues: { a: {}, b: { size: 10 } }, kinds: { k: 'never' } }, 'kinds.k is never'],
      [{ queues: { a: {} }, kinds: { k: 'never', l: 'a' } }, 'kinds.k is never'],
    ]);
  });
});

describe('checks of parts that are the same but for their values', () => {
  const shape = () => ItemShape.object()
    .integer('least', { default: 1, minimum: 0, maximum: 9, description: 'Least.' })
    .integer('most', { default: 5, minimum: 0, maximum: 9, description: 'Most.' })
    .oneOf('mode', { values: ['open', 'secret'], default: 'open', description: 'How.' })
    .string('secret', { default: '', description: 'Secret.' })
    .list('hosts', { items: ItemShape.ofString({ description: 'Host.' }), default: ['a'], description: 'Hosts.' });
  const both = new BothOutputs(new SmallChart(chart => {
    const v = chart.values;
    const parts = ['front', 'back.near'].map(path => ({
      least: v.integer(`${path}.least`, { default: 1, minimum: 0, maximum: 9, description: 'Least.' }),
      most: v.integer(`${path}.most`, { default: 5, minimum: 0, maximum: 9, description: 'Most.' }),
      mode: v.oneOf(`${path}.mode`, { values: ['open', 'secret'], default: 'open', description: 'How.' }),
      secret: v.string(`${path}.secret`, { description: 'Secret.' }),
      hosts: v.list(`${path}.hosts`, { items: ItemShape.ofString({ description: 'Host.' }), default: ['a'], description: 'Hosts.' }),
    }));
    const near = v.boolean('near', { default: true, description: 'Whether there is the one at the back.' });
    const groups = v.map('groups', { items: ItemShape.object().nested('cache', { fields: shape(), description: 'Cache.' }), description: 'Groups.' });
    const each = new ForEach(chart, 'groups', { over: groups });
    const { item } = each;
    new Cache(chart, chart, 'front', parts[0]);
    new Cache(chart, new When(chart, 'near', { condition: near }), 'back', parts[1]);
    new Cache(chart, each, 'cache', {
      least: item.integer('cache.least'), most: item.integer('cache.most'), mode: item.string('cache.mode'), secret: item.string('cache.secret'), hosts: item.list('cache.hosts'),
    });
  }));

  it('are one helper, which is given the values', () => {
    const validate = fileOf(both, 'templates/validate.yaml');
    expect(validate).toContain(`
{{- /* front */}}
{{- include "small.checkCache" (dict "values" .Values.front) }}

{{- /* back */}}
{{- if .Values.near }}
  {{- include "small.checkCache" (dict "values" .Values.back.near) }}
{{- end }}
`);
    expect(validate).toContain('"most" (dig "cache" "most" 5 $group)');
    expect(validate.match(/are wanted/)).toBeNull();
    expect(fileOf(both, 'templates/_helpers.tpl').match(/are wanted/g)).toHaveLength(1);
  });

  it('refuse the same as without a helper, with the same messages in both outputs', async () => {
    await expectSaid(both, [
      [{}, undefined],
      [{ front: { least: 6 } }, 'least is 6, and at most 5 are wanted'],
      [{ back: { near: { most: 0 } } }, 'least is 1, and at most 0 are wanted'],
      [{ back: { near: { most: 0 } }, near: false }, undefined],
      [{ front: { mode: 'secret' }, back: { near: { least: 9 } } }, 'a Secret is needed with the mode "secret"'],
      [{ front: { mode: 'secret', secret: 's' } }, undefined],
      [{ front: { hosts: [] } }, 'there are no hosts'],
      // Of items, a default is what values.yaml would have.
      [{ groups: { a: {}, b: { cache: {} } } }, undefined],
      [{ groups: { a: { cache: { least: 6 } } } }, 'least is 6, and at most 5 are wanted'],
      [{ groups: { a: { cache: { most: 0 } } } }, 'least is 1, and at most 0 are wanted'],
      [{ groups: { a: { cache: { least: 0, most: 0 } } } }, undefined],
      [{ groups: { a: {}, b: { cache: { mode: 'secret' } } } }, 'a Secret is needed with the mode "secret"'],
      [{ groups: { a: { cache: { hosts: [] } } } }, 'there are no hosts'],
    ]);
  });
});

describe('a check of items that reads a group and a field of it', () => {
  const both = new BothOutputs(new SmallChart(chart => {
    const shape = () => ItemShape.object().nested('cache', {
      fields: ItemShape.object().integer('least', { default: 1, minimum: 0, maximum: 9, description: 'Least.' }).string('name', { default: '', description: 'Name.' }), description: 'Cache.',
    });
    for (const path of ['groups', 'others']) {
      const each = new ForEach(chart, path, { over: chart.values.map(path, { items: shape(), description: 'Groups.' }) });
      const least = each.item.integer('cache.least');
      chart.requires(Fn.all(each.item.map('cache').isTruthy(), least.isLessThan(1)).not(), `the least is ${least}`, each);
      chart.holder({ name: each.item.string('cache.name').asString() }, 'held', {}, each);
    }
  }));

  it('knows the default of the field', async () => {
    await expectSaid(both, [
      [{ groups: { a: {} }, others: { b: { cache: { name: 'x' } } } }, undefined],
      [{ groups: { a: { cache: { least: 0 } } } }, 'the least is 0'],
    ]);
  });
});

describe('checks of which the messages say the path', () => {
  const both = new BothOutputs(new SmallChart(chart => {
    for (const [path, ...sides] of [['a.first', 'left', 'right'], ['b', 'middle']]) {
      const ports = sides.map(side => chart.values.integer(`${path}.${side}.port`, { default: 0, minimum: 0, maximum: 9, description: 'Port.' }));
      const open = chart.values.boolean(`${path}.open`, { default: true, description: 'Whether ports are open.' });
      const token = chart.values.string(`${path}.token`, { description: 'Token.' });
      sides.forEach((side, i) => chart.requires(Fn.any(open, ports[i].isTruthy().not()), `${path}.${side}.port is ${ports[i]}, and ${path}.open is false; ${path}.openness is no value`));
      chart.requires(Fn.any(token.isTruthy().not(), open), `${path}.token is "${token}", and nothing is open`);
    }
    chart.holder({ a: 1 });
  }));

  it('are given the path, and the name of the field in which they differ', () => {
    expect(fileOf(both, 'templates/_helpers.tpl')).toContain('(printf "%s.%s.port is %s, and %s.open is false; %s.openness is no value" .path .name ');
    expect(fileOf(both, 'templates/validate.yaml')).toContain('(dict "path" "a.first" "values" .Values.a.first "name" "right")');
  });

  it('refuse the same as without a helper', async () => {
    await expectSaid(both, [
      [{}, undefined],
      [{ a: { first: { open: false } }, b: { middle: { port: 3 } } }, undefined],
      [{ a: { first: { open: false, right: { port: 3 } } } }, 'a.first.right.port is 3, and a.first.open is false; a.first.openness is no value'],
      [{ b: { open: false, middle: { port: 1 } } }, 'b.middle.port is 1, and b.open is false; b.openness is no value'],
      [{ b: { open: false, token: 't' } }, 'b.token is "t", and nothing is open'],
    ]);
  });
});

describe('checks of the parts of what there are several of', () => {
  class Way extends Construct {
    constructor(chart: SmallChart, scope: Construct, path: string) {
      super(scope, 'way');
      const at = (name: string) => (path === '' ? name : `${path}.${name}`);
      const open = chart.values.boolean(at('door.open'), { default: true, description: 'Whether it is open.' });
      const key = chart.values.string(at('door.key'), { description: 'Key.' });
      const rooms = chart.values.list(at('house.rooms'), { description: 'Rooms.' });
      const within = new Construct(this, 'door');
      chart.requires(Fn.any(open, key), `${at('door.key')} is empty, and ${at('door.open')} is false`, within);
      chart.requires(Fn.any(rooms.has('cellar').not(), rooms.has('stairs')), `${at('house.rooms')} has a cellar and no stairs`, new Construct(this, 'house'));
    }
  }
  const both = new BothOutputs(new SmallChart(chart => {
    const side = chart.values.boolean('side.enabled', { description: 'Whether there is another.' });
    new Way(chart, new Construct(chart, 'main'), '');
    const on = new When(new Construct(chart, 'side'), 'on', { condition: side });
    new Way(chart, on, 'side');
    chart.holder({ a: 1 }, 'held', undefined, on);
  }));

  it('are one helper, also where the values of one stand at the root', () => {
    expect(fileOf(both, 'templates/validate.yaml')).toContain(`
{{- /* main */}}
{{- include "small.checkWay" (dict "prefix" "" "values" .Values) }}

{{- /* side */}}
{{- if .Values.side.enabled }}
  {{- include "small.checkWay" (dict "prefix" "side." "values" .Values.side) }}
{{- end }}
`);
    expect(fileOf(both, 'templates/_helpers.tpl')).toContain(`
{{- if not (or .values.door.open .values.door.key) }}
  {{- fail (printf "%sdoor.key is empty, and %sdoor.open is false" .prefix .prefix) }}
{{- else if not (or (not (has "cellar" .values.house.rooms)) (has "stairs" .values.house.rooms)) }}
  {{- fail (printf "%shouse.rooms has a cellar and no stairs" .prefix) }}
{{- end }}
`);
  });

  it('refuse what they refused', async () => {
    const shut = { open: false };
    const key = { open: false, key: 'k' };
    await expectSaid(both, [
      [{}, undefined],
      [{ door: shut }, 'door.key is empty, and door.open is false'],
      [{ door: key }, undefined],
      [{ door: key, house: { rooms: ['cellar'] } }, 'house.rooms has a cellar and no stairs'],
      [{ side: { enabled: true, door: shut } }, 'side.door.key is empty, and side.door.open is false'],
      [{ door: key, side: { enabled: true, door: key, house: { rooms: ['cellar'] } } }, 'side.house.rooms has a cellar and no stairs'],
      [{ door: key, side: { enabled: true, door: key, house: { rooms: null } } }, undefined],
      [{ door: key, side: { enabled: false, house: { rooms: ['cellar'] } } }, undefined],
    ]);
  });
});

describe('names of which no two may be the same', () => {
  const pod = (scope: Construct, id: string, lists: { env: any[]; containers?: any[]; inits?: any[] }) => new k8s.KubePod(scope, id, {
    spec: { initContainers: lists.inits, containers: [{ name: 'main', image: 'b', env: lists.env }, ...lists.containers ?? []] },
  });
  const both = new BothOutputs(new SmallChart(chart => {
    const v = chart.values;
    const debug = v.boolean('debug', { description: 'Whether there is more to see.' });
    const mode = v.oneOf('mode', { values: ['a', 'b'], description: 'Which.' });
    const claim = v.string('claim', { description: 'A claim.' });
    const given = [
      { name: 'A', value: '1' }, debug.ifTrue({ name: 'DEBUG', value: '1' }), mode.is('a').ifTrue({ name: 'IS_A', value: '1' }, { name: 'IS_B', value: '1' }),
      ...claim.isTruthy().ifTrue([{ name: 'CLAIM', value: claim.asString() }, debug.ifTrue({ name: 'CLAIM_DEBUG', value: '1' })]),
    ];
    const list = (path: string, items: ItemShape) => v.list(path, { items, description: 'More.' }).asAny();
    pod(chart, 'one', { env: [...given, ...list('one.env', ItemShape.ofEnvVar())], containers: [...list('one.containers', ItemShape.ofContainer())], inits: [...list('one.inits', ItemShape.ofContainer())] });
    pod(chart, 'two', { env: [{ name: 'B', value: '1' }, ...list('two.env', ItemShape.ofEnvVar())], containers: [...list('two.containers', ItemShape.ofContainer())], inits: [...list('two.inits', ItemShape.ofContainer())] });
    const groups = v.map('groups', { items: ItemShape.object().list('env', { items: ItemShape.ofEnvVar(), description: 'More.' }), description: 'Groups.' });
    const each = new ForEach(chart, 'each', { over: groups });
    pod(each, 'pod', { env: [debug.ifTrue({ name: 'DEBUG', value: '1' }), { name: 'GROUP', value: each.key.asString() }, ...each.item.list('env').asAny()] });
  }));
  const env = (...names: string[]) => names.map(name => ({ name, value: 'x' }));
  const container = (name: string) => [{ name, image: 'b' }];
  const twice = (name: string, path: string) => `two items of env have the name "${name}": choose another in ${path}`;

  it('are refused in both outputs, also those that the chart gives under a condition', async () => {
    await expectSaid(both, [
      [{ one: { env: env('B', 'DEBUG', 'IS_B', 'CLAIM', 'CLAIM_DEBUG') } }, undefined],
      [{ one: { env: env('A') } }, twice('A', 'one.env')],
      [{ one: { env: env('X', 'Y', 'X') } }, twice('X', 'one.env')],
      [{ one: { env: env('DEBUG') }, debug: true }, twice('DEBUG', 'one.env')],
      [{ one: { env: env('IS_A') } }, twice('IS_A', 'one.env')],
      [{ one: { env: env('IS_A') }, mode: 'b' }, undefined],
      [{ one: { env: env('IS_B') }, mode: 'b' }, twice('IS_B', 'one.env')],
      [{ one: { env: env('CLAIM') }, claim: 'c' }, twice('CLAIM', 'one.env')],
      [{ one: { env: env('CLAIM_DEBUG') }, claim: 'c' }, undefined],
      [{ one: { env: env('CLAIM_DEBUG') }, claim: 'c', debug: true }, twice('CLAIM_DEBUG', 'one.env')],
      [{ two: { env: env('A') } }, undefined],
      [{ two: { env: env('B') } }, twice('B', 'two.env')],
    ]);
  });

  it('are refused across lists', async () => {
    const message = (name: string) => `two items of containers have the name "${name}": choose another in two.inits or two.containers`;
    await expectSaid(both, [
      [{ two: { inits: container('x'), containers: container('y') }, one: { inits: container('y') } }, undefined],
      [{ two: { inits: container('x'), containers: container('x') } }, message('x')],
      [{ two: { inits: container('main') } }, message('main')],
    ]);
  });

  it('are refused in items of loops, with the key of the item', async () => {
    await expectSaid(both, [
      [{ groups: { a: { env: env('X') }, b: { env: env('X', 'DEBUG') } } }, undefined],
      [{ groups: { a: {}, b: { env: env('GROUP') } } }, twice('GROUP', 'groups.b.env')],
      [{ groups: { a: { env: env('DEBUG') } }, debug: true }, twice('DEBUG', 'groups.a.env')],
    ]);
  });

  it('are told to one helper by the pods that have the same lists', () => {
    expect(fileOf(both, 'templates/validate.yaml')).toContain(`
{{- /* one */}}
{{- include "small.checkPod" (dict "path" "one" "values" .Values.one
    "env" (list "A" (and .Values.debug "DEBUG") (and (eq .Values.mode "a") "IS_A") (and (not (eq .Values.mode "a")) "IS_B") (and .Values.claim "CLAIM")
        (and .Values.claim .Values.debug "CLAIM_DEBUG"))) }}
{{- include "small.checkPodContainers" (dict "path" "one" "values" .Values.one "containers" (list "main")) }}

{{- /* two */}}
{{- include "small.checkPod" (dict "path" "two" "values" .Values.two "env" (list "B")) }}
{{- include "small.checkPodContainers" (dict "path" "two" "values" .Values.two "containers" (list "main")) }}

{{- /* each */}}
{{- range $name, $group := .Values.groups }}
  {{- include "small.checkPod" (dict "path" (printf "groups.%s" $name) "values" $group "env" (list "GROUP" (and $.Values.debug "DEBUG"))) }}
{{- end }}
`);
  });

  it('are the same for generated values', async () => {
    await both.agreeOnGenerated(60);
  });
});

describe('the lists of a pod', () => {
  const both = new BothOutputs(new SmallChart(chart => {
    const v = chart.values;
    const list = (path: string, items: ItemShape) => v.list(path, { items, description: 'More.' }).asAny();
    const flag = v.boolean('flag', { description: 'Whether there is a volume.' });
    new k8s.KubePod(chart, 'pod', {
      spec: {
        imagePullSecrets: [...list('image.secrets', ItemShape.object().string('name', { required: true, description: 'Name.' }))],
        containers: [{ name: 'main', image: 'b', env: [{ name: 'A', value: '1' }, ...list('extraEnv', ItemShape.ofEnvVar())] }, ...list('extraContainers', ItemShape.ofContainer())],
        volumes: [flag.ifTrue({ name: 'data', emptyDir: {} }), ...list('extraVolumes', ItemShape.ofVolume())],
      },
    });
  }));

  it('share a helper, which gets the names in the chart as arguments', () => {
    expect(fileOf(both, 'templates/validate.yaml')).toContain(`
{{- /* Values that exclude each other */}}
{{- include "small.distinctItems" (dict "of" "imagePullSecrets" "field" "name" "lists" (list .Values.image.secrets) "in" "image.secrets") }}
{{- include "small.checkPod" (dict "values" .Values "containers" (list "main") "env" (list "A") "volumes" (list (and .Values.flag "data"))) }}
`);
  });

  it('are refused in both outputs where two items have one name', async () => {
    const message = (list: string, name: string, path: string) => `two items of ${list} have the name "${name}": choose another in ${path}`;
    await expectSaid(both, [
      [{ extraVolumes: [{ name: 'data', emptyDir: {} }] }, undefined],
      [{ extraVolumes: [{ name: 'data', emptyDir: {} }], flag: true }, message('volumes', 'data', 'extraVolumes')],
      [{ extraEnv: [{ name: 'A', value: '2' }], extraVolumes: [{ name: 'data', emptyDir: {} }], flag: true }, message('env', 'A', 'extraEnv')],
      [{ extraContainers: [{ name: 'main', image: 'x' }] }, message('containers', 'main', 'extraContainers')],
      [{ image: { secrets: [{ name: 's' }, { name: 's' }] } }, message('imagePullSecrets', 's', 'image.secrets')],
    ]);
  });
});

describe('checks that follow each other', () => {
  const both = new BothOutputs(new SmallChart(chart => {
    const v = chart.values;
    const port = v.integer('port', { default: 1, minimum: 0, maximum: 9, description: 'Port.' });
    const [first, second] = ['first', 'second'].map(path => v.boolean(path, { description: 'Whether.' }));
    const names = ['theFirstOfManyWords', 'theSecondOfManyWords', 'theThirdOfManyWords', 'theFourthOfManyWords', 'theFifthOfManyWords', 'theSixthOfManyWords'].map(path => v.string(path, { description: 'A word.' }));
    chart.requires(Fn.all(first, second).not(), 'first and second are true');
    chart.requires(port.isAtLeast(1), `port is ${port}`);
    chart.requires(Fn.all(...names).not(), `there are six words, of which the first is "${names[0]}", the second "${names[1]}" and the third "${names[2]}"; five are enough: leave one of them out`);
    chart.holder({ a: 1 });
  }));

  it('are one chain, of which long lines are broken', () => {
    expect(fileOf(both, 'templates/validate.yaml')).toContain(`
{{- /* Values that exclude each other */}}
{{- if and .Values.first .Values.second }}
  {{- fail "first and second are true" }}
{{- else if not (ge (int64 .Values.port) 1) }}
  {{- fail (printf "port is %s" (.Values.port | int64 | toString)) }}
{{- else if and .Values.theFirstOfManyWords .Values.theSecondOfManyWords .Values.theThirdOfManyWords .Values.theFourthOfManyWords .Values.theFifthOfManyWords
    .Values.theSixthOfManyWords }}
  {{- fail (printf "there are six words, of which the first is \\"%s\\", the second \\"%s\\" and the third \\"%s\\"; five are enough: leave one of them out"
      .Values.theFirstOfManyWords .Values.theSecondOfManyWords .Values.theThirdOfManyWords) }}
{{- end }}
`);
  });

  it('report the first error', async () => {
    const words = Object.fromEntries(['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'].map(n => [`the${n}OfManyWords`, n]));
    await expectSaid(both, [
      [{ first: true, port: 0 }, 'port is 0'],
      [{ first: true, second: true, port: 0, ...words }, 'first and second are true'],
      [words, 'there are six words, of which the first is "First", the second "Second" and the third "Third"; five are enough: leave one of them out'],
      [{ ...words, theSixthOfManyWords: '' }, undefined],
    ]);
  });
});

describe('names that may be empty', () => {
  const both = new BothOutputs(new SmallChart(chart => {
    const extra = chart.values.list('extra', { items: ItemShape.object().string('name', { required: true, description: 'Name.' }), description: 'More.' });
    const [own, other] = ['own', 'other'].map(path => chart.values.string(path, { description: 'A name.' }));
    const more = chart.values.boolean('more', { description: 'Whether there is one more.' });
    new k8s.KubePod(chart, 'pod', {
      spec: { imagePullSecrets: [{ name: own.asString() }, more.ifTrue({ name: other.asString() }), ...extra.asAny()], containers: [{ name: 'a', image: 'b' }] },
    });
  }));

  it('are names like others', async () => {
    const message = (name: string) => `two items of imagePullSecrets have the name "${name}": choose another in extra`;
    await expectSaid(both, [
      [{ extra: [{ name: 'a' }] }, undefined],
      [{ extra: [{ name: '' }] }, message('')],
      [{ more: true }, message('')],
      [{ more: true, own: 'a' }, undefined],
      [{ more: true, own: 'a', extra: [{ name: 'a' }] }, message('a')],
      [{ own: 'a', extra: [{ name: '' }, { name: '' }] }, message('')],
    ]);
  });
});

describe('pods of which one or the other is there', () => {
  const both = new BothOutputs(new SmallChart(chart => {
    const kind = chart.values.oneOf('kind', { values: ['Pod', 'Job'], description: 'Which.' });
    const extra = chart.values.list('extraEnv', { items: ItemShape.ofEnvVar(), description: 'More.' }).asAny();
    const spec = { restartPolicy: 'Never', containers: [{ name: 'a', image: 'b', env: [{ name: 'A', value: '1' }, ...extra] }] };
    new k8s.KubePod(new When(chart, 'is-pod', { condition: kind.is('Pod') }), 'pod', { spec });
    new k8s.KubeJob(new When(chart, 'is-job', { condition: kind.is('Job') }), 'job', { spec: { template: { spec } } });
  }));

  it('are made once for common items', async () => {
    expect(fileOf(both, 'templates/validate.yaml').match(/distinctItems/g)).toHaveLength(1);
    const message = 'two items of env have the name "A": choose another in extraEnv';
    const extraEnv = [{ name: 'A', value: 'x' }];
    await expectSaid(both, [[{ extraEnv }, message], [{ extraEnv, kind: 'Job' }, message], [{ kind: 'Job' }, undefined]]);
  });
});

describe('objects with equal names', () => {
  const both = new BothOutputs(new SmallChart(chart => {
    const [a, b] = ['a', 'b'].map(path => chart.values.string(`${path}.name`, { default: path, minLength: 1, pattern: '^[a-z]+$', maxLength: 20, description: 'A name.' }));
    const open = chart.values.boolean('open', { description: 'Whether there are Services.' });
    for (const [id, name] of [['a', a], ['b', b]] as const) {
      new k8s.KubeConfigMap(chart, id, { metadata: { name: name.asString() } });
      new k8s.KubeServiceAccount(new When(chart, `${id}-open`, { condition: open }), `${id}-account`, { metadata: { name: name.asString() } });
    }
  }));

  it('are refused for the kind of which they all are, when other kinds have the same names', async () => {
    expect(fileOf(both, 'templates/validate.yaml').match(/two objects of the kind \w+/g)).toEqual(['two objects of the kind ConfigMap']);
    const message = 'two objects of the kind ConfigMap are called "x": choose other keys or names';
    await expectSaid(both, [[{}, undefined], [{ a: { name: 'x' }, b: { name: 'x' } }, message], [{ a: { name: 'x' }, b: { name: 'x' }, open: true }, message]]);
  });
});
