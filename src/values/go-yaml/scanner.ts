import { readBlockScalar } from './block-scalar';
import { Cursor, YamlProblem } from './cursor';
import { readPlain, readQuoted } from './scalars';

/** @internal */
export type TokenKind =
  | 'document' | 'document-end' | 'end'
  | 'block-list' | 'block-map' | 'block-end' | '-' | '?' | ':'
  | '[' | ']' | '{' | '}' | ','
  | 'anchor' | 'alias' | 'scalar';

/** @internal */
export interface Token {
  readonly kind: TokenKind;
  readonly line: number;
  /** A scalar's text, or an anchor's name. */
  readonly text: string;
  /** A scalar without quotes, which may stand for something else than text. */
  readonly plain: boolean;
}

/** Where a key without `?` may have begun: `:` later in the line makes it one. */
interface PossibleKey {
  readonly token: number;
  readonly line: number;
  readonly column: number;
  readonly index: number;
  /** What begins where the keys of the map are has to be one. */
  readonly required: boolean;
}

const MAX_KEY_LENGTH = 1024;
const MAX_DEPTH = 1000;

/**
 * The tokens of a text, with the rules of YAML 1.1 as Go's reader has them, on where a key, an entry or a tab may be.
 *
 * @internal
 */
export function scan(text: string): Token[] {
  return new Scanner(text).scan();
}

class Scanner {
  private readonly at: Cursor;
  private readonly tokens: Token[] = [];
  private indent = -1;
  private readonly indents: number[] = [];
  /** By depth of brackets. */
  private readonly keys: Array<PossibleKey | undefined> = [undefined];
  private keyAllowed = true;

  constructor(text: string) {
    this.at = new Cursor(text);
  }

  public scan(): Token[] {
    for (;;) {
      this.skipGap();
      this.closeBlocks(this.at.column);
      if (this.at.atEnd) {
        this.closeBlocks(-1);
        this.dropKey();
        this.add('end');
        return this.tokens;
      }
      this.readToken();
    }
  }

  private get inBrackets(): boolean {
    return this.keys.length > 1;
  }

  private readToken(): void {
    const { at } = this;
    const char = at.char();
    if (at.column === 0 && char === '%') {
      at.fail('directives such as %YAML are not supported');
    }
    if (at.atDocumentMark()) {
      this.closeBlocks(-1);
      this.dropKey();
      this.keyAllowed = false;
      this.add(char === '-' ? 'document' : 'document-end');
      at.skip(3);
    } else if (char === '[' || char === '{') {
      this.offerKey();
      this.keys.push(undefined);
      this.checkDepth(this.keys.length);
      this.addChar(char, true);
    } else if (char === ']' || char === '}') {
      this.dropKey();
      if (this.inBrackets) {
        this.keys.pop();
      }
      this.addChar(char, false);
    } else if (char === ',') {
      this.dropKey();
      this.addChar(char, true);
    } else if (char === '-' && at.isGap(1)) {
      this.openBlock('block-list', 'an entry of a list');
      this.dropKey();
      this.addChar(char, true);
    } else if (char === '?' && (this.inBrackets || at.isGap(1))) {
      this.openBlock('block-map', 'a key');
      this.dropKey();
      this.addChar(char, !this.inBrackets);
    } else if (char === ':' && (this.inBrackets || at.isGap(1))) {
      this.readColon();
    } else {
      this.readNode(char);
    }
  }

  private readColon(): void {
    const key = this.keyInReach();
    if (key === undefined) {
      this.openBlock('block-map', 'a value');
      this.addChar(':', !this.inBrackets);
      return;
    }
    const made: Token[] = [token('?', key.line)];
    if (!this.inBrackets && this.indent < key.column) {
      this.pushIndent(key.column);
      made.unshift(token('block-map', key.line));
    }
    this.tokens.splice(key.token, 0, ...made);
    this.keys[this.keys.length - 1] = undefined;
    this.addChar(':', false);
  }

