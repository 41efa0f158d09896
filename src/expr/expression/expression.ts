import { call } from '../functions/functions';
import { sameNode } from '../node/equal';
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
 * A value that is known only when the chart is rendered: a declared value, a built-in object, or the result of a function.
 * In a manifest, it is represented by the token that `asString()`, `asNumber()` or `asAny()` returns.
 *
 * An expression is never nil. For an optional value, use `isPresent()`, `ifPresent()` or a default.
 */
export abstract class Expression {
  /** @internal */
  declare public readonly _node: Node;

  /**
   * @param node the data of the expression, which only this library creates.
   */
  protected constructor(node: any) {
    standIn(this, node);
  }

  /**
   * The expression as a token for an object, a list, a boolean or a property of any type.
   *
   * `...x.asAny()` inserts all items into a list, or all entries into an object.
   *
   * The result is not the value: code that inspects it (`===`, `if`) sees a token.
   */
  public asAny(): any {
    return Tokens.structure(this._present, labelOf(this._node));
  }

  /**
   * The expression as a string token, alone or within a longer string. Numbers and booleans are formatted as Helm does.
   *
   * Rejected for lists and maps (`token-not-text`): use `toJson()`.
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
   * The same as `asString()`, for template literals.
   */
  public toString(): string {
    return this.asString();
  }

  /**
   * The same as `asAny()`; called by cdk8s for an expression in an untyped property.
   */
  public resolve(): any {
    return this.asAny();
  }

  /** What it is where it is placed as it is. Refuses what may be absent, and what is no value. @internal */
  public get _present(): Node {
    return requirePresent(this._node);
  }

  /**
   * Whether it is truthy in Helm: not false, 0, an empty string, list or map.
   */
  public isTruthy(): BooleanExpression {
    return new BooleanExpression(this._node.type.kind === 'boolean' && !isOptional(this._node) ? this._node : call('truthy', [this._node]));
  }

  /**
   * Whether it is empty in Helm: false, 0, an empty string, list or map, or not set.
   */
  public isEmpty(): BooleanExpression {
    return this.isTruthy().not();
  }

  /**
   * Whether an optional value is set. Rejected for values that are always present (`value-always-present`).
   */
  public isPresent(): BooleanExpression {
    return new BooleanExpression(presence(this._node));
  }

  /**
   * Whether it equals a string, number, boolean, or another expression of the same type.
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
   * The expression if it is not empty; otherwise the key, list item or entry is omitted.
   *
   * Helm charts use `{{- with … }}` for this.
   */
  public ifNotEmpty(): any {
    return place(this.isTruthy()._node, this._node);
  }

  /**
   * An optional value if it is set; otherwise the key, list item or entry is omitted.
   *
   * Rejected for values that are always present (`value-always-present`): use `ifNotEmpty()`.
   */
  public ifPresent(): any {
    return place(presence(this._node), this._node);
  }

  /**
   * One of two objects, lists or scalars, depending on whether the expression is truthy. They may contain expressions.
   *
   * @param then the result if it is truthy.
   * @param otherwise the result if it is not. @default - the key, list item or entry is omitted
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
   * True if both are true.
   *
   * @param other any expression; types other than boolean count as true if they are truthy.
   */
  public and(other: Expression): BooleanExpression {
    return new BooleanExpression(join('and', requirePresent(this._node), truthOf(other, `${pathPrefix(this._node)}and()`)));
  }

  /**
   * True if at least one is true.
   *
   * @param other any expression; types other than boolean count as true if they are truthy.
   */
  public or(other: Expression): BooleanExpression {
    return new BooleanExpression(join('or', requirePresent(this._node), truthOf(other, `${pathPrefix(this._node)}or()`)));
  }

  /**
   * True if this is false.
   */
  public not(): BooleanExpression {
    return new BooleanExpression(call('not', [this._node]));
  }
}

/** @internal */
export function choose(condition: Node, then: Node, otherwise?: Node): ChooseNode {
  return Object.freeze({ kind: 'choose', condition, then, otherwise, type: otherwise ? union(then.type, otherwise.type) : then.type });
}

/** TypeScript sees to it that it is an expression; JavaScript does not. */
function truthOf(other: Expression, method: string): Node {
  if (!(other instanceof Expression)) {
    throw new Refusal('argument-type', `${method}: got ${JSON.stringify(other)}, expected an expression, such as a declared value`);
  }
  return other.isTruthy()._node;
}

/** `and a b c` reads better than `and (and a b) c`, and `a` than `and a a`. */
function join(fn: 'and' | 'or', ...conditions: Node[]): Node {
  const all = conditions.flatMap(c => (c.kind === 'call' && c.fn === fn ? c.args : [c]));
  const distinct = all.filter((one, i) => !all.slice(0, i).some(other => sameNode(one, other)));
  return distinct.length === 1 ? distinct[0] : call(fn, distinct);
}

/** Refuses an optional value outside of a check that it is present. @internal */
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

/** A list or map that is empty if it is not set. @internal */
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
