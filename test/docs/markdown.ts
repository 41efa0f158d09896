/** What the comment above a code block of a page says of it. */
export type Directive =
  /** The reader writes this file. */
  | 'file'
  /** The reader changes this file, as the lines with `-` and `+` say. */
  | 'change'
  /** A part of a file that was generated. */
  | 'shows'
  /** Commands: behind `$ `, each with what it prints; without, of which nothing is shown. */
  | 'run'
  /** The same, of commands that fail. */
  | 'fails'
  /** The message of a refusal. */
  | 'message'
  /** Declarations of the values that the tables of expressions below use. */
  | 'values'
  /** Nothing that a test could do; the argument says why. */
  | 'not run';

/** A code block with a directive. */
export interface Block {
  readonly directive: Directive;
  readonly argument: string;
  readonly language: string;
  readonly code: string;
}

const FENCE = /(?:<!-- (file|change|shows|run|fails|message|values|not run)(?:: ([^\n]*?))? -->\n)?```(\w+)\n([\s\S]*?)```/g;

/**
 * A page with what the function makes of the code of each block. Every block has to say what it is, but for diagrams.
 */
export function rewriteBlocks(page: string, rewrite: (block: Block) => string): string {
  return page.replace(FENCE, (whole, directive: Directive | undefined, argument: string | undefined, language: string, code: string) => {
    if (language === 'mermaid') {
      return whole;
    }
    if (directive === undefined) {
      throw new Error(`a code block has no comment above it that says what it is:\n${code}`);
    }
    const comment = argument === undefined ? directive : `${directive}: ${argument}`;
    return `<!-- ${comment} -->\n\`\`\`${language}\n${rewrite({ directive, argument: argument ?? '', language, code })}\`\`\``;
  });
}

/** The blocks under a heading of any level, up to the next heading. */
export function blocksUnder(page: string, heading: string): Block[] {
  const sections = page.split(/^#+ (?=[^\n]+$)/m);
  const found: Block[] = [];
  sections.filter(section => section.startsWith(`${heading}\n`)).forEach(section => rewriteBlocks(section, block => {
    found.push(block);
    return block.code;
  }));
  if (found.length === 0) {
    throw new Error(`there is no code block under the heading "${heading}"`);
  }
  return found;
}

/** A table whose first column is expressions, below the comment `<!-- expressions -->`. */
const TABLE = /(<!-- expressions -->\n\|[^\n]*\n\|[^\n]*\n)((?:\|[^\n]*\n)+)/g;

/** The expressions of all tables of a page. */
export function expressionsOf(page: string): string[] {
  return [...page.matchAll(TABLE)].flatMap(([, , rows]) => rows.trimEnd().split('\n').map(row => uncode(cells(row)[0])));
}

/** A page with what the function gives in the columns behind each expression. */
export function rewriteTables(page: string, columns: (expression: string) => readonly string[]): string {
  return page.replace(TABLE, (_, head: string, rows: string) => head + rows.trimEnd().split('\n').map(row => {
    const expression = uncode(cells(row)[0]);
    return `| ${[expression, ...columns(expression)].map(inCode).join(' | ')} |\n`;
  }).join(''));
}

function cells(row: string): string[] {
  return row.split(/(?<!\\)\|/).slice(1, -1).map(cell => cell.trim().replaceAll('\\|', '|'));
}

function inCode(text: string): string {
  const ticks = text.includes('`') ? '``' : '`';
  return `${ticks}${ticks.length > 1 ? ` ${text} ` : text}${ticks}`.replaceAll('|', '\\|');
}

function uncode(cell: string): string {
  return cell.replace(/^(`+)([\s\S]*)\1$/, '$2').trim();
}
