import { ReleaseCase } from '../support/arbitrary-release';
import { BothOutputs } from '../support/equivalence';
import { parseManifests } from '../support/go-yaml';
import { HELMS, helmTemplate } from '../support/helm';
import { writeFiles } from '../support/scratch';
import { SmallChart } from '../support/small-chart';
import { ItemShape } from '../../src';
import { chartFiles } from '../../src/helm/chart';

/** What text-template emitters get wrong, and what comes out here: of plain mode, and the same of Helm 3 and 4. */
class TrapsChart extends SmallChart {
  constructor() {
    super(c => {
      const v = c.values;
      const about = { description: 'A value.' };
      const count = v.integer('count', { default: 1_000_000, ...about });
      const text = v.string('text', { default: 'on', multiline: true, ...about });
      const texts = v.list('texts', { default: ['a', 'b'], ...about });
      const map = v.map('map', { keyPattern: '^[^<]+$', default: { b: '2', a: '1' }, ...about });
      const items = v.list('items', { items: ItemShape.object().integer('zero', { default: 5, ...about }).boolean('flag', { default: true, ...about }).string('text', { default: 'default', ...about }), ...about });
      const group = v.string('group.inner', { default: 'inner', ...about });
      const maybe = v.string('maybe', { optional: true, ...about });
      const item = items.loop('thing');
      const entry = map.loop('entry');
      const one = texts.loop('one');
      c.holder({
        count: count.asNumber(),
        inText: `${count}`,
        text: text.asString(),
        inLines: `text=${text}\ncount=${count}\n`,
        texts: texts.asAny(),
        map: map.asAny(),
        order: [...entry.items(entry.key.asString())],
        items: [...item.items({ zero: item.item.integer('zero').asNumber(), flag: item.item.boolean('flag').asAny(), text: item.item.string('text').asString() })],
        root: [...one.items(`${one.item} ${c.builtIns.releaseName} ${text} ${group}`)],
        group: group.asString(),
        maybe: maybe.ifPresent(),
        orDefault: maybe.orDefault('none').asString(),
      });
    });
  }
}

const TRAPS: Array<[sentence: string, release: ReleaseCase, expected: object]> = [
  ['a million is no exponent', {}, { count: 1_000_000, inText: '1000000', inLines: 'text=on\ncount=1000000\n' }],
  ['an int64 of --set is what a float64 of a file is', { sets: ['count=2000000000'] }, { count: 2_000_000_000, inText: '2000000000' }],
  ['the largest integer is exact', { files: [{ count: Number.MAX_SAFE_INTEGER }] }, { count: Number.MAX_SAFE_INTEGER, inText: '9007199254740991' }],
  ['a negative integer keeps its sign', { sets: ['count=-1000000'] }, { count: -1_000_000, inText: '-1000000' }],
  ...['yes', 'no', 'on', 'off', 'y', 'n', 'true', 'null', '~', '0x1', '0o7', '0775', '1e3', '1_000', '12:30', '.5', '', ' ', '2024-01-01', '.inf', '{{ .Values.x }}', '{{', '"', '\'', '\\', 'a\nb\n', 'a\n\n', '\n', '\ta', ' a ', '😀', '\u{e0001}', '\u3000',
    '%s', '<no', '- a', 'a: b', '# a', '*a', '&a', '!a', '`', '@', '%', '|', '>'].map((text): [string, ReleaseCase, object] =>
    [`${JSON.stringify(text)} stays a text`, { files: [{ text }] }, { text, inLines: `text=${text}\ncount=1000000\n`, root: ['a', 'b'].map(x => `${x} r ${text} inner`) }]),
  ['0, false and an empty text of an item are no defaults', { files: [{ items: [{}, { zero: 0, flag: false, text: '' }] }] },
    { items: [{ zero: 5, flag: true, text: 'default' }, { zero: 0, flag: false, text: '' }] }],
  ['an empty text is there, an absent one is not', { files: [{ maybe: '' }] }, { maybe: '', orDefault: 'none' }],
  ['an absent text is left out', {}, { maybe: undefined, orDefault: 'none' }],
  ['maps come in the order of bytes', { files: [{ map: { 'z': '', 'B': '', 'é': '', '\uff41': '', '😀': '', '10': '', '9': '' } }] }, { order: ['10', '9', 'B', 'a', 'b', 'z', 'é', '\uff41', '😀'] }],
  ['maps are merged', { files: [{ map: { c: '3' } }] }, { map: { a: '1', b: '2', c: '3' } }],
  ['lists are replaced', { files: [{ texts: ['c'] }] }, { texts: ['c'] }],
  ['null deletes an entry of a default', { files: [{ map: { a: null } }] }, { map: { b: '2' }, order: ['b'] }],
  ['null leaves out what is optional', { files: [{ maybe: null }] }, { maybe: undefined, orDefault: 'none' }],
  ['null in one file and a map in the next bring the defaults back', { files: [{ map: null }, { map: { c: '3' } }] }, { map: { a: '1', b: '2', c: '3' } }],
  ['a later file wins', { files: [{ text: 'first', group: { inner: 'x' } }, { text: 'second' }] }, { text: 'second', group: 'x' }],
  ['--set wins over files', { files: [{ text: 'file' }], sets: ['text=set'] }, { text: 'set' }],
];

