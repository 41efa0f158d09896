import { ORDINARY, writtenYaml, yamlText } from './arbitrary-yaml';
import { printedValues, valuesChart } from './values-chart';
import { parseYaml } from '../../support/go-yaml';
import { HELMS, renderAll } from '../../support/helm';
import { fewest, most, sample, SEED } from '../../support/runs';
import { scratch, writeFiles } from '../../support/scratch';
import { readYaml } from '../../../src/values/read/read-yaml';
import { Refusal } from '../../../src/values/refusal';
import { Json } from '../../../src/values/shape';

/** What we refuse although a version of Helm accepts it: the list in the comment on `readYaml`. */
const LISTED = [
  'Helm 3 reads the first, Helm 4 merges all',
  'Helm 4 accepts only a comment after "---"',
  'at node end',
  'in YAML stream',
  'are not supported',
  'use spaces instead of tabs',
  'quote strings that contain tabs',
  'write it as an escape in double quotes',
  'a line within the quotes is not indented',
  'must be sufficiently indented',
  'comments must be separated',
  'block collections are not allowed within flow collections',
  'quote strings in brackets',
  'write a space after ":"',
  'in front of an empty line',
  'end the file with a line feed',
  'remove the spaces in empty lines',
  'as a key, expected a string: quote it',
  'two keys become the same string',
  'which Helm renders as -0',
  'the aliases expand to too much data',
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
      // An error in a value that another one replaces.
      unlisted++;
    }
  });
  expect(accepted).toBeGreaterThan(fewest(0.25, texts.length));
  expect(unlisted).toBeLessThan(most(0.005, texts.length));
});

test(`what programs write is read, but for the characters that have to be escapes (SEED=${SEED})`, () => {
  const texts = sample(writtenYaml, 3000);
  const read = parseYaml(texts);
  texts.forEach((text, i) => {
    const { refused = '' } = ours(text);
    if (read[i].error === undefined && !refused.includes('write it as an escape')) {
      expect({ text, refused }).toEqual({ text, refused: '' });
    }
  });
});

test.each(HELMS)(`helm $name reads values files as we do (SEED=${SEED})`, async helm => {
  const texts = [
    'a: |\n  x', 'a: |+\n  x\n', 'a: >-\n  x', '# c\n---\na: 1\n', '---\na: 1', '--- # c\na: 1\n', '--- a\n', '---a: 1\n', '\n---\n...', '\ufeffa: 1\n', 'a: 1\r\nb: 2\r\n',
    'a: 1\rb: 2', '"a\r\r\n b": 1\n', '', '# nothing\n', 'null', '~', '[]', 'a', '5', 'a: &x {b: 1}\nc: {<<: *x}\n', ...ORDINARY, ...sample(yamlText, 60),
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
