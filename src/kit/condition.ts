import { Construct } from 'constructs';
import { refuseWhen } from './release-chart-of';
import { AnyExpression } from '../expr/expression/any-expression';
import { BooleanExpression } from '../expr/expression/expression';
import { Fn } from '../expr/expression/fn';
import { ListExpression } from '../expr/expression/list-expression';
import { sameNode } from '../expr/node/equal';
import { literal } from '../expr/node/literal';
import { MapExpression } from '../expr/expression/map-expression';
import { Node, Part } from '../expr/node/node';
import { ownerOf } from '../expr/node/owner';
import { entryOf, keyOf, partsOf } from '../expr/node/parts';
import { StringExpression } from '../expr/expression/string-expression';
import { toNode } from '../expr/expression/to-node';
import { When } from '../manifest/scope/when';
import { isTrue, NOWHERE } from '../plain/evaluate';
import { Refusal } from '../values/refusal';
import { nameInTexts } from '../values/object-text';

/**
 * A condition for a part of a manifest: a boolean if props decide it, an expression if values do. A known condition is not
 * rendered into the template.
 *
 * ```ts
 * const secured = Condition.of(props.tlsSecret ?? '');
 * secured.and(Condition.of(props.plain ?? false)).refuse(this, 'tlsSecret and plain are both given: leave one of them out');
 * new k8s.KubeService(this, 'service', { spec: { ports: [{ port: 80 }, ...secured.items([{ port: 443 }])] } });
 * ```
 */
export class Condition {
  /**
   * The condition that a value is truthy: not false, 0, or an empty string, list or map.
   *
   * @param given a literal, an expression, or the result of `asAny()`, `asString()` or `asNumber()`.
   */
  public static of(given: any): Condition {
    return Condition.ofNode(toNode(given));
  }

  private static ofNode(node: Node): Condition {
    if (node.kind === 'choose' && node.otherwise === undefined) {
      // An omitted value is empty.
      const [asked, then] = [Condition.ofNode(node.condition), Condition.ofNode(node.then)];
      return isSame(asked, then) ? then : asked.and(then);
    }
    if (node.type.kind === 'string' && node.type.minLength > 0 && !mayBeAbsent(node)) {
      return new Condition(true);
    }
    const { _node } = new AnyExpression(node).isTruthy();
    return new Condition(ownerOf(_node) ? new BooleanExpression(_node) : isTrue(_node, NOWHERE));
  }

  private constructor(private readonly holds: boolean | BooleanExpression) {
  }

  /** True if both are true. */
  public and(other: Condition): Condition {
    requireCondition(other, 'and()');
    if (typeof this.holds === 'boolean') {
      return this.holds ? other : this;
    }
    return typeof other.holds === 'boolean' ? other.and(this) : new Condition(this.holds.and(other.holds));
  }

  /** True if at least one is true. */
  public or(other: Condition): Condition {
    requireCondition(other, 'or()');
    if (typeof this.holds === 'boolean') {
      return this.holds ? this : other;
    }
    return typeof other.holds === 'boolean' ? other.or(this) : new Condition(this.holds.or(other.holds));
  }

  /** True if this is false. */
  public not(): Condition {
    return new Condition(typeof this.holds === 'boolean' ? !this.holds : this.holds.not());
  }

  /**
   * One of two values of a field in a manifest.
   *
   * @param then the value if it is true.
   * @param otherwise the value if it is false. @default - the key, list item or entry is omitted
   */
  public choose(then: any, otherwise?: any): any {
    return typeof this.holds === 'boolean' ? chosen(this.holds, then, otherwise) : this.holds.ifTrue(then, otherwise);
  }

  /**
   * One of two strings.
   *
   * @param then the string if it is true.
   * @param otherwise the string if it is false.
   */
  public chooseString(then: string, otherwise: string): string {
    if (typeof this.holds !== 'boolean') {
      return Fn.ternary(this.holds, then, otherwise).asString();
    }
    return chosen(this.holds, then, otherwise);
  }

  /**
   * Conditional list items, to spread into a list: `[first, ...condition.items([second])]`.
   *
   * @param then the items if it is true.
   * @param otherwise the items if it is false. @default - none
   */
  public items(then: any[], otherwise: any[] = []): any[] {
    return typeof this.holds === 'boolean' ? chosen(this.holds, then, otherwise) : [...this.holds.ifTrue(then, otherwise.length ? otherwise : undefined)];
  }

