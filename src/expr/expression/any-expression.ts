import { BooleanExpression, Expression, requirePresent } from './expression';
import { call } from '../functions/functions';
import { labelOf } from '../node/label';
import { ListExpression } from './list-expression';
import { MapExpression } from './map-expression';
import { ItemNode, Node, ValueNode } from '../node/node';
import { NumberExpression } from './number-expression';
import { literal } from '../node/literal';
import { own, ownerOf, pathPrefix } from '../node/owner';
import { StringExpression } from './string-expression';
import { Tokens } from '../token/tokens';
import { FieldType, stringType, Type } from '../node/type';
import { CharSet } from '../../values/schema/char-set';
import { absenceOfValue, readerOf, typeOfShape } from '../node/type-of-shape';
import { fieldAt } from '../../values/schema/rule';
import { propName } from '../../values/prop-name';
import { Refusal } from '../../values/refusal';
import { Json } from '../../values/shape';

/**
 * An expression whose type is known from the declaration only: the item of a loop, a declared object, or an item of a list
 * or map.
 *
 * `string('name')`, `integer('replicas')` and so on return the declared fields, or, without a path, the expression itself
 * with that type. Rejected if the declaration has another type or no such field (`value-undeclared`).
 */
export class AnyExpression extends Expression {
  /** @internal */
  public constructor(node: any) {
    super(node);
  }

  /**
   * The expression as a number token. Rejected if it is not a number (`value-undeclared`).
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

  /**
   * The expression as text for a program: a string as it is, anything else as JSON.
   *
   * @param path the field. @default - the expression itself
   */
  public toText(path?: string): StringExpression {
    const node = this.field(undefined, path);
    const json = call('toRawJson', [node]);
    return new StringExpression(node.type.kind === 'string' ? node
      : node.type.kind !== 'any' ? json
        // Whichever is chosen is a string.
        : Object.freeze({ ...call('ternary', [node, json, call('kindIs', [literal('string'), node])]), type: stringType(CharSet.TEXT) }));
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
   * A field of any type.
   *
   * @param path the field.
   */
  public get(path: string): AnyExpression {
    return new AnyExpression(this.field(undefined, path));
  }

  /**
   * The entries of a group of values beside its fields: see `ItemShape.withOtherKeys()`. Deprecated paths in the group must be declared before.
   *
   * Rejected for a group without other keys (`value-undeclared`).
   */
  public otherKeys(): MapExpression {
    const { _node: node } = this;
    const owner = ownerOf(node);
    const shape = node.kind === 'value' && owner ? fieldAt(owner.given(), node.path)?.shape : undefined;
    if (node.kind !== 'value' || !owner || shape?.kind !== 'object' || !shape.others) {
      throw new Refusal('value-undeclared', `${labelOf(node)} has no other keys than its fields: declare them with withOtherKeys()`);
    }
    const whole = own(Object.freeze({ ...node, type: typeOfShape(shape.others) }), owner);
    return new MapExpression(call('omit', [whole, ...Object.keys(shape.fields).map(literal)]));
  }

  /**
   * The declared fields as props, by type: a string or number token, a boolean expression, or the result of `asAny()` for
   * lists, maps and fragments of Kubernetes YAML; a nested object becomes an object of props. Optional fields are omitted
   * if they are not set.
   *
   * Props have the names of the fields, in camel case with acronyms as words: `clusterIP` becomes `clusterIp`.
   *
   * Every prop must be used: a prop that is overwritten, or that the construct does not know, is refused (`token-lost`).
   * Omit such fields with `omit`, or read fields one by one.
   *
   * ```ts
   * new HorizontalPodAutoscaler(this, 'autoscaler', { ...values.group('autoscaling', …).asProps(), targetName: workload.name });
   * ```
   *
   * Rejected for other types than objects with declared fields (`value-undeclared`).
   *
   * @param omit fields to omit, for example because they are read separately. @default - none
   */
  public asProps(omit: string[] = []): any {
    const reader = readerOf(this._node.type);
    const left = omit ?? [];
    return Tokens.asProps(() => (reader && left.length === 0 ? reader(this) : this._propsOf(left)));
  }

  /** @internal */
  public _propsOf(omit: readonly string[]): any {
    const { type } = this._node;
    if (type.kind !== 'object' && !(type.kind === 'map' && type.fields)) {
      throw new Refusal('value-undeclared', `${labelOf(this._node)} is declared as ${type.kind}, which has no fields to read as props`);
    }
    return Object.fromEntries(Object.entries(type.fields ?? {}).filter(([name]) => !omit.includes(name))
      .map(([name, field]) => [field.prop ?? propName(name), propOf(this.get(name), field)]));
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

/** The prop of a field, by type. */
function propOf(value: AnyExpression, { type, absent }: FieldType): any {
  if (absent === 'optional') {
    return value.ifPresent();
  }
  switch (type.kind) {
    case 'string':
      return value.asString();
    case 'integer':
    case 'number':
      return value.asNumber();
    case 'boolean':
      // Not the result of asAny(): in builds with literal values, code could branch on it.
      return value.boolean();
    case 'object':
      return value.asProps();
    default:
      return value.asAny();
  }
}

function fieldOf(node: Node, name: string): Node {
  const fields = node.type.kind === 'object' || node.type.kind === 'map' ? node.type.fields ?? {} : {};
  const field = Object.prototype.hasOwnProperty.call(fields, name) ? fields[name] : undefined;
  if (!field) {
    const declared = Object.keys(fields);
    throw new Refusal('value-undeclared',
      `${labelOf(node)} has no field "${name}", expected ${declared.length ? `one of ${declared.join(', ')}` : 'none, since none is declared'}`);
  }
  return node.kind === 'item' ? itemField(node, name, field) : node.kind === 'value' ? valueField(node, name, field) : computedField(node, name, field);
}

/** A field of what a function gives, such as the first item of a list. */
function computedField(node: Node, name: string, { type, default: declared, absent }: FieldType): Node {
  if (absent === 'optional') {
    throw new Refusal('value-optional',
      `${pathPrefix(node)}${labelOf(node)}: the field "${name}" is optional and may be absent: declare a default, or use map().dig('${name}', …), which takes one`);
  }
  const empty = type.kind === 'list' ? [] : type.kind === 'map' || type.kind === 'object' ? {} : undefined;
  const otherwise = declared ?? empty;
  const read = otherwise === undefined ? call('get', [node, literal(name)]) : call('dig', [literal(name), literal(otherwise as Json), node]);
  // What is declared says more than what the function knows.
  return Object.freeze({ ...read, type });
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
  const child: ValueNode = Object.freeze({ kind: 'value', path: [...node.path, name], type: field.type, absent: absenceOfValue(field) });
  const owner = ownerOf(node);
  return owner ? own(child, owner) : child;
}
