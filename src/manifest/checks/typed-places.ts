import { pathOf } from './usage';
import { labelOf } from '../../expr/node/label';
import { LiteralNode, Node, Part } from '../../expr/node/node';
import { keyOf, partsOf } from '../../expr/node/parts';
import { isStructure, Type } from '../../expr/node/type';
import { closest } from '../../values/closest';
import { KUBERNETES_KINDS } from '../../values/kubernetes/kubernetes-types';
import { fieldInRaw, knownFields, ofType } from '../../values/kubernetes/type-shape';
import { Refusal } from '../../values/refusal';
import { expectationOfShape, isOfShape } from '../../values/schema/scalar';
import { Field, ObjectShape, RawShape, Shape } from '../../values/shape';
import { Document } from '../model/model';

/** Fields of every object, of which the table of types does not speak. */
const OF_OBJECTS = ['apiVersion', 'kind', 'status'];

const KINDS: ReadonlySet<string> = new Set(Object.values(KUBERNETES_KINDS).flat());

/**
 * The places in objects of Kubernetes whose type is known: what is written there is checked, and a fragment of the values that stands
 * there has the type of the place.
 *
 * @internal
 */
export class TypedPlaces {
  /** The types of the places that each value stands in, by its path. */
  private readonly types = new Map<string, Set<string>>();

  /** Refuses what Kubernetes would refuse or drop in an object of the chart. */
  public check({ apiVersion, kind, body }: Pick<Document, 'apiVersion' | 'kind' | 'body'>): void {
    if (Object.prototype.hasOwnProperty.call(KUBERNETES_KINDS, apiVersion) && KUBERNETES_KINDS[apiVersion].includes(kind)) {
      this.visit(body, ofType(kind), '');
    }
  }

  /** The values with the types of the places in which they stand, where these are the same. */
  public applyTo(values: ObjectShape): ObjectShape {
    return this.types.size > 0 ? this.typed(values, '') as ObjectShape : values;
  }

  private visit(node: Node, shape: Shape, path: string): void {
    switch (node.kind) {
      case 'choose':
        this.visit(node.then, shape, path);
        return node.otherwise && this.visit(node.otherwise, shape, path);
      case 'include':
        return this.visit(node.helper.body, shape, path);
      case 'raw':
        return this.visit(node.plain, shape, path);
      case 'literal':
        if (!isStructure(node.type)) {
          return checkLiteral(node, shape, path);
        }
    }
    checkType(node, shape, path);
    switch (node.kind) {
      case 'map':
      case 'list':
      case 'literal':
        return this.visitParts(partsOf(node), shape, path);
      case 'value':
      case 'item':
        return this.place(node, shape);
    }
  }

  /** @param counted the items of a list before these parts. */
  private visitParts(parts: readonly Part[], shape: Shape, path: string, counted = { items: 0 }): void {
    for (const part of parts) {
      switch (part.kind) {
        case 'entry': {
          const key = keyOf(part);
          const below = under(shape, key, path);
          if (below) {
            this.visit(part.value, below, `${path}${key === undefined ? `[${labelOf(part.key)}]` : /^\w+$/.test(key) ? `${path && '.'}${key}` : `[${JSON.stringify(key)}]`}`);
          }
          break;
        }
        case 'element':
          if (shape.kind === 'list') {
            this.visit(part.value, shape.items, `${path}[${counted.items++}]`);
          }
          break;
        case 'splice':
          if (shape.kind === 'list') {
            this.visit(part.value, shape, path);
          }
          break;
        case 'when':
          this.visitParts(part.then, shape, path, counted);
          this.visitParts(part.otherwise, shape, path, counted);
          break;
        case 'each':
          this.visitParts(part.body, shape, path, counted);
      }
    }
  }

  /** A value that stands in a place as a whole. */
  private place(node: Node, shape: Shape): void {
    const path = pathOf(node);
    if (path !== undefined) {
      this.types.set(path, new Set([...this.types.get(path) ?? [], JSON.stringify(typeOf(shape))]));
    }
  }

  private typed(shape: Shape, path: string): Shape {
    switch (shape.kind) {
      case 'object':
        return { ...shape, fields: Object.fromEntries(Object.entries(shape.fields).map(([name, field]) => [name, this.typedField(field, path === '' ? name : `${path}.${name}`)])) };
      case 'list':
      case 'map':
        return { ...shape, items: this.typed(shape.items, `${path}[]`) };
      case 'raw':
        return this.typedRaw(shape, path);
      default:
        return shape;
    }
  }

