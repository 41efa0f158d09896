import { overridesApart } from './overrides';
import { hasNamedItems, NAMED_ITEMS } from '../names/named-items';
import { namesInOrder } from '../names/names-in-order';
import { Check, DistinctCheck, Document, ItemsOfList, Scope } from '../model/model';
import { isTest } from '../model/hooks';
import { sameNode } from '../../expr/node/equal';
import { labelOf } from '../../expr/node/label';
import { itemOf, loopOver } from '../../expr/expression/loop';
import { ItemNode, LiteralNode, Loop, Node, Part } from '../../expr/node/node';
import { entryOf, isMapKey, onlyElement, partsOf } from '../../expr/node/parts';
import { pathText } from '../../expr/functions/path-text';
import { literal } from '../../expr/node/literal';
import { call } from '../../expr/functions/functions';
import { terms } from '../../expr/functions/implication';
import { asText, concat } from '../../expr/functions/concat';
import { listOf, mapOf } from '../../expr/node/collections';
import { Type } from '../../expr/node/type';
import { Refusal } from '../../values/refusal';

const INIT_CONTAINERS = 'initContainers';
const CONTAINERS = 'containers';
const VOLUMES = 'volumes';
const CLAIM_TEMPLATES = 'volumeClaimTemplates';

/**
 * Duplicate names in lists of named items: Helm 3 keeps one of them, Helm 4 and server-side apply refuse them later. Both
 * outputs refuse them, as far as the names are known: fragments have no declared names.
 *
 * @internal
 */
export function itemNameChecks(documents: readonly Document[]): Check[] {
  const checks: ItemsCheck[] = [];
  // Messages name installed objects rather than test pods.
  for (const document of [...documents.filter(d => !isTest(d)), ...documents.filter(isTest)]) {
    // Lists of the object before those of items in it.
    for (const { name, list, loops } of listsIn(document.body).sort((a, b) => a.loops.length - b.loops.length)) {
      checks.push(...overridesApart(partsOfList(list), NAMED_ITEMS[name]).flatMap(parts => checkOf(document, name, loops, parts) ?? []));
    }
  }
  return once(together(checks));
}

type ItemsCheck = DistinctCheck & { readonly items: ItemsOfList };

/** Several pods often have the same lists; the check of a pod that always exists covers all. */
function once(checks: readonly ItemsCheck[]): ItemsCheck[] {
  const isAlways = (check: ItemsCheck): boolean => around(check).length === 0;
  return checks.filter((check, i) => !checks.some((other, k) => i !== k && isAlways(other) && (!isAlways(check) || k < i) && haveSameNames(check, other)));
}

/** For pods with exclusive conditions, common checks are made once. */
function together(checks: readonly ItemsCheck[]): ItemsCheck[] {
  return checks.reduce<ItemsCheck[]>((done, check) => {
    const at = done.findIndex(other => haveSameNames(other, check) && conditionOf(other) && conditionOf(check));
    return at < 0 ? [...done, check]
      : done.map((one, i) => (i === at ? { ...one, scopes: [...either(conditionOf(one)!, conditionOf(check)!), ...one.items.loops.map(inLoop)] } : one));
  }, []);
}

/** Whether two checks compare the same names, in loops over the same lists. */
function haveSameNames(a: ItemsCheck, b: ItemsCheck): boolean {
  const [x, y] = [a.items.loops, b.items.loops];
  const pairs = new Map(x.map((loop, i) => [loop, y[i]]));
  return x.length === y.length && x.every((loop, i) => sameNode(loop.over, y[i].over, pairs)) && sameNode(a.texts, b.texts, pairs);
}

/** The conditions and loops around the object. */
function around({ scopes, items: { loops } }: ItemsCheck): readonly Scope[] {
  return scopes.slice(0, scopes.length - loops.length);
}

function inLoop(loop: Loop): Scope {
  return { kind: 'each', loop };
}

/** The condition of an object that is not in a loop. */
function conditionOf(check: ItemsCheck): Node | undefined {
  const scopes = around(check);
  const conditions = scopes.flatMap(s => (s.kind === 'when' ? [s.condition] : []));
  return conditions.length < scopes.length || conditions.length === 0 ? undefined : conditions.length > 1 ? call('and', conditions) : conditions[0];
}

/** The condition that one of two conditions is true; none if that is always so, as for all values of an enum. */
function either(a: Node, b: Node): Scope[] {
  const asked = [...terms('or', a), ...terms('or', b)];
  const [[subject], ...texts] = [asked.map(subjectOf), ...asked.map(textOf)] as [(Node | undefined)[], ...(string | undefined)[]];
  const { oneOf } = subject?.type.kind === 'string' ? subject.type : { oneOf: undefined };
  const always = subject && oneOf?.every(text => texts.includes(text)) && asked.every(one => sameNode(subjectOf(one) ?? one, subject));
  return always ? [] : [{ kind: 'when', condition: call('or', asked) }];
}

