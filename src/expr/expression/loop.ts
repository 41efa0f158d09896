import { AnyExpression } from './any-expression';
import { call } from '../functions/functions';
import { labelOf } from '../node/label';
import { literal } from '../node/literal';
import { EachPart, Loop as LoopData, Node, Part } from '../node/node';
import { NumberExpression } from './number-expression';
import { pathPrefix } from '../node/owner';
import { StringExpression } from './string-expression';
import { asText, concat } from '../functions/concat';
import { toNode } from './to-node';
import { leaveOut } from '../node/parts';
import { listOf, mapOf } from '../node/collections';
import { Tokens } from '../token/tokens';
import { INDEX, Type } from '../node/type';
import { Refusal } from '../../values/refusal';
import { nameInTexts } from '../../values/object-text';

/**
 * A loop within a manifest: the result of `items()` or `entries()` is spread into a list or an object, before or after
 * other items.
 *
 * ```ts
 * const variable = extraEnv.loop();
 * env: [{ name: 'A', value: 'a' }, ...variable.items({ name: variable.key.asString(), value: variable.item.asString() })]
 * ```
 */
export class Loop {
  /** @internal */
  public static _over(over: Node, name?: string): Loop {
    return new Loop(loopOver(over, name));
  }

  /** The current item. */
  public readonly item: AnyExpression;

  /** @internal */
  public readonly _data: LoopData;

  private constructor(data: any) {
    this._data = data;
    this.item = new AnyExpression(itemOf(data));
  }

  /** The current key of a loop over a map. Rejected for a list (`loop-key`): use `index`. */
  public get key(): StringExpression {
    return new StringExpression(keyOf(this._data));
  }

  /** The current index of a loop over a list, from 0. Rejected for a map (`loop-key`): use `key`. */
  public get index(): NumberExpression {
    return new NumberExpression(indexOf(this._data));
  }

  /**
   * A list item for each item of the loop.
   *
   * @param body the list item; it uses `item` and `key`.
   */
  public items(body: any): any {
    return this.place(listOf, leaveOut(toNode(body), value => ({ kind: 'element', value })));
  }

  /**
   * A map entry for each item of the loop.
   *
   * @param key the key of the entry: a string that contains `key`, so that keys are distinct.
   * @param value the value of the entry.
   */
  public entries(key: any, value: any): any {
    const keyNode = toNode(key);
    return this.place(mapOf, leaveOut(toNode(value), node => ({ kind: 'entry', key: keyNode, value: node })));
  }

  /**
   * A string with a line for each item, each followed by a line break; empty without items.
   *
   * ```ts
   * data: { 'app.ini': `[server]\n${setting.lines(`${setting.key} = ${setting.item}`)}` }
   * ```
   *
   * @param text the line, a string with `item` and `key`; a line that is omitted by a condition has no line break either.
   */
  public lines(text: any): StringExpression {
    return joined(leaveOut(toNode(text), line => ({ kind: 'element', value: concat([line, literal('\n')]) })), this._data, '');
  }

  /**
   * The strings of all items, joined with a separator; empty without items.
   *
   * @param text the string for an item, with `item` and `key`; a string that is omitted by a condition has no separator
   * either.
   * @param separator the separator.
   */
  public join(text: any, separator: string): StringExpression {
    return joined(leaveOut(toNode(text), item => ({ kind: 'element', value: asText(item) })), this._data, separator);
  }

  private place(collection: (parts: readonly Part[]) => Node, body: readonly Part[]): any {
    const each: EachPart = Object.freeze({ kind: 'each', loop: this._data, body: Object.freeze(body) });
    return Tokens.structure(collection([each]), labelOf(this._data.over));
  }
}

nameInTexts(Loop);

function joined(body: readonly Part[], loop: LoopData, separator: string): StringExpression {
  return new StringExpression(call('join', [literal(separator), listOf([Object.freeze({ kind: 'each', loop, body: Object.freeze(body) })])]));
}

/** @internal */
export function loopOver(over: Node, name?: string, keyName?: string): LoopData {
  const type = over.type;
  if (type.kind !== 'list' && type.kind !== 'map') {
    throw new Refusal('loop-over', `${pathPrefix(over)}${labelOf(over)} is a ${type.kind}, expected a list or a map to loop over`);
  }
  const itemName = name ?? singular(labelOf(over).split('.').pop()!.replace(/\W+/g, ''));
  if (!/^[a-zA-Z][a-zA-Z0-9]*$/.test(itemName)) {
    throw new Refusal('loop-over', `"${itemName}" is not a variable name for items: use letters and digits`);
  }
  return Object.freeze({ over, itemName, keyName: type.kind === 'list' ? 'index' : keyName ?? 'name' });
}

/** @internal */
export function itemOf(loop: LoopData): Node {
  const type = loop.over.type as Extract<Type, { kind: 'list' | 'map' }>;
  return Object.freeze({ kind: 'item', loop, path: [], type: type.items });
}

/** @internal */
export function keyOf(loop: LoopData): Node {
  if (loop.over.type.kind !== 'map') {
    throw new Refusal('loop-key', `${pathPrefix(loop.over)}${labelOf(loop.over)} is a list, whose items have an index and no key: use index`);
  }
  return Object.freeze({ kind: 'key', loop, type: loop.over.type.keys });
}

/** @internal */
export function indexOf(loop: LoopData): Node {
  if (loop.over.type.kind !== 'list') {
    throw new Refusal('loop-key', `${pathPrefix(loop.over)}${labelOf(loop.over)} is a map, whose items have a key and no index: use key`);
  }
  return Object.freeze({ kind: 'key', loop, type: INDEX });
}

function singular(plural: string): string {
  return plural.endsWith('ies') ? `${plural.slice(0, -3)}y`
    : /(ss|sh|ch|x)es$/.test(plural) ? plural.slice(0, -2)
      : plural.endsWith('s') && !plural.endsWith('ss') ? plural.slice(0, -1)
        : `${plural}Item`;
}
