import * as fs from 'fs';
import * as path from 'path';
import { BothOutputs } from '../../support/equivalence';
import { HELMS, helmTemplate } from '../../support/helm';
import { SmallChart } from '../../support/small-chart';
import { ItemShape } from '../../../src/values/declare/item-shape';
import { Fn, When } from '../../../src';
import { release } from '../../../src/plain/release';
import { render } from '../../../src/plain/render';
import { MISSING } from '../../../src/values/schema/missing';
import { Json } from '../../../src/values/shape';

const description = 'd';

function chart(): SmallChart {
  return new SmallChart(c => {
    const v = c.values;
    const [text, path_, mode] = [
      v.string('texts.text', { description, default: '', pattern: '^[ -~]*$' }), v.string('texts.path', { description, pattern: '^(/[a-z]+)*$' }),
      v.oneOf('texts.mode', { description, values: ['', 'a', 'b'], default: '' }),
    ];
    const [count, share, flag] = [v.integer('numbers.count', { description, default: 0, minimum: 0, maximum: 2_000_000 }), v.number('numbers.share', { description, default: 0 }), v.boolean('numbers.flag', { description, default: false })];
    const other = v.boolean('numbers.other', { description, default: false });
    const name_ = v.string('named.name', { description, default: 'some', pattern: '^[a-z]*$' });
    const full = v.list('named.full', { description, default: ['x'] });
    const [list, map, fragment] = [v.list('lists.list', { description }), v.map('lists.map', { description }), v.fragment('lists.fragment', { description, default: { a: 1 } })];
    const whole = v.object('whole', { description, fields: ItemShape.object().string('name', { description }).boolean('active', { description }).integer('size', { description, default: 2 }) });
    const [host, port, on, items, memory, secret] = [
      v.string('optional.host', { description, optional: true }), v.integer('optional.port', { description, optional: true }), v.boolean('optional.flag', { description, optional: true }),
      v.list('optional.items', { description, optional: true }), v.quantity('optional.memory', { description, optional: true }), v.secret('optional.secret', { description, optional: true }),
    ];
    const helper = c.defineString('helper', 'A text.', `x${path_}y`);
    c.holder({
      text: text.asString(), inText: `a ${text} b${path_}`, block: `line\n${path_}\n`, lower: text.lower().asString(), otherwise: text.orDefault('none').asString(), equal: text.is(path_).asAny(),
      isEmpty: text.is('').asAny(), mode: mode.asString(), isMode: mode.isNot('a').asAny(), helper: helper.asString(), hash: helper.sha256sum().asString(), printed: Fn.printf('%s-%s', text, path_).asString(),
      count: count.asNumber(), inCount: `${count}`, more: count.plus(1).asNumber(), greater: count.isGreaterThan(-1).asAny(), share: share.asNumber(), flag: flag.asAny(), unless: flag.not().asAny(),
      either: flag.or(other).asAny(), each: flag.and(other).asAny(), neither: flag.or(other).not().asAny(), eitherOf: flag.or(other).ifTrue('yes', 'no'), among: Fn.list(flag.or(other)).asAny(),
      one: flag.ifTrue('yes', 'no'), chosen: flag.ifTrue(text, 'b'), json: text.toJson().asString(), list: list.asAny(), items: [...list.asAny(), 'last'], map: map.asAny(), fragment: fragment.asAny(), named: name_.asString(), full: full.asAny(),
      name: whole.string('name').asString(), on: whole.boolean('active').asAny(), size: whole.integer('size').asNumber(),
      host: host.ifPresent(), hosts: [...items.orEmpty().asAny()], port: port.ifPresent(), hasPort: port.isPresent().asAny(), noOn: on.isPresent().not().asAny(), orOn: on.ifPresent(), optional: items.ifPresent(),
      memory: memory.ifPresent(), secret: secret.ifPresent(), noSecret: secret.isPresent().not().asAny(),
    });
    c.holder({ a: 1 }, 'flagged', undefined, new When(c, 'when', { condition: host.isPresent() }));
    c.holder({ whole: whole.asAny() }, 'whole');
  });
}

const NULLS: { readonly [name: string]: Json } = {
  texts: { text: null, path: null, mode: null },
  numbers: { count: null, share: null, flag: null, other: null },
  lists: { list: null, map: null },
  whole: { name: null, active: null },
  optional: { host: null, port: null, flag: null, items: null, memory: null, secret: null },
};

test('null leaves out what is optional or empty by default: both outputs render as without the key', async () => {
  const { whole, ...others } = NULLS;
  const both = new BothOutputs(chart());
  await both.agree({}, { files: [others] }, { files: [NULLS] }, ...Object.entries(NULLS).map(([group, values]) => ({ files: [{ [group]: values }] })),
    ...Object.entries(NULLS).flatMap(([group, values]) => Object.keys(values as object).map(name => ({ sets: [`${group}.${name}=null`] }))),
    { files: [{ lists: { fragment: { a: null } } }] }, { files: [{ optional: { port: 0, flag: false, items: [], memory: 0 } }] });
  const rendered = (values: Json) => render(both.model, release({ name: 'release', values: [values] }));
  expect(rendered(others)).toEqual(rendered({}));
});

test('null for what has another default, and for groups, is refused by both outputs with one sentence', async () => {
  const both = new BothOutputs(chart());
  const values = { whole: { size: null }, optional: null, numbers: null, named: { name: null, full: null }, lists: { fragment: null } };
  await both.agree({ files: [values] }, { files: [{ lists: { fragment: {} }, named: { name: '', full: [] } }] });
  const sentence = `numbers, optional, named.name (set it to "" for none), named.full (set it to [] for none), lists.fragment, whole.size: ${MISSING}`;
  expect(() => render(both.model, release({ name: 'release', values: [values] }))).toThrow(sentence);
  expect(HELMS.map(helm => helmTemplate(helm, both.folder, { values: [values] }).stderr)).toEqual(HELMS.map(() => expect.stringContaining(sentence)));
});

test('an upgrade with the values of an older version of the chart names what it lacks, and the flag that helps', () => {
  const both = new BothOutputs(chart());
  // With --reuse-values, Helm renders the new templates with the values.yaml of the old chart.
  fs.writeFileSync(path.join(both.folder, 'values.yaml'), 'texts:\n  text: ""\nlists: {}\nwhole: {size: 2}\noptional: {}\nnamed: {name: some}\n');
  for (const helm of HELMS) {
    const { stderr } = helmTemplate(helm, both.folder);
    expect(stderr).toContain('numbers, named.full (set it to [] for none), lists.fragment: got null or nothing');
    expect(stderr).toContain('--reset-then-reuse-values');
  }
  fs.writeFileSync(path.join(both.folder, 'values.yaml'), 'texts: {}\nlists: {fragment: {a: 1}}\nwhole: {size: 2}\noptional: {}\nnumbers: {}\nnamed: {name: some, full: []}\n');
  expect(HELMS.map(helm => helmTemplate(helm, both.folder).ok)).toEqual(HELMS.map(() => true));
});

test('templates that Helm renders before validate.yaml ask first, too', () => {
  const both = new BothOutputs(new SmallChart(c => {
    const on = c.values.boolean('zebra.active', { description });
    c.holder({ a: c.values.string('zebra.text', { description, default: 'x' }).asString() }, 'zebra', undefined, new When(c, 'when', { condition: on }));
  }, { name: 'zebra' }));
  expect(HELMS.map(helm => helmTemplate(helm, both.folder, { values: [{ zebra: null }] }).stderr)).toEqual(HELMS.map(() => expect.stringContaining(`zebra: ${MISSING}`)));
});
