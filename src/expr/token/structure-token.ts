import { findStringTokens, stringTokenOf, Token } from './token';
import { Refusal } from '../../values/refusal';

/**
 * A token that survives the processing of a manifest by cdk8s: resolving, sanitising, patching and renaming of typed
 * properties. It returns a child token for every property of an object or a list, so that an object rebuilt from the
 * children is recognised as the token.
 *
 * @internal
 */
export interface StructureToken {
  readonly token: Token;
  readonly parent?: unknown;
  /** The property that was read from the parent. */
  readonly via?: string;
  /** Whether it was read by the code that makes the constructs, and not by cdk8s when it writes an object. */
  readonly early?: boolean;
  readonly depth: number;
}

let writing = 0;

/** Runs code of cdk8s that writes an object: types rebuild objects field by field, and level-2 constructs too. @internal */
export function whileWriting<T>(write: () => T): T {
  writing++;
  try {
    return write();
  } finally {
    writing--;
  }
}

/** The children by iteration: all elements. @internal */
export const ELEMENTS = '...';
/** The children by enumeration: all entries. @internal */
export const ENTRIES = '{...}';

/** The key under which a structure that is spread into a map has its entries. It is no text of the structure, as which code that lists keys could place it. @internal */
export function keyOfEntries(token: Token): string {
  return `${stringTokenOf(token)}${ENTRIES}`;
}

const known = new WeakMap<object, StructureToken>();

/** Deeper than any Kubernetes type; recursive types would be read without end. */
const MAX_DEPTH = 40;

/** The token as a structure. @internal */
export function structureTokenOf(token: Token): any {
  return create({ token, depth: 0 });
}

/** The structure token that a value is; undefined for any other. @internal */
export function asStructureToken(value: unknown): StructureToken | undefined {
  return typeof value === 'function' ? known.get(value) : undefined;
}

/**
 * Whether it is a single field that the author of the chart read from a structure. Level-2 constructs read the items of lists early,
 * too, but all of their fields.
 *
 * @internal
 */
export function isFieldOfAuthor({ via, early, parent }: StructureToken): boolean {
  return early === true && via !== undefined && via !== ELEMENTS && via !== ENTRIES && asStructureToken(parent)?.via !== ELEMENTS;
}

/** @internal */
export function fieldRead({ token, via }: StructureToken, where: string): Refusal {
  return new Refusal('token-misplaced', `${token.label} is not known yet, and code read "${via}" of it for ${where}. `
    + 'Give that property a literal, or declare values for its fields');
}

/** Whether it is the other structure token, or was read from it. @internal */
export function isReadFrom(value: unknown, other: unknown): boolean {
  const [read, from] = [asStructureToken(value), asStructureToken(other)];
  return read !== undefined && from !== undefined && (sameStructure(read, from) || isReadFrom(read.parent, other));
}

/** Tokens for the same part of a structure can be different objects, for example after JSON serialization. */
function sameStructure(a: StructureToken | undefined, b: StructureToken | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.token === b.token && a.via === b.via
    && sameStructure(asStructureToken(a.parent), asStructureToken(b.parent)));
}

/**
 * Restores structure tokens in data that was serialized to JSON and back, such as the values of JSON patches.
 *
 * @param find the token of an id.
 * @internal
 */
export function revive(data: any, find: (id: number) => Token | undefined): any {
  if (typeof data === 'string') {
    const [found] = findStringTokens(data);
    const token = found?.index === 0 ? find(found.id) : undefined;
    if (token?.form !== 'structure') {
      return data;
    }
    const rest = data.slice(found.text.length);
    return rest === '' ? structureTokenOf(token) : rest === ELEMENTS ? [...structureTokenOf(token)][0] : data;
  }
  if (Array.isArray(data)) {
    return data.map(item => revive(item, find));
  }
  if (typeof data !== 'object' || data === null) {
    return data;
  }
  return Object.fromEntries(Object.entries(data).map(([key, value]) => {
    const revived = revive(value, find);
    return [key, typeof value === 'string' && key === value + ENTRIES && asStructureToken(revived) ? revived[key] : revived];
  }));
}

function create(structure: StructureToken): any {
  const { token, depth } = structure;
  const text = stringTokenOf(token);
  const key = keyOfEntries(token);
  const children = new Map<string, unknown>();
  const child = (via: string): unknown => {
    const early = writing === 0;
    const name = `${early ? 'early' : 'written'} ${via}`;
    if (!children.has(name)) {
      if (depth >= MAX_DEPTH) {
        throw new Refusal('token-misplaced', `${token.label} cannot stand for a value of a type that contains itself, such as a JSON Schema: write the object as an ApiObject`);
      }
      children.set(name, create({ token, parent: self, via, early, depth: depth + 1 }));
    }
    return children.get(name);
  };
  const change = (): never => {
    throw new Refusal('token-misplaced', `${token.label} is not known yet, and code changes it: write a map or list that has it in it, { ...x.asAny(), a: 1 } or [...x.asAny(), 1]`);
  };
  /** Types pass each item on. Other code makes something of it, except where it gives back what it gets. */
  const called = (method: string) => (callback: (item: unknown, index: number, all: unknown) => unknown): unknown => {
    if (method === 'map' && callback(child(ELEMENTS), 0, self) === child(ELEMENTS)) {
      return self;
    }
    throw new Refusal('token-misplaced', `${token.label} is not known yet, and code calls ${method}() of it: use a loop, …loop().items(…), whose items may be under a condition`);
  };
  const self: any = new Proxy(() => undefined, {
    set: change,
    defineProperty: change,
    deleteProperty: change,
    apply: () => {
      throw new Refusal('token-misplaced',
        `${token.label} is not known yet, and a construct calls ${structure.via ?? 'it'}() of it: give that construct a literal, `
        + 'or set the value with a typed construct or a JSON patch');
    },
    get: (_, property) => {
      switch (property) {
        case Symbol.toPrimitive:
        case 'toString':
        case 'toJSON':
          return () => (structure.via === ELEMENTS ? `${text}${ELEMENTS}` : text);
        // Typed properties call it for every date field.
        case 'toISOString':
          return () => self;
        case Symbol.iterator:
          return function* () { yield child(ELEMENTS); };
        case 'constructor':
          return Function;
        case key: // the one that ownKeys() names
          return child(ENTRIES);
        case 'map':
        case 'filter':
          return writing > 0 ? () => self : called(property);
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
    ownKeys: () => [key],
    getOwnPropertyDescriptor: (_, property) =>
      property === key ? { value: child(ENTRIES), enumerable: true, configurable: true } : undefined,
  });
  known.set(self, structure);
  return self;
}
