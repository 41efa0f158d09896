import { knownData } from './known-data';
import { AnyExpression } from '../expr/expression/any-expression';
import { Fn } from '../expr/expression/fn';
import { MapExpression } from '../expr/expression/map-expression';
import { StringExpression } from '../expr/expression/string-expression';
import { goJson } from '../plain/json-text';
import { Json } from '../values/shape';

/** A value as a program gets it: a string as it is, anything else as JSON; known if the value is. @internal */
export function programText(value: AnyExpression): string | StringExpression {
  const { _node: node } = value;
  return node.kind !== 'literal' ? value.toText() : typeof node.value === 'string' ? node.value : jsonOfData(node.value as Json);
}

/** A value as JSON, known if the value is. @internal */
export function jsonTextOf(value: AnyExpression): string {
  const { _node: node } = value;
  return node.kind === 'literal' ? jsonOfData(node.value as Json) : new MapExpression(node).toRawJson().asString();
}

/** Data as JSON, as programs get it. @internal */
export function jsonOfData(data: Json): string {
  return goJson(data);
}

/** Strings of a list, which may come from loops, as one; known if they are. @internal */
export function joinedText(separator: string, items: any[]): string {
  const text = Fn.join(separator, items);
  const known = knownData(text);
  return known === undefined ? text.asString() : String(known);
}
