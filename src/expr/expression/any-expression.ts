import { BooleanExpression, Expression, requirePresent } from './expression';
import { labelOf } from '../node/label';
import { ListExpression } from './list-expression';
import { MapExpression } from './map-expression';
import { ItemNode, Node, ValueNode } from '../node/node';
import { NumberExpression } from './number-expression';
import { own, ownerOf } from '../node/owner';
import { StringExpression } from './string-expression';
import { Tokens } from '../token/tokens';
import { FieldType, Type } from '../node/type';
import { Refusal } from '../../values/refusal';

/**
 * An expression whose kind the declaration says, not TypeScript: the item of a loop, a declared object, or what a
 * function finds in a collection.
 *
 * `string('name')`, `integer('replicas')` and so on give the declared fields, and without a path the expression itself
 * as that kind. Rejected when the declaration says another kind or has no such field (`value-undeclared`).
 */
export class AnyExpression extends Expression {
  /** @internal */
  public constructor(node: any) {
    super(node);
  }

  /**
   * The expression in the place of a number. Rejected when it is not one (`value-undeclared`).
   */
  public asNumber(): number {
    return Tokens.number(requirePresent(this.field(['integer', 'number'])), labelOf(this._node));
  }

  /** @param path the field. @default - the expression itself */
  public string(path?: string): StringExpression {
    return new StringExpression(this.field(['string'], path));
  }

  /** @param path the field. @default - the expression itself */
  public integer(path?: string): NumberExpression {
    return new NumberExpression(this.field(['integer'], path));
  }

  /** @param path the field. @default - the expression itself */
  public number(path?: string): NumberExpression {
    return new NumberExpression(this.field(['integer', 'number'], path));
  }

  /** @param path the field. @default - the expression itself */
  public boolean(path?: string): BooleanExpression {
    return new BooleanExpression(this.field(['boolean'], path));
  }

  /** @param path the field. @default - the expression itself */
  public list(path?: string): ListExpression {
    return new ListExpression(this.field(['list'], path));
  }

  /** @param path the field. @default - the expression itself */
  public map(path?: string): MapExpression {
    return new MapExpression(this.field(['map', 'object'], path));
  }

  /**
   * A field of any kind.
   *
   * @param path the field.
   */
  public get(path: string): AnyExpression {
    return new AnyExpression(this.field(undefined, path));
  }

  private field(kinds: readonly Type['kind'][] | undefined, path?: string): Node {
    let node = this._node;
    for (const name of path?.split('.') ?? []) {
      node = fieldOf(node, name);
    }
    if (kinds && !kinds.includes(node.type.kind)) {
      throw new Refusal('value-undeclared', `${labelOf(node)} is declared as ${node.type.kind}, not as ${kinds.join(' or ')}`);
    }
    return node;
  }
}

function fieldOf(node: Node, name: string): Node {
  const fields = node.type.kind === 'object' || node.type.kind === 'map' ? node.type.fields ?? {} : {};
  const field = Object.prototype.hasOwnProperty.call(fields, name) ? fields[name] : undefined;
  if (!field || (node.kind !== 'item' && node.kind !== 'value')) {
    const declared = Object.keys(fields);
    throw new Refusal('value-undeclared',
      `${labelOf(node)} has no field "${name}": ${declared.length ? `declared are ${declared.join(', ')}` : 'none is declared'}`);
  }
  return node.kind === 'item' ? itemField(node, name, field) : valueField(node, name, field);
}

function itemField(node: ItemNode, name: string, field: FieldType): Node {
  return Object.freeze({
    kind: 'item',
    loop: node.loop,
    path: [...node.path, name],
    type: field.type,
    default: field.default as ItemNode['default'],
    absent: field.absent,
  });
}

function valueField(node: ValueNode, name: string, field: FieldType): Node {
  const child: ValueNode = Object.freeze({ kind: 'value', path: [...node.path, name], type: field.type, absent: field.absent });
  const owner = ownerOf(node);
  return owner ? own(child, owner) : child;
}