/** The expression that is compared with a string. */
function subjectOf(condition: Node): Node | undefined {
  return textOf(condition) !== undefined && condition.kind === 'call' ? condition.args[0] : undefined;
}

function textOf(condition: Node): string | undefined {
  const [, text] = condition.kind === 'call' && condition.fn === 'eq' ? condition.args : [];
  return text?.kind === 'literal' && typeof text.value === 'string' ? text.value : undefined;
}

function checkOf(document: Document, name: string, loops: readonly Loop[], all: readonly Part[]): ItemsCheck | undefined {
  const parts = names(all, NAMED_ITEMS[name]);
  const fixed = parts.filter(isFixed);
  const known = fixed.map(p => String(p.value.value));
  const twice = known.find((text, i) => known.indexOf(text) !== i);
  if (twice !== undefined) {
    throw new Refusal('name-duplicate', `${document.path}: two items of ${name} have the ${NAMED_ITEMS[name]} "${twice}": change one of them`);
  }
  const scopes = [...document.scopes, ...loops.map(inLoop)];
  const sources = sourcesOf(all, scopes);
  if (sources.length === 0 || !couldBeTwo(parts)) {
    return undefined;
  }
  const items: ItemsOfList = { list: name, field: NAMED_ITEMS[name], loops, values: concat(sources.flatMap((source, i) => (i ? [literal(i < sources.length - 1 ? ', ' : ' or '), source] : [source]))) };
  return {
    kind: 'distinct',
    about: document.about,
    scopes,
    texts: namesInOrder(parts),
    message: sameItems(items),
    items,
  };
}

function isFixed(part: Part): part is Part & { readonly kind: 'element'; readonly value: LiteralNode } {
  return part.kind === 'element' && part.value.kind === 'literal';
}

function sameItems({ list, field, values }: ItemsOfList): Node {
  return concat([literal(`two items of ${list} have the ${field} "%s": choose another in `), values]);
}

/** The paths of the values that items come from. */
function sourcesOf(parts: readonly Part[], scopes: readonly Scope[]): Node[] {
  const pathOf = (node: Node): Node => (node.kind === 'item' && node.path.length && scopes.some(s => s.kind === 'each' && s.loop === node.loop) ? pathText(node) : literal(labelOf(node)));
  return parts.flatMap(p => (p.kind === 'splice' ? [pathOf(p.value)] : p.kind === 'each' ? [pathOf(p.loop.over)]
    : p.kind === 'when' ? sourcesOf([...p.then, ...p.otherwise], scopes) : []));
}

function partsOfList(list: Node): readonly Part[] {
  return list.kind === 'choose' && list.otherwise ? [{ kind: 'when', condition: list.condition, then: partsOfList(list.then), otherwise: partsOfList(list.otherwise) }]
    : isWritten(list) ? partsOf(list) : [{ kind: 'splice', value: list }];
}

/** The items of the list at a key of a map, with their conditions and loops. */
function itemsUnder(parts: readonly Part[], key: string): Part[] {
  return parts.flatMap((part): Part[] => {
    if (part.kind !== 'when') {
      return part.kind === 'entry' && part.key.kind === 'literal' && part.key.value === key && part.value.type.kind === 'list' ? [...partsOfList(part.value)] : [];
    }
    const [then, otherwise] = [itemsUnder(part.then, key), itemsUnder(part.otherwise, key)];
    return then.length + otherwise.length ? [{ ...part, then, otherwise }] : [];
  });
}

/** Whether the parts can have several names, not all of which are known. The keys of a single map are distinct. */
function couldBeTwo(parts: readonly Part[]): boolean {
  const [first, ...others] = parts;
  const areKeys = first?.kind === 'each' && others.length === 0 && isMapKey(onlyElement(first.body), first.loop);
  return !areKeys && !parts.every(p => p.kind === 'element') && atMost(parts) > 1;
}

function atMost(parts: readonly Part[]): number {
  return parts.reduce((sum, p) => sum + (p.kind === 'each' ? Infinity : p.kind === 'when' ? Math.max(atMost(p.then), atMost(p.otherwise)) : 1), 0);
}

function isWritten(list: Node): boolean {
  return list.kind === 'list' || list.kind === 'literal';
}

/** A list of named items, and the loops within the object that it is in. */
interface NamedList {
  readonly name: string;
  readonly list: Node;
  readonly loops: readonly Loop[];
}

