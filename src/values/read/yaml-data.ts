import { isAlias, isMap, isScalar, isSeq, Node, Scalar, YAMLMap } from 'yaml';
import { resolve as asGo, Resolved } from './resolve';
import { Json } from '../shape';
import { YamlDocument } from './yaml-document';

/** The data of a document after Go's conversion to JSON: keys are strings, numbers are float64. @internal */
export function dataOf(document: YamlDocument, resolve: (scalar: string) => Resolved = asGo): Json {
  return new Reader(document, resolve).value(document.root);
}

/** A map while it is read: the keys `1` and `"1"` are two until Go converts them to JSON. */
type Entries = Map<string, readonly [key: string, value: Json]>;

const MAX_LEVELS = 500;
const MAX_ALIASED = 300000;

class Reader {
  private level = 0;
  private openAliases = 0;
  private nodes = 0;
  private aliased = 0;

  constructor(private readonly document: YamlDocument, private readonly resolve: (scalar: string) => Resolved) {
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
        : this.document.fail('two keys become the same string, such as 1 and "1": Go keeps one of them at random', of);
    });
  }

  private readInto(map: YAMLMap<Node, Node | null>, entries: Entries): void {
    for (const { key, value } of map.items) {
      // Its position matters: later keys win.
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
      : this.document.fail('"<<" takes a map or a list of maps', source)));
  }

  /** The identity of a key, and its string. */
  private key(node: Node): [identity: string, name: string] {
    return this.read(node, of => {
      if (!isScalar<string>(of)) {
        return this.document.fail('got a list or a map as a key, expected a string', node);
      }
      const key = of.type === 'PLAIN' ? this.resolve(of.value) : of.value;
      if (key === null) {
        return this.document.fail('got null as a key, expected a string: quote it', node);
      }
      if (typeof key === 'number' || typeof key === 'bigint' && key >= 2n ** 63n) {
        return this.document.fail(`got the number ${of.value} as a key, expected a string: quote it`, node);
      }
      return [`${typeof key} ${key}`, String(key)];
    });
  }

  private scalar(node: Scalar<string> | null): Json {
    const value = node?.type === 'PLAIN' ? this.resolve(node.value) : node?.value ?? null;
    if (typeof value === 'number' && !Number.isFinite(value)) {
      return this.document.fail(`JSON has no number ${node!.value}: quote it if it is a string`, node);
    }
    if (Object.is(value, -0)) {
      return this.document.fail(`got ${node!.value}, which Helm renders as -0: write 0`, node);
    }
    return typeof value === 'bigint' ? Number(value) : value;
  }

  /** Reads a node or the target of an alias. A few aliases of aliases could expand to more data than there is memory. */
  private read<T>(node: Node | null, read: (of: Node | null) => T): T {
    this.nodes++;
    this.aliased += this.openAliases > 0 ? 1 : 0;
    if (this.aliased > MAX_ALIASED || this.aliased > 100 && this.nodes > 1000 && this.aliased / this.nodes > 0.99) {
      this.document.fail('the aliases expand to too much data', node);
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
