import { namesInOrder } from '../names/names-in-order';
import { Check, Document, Scope } from '../model/model';
import { OF_NAMES } from '../model/of-names';
import { sameNode } from '../../expr/node/equal';
import { literal } from '../../expr/node/literal';
import { uncut } from '../../expr/functions/name-within';
import { Loop, NameNode, Node } from '../../expr/node/node';
import { childrenOf } from '../../expr/node/children';
import { concat } from '../../expr/functions/concat';
import { StringType } from '../../expr/node/type';
import { CharSet } from '../../values/schema/char-set';
import { Refusal } from '../../values/refusal';
import { nameOf, namespaceOf } from '../names/named-objects';

import { nested } from '../scope/scope';

/**
 * Refuses two objects that have the same name for all values, and creates a check for those that could have the same name
 * for some, unless their conditions exclude each other.
 *
 * Charts can have many objects of a kind: only those with similar names are compared.
 *
 * @internal
 */
export function distinctNames(documents: readonly Document[]): Check[] {
  const groups = [...grouped(documents, groupAndKind).values()].flatMap((group): NamedGroup[] => {
    const outlines = grouped(group.filter(d => d.scopes.length === 0), d => outlineOf(identityOf(d, true)));
    outlines.forEach(refuseSame);
    const doubts = group.filter(d => !tellsItemsApart(d));
    if (doubts.length === 0 && !someMayMeet(group)) {
      return [];
    }
    // If one object sets its namespace, all names are compared with their namespaces.
    const apart = group.some(d => namespaceOf(d)?.kind !== 'builtin' && namespaceOf(d) !== undefined);
    return [{ kind: group[0].kind, names: group.map(d => ({ scopes: d.scopes, name: identityOf(d, apart) })) }];
  });
  return groups.filter((group, i) => !groups.some((other, k) => i !== k && isWithin(group, other) && (k < i || !isWithin(other, group)))).map(({ kind, names }) => {
    const { begin, ends } = withoutBegin(names.map(n => n.name));
    return {
      kind: 'distinct',
      about: OF_NAMES,
      scopes: [],
      texts: namesInOrder(names.map(({ scopes }, i) => nested(scopes, { kind: 'element', value: ends[i] }))),
      message: concat([literal(`two objects of the kind ${kind} are called "`), ...begin, literal('%s": choose other keys or names')]),
    };
  });
}

/** The common prefix of all names, and the rest of each: truncated to the same length, names are equal if the whole strings are. */
function withoutBegin(names: readonly Node[]): { readonly begin: readonly Node[]; readonly ends: readonly Node[] } {
  const parts = names.map(name => (name.kind === 'name' && name.text.kind === 'concat' ? name.text.parts : []));
  const [[fullname]] = parts;
  const lengths = new Set(names.map(name => (name as Partial<NameNode>).maxLength));
  const ends = parts.flatMap(([first, second, ...others]) => (first && fullname && sameNode(first, fullname) && second.kind === 'literal' && String(second.value).startsWith('-')
    ? [concat([literal(String(second.value).slice(1)), ...others])] : []));
  return ends.length === names.length && lengths.size === 1 ? { begin: [fullname, literal('-')], ends } : { begin: [], ends: names };
}

/** Objects of a kind whose names may be equal. */
interface NamedGroup {
  readonly kind: string;
  readonly names: readonly { readonly scopes: readonly Scope[]; readonly name: Node }[];
}

/** Whether all names of a group are also names of the other, as with Services that have the names of their Deployments. */
function isWithin(group: NamedGroup, other: NamedGroup): boolean {
  return group.names.every(({ scopes, name }) => scopes.every(s => s.kind === 'when') && other.names.some(one =>
    one.scopes.every(s => s.kind === 'when' && scopes.some(own => own.kind === 'when' && sameNode(own.condition, s.condition))) && sameNode(one.name, name)));
}

function groupAndKind(d: Document): string {
  return `${d.apiVersion.includes('/') ? d.apiVersion.split('/')[0] : ''}/${d.kind}`;
}

function grouped(documents: readonly Document[], keyOf: (d: Document) => string): Map<string, Document[]> {
  const groups = new Map<string, Document[]>();
  for (const d of documents) {
    const key = keyOf(d);
    const group = groups.get(key);
    if (group) {
      group.push(d);
    } else {
      groups.set(key, [d]);
    }
  }
  return groups;
}

function refuseSame(alike: readonly Document[]): void {
  alike.forEach((a, i) => {
    const b = alike.slice(i + 1).find(other => sameNode(identityOf(a, true), identityOf(other, true)));
    if (b) {
      throw new Refusal('name-duplicate',
        `${a.path} and ${b.path} are ${a.kind} objects of the same name: change the id of one, or set its metadata.name`);
    }
  });
}

/** A string that is equal for equal expressions. */
function outlineOf(node: Node): string {
  switch (node.kind) {
    case 'literal':
      return JSON.stringify(node.value);
    case 'value':
      return node.path.join('.');
    case 'name':
      return outlineOf(node.text);
    case 'concat':
      return node.parts.map(outlineOf).join(' ');
    default:
      return node.kind;
  }
}

