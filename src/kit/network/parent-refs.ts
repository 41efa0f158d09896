import { AnyExpression } from '../../expr/expression/any-expression';
import { choose } from '../../expr/expression/expression';
import { itemOf, loopOver } from '../../expr/expression/loop';
import { toNode } from '../../expr/expression/to-node';
import { asText, concat } from '../../expr/functions/concat';
import { listOf, mapOf } from '../../expr/node/collections';
import { literal } from '../../expr/node/literal';
import { Node, Part } from '../../expr/node/node';
import { entryOf, keyOf, leaveOut, mapParts, partsOf, spread } from '../../expr/node/parts';
import { FieldType } from '../../expr/node/type';

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

/** What tells the items apart: a string for each. @internal */
export function identitiesOf(given: any): Part[] {
  // Under the condition that it is there.
  const text = (node: Node): Node => (node.kind === 'choose' ? choose(node.condition, text(node.then), node.otherwise ? text(node.otherwise) : literal(''))
    : asText(node.kind === 'item' ? { ...node, absent: undefined } : node));
  const end = (ref: Ref, key: string): Node[] => {
    const node = ref(key);
    // Most references have none of these, and messages show what there is.
    return node === undefined ? [] : node.kind === 'choose' && node.otherwise === undefined
      ? [choose(node.condition, concat([literal(':'), text(node.then)]), literal(''))] : [literal(':'), text(node)];
  };
  return itemsOf(given, ref => concat([
    text(ref('group') ?? literal(GATEWAY.group)), literal('/'), text(ref('kind') ?? literal(GATEWAY.kind)), literal(' '),
    text(ref('namespace') ?? literal('')), literal('/'), text(ref('name') ?? literal('')), ...end(ref, 'sectionName'), ...end(ref, 'port'),
  ]));
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
