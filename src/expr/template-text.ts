import { NOT_OFFERED } from './not-offered';
import { Refusal } from '../values/refusal';

/** A piece of a template's text: what is printed as it is, or an action with its braces. @internal */
export interface Segment {
  readonly kind: 'text' | 'action' | 'comment';
  /** What stands there, braces included. */
  readonly text: string;
  /** What stands between the braces, without the signs that trim white space. */
  readonly code: string;
  /** How deep it is within blocks that change what the dot means. */
  readonly depth: number;
}

/** Functions whose result depends on more than the values, by the beginnings of their names. */
const NOT_ALWAYS_THE_SAME = /^(lookup|tpl|now|ago|date|dateInZone|dateModify|dateMustModify|htmlDate|htmlDateInZone|duration|durationRound|mustDateModify|unixEpoch|must_date_modify|date_.*|rand[A-Z]\w*|shuffle|uuidv4|htpasswd|bcrypt|gen[A-Z]\w*|encryptAES|derivePassword|env|expandenv|getHostByName)$/;
const DEFINES = /^(define|block|template)$/;
const OPENS = /^(if|with|range)$/;

/**
 * The pieces of a template. Refuses what Helm could not read (`raw-template`), and functions whose result is another one
 * every time or depends on the cluster.
 *
 * @internal
 */
export function segmentsOf(template: string): Segment[] {
  const segments: Segment[] = [];
  const blocks: { rebinds: boolean }[] = [];
  const depth = (): number => blocks.filter(b => b.rebinds).length;
  let at = 0;
  while (at < template.length) {
    const open = template.indexOf('{{', at);
    const end = open < 0 ? template.length : open;
    if (end > at) {
      const text = template.slice(at, end);
      segments.push({ kind: 'text', text, code: text, depth: depth() });
    }
    if (open < 0) {
      break;
    }
    const { text, code, comment } = actionAt(template, open);
    at = open + text.length;
    if (comment) {
      segments.push({ kind: 'comment', text, code, depth: depth() });
      continue;
    }
    const [word] = wordsOf(code);
    checkWords(wordsOf(code), template);
    if (word === 'end') {
      if (!blocks.pop()) {
        throw refusal(template, 'has an {{ end }} without a beginning');
      }
    }
    if (word === 'else') {
      if (blocks.length === 0) {
        throw refusal(template, 'has an {{ else }} without an {{ if }}');
      }
      blocks[blocks.length - 1] = { rebinds: false };
    }
    segments.push({ kind: 'action', text, code, depth: depth() });
    if (OPENS.test(word ?? '')) {
      blocks.push({ rebinds: word !== 'if' });
    }
  }
  if (blocks.length) {
    throw refusal(template, 'has a block without an {{ end }}');
  }
  return segments;
}

/** What code is made of: constants, variables, fields, words, the rest. @internal */
export const CODE = /"(?:\\.|[^"\\])*"|`[^`]*`|'(?:\\.|[^'\\])*'|\u2983\d+\u2984|\$\w*|\.[\w.]*|\w+|\s+|[^]/g;

/** Whether the text is one action that stands for a value, so that it can be an argument. @internal */
export function singleAction(template: string): Segment | undefined {
  const segments = segmentsOf(template.trim());
  const [only] = segments;
  return segments.length === 1 && only.kind === 'action' && !/:?=/.test(withoutConstants(only.code)) ? only : undefined;
}

/** The paths that the text reads of `.Values`. @internal */
export function valuePathsOf(template: string): string[] {
  return segmentsOf(template).filter(s => s.kind === 'action')
    .flatMap(s => [...withoutConstants(s.code).matchAll(/(?<![\w)])\$?\.Values\.([\w.]+)/g)].map(m => m[1].replace(/\.$/, '')));
}

function actionAt(template: string, open: number): { text: string; code: string; comment: boolean } {
  const comment = /^\{\{(?:- )?\s*\/\*[^]*?\*\/\s*(?: -)?\}\}/.exec(template.slice(open));
  if (comment) {
    return { text: comment[0], code: '', comment: true };
  }
  const action = /^\{\{((?:"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\\n])*'|(?!\}\}|\{\{)[^"`'])*)\}\}/.exec(template.slice(open));
  if (!action) {
    throw refusal(template, 'has a {{ without its }}');
  }
  return { text: action[0], code: action[1].replace(/^-\s/, '').replace(/\s-$/, '').trim(), comment: false };
}

function checkWords(words: readonly string[], template: string): void {
  for (const word of words) {
    if (DEFINES.test(word)) {
      throw refusal(template, `has a {{ ${word} }}, which cannot be within another text: use defineText() or defineMap()`);
    }
    if (NOT_ALWAYS_THE_SAME.test(word)) {
      throw refusal(template, `calls ${word}: ${NOT_OFFERED[word] ?? 'a chart renders the same every time, everywhere'}`);
    }
  }
}

/** The words that are no fields, variables or constants. */
function wordsOf(code: string): string[] {
  return (code.match(CODE) ?? []).filter(token => /^[a-zA-Z_]\w*$/.test(token));
}

function withoutConstants(code: string): string {
  return code.replace(/"(?:\\.|[^"\\])*"|`[^`]*`|'(?:\\.|[^'\\])*'/g, '""');
}

function refusal(template: string, what: string): Refusal {
  return new Refusal('raw-template', `the template text ${JSON.stringify(template.length > 60 ? `${template.slice(0, 60)}…` : template)} ${what}`);
}
