import { argument, Code, command, operandCode } from './code';
import { goString } from './go-literal';

/** Maximum line length, where lines can be broken. */
const WIDTH = 160;

/** Whether it fits on one line with its context. @internal */
export function isShort(text: string): boolean {
  return text.length <= WIDTH;
}

/** Joined pieces, on as many lines as needed. @internal */
export function filled(begin: string, pieces: readonly (readonly string[])[], end: string): string[] {
  const whole = [begin, ...pieces.flat()].join(' ') + end;
  if (isShort(whole) && pieces.every(piece => piece.length === 1)) {
    return [whole];
  }
  const lines = [begin];
  pieces.forEach((piece, i) => {
    const last = lines.length - 1;
    // After a multi-line piece, it would be easily overlooked.
    if (piece.length === 1 && (i === 0 || pieces[i - 1].length === 1) && isShort(`${lines[last]} ${piece[0]}`)) {
      lines[last] += ` ${piece[0]}`;
    } else {
      lines.push(...piece.map(text => `    ${text}`));
    }
  });
  lines[lines.length - 1] += end;
  return lines;
}

/** Code as an argument, on several lines if it is long and has pieces. @internal */
export function codeLines(code: Code): string[] {
  const whole = argument(code);
  return isShort(`    ${whole}`) || !code.pieces || code.precedence === 'operand' ? [whole] : filled(`(${code.pieces[0]}`, code.pieces.slice(1).map(piece => [piece]), ')');
}

/** An action with a keyword and code, such as `if`; on several lines if it is long and has pieces. @internal */
export function actionLines(word: string, { text, pieces }: Code): string[] {
  const whole = `{{- ${word} ${text} }}`;
  return isShort(whole) || !pieces ? [whole] : filled(`{{- ${word} ${pieces[0]}`, pieces.slice(1).map(piece => [piece]), ' }}');
}

/** An action that fails with a message that has arguments, given as code. @internal */
export function failLines(format: string, ...args: readonly string[]): string[] {
  return argumentLines('fail', command('printf', ...[goString(format), ...args].map(operandCode)));
}

/** The same for code as an argument. @internal */
export function argumentLines(word: string, code: Code): string[] {
  const { text, pieces, precedence } = code;
  const whole = `{{- ${word} ${precedence === 'operand' ? text : `(${text})`} }}`;
  return isShort(whole) || !pieces ? [whole] : filled(`{{- ${word} (${pieces[0]}`, pieces.slice(1).map(piece => [piece]), ') }}');
}
