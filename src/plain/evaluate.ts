import { byBytes } from './byte-order';
import { decides, FUNCTIONS } from './functions';
import { Release } from './release';
import { ChartMetadata } from '../manifest/model/model';
import { BuiltinName, EachPart, Kind, Loop, Node, Part, PartKind } from '../expr/node/node';
import { cutName } from '../expr/functions/name-within';
import { mayEvaluateBoth } from '../expr/node/may-fail';
import { emptyOf, isNumeric, isScalar, isStructure } from '../expr/node/type';
import { Refusal } from '../values/refusal';
import { Json } from '../values/shape';

/** The context of an evaluation. @internal */
export interface Context {
  /** Merged with the defaults, and validated. */
  readonly values: Json;
  readonly release: Release;
  readonly chart: ChartMetadata;
  /** The current positions of the loops. */
  readonly loops: ReadonlyMap<Loop, Position>;
  /** Whether the result is an argument of a function. */
  readonly isArgument?: boolean;
}

/** For an expression that reads neither values nor the release. @internal */
export const NOWHERE = { loops: new Map() } as unknown as Context;

/** @internal */
export interface Position {
  readonly item: Json;
  readonly key: string | number;
}

/** The value of an expression; undefined if it is omitted. @internal */
export function evaluate(node: Node, context: Context): Json | undefined {
  const value = (NODES[node.kind] as Evaluator<Node>)(node, context);
  return typeof value === 'number' && isNumeric(node.type) || ['number', 'boolean'].includes(typeof value) && isScalar(node.type) ? String(value) : value;
}

type Evaluator<N> = (node: N, context: Context) => Json | undefined;

/** The back end for plain YAML: the value of every kind of node. `src/helm/template/print.ts` is the other, in the same order. */
const NODES: { readonly [K in Kind]: Evaluator<Extract<Node, { kind: K }>> } = {
  literal: ({ value }) => value,
  value: ({ path, absent, type }, { values }) => lookUp(values, path) ?? (absent === 'empty' ? emptyOf(type) : undefined),
  item: ({ loop, path, type, absent, ...field }, { loops }) =>
    lookUp(loops.get(loop)!.item, path) ?? field.default ?? (absent === 'empty' ? emptyOf(type) : undefined),
  key: ({ loop }, { loops }) => loops.get(loop)!.key,
  builtin: ({ name }, context) => BUILTINS[name](context),
  concat: ({ parts }, context) => parts.map(p => evaluate(p, context)).join(''),
  call: ({ fn, args }, context) => {
    const given: (Json | undefined)[] = [];
    const inner = context.isArgument ? context : { ...context, isArgument: true };
    for (const arg of args) {
      const value = evaluate(arg, inner);
      given.push(value ?? null);
      if (decides(fn, value ?? null)) {
        break;
      }
    }
    return FUNCTIONS[fn](given, args.map(a => a.type), context.release);
  },
  name: ({ text, maxLength }, context) => cutName(maxLength, evaluate(text, context) as string),
  include: ({ helper }, context) => evaluate(helper.body, { ...context, loops: new Map(), isArgument: false }),
  present: ({ of }, context) => evaluate(of, context) !== undefined,
  choose: (node, context) => {
    const { condition, then, otherwise } = node;
    const [chosen, other] = isTrue(condition, context) ? [then, otherwise] : [otherwise, then];
    // Rendered structures are in an `if` block; everything else uses `ternary`, which evaluates both.
    if ((context.isArgument || !isStructure(node.type)) && !mayEvaluateBoth(node)) {
      evaluate(other!, context);
    }
    return chosen && evaluate(chosen, context);
  },
  raw: ({ plain }, context) => evaluate(plain, context),
  map: ({ parts }, context) => {
    const entries = entriesOf(parts, context);
    // Duplicate keys are refused when the chart is compiled; this is a safeguard.
    const keys = new Set<string>();
    for (const [key] of entries) {
      if (keys.has(key)) {
        throw new Refusal('keys-may-clash', `duplicate key "${key}"`);
      }
      keys.add(key);
    }
    return Object.fromEntries(entries);
  },
  list: ({ parts }, context) => elementsOf(parts, context),
};

const BUILTINS: Record<BuiltinName, (context: Context) => Json> = {
  'Release.Name': c => c.release.name,
  'Release.Namespace': c => c.release.namespace,
  'Release.Service': () => 'Helm',
  'Release.IsInstall': c => !c.release.isUpgrade,
  'Release.IsUpgrade': c => c.release.isUpgrade,
  'Chart.Name': c => c.chart.name,
  'Chart.Version': c => c.chart.version,
  'Chart.AppVersion': c => c.chart.appVersion,
  'Capabilities.KubeVersion.Version': c => c.release.kubeVersion,
};

type PartEvaluator<P, T> = (part: P, context: Context) => T[];

const ENTRIES: { readonly [K in PartKind]: PartEvaluator<Extract<Part, { kind: K }>, [string, Json]> } = {
  entry: ({ key, value }, context) => {
    const v = evaluate(value, context);
    return v === undefined ? [] : [[String(evaluate(key, context)), v]];
  },
  element: () => misplaced('element', 'map'),
  splice: ({ value }, context) => Object.entries(evaluate(value, context) ?? {}) as [string, Json][],
  when: ({ condition, then, otherwise }, context) => entriesOf(isTrue(condition, context) ? then : otherwise, context),
  each: (part, context) => positions(part, context).flatMap(inner => entriesOf(part.body, inner)),
};

const ELEMENTS: { readonly [K in PartKind]: PartEvaluator<Extract<Part, { kind: K }>, Json> } = {
  entry: () => misplaced('entry', 'list'),
  element: ({ value }, context) => {
    const v = evaluate(value, context);
    return v === undefined ? [] : [v];
  },
  splice: ({ value }, context) => (evaluate(value, context) ?? []) as Json[],
  when: ({ condition, then, otherwise }, context) => elementsOf(isTrue(condition, context) ? then : otherwise, context),
  each: (part, context) => positions(part, context).flatMap(inner => elementsOf(part.body, inner)),
};

function entriesOf(parts: readonly Part[], context: Context): [string, Json][] {
  return parts.flatMap(part => (ENTRIES[part.kind] as PartEvaluator<Part, [string, Json]>)(part, context));
}

function elementsOf(parts: readonly Part[], context: Context): Json[] {
  return parts.flatMap(part => (ELEMENTS[part.kind] as PartEvaluator<Part, Json>)(part, context));
}

/** Conditions are boolean expressions by construction. @internal */
export function isTrue(condition: Node, context: Context): boolean {
  return evaluate(condition, context) === true;
}

/** The contexts of a loop's items, in Helm's order. @internal */
export function positions({ loop }: Pick<EachPart, 'loop'>, context: Context): Context[] {
  const over = evaluate(loop.over, context) ?? [];
  const items: Position[] = Array.isArray(over)
    ? over.map((item, key) => ({ item, key }))
    : Object.entries(over as { [key: string]: Json }).sort(([a], [b]) => byBytes(a, b)).map(([key, item]) => ({ item, key }));
  return items.map(position => ({ ...context, loops: new Map([...context.loops, [loop, position]]) }));
}

function lookUp(data: Json, path: readonly string[]): Json | undefined {
  let at: Json | undefined = data;
  for (const name of path) {
    at = typeof at === 'object' && at !== null && Object.prototype.hasOwnProperty.call(at, name) ? (at as { [key: string]: Json })[name] : undefined;
  }
  return at;
}


function misplaced(part: string, collection: string): never {
  throw new Error(`a part of the kind ${part} cannot be in a ${collection}`);
}
