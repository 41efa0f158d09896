import { Document, Model } from './model';
import { CharSet } from '../../values/schema/char-set';

/**
 * A model, serialized for another process. Shared references, such as a loop in its items, are preserved.
 *
 * @internal
 */
export function modelToText(model: Model | readonly Document[]): string {
  const cells: Cell[] = [];
  const known = new Map<object, Reference>();
  const encode = (value: unknown): Encoded => {
    switch (typeof value) {
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0) ? value : { number: Object.is(value, -0) ? '-0' : String(value) };
      case 'object':
        return value === null ? null : value instanceof CharSet ? { chars: value.toJSON() } : refer(value);
      case 'string':
      case 'boolean':
        return value;
      default:
        throw new Error(`a model holds data, and this is a ${typeof value}`);
    }
  };
  const refer = (value: object): Reference => {
    const found = known.get(value);
    if (found) {
      return found;
    }
    if (!Array.isArray(value) && ![Object.prototype, null].includes(Object.getPrototypeOf(value))) {
      throw new Error(`a model holds data, and this is a ${value.constructor.name}`);
    }
    const reference = { cell: cells.length };
    known.set(value, reference);
    cells.push([]);
    cells[reference.cell] = Array.isArray(value) ? value.map(encode)
      : Object.fromEntries(Object.entries(value).filter(([, below]) => below !== undefined).map(([key, below]) => [key, encode(below)]));
    return reference;
  };
  refer(model);
  return JSON.stringify(cells);
}

/** The inverse of `modelToText`. @internal */
export function modelFromText<M extends Model | readonly Document[] = Model>(text: string): M {
  const cells: Cell[] = JSON.parse(text);
  const objects: any[] = cells.map(cell => (Array.isArray(cell) ? [] : {}));
  const decode = (value: Encoded): unknown => {
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    return 'cell' in value ? objects[value.cell] : 'chars' in value ? CharSet.fromJSON(value.chars) : Number(value.number);
  };
  cells.forEach((cell, i) => {
    for (const [key, value] of Object.entries(cell)) {
      // A key of user data can be `__proto__`.
      Object.defineProperty(objects[i], key, { value: decode(value), writable: true, enumerable: true, configurable: true });
    }
  });
  return objects[0];
}

type Cell = readonly Encoded[] | { readonly [key: string]: Encoded };
type Encoded = null | boolean | number | string | Reference | { readonly chars: string } | { readonly number: string };

/** A reference to an object, by its index. */
interface Reference {
  readonly cell: number;
}
