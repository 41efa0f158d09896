import { BothOutputs } from '../../support/equivalence';
import { HELMS, helmTemplate } from '../../support/helm';
import { SmallChart } from '../../support/small-chart';
import { ItemShape, ReleaseChart, Values } from '../../../src';
import { chartFiles } from '../../../src/helm/chart';
import { filesOf } from '../../../src/output/charts-out';
import { Refusal } from '../../../src/values/refusal';
import { Json } from '../../../src/values/shape';

const description = 'What it is for.';

/** A chart with a value of each kind, all of which it places. */
function chart(rules: (values: Values, chart: ReleaseChart) => void, renamed = false, ciValues?: any): SmallChart {
  return new SmallChart(c => {
    const v = c.values;
    const declared = [
      v.string('text', { description }), v.string('maybe', { description, optional: true }), v.oneOf('mode', { description, values: ['off', 'nfs'] }),
      v.integer('count', { description }), v.number('ratio', { description }), v.boolean('flag', { description }), v.list('list', { description }),
      v.map('map', { description }), v.fragment('fragment', { description }), v.fragmentList('fragments', { description }), v.quantity('size', { description, default: '0' }),
    ];
    v.object('object', { description, fields: ItemShape.object().string('field', { description }).string('maybe', { description, optional: true }) });
    if (renamed) {
      ['text', 'mode', 'count', 'ratio', 'flag', 'list', 'map', 'fragment', 'fragments'].forEach(path => v.deprecate(`old.${path}`, { replacement: path }));
    }
    rules(v, c);
    c.holder([...declared.map(x => (x === declared[1] ? x.ifPresent() : x.asAny())), v.get('object').asAny()]);
  }, { ciValues });
}

/** Of each kind what is empty, and what is not. */
const VALUES: { readonly [path: string]: readonly [empty: readonly Json[], set: readonly Json[]] } = {
  text: [[''], ['a', '0', 'false']],
  count: [[0], [1, -1, 1_000_000]],
  ratio: [[0], [0.5, 1e-7]],
  flag: [[false], [true]],
  list: [[[]], [[''], ['a']]],
  map: [[{}], [{ a: '' }]],
  fragment: [[{}], [{ a: {} }]],
  fragments: [[[]], [[{}], [0]]],
};

describe.each([['which the schema sees', false], ['that are renamed, which the templates see', true]])('a rule across values %s', (_, renamed) => {
  test.each(Object.keys(VALUES))('takes %s for set when Helm\'s if does', async path => {
    const [empty, set] = VALUES[path];
    const [needs, conflicts] = [
      new BothOutputs(chart(v => v.needs('mode=nfs', path, 'nothing works without'), renamed)),
      new BothOutputs(chart(v => v.conflicts('mode=nfs', path), renamed)),
    ];
    const under = renamed ? (values: any): Json => ({ old: values }) : (values: any): Json => values;
    const given = (value: Json) => ({ files: [under({ mode: 'nfs', [path]: value })] });
    await needs.agree(...[...empty, ...set].map(given));
    await conflicts.agree(...[...empty, ...set].map(given));
    const refused = (both: BothOutputs, value: Json): boolean => both.plain(given(value)) instanceof Refusal;
    expect(empty.map(value => [refused(needs, value), refused(conflicts, value)])).toEqual(empty.map(() => [true, false]));
    expect(set.map(value => [refused(needs, value), refused(conflicts, value)])).toEqual(set.map(() => [false, true]));
    const what = path === 'flag' ? 'true' : 'set';
    expect((needs.plain(given(empty[0])) as Refusal).message).toContain(`${path} must be ${what} when mode is "nfs": nothing works without`);
    expect((conflicts.plain(given(set[0])) as Refusal).message).toContain(`${path} cannot be ${what} when mode is "nfs"`);
  });
});

test.each([['in the schema', false], ['in the templates', true]])('a rule is about fields of an object, too, %s', async (_, renamed) => {
  const both = new BothOutputs(chart(v => {
    v.needs('object.field', 'text');
    v.conflicts('object.maybe=b', 'text=b');
  }, renamed));
  const values: Json[] = [{}, { object: { field: 'a' } }, { object: { field: 'a' }, text: 'a' }, { text: 'b' }, { text: 'b', object: { maybe: 'a' } }, { text: 'b', object: { maybe: 'b' } }];
  const given = values.map(each => ({ files: [each] }));
  await both.agree(...given);
  expect(given.map(one => both.plain(one) instanceof Refusal)).toEqual([false, true, false, false, false, true]);
});

