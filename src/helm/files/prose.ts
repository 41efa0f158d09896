/**
 * Text of authors on one line, where a line break has a meaning. Control characters, and line breaks of YAML 1.1, would end
 * a comment.
 *
 * @internal
 */
export function oneLine(text: string): string {
  return text.replace(INVISIBLE, ' ').replace(/ {2,}/g, ' ').trim();
}

/** The paragraphs of a text, each on one line. @internal */
export function paragraphs(text: string): string[] {
  return text.split(/\n[^\S\n]*\n/).map(oneLine).filter(paragraph => paragraph !== '');
}

/** Sentences, joined, each with a full stop. @internal */
export function sentences(parts: readonly string[]): string {
  return parts.map(part => /[.!?:…]$/.test(part) ? part : `${part}.`).join(' ');
}

/**
 * Lines of at most a number of characters, unless a word is longer. No line begins with two hyphens: in a comment, helm-docs would take it
 * for the beginning of a description.
 *
 * @internal
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ (?!--)/)) {
    if (line !== '' && [...line, ...word].length + 1 > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Markdown code with exactly this text. @internal */
export function code(text: string): string {
  const shown = text.replace(INVISIBLE, ' ');
  const fence = '`'.repeat(Math.max(0, ...(shown.match(/`+/g) ?? []).map(run => run.length)) + 1);
  const padding = /^`|`$|^ .* $/.test(shown) ? ' ' : '';
  return `${fence}${padding}${shown}${padding}${fence}`;
}

// Whitespace other than a space, control characters, lone surrogates and noncharacters.
const INVISIBLE = /[^\S ]|[\0-\x1f\x7f-\x9f\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Text of authors as Markdown: text between backticks is code, everything else is escaped.
 *
 * @internal
 */
export function markdown(text: string): string {
  return text.split(/((?<!`)`[^`]+`(?!`))/).map((part, i) => i % 2 === 1 ? code(part.slice(1, -1).trim()) : escapeMarkdown(part)).join('');
}

// Braces have a meaning in pages that are templates: Jekyll, Vue, MDX.
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*<{}[\]]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/~(?=~)|(?<=~)~/g, '\\~')
    .replace(/(?<![^\W_])_|_(?![^\W_])/g, '\\_')
    .replace(/^[-+>#=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** A Markdown table. @internal */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(row => `| ${row.map(cell => cell.replace(/\|/g, '\\|')).join(' | ')} |`).join('\n');
}
