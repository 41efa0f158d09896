import { AnyExpression } from '../expr/expression/any-expression';
import { BooleanExpression } from '../expr/expression/expression';
import { itemOf, loopOver } from '../expr/expression/loop';
import { toNode } from '../expr/expression/to-node';
import { listOf } from '../expr/node/collections';
import { Node, Part } from '../expr/node/node';
import { mapParts, partsOf, spread } from '../expr/node/parts';
import { asStructureToken } from '../expr/token/structure-token';

/**
 * The items of a list prop, each converted to items of a manifest: items in the code of the chart, under the conditions that
 * they have there, and items from values.
 *
 * @param given the list, or an expression for it.
 * @param itemName the name of the variable for items from values.
 * @param convert the items for the props of one item.
 * @param fields the fields of items from values that it reads; others need not be rendered. @default - all
 * @internal
 */
export function convertedItems<T>(given: readonly T[], itemName: string, convert: (props: T) => any[], fields?: readonly string[]): any[] {
  const converted = (list: any): any[] => {
    const parts = mapParts(spread(toNode(list)), leaf => (leaf.kind === 'splice'
      ? loopOf(leaf.value, itemName, convert, fields)
      : ofElement(leaf.value, convert, fields)));
    return parts.length === 0 ? [] : [...new AnyExpression(listOf(parts)).asAny()];
  };
  return Array.isArray(given) ? given.flatMap(item => (asStructureToken(item) ? converted([item]) : convert(item))) : converted(given);
}

function loopOf(list: Node, itemName: string, convert: (props: any) => any[], fields?: readonly string[]): Part[] {
  const loop = loopOver(list, itemName);
  return [{ kind: 'each', loop, body: spread(toNode(convert(propsOfItem(new AnyExpression(itemOf(loop)), fields)))) }];
}

/** The fields of an item from values as props. @internal */
export function propsOfItem(item: AnyExpression, fields?: readonly string[]): any {
  const { type } = item._node;
  const known = type.kind === 'object' || type.kind === 'map' ? Object.keys(type.fields ?? {}) : [];
  return item.asProps(fields === undefined ? [] : known.filter(name => !fields.includes(name)));
}

function ofElement(item: Node, convert: (props: any) => any[], fields?: readonly string[]): Part[] {
  switch (item.kind) {
    case 'choose':
      return [{
        kind: 'when', condition: item.condition, then: ofElement(item.then, convert, fields), otherwise: item.otherwise ? ofElement(item.otherwise, convert, fields) : [],
      }];
    case 'map':
    case 'literal':
      return spread(toNode(convert(propsOf(partsOf(item)))));
    default:
      return spread(toNode(convert(propsOfItem(new AnyExpression(item), fields))));
  }
}

/** The entries of a map in the code of the chart as props. A map that is spread into it has props of its declared fields. */
function propsOf(parts: readonly Part[]): any {
  return Object.assign({}, ...parts.map(part => {
    switch (part.kind) {
      case 'entry':
        return part.key.kind === 'literal' ? { [String(part.key.value)]: placed(part.value) } : {};
      case 'when':
        return conditional(part.condition, propsOf(part.then), propsOf(part.otherwise));
      default:
        return part.kind === 'splice' ? new AnyExpression(part.value).asProps() : {};
    }
  }));
}

function conditional(condition: Node, then: any, otherwise: any): any {
  const asked = new BooleanExpression(condition);
  return Object.fromEntries(Object.keys({ ...then, ...otherwise }).map(key => [
    key, key in then ? asked.ifTrue(then[key], otherwise[key]) : asked.not().ifTrue(otherwise[key]),
  ]));
}

function placed(node: Node): any {
  return node.kind === 'literal' ? node.value : new AnyExpression(node).asAny();
}
