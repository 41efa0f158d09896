import { action, asking, holds, innerPlace, operand, Place, subjectOf, where } from './action';
import { withAlternatives } from './alternatives';
import { chain, control, line, Lines, mentionsKeyOf, range } from './control';
import { withSubject } from './inline-text';
import { givesLines, rawText } from './raw-text';
import { scalar } from './scalar';
import { escapeBraces, yamlScalar } from './yaml-scalar';
import { isFilled } from '../../expr/functions/filled';
import { call } from '../../expr/functions/functions';
import { ChooseNode, EntryPart, IncludeNode, Loop, Node, Part, PartKind, RawNode, WhenPart } from '../../expr/node/node';
import { childrenOf, nodesOfPart } from '../../expr/node/children';
import { partsOf } from '../../expr/node/parts';
import { isInline, isStructure } from '../../expr/node/type';

type Collection = 'map' | 'list';

/** The entries of a map, one per line. @internal */
export function printMap(map: Node, indent: number, place: Place): Lines {
  return printCollection('map', partsOf(map), indent, place);
}

function printCollection(collection: Collection, written: readonly Part[], indent: number, place: Place): Lines {
  const parts = withAlternatives(written);
  const filled = isFilled(parts);
  if (filled === true || holds(filled, place)) {
    return printParts(parts, indent, place);
  }
  const nothing = line(indent, collection === 'map' ? '{}' : '[]');
  const [only] = parts;
  if (parts.length === 1 && canSayElse(only)) {
    return printPart(only, indent, place, [nothing]);
  }
  return [...printParts(parts, indent, place), ...parts.length
    ? control(indent, asking(call('not', [filled]), place), [nothing])
    : [nothing]];
}

/** Whether the block of the part can have an `else` for exactly the case that the part renders nothing. */
function canSayElse(part: Part): boolean {
  return part.kind === 'splice' || part.kind === 'each' || (part.kind === 'when' && part.otherwise.length === 0 && isFilled(part.then) === true);
}

function printParts(parts: readonly Part[], indent: number, place: Place): Lines {
  return withAlternatives(parts).flatMap(part => printPart(part, indent, place));
}

function printPart(part: Part, indent: number, place: Place, otherwise?: Lines): Lines {
  return (PARTS[part.kind] as PartPrinter<Part>)(part, indent, place, otherwise);
}

type PartPrinter<P> = (part: P, indent: number, place: Place, otherwise?: Lines) => Lines;

/** How parts of maps and lists are printed. The back end for plain YAML has the same kinds in the same order. */
const PARTS: { readonly [K in PartKind]: PartPrinter<Extract<Part, { kind: K }>> } = {
  entry: (part, indent, place) => printEntry(part, indent, place),
  element: ({ value }, indent, place) => printElement(value, indent, place),
  splice: ({ value }, indent, place, otherwise) => {
    if (value.kind === 'raw') {
      return rawLines(value, indent, place);
    }
    if (value.kind === 'include') {
      return [included(value, indent, place)];
    }
    return (value.type.kind === 'list' && value.type.minItems > 0) || holds(call('truthy', [value]), place) ? [structure(value, indent, place)]
      : control(indent, `with ${subjectOf(value, place)}`, [structure(value, indent, innerPlace(place, value))], otherwise);
  },
  when: (part, indent, place, otherwise) => printWhen(part, indent, place, otherwise),
  each: (part, indent, place, otherwise) => {
    const { open, inner } = range(part.loop, place, part.body.some(p => mentionsKey(p, part.loop)));
    return control(indent, open, printParts(part.body, indent, inner), otherwise);
  },
};

