import { NOT_OFFERED } from './not-offered';
import { Refusal } from '../../values/refusal';

/** A segment of template text: literal text, or an action with its braces. @internal */
export interface Segment {
  readonly kind: 'text' | 'action' | 'comment';
  /** The text, including braces. */
  readonly text: string;
  /** The code between the braces, without trim markers. */
  readonly code: string;
  /** The depth of blocks that rebind the dot. */
  readonly depth: number;
}

interface Block {
  /** Whether it rebinds the dot. */
  readonly rebinds: boolean;
  readonly repeats: boolean;
  /** How many variables there were before it, and are behind it. */
  readonly variables: number;
}

/** Functions whose result depends on more than the values, by prefix. */
const NOT_ALWAYS_THE_SAME = /^(lookup|tpl|now|ago|date|dateInZone|dateModify|dateMustModify|htmlDate|htmlDateInZone|duration|durationRound|mustDateModify|unixEpoch|must_date_modify|date_.*|rand[A-Z]\w*|shuffle|uuidv4|htpasswd|bcrypt|gen[A-Z]\w*|encryptAES|derivePassword|env|expandenv|getHostByName)$/;
const DEFINES = /^(define|block|template)$/;
const OPENS = /^(if|with|range)$/;
const LEAVES = /^(break|continue)$/;

/**
 * The segments of a template. Refuses invalid templates (`raw-template`), and functions whose result differs between runs
 * or clusters.
 *
 * @internal
 */
export function segmentsOf(template: string): Segment[] {
  const segments: Segment[] = [];
  const blocks: Block[] = [];
  const variables: string[] = [];
  const shared = new Set<string>();
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
      const ended = blocks.pop();
      if (!ended) {
        throw refusal(template, 'has an {{ end }} without a block');
      }
      variables.length = ended.variables;
    }
    if (word === 'else') {
      const last = blocks[blocks.length - 1];
      if (last === undefined) {
        throw refusal(template, 'has an {{ else }} without an {{ if }}');
      }
      blocks[blocks.length - 1] = { ...last, rebinds: false, repeats: false };
    }
    if (LEAVES.test(word ?? '') && !blocks.some(b => b.repeats)) {
      throw refusal(template, `has a {{ ${word} }} without a {{ range }} of its own`);
    }
    const before = variables.length;
    checkVariables(code, variables, shared, template);
    segments.push({ kind: 'action', text, code, depth: depth() });
    if (OPENS.test(word ?? '')) {
      blocks.push({ rebinds: word !== 'if', repeats: word === 'range', variables: before });
    }
  }
  if (blocks.length) {
    throw refusal(template, 'has a block without an {{ end }}');
  }
  return segments;
}

/** The lexemes of template code: constants, variables, fields, words, others. @internal */
export const CODE = /"(?:\\.|[^"\\])*"|`[^`]*`|'(?:\\.|[^'\\])*'|\u2983\d+\u2984|\$\w*|\.[\w.]*|\w+|\s+|[^]/g;

/** The single action of a template that can be an argument; undefined for other templates. @internal */
export function singleAction(template: string): Segment | undefined {
  const segments = segmentsOf(template.trim());
  const [only] = segments;
  return segments.length === 1 && only.kind === 'action' && !/:?=/.test(withoutConstants(only.code)) ? only : undefined;
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
      throw refusal(template, `has a {{ ${word} }}, which cannot be inside of another template: use defineString() or defineMap()`);
    }
    if (NOT_ALWAYS_THE_SAME.test(word)) {
      throw refusal(template, `calls ${word}: ${NOT_OFFERED[word] ?? 'a chart renders the same every time, everywhere'}`);
    }
  }
}

/** A function that modifies its first argument, which is read from the root or the dot, or is a variable. */
const CHANGES = /\b(set|unset|merge|mustMerge|mergeOverwrite|mustMergeOverwrite)\s+\(*(?:(?:index|get)\s+\(*|default\s+(?:dict|\(dict\))\s+\(*)?(?:\$?\.|\$\s|(\$\w+))/;
const SHARED = /:=\s*\(*\$?\./;

/** A variable is in scope from its declaration to the end of the block; variables of other templates are not. */
function checkVariables(code: string, known: string[], shared: Set<string>, template: string): void {
  const text = withoutConstants(code);
  const declared = /^[^:=]*:=/.exec(text)?.[0].match(/\$\w+/g) ?? [];
  const used = (declared.length > 0 ? text.slice(text.indexOf(':=')) : text).match(/\$\w+/g) ?? [];
  for (const name of used) {
    if (!known.includes(name)) {
      throw refusal(template, `uses ${name}, which it does not declare: only its own variables and $ are defined; insert expressions as \${x}`);
    }
  }
  const changed = CHANGES.exec(text);
  if (changed && (changed[2] === undefined || shared.has(changed[2]))) {
    throw refusal(template, `changes values that other templates read: copy them first, as in ${changed[1]} (deepCopy .Values.labels) …`);
  }
  known.push(...declared);
  // The items of a loop over values are parts of the values too.
  declared.forEach(name => (SHARED.test(text) ? shared.add(name) : shared.delete(name)));
}

/** Words other than fields, variables and constants. */
function wordsOf(code: string): string[] {
  return (code.match(CODE) ?? []).filter(token => /^[a-zA-Z_]\w*$/.test(token));
}

function withoutConstants(code: string): string {
  return code.replace(/"(?:\\.|[^"\\])*"|`[^`]*`|'(?:\\.|[^'\\])*'/g, '""');
}

function refusal(template: string, what: string): Refusal {
  return new Refusal('raw-template', `the template ${JSON.stringify(template.length > 60 ? `${template.slice(0, 60)}…` : template)} ${what}`);
}
