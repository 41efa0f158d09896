import { Expression, requirePresent } from './expression';
import { labelOf } from '../node/label';
import { literal } from '../node/literal';
import { Helper, Node, Part } from '../node/node';
import { ELEMENTS, ENTRIES, placeholderOf, structureOf } from '../token/structure-token';
import { textToNode, tokenById } from '../token/text';
import { findMarkers, findNumbers, idOfNumber, isTokenNumber, markerOf } from '../token/token';
import { ANY, stringType, Type, union } from '../node/type';
import { CharSet } from '../../values/schema/char-set';
import { Refusal } from '../../values/refusal';

/**
 * Ordinary data in which tokens may stand, as an expression.
 *
 * Data without tokens becomes a literal. Refuses every token that cannot work where it was put.
 *
 * @internal
 */
export function toNode(data: any): Node {
  return convert(unwrapUnion(collapse(data)), 'the value');
}

/** Whether the node leaves its place out under some condition. @internal */
export function mayBeLeftOut(node: Node): boolean {
  return node.kind === 'choose' && (!node.otherwise || mayBeLeftOut(node.then) || mayBeLeftOut(node.otherwise));
}

function convert(data: any, where: string): Node {
  if (data instanceof Expression) {
    return requirePresent(data._node);
  }
  const placeholder = placeholderOf(data);
  if (placeholder) {
    if (placeholder.parent) {
      throw new Refusal('token-misplaced',
        `${placeholder.token.label} cannot stand for ${where}: code read "${placeholder.via}" of it. ` +
        'Give that property a literal, or declare a value for what it holds');
    }
    placeholder.token.arrivals++;
    return placeholder.token.node;
  }
  switch (typeof data) {
    case 'string':
      return wholeStructure(data) ?? textToNode(data);
    case 'number':
      return numberToNode(data, where);
    case 'boolean':
      return literal(data);
    case 'object':
      if (data === null) {
        break;
      }
      return Array.isArray(data) ? listOf(data.flatMap((item, i) => elements(item, `item ${i} of ${where}`))) : mapOf(
        inOrder(Object.entries(data)).flatMap(([key, value]) => entries(key, value)));
  }
  throw new Refusal('not-data', `${where} is ${data === null || data === undefined ? data : `a ${typeof data}`}: a manifest holds text, numbers, booleans, lists and maps`);
}

/** cdk8s sorts keys. What is spread in has a mark for a key, which says nothing about its order: it comes last, as it was asked for. */
function inOrder(pairs: readonly [string, any][]): readonly [string, any][] {
  const rank = ([key, value]: [string, any]): number => {
    const placeholder = placeholderOf(value);
    return placeholder?.via === ENTRIES && key === markerOf(placeholder.token) ? placeholder.token.sequence : 0;
  };
  return [...pairs].sort((a, b) => rank(a) - rank(b));
}

function elements(item: any, where: string): Part[] {
  const placeholder = placeholderOf(item);
  if (placeholder?.via === ELEMENTS) {
    return splice(convert(placeholder.parent, where));
  }
  // Code that makes a text of each element makes one of what stands for all of them.
  const written = typeof item === 'string' && item.endsWith(ELEMENTS) ? wholeStructure(item.slice(0, -ELEMENTS.length)) : undefined;
  return written ? splice(written) : leaveOut(convert(item, where), value => ({ kind: 'element', value }));
}

function entries(key: string, value: any): Part[] {
  if (value === undefined || value === null) {
    return [];
  }
  const placeholder = placeholderOf(value);
  if (placeholder?.via === ENTRIES && key === markerOf(placeholder.token)) {
    return splice(convert(placeholder.parent, key));
  }
  const found = [...findMarkers(key), ...findNumbers(key)];
  if (found.length > 0) {
    throw new Refusal('token-as-key',
      `the key "${key}" is made of ${found.map(m => tokenById(m.id, m.text, key).label).join(' and ')}: two keys could turn out the same. ` +
      'Use loop().entries() for entries with keys that are not known');
  }
  textToNode(key);
  if (mostCharacters(key) > MAX_KEY) {
    throw new Refusal('not-data', `the key "${key.slice(0, 60)}…" has ${key.length} characters: readers of YAML take at most 1,024, quotes and escapes included`);
  }
  return leaveOut(convert(value, `"${key}"`), node => ({ kind: 'entry', key: literal(key), value: node }));
}