/** @param chained whether it is the `else if` of another. */
function printWhen(part: WhenPart, indent: number, place: Place, otherwise?: Lines, chained = false): Lines {
  if (holds(part.condition, place)) {
    return printParts(part.then, indent, place);
  }
  if (part.then.length === 0) {
    return control(indent, asking(call('not', [part.condition]), place), printParts(part.otherwise, indent, place));
  }
  const alternatives = withAlternatives(part.otherwise);
  const next = alternatives.length === 1 ? asIf(alternatives[0], place) : undefined;
  // A `with` has no `else if`.
  const subject = !next && !chained && part.then.every(p => p.kind === 'entry' || p.kind === 'element' || p.kind === 'splice')
    ? part.then.flatMap(nodesOfPart).map(n => withSubject(part.condition, n)).find(n => n !== undefined)
    : undefined;
  const open = subject ? `with ${subjectOf(subject, place)}` : asking(part.condition, place, chained ? 'else if' : 'if');
  const body = printParts(part.then, indent, where(part.condition, subject ? innerPlace(place, subject) : place));
  return next ? chain(indent, open, body, printWhen(next, indent, place, undefined, true))
    : control(indent, open, body, alternatives.length > 0 ? printParts(alternatives, indent, place) : otherwise);
}

/** The part as a condition that must be tested, if it is one. */
function asIf(part: Part, place: Place): WhenPart | undefined {
  const when = part.kind === 'when' ? part : chosen(part);
  return when && when.then.length > 0 && !holds(when.condition, place) ? when : undefined;
}

/** An entry or element that is one of two structures, or of two scalars that are too much for one line, as two conditional parts. */
function chosen(part: Part): WhenPart | undefined {
  if ((part.kind !== 'entry' && part.kind !== 'element') || part.value.kind !== 'choose' || !(isStructure(part.value.type) || isLong(part.value))) {
    return undefined;
  }
  const { condition: asked, then, otherwise } = part.value;
  return { kind: 'when', condition: asked, then: [{ ...part, value: then }], otherwise: otherwise ? [{ ...part, value: otherwise }] : [] };
}

/** Whether a choice holds another choice, or more than two functions. */
function isLong({ then, otherwise }: ChooseNode): boolean {
  return otherwise !== undefined && functionsIn(then) + functionsIn(otherwise) > 2;
}

function functionsIn(node: Node): number {
  switch (node.kind) {
    case 'choose':
      return 3;
    case 'include':
      return 1;
    case 'call':
    case 'concat':
      return childrenOf(node).reduce((sum, child) => sum + functionsIn(child), 1);
    default:
      return 0;
  }
}

function printEntry(part: EntryPart, indent: number, around: Place): Lines {
  const { key, value } = part;
  const place = key.kind === 'literal' ? { ...around, at: String(key.value) } : around;
  const name = key.kind === 'literal' ? escapeBraces(yamlScalar(String(key.value))) : scalar(key, place).text;
  const collection = collectionOf(value);
  if (collection) {
    return partsOf(value).length ? [line(indent, `${name}:`), ...printCollection(collection, partsOf(value), indent + 2, place)]
      : [line(indent, `${name}: ${collection === 'map' ? '{}' : '[]'}`)];
  }
  const when = chosen(part);
  if (when) {
    return printWhen(when, indent, place);
  }
  if (value.kind === 'raw' && isStructure(value.type)) {
    return [line(indent, `${name}:`), ...rawLines(value, indent + 2, place)];
  }
  if (value.type.kind === 'any' && !isInline(value.type)) {
    return [wrapped(`dict ${operand(key, 'any', place)}`, value, indent, place)];
  }
  if (isStructure(value.type) && !isInline(value.type)) {
    return [line(indent, `${name}:`), structure(value, indent + 2, place)];
  }
  const { text, block } = scalar(value, place);
  return [line(indent, `${name}: ${text}`), ...(block ?? []).map(l => line(indent + 2, l))];
}