function listsIn(node: Node): NamedList[] {
  const parts = partsOf(node);
  const found = withClaims(inParts(parts), itemsUnder(parts, CLAIM_TEMPLATES));
  const inits = itemsUnder(parts, INIT_CONTAINERS);
  if (inits.length === 0) {
    return found;
  }
  // All containers of a pod share their names.
  const own = new Set([...valuesUnder(parts, INIT_CONTAINERS), ...valuesUnder(parts, CONTAINERS)]);
  return [...found.filter(({ list }) => !own.has(list)), { name: CONTAINERS, list: listOf([...inits, ...itemsUnder(parts, CONTAINERS)]), loops: [] }];
}

/** Claim templates share their names with the volumes of the pod: Kubernetes would mount the claim instead of a volume with the same name, and say nothing. */
function withClaims(found: NamedList[], claims: readonly Part[]): NamedList[] {
  const volumes = namedClaims(claims);
  return volumes.length === 0 ? found : found.map(one => (one.name === VOLUMES ? { ...one, list: listOf([...volumes, ...partsOfList(one.list)]) } : one));
}

/** The claims as volumes. */
function namedClaims(claims: readonly Part[]): Part[] {
  return claims.flatMap((part): Part[] => {
    switch (part.kind) {
      case 'element': {
        const name = entryOf(entryOf(part.value, 'metadata'), 'name');
        return name ? [{ ...part, value: mapOf([{ kind: 'entry', key: literal('name'), value: name }]) }] : [];
      }
      case 'when': {
        const [then, otherwise] = [namedClaims(part.then), namedClaims(part.otherwise)];
        return then.length + otherwise.length ? [{ ...part, then, otherwise }] : [];
      }
      case 'each':
        return [{ ...part, body: namedClaims(part.body) }];
      default:
        return [];
    }
  });
}

function valuesUnder(parts: readonly Part[], key: string): Node[] {
  return parts.flatMap(part => (part.kind === 'when' ? valuesUnder([...part.then, ...part.otherwise], key)
    : part.kind === 'entry' && part.key.kind === 'literal' && part.key.value === key ? [part.value] : []));
}

function inParts(parts: readonly Part[]): NamedList[] {
  return parts.flatMap(part => {
    switch (part.kind) {
      case 'entry': {
        const name = part.key.kind === 'literal' ? String(part.key.value) : '';
        return [...hasNamedItems(name) && part.value.type.kind === 'list' ? [{ name, list: part.value, loops: [] }] : [], ...listsIn(part.value)];
      }
      case 'element':
        return listsIn(part.value);
      case 'when':
        return inParts([...part.then, ...part.otherwise]);
      case 'each':
        return inParts(part.body).map(found => ({ ...found, loops: [part.loop, ...found.loops] }));
      default:
        return [];
    }
  });
}

/** The names of the items, as a list with the same parts. */
function names(parts: readonly Part[], key: string): Part[] {
  return parts.flatMap((part): Part[] => {
    switch (part.kind) {
      case 'element': {
        const { value } = part;
        if (value.kind === 'choose') {
          const otherwise: Part[] = value.otherwise ? [{ kind: 'element', value: value.otherwise }] : [];
          return names([{ kind: 'when', condition: value.condition, then: [{ kind: 'element', value: value.then }], otherwise }], key);
        }
        const name = entryOf(value, key);
        return name && isScalar(name.type) ? [{ kind: 'element', value: asText(name) }] : [];
      }
      case 'when': {
        const [then, otherwise] = [names(part.then, key), names(part.otherwise, key)];
        return then.length + otherwise.length ? [{ ...part, then, otherwise }] : [];
      }
      case 'each': {
        const body = names(part.body, key);
        return body.length ? [{ ...part, body }] : [];
      }
      case 'splice':
        return spliced(part.value, key);
      default:
        return [];
    }
  });
}

function spliced(value: Node, key: string): Part[] {
  const items = value.type.kind === 'list' ? value.type.items : undefined;
  const fields = items?.kind === 'object' || items?.kind === 'map' ? items.fields ?? {} : {};
  const field = Object.prototype.hasOwnProperty.call(fields, key) ? fields[key] : undefined;
  if (!field || !isScalar(field.type) || field.absent) {
    return [];
  }
  const loop = loopOver(value);
  const item: ItemNode = { ...itemOf(loop) as ItemNode, path: [key], type: field.type, default: field.default as ItemNode['default'] };
  return [{ kind: 'each', loop, body: [{ kind: 'element', value: asText(item) }] }];
}

function isScalar(type: Type): boolean {
  return ['string', 'integer'].includes(type.kind);
}
