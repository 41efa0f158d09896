import { KnownValues } from './known-values';
import { otherValues } from './other-values';
import { Node } from '../expr/node/node';
import { ownerOf } from '../expr/node/owner';
import { TokenVariant } from '../expr/token/tokens';
import { ChartMetadata, Document } from '../manifest/model/model';
import { ChartSource } from '../manifest/source/chart-source';
import { evaluate } from '../plain/evaluate';
import { release } from '../plain/release';
import { inScopes } from '../plain/render';
import { JsonMap } from '../values/json-map';
import { plainData } from '../values/plain-data';
import { defaultsOf } from '../values/read/defaults';
import { applyDeprecations } from '../values/read/deprecations';
import { mergeSources } from '../values/read/merge';
import { Json, ObjectShape } from '../values/shape';

/**
 * What stands for expressions while charts are built once more, to see whether code looks at it: other tokens, or values.
 *
 * @internal
 */
export type StandIns = 'other' | ValuesInPlace;

/** @internal */
export interface ValuesInPlace {
  /** The defaults; others, with lists and maps that are empty or are not; or what a user gives one chart. */
  readonly values: 'complete' | 'emptied' | 'changed' | { readonly chart: string; readonly given: Json };
  /** Whether all values stand for themselves, or those alone that typed properties pass on as they are. */
  readonly whole: boolean;
}

/** @internal */
export type ValuesOf = (shape: ObjectShape, chart: ChartSource) => Json;

/** What of a chart its documents depend on beside the values. @internal */
export interface ChartOfDocuments {
  readonly metadata: ChartMetadata;
  readonly documents: readonly Document[];
}

/** The values of each chart. @internal */
export function valuesOf({ values }: ValuesInPlace): ValuesOf {
  switch (values) {
    case 'complete':
      return completeValues;
    case 'emptied':
    case 'changed':
      return (shape, chart) => otherValues(shape, completeValues(shape, chart), values === 'emptied');
    default:
      return (shape, chart) => (chart._props.name === values.chart ? withDefaults(shape, chart, values.given) : completeValues(shape, chart));
  }
}

/** The defaults, and `ciValues` for values without a default. */
function completeValues(shape: ObjectShape, chart: ChartSource): JsonMap {
  return withDefaults(shape, chart, plainData(chart._props.ciValues ?? {}, { refusal: 'values-invalid', name: `${chart.node.path}: ciValues` }));
}

function withDefaults(shape: ObjectShape, chart: ChartSource, given: Json): JsonMap {
  return mergeSources([defaultsOf(shape), applyDeprecations(chart.values._given(shape), given as JsonMap)]);
}

/** Values that take the place of expressions. @internal */
export function knownValues(values: ValuesOf, whole: boolean): KnownValues {
  return new KnownValues(node => valueOf(node, values), whole);
}

/** @internal */
export function variantOf(standIns: StandIns): TokenVariant {
  return standIns === 'other' ? 'other' : knownValues(valuesOf(standIns), standIns.whole);
}

/** The objects of each document, by its path. @internal */
export function renderedWith({ documents, metadata }: ChartOfDocuments, values: Json): [string, Json][] {
  const context = contextOf(values, metadata);
  return documents.map(d => [d.path, inScopes(d.scopes, context).map(inner => withoutEmpty(evaluate(d.body, inner)))]);
}

/**
 * cdk8s omits empty labels and annotations, and cdk8s-plus the data of a ConfigMap or Secret with only empty strings.
 * Neither matters.
 */
function withoutEmpty(data: any): any {
  if (Array.isArray(data)) {
    return data.map(withoutEmpty);
  }
  if (typeof data !== 'object' || data === null) {
    return data;
  }
  const isEmpty = (key: string, value: any): boolean => typeof value === 'object' && value !== null && (Object.keys(value).length === 0
    || (/^(data|stringData|binaryData)$/.test(key) && Object.values(value).every(v => v === '')));
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withoutEmpty(value)]).filter(([key, value]) => !isEmpty(key, value)));
}

/** The literal value of an expression; undefined within a loop, and for required values without a value. */
function valueOf(node: Node, values: ValuesOf): Json | undefined {
  const owner = ownerOf(node);
  const isNamedMap = node.kind === 'include' && node.type.kind !== 'string'; // which is recognised, as that of the standard labels
  if (!owner || isNamedMap || (node.kind === 'choose' && !node.otherwise)) {
    return undefined;
  }
  try {
    const chart = owner.chart as ChartSource;
    return evaluate(node, contextOf(values(owner.shape(), chart), chart._metadata));
  } catch {
    return undefined;
  }
}

function contextOf(values: Json, chart: ChartMetadata) {
  return { values, release: release({ name: chart.name }), chart, loops: new Map() };
}
