/**
 * Text that people wrote, on one line: for places where a line break would mean something. Control characters, and
 * the line breaks that only YAML 1.1 knows, would end a comment.
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

/** Sentences one after the other, each with an end. @internal */
export function sentences(parts: readonly string[]): string {
  return parts.map(part => /[.!?:…]$/.test(part) ? part : `${part}.`).join(' ');
}

/** Lines of at most so many characters, where the words allow. @internal */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && [...line, ...word].length + 1 > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Text that Markdown shows as it is, in the typeface of code. @internal */
export function code(text: string): string {
  const shown = text.replace(INVISIBLE, ' ');
  const fence = '`'.repeat(Math.max(0, ...(shown.match(/`+/g) ?? []).map(run => run.length)) + 1);
  const padding = /^`|`$|^ .* $/.test(shown) ? ' ' : '';
  return `${fence}${padding}${shown}${padding}${fence}`;
}

// White space but the blank, control characters, halves of characters and what is not a character.
const INVISIBLE = /[^\S ]|[\0-\x1f\x7f-\x9f\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Text that people wrote, as Markdown: what they put between backticks is code, everything else is shown as it is.
 *
 * @internal
 */
export function markdown(text: string): string {
  return text.split(/((?<!`)`[^`]+`(?!`))/).map((part, i) => i % 2 === 1 ? code(part.slice(1, -1).trim()) : escapeMarkdown(part)).join('');
}

// Braces mean something where the page is a template: Jekyll, Vue, MDX.
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*<{}[\]]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/~(?=~)|(?<=~)~/g, '\\~')
    .replace(/(?<![^\W_])_|_(?![^\W_])/g, '\\_')
    .replace(/^[-+>#=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** A table of Markdown. @internal */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(row => `| ${row.map(cell => cell.replace(/\|/g, '\\|')).join(' | ')} |`).join('\n');
}
