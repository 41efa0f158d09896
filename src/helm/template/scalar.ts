import { action, asItIs, codeOf, isGoInteger, Place, textAction, textCodeOf } from './action';
import { blockText, lines } from './block-text';
import { Code, command, pipe } from './code';
import { inlineText } from './inline-text';
import { blockHeader, escapeBraces, escapeDoubleQuoted, isBlockSafe, NO_VALUE, yamlScalar } from './yaml-scalar';
import { CharSet } from '../../values/schema/char-set';
import { CallNode, ConcatNode, LiteralNode, Node } from '../../expr/node/node';
import { isWrittenText, writtenItems, partsOf } from '../../expr/node/parts';
import { StringType } from '../../expr/node/type';
import { isPlainInteger } from '../../values/plain-integer';

/** The output after a key or a dash: text on the same line, and for a block the lines below. @internal */
export interface Scalar {
  readonly text: string;
  readonly block?: readonly string[];
}

/** Characters that end a double-quoted string or have a meaning in it. */
const ENDS_QUOTES = CharSet.of('"\\').union(CharSet.CONTROL);

/** A string, number or boolean as YAML. @internal */
export function scalar(node: Node, place: Place): Scalar {
  if (node.kind === 'literal') {
    return literalScalar(node);
  }
  switch (node.type.kind) {
    case 'string':
      return textScalar(node, place);
    default:
      return { text: `{{ ${scalarCode(node, place).text} }}` };
  }
}

/** A string, number or boolean whose Go formatting is valid YAML. @internal */
export function scalarCode(node: Node, place: Place): Code {
  switch (node.type.kind) {
    case 'integer': {
      const plain = isGoInteger(node) || (isPlainInteger(node.type));
      return plain ? codeOf(node, place) : pipe(asItIs(node, place), command('int64'));
    }
    case 'any':
      return codeOf(node, place);
    case 'number':
      return pipe(codeOf(node, place), command('toJson'));
    default:
      return textCodeOf(node, place);
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
    const block = blockText(node, place);
    if (block) {
      return block;
    }
    if (node.parts.every(p => p.kind === 'literal' || !(p.type as StringType).chars.intersects(ENDS_QUOTES))) {
      return { text: `"${inlineText(node, place, escapeDoubleQuoted)}"` };
    }
  }
  if (node.kind !== 'concat' && maySpell(node)) {
    return { text: `{{ ${action(node, place)} | toJson }}` };
  }
  const block = isWrittenText(node) ? blockText(node, place) : undefined;
  if (block) {
    return block;
  }
  if (type.oneOf?.every(text => text !== '' && yamlScalar(text) === text)) {
    return { text: `{{ ${action(node, place)} }}` };
  }
  if (node.kind === 'call' && node.fn === 'toString') {
    return { text: `{{ ${scalarCode(node.args[0], place).text} | quote }}` };
  }
  return { text: `{{ ${textAction(node, place)} | quote }}` };
}

/**
 * Whether the joined parts could contain `<no value>`, which Helm deletes from its output. Single values cannot, since the
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

/** Whether a function could produce it from strings without it. */
function maySpell(node: Node): boolean {
  switch (node.kind) {
    case 'concat':
      return maySpellNoValue(node);
    case 'choose':
      return maySpell(node.then) || (node.otherwise !== undefined && maySpell(node.otherwise));
    case 'name':
      return maySpell(node.text);
    case 'include':
      return maySpell(node.helper.body);
    case 'literal':
      return String(node.value).includes(NO_VALUE);
    case 'raw':
      return maySpell(node.plain);
    case 'call':
      if (isWrittenText(node as Node)) {
        return maySpellJoined(node);
      }
      return ['default', 'coalesce', 'ternary'].includes(node.fn)
        ? node.args.some(a => a.type.kind === 'string' && maySpell(a))
        : (node.type as StringType).chars.hasAnyOf('<') && (node.type as StringType).chars.hasAnyOf('>');
    default:
      return false;
  }
}

/** Whether strings joined with a separator could contain it if none of them does. */
function maySpellJoined({ args: [separator, list] }: CallNode): boolean {
  const apart = (text: Node | undefined): boolean => text?.kind === 'literal' && [...String(text.value)].some(c => !NO_VALUE.includes(c));
  const items = writtenItems(partsOf(list));
  return (items ?? []).some(maySpell) || !(apart(separator) || items?.every(item => apart(lastOf(item))));
}

function lastOf(text: Node): Node {
  return text.kind === 'concat' ? text.parts[text.parts.length - 1] : text;
}

function prefixes(text: string): string[] {
  return Array.from({ length: text.length - 1 }, (_, i) => text.slice(0, i + 1));
}

function suffixes(text: string): string[] {
  return Array.from({ length: text.length - 1 }, (_, i) => text.slice(i + 1));
}