  /**
   * Conditional map entries, to spread into a map: `{ a: 1, ...condition.entries({ b: 2 }) }`.
   *
   * @param then the entries if it is true.
   * @param otherwise the entries if it is false. @default - none
   */
  public entries(then: any, otherwise: any = {}): any {
    return typeof this.holds === 'boolean' ? chosen(this.holds, then, otherwise)
      : { ...this.holds.ifTrue(then, Object.keys(otherwise).length ? otherwise : undefined) };
  }

  /**
   * The scope for objects that exist only if it is true; undefined if it is always false. The construct path is the same,
   * whether it is known or not.
   *
   * @param parent the parent scope.
   * @param id the id of the scope, which is not part of names.
   */
  public scope(parent: Construct, id: string): Construct | undefined {
    return this.holds === false ? undefined : new When(parent, id, { condition: this.holds === true ? new BooleanExpression(literal(true)) : this.holds });
  }

  /**
   * Refuses to render if it is true, in both outputs with the same message; at synthesis if it is known.
   *
   * Rejected outside of a `ReleaseChart` (`release-chart-missing`).
   *
   * @param scope the construct that is refused: the check is only made if it exists.
   * @param message what is wrong and what to do. It may contain string tokens.
   */
  public refuse(scope: Construct, message: string): void {
    if (!Construct.isConstruct(scope)) {
      throw new Refusal('argument-type', `refuse(): got ${JSON.stringify(scope)}, expected the construct that is refused`);
    }
    refuseWhen(scope, this, message);
  }

  /** The boolean if it is known, otherwise the expression. */
  public get value(): boolean | BooleanExpression {
    return this.holds;
  }
}

nameInTexts(Condition);

/** One of two values. The other one is not rendered, which is no error: expressions in it count as used. */
function chosen<T>(holds: boolean, then: T, otherwise: T): T {
  const dropped = holds ? otherwise : then;
  if (dropped !== undefined) {
    toNode(dropped);
  }
  return holds ? then : otherwise;
}

/** TypeScript sees to it; JavaScript does not. */
function requireCondition(given: Condition, method: string): void {
  if (!(given instanceof Condition)) {
    throw new Refusal('argument-type', `${method}: got ${JSON.stringify(given)}, expected a condition, such as Condition.of(…)`);
  }
}

/** Whether both are the same expression, as for a value that is left out where it is empty. */
function isSame({ value: one }: Condition, { value: other }: Condition): boolean {
  return typeof one !== 'boolean' && typeof other !== 'boolean' && sameNode(one._node, other._node);
}

/** A prop as an expression; the prop is a literal, an expression or a token. @internal */
export function asExpression(given: any): AnyExpression {
  return new AnyExpression(toNode(given));
}

/** A string prop as an expression. @internal */
export function textOf(given: string): StringExpression {
  return new StringExpression(toNode(given));
}

function mayBeAbsent(node: Node): boolean {
  return (node.kind === 'value' || node.kind === 'item') && node.absent === 'optional';
}

/** Whether a map prop has the key; the map is data, a token, or data with a token spread into it. @internal */
export function hasKey(map: any, key: string): Condition {
  return holdsKey(toNode({ ...map }), key);
}

/** The text under a key of a map prop, or empty; the map is data, or a token. @internal */
export function textUnder(map: any, key: string): StringExpression {
  const node = toNode(map);
  return node.kind === 'literal' || node.kind === 'map' ? new StringExpression(entryOf(node, key) ?? literal('')) : new MapExpression(node).dig(key, '').string();
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

/** Whether the JSON of a list prop matches a pattern. A list that is composed of several lists is not checked. @internal */
export function jsonMatches(given: any, pattern: string): Condition {
  const node = toNode(given);
  return node.kind === 'list' || node.kind === 'choose' ? Condition.of(false) : Condition.of(new ListExpression(node).toJson().matches(pattern));
}

/** The list prop, or a default if it is empty or not set. @internal */
export function listOr(given: string[] | undefined, own: any[]): any {
  return given === undefined ? own : Condition.of(given).choose(given, own);
}

/** The first string that is not empty, or the last. @internal */
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
