import { labelOf } from './label';
import { literal } from './literal';
import { Helper, LeafPart, Node, Part } from './node';
import { keyOf, leavesOf, partsOf } from './parts';
import { ANY, stringType, Type, union } from './type';
import { CharSet } from '../../values/schema/char-set';
import { Refusal } from '../../values/refusal';

/** A map in the code of the chart. @internal */
export function mapOf(given: readonly Part[]): Node {
  const parts = withoutRepeated(given);
  leavesOf(parts).forEach(part => checkPart(part, 'map'));
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

/** Checks that a list is spread into a list, and a map into a map. */
function checkPart(part: LeafPart, collection: 'map' | 'list'): void {
  const { kind } = part.value.type;
  if (part.kind === 'splice' && ['string', 'integer', 'number', 'boolean'].includes(kind)) {
    throw new Refusal('parts-mixed', `${labelOf(part.value)} is of the kind ${kind} and is spread into a ${collection}: spread a ${collection}, or remove the dots`);
  }
  const wrong = part.kind === (collection === 'map' ? 'element' : 'entry') || (part.kind === 'splice'
    && (collection === 'map' ? ['list'] : ['map', 'object']).includes(kind));
  if (wrong) {
    const what = part.kind === 'splice' ? labelOf(part.value) : 'something';
    throw new Refusal('parts-mixed', collection === 'map'
      ? `${what} is a list and is spread into a map: spread a map, such as ...x.ifTrue({ key: 'value' }), or write { key: x.ifTrue([…]) }`
      : `${what} is a map and is spread into a list: spread a list, such as ...x.ifTrue([{ … }]), or remove the dots`);
  }
}

/** Omits a named map that another part includes already, such as the selector labels next to the labels. */
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

/** A list in the code of the chart. @internal */
export function listOf(parts: readonly Part[]): Node {
  leavesOf(parts).forEach(part => checkPart(part, 'list'));
  const values = parts.map(p => (p.kind === 'element' ? p.value : undefined));
  if (values.every(v => v?.kind === 'literal')) {
    return literal(values.map(v => (v as any).value));
  }
  const items = leavesOf(parts).map(itemType).reduce(union);
  const minItems = parts.filter(p => p.kind === 'element').length;
  return Object.freeze({ kind: 'list', parts: Object.freeze(parts), type: Object.freeze({ kind: 'list', items, minItems }) });
}

function itemType({ kind, value: { type } }: LeafPart): Type {
  return kind !== 'splice' ? type : type.kind === 'list' ? type.items : ANY;
}

/** The map with the value under a key replaced. @internal */
export function replaceEntry(map: Node, key: string, replace: (value: Node) => Node): Node {
  return mapOf(partsOf(map).map(p => (p.kind === 'entry' && keyOf(p) === key ? { ...p, value: replace(p.value) } : p)));
}
