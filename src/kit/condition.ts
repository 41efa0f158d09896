import { Construct } from 'constructs';
import { AnyExpression } from '../expr/expression/any-expression';
import { BooleanExpression } from '../expr/expression/expression';
import { Fn } from '../expr/expression/fn';
import { ListExpression } from '../expr/expression/list-expression';
import { literal } from '../expr/node/literal';
import { MapExpression } from '../expr/expression/map-expression';
import { Node, Part } from '../expr/node/node';
import { ownerOf } from '../expr/node/owner';
import { keyOf, partsOf } from '../expr/node/parts';
import { StringExpression } from '../expr/expression/string-expression';
import { toNode } from '../expr/expression/to-node';
import { When } from '../manifest/scope/when';
import { Context, isTrue } from '../plain/evaluate';

/** Nothing in a condition that is known asks for the values or the release. */
const NOWHERE = {} as Context;

/**
 * What something hangs on: true or false where the props say so, an expression where the values will. What is known
 * leaves no trace in a template.
 *
 * @internal
 */
export class Condition {
  /** @param given true or false, an expression, or what its `asAny()` returned. */
  public static of(given: any): Condition {
    const asked = expressionOf(given);
    const { type } = asked._node;
    if (type.kind === 'string' && type.minLength > 0) {
      return new Condition(true);
    }
    const { _node } = asked.isTruthy();
    return new Condition(ownerOf(_node) ? new BooleanExpression(_node) : isTrue(_node, NOWHERE));
  }

  private constructor(private readonly holds: boolean | BooleanExpression) {
  }

  public and(other: Condition): Condition {
    if (typeof this.holds === 'boolean') {
      return this.holds ? other : this;
    }
    return typeof other.holds === 'boolean' ? other.and(this) : new Condition(this.holds.and(other.holds));
  }

  public or(other: Condition): Condition {
    if (typeof this.holds === 'boolean') {
      return this.holds ? this : other;
    }
    return typeof other.holds === 'boolean' ? other.or(this) : new Condition(this.holds.or(other.holds));
  }

  public not(): Condition {
    return new Condition(typeof this.holds === 'boolean' ? !this.holds : this.holds.not());
  }

  /** One of two places; without a second one, the place is left out. */
  public choose(then: any, otherwise?: any): any {
    return typeof this.holds === 'boolean' ? (this.holds ? then : otherwise) : this.holds.ifTrue(then, otherwise);
  }

  /** One of two texts. */
  public text(then: string, otherwise: string): string {
    if (typeof this.holds !== 'boolean') {
      return Fn.ternary(this.holds, then, otherwise).asString();
    }
    // There is no place for the other, which is no mistake.
    toNode(this.holds ? otherwise : then);
    return this.holds ? then : otherwise;
  }

  /** Items of a list. */
  public items(then: any[], otherwise: any[] = []): any[] {
    return typeof this.holds === 'boolean' ? (this.holds ? then : otherwise) : [...this.holds.ifTrue(then, otherwise.length ? otherwise : undefined)];
  }

  /** Entries of a map. */
  public entries(then: any, otherwise: any = {}): any {
    return typeof this.holds === 'boolean' ? (this.holds ? then : otherwise)
      : { ...this.holds.ifTrue(then, Object.keys(otherwise).length ? otherwise : undefined) };
  }

  /** Where objects are created that exist only when the condition holds; undefined when it never does. Its path is the same, known or not. */
  public scope(parent: Construct, id: string): Construct | undefined {
    return this.holds === false ? undefined : new When(parent, id, { condition: this.holds === true ? new BooleanExpression(literal(true)) : this.holds });
  }

  /** The condition as it is: known, or an expression. */
  public get value(): boolean | BooleanExpression {
    return this.holds;
  }
}

/** A prop as an expression, whether it was given as a literal, an expression or a token. @internal */
export function expressionOf(given: any): AnyExpression {
  return new AnyExpression(toNode(given));
}

/** A text of the props as an expression. @internal */
export function textOf(given: string): StringExpression {
  return new StringExpression(toNode(given));
}

/** Whether a map of the props has the key: data, what stands for a map, or one spread into the other. @internal */
export function hasKey(map: any, key: string): Condition {
  return holdsKey(toNode({ ...map }), key);
}

function holdsKey(map: Node, key: string): Condition {
  switch (map.kind) {
    case 'literal':
    case 'map':
      return partsHoldKey(partsOf(map), key);
    case 'choose':
      return either(map.condition, holdsKey(map.then, key), map.otherwise ? holdsKey(map.otherwise, key) : Condition.of(false));
    default:
      return Condition.of(new MapExpression(map).hasKey(key));
  }
}

function partsHoldKey(parts: readonly Part[], key: string): Condition {
  return parts.map(part => {
    switch (part.kind) {
      case 'entry':
        return Condition.of(keyOf(part) === key);
      case 'splice':
        return holdsKey(part.value, key);
      case 'when':
        return either(part.condition, partsHoldKey(part.then, key), partsHoldKey(part.otherwise, key));
      default:
        return Condition.of(false);
    }
  }).reduce((found, next) => found.or(next), Condition.of(false));
}

function either(condition: Node, then: Condition, otherwise: Condition): Condition {
  const asked = Condition.of(new BooleanExpression(condition));
  return asked.and(then).or(asked.not().and(otherwise));
}

/** Whether the JSON text of a list of the props matches. What is built of several lists is the author's own affair. @internal */
export function jsonMatches(given: any, pattern: string): Condition {
  const node = toNode(given);
  return node.kind === 'list' || node.kind === 'choose' ? Condition.of(false) : Condition.of(new ListExpression(node).toJson().matches(pattern));
}

/** The first text that is not empty, or the last. @internal */
export function firstFilled(...texts: string[]): string {
  const possible = texts.filter(text => Condition.of(text).value !== false);
  const sure = possible.findIndex(text => Condition.of(text).value === true);
  const [first, ...others] = sure < 0 ? possible : possible.slice(0, sure + 1);
  switch (others.length) {
    case 0:
      return first ?? texts[texts.length - 1];
    case 1:
      return textOf(first).orDefault(others[0]).asString();
    default:
      return Fn.coalesce(first, ...others).asString();
  }
}
