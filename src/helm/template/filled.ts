import type { Code } from './code';

/** Where a line is broken, if it can be. */
const WIDTH = 160;

/** Whether it has room in one line with what stands around it. @internal */
export function isShort(text: string): boolean {
  return text.length <= WIDTH;
}

/** Pieces one behind the other, in as many lines as it takes. @internal */
export function filled(begin: string, pieces: readonly (readonly string[])[], end: string): string[] {
  const whole = [begin, ...pieces.flat()].join(' ') + end;
  if (isShort(whole) && pieces.every(piece => piece.length === 1)) {
    return [whole];
  }
  const lines = [begin];
  pieces.forEach((piece, i) => {
    const last = lines.length - 1;
    // Behind what takes several lines nobody would see it.
    if (piece.length === 1 && (i === 0 || pieces[i - 1].length === 1) && isShort(`${lines[last]} ${piece[0]}`)) {
      lines[last] += ` ${piece[0]}`;
    } else {
      lines.push(...piece.map(text => `    ${text}`));
    }
  });
  lines[lines.length - 1] += end;
  return lines;
}

/** An action that says a word and then code, such as `if`; on several lines where it is long and has pieces. @internal */
export function actionLines(word: string, { text, pieces }: Code): string[] {
  const whole = `{{- ${word} ${text} }}`;
  return isShort(whole) || !pieces ? [whole] : filled(`{{- ${word} ${pieces[0]}`, pieces.slice(1).map(piece => [piece]), ' }}');
}

/** The same for code that is an argument. @internal */
export function argumentLines(word: string, code: Code): string[] {
  const { text, pieces, precedence } = code;
  const whole = `{{- ${word} ${precedence === 'operand' ? text : `(${text})`} }}`;
  return isShort(whole) || !pieces ? [whole] : filled(`{{- ${word} (${pieces[0]}`, pieces.slice(1).map(piece => [piece]), ') }}');
}
