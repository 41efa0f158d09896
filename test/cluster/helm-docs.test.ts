import { execFileSync } from 'child_process';
import { documentedCharts } from './charts';
import { helmDocs } from './programs';
import { writeFiles } from '../support/scratch';
import { paragraphs } from '../../src/helm/files/prose';
import { valuesYaml } from '../../src/helm/files/values-yaml';
import { group, modelOf } from '../helm/files/example-model';
import { Model } from '../../src/manifest/model/model';
import { Fields } from '../../src/values/declare/fields';
import { ItemShape } from '../../src/values/declare/item-shape';
import { defaultOf, isGroup } from '../../src/values/read/defaults';
import { ObjectShape } from '../../src/values/shape';

/** What helm-docs reads of a file of values: the descriptions by their paths. */
function read(text: string): { [path: string]: string } {
  const folder = writeFiles({
    'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
    'values.yaml': text,
    'rows.gotmpl': '{{ $rows := list }}{{ range .Values }}{{ $rows = append $rows (list .Key (default .AutoDescription .Description)) }}{{ end }}{{ toJson $rows }}',
  });
  const printed = execFileSync(helmDocs(), ['--dry-run', '--log-level=error', '--template-files=./rows.gotmpl'], { cwd: folder, encoding: 'utf8' });
  const rows: [string, string][] = JSON.parse(printed);
  return Object.fromEntries(rows.filter(([, description]) => description !== ''));
}

/** The descriptions of the values that `values.yaml` has a line for. */
function descriptionsOf(shape: ObjectShape, prefix = ''): { [path: string]: readonly string[] } {
  return Object.assign({}, ...Object.entries(shape.fields).filter(([, field]) => !field.deprecated).map(([name, field]) =>
    isGroup(field) ? descriptionsOf(field.shape, `${prefix}${name}.`) : defaultOf(field) === undefined ? {} : { [prefix + name]: paragraphs(field.description) }));
}

function check({ values }: Model, text: string): void {
  const expected = descriptionsOf(values);
  const found = read(text);
  expect(Object.keys(expected).length).toBeGreaterThan(0);
  expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
  const wrong = Object.entries(expected).filter(([path, [first, ...more]]) => !found[path].startsWith(first) || !found[path].endsWith(more.join(' ')));
  expect(wrong.map(([path, paragraphs]) => ({ path, expected: paragraphs, found: found[path] }))).toEqual([]);
}

test.each(documentedCharts().map(chart => [chart.name, chart] as const))('helm-docs reads every description of %s', (_name, { model }) => {
  check(model, valuesYaml(model));
});

test('helm-docs reads descriptions with dashes, several paragraphs and options, next to values that are commented out, examples and fields of items', () => {
  const string = (description: string) => Fields.string('x', { description });
  const vacant = (description: string) => Fields.string('x', { optional: true, description, examples: ['an example'] });
  const model = modelOf({
    a: string('Written by `pip install --target` for all.'),
    b: string('Arguments such as --verbose and --quiet, which `a --b --c` takes, and many more words until the first line ends, after which --another one comes.'),
    c: string(`${'word '.repeat(17)}--long and --longer.`),
    d: string('The first paragraph.\n\nThe second paragraph.'),
    e: vacant('Nobody gets this --description.'),
    f: group('A group.', { g: vacant('Nor this.'), h: string('This is read.'), i: vacant('Nor this, at the end.') }),
    j: Fields.list('j', { description: 'Objects.', items: ItemShape.object().string('k', { description: 'A field --with dashes.' }), examples: [[{ k: '-- dashes' }]] }),
    l: group('Another group.', {
      m: Fields.list('m', { description: 'Arguments.', items: ItemShape.ofString({ description: '-' }), examples: [['--port=80', '-- x']] }),
      n: string('Read as well.'),
    }),
    o: { ...Fields.list('o', { description: 'Replaced.', items: ItemShape.ofVolume(), examples: [[{ name: '--' }]] }), replaces: ['p'] },
    q: string('The last one.'),
  });
  check(model, valuesYaml(model));
});
