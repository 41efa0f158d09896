import { FunctionName } from './function-name';
import { Type } from './type';
import { Json } from '../../values/shape';

/**
 * An expression, or a part of a manifest with expressions: frozen data with a kind and a static type.
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
  | NameNode
  | IncludeNode
  | PresentNode
  | ChooseNode
  | RawNode
  | MapNode
  | ListNode;

/** @internal */
export type Kind = Node['kind'];

/** A literal. @internal */
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
  /** It is optional: a list or map is then empty if it is not set, anything else must be checked first. */
  readonly absent?: 'empty' | 'optional';
}

/** The item of an enclosing loop, or a declared field of it. @internal */
export interface ItemNode {
  readonly kind: 'item';
  readonly loop: Loop;
  readonly path: readonly string[];
  readonly type: Type;
  /** The default of the field. */
  readonly default?: Json;
  readonly absent?: 'empty' | 'optional';
  /** In a helper: the maps around the field are there, as those of a chart's values are. */
  readonly isWithinGiven?: boolean;
}

/** The current key (of a map) or index (of a list) of an enclosing loop. @internal */
export interface KeyNode {
  readonly kind: 'key';
  readonly loop: Loop;
  readonly type: Type;
}

/** A built-in object of Helm: release, chart or cluster. @internal */
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

/** A string of parts, each a string or a number. @internal */
export interface ConcatNode {
  readonly kind: 'concat';
  readonly parts: readonly Node[];
  readonly type: Type;
}

/** A function call; the arguments are in Helm's order, with the subject last. @internal */
export interface CallNode {
  readonly kind: 'call';
  readonly fn: FunctionName;
  readonly args: readonly Node[];
  readonly type: Type;
}

/** A name with a maximum length: a longer string is truncated and ends in a hash of the whole. @internal */
export interface NameNode {
  readonly kind: 'name';
  readonly text: Node;
  readonly maxLength: number;
  readonly type: Type;
}

/** A named template of the chart. @internal */
export interface IncludeNode {
  readonly kind: 'include';
  readonly helper: Helper;
  readonly type: Type;
}

/** Whether an optional value is set. @internal */
export interface PresentNode {
  readonly kind: 'present';
  readonly of: ValueNode | ItemNode;
  readonly type: Type;
}

/** One of two values, depending on a condition; without `otherwise`, the field is omitted. @internal */
export interface ChooseNode {
  readonly kind: 'choose';
  readonly condition: Node;
  readonly then: Node;
  readonly otherwise?: Node;
  readonly type: Type;
}

/** A raw template of the author, with its value. @internal */
export interface RawNode {
  readonly kind: 'raw';
  /** With `⦃0⦄` for the first of `nodes`, and so on. */
  readonly template: string;
  readonly nodes: readonly Node[];
  readonly plain: Node;
  readonly type: Type;
}

/** A map in the code of the chart. @internal */
export interface MapNode {
  readonly kind: 'map';
  readonly parts: readonly Part[];
  readonly type: Type;
}

/** A list in the code of the chart. @internal */
export interface ListNode {
  readonly kind: 'list';
  readonly parts: readonly Part[];
  readonly type: Type;
}

/**
 * A part of a map or a list. Entries are parts of maps, elements of lists, the others of both.
 *
 * @internal
 */
export type Part = LeafPart | WhenPart | EachPart;

/** A part without a condition or loop. @internal */
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

/** A loop over the items of a list or the entries of a map, in Helm's order. @internal */
export interface Loop {
  readonly over: Node;
  /** The variable for an item, such as `worker`. */
  readonly itemName: string;
  /** The variable for the key or index, such as `name`. */
  readonly keyName: string;
}

/** A named template: a string, or a map in the code of the chart. @internal */
export interface Helper {
  /** Without the name of the chart, such as `fullname`. */
  readonly name: string;
  readonly description: string;
  readonly body: Node;
}
