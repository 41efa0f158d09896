import { Expression, requirePresent } from './expression';
import { literal } from '../node/literal';
import { Node, Part } from '../node/node';
import { ELEMENTS, ENTRIES, placeholderOf, structureOf } from '../token/structure-token';
import { textToNode, tokenById } from '../token/text';
import { findMarkers, findNumbers, idOfNumber, isTokenNumber, markerOf } from '../token/token';
import { Refusal } from '../../values/refusal';
import { listOf, mapOf } from '../node/collections';
import { leaveOut, spread } from '../node/parts';

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
    return spread(convert(placeholder.parent, where));
  }
  // Code that makes a text of each element makes one of what stands for all of them.
  const written = typeof item === 'string' && item.endsWith(ELEMENTS) ? wholeStructure(item.slice(0, -ELEMENTS.length)) : undefined;
  return written ? spread(written) : leaveOut(convert(item, where), value => ({ kind: 'element', value }));
}

function entries(key: string, value: any): Part[] {
  if (value === undefined || value === null) {
    return [];
  }
  const placeholder = placeholderOf(value);
  if (placeholder?.via === ENTRIES && key === markerOf(placeholder.token)) {
    return spread(convert(placeholder.parent, key));
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
