import { call } from '../functions/functions';
import { ChooseNode, ItemNode, Node, ValueNode } from '../node/node';
import { labelOf } from '../node/label';
import { own, ownerOf, pathPrefix } from '../node/owner';
import { asText } from '../functions/concat';
import { STAND_IN, standIn } from './stand-in';
import { toNode } from './to-node';
import { Tokens } from '../token/tokens';
import { BOOLEAN, union } from '../node/type';
import { Refusal } from '../../values/refusal';

/**
 * Something that is known only when the values are: a declared value, a piece of a release, or what a function makes
 * of them. In a manifest it travels as what `asString()`, `asNumber()` or `asAny()` returns.
 *
 * An expression never is nil. One that may be absent must be asked for first, with `isPresent()`, `ifPresent()` or
 * a default.
 */
export abstract class Expression {
  /** @internal */
  declare public readonly _node: Node;

  /**
   * @param node the data of the expression; made by this library only.
   */
  protected constructor(node: any) {
    standIn(this, node);
  }

  /**
   * The expression in place of an object, a list, a boolean or any other property.
   *
   * In a list `...x.asAny()` gives all its elements, in an object all its entries.
   *
   * The result is not the value: code that looks at it (`===`, `if`) sees a token.
   */
  public asAny(): any {
    return Tokens.structure(this._present, labelOf(this._node));
  }

  /**
   * The expression in place of a string, alone or within a longer text. Numbers and booleans become the string that
   * Helm prints for them.
   *
   * Rejected for lists and maps (`token-not-text`): use `toJson()` for their JSON string.
   */
  public asString(): string {
    const node = this._present;
    if (!['string', 'integer', 'number', 'boolean'].includes(node.type.kind)) {
      throw new Refusal('token-not-text',
        `${pathPrefix(node)}${labelOf(node)} is a ${node.type.kind}, not a string: use asAny() to render it as a structure, or toJson() for JSON`);
    }
    return Tokens.string(asText(node), labelOf(node));
  }

  /**
   * The same as `asString()`, so that an expression can stand in a template literal.
   */
  public toString(): string {
    return this.asString();
  }

  /**
   * Called by cdk8s where an expression was put into an untyped property as it is; the same as `asAny()`.
   */
  public resolve(): any {
    return this.asAny();
  }

  /** What it is where it is placed as it is. Refuses what may be absent, and what is no value. @internal */
  public get _present(): Node {
    return requirePresent(this._node);
  }

  /**
   * Whether Helm's `if` takes it for true: it is not false, 0, an empty string, list or map.
   */
  public isTruthy(): BooleanExpression {
    return new BooleanExpression(this._node.type.kind === 'boolean' && !isOptional(this._node) ? this._node : call('truthy', [this._node]));
  }

  /**
   * Whether it is false, 0, an empty string, list or map, or absent.
   */
  public isEmpty(): BooleanExpression {
    return this.isTruthy().not();
  }

  /**
   * Whether an optional value was given. Rejected for one that always is there (`value-always-present`).
   */
  public isPresent(): BooleanExpression {
    return new BooleanExpression(presence(this._node));
  }

  /**
   * Whether it equals a string, number, boolean, or another expression of the same kind.
   *
   * @param other a literal or an expression.
   */
  public is(other: any): BooleanExpression {
    return new BooleanExpression(call('eq', [requirePresent(this._node), toNode(other)]));
  }

  /**
   * The opposite of `is()`.
   *
   * @param other a literal or an expression.
   */
  public isNot(other: any): BooleanExpression {
    return new BooleanExpression(call('ne', [requirePresent(this._node), toNode(other)]));
  }

  /**
   * Places the expression when it is not empty; otherwise the key, list item or entry is left out.
   *
   * Helm charts write this as `{{- with … }}`.
   */
  public ifNotEmpty(): any {
    return place(this.isTruthy()._node, this._node);
  }

  /**
   * Places an optional value when it was given; otherwise the key, list item or entry is left out.
   *
   * Rejected for a value that always is there (`value-always-present`): use `ifNotEmpty()`.
   */
  public ifPresent(): any {
    return place(presence(this._node), this._node);
  }

  /**
   * One of two places, by whether the expression is truthy: an object, list or scalar, with expressions in it.
   *
   * @param then what stands there when it is.
   * @param otherwise what stands there when it is not. @default - the key, list item or entry is left out
   */
  public ifTrue(then: any, otherwise?: any): any {
    return place(this.isTruthy()._node, toNode(then), otherwise === undefined ? undefined : toNode(otherwise));
  }
}

Object.defineProperties(Expression.prototype, STAND_IN);

/**
 * A boolean: a declared boolean, a comparison, or a combination with `and`, `or` and `not`.
 */
export class BooleanExpression extends Expression {
  /** @internal */
  public constructor(node: any) {
    super(node);
  }

  /**
   * True when both are.
   *
   * @param other any expression; of another kind than boolean, whether it is truthy.
   */
  public and(other: Expression): BooleanExpression {
    return new BooleanExpression(join('and', requirePresent(this._node), other.isTruthy()._node));
  }

  /**
   * True when one of them is.
   *
   * @param other any expression; of another kind than boolean, whether it is truthy.
   */
  public or(other: Expression): BooleanExpression {
    return new BooleanExpression(join('or', requirePresent(this._node), other.isTruthy()._node));
  }

  /**
   * True when this is false.
   */
  public not(): BooleanExpression {
    return new BooleanExpression(call('not', [this._node]));
  }
}

/** @internal */
export function choose(condition: Node, then: Node, otherwise?: Node): ChooseNode {
  return Object.freeze({ kind: 'choose', condition, then, otherwise, type: otherwise ? union(then.type, otherwise.type) : then.type });
}

/** `and a b c` reads better than `and (and a b) c`. */
function join(fn: 'and' | 'or', ...conditions: Node[]): Node {
  return call(fn, conditions.flatMap(c => (c.kind === 'call' && c.fn === fn ? c.args : [c])));
}

/** Refuses a value that may be absent where nothing asks whether it is there. @internal */
export function requirePresent(node: Node): Node {
  if (isOptional(node)) {
    throw new Refusal('value-optional',
      `${pathPrefix(node)}${labelOf(node)} is optional and may be absent: use ifPresent(), ${isCollection(node) ? 'or orEmpty()' : 'or declare a default'}`);
  }
  return node;
}

function isCollection({ type }: Node): boolean {
  return type.kind === 'list' || type.kind === 'map';
}

function isOptional(node: Node): node is ValueNode | ItemNode {
  return (node.kind === 'value' || node.kind === 'item') && node.absent === 'optional';
}

/** A list or map that reads as empty when it is absent. @internal */
export function orEmpty(node: Node): Node {
  presence(node);
  const filled = Object.freeze({ ...node, absent: 'empty' }) as Node;
  const owner = ownerOf(node);
  return owner ? own(filled, owner) : filled;
}

function place(condition: Node, then: Node, otherwise?: Node): any {
  return Tokens.structure(choose(condition, then, otherwise), labelOf(ownerOf(then) ? then : condition));
}

function presence(node: Node): Node {
  if (!isOptional(node)) {
    throw new Refusal('value-always-present',
      `${pathPrefix(node)}${labelOf(node)} is always present: use isEmpty() or ifNotEmpty(), or declare it optional`);
  }
  return Object.freeze({ kind: 'present', of: node, type: BOOLEAN });
}
