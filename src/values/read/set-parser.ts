import { TextReader } from './set-reader';
import { Json } from '../shape';

/** Values while they are changed: with `Map`, in which `__proto__` is a key like any other. @internal */
export type Tree = null | boolean | number | string | List | TreeMap;
/** @internal */
export type List = Tree[];
/** @internal */
export type TreeMap = Map<string, Tree>;

/** @internal */
export function toTree(value: Json): Tree {
  if (Array.isArray(value)) {
    return value.map(toTree);
  }
  return typeof value === 'object' && value !== null
    ? new Map(Object.entries(value).map(([key, below]) => [key, toTree(below)]))
    : value;
}

/** @internal */
export function fromTree(tree: Tree): Json {
  if (Array.isArray(tree)) {
    return tree.map(fromTree);
  }
  return tree instanceof Map ? Object.fromEntries([...tree].map(([key, below]) => [key, fromTree(below)])) : tree;
}

const MAX_INDEX = 65536;
const MAX_LEVELS = 30;

/** Whether there is more to read. Helm drops an incomplete value at the end of the text. */
type Outcome = 'more' | 'end';

/** The differences between `--set`, `--set-json` and the others. @internal */
export interface Dialect {
  /** The characters that end a key. */
  readonly stops: string;
  /** Whether an empty value after the last `=` ends the parsing at once. */
  readonly endsWhenEmpty: boolean;
  /** Reads the value after `=`. */
  readonly value: (reader: TextReader) => Tree;
}

/**
 * Parses assignments such as `a.b=1,c[0].d=2`. Mirrors how Helm's parser changes the values step by step, since its results for
 * incomplete input show those steps.
 *
 * @internal
 */
export class SetParser {
  constructor(private readonly reader: TextReader, private readonly dialect: Dialect) {
  }

  public parse(values: TreeMap): void {
    while (this.key(values, 0) === 'more') {
      // One assignment each time.
    }
  }

  private key(map: TreeMap, level: number): Outcome {
    const { text: key, stop } = this.reader.until(this.dialect.stops);
    switch (stop) {
      case '=':
        return this.assign(map, key);
      case '[':
        return this.index(map, key, level);
      case '.':
        return this.below(map, key, level + 1);
      case ',':
        throw new SyntaxError(`"${key}" has no value`);
      default:
        if (key !== '') {
          throw new SyntaxError(`"${key}" has no value`);
        }
        return 'end';
    }
  }

  private assign(map: TreeMap, key: string): Outcome {
    const atEnd = this.dialect.endsWhenEmpty && this.reader.atEnd;
    put(map, key, this.dialect.value(this.reader));
    return atEnd ? 'end' : 'more';
  }

  private below(map: TreeMap, key: string, level: number): Outcome {
    if (level > MAX_LEVELS) {
      throw new SyntaxError(`a path has at most ${MAX_LEVELS} levels`);
    }
    const inner = map.has(key) ? map.get(key)! : new Map<string, Tree>();
    if (!(inner instanceof Map)) {
      throw new SyntaxError(`"${key}" is not a map`);
    }
    const outcome = this.key(inner, level);
    if (outcome === 'more' && inner.size === 0) {
      throw new SyntaxError(`"${key}" has no value`);
    }
    if (inner.size !== 0) {
      put(map, key, inner);
    }
    return outcome;
  }

  private index(map: TreeMap, key: string, level: number): Outcome {
    const index = this.readIndex();
    const list = map.has(key) ? map.get(key)! : [];
    if (!Array.isArray(list)) {
      throw new SyntaxError(`"${key}" is not a list`);
    }
    const outcome = this.item(list, index, level);
    put(map, key, list);
    return outcome;
  }

  /** Sets an item, or a value below it. */
  private item(list: List, index: number, level: number): Outcome {
    const { text, stop } = this.reader.until('[.=');
    if (text !== '') {
      throw new SyntaxError(`got "${text}" after an index, expected ".", "[" or "="`);
    }
    switch (stop) {
      case '=':
        putItem(list, index, this.dialect.value(this.reader));
        return 'more';
      case '[': {
        const nextIndex = this.readIndex();
        const inner = list[index] ?? [];
        if (!Array.isArray(inner)) {
          throw new SyntaxError(`item ${index} is not a list`);
        }
        const outcome = this.item(inner, nextIndex, level);
        if (outcome === 'more') {
          putItem(list, index, inner);
        }
        return outcome;
      }
      case '.': {
        let inner = list[index];
        if (!(inner instanceof Map)) {
          inner = new Map();
          if (index < list.length) {
            list[index] = inner;
          }
        }
        const outcome = this.key(inner, level);
        if (outcome === 'more') {
          putItem(list, index, inner);
        }
        return outcome;
      }
      default:
        return 'end';
    }
  }

  private readIndex(): number {
    const { text, stop } = this.reader.until(']');
    if (stop === undefined || !/^[-+]?[0-9]+$/.test(text)) {
      throw new SyntaxError(`"[${text}${stop ?? ''}" is not an index`);
    }
    const index = Number(text);
    if (index < 0 || index >= 2 ** 63) {
      throw new SyntaxError(`the index ${text} is ${index < 0 ? 'negative' : 'too large'}`);
    }
    return index;
  }
}

/** An empty key is parsed, and ignored. */
function put(map: TreeMap, key: string, value: Tree): void {
  if (key !== '') {
    map.set(key, value);
  }
}

function putItem(list: List, index: number, value: Tree): void {
  if (index > MAX_INDEX) {
    throw new SyntaxError(`the index ${index} is larger than ${MAX_INDEX}`);
  }
  while (list.length < index) {
    list.push(null);
  }
  list[index] = value;
}
