import { yamlText } from './arbitrary-yaml';
import { printedValues, valuesChart } from './values-chart';
import { parseYaml } from '../support/go-yaml';
import { HELMS, renderAll } from '../support/helm';
import { sample, SEED } from '../support/runs';
import { scratch, writeFiles } from '../support/scratch';
import { readYaml } from '../../src/values/read-yaml';
import { Refusal } from '../../src/values/refusal';
import { Json } from '../../src/values/shape';

/** What we refuse although a version of Helm accepts it: the list in the comment on `readYaml`. */
const LISTED = [
  'Helm 3 reads the first and Helm 4 merges all',
  'there is more text behind the end of the values',
  'tags such as !!str are not supported',
  'directives such as %YAML are not supported',
  'the character U+FEFF cannot be in YAML',
  'cannot be a key: put it in quotes',
  'is too large for a key',
  'two keys become the same text',
  'is a zero with a sign',
  'Helm 4 accepts nothing but a comment behind "---"',
  'has other values to Helm 3 than to Helm 4',
  'levels are not supported',
  'aliases stand for too much here',
];

function ours(text: string): { readonly values?: Json; readonly refused?: string } {
  try {
    return { values: readYaml(text, 'values.yaml') };
  } catch (error) {
    if (error instanceof Refusal) {
      return { refused: error.message };
    }
    throw error;
  }
}

test(`Go reads from every text what we read, and what we refuse is no YAML to Go or on the list (SEED=${SEED})`, () => {
  const texts = sample(yamlText, 6000);
  const read = parseYaml(texts);
  let accepted = 0;
  let unlisted = 0;
  texts.forEach((text, i) => {
    const { values, refused } = ours(text);
    if (refused === undefined) {
      accepted++;
      expect({ text, read: read[i] }).toEqual({ text, read: { value: values } });
    } else if (read[i].error === undefined && isMap(read[i].value) && !LISTED.some(reason => refused.includes(reason))) {
      // An error behind the end of the document, which Go never reaches, or in a value that another one replaces.
      unlisted++;
    }
  });
  expect(accepted).toBeGreaterThan(texts.length / 5);
  expect(unlisted).toBeLessThan(texts.length / 200);
});

test.each(HELMS)(`helm $name reads values files as we do (SEED=${SEED})`, async helm => {
  const texts = [
    'a: |\n  x', 'a: |+\n  x\n', 'a: >-\n  x', '# c\n---\na: 1\n', '---\na: 1', '--- # c\na: 1\n', '--- a\n', '---a: 1\n', '\n---\n...', '\ufeffa: 1\n', 'a: 1\r\nb: 2\r\n',
    'a: 1\rb: 2', '"a\r\r\n b": 1\n', '', '# nothing\n', 'null', '~', '[]', 'a', '5', 'a: &x {b: 1}\nc: {<<: *x}\n', ...sample(yamlText, 60),
  ];
  const chart = valuesChart();
  const results = await renderAll(texts.map((text, i) => ({
    helm, chart, options: { valuesFiles: [`${writeFiles({ [`${i}.yaml`]: text }, scratch())}/${i}.yaml`] },
  })));
  texts.forEach((text, i) => {
    const { values, refused } = ours(text);
    if (refused === undefined) {
      expect({ text, values: printedValues(results[i]) }).toEqual({ text, values });
    }
  });
});

function isMap(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
