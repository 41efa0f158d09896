import { action, isGoInteger, Place, textAction } from './action';
import { inlineText } from './inline-text';
import { blockHeader, escapeBraces, escapeDoubleQuoted, isBlockSafe, NO_VALUE, yamlScalar } from './yaml-scalar';
import { CharSet } from '../values/char-set';
import { ConcatNode, LiteralNode, Node } from '../expr/node';
import { StringType } from '../expr/type';

/** What comes behind a key or a dash: text on the same line, and for a block the lines below it. @internal */
export interface Scalar {
  readonly text: string;
  readonly block?: readonly string[];
}

/** Below a million Go prints a float64 as digits. */
const PLAIN_INTEGER = 999_999;

/** What ends a text in double quotes, or means something in it. */
const ENDS_QUOTES = CharSet.of('"\\').union(CharSet.CONTROL);
const BREAKS = CharSet.CONTROL;

/** A text, number or boolean as YAML. @internal */
export function scalar(node: Node, place: Place): Scalar {
  if (node.kind === 'literal') {
    return literalScalar(node);
  }
  switch (node.type.kind) {
    case 'string':
      return textScalar(node, place);
    default:
      return { text: `{{ ${scalarAction(node, place)} }}` };
  }
}

/** A text, number or boolean whose Go text is that of YAML. @internal */
export function scalarAction(node: Node, place: Place): string {
  switch (node.type.kind) {
    case 'integer': {
      const plain = isGoInteger(node) || (node.type.minimum >= -PLAIN_INTEGER && node.type.maximum <= PLAIN_INTEGER);
      return plain ? action(node, place) : `${action(node, place)} | int64`;
    }
    case 'number':
      return `${action(node, place)} | toJson`;
    default:
      return textAction(node, place);
  }
}

function literalScalar({ value }: LiteralNode): Scalar {
  if (typeof value === 'string' && isBlockSafe(value)) {
    return { text: blockHeader(value), block: lines(escapeBraces(value)) };
  }
  return { text: escapeBraces(yamlScalar(value as string)) };
}

function textScalar(node: Node, place: Place): Scalar {
  const type = node.type as StringType;
  if (node.kind === 'concat') {
    if (maySpellNoValue(node)) {
      return { text: `{{ ${action(node, place)} | toJson }}` };
    }
    if (canBeBlock(node)) {
      return { text: blockHeader(endOf(node)), block: lines(inlineText(node, place)) };
    }
    if (node.parts.every(p => p.kind === 'literal' || !(p.type as StringType).chars.intersects(ENDS_QUOTES))) {
      return { text: `"${inlineText(node, place, text => escapeBraces(escapeDoubleQuoted(text)))}"` };
    }
  }
  if (node.kind !== 'concat' && maySpell(node)) {
    return { text: `{{ ${action(node, place)} | toJson }}` };
  }
  if (type.oneOf?.every(text => text !== '' && yamlScalar(text) === text)) {
    return { text: `{{ ${action(node, place)} }}` };
  }
  if (node.kind === 'call' && node.fn === 'toString') {
    return { text: `{{ ${scalarAction(node.args[0], place)} | quote }}` };
  }
  return { text: `{{ ${textAction(node, place)} | quote }}` };
}

/** Lines of known text and expressions that stay on their line, none of which could be lost at an edge. */
function canBeBlock(node: ConcatNode): boolean {
  const known = node.parts.filter((p): p is LiteralNode => p.kind === 'literal').map(p => String(p.value));
  if (!known.some(text => text.includes('\n')) || node.parts.some(p => p.kind !== 'literal' && (p.type as StringType).chars.intersects(BREAKS))) {
    return false;
  }
  // An expression stands for the least it can be, so that an edge that could be empty is one.
  const least = node.parts.map(p => (p.kind === 'literal' ? String(p.value) : isSolid(p) ? 'x' : '')).join('');
  const most = node.parts.map(p => (p.kind === 'literal' ? String(p.value) : isSolid(p) ? 'x' : ' ')).join('');
  return isBlockSafe(least) && isBlockSafe(most);
}

/** Whether it begins and ends with something that nobody takes for white space. */
function isSolid(node: Node): boolean {
  const { chars, minLength } = node.type as StringType;
  return minLength > 0 && chars.isAscii && !chars.hasAnyOf(' ');
}

function endOf(node: ConcatNode): string {
  const last = node.parts[node.parts.length - 1];
  return last.kind === 'literal' ? String(last.value) : '';
}

/**
 * Whether the parts could together be the text that Helm deletes from what it renders. Single values cannot, since the
 * schema refuses it.
 */
function maySpellNoValue(node: ConcatNode): boolean {
  return node.parts.some((part, i) => {
    const next = node.parts[i + 1];
    if (part.kind === 'literal') {
      const text = String(part.value);
      return text.includes(NO_VALUE) || (next !== undefined && prefixes(NO_VALUE).some(p => text.endsWith(p)
        && (next.type as StringType).chars.hasAnyOf(NO_VALUE[p.length])));
    }
    if (maySpell(part)) {
      return true;
    }
    if (!(part.type as StringType).chars.hasAnyOf('<') || next === undefined) {
      return false;
    }
    return next.kind === 'literal'
      ? suffixes(NO_VALUE).some(s => String(next.value).startsWith(s) || s.startsWith(String(next.value)))
      : (next.type as StringType).chars.hasAnyOf(NO_VALUE.slice(1));
  });
}

/** Whether a function could make that text of texts that do not hold it. */
function maySpell(node: Node): boolean {
  switch (node.kind) {
    case 'concat':
      return maySpellNoValue(node);
    case 'choose':
      return maySpell(node.then) || (node.otherwise !== undefined && maySpell(node.otherwise));
    case 'include':
      return maySpell(node.helper.body);
    case 'literal':
      return String(node.value).includes(NO_VALUE);
    case 'call':
      return ['default', 'coalesce', 'ternary'].includes(node.fn)
        ? node.args.some(a => a.type.kind === 'string' && maySpell(a))
        : (node.type as StringType).chars.hasAnyOf('<') && (node.type as StringType).chars.hasAnyOf('>');
    default:
      return false;
  }
}

function prefixes(text: string): string[] {
  return Array.from({ length: text.length - 1 }, (_, i) => text.slice(0, i + 1));
}

function suffixes(text: string): string[] {
  return Array.from({ length: text.length - 1 }, (_, i) => text.slice(i + 1));
}

function lines(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}
