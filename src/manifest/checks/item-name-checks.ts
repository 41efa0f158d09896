import { Check, DistinctCheck, Document } from '../model/model';
import { sameNode } from '../../expr/node/equal';
import { labelOf } from '../../expr/node/label';
import { itemOf, loopOver } from '../../expr/expression/loop';
import { ItemNode, ListNode, LiteralNode, Node, Part } from '../../expr/node/node';
import { entryOf, partsOf } from '../../expr/node/parts';
import { asText } from '../../expr/functions/concat';
import { listOf } from '../../expr/node/collections';
import { Type } from '../../expr/node/type';
import { Refusal } from '../../values/refusal';

/** Lists of a pod in which Kubernetes tells items apart by a field. */
const INIT_CONTAINERS = 'initContainers';
const CONTAINERS = 'containers';

const KEYS: { readonly [list: string]: string } = {
  containers: 'name',
  env: 'name',
  imagePullSecrets: 'name',
  initContainers: 'name',
  ports: 'name',
  volumeMounts: 'mountPath',
  volumes: 'name',
};

/**
 * Two items of such a list that have the same name: Helm 3 lets one of them win, Helm 4 and server-side apply refuse them
 * later. Both outputs refuse them here, as far as the chart knows the names: what is declared as a fragment has none.
 *
 * @internal
 */
export function itemNameChecks(documents: readonly Document[]): Check[] {
  const checks: DistinctCheck[] = [];
  // A message speaks of what is installed rather than of what tests it.
  for (const document of [...documents.filter(d => !d.test), ...documents.filter(d => d.test)]) {
    for (const { name, list } of listsIn(document.body)) {
      const check = checkOf(document, name, list);
      if (check) {
        checks.push(check);
      }
    }
  }
  // Several pods often have the same lists; one that is always there speaks for all.
  const always = checks.filter((check, i) => check.scopes.length === 0 && !checks.slice(0, i).some(other => other.scopes.length === 0 && sameNode(check.texts, other.texts)));
  return checks.filter(check => always.includes(check) || (check.scopes.length > 0 && !always.some(other => sameNode(check.texts, other.texts))));
}

function checkOf(document: Document, name: string, list: Node): DistinctCheck | undefined {
  const all = itemsOf(list);
  const parts = names(all, KEYS[name]);
  const fixed = parts.filter(isFixed);
  const known = fixed.map(p => String(p.value.value));
  const twice = known.find((text, i) => known.indexOf(text) !== i);
  if (twice !== undefined) {
    throw new Refusal('name-duplicate', `${document.path}: two items of ${name} have the ${KEYS[name]} "${twice}": give one of them another`);
  }
  const sources = sourcesOf(all);
  // Names that are all known are told apart; those of a loop over a map hold its keys.
  return sources.length === 0 || !couldBeTwo(parts) ? undefined : {
    kind: 'distinct',
    scopes: document.scopes,
    // In front they stand in one line of the template.
    texts: listOf([...fixed, ...parts.filter(p => !isFixed(p))]) as ListNode,
    message: `two items of ${name} of the ${document.kind} have the ${KEYS[name]} "%s": choose another in ${sources.join(' or ')}`,
  };
}

function isFixed(part: Part): part is Part & { readonly kind: 'element'; readonly value: LiteralNode } {
  return part.kind === 'element' && part.value.kind === 'literal';
}

/** The values that items come from. */
function sourcesOf(parts: readonly Part[]): string[] {
  return parts.flatMap(p => (p.kind === 'splice' ? [labelOf(p.value)] : p.kind === 'each' ? [labelOf(p.loop.over)]
    : p.kind === 'when' ? sourcesOf([...p.then, ...p.otherwise]) : []));
}

function itemsOf(list: Node): readonly Part[] {
  return list.kind === 'choose' && list.otherwise ? [{ kind: 'when', condition: list.condition, then: itemsOf(list.then), otherwise: itemsOf(list.otherwise) }]
    : isWritten(list) ? partsOf(list) : [{ kind: 'splice', value: list }];
}

/** The items of the list under a key of a map, whatever it is under. */
function itemsUnder(parts: readonly Part[], key: string): Part[] {
  return parts.flatMap((part): Part[] => {
    if (part.kind !== 'when') {
      return part.kind === 'entry' && part.key.kind === 'literal' && part.key.value === key && part.value.type.kind === 'list' ? [...itemsOf(part.value)] : [];
    }
    const [then, otherwise] = [itemsUnder(part.then, key), itemsUnder(part.otherwise, key)];
    return then.length + otherwise.length ? [{ ...part, then, otherwise }] : [];
  });
}

/** Whether more than one name can come of the parts, of which not all are known. */
function couldBeTwo(parts: readonly Part[]): boolean {
  return !parts.every(p => p.kind === 'element') && atMost(parts) > 1;
}

function atMost(parts: readonly Part[]): number {
  return parts.reduce((sum, p) => sum + (p.kind === 'each' ? Infinity : p.kind === 'when' ? Math.max(atMost(p.then), atMost(p.otherwise)) : 1), 0);
}

function isWritten(list: Node): boolean {
  return list.kind === 'list' || list.kind === 'literal';
}

function listsIn(node: Node): { name: string; list: Node }[] {
  const parts = partsOf(node);
  const found = inParts(parts);
  const inits = itemsUnder(parts, INIT_CONTAINERS);
  if (inits.length === 0) {
    return found;
  }
  // All containers of a pod share their names.
  const own = new Set([...valuesUnder(parts, INIT_CONTAINERS), ...valuesUnder(parts, CONTAINERS)]);
  return [...found.filter(({ list }) => !own.has(list)), { name: CONTAINERS, list: listOf([...inits, ...itemsUnder(parts, CONTAINERS)]) }];
}

function valuesUnder(parts: readonly Part[], key: string): Node[] {
  return parts.flatMap(part => (part.kind === 'when' ? valuesUnder([...part.then, ...part.otherwise], key)
    : part.kind === 'entry' && part.key.kind === 'literal' && part.key.value === key ? [part.value] : []));
}

function inParts(parts: readonly Part[]): { name: string; list: Node }[] {
  return parts.flatMap(part => {
    switch (part.kind) {
      case 'entry': {
        const name = part.key.kind === 'literal' ? String(part.key.value) : '';
        return [...Object.prototype.hasOwnProperty.call(KEYS, name) && part.value.type.kind === 'list' ? [{ name, list: part.value }] : [], ...listsIn(part.value)];
      }
      case 'element':
        return listsIn(part.value);
      case 'when':
        return inParts([...part.then, ...part.otherwise]);
      default:
        return [];
    }
  });
}

/** The names of the items, as a list made of the same parts. */
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
