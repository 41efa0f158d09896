/** Why a text is not what Go's reader accepts, and in which line, counted from 1. @internal */
export class YamlProblem extends Error {
  constructor(message: string, public readonly line: number) {
    super(message);
  }
}

/** A place in a text that only moves forward. @internal */
export class Cursor {
  public line = 1;
  public column = 0;
  /** In characters, as columns are. */
  public index = 0;

  private readonly chars: readonly string[];

  constructor(text: string) {
    this.chars = [...text];
  }

  /** The character at the cursor or behind it; empty at the end of the text. */
  public char(ahead = 0): string {
    return this.chars[this.index + ahead] ?? '';
  }

  public get atEnd(): boolean {
    return this.index >= this.chars.length;
  }

  public isBlank(ahead = 0): boolean {
    const char = this.char(ahead);
    return char === ' ' || char === '\t';
  }

  public isBreak(ahead = 0): boolean {
    return BREAKS.has(this.char(ahead));
  }

  /** White space, a line break or the end of the text. */
  public isGap(ahead = 0): boolean {
    return this.isBlank(ahead) || this.isBreak(ahead) || this.char(ahead) === '';
  }

  /** At `---` or `...` at the beginning of a line. */
  public atDocumentMark(): boolean {
    const char = this.char();
    return this.column === 0 && (char === '-' || char === '.') && this.char(1) === char && this.char(2) === char && this.isGap(3);
  }

  /** Consumes one character and returns it. */
  public read(): string {
    const char = this.char();
    this.index++;
    this.column++;
    return char;
  }

  public skip(count = 1): void {
    this.index += count;
    this.column += count;
  }

  /** Consumes a line break and returns what it means in a text. */
  public readBreak(): string {
    const char = this.char();
    this.index += char === '\r' && this.char(1) === '\n' ? 2 : 1;
    this.line++;
    this.column = 0;
    return char === '\u2028' || char === '\u2029' ? char : '\n';
  }

  public skipToBreak(): void {
    while (!this.isBreak() && !this.atEnd) {
      this.skip();
    }
  }

  public fail(message: string): never {
    throw new YamlProblem(message, this.line);
  }
}

// To YAML 1.1 these end a line.
const BREAKS = new Set(['\n', '\r', '\x85', '\u2028', '\u2029']);
