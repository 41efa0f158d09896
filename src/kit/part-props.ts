import { Construct } from 'constructs';
import { checkLiterals } from './check-literals';
import { Expression } from '../expr/expression/expression';
import { Tokens } from '../expr/token/tokens';
import { checkStruct } from '../values/declare/check-struct';
import { ItemShape } from '../values/declare/item-shape';
import { STRUCTS } from '../values/declare/structs';

/**
 * The props of a part as it uses them: what TypeScript would refuse is refused (`value-option`), and an expression that stands
 * as it is becomes what `asProps()` would give in its place.
 *
 * @param fields the values of the part: literals that they would be refused for are refused, too.
 * @internal
 */
export function partProps<P extends object | undefined>(struct: string, scope: Construct, id: string, props: P, fields?: ItemShape): P {
  // In place of an expression stands any value, a `null` or an empty one too.
  if (!Tokens.areValues) {
    const where = [scope.node.path, id].filter(Boolean).join('/');
    checkStruct(struct, props, where);
    if (fields && props) {
      checkLiterals(fields, props, where);
    }
  }
  return tokensIn(struct, props ?? {}) as P;
}

function tokensIn(struct: string, props: any): any {
  return typeof props !== 'object' ? props : Object.fromEntries(Object.entries(props).map(([name, value]) =>
    [name, tokenOf(STRUCTS[struct][name] ?? STRUCTS[struct][`${name}?`] ?? 'other', value)]));
}

function tokenOf(type: string, value: any): any {
  if (value instanceof Expression) {
    return type === 'other' || type === 'expression' ? value : placed(value);
  }
  if (type.endsWith('[]') && Array.isArray(value)) {
    return value.map(item => tokenOf(type.slice(0, -2), item));
  }
  if (type.endsWith('{}') && typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, tokenOf(type.slice(0, -2), item)]));
  }
  return type in STRUCTS && typeof value === 'object' && !Array.isArray(value) ? tokensIn(type, value) : value;
}

function placed(value: Expression): any {
  switch (value._node.type.kind) {
    case 'string':
      return value.asString();
    case 'integer':
    case 'number':
      return Tokens.number(value._present, String(value._node.kind));
    case 'boolean':
      return value;
    default:
      return value.asAny();
  }
}

/** Those of the props that a part has, which a part within it gets. @internal */
export function propsOf<P extends object>(struct: string, props: P): P {
  const known = STRUCTS[struct];
  return Object.fromEntries(Object.entries(props).filter(([name]) => name in known || `${name}?` in known)) as P;
}
