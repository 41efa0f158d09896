import { argument, command, fieldOf, operandCode, pipe } from '../../../src/helm/template/code';
import { goLiteral } from '../../../src/helm/template/go-literal';

const name = operandCode('.Values.name');

test.each([
  ['a field as an argument', command('quote', name), 'quote .Values.name'],
  ['a call as an argument', command('quote', command('trunc', operandCode('3'), name)), 'quote (trunc 3 .Values.name)'],
  ['a pipeline as an argument', command('quote', pipe(name, command('upper'))), 'quote (.Values.name | upper)'],
  ['a function without arguments as an argument', pipe(name, command('default', command('dict'))), '.Values.name | default dict'],
  ['a call before a pipe', pipe(command('first', name), command('upper')), 'first .Values.name | upper'],
  ['a pipeline before a pipe', pipe(pipe(name, command('upper')), command('quote')), '.Values.name | upper | quote'],
  ['a field of a field', fieldOf(name, 'a', 'b'), '.Values.name.a.b'],
  ['a field of a call', fieldOf(command('dig', operandCode('"a"'), command('dict'), operandCode('$x')), 'b'), '(dig "a" dict $x).b'],
  ['a field of a call as an argument', command('empty', fieldOf(command('first', name), 'b')), 'empty (first .Values.name).b'],
  ['constants with blanks and brackets', command('print', goLiteral('a b'), goLiteral('(a | b)')), 'print "a b" "(a | b)"'],
  ['data', command('print', goLiteral([]), goLiteral({}), goLiteral([1, { a: ['b c'] }])), 'print list dict (list 1 (dict "a" (list "b c")))'],
])('%s has parentheses only where it needs them', (_, { text }, expected) => {
  expect(text).toBe(expected);
});

test('operands get no parentheses, whatever they look like', () => {
  expect([operandCode('"a b"'), command('now'), command('upper', name), pipe(name, command('upper'))].map(argument))
    .toEqual(['"a b"', 'now', '(upper .Values.name)', '(.Values.name | upper)']);
});
