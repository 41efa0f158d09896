import { asking, Place } from './action';
import { control, mentionsKeyOf, range } from './control';
import { Piece, piecesOf, printPieces } from './inline-text';
import { Scalar } from './scalar';
import { blockHeader, isBlockSafe } from './yaml-scalar';
import { CallNode, Node, Part } from '../../expr/node/node';
import { nodesOfPart } from '../../expr/node/children';
import { isWrittenText, writtenItems, partsOf } from '../../expr/node/parts';
import { concat } from '../../expr/functions/concat';
import { literal } from '../../expr/node/literal';
import { StringType } from '../../expr/node/type';
import { CharSet } from '../../values/schema/char-set';

/**
 * Lines of known text, expressions that stay on their line and loops that give whole lines, below a `|`; undefined
 * where something could be lost at an edge.
 *
 * @internal
 */
export function blockText(text: Node, place: Place): Scalar | undefined {
  const parts = partsOfText(text);
  if (!parts.every((p, i) => isLineLoop(parts, i) || staysOnItsLine(p)) || !isSafe(parts)) {
    return undefined;
  }
  const last = parts.length - 1;
  return {
    text: blockHeader(isLineLoop(parts, last) ? '\n' : textOf(parts[last]) ?? ''),
    block: lines(print(parts, place)),
  };
}

/** @internal */
export function lines(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}

function print(parts: readonly Node[], place: Place): string {
  return printPieces(parts.flatMap((part, i): readonly Piece[] =>
    (isLineLoop(parts, i) ? [{ kind: 'lines', lines: printLoop(listOf(part), place) }] : piecesOf(part, place))));
}

/** Every line that comes out brings the line break before it, which the next control line takes from its own. */
function printLoop(parts: readonly Part[], place: Place): string[] {
  return parts.flatMap(part => {
    switch (part.kind) {
      case 'element':
        return lines(print(bodyOf(part.value), place));
      case 'when':
        return control(0, asking(part.condition, place), printLoop(part.then, place),
          part.otherwise.length ? printLoop(part.otherwise, place) : undefined);
      case 'each': {
        const { open, inner } = range(part.loop, place, part.body.some(p => nodesOfPart(p).some(n => mentionsKeyOf(n, part.loop))));
        return control(0, open, printLoop(part.body, inner));
      }
      default:
        throw new Error(`a part of the kind ${part.kind} gives no lines`);
    }
  });
}

/** Whether the part gives whole lines and begins with one, so that control lines can be put between them. */
function isLineLoop(parts: readonly Node[], i: number): boolean {
  const part = parts[i];
  if (!isWrittenText(part) || textOf(part.args[0]) !== '' || !beginsLine(parts, i)) {
    return false;
  }
  const items = writtenItems(listOf(part));
  return items !== undefined && items.every(item => {
    const body = bodyOf(item);
    return endsLine(item, body) && body.every((p, n) => isLineLoop(body, n) || staysOnItsLine(p));
  });
}

/** Control lines take all white space before them, so that there may be no more than the one line break. */
function beginsLine(parts: readonly Node[], i: number): boolean {
  const before = textOf(parts[i - 1]);
  return i === 0 || isLineLoop(parts, i - 1)
    || (before !== undefined && /\S\n$/.test(before))
    || (before === '\n' && i > 1 && !isLineLoop(parts, i - 2));
}

function endsLine(item: Node, body: readonly Node[]): boolean {
  const last = body.length - 1;
  const ended = body.length > 0 && textOf(lastOf(item))?.endsWith('\n');
  return ended ? !isLineLoop(body, last) && !/\s$/.test(textOf(body[last]) ?? '') : isLineLoop(body, last);
}

/** The parts of an item, without the line break at its end. */
function bodyOf(item: Node): readonly Node[] {
  const parts = partsOfText(item);
  const end = textOf(parts[parts.length - 1]);
  return end?.endsWith('\n') ? partsOfText(concat([...parts.slice(0, -1), literal(end.slice(0, -1))])) : parts;
}

function staysOnItsLine(part: Node): boolean {
  return part.kind === 'literal' || !(part.type as StringType).chars.intersects(CharSet.CONTROL);
}

/** Whether the text can stand below a `|`, whatever its expressions and loops give. */
function isSafe(parts: readonly Node[]): boolean {
  const onlyLoops = parts.every((_, i) => isLineLoop(parts, i));
  return sketches(parts).every(text => (text === '' && onlyLoops) || isBlockSafe(text));
}

/** What the text can look like: expressions give nothing or a blank, loops nothing or one of their items. */
function sketches(parts: readonly Node[]): string[] {
  const deepest = itemsIn(parts).length;
  const picks = [undefined, ...Array.from({ length: deepest }, (_, pick) => pick)];
  return ['', ' '].flatMap(blank => picks.flatMap(pick => [sketch(parts, blank, pick, false), sketch(parts, blank, pick, true)]));
}

function sketch(parts: readonly Node[], blank: string, pick: number | undefined, deep: boolean): string {
  return parts.map((part, i) => {
    if (!isLineLoop(parts, i)) {
      return textOf(part) ?? (isSolid(part) ? 'x' : blank);
    }
    const items = writtenItems(listOf(part))!;
    const item = pick === undefined ? undefined : items[pick % items.length];
    return item ? `${sketch(bodyOf(item), blank, deep ? pick : undefined, deep)}${endOf(item)}` : '';
  }).join('');
}

function itemsIn(parts: readonly Node[]): Node[] {
  return parts.flatMap((part, i) => (isLineLoop(parts, i) ? writtenItems(listOf(part))!.flatMap(item => [item, ...itemsIn(bodyOf(item))]) : []));
}

function endOf(item: Node): string {
  return textOf(lastOf(item))?.endsWith('\n') ? '\n' : '';
}

/** Whether it begins and ends with a non-whitespace character. */
function isSolid(node: Node): boolean {
  const { chars, minLength } = node.type as StringType;
  return minLength > 0 && chars.isAscii && !chars.hasAnyOf(' ');
}

function listOf(text: Node): readonly Part[] {
  return partsOf((text as CallNode).args[1]);
}

function partsOfText(text: Node): readonly Node[] {
  return text.kind === 'concat' ? text.parts : [text];
}

function lastOf(text: Node): Node {
  const parts = partsOfText(text);
  return parts[parts.length - 1];
}

function textOf(node: Node | undefined): string | undefined {
  return node?.kind === 'literal' ? String(node.value) : undefined;
}