function someMayMeet(group: readonly Document[]): boolean {
  const { ends } = withoutBegin(group.map(nameOf));
  const end = new Map(group.map((d, i) => [d, ends[i]]));
  const meet = (some: readonly Document[], others: readonly Document[]): boolean => some.some(one => others.some(other =>
    one !== other && !excludeEachOther(one.scopes, other.scopes) && mayBeSame(end.get(one)!, end.get(other)!)));
  const known = new Map(group.map(d => [d, knownOf(nameOf(d))]));
  const [whole, ended, unknown] = ['whole', 'end', 'nothing'].map(form => group.filter(d => known.get(d)!.form === form));
  return meet(unknown, group) || meet(whole, ended)
    || [whole, ended].some(form => [...grouped(form, d => known.get(d)!.text).values()].some(alike => meet(alike, alike)));
}

function lastOf(name: Node): Node {
  const text = uncut(name);
  return text.kind === 'concat' ? text.parts[text.parts.length - 1] : text;
}

/** Whether two names can be the same string: a hash of 8 digits is never `test`. */
function mayBeSame(a: Node, b: Node): boolean {
  const [x, y] = [a.type as StringType, b.type as StringType];
  const takes = (texts: readonly string[] | undefined, { chars, minLength, maxLength }: StringType): boolean =>
    texts?.some(text => CharSet.of(text).isWithin(chars) && text.length >= minLength && text.length <= maxLength) ?? true;
  return x.minLength <= y.maxLength && y.minLength <= x.maxLength && takes(x.oneOf, y) && takes(y.oneOf, x) && haveSameEnd(a, b);
}

/** Whether the ends of two names, before they are truncated, can be the same: `scheduler` and `gpu-worker` cannot. */
function haveSameEnd(a: Node, b: Node): boolean {
  const [x, y] = [a, b].map(name => {
    const last = lastOf(name);
    return last.kind === 'literal' ? String(last.value) : '';
  });
  return x.endsWith(y) || y.endsWith(x) ? lastChars(a).intersects(lastChars(b)) : false;
}

/** The characters that a name can end with, before it is truncated. */
function lastChars(name: Node): CharSet {
  const last = lastOf(name);
  if (last.kind === 'literal') {
    return CharSet.of(String(last.value).slice(-1));
  }
  return last.type.kind === 'string' && last.type.minLength > 0 ? last.type.chars : CharSet.ALL;
}

function identityOf(document: Document, withNamespace: boolean): Node {
  const namespace = namespaceOf(document);
  return namespace && withNamespace ? concat([namespace, literal('/'), nameOf(document)]) : nameOf(document);
}

/** Whether the name contains the key of the only loop around the object, and nothing else that varies in the loop. */
function tellsItemsApart(document: Document): boolean {
  const loops = document.scopes.flatMap(s => (s.kind === 'each' ? [s.loop] : []));
  const missing = loops.find(loop => !mentionsLoop(identityOf(document, true), loop));
  if (missing) {
    throw new Refusal('name-in-loop',
      `${document.path}: every iteration of the loop makes a ${document.kind} of the same name: leave the name out, or add the key of the loop to it`);
  }
  return loops.length === 0 || (loops.length === 1 && keyIsPartOf(uncut(nameOf(document)), loops[0]));
}

function keyIsPartOf(name: Node, loop: Loop): boolean {
  const varying = (name.kind === 'concat' ? name.parts : [name]).filter(p => mentionsLoop(p, loop));
  return varying.length === 1 && varying.every(p => p.kind === 'key' || (p.kind === 'call' && p.fn === 'toString' && p.args[0].kind === 'key'));
}

/**
 * The known part of a name: all of it, or the suffix after the release name. Names of the same form with different known
 * parts are distinct.
 */
function knownOf(name: Node): { readonly form: 'whole' | 'end' | 'nothing'; readonly text: string } {
  if (name.kind === 'literal') {
    return { form: 'whole', text: String(name.value) };
  }
  const end = endOf(uncut(name));
  return end === undefined ? { form: 'nothing', text: '' } : { form: 'end', text: end };
}

function endOf(name: Node): string | undefined {
  const parts = name.kind === 'concat' ? name.parts : [name];
  const known = parts.slice(1).every(p => p.kind === 'literal');
  return known && parts[0].kind === 'include' && parts[0].helper.name === 'fullname' ? parts.slice(1).map(p => (p as any).value).join('') : undefined;
}

/** Conditions within a loop apply to one item each, so they exclude nothing. */
function excludeEachOther(a: readonly Scope[], b: readonly Scope[]): boolean {
  const [x, y] = [beforeLoops(a), beforeLoops(b)];
  return x.some(c => y.some(d => isNot(c, d) || isNot(d, c)));
}

function beforeLoops(scopes: readonly Scope[]): Node[] {
  const conditions: Node[] = [];
  for (const scope of scopes) {
    if (scope.kind === 'each') {
      break;
    }
    conditions.push(scope.condition);
  }
  return conditions;
}

function isNot(a: Node, b: Node): boolean {
  return a.kind === 'call' && a.fn === 'not' && sameNode(a.args[0], b);
}

function mentionsLoop(node: Node, loop: Loop): boolean {
  return ((node.kind === 'key' || node.kind === 'item') && node.loop === loop) || childrenOf(node).some(child => mentionsLoop(child, loop));
}
