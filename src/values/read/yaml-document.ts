import { Alias, CST, Lexer, Node, Pair, parseAllDocuments, visit } from 'yaml';

/** Why Go's reader would refuse a document, and in which line, counted from 1. @internal */
export class YamlProblem extends Error {
  constructor(message: string, public readonly line: number) {
    super(message);
  }
}

/** The text has more than one document. @internal */
export class SeveralDocuments extends Error {
}

/** The one document of a text, with the same nodes that Go finds. @internal */
export class YamlDocument {
  public readonly root: Node | null = null;
  private readonly anchors = new Map<string, Node>();
  private readonly targets = new Map<Alias, Node>();

  private readonly text: string;

  constructor(given: string) {
    const text = this.text = prepared(given);
    const documents = parseAllDocuments(text, SYNTAX_ONLY);
    if (documents.length > 1) {
      throw new SeveralDocuments();
    }
    for (const { code, message, pos } of ('empty' in documents ? [documents] : documents).flatMap(({ errors, warnings }) => [...errors, ...warnings])) {
      this.fail(code === 'RESOURCE_EXHAUSTION' ? 'there are too many levels' : message[0].toLowerCase() + message.slice(1), pos[0]);
    }
    for (const document of documents) {
      this.root = document.contents;
      visit(document, {
        Value: (_, node) => void (node.anchor !== undefined && this.anchors.set(node.anchor, node)),
        Alias: (_, node) => this.findTarget(node),
        Pair: (_, pair) => this.checkKey(pair),
      });
    }
  }

  /** The target of an alias. */
  public target(alias: Alias): Node {
    return this.targets.get(alias)!;
  }

  public fail(message: string, at: Node | number | null): never {
    throw problemIn(this.text, message, typeof at === 'number' ? at : at?.range?.[0] ?? 0);
  }

  private findTarget(alias: Alias): void {
    const target = this.anchors.get(alias.source);
    if (target === undefined) {
      return this.fail(`the alias "*${alias.source}" has no anchor above`, alias);
    }
    if (alias.range![0] < target.range![1]) {
      this.fail(`the anchor "&${alias.source}" contains its own alias`, alias);
    }
    this.targets.set(alias, target);
  }

  /** For Go, a key is on one line with its `:`, and not far away. */
  private checkKey({ srcToken }: Pair): void {
    const { start, key, sep } = srcToken!;
    const from = start.find(({ type }) => type === 'anchor') ?? key;
    const colon = sep?.find(({ type }) => type === 'map-value-ind');
    if (from && colon && (colon.offset - from.offset > 1024 || this.text.slice(from.offset, colon.offset).includes('\n'))) {
      this.fail('a key and its ":" must be on one line, at most 1024 characters apart', from.offset);
    }
  }
}

function problemIn(text: string, message: string, offset: number): YamlProblem {
  return new YamlProblem(message, text.slice(0, offset).split('\n').length);
}

const SYNTAX_ONLY = {
  version: '1.1', schema: 'failsafe', merge: false, uniqueKeys: false, keepSourceTokens: true, prettyErrors: false, logLevel: 'silent',
} as const;

/** A lexeme, as the lexer of `yaml` names it, or a scalar: `plain`, a `block`, or an `indented-block` such as `|2`. */
interface Piece {
  readonly type: string;
  readonly offset: number;
  readonly source: string;
  /** The type of the last piece that was not `skipped`; at first, `start`. */
  readonly before: string;
  /** The character after it. */
  readonly next: string;
  readonly inBrackets: boolean;
}

/** Markers that the lexer inserts, which are not in the text. */
const MARKS: readonly string[] = [CST.DOCUMENT, CST.FLOW_END, CST.SCALAR];

function* pieces(text: string): Iterable<Piece> {
  let offset = 0;
  let brackets = 0;
  let mark = '';
  let content = 'plain';
  let before = 'start';
  for (const source of new Lexer().lex(text)) {
    const type: string = mark === CST.SCALAR ? content : CST.tokenType(source) ?? 'unknown';
    mark = MARKS.includes(source) ? source : '';
    if (mark !== '') {
      continue;
    }
    brackets += /^flow-.*-start$/.test(type) ? 1 : /^flow-.*-end$/.test(type) ? -1 : 0;
    yield { type, offset, source, before, next: text.charAt(offset + source.length), inBrackets: brackets > 0 };
    offset += source.length;
    if (type === 'block-scalar-header') {
      content = /[0-9]/.test(source) ? 'indented-block' : 'block';
    } else if (type.endsWith('block')) {
      content = 'plain';
    }
    before = skipped(type, before) ? before : type;
  }
}

