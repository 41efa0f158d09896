import { isAlias, isMap, isScalar, isSeq, Node, Scalar, YAMLMap } from 'yaml';
import { resolve } from './resolve';
import { Json } from '../shape';
import { YamlDocument } from './yaml-document';

/** The data of a document, as it is after Go has made JSON of it: keys are text, numbers are floating-point. @internal */
export function dataOf(document: YamlDocument): Json {
  return new Reader(document).value(document.root);
}

/** A map while it is being read: keys that are `1` and `"1"` are two until Go makes JSON of them. */
type Entries = Map<string, readonly [key: string, value: Json]>;

const MAX_LEVELS = 500;
const MAX_ALIASED = 300000;

class Reader {
  private level = 0;
  private openAliases = 0;
  private nodes = 0;
  private aliased = 0;

  constructor(private readonly document: YamlDocument) {
  }

  public value(node: Node | null): Json {
    return this.read(node, of => {
      if (isSeq<Node>(of)) {
        return of.items.map(item => this.value(item));
      }
      if (!isMap<Node, Node | null>(of)) {
        return this.scalar(of as Scalar<string> | null);
      }
      const entries: Entries = new Map();
      this.readInto(of, entries);
      const names = new Map(entries.values());
      return names.size === entries.size ? Object.fromEntries(names)
        : this.document.fail('two keys become the same text, such as 1 and "1": Go keeps one of them at random', of);
    });
  }

  private readInto(map: YAMLMap<Node, Node | null>, entries: Entries): void {
    for (const { key, value } of map.items) {
      // Where it stands matters: what comes later wins.
      if (isScalar(key) && key.type === 'PLAIN' && key.value === '<<') {
        // The first of several wins.
        (isSeq<Node>(value) ? [...value.items].reverse() : [value ?? key]).forEach(source => this.merge(source, entries));
      } else {
        const [identity, name] = this.key(key);
        entries.set(identity, [name, this.value(value)]);
      }
    }
  }

  private merge(source: Node, entries: Entries): void {
    this.read(source, of => (isMap<Node, Node | null>(of) ? this.readInto(of, entries)
      : this.document.fail('"<<" merges a map, or a list of maps', source)));
  }

  /** What tells a key from others, and its text. */
  private key(node: Node): [identity: string, name: string] {
    return this.read(node, of => {
      if (!isScalar<string>(of)) {
        return this.document.fail('a key cannot be a list or a map', node);
      }
      const key = of.type === 'PLAIN' ? resolve(of.value) : of.value;
      if (key === null) {
        return this.document.fail('null cannot be a key', node);
      }
      if (typeof key === 'number' || typeof key === 'bigint' && key >= 2n ** 63n) {
        return this.document.fail(`the number ${of.value} cannot be a key: put it in quotes`, node);
      }
      return [`${typeof key} ${key}`, String(key)];
    });
  }

  private scalar(node: Scalar<string> | null): Json {
    const value = node?.type === 'PLAIN' ? resolve(node.value) : node?.value ?? null;
    if (typeof value === 'number' && !Number.isFinite(value)) {
      return this.document.fail(`${node!.value} is not a number that JSON has: put it in quotes if it is text`, node);
    }
    if (Object.is(value, -0)) {
      return this.document.fail(`${node!.value} is a zero with a sign, which Helm prints as -0: write 0`, node);
    }
    return typeof value === 'bigint' ? Number(value) : value;
  }

  /** Reads a node or what it is an alias of. A few aliases of aliases could stand for more data than there is memory. */
  private read<T>(node: Node | null, read: (of: Node | null) => T): T {
    this.nodes++;
    this.aliased += this.openAliases > 0 ? 1 : 0;
    if (this.aliased > MAX_ALIASED || this.aliased > 100 && this.nodes > 1000 && this.aliased / this.nodes > 0.99) {
      this.document.fail('aliases stand for too much here', node);
    }
    if (++this.level > MAX_LEVELS) {
      this.document.fail(`more than ${MAX_LEVELS} levels are not supported`, node);
    }
    const opened = isAlias(node) ? 1 : 0;
    this.openAliases += opened;
    const result = isAlias(node) ? this.read(this.document.target(node), read) : read(node);
    this.openAliases -= opened;
    this.level--;
    return result;
  }
}
