import { FunctionName } from './function-name';
import { Type } from './type';
import { Json } from '../../values/shape';

/**
 * An expression or a piece of a manifest that holds expressions: frozen data with a kind and a static type.
 * Both back ends are tables over these kinds.
 *
 * @internal
 */
export type Node =
  | LiteralNode
  | ValueNode
  | ItemNode
  | KeyNode
  | BuiltinNode
  | ConcatNode
  | CallNode
  | IncludeNode
  | PresentNode
  | ChooseNode
  | RawNode
  | MapNode
  | ListNode;

/** @internal */
export type Kind = Node['kind'];

/** Data that does not depend on anything. @internal */
export interface LiteralNode {
  readonly kind: 'literal';
  readonly value: Json;
  readonly type: Type;
}

/** A declared value, by its path in values.yaml. @internal */
export interface ValueNode {
  readonly kind: 'value';
  readonly path: readonly string[];
  readonly type: Type;
  /** It may not be there: a collection then reads as empty, anything else must be asked for. */
  readonly absent?: 'empty' | 'optional';
}

/** The item of an enclosing loop, or a declared field of it. @internal */
export interface ItemNode {
  readonly kind: 'item';
  readonly loop: Loop;
  readonly path: readonly string[];
  readonly type: Type;
  /** What the field is when the item does not give it. */
  readonly default?: Json;
  readonly absent?: 'empty' | 'optional';
}

/** The key (of a map) or the index (of a list) that an enclosing loop is at. @internal */
export interface KeyNode {
  readonly kind: 'key';
  readonly loop: Loop;
  readonly type: Type;
}

/** What Helm knows of the release, the chart and the cluster. @internal */
export interface BuiltinNode {
  readonly kind: 'builtin';
  readonly name: BuiltinName;
  readonly type: Type;
}

/** @internal */
export type BuiltinName =
  | 'Release.Name'
  | 'Release.Namespace'
  | 'Release.Service'
  | 'Release.IsInstall'
  | 'Release.IsUpgrade'
  | 'Chart.Name'
  | 'Chart.Version'
  | 'Chart.AppVersion'
  | 'Capabilities.KubeVersion.Version';

/** Text made of parts, each a string or a number. @internal */
export interface ConcatNode {
  readonly kind: 'concat';
  readonly parts: readonly Node[];
  readonly type: Type;
}

/** A function of the published list; the arguments stand in Helm's order, the subject last. @internal */
export interface CallNode {
  readonly kind: 'call';
  readonly fn: FunctionName;
  readonly args: readonly Node[];
  readonly type: Type;
}

/** A named expression of the chart. @internal */
export interface IncludeNode {
  readonly kind: 'include';
  readonly helper: Helper;
  readonly type: Type;
}

/** Whether an optional value was given. @internal */
export interface PresentNode {
  readonly kind: 'present';
  readonly of: ValueNode | ItemNode;
  readonly type: Type;
}

/** One of two, by a condition; without `otherwise` the place is left out. @internal */
export interface ChooseNode {
  readonly kind: 'choose';
  readonly condition: Node;
  readonly then: Node;
  readonly otherwise?: Node;
  readonly type: Type;
}

/** Text of a template that its author vouches for, with what it gives. @internal */
export interface RawNode {
  readonly kind: 'raw';
  /** With `⦃0⦄` where the first of `nodes` stands. */
  readonly template: string;
  readonly nodes: readonly Node[];
  readonly plain: Node;
  readonly type: Type;
}

/** A map written in the chart. @internal */
export interface MapNode {
  readonly kind: 'map';
  readonly parts: readonly Part[];
  readonly type: Type;
}

/** A list written in the chart. @internal */
export interface ListNode {
  readonly kind: 'list';
  readonly parts: readonly Part[];
  readonly type: Type;
}

/**
 * What a map or a list is made of. Entries belong to maps, elements to lists, the others to both.
 *
 * @internal
 */
export type Part = LeafPart | WhenPart | EachPart;

/** What gives something itself. @internal */
export type LeafPart = EntryPart | ElementPart | SplicePart;

/** @internal */
export type PartKind = Part['kind'];

/** @internal */
export interface EntryPart {
  readonly kind: 'entry';
  /** A literal or an expression that is never empty. */
  readonly key: Node;
  readonly value: Node;
}

/** @internal */
export interface ElementPart {
  readonly kind: 'element';
  readonly value: Node;
}

/** All entries of a map, or all elements of a list. @internal */
export interface SplicePart {
  readonly kind: 'splice';
  readonly value: Node;
}

/** @internal */
export interface WhenPart {
  readonly kind: 'when';
  readonly condition: Node;
  readonly then: readonly Part[];
  readonly otherwise: readonly Part[];
}

/** @internal */
export interface EachPart {
  readonly kind: 'each';
  readonly loop: Loop;
  readonly body: readonly Part[];
}

/** A loop over the items of a list or the entries of a map, in the order of Helm. @internal */
export interface Loop {
  readonly over: Node;
  /** What the template calls an item, such as `worker`. */
  readonly itemName: string;
  /** What the template calls the key or index, such as `name`. */
  readonly keyName: string;
}

/** A named expression: text, or a map written in the chart. @internal */
export interface Helper {
  /** Without the chart's name, such as `fullname`. */
  readonly name: string;
  readonly description: string;
  readonly body: Node;
}