/**
 * A text that Go can read, with spaces around the `#` of comments. The library looks at the character behind the first of
 * a line: where that is none, what is indented ends for it, and the text of a value below would go on with the next key.
 */
function prepared(text: string): string {
  let spaced = '';
  let end = 0;
  for (const piece of pieces(text)) {
    const { type, offset, source, before } = piece;
    const message = REFUSED.find(([, is]) => is(piece))?.[0];
    if (message !== undefined) {
      throw problemIn(text, message, offset);
    }
    const isBelowEmptyLine = type === 'comment' && !before.endsWith('block') && /(?:^|\n) *\n$/.test(text.slice(end, offset));
    if (isBelowEmptyLine || (type === 'comment' && /^#\S/.test(source))) {
      spaced += `${text.slice(end, offset)}${isBelowEmptyLine ? ' # ' : '# '}`;
      end = offset + 1;
    }
  }
  // Now it may see comments where it saw text.
  return end === 0 ? text : prepared(spaced + text.slice(end));
}

/** White space, the empty lines after a block scalar, and what may precede a document. */
function skipped(type: string, before: string): boolean {
  return type === 'space' || type === 'newline' && before.endsWith('block') || before === 'start' && /^(?:newline|comment|doc-start)$/.test(type);
}

/** Syntax that Go refuses, or parses differently from the library. */
const REFUSED: ReadonlyArray<readonly [message: string, is: (piece: Piece) => boolean]> = [
  ['tags such as !!str are not supported', p => p.type === 'tag'],
  ['directives such as %YAML are not supported', p => p.type === 'directive-line'],
  ['complex keys ("?") are not supported', p => p.type === 'explicit-key-ind'],
  ['use spaces instead of tabs',
    p => p.type === 'space' && p.source.includes('\t') && /^(?:start|newline|seq-item-ind)$|block$/.test(p.before)],
  ['use spaces instead of tabs, or an indentation indicator such as |2', p => p.type === 'block' && /^(?: *\r?\n)* *\t/.test(p.source)],
  ['quote strings that contain tabs', p => p.type === 'plain' && p.source.includes('\t')],
  ['quote strings in brackets that contain "?" or begin with ":"', p => p.type === 'plain' && p.inBrackets && /^:|\?/.test(p.source)],
  ['write a space after ":"', p => p.type === 'map-value-ind' && p.inBrackets && !p.before.endsWith('quoted-scalar') && /\S/.test(p.next)],
  ['expected a document before "..."', p => p.type === 'doc-end' && p.before === 'start'],
  ['the closing quote is missing, or a line within the quotes is not indented', p => p.type === 'single-quoted-scalar' && p.source.split('\'').length % 2 === 0],
  ['the closing quote is missing, or a line within the quotes is not indented',
    p => p.type === 'double-quoted-scalar' && !/^"[^"]*"$/.test(p.source.replace(/\\[^]/g, ''))],
  ['"\\/" is not an escape: write "/"', p => hasEscape(p, /\\\//)],
  ['an escape is a lone surrogate: write the whole character', p => hasEscape(p, /\\(?:u|U0000)[dD][89a-fA-F]/)],
  ['remove the "\\" in front of an empty line', p => hasEscape(p, /\\\r?\n[ \t]*\r?\n/)],
  ['the name of an anchor consists of letters, digits, "-" and "_"', p => /^(?:anchor|alias)$/.test(p.type) && !/^.[-\w]+$/.test(p.source)],
  ['a block scalar with an indentation indicator must not be empty', p => p.type === 'indented-block' && p.source.trim() === ''],
  ['remove the spaces in empty lines after the block scalar', p => p.type === 'space' && p.before === 'indented-block' && !/[^\r\n]/.test(p.next)],
  ['end the file with a line feed', p => p.type.endsWith('block') && p.source !== '' && !p.source.endsWith('\n')],
];

function hasEscape(piece: Piece, escape: RegExp): boolean {
  return piece.type === 'double-quoted-scalar' && escape.test(piece.source.replace(/\\\\/g, ''));
}
