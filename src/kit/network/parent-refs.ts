import { AnyExpression } from '../../expr/expression/any-expression';
import { itemOf, loopOver } from '../../expr/expression/loop';
import { toNode } from '../../expr/expression/to-node';
import { listOf, mapOf } from '../../expr/node/collections';
import { literal } from '../../expr/node/literal';
import { Node, Part } from '../../expr/node/node';
import { entryOf, keyOf, leaveOut, mapParts, partsOf, spread } from '../../expr/node/parts';
import { FieldType } from '../../expr/node/type';
import { isMap, JsonMap } from '../../values/json-map';
import { Json } from '../../values/shape';

/** What the API server writes into each item of `parentRefs`. @internal */
export const GATEWAY = { group: 'gateway.networking.k8s.io', kind: 'Gateway' };

const OTHERS = ['name', 'namespace', 'sectionName', 'port'];

/**
 * The `parentRefs` of a route with the defaults that the API server would add to each item: tools such as Argo CD cannot
 * tell them from changes, since they are within a list.
 *
 * @internal
 */
export function parentRefsOf(given: any): any {
  return [...new AnyExpression(listOf(itemsOf(given, ref => mapOf([
    ...Object.entries(GATEWAY).map(([key, value]): Part => ({ kind: 'entry', key: literal(key), value: ref(key) ?? literal(value) })),
    ...OTHERS.flatMap(key => entry(key, ref(key))),
  ])))).asAny()];
}

/**
 * The parent of two references in a list in the code of the chart, as far as it is known there, that do not name different listeners:
 * the API server refuses them. In lists of values, the schema only refuses equal items.
 *
 * @internal
 */
export function repeatedIn(given: any): string | undefined {
  const refs = spread(toNode(given)).flatMap(part => (part.kind === 'element' && part.value.kind === 'literal' && isMap(part.value.value as Json) ? [part.value.value as JsonMap] : []));
  const repeated = refs.find((ref, i) => refs.slice(0, i).some(other => parentOf(other) === parentOf(ref) && !areApart(other, ref)));
  return repeated && parentOf(repeated);
}

function parentOf({ group = GATEWAY.group, kind = GATEWAY.kind, namespace = '', name }: JsonMap): string {
  return `${String(group)}/${String(kind)} ${String(namespace)}/${String(name)}`;
}

function areApart(a: JsonMap, b: JsonMap): boolean {
  const areOther = (key: string): boolean => Boolean(a[key] && b[key]) && a[key] !== b[key];
  return areOther('sectionName') || areOther('port');
}

function entry(key: string, value: Node | undefined): Part[] {
  return value === undefined ? [] : leaveOut(value, node => ({ kind: 'entry', key: literal(key), value: node }));
}

type Ref = (key: string) => Node | undefined;

function itemsOf(given: any, item: (ref: Ref) => Node): Part[] {
  return mapParts(spread(toNode(given)), leaf => {
    if (leaf.kind === 'element') {
      return isWritten(leaf.value) ? [{ kind: 'element', value: item(key => entryOf(leaf.value, key)) }] : [leaf];
    }
    if (leaf.kind !== 'splice' || !hasFields(leaf.value)) {
      return [leaf];
    }
    const loop = loopOver(leaf.value, 'parentRef');
    const ref = new AnyExpression(itemOf(loop));
    const isOptional = (key: string): boolean => fieldsOf(leaf.value)[key].absent === 'optional';
    return [{ kind: 'each', loop, body: [{ kind: 'element', value: item(key => (isOptional(key) ? toNode(ref.get(key).ifPresent()) : ref.get(key)._node)) }] }];
  });
}

function isWritten(node: Node): boolean {
  return (node.kind === 'map' || node.kind === 'literal') && partsOf(node).every(part => keyOf(part) !== undefined);
}

/** Whether the items are declared as those of `GatewayRoute.values()` are. */
function hasFields(list: Node): boolean {
  return [...Object.keys(GATEWAY), ...OTHERS].every(key => fieldsOf(list)[key] !== undefined);
}

function fieldsOf({ type }: Node): Readonly<Record<string, FieldType>> {
  return (type.kind === 'list' && (type.items.kind === 'object' || type.items.kind === 'map') ? type.items.fields : undefined) ?? {};
}