/** As Go's reader has it, which finds no `:` behind a longer one. */
const MAX_KEY = 1024;

/** Of a text in either kind of quotes. */
function mostCharacters(text: string): number {
  return JSON.stringify(text).length + (text.match(/'/g)?.length ?? 0) + 5 * (text.match(/[^ -~]/g)?.length ?? 0);
}

/** A place that is left out under a condition becomes a part that exists under it. @internal */
export function leaveOut(value: Node, part: (value: Node) => Part): Part[] {
  if (value.kind === 'choose' && mayBeLeftOut(value)) {
    return [Object.freeze({
      kind: 'when',
      condition: value.condition,
      then: leaveOut(value.then, part),
      otherwise: value.otherwise ? leaveOut(value.otherwise, part) : [],
    })];
  }
  return [Object.freeze(part(value))];
}

function splice(value: Node): Part[] {
  switch (value.kind) {
    case 'choose':
      return [Object.freeze({
        kind: 'when',
        condition: value.condition,
        then: splice(value.then),
        otherwise: value.otherwise ? splice(value.otherwise) : [],
      })];
    case 'map':
    case 'list':
      return [...value.parts];
    case 'literal':
      if (Array.isArray(value.value)) {
        return value.value.map(v => ({ kind: 'element', value: literal(v) }));
      }
      if (typeof value.value === 'object') {
        return Object.entries(value.value ?? {}).map(([k, v]) => ({ kind: 'entry', key: literal(k), value: literal(v) }));
      }
  }
  return [Object.freeze({ kind: 'splice', value })];
}

/** A map written in the chart. @internal */
export function mapOf(given: readonly Part[]): Node {
  const parts = withoutRepeated(given);
  parts.forEach(part => checkPart(part, 'map'));
  const fields: [string, Node][] = [];
  for (const part of parts) {
    if (part.kind !== 'entry' || part.key.kind !== 'literal') {
      const type: Type = { kind: 'map', keys: stringType(CharSet.LINE), items: ANY };
      return Object.freeze({ kind: 'map', parts: Object.freeze(parts), type });
    }
    fields.push([part.key.value as string, part.value]);
  }
  if (fields.every(([, value]) => value.kind === 'literal')) {
    return literal(Object.fromEntries(fields.map(([key, value]) => [key, (value as any).value])));
  }
  const type: Type = { kind: 'object', fields: Object.fromEntries(fields.map(([key, value]) => [key, { type: value.type }])) };
  return Object.freeze({ kind: 'map', parts: Object.freeze(parts), type });
}

/** A list is spread into a list, a map into a map. */
function checkPart(part: Part, collection: 'map' | 'list'): void {
  const wrong = part.kind === (collection === 'map' ? 'element' : 'entry') || (part.kind === 'splice'
    && (collection === 'map' ? ['list'] : ['map', 'object']).includes(part.value.type.kind));
  if (wrong) {
    const what = part.kind === 'splice' ? labelOf(part.value) : 'something';
    throw new Refusal('parts-mixed', collection === 'map'
      ? `${what} that is a list is spread into a map: spread a map, such as ...x.ifTrue({ key: 'value' }), or write { key: x.ifTrue([…]) }`
      : `${what} that is a map is spread into a list: spread a list, such as ...x.ifTrue([{ … }]), or leave the dots out`);
  }
  if (part.kind === 'when') {
    [...part.then, ...part.otherwise].forEach(p => checkPart(p, collection));
  } else if (part.kind === 'each') {
    part.body.forEach(p => checkPart(p, collection));
  }
}

/** A named map that another one of the parts has in it already adds nothing: the selector labels beside the labels. */
function withoutRepeated(parts: readonly Part[]): readonly Part[] {
  const named = parts.flatMap(p => (p.kind === 'splice' && p.value.kind === 'include' ? [p.value.helper] : []));
  const within = new Set(named.flatMap(spliced));
  const seen = new Set<Helper>();
  return named.length < 2 ? parts : parts.filter(p => {
    if (p.kind !== 'splice' || p.value.kind !== 'include') {
      return true;
    }
    const repeated = within.has(p.value.helper) || seen.has(p.value.helper);
    seen.add(p.value.helper);
    return !repeated;
  });
}

function spliced(helper: Helper): Helper[] {
  return helper.body.kind !== 'map' ? [] : helper.body.parts.flatMap(p =>
    (p.kind === 'splice' && p.value.kind === 'include' ? [p.value.helper, ...spliced(p.value.helper)] : []));
}

/** A list written in the chart. @internal */
export function listOf(parts: readonly Part[]): Node {
  parts.forEach(part => checkPart(part, 'list'));
  const values = parts.map(p => (p.kind === 'element' ? p.value : undefined));
  if (values.every(v => v?.kind === 'literal')) {
    return literal(values.map(v => (v as any).value));
  }
  const items = parts.flatMap(itemTypes).reduce(union);
  const minItems = parts.filter(p => p.kind === 'element').length;
  return Object.freeze({ kind: 'list', parts: Object.freeze(parts), type: Object.freeze({ kind: 'list', items, minItems }) });
}

function itemTypes(part: Part): Type[] {
  switch (part.kind) {
    case 'splice':
      return [part.value.type.kind === 'list' ? part.value.type.items : ANY];
    case 'when':
      return [...part.then, ...part.otherwise].flatMap(itemTypes);
    case 'each':
      return part.body.flatMap(itemTypes);
    default:
      return [part.value.type];
  }
}

function numberToNode(n: number, where: string): Node {
  if (!Number.isFinite(n)) {
    throw new Refusal('not-data', `${where} is ${n}, which no manifest can hold`);
  }
  if (!isTokenNumber(n)) {
    return literal(n === 0 ? 0 : n); // -0 is written in as many ways as there are writers
  }
  const id = idOfNumber(n);
  if (id === undefined) {
    throw new Refusal('token-computed',
      `${where} is ${n}, which was computed from an expression (or is beyond ±(2^53−1)): use plus(), times() and the other functions of number expressions`);
  }
  return tokenById(id, String(n), where).node;
}

/** A structure that crossed a boundary where only its mark could: JSON, or another language. */
function wholeStructure(text: string): Node | undefined {
  const [marker] = findMarkers(text);
  if (marker?.text.length !== text.length) {
    return undefined;
  }
  const token = tokenById(marker.id, marker.text, text);
  return token.form === 'structure' ? token.node : undefined;
}

/**
 * Puts a placeholder back where code rebuilt it from its children, as the typed properties of cdk8s do when they
 * rename fields.
 */
function collapse(value: any): any {
  if (Array.isArray(value)) {
    return value.map(item => unwrapUnion(collapse(item)));
  }
  if (typeof value !== 'object' || value === null || value instanceof Expression) {
    return value;
  }
  const pairs = Object.entries(value).map(([key, v]) => [key, collapse(key === v ? spreadAs(key) : v)] as const);
  const sources = new Set(pairs.map(([key, v]) => sourceOf(key, v)));
  const [source] = sources;
  if (sources.size === 1 && source !== undefined) {
    return collapse(source);
  }
  return Object.fromEntries(pairs.map(([key, v]) => [key, unwrapUnion(v)]));
}

/** What is spread into a map of texts, as `labels` are, has its mark for a key and for the text. */
function spreadAs(mark: string): any {
  const [marker] = findMarkers(mark);
  const token = marker?.text === mark ? tokenById(marker.id, mark, mark) : undefined;
  return token?.form === 'structure' ? structureOf(token)[mark] : mark;
}

/** The placeholder that the value under the key was read from, when it was. */
function sourceOf(key: string, value: any): any {
  const placeholder = placeholderOf(value);
  if (!placeholder || placeholder.via === ELEMENTS) {
    return undefined;
  }
  return placeholder.via === 'value' && key !== 'value' ? placeholderOf(placeholder.parent)?.parent : placeholder.parent;
}

/** `IntOrString` and `Quantity` hold what they stand for in `value`, which the typed properties read. */
function unwrapUnion(value: any): any {
  const placeholder = placeholderOf(value);
  return placeholder?.via === 'value' ? placeholder.parent : value;
}
