import { Project } from './project';

/** The text of the template, and the value with the defaults. */
export type Columns = readonly [template: string, plain: string];

/**
 * What each expression is in both outputs: a chart with the declarations is made, compiled and synthesised, in which
 * each expression stands alone as the value of a key.
 */
export function columnsOf(project: Project, declarations: string, expressions: readonly string[]): Map<string, Columns> {
  const rows = expressions.map((expression, i) =>
    `new ApiObject(chart, 'row${i}', { apiVersion: 'example.org/v1', kind: 'Row', spec: { value: ${expression} } });`);
  project.write('expressions.ts', `import { ApiObject } from 'cdk8s';
import { ChartsOut, Fn, FragmentKind, ItemShape, Pattern, ReleaseChart } from 'cdk8s-mlops';

new ChartsOut({
  deployments: {
    define: scope => {
      const chart = new ReleaseChart(scope, 'examples', { name: 'examples', version: '0.1.0', appVersion: '1.4.0', description: 'Examples.' });
      const v = chart.values;
${declarations}
${rows.join('\n')}
void [Fn, FragmentKind, ItemShape, Pattern];
    },
  },
  directory: 'expressions-out',
}).synth();
`);
  project.run('tsx expressions.ts');
  project.run('cdk8s-mlops --app "tsx expressions.ts" verify');
  const plain = project.read('expressions-out/yaml/examples.yaml').split('---\n');
  return new Map(expressions.map((expression, i): [string, Columns] => {
    const template = project.read(`expressions-out/helm/examples/templates/examples-row${i}-row.yaml`);
    const object = plain.find(document => document.includes(`name: examples-row${i}\n`))!;
    return [expression, [valueIn(template, expression), valueIn(object, expression)]];
  }));
}

function valueIn(text: string, expression: string): string {
  const [, value] = /^ {2}value:([\s\S]*)/m.exec(text) ?? [];
  if (value === undefined) {
    throw new Error(`nothing came of ${expression}:\n${text}`);
  }
  const lines = value.trimEnd().split('\n').map(line => line.trim()).filter(line => line !== '');
  if (lines.length !== 1) {
    throw new Error(`${expression} takes several lines: show it in a block, not in a table\n${text}`);
  }
  return lines[0];
}
