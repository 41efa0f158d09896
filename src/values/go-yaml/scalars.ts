import { Cursor } from './cursor';

/**
 * A scalar in quotes. Line breaks within are folded: one is a space, several are one less.
 *
 * @internal
 */
export function readQuoted(at: Cursor): string {
  const start = at.line;
  const quote = at.read();
  let text = '';
  for (;;) {
    if (at.atDocumentMark() || at.atEnd) {
      at.fail(`the quotes that begin in line ${start} have no end`);
    }
    let escapedBreak = false;
    while (!at.isGap()) {
      if (quote === '\'' && at.char() === '\'' && at.char(1) === '\'') {
        text += '\'';
        at.skip(2);
      } else if (at.char() === quote) {
        break;
      } else if (quote === '"' && at.char() === '\\') {
        at.skip();
        if (at.isBreak()) {
          at.readBreak();
          escapedBreak = true;
          break;
        }
        text += readEscape(at);
      } else {
        text += at.read();
      }
    }
    if (at.char() === quote) {
      at.skip();
      return text;
    }
    text += readGap(at, escapedBreak);
  }
}

/** White space within a flow scalar, folded. */
function readGap(at: Cursor, escapedBreak: boolean): string {
  let blanks = '';
  let breaks: string[] | undefined = escapedBreak ? [''] : undefined;
  while (at.isBlank() || at.isBreak()) {
    if (at.isBreak()) {
      breaks = [...breaks ?? [], at.readBreak()];
    } else {
      blanks += at.read();
    }
  }
  return breaks === undefined ? blanks : folded(breaks);
}

/** What line breaks between two lines of text amount to. */
function folded([first, ...others]: readonly string[]): string {
  return first === '\n' ? others.join('') || ' ' : first + others.join('');
}

const ESCAPES: { readonly [char: string]: string } = {
  '0': '\0', 'a': '\x07', 'b': '\b', 't': '\t', '\t': '\t', 'n': '\n', 'v': '\v', 'f': '\f', 'r': '\r', 'e': '\x1b',
  ' ': ' ', '"': '"', '\'': '\'', '\\': '\\', 'N': '\x85', '_': '\xa0', 'L': '\u2028', 'P': '\u2029',
};

const HEX_LENGTHS: { readonly [char: string]: number } = { x: 2, u: 4, U: 8 };

function readEscape(at: Cursor): string {
  const char = at.read();
  if (Object.prototype.hasOwnProperty.call(ESCAPES, char)) {
    return ESCAPES[char];
  }
  if (!Object.prototype.hasOwnProperty.call(HEX_LENGTHS, char)) {
    at.fail(`"\\${char}" is not an escape`);
  }
  const length = HEX_LENGTHS[char];
  const digits = Array.from({ length }, (_, i) => at.char(i)).join('');
  const code = /^[0-9a-fA-F]+$/.test(digits) && digits.length === length ? parseInt(digits, 16) : Infinity;
  if (code > 0x10ffff || code >= 0xd800 && code <= 0xdfff) {
    at.fail(`"\\${char}${digits}" is not a character`);
  }
  at.skip(length);
  return String.fromCodePoint(code);
}

/**
 * A scalar without quotes.
 *
 * @param indent what lines after the first have to be indented by; no matter within brackets.
 * @returns the text, and whether it ends in line breaks, behind which a key may begin.
 * @internal
 */
export function readPlain(at: Cursor, indent: number, inBrackets: boolean): { readonly text: string; readonly endsInBreak: boolean } {
  let text = '';
  let blanks = '';
  let breaks: string[] = [];
  while (!at.atDocumentMark() && at.char() !== '#') {
    while (!at.isGap() && !(at.char() === ':' && at.isGap(1)) && !(inBrackets && ',?[]{}'.includes(at.char()))) {
      text += breaks.length > 0 ? folded(breaks) : blanks;
      blanks = '';
      breaks = [];
      text += at.read();
    }
    if (!at.isBlank() && !at.isBreak()) {
      break;
    }
    while (at.isBlank() || at.isBreak()) {
      if (at.isBreak()) {
        breaks.push(at.readBreak());
      } else if (breaks.length > 0 && at.column < indent && at.char() === '\t') {
        at.fail('a tab cannot indent');
      } else {
        blanks += at.read();
      }
    }
    if (!inBrackets && at.column < indent) {
      break;
    }
  }
  return { text, endsInBreak: breaks.length > 0 };
}
