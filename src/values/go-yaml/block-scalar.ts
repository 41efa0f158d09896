import { Cursor } from './cursor';

/**
 * A scalar behind `|`, which keeps its lines, or `>`, which folds them.
 *
 * @param parent the indentation of what the scalar is in; -1 at the top.
 * @internal
 */
export function readBlockScalar(at: Cursor, parent: number): string {
  const literal = at.read() === '|';
  const header = readHeader(at);
  const indent = header.indent === 0 ? 0 : Math.max(parent, 0) + header.indent;
  let text = '';
  let lastBreak = '';
  let wasIndented = false;
  let { breaks, column } = readIndentation(at, indent, parent);
  while (at.column === column && !at.atEnd) {
    const isIndented = at.isBlank();
    const joins = !literal && !wasIndented && !isIndented && lastBreak === '\n';
    text += (joins ? (breaks === '' ? ' ' : '') : lastBreak) + breaks;
    wasIndented = isIndented;
    while (!at.isBreak() && !at.atEnd) {
      text += at.read();
    }
    lastBreak = at.atEnd ? '' : at.readBreak();
    ({ breaks } = readIndentation(at, column, parent));
  }
  return text + (header.chomping === '-' ? '' : lastBreak) + (header.chomping === '+' ? breaks : '');
}

/** `|2-`: how much further the text is indented, and what becomes of the line breaks at its end. */
function readHeader(at: Cursor): { readonly indent: number; readonly chomping: string } {
  let indent = 0;
  let chomping = '';
  for (let i = 0; i < 2; i++) {
    if (chomping === '' && /^[-+]$/.test(at.char())) {
      chomping = at.read();
    } else if (indent === 0 && /^[0-9]$/.test(at.char())) {
      indent = Number(at.read());
      if (indent === 0) {
        at.fail('a block scalar cannot be indented by 0');
      }
    }
  }
  while (at.isBlank()) {
    at.skip();
  }
  if (at.char() === '#') {
    at.skipToBreak();
  }
  if (at.isBreak()) {
    at.readBreak();
  } else if (!at.atEnd) {
    at.fail('a block scalar begins in the next line');
  }
  return { indent, chomping };
}

/**
 * Empty lines, and the indentation of the line behind them.
 *
 * @param known the indentation of the text, or 0 when its first line decides.
 */
function readIndentation(at: Cursor, known: number, parent: number): { breaks: string; column: number } {
  let breaks = '';
  let deepest = 0;
  for (;;) {
    while ((known === 0 || at.column < known) && at.char() === ' ') {
      at.skip();
    }
    deepest = Math.max(deepest, at.column);
    if ((known === 0 || at.column < known) && at.char() === '\t') {
      at.fail('a tab cannot indent');
    }
    if (!at.isBreak()) {
      return { breaks, column: known === 0 ? Math.max(deepest, parent + 1, 1) : known };
    }
    breaks += at.readBreak();
  }
}