  private readNode(char: string): void {
    const { at } = this;
    const { line } = at;
    if ((char === '|' || char === '>') && !this.inBrackets) {
      this.dropKey();
      this.keyAllowed = true;
      this.tokens.push(token('scalar', line, readBlockScalar(at, this.indent)));
    } else if (char === '!') {
      at.fail('tags such as !!str are not supported');
    } else if (char === '&' || char === '*') {
      this.offerKey();
      this.keyAllowed = false;
      this.tokens.push(token(char === '&' ? 'anchor' : 'alias', line, this.readName()));
    } else if (char === '\'' || char === '"') {
      this.offerKey();
      this.keyAllowed = false;
      this.tokens.push(token('scalar', line, readQuoted(at)));
    } else if (!',[]{}#|>%@`\t'.includes(char) && (!'-?:'.includes(char) || char === '-' || !this.inBrackets)) {
      this.offerKey();
      this.keyAllowed = false;
      const { text, endsInBreak } = readPlain(at, this.indent + 1, this.inBrackets);
      this.keyAllowed = endsInBreak;
      this.tokens.push(token('scalar', line, text, true));
    } else {
      at.fail(char === '\t' ? 'a tab cannot indent' : `a value cannot begin with "${char}"`);
    }
  }

  private readName(): string {
    this.at.skip();
    let name = '';
    while (/^[-\w]$/.test(this.at.char())) {
      name += this.at.read();
    }
    if (name === '' || !(this.at.isGap() || '?:,]}%@`'.includes(this.at.char()))) {
      this.at.fail('the name of an anchor is made of letters, digits, "-" and "_"');
    }
    return name;
  }

  private skipGap(): void {
    const { at } = this;
    for (;;) {
      while (at.char() === ' ' || at.char() === '\t' && (this.inBrackets || !this.keyAllowed)) {
        at.skip();
      }
      if (at.char() === '#') {
        at.skipToBreak();
      }
      if (!at.isBreak()) {
        return;
      }
      at.readBreak();
      this.keyAllowed ||= !this.inBrackets;
    }
  }

  /** Begins a list or map of lines when the cursor is further in than what is around it. */
  private openBlock(kind: TokenKind, what: string): void {
    if (this.inBrackets) {
      return;
    }
    if (!this.keyAllowed) {
      this.at.fail(`${what} cannot begin here`);
    }
    if (this.indent < this.at.column) {
      this.pushIndent(this.at.column);
      this.add(kind);
    }
  }

  private pushIndent(column: number): void {
    this.indents.push(this.indent);
    this.checkDepth(this.indents.length);
    this.indent = column;
  }

  private closeBlocks(column: number): void {
    while (!this.inBrackets && this.indent > column) {
      this.add('block-end');
      this.indent = this.indents.pop()!;
    }
  }

  private offerKey(): void {
    if (this.keyAllowed) {
      this.dropKey();
      const { line, column, index } = this.at;
      this.keys[this.keys.length - 1] = {
        token: this.tokens.length, line, column, index, required: !this.inBrackets && this.indent === column,
      };
    }
  }

  private dropKey(): void {
    const key = this.keys[this.keys.length - 1];
    if (key?.required) {
      throw new YamlProblem('a key needs a ":"', key.line);
    }
    this.keys[this.keys.length - 1] = undefined;
  }

  private keyInReach(): PossibleKey | undefined {
    const key = this.keys[this.keys.length - 1];
    if (key !== undefined && (key.line < this.at.line || key.index + MAX_KEY_LENGTH < this.at.index)) {
      this.dropKey();
      return undefined;
    }
    return key;
  }

  private add(kind: TokenKind): void {
    this.tokens.push(token(kind, this.at.line));
  }

  private addChar(char: TokenKind, keyAllowed: boolean): void {
    this.add(char);
    this.at.skip();
    this.keyAllowed = keyAllowed;
  }

  private checkDepth(depth: number): void {
    if (depth > MAX_DEPTH) {
      this.at.fail(`more than ${MAX_DEPTH} levels are not supported`);
    }
  }
}

function token(kind: TokenKind, line: number, text = '', plain = false): Token {
  return { kind, line, text, plain };
}
