import { YamlProblem } from './cursor';
import { YamlNode } from './parser';
import { resolve, Resolved } from './resolve';
import { Json } from '../shape';

/**
 * The data of a document, as it is after Go has made JSON of it: keys are text, numbers are floating-point.
 *
 * @internal
 */
export function decode(node: YamlNode): Json {
  return new Decoder().value(node);
}

/** A map while it is being read: keys that are `1` and `"1"` are two until Go makes JSON of them. */
type Entries = Map<string, readonly [key: string, value: Json]>;

class Decoder {
  private readonly open = new Set<YamlNode>();
  private decoded = 0;
  private aliased = 0;

  public value(node: YamlNode): Json {
    this.count(node);
    switch (node.kind) {
      case 'scalar':
        return node.plain ? this.json(resolve(node.text), node) : node.text;
      case 'list':
        return node.items.map(item => this.value(item));
      case 'map': {
        const entries: Entries = new Map();
        this.readInto(node, entries);
        return asObject(entries, node);
      }
      case 'alias':
        return this.through(node, () => this.value(node.of));
    }
  }

  private readInto(node: YamlNode & { kind: 'map' }, entries: Entries): void {
    for (const [key, value] of node.entries) {
      // Where it stands matters: what comes later wins.
      if (key.kind === 'scalar' && key.plain && key.text === '<<') {
        this.merge(value, entries);
      } else {
        const [identity, name] = this.key(key);
        entries.set(identity, [name, this.value(value)]);
      }
    }
  }

  private merge(node: YamlNode, entries: Entries): void {
    if (node.kind === 'list') {
      // The first of several wins.
      [...node.items].reverse().forEach(item => this.mergeMap(item, entries));
    } else {
      this.mergeMap(node, entries);
    }
  }

  private mergeMap(node: YamlNode, entries: Entries): void {
    this.count(node);
    if (node.kind === 'map') {
      this.readInto(node, entries);
    } else if (node.kind === 'alias' && node.of.kind === 'map') {
      const { of } = node;
      this.through(node, () => this.mergeMap(of, entries));
    } else {
      fail(node, '"<<" merges a map, or a list of maps');
    }
  }

  /** What tells a key from others, and its text. */
  private key(node: YamlNode): [identity: string, name: string] {
    this.count(node);
    switch (node.kind) {
      case 'alias':
        return this.through(node, () => this.key(node.of));
      case 'list':
      case 'map':
        return fail(node, `a ${node.kind} cannot be a key`);
      case 'scalar': {
        const key = node.plain ? resolve(node.text) : node.text;
        switch (typeof key) {
          case 'string':
          case 'boolean':
            return [`${typeof key} ${String(key)}`, String(key)];
          case 'bigint':
            return key >= 2n ** 63n ? fail(node, `the number ${node.text} is too large for a key: put it in quotes`) : [`integer ${key}`, String(key)];
          case 'number':
            return fail(node, `a number with a fraction, such as ${node.text}, cannot be a key: put it in quotes`);
          default:
            return fail(node, 'null cannot be a key');
        }
      }
    }
  }

  private json(value: Resolved, node: YamlNode & { kind: 'scalar' }): Json {
    if (typeof value === 'bigint') {
      return Number(value);
    }
    if (typeof value === 'number' && !Number.isFinite(value)) {
      return fail(node, `${node.text} is not a number that JSON has: put it in quotes if it is text`);
    }
    if (Object.is(value, -0)) {
      return fail(node, `${node.text} is a zero with a sign, which Helm prints as -0: write 0`);
    }
    return value;
  }

  private through<T>(alias: YamlNode & { kind: 'alias' }, read: () => T): T {
    if (this.open.has(alias)) {
      fail(alias, `what "*${alias.name}" stands for contains itself`);
    }
    this.open.add(alias);
    const result = read();
    this.open.delete(alias);
    return result;
  }

  /** A few aliases of aliases could stand for more data than there is memory. */
  private count(node: YamlNode): void {
    this.decoded++;
    this.aliased += this.open.size > 0 ? 1 : 0;
    if (this.aliased > MAX_ALIASED || this.aliased > 100 && this.decoded > 1000 && this.aliased / this.decoded > 0.99) {
      fail(node, 'aliases stand for too much here');
    }
  }
}

const MAX_ALIASED = 300000;

function asObject(entries: Entries, node: YamlNode): Json {
  const names = new Map([...entries.values()]);
  if (names.size !== entries.size) {
    fail(node, 'two keys become the same text, such as 1 and "1": Go keeps one of them at random');
  }
  return Object.fromEntries(names);
}

function fail(node: YamlNode, message: string): never {
  throw new YamlProblem(message, node.line);
}