  private typedField(field: Field, path: string): Field {
    return { ...field, shape: this.typed(field.shape, path) };
  }

  private typedRaw(shape: RawShape, path: string): Shape {
    const [of, ...others] = this.types.get(path) ?? [];
    const known = of === undefined || others.length > 0 ? undefined : JSON.parse(of) as { readonly type?: string; readonly items?: string };
    return shape.apiType || shape.fields || !known ? shape
      : known.type !== undefined && ofType(known.type).of === shape.of ? { ...shape, apiType: { name: known.type } }
        : known.items !== undefined && shape.of === 'list' ? { kind: 'list', items: ofType(known.items) } : shape;
  }
}

/** The type of Kubernetes that a place has, or its items. */
function typeOf(shape: Shape): { readonly type?: string; readonly items?: string } {
  return shape.kind === 'raw' ? { type: shape.apiType?.name } : shape.kind === 'list' && shape.items.kind === 'raw' ? { items: shape.items.apiType?.name } : {};
}

/** What is under a key; undefined where nothing is known. Refuses a key that the type does not have. */
function under(shape: Shape, key: string | undefined, path: string): Shape | undefined {
  if (shape.kind === 'map') {
    return shape.items;
  }
  if (shape.kind !== 'raw' || isAny(shape)) {
    return undefined;
  }
  const type = shape.apiType?.name;
  if (shape.of === 'strings') {
    return fieldInRaw(shape, '')!.shape;
  }
  if (type === undefined || key === undefined || OF_OBJECTS.includes(key) && KINDS.has(type)) {
    return undefined;
  }
  const field = fieldInRaw(shape, key);
  if (field === undefined) {
    const known = Object.keys(knownFields(shape)!);
    const near = closest(key, known);
    refuse(path, `got the field ${JSON.stringify(key)}, expected one of ${type}: ${near === undefined ? known.join(', ') : `did you mean ${JSON.stringify(near)}?`}`);
  }
  return field!.shape;
}

function isAny({ of }: RawShape): boolean {
  return of === 'any' || of === 'json';
}

function checkLiteral({ value }: LiteralNode, shape: Shape, path: string): void {
  if (!isOfShape(value, shape)) {
    refuse(path, `got ${JSON.stringify(value)}, expected ${expectationOfShape(shape, value)}${shape.kind === 'string' && typeof value !== 'string' ? ': quote it' : ''}`);
  }
}

/** The types that an expression may have in a place, besides those of which nothing is known. */
const TYPES: { readonly [kind in Shape['kind']]: readonly Type['kind'][] } = {
  string: ['string'],
  enum: ['string'],
  integer: ['integer', 'number'],
  number: ['integer', 'number'],
  boolean: ['boolean'],
  quantity: ['string', 'integer', 'number'],
  intOrString: ['string', 'integer', 'number'],
  list: ['list'],
  map: ['map', 'object'],
  object: ['map', 'object'],
  raw: ['map', 'object'],
};

const NOUNS: { readonly [kind in Type['kind']]: string } = {
  string: 'a string', integer: 'an integer', number: 'a number', boolean: 'a boolean', list: 'a list', map: 'a map', object: 'a map', any: 'anything',
};

function checkType(node: Node, shape: Shape, path: string): void {
  const { kind } = node.type;
  if (kind === 'any' || shape.kind === 'raw' && isAny(shape) || TYPES[shape.kind].includes(kind)) {
    return;
  }
  const given = node.kind === 'literal' || node.kind === 'map' || node.kind === 'list' ? '' : `${labelOf(node)}, `;
  const isItem = path.endsWith(']');
  refuse(path, `got ${given}${NOUNS[kind]}, expected ${expectationOfShape(shape)}${
    kind === 'list' && isItem ? ': write three dots before it, `...`, to add its items' : shape.kind === 'string' && !isStructure(node.type) ? ': use asString()' : ''}`);
}

function refuse(path: string, problem: string): never {
  throw new Refusal('kubernetes-type', path === '' ? problem : `${path}: ${problem}`);
}
