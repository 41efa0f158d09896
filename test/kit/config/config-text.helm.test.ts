import { TEXTS } from './texts';
import { BothOutputs } from '../../support/equivalence';
import { SmallChart } from '../../support/small-chart';
import { ConfigText } from '../../../src/kit';

test('values as literals of another language are the same in both outputs, hash included, within a multi-line string', async () => {
  const both = new BothOutputs(new SmallChart(c => {
    const text = c.values.string('text', { multiline: true, description: 'A text.' });
    const line = c.values.string('line', { description: 'A line.' });
    const flag = c.values.boolean('flag', { description: 'A flag.' });
    const count = c.values.integer('count', { description: 'A count.' });
    const list = c.values.list('list', { description: 'A list.' });
    const all = `py = [${ConfigText.python(text)}, ${ConfigText.python(flag)}, ${ConfigText.python(count)}, ${ConfigText.python(list)}]\n`
      + `  set = ${ConfigText.python({ a: [flag.asAny(), text.asString()], b: list.asAny() })}\n json = {"a": ${ConfigText.json(text)}, "b": ${ConfigText.json(flag)}}\n\tsh = ${ConfigText.shell(text)} ${ConfigText.shell(count)}\nini = ${ConfigText.ini(line)}.\n`;
    const named = c.defineString('all', 'All of it.', all);
    c.holder({ all: named.asString(), hash: named.sha256sum().asString(), inline: `<${ConfigText.python(text)}>`, args: [ConfigText.shell(text).asString()] });
  }));
  await both.agree(...TEXTS.map(text => ({ files: [{ text, line: text.replace(/[\n\t]/g, ''), list: [text.replace(/[\n\t]/g, '')] }] })));
  await both.agreeOnGenerated(60);
});
