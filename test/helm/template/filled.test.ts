import { command, operandCode } from '../../../src/helm/template/code';
import { codeLines, failLines } from '../../../src/helm/template/filled';
import { wordLines } from '../../../src/values/word-lines';

const long = (letter: string) => operandCode(`.Values.${letter.repeat(90)}`);

describe('a long line', () => {
  it('is broken between the arguments of its function', () => {
    expect(codeLines(command('and', long('a'), long('b')))).toEqual([`(and ${long('a').text}`, `    ${long('b').text})`]);
    expect(codeLines(command('and', long('a'), operandCode('.x')))).toEqual([`(and ${long('a').text} .x)`]);
  });

  it('is broken around the message of a refusal', () => {
    expect(failLines('a %s', '.x')).toEqual(['{{- fail (printf "a %s" .x) }}']);
    expect(failLines(`${'a'.repeat(150)} %s`, '.x')).toEqual(['{{- fail (printf', `    "${'a'.repeat(150)} %s"`, '    .x) }}']);
  });

  it('of words is broken between them', () => {
    expect(wordLines(['a', 'b', 'long', 'c'], 4)).toEqual(['a b', 'long', 'c']);
    expect(wordLines([])).toEqual([]);
  });
});
