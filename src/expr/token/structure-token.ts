import { findMarkers, markerOf, Token } from './token';
import { Refusal } from '../../values/refusal';

/**
 * A placeholder that stays in its place through everything cdk8s does to a manifest: resolving, sanitising, patching
 * and the renaming of typed properties. It answers every question code may ask of an object or a list with a child
 * that remembers where it came from, so that an object rebuilt from its children is recognised as the placeholder.
 *
 * @internal
 */
export interface Placeholder {
  readonly token: Token;
  readonly parent?: unknown;
  /** The property that was read from the parent. */
  readonly via?: string;
  readonly depth: number;
}

/** Read by iteration: all elements. @internal */
export const ELEMENTS = '...';
/** Read by enumeration: all entries. @internal */
export const ENTRIES = '{...}';

const placeholders = new WeakMap<object, Placeholder>();

/** Deeper than any Kubernetes type; a recursive type would read forever. */
const MAX_DEPTH = 40;

/** @internal */
export function structureOf(token: Token): any {
  return create({ token, depth: 0 });
}

/** @internal */
export function placeholderOf(value: unknown): Placeholder | undefined {
  return typeof value === 'function' ? placeholders.get(value) : undefined;
}

/**
 * Puts placeholders back into data that was written as JSON and read again, as the values of JSON patches are.
 *
 * @param find the token of an id.
 * @internal
 */
export function revive(data: any, find: (id: number) => Token | undefined): any {
  if (typeof data === 'string') {
    const [marker] = findMarkers(data);
    const token = marker?.index === 0 ? find(marker.id) : undefined;
    if (token?.form !== 'structure') {
      return data;
    }
    const rest = data.slice(marker.text.length);
    return rest === '' ? structureOf(token) : rest === ELEMENTS ? [...structureOf(token)][0] : data;
  }
  if (Array.isArray(data)) {
    return data.map(item => revive(item, find));
  }
  if (typeof data !== 'object' || data === null) {
    return data;
  }
  return Object.fromEntries(Object.entries(data).map(([key, value]) => {
    const revived = revive(value, find);
    return [key, key === value && placeholderOf(revived) ? revived[key] : revived];
  }));
}

function create(placeholder: Placeholder): any {
  const { token, depth } = placeholder;
  const mark = markerOf(token);
  const children = new Map<string, unknown>();
  const child = (via: string): unknown => {
    if (!children.has(via)) {
      if (depth >= MAX_DEPTH) {
        throw new Error(`${mark} cannot stand for a value of a recursive type`);
      }
      children.set(via, create({ token, parent: self, via, depth: depth + 1 }));
    }
    return children.get(via);
  };
  const self: any = new Proxy(() => undefined, {
    apply: () => {
      throw new Refusal('token-misplaced',
        `${token.label} is not known yet, and the code of a construct calls ${placeholder.via ?? 'it'}() of it. Give that construct a literal, `
        + 'or put the value into a typed construct or a JSON patch');
    },
    get: (_, property) => {
      switch (property) {
        case Symbol.toPrimitive:
        case 'toString':
        case 'toJSON':
          return () => (placeholder.via === ELEMENTS ? `${mark}${ELEMENTS}` : mark);
        // Typed properties ask it of every date in the type; what is not known has none.
        case 'toISOString':
          return () => undefined;
        case Symbol.iterator:
          return function* () { yield child(ELEMENTS); };
        case 'constructor':
          return Function;
        case mark:
          return child(ENTRIES);
        case 'map':
        case 'filter':
          return () => self;
        case 'length':
          return 1;
        case 'resolve': // cdk8s would call it
        case 'then': // a promise would
          return undefined;
        default:
          return typeof property === 'string' ? child(property) : undefined;
      }
    },
    has: () => true,
    ownKeys: () => [mark],
    getOwnPropertyDescriptor: (_, property) =>
      property === mark ? { value: child(ENTRIES), enumerable: true, configurable: true } : undefined,
  });
  placeholders.set(self, placeholder);
  return self;
}
