import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { SmallChart } from '../../support/small-chart';
import { Fn, ItemShape } from '../../../src';
import { Condition } from '../../../src/kit';
import { Refusal } from '../../../src/values/refusal';

const description = 'It.';
const SOURCE = join(__dirname, '../../../src');

/** The public methods of the class of a file, static or not, and of those that it extends. */
function methodsOf(file: string, ofClass: boolean): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(SOURCE, file), 'utf8'), ts.ScriptTarget.ES2022, true);
  return source.statements.filter(ts.isClassDeclaration).flatMap(one => one.members.filter(ts.isMethodDeclaration)).flatMap(method => {
    const flags = ts.getCombinedModifierFlags(method);
    const name = method.name.getText(source);
    return flags & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected) || ofClass !== Boolean(flags & ts.ModifierFlags.Static) || name.startsWith('_') ? [] : [name];
  });
}

// What TypeScript refuses, JavaScript calls.
test.each<[string, (chart: SmallChart) => any, readonly string[]]>([
  ['values', c => c.values, ['expr/expression/values.ts']],
  ['a boolean', c => c.values.boolean('flag', { description }), ['expr/expression/expression.ts']],
  ['a string', c => c.values.string('text', { description }), ['expr/expression/string-expression.ts']],
  ['a number', c => c.values.integer('count', { description, minimum: 0, maximum: 9 }), ['expr/expression/number-expression.ts']],
  ['a list', c => c.values.list('list', { description }), ['expr/expression/list-expression.ts', 'expr/expression/collection-expression.ts']],
  ['a map', c => c.values.map('map', { description }), ['expr/expression/map-expression.ts']],
  ['an object', c => c.values.object('object', { description, fields: ItemShape.object().string('a', { description }) }), ['expr/expression/any-expression.ts']],
  ['an image', c => c.values.image('image', { description, repository: 'a' }), ['expr/expression/image.ts']],
  ['a loop', c => c.values.list('list', { description }).loop(), ['expr/expression/loop.ts']],
  ['a shape', () => ItemShape.object(), ['values/declare/item-shape.ts']],
  ['functions', () => Fn, ['expr/expression/fn.ts']],
  ['notes', c => c.notes, ['manifest/source/notes.ts']],
  ['builtins', c => c.builtIns, ['expr/expression/built-ins.ts']],
  ['a condition', c => Condition.of(c.values.boolean('flag', { description })), ['kit/condition.ts']],
])('methods of %s that are called without arguments, or with null, work or are refused', (name, targetOf, files) => {
  const methods = files.flatMap(file => methodsOf(file, name === 'functions'));
  expect(methods.length).toBeGreaterThan(0);
  const failed: string[] = [];
  new SmallChart(c => {
    const target = targetOf(c);
    for (const method of methods) {
      for (const args of [[], [null], [undefined, undefined]]) {
        try {
          target[method](...args);
        } catch (error) {
          failed.push(...error instanceof Refusal ? [] : [`${method}(${args.join()}): ${error}`]);
        }
      }
    }
  });
  expect(failed).toEqual([]);
});

test('the message names the chart, and what is expected', () => {
  expect(() => new SmallChart(c => {
    expect(Fn.any).toThrow('any: got no condition, expected one or more expressions');
    expect(() => (c.values as any).exactlyOneOf()).toThrow('exactlyOneOf(): got undefined, expected paths of declared values');
    (c.values.boolean('flag', { description }) as any).and();
  })).toThrow('small: and(): got undefined, expected an expression, such as a declared value');
});
