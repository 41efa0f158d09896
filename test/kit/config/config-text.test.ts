import { execFileSync } from 'child_process';
import { TEXTS } from './texts';
import { SmallChart } from '../../support/small-chart';
import { FragmentKind, ItemShape } from '../../../src';
import { ConfigText } from '../../../src/kit';
import { writeFiles } from '../../support/scratch';

/** What each of the texts becomes, as both outputs have it. */
function texts(write: (text: any) => any): string[] {
  const chart = new SmallChart(c => {
    const list = c.values.list('texts', { items: ItemShape.ofString({ multiline: true, description: 'A text.' }), description: 'Texts.' });
    const text = list.loop('text');
    c.holder({ written: text.items(write(text.item.string()).asString()) });
  }, { values: { texts: TEXTS } });
  return chart.toJson()[0].spec.written;
}

/** What a literal becomes. */
function known(write: () => any): string {
  return new SmallChart(c => c.holder(write().asString())).toJson()[0].spec;
}

describe('values as literals of another language', () => {
  it('are read by JSON as they were given', () => {
    expect(texts(ConfigText.json).map(text => JSON.parse(text))).toEqual(TEXTS);
    expect(JSON.parse(known(() => ConfigText.json({ a: [1, 'b', true] })))).toEqual({ a: [1, 'b', true] });
  });

  it('are read by Python as they were given: in double quotes, on one line, with escapes that Python knows', () => {
    for (const [i, literal] of texts(ConfigText.python).entries()) {
      expect(literal).toMatch(/^"([^"\\\n\r]|\\["\\nrtbf]|\\u[0-9a-f]{4})*"$/);
      expect(JSON.parse(literal)).toBe(TEXTS[i]);
    }
    const mixed = new SmallChart(c => {
      const flag = c.values.boolean('flag', { description: 'A flag.' });
      const text = c.values.string('text', { default: 'a', description: 'A text.' });
      c.holder(ConfigText.python({ flag: flag.asAny(), list: [text.asString(), `${text}-b`, true], map: { [1]: 1.5 } }).asString());
    });
    expect(mixed.toJson()[0].spec).toBe('{"flag": False, "list": ["a", "a-b", True], "map": {"1": 1.5}}');
    expect([known(() => ConfigText.python(true)), known(() => ConfigText.python(false)), known(() => ConfigText.python(1.5)), known(() => ConfigText.python({ a: [true, 'b', 1] }))])
      .toEqual(['True', 'False', '1.5', '{"a": [True, "b", 1]}']);
  });

  it('are read by a shell as they were given', () => {
    const words = texts(ConfigText.shell);
    const folder = writeFiles({ 'words.sh': words.map(word => `printf '%s\\0' ${word}\n`).join('') });
    expect(execFileSync('sh', [`${folder}/words.sh`]).toString().split('\0').slice(0, -1)).toEqual(TEXTS);
    expect(known(() => ConfigText.shell(5))).toBe('\'5\'');
  });

  it('are one line of INI, with % doubled unless interpolation is off', () => {
    expect(known(() => ConfigText.ini('100 %'))).toBe('100 %%');
    expect(known(() => ConfigText.ini('100 %', false))).toBe('100 %');
    expect(known(() => ConfigText.ini(true))).toBe('true');
  });

  it('are refused if the language cannot represent them (text-breaks-out)', () => {
    const refused = (body: (c: SmallChart) => any) => expect(() => new SmallChart(c => c.holder(body(c).asString())).toJson());
    const description = 'A value.';
    refused(c => ConfigText.ini(c.values.string('a', { multiline: true, description })))
      .toThrow('small: a may have several lines, of which INI takes the second for another setting: declare it without multiline');
    refused(() => ConfigText.ini('a\n[b]')).toThrow('may have several lines');
    refused(c => ConfigText.python(c.values.fragment('a', { description }))).toThrow('small: a may hold booleans or data of any kind');
    refused(c => ConfigText.python(c.values.list('a', { items: ItemShape.ofBoolean(), description }))).toThrow('may hold booleans');
    refused(c => ConfigText.python({ ...c.values.boolean('a', { description }).ifTrue({ b: 1 }), c: 2 })).toThrow('small: a is spread into a Python literal, or decides its content: write that part as a string, with loop().join() or Fn.ternary()');
    refused(c => ConfigText.shell(c.values.fragment('a', { kind: FragmentKind.STRINGS, description }))).toThrow('is a map, which has no text of its own');
  });

});