test('how many of several are set is counted in both outputs, and told in one sentence', async () => {
  const rules: readonly [(v: Values) => void, string, readonly boolean[]][] = [
    [v => v.exactlyOneOf(['text', 'list', 'maybe']), 'exactly one of text, list and maybe must be set', [false, true, false, false]],
    [v => v.atMostOneOf(['text', 'list', 'maybe'], 'they are one thing'), 'at most one of text, list and maybe can be set: they are one thing', [true, true, false, false]],
    [v => v.atLeastOneOf(['text', 'list', 'maybe']), 'at least one of text, list and maybe must be set', [false, true, true, true]],
    [v => v.exactlyOneOf(['text=b', 'maybe=c', 'flag']), 'exactly one of these must hold: text is "b", maybe is "c", flag is true', [false, false, false, false]],
  ];
  const values: Json[] = [{}, { text: 'a' }, { text: 'a', maybe: 'b' }, { text: 'a', list: ['b'], maybe: 'c', flag: true }];
  const given = values.map(each => ({ files: [each] }));
  for (const [declare, sentence, accepted] of rules) {
    const both = new BothOutputs(chart(declare, false, { text: sentence.includes('"b"') ? 'b' : 'a' }));
    await both.agree(...given);
    const results = given.map(one => both.plain(one));
    expect([sentence, results.map(result => !(result instanceof Refusal))]).toEqual([sentence, accepted]);
    const messages = results.flatMap(result => (result instanceof Refusal ? [result.message] : []));
    expect(messages).toEqual(messages.map(() => `invalid values: ${sentence}`));
  }
});

test.each(HELMS.map(helm => [helm.name, helm] as const))('helm %s prints the sentence of a rule that the schema says', (_, helm) => {
  const rules: readonly [(v: Values) => void, Json, string][] = [
    [v => v.needs('mode=nfs', 'text', 'where else'), { mode: 'nfs' }, 'text must be set when mode is "nfs": where else'],
    [v => v.conflicts('flag', 'object.field'), { flag: true, object: { field: 'a' } }, 'object.field cannot be set when flag is true'],
    [v => v.atMostOneOf(['text', 'list', 'map']), { text: 'a', map: { b: '' } }, 'at most one of text, list and map can be set'],
    [v => v.exactlyOneOf(['text', 'flag']), { text: 'a', flag: true }, 'exactly one of text and flag must be set'],
    [v => v.atLeastOneOf(['text', 'list']), {}, 'at least one of text and list must be set'],
  ];
  for (const [declare, values, sentence] of rules) {
    const { folder } = new BothOutputs(chart(declare, false, { text: 'a', mode: 'off' }));
    const { ok, stderr } = helmTemplate(helm, folder, { values: [values] });
    expect([ok, stderr]).toEqual([false, expect.stringContaining(`the rule (${sentence})`)]);
  }
});

test('a chart whose defaults violate a rule needs ciValues, and its README tells what to set', () => {
  const rules = (v: Values) => v.exactlyOneOf(['text', 'list']);
  expect(() => chartFiles(chart(rules)._model(), [])).toThrow(expect.objectContaining({
    refusal: 'ci-values-missing', message: expect.stringContaining('the chart small cannot be linted: exactly one of text and list must be set: set values in ciValues'),
  }));
  const out = filesOf([chart(rules, false, { text: 'a' })]);
  expect([...out.keys()].filter(file => file.startsWith('yaml/'))).toEqual([]);
  expect(out.get('helm/small/ci/default-values.yaml')).toContain('text: a');
  expect(out.get('helm/small/README.md')).toContain('The defaults alone are not valid, since exactly one of `text` and `list` must be set. Set values in a file such as `my-values.yaml`.');
  expect(out.get('helm/small/README.md')).toContain('helm install my-release . -f my-values.yaml --namespace');
});

test('the schema and the README have the sentences', () => {
  const files = chartFiles(chart(v => { v.needs('mode=nfs', 'text'); v.atMostOneOf(['list', 'map']); })._model(), []);
  expect(JSON.parse(files.get('values.schema.json')!).allOf.map((rule: any) => rule.description)).toEqual(['text must be set when mode is "nfs"', 'at most one of list and map can be set']);
  expect(files.get('README.md')).toContain('- `text` must be set when `mode` is `"nfs"`.\n- At most one of `list` and `map` can be set.\n');
});

test.each<[string, (v: Values) => void, string, string]>([
  ['a value that is not declared', v => v.needs('text', 'missing'), 'value-undeclared', 'the value missing is in a rule but not declared: declare it, or correct the path'],
  ['a deprecated path', v => { v.deprecate('old', { replacement: 'text' }); v.conflicts('old', 'list'); }, 'value-undeclared', 'the value old is in a rule'],
  ['one value alone', v => v.exactlyOneOf(['text']), 'value-rule', 'exactlyOneOf(): got only text, expected at least two'],
  ['an object', v => v.needs('object', 'text'), 'value-rule', 'object is in a rule and is an object, which is never absent: name one of its fields'],
  ['a field that an object does not have', v => v.needs('object.other', 'text'), 'value-undeclared', 'the value object.other is in a rule but not declared: declare it, or correct the path'],
  ['what a choice does not offer', v => v.needs('mode=efs', 'text'), 'value-rule', 'the rule mode=efs: got "efs", expected one of off, nfs'],
  ['a number that is none', v => v.needs('count=1.5', 'text'), 'value-rule', 'the rule count=1.5: got "1.5", expected an integer'],
  ['something that is neither true nor false', v => v.needs('flag=yes', 'text'), 'value-rule', 'the rule flag=yes: got "yes", expected true or false'],
  ['the text of a list', v => v.needs('list=a', 'text'), 'value-rule', 'the rule list=a: got a list, expected a string, a number or a boolean to compare'],
])('refused is a rule about %s', (_, rules, refusal, message) => {
  expect(() => chart(rules)).toThrow(expect.objectContaining({ refusal, message: expect.stringContaining(message) }));
});
