import { LiteralNode } from './node';
import { ANY, BOOLEAN, integerType, literalStringType, Type, union } from './type';
import { CharSet } from '../../values/schema/char-set';
import { Refusal } from '../../values/refusal';
import { Json } from '../../values/shape';

/** Data as an expression. @internal */
export function literal(value: Json): LiteralNode {
  if (value === undefined) {
    throw new Refusal('argument-type', 'got undefined, expected a string, a number, a boolean, a list or a map');
  }
  return Object.freeze({ kind: 'literal', value, type: typeOfJson(value) });
}

/** The narrowest type of a literal. @internal */
export function typeOfJson(value: Json): Type {
  switch (typeof value) {
    case 'string':
      return literalStringType(value);
    case 'boolean':
      return BOOLEAN;
    case 'number':
      return Number.isSafeInteger(value) ? integerType(value, value) : Object.freeze({ kind: 'number', minimum: value, maximum: value });
    case 'object':
      if (value === null) {
        return ANY;
      }
      if (Array.isArray(value)) {
        const items = value.map(typeOfJson);
        return Object.freeze({ kind: 'list', items: items.length ? items.reduce(union) : NOTHING, minItems: items.length });
      }
      return Object.freeze({
        kind: 'object',
        fields: Object.fromEntries(Object.entries(value).map(([k, v]) => [k, { type: typeOfJson(v) }])),
      });
  }
}

/** The type of the items of an empty list: its union with another type is that type. */
const NOTHING: Type = Object.freeze({ kind: 'string', chars: CharSet.NONE, minLength: 0, maxLength: 0 });