describe('what comes out', () => {
  const both = new BothOutputs(new TrapsChart());

  test.each(TRAPS)('%s', (_, release, expected) => {
    const objects = both.plain(release) as any[];
    expect(objects).toHaveLength(1);
    expect({ ...objects[0].spec, maybe: objects[0].spec.maybe }).toMatchObject(expected);
  });

  test('is what Helm 3 and Helm 4 render', () => both.agree(...TRAPS.map(([, release]) => release)));

  test.each<[string, ReleaseCase, string?]>([
    ['a number where a text has to be', { sets: ['text=123'] }],
    ['a boolean where a text has to be', { files: [{ text: true }] }],
    ['a text where an integer has to be', { sets: ['count=1e3'] }],
    ['an integer that is not exact', { files: [{ count: 9007199254740992 }] }],
    ['a fraction where an integer has to be', { files: [{ count: 1.5 }] }],
    ['null where a value has to be', { files: [{ text: null }] }, 'values-missing'],
    ['null for a group', { files: [{ group: null }] }, 'values-missing'],
    ['null for collections with a default', { files: [{ texts: null, map: null }] }, 'values-missing'],
    ['a text for a group', { files: [{ group: 'text' }] }],
    ['what nobody declared', { files: [{ other: 1 }] }],
    ['what nobody declared in a group', { sets: ['group.other=1'] }],
    ['what nobody declared in an item', { files: [{ items: [{ other: 1 }] }] }],
    ['the text that Helm deletes', { files: [{ text: 'a <no value> b' }] }],
    ['control characters', { files: [{ text: 'a\u0007' }] }],
    ['line breaks of Unicode', { files: [{ text: 'a\u2028b' }] }],
  ])('%s is refused by all', async (_, release, refusal = 'values-invalid') => {
    expect(both.plain(release)).toMatchObject({ refusal });
    await both.agree(release);
  });
});

test.each(HELMS)('helm $name renders it as part of another chart, under a condition and another name', helm => {
  const chart = new TrapsChart();
  const files = Object.fromEntries([...chartFiles(chart._model(), [])].map(([name, text]) => [`charts/small/${name}`, text]));
  const folder = writeFiles({
    ...files,
    'Chart.yaml': 'apiVersion: v2\nname: parent\nversion: 0.1.0\ndependencies:\n  - { name: small, version: 0.1.0, condition: small.enabled, tags: [some] }\n',
    'values.yaml': 'global: { imageRegistry: example.org }\ntags: { some: true }\nsmall: { text: from above }\n',
  });
  const { stdout, stderr } = helmTemplate(helm, folder, { set: ['small.enabled=true'] });
  expect(stderr).toBe('');
  expect(parseManifests(stdout)).toMatchObject([{ kind: 'Held', spec: { text: 'from above', count: 1_000_000 } }]);
  expect(parseManifests(helmTemplate(helm, folder, { set: ['small.enabled=false'] }).stdout)).toEqual([]);
});