function printElement(value: Node, indent: number, place: Place): Lines {
  const collection = collectionOf(value);
  if (collection) {
    const parts = partsOf(value);
    if (parts.length === 0) {
      return [line(indent, collection === 'map' ? '- {}' : '- []')];
    }
    const led = withLeader(parts);
    const [first, ...others] = printCollection(collection, led, indent + 2, place);
    return isLeader(led[0]) ? [line(indent, `- ${first.trimStart()}`), ...others] : [line(indent, '-'), first, ...others];
  }
  const when = chosen({ kind: 'element', value });
  if (when) {
    return printWhen(when, indent, place);
  }
  if (value.kind === 'raw' && isStructure(value.type)) {
    return [line(indent, '-'), ...rawLines(value, indent + 2, place)];
  }
  if (value.type.kind === 'any' && !isInline(value.type)) {
    return [wrapped('list', value, indent, place)];
  }
  if (isStructure(value.type) && !isInline(value.type)) {
    return [line(indent, '-'), structure(value, indent + 2, place)];
  }
  const { text, block } = scalar(value, place);
  return [line(indent, `- ${text}`), ...(block ?? []).map(l => line(indent + 2, l))];
}

/** Whether the first printed line is always rendered, so that it can follow a dash. */
function isLeader(part: Part): boolean {
  return (part.kind === 'entry' || part.kind === 'element') && !chosen(part) && (collectionOf(part.value) !== undefined || part.value.type.kind !== 'any' || part.value.type.inline === true);
}

/** The first line of a list item follows the dash, so it must always be rendered. */
function withLeader(parts: readonly Part[]): readonly Part[] {
  const leader = parts.findIndex(p => p.kind === 'entry' && !chosen(p));
  return leader > 0 ? [parts[leader], ...parts.slice(0, leader), ...parts.slice(leader + 1)] : parts;
}

/** A structure from values, as the user's YAML. */
function structure(value: Node, indent: number, place: Place): string {
  return value.kind === 'include' ? included(value, indent, place)
    : line(indent, `{{- toYaml ${operand(value, holds(call('truthy', [value]), place) ? 'any' : 'value', place)} | nindent ${indent} }}`);
}

/** The map that a helper renders; with a leading line break if the helper begins with a condition. */
function included(value: IncludeNode, indent: number, place: Place): string {
  const code = `${action(value, place)}${beginsSurely(value.helper.body) ? '' : ' | trim'}`;
  return line(indent, indent === 0 ? `{{ ${code} }}` : `{{- ${code} | nindent ${indent} }}`);
}

/** Whether a line of a map is always rendered; it then comes first in a helper. @internal */
export function beginsSurely(map: Node): boolean {
  return map.kind !== 'map' || sureParts(map).length > 0;
}

/** The parts of a map that are always rendered. @internal */
export function sureParts(map: Node): readonly Part[] {
  return partsOf(map).filter(part => part.kind === 'entry' ? !chosen(part) : part.kind === 'splice' && part.value.kind === 'include');
}

/** YAML lines of the author, indented. */
function rawLines(node: RawNode, indent: number, place: Place): Lines {
  return givesLines(node) ? [line(indent, `{{- ${place.texts.include(node, place).text} | nindent ${indent} }}`)]
    : rawText(node, place).replace(/^\n+|\s+$/g, '').split('\n').map(l => line(indent, l));
}

/** A value that can be a string is rendered within its collection: alone, the YAML of a string with a leading space cannot be indented. */
function wrapped(collection: string, value: Node, indent: number, place: Place): string {
  return line(indent, `{{- toYaml (${collection} ${operand(value, 'value', place)}) | nindent ${indent} }}`);
}

function mentionsKey(part: Part, loop: Loop): boolean {
  return nodesOfPart(part).some(node => mentionsKeyOf(node, loop));
}

function collectionOf(node: Node): Collection | undefined {
  if (node.kind === 'map' || node.kind === 'list') {
    return node.kind;
  }
  return node.kind !== 'literal' || typeof node.value !== 'object' || node.value === null ? undefined
    : Array.isArray(node.value) ? 'list' : 'map';
}
