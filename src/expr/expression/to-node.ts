import { Expression, requirePresent } from './expression';
import { literal } from '../node/literal';
import { Node, Part } from '../node/node';
import { collapse } from '../token/collapse';
import { ELEMENTS, ENTRIES, asStructureToken, fieldRead, keyOfEntries } from '../token/structure-token';
import { textToNode, tokenById } from '../token/text';
import { findStringTokens, findTokens, idOfNumber, isTokenNumber } from '../token/token';
import { Tokens } from '../token/tokens';
import { classOf, isPlainObject, isUnion } from '../../values/plain-data';
import { Refusal } from '../../values/refusal';
import { listOf, mapOf } from '../node/collections';
import { leaveOut, spread } from '../node/parts';

/**
 * Data with tokens, as an expression.
 *
 * Data without tokens becomes a literal. Refuses tokens where they cannot be rendered.
 *
 * @internal
 */
export function toNode(data: any): Node {
  return convert(collapse(data), 'the value');
}

function convert(data: any, where: string): Node {
  if (data instanceof Expression) {
    return requirePresent(data._node);
  }
  const structure = asStructureToken(data);
  if (structure) {
    if (structure.parent) {
      throw fieldRead(structure, where);
    }
    Tokens.arrive(structure.token);
    return structure.token.node;
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
      if (isUnion(data)) {
        return convert(data.value, where);
      }
      if (!Array.isArray(data) && !isPlainObject(data)) {
        throw new Refusal('not-data', `${where}: got ${classOf(data)}, expected a string, a number, a boolean, a list or a map`);
      }
      return Array.isArray(data) ? listOf(data.flatMap((item, i) => elements(item, `item ${i} of ${where}`))) : mapOf(
        inOrder(Object.entries(data)).flatMap(([key, value]) => entries(key, value)));
  }
  throw new Refusal('not-data', `${where}: got ${data === null || data === undefined ? data : `a ${typeof data}`}, expected a string, a number, a boolean, a list or a map`);
}

/** cdk8s sorts keys. Spread entries have string tokens as keys, which do not sort by meaning: they come last, in their original order. */
function inOrder(pairs: readonly [string, any][]): readonly [string, any][] {
  const rank = ([key, value]: [string, any]): number => {
    const structure = asStructureToken(value);
    return structure?.via === ENTRIES && key === keyOfEntries(structure.token) ? structure.token.sequence : 0;
  };
  return [...pairs].sort((a, b) => rank(a) - rank(b));
}

function elements(item: any, where: string): Part[] {
  const structure = asStructureToken(item);
  if (structure?.via === ELEMENTS) {
    return spread(convert(structure.parent, where));
  }
  // Code that converts each element to a string also converts the token for all elements.
  const written = typeof item === 'string' && item.endsWith(ELEMENTS) ? wholeStructure(item.slice(0, -ELEMENTS.length)) : undefined;
  return written ? spread(written) : leaveOut(convert(item, where), value => ({ kind: 'element', value }));
}

function entries(key: string, value: any): Part[] {
  if (value === undefined || value === null) {
    return [];
  }
  const structure = asStructureToken(value);
  if (structure?.via === ENTRIES && key === keyOfEntries(structure.token)) {
    return spread(convert(structure.parent, key));
  }
  const found = findTokens(key);
  if (found.length > 0) {
    throw new Refusal('token-as-key',
      `the key "${key}" is made of ${found.map(m => tokenById(m.id, m.text, key).label).join(' and ')}: two keys could be equal. ` +
      'Use loop().entries() for entries with computed keys');
  }
  textToNode(key);
  if (mostCharacters(key) > MAX_KEY) {
    throw new Refusal('not-data', `the key "${key.slice(0, 60)}…" has ${key.length} characters: YAML readers accept at most 1,024, quotes and escapes included`);
  }
  return leaveOut(convert(value, `"${key}"`), node => ({ kind: 'entry', key: literal(key), value: node }));
}

/** The limit of Go's YAML parser, which finds no `:` after a longer key. */
const MAX_KEY = 1024;

/** Of a string in either kind of quotes. */
function mostCharacters(text: string): number {
  return JSON.stringify(text).length + (text.match(/'/g)?.length ?? 0) + 5 * (text.match(/[^ -~]/g)?.length ?? 0);
}

function numberToNode(n: number, where: string): Node {
  if (!Number.isFinite(n)) {
    throw new Refusal('not-data', `${where}: got ${n}, which YAML for Kubernetes cannot hold`);
  }
  if (!isTokenNumber(n)) {
    return literal(n === 0 ? 0 : n); // -0 is written in as many ways as there are writers
  }
  const id = idOfNumber(n);
  if (id === undefined) {
    throw new Refusal('token-computed',
      `${where}: got ${n}, which was computed from a token (or is beyond ±(2^53−1)): use plus(), times() and the other methods of number expressions`);
  }
  return tokenById(id, String(n), where).node;
}

/** A structure token that was serialized as a string: in JSON, or from another language. */
function wholeStructure(text: string): Node | undefined {
  const [found] = findStringTokens(text);
  if (found?.text.length !== text.length) {
    return undefined;
  }
  const token = tokenById(found.id, found.text, text);
  return token.form === 'structure' ? token.node : undefined;
}
