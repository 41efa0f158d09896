import { isMap, JsonMap } from '../json-map';
import { Refusal } from '../refusal';
import { Json } from '../shape';

/**
 * The values of a release, merged as Helm does: the user's sources (values files and `--set`, the last wins) with each other, then
 * with the defaults of the chart.
 *
 * - maps are merged, everything else is replaced: lists too; a map replaces a scalar and vice versa
 * - null removes a key that has a default; any other null stays, and the schema refuses it
 *
 * @see https://helm.sh/docs/chart_template_guide/values_files/
 * @internal
 */
export function mergeValues(defaults: Json, sources: readonly Json[]): JsonMap {
  return overDefaults(mapOf(defaults), mergeSources(sources), '');
}

/** The user's sources alone. Null removes nothing yet: it replaces what was there, and stays. @internal */
export function mergeSources(sources: readonly Json[]): JsonMap {
  return sources.map(mapOf).reduce(merge, {});
}

function merge(before: JsonMap, after: JsonMap): JsonMap {
  const merged = new Map(Object.entries(before));
  for (const [key, value] of Object.entries(after)) {
    const old = merged.get(key);
    // Values from TypeScript may hold undefined, which JSON does not have.
    if (value !== undefined) {
      merged.set(key, isMap(value) ? merge(isMap(old) ? old : {}, value) : value);
    }
  }
  return Object.fromEntries(merged);
}

function overDefaults(defaults: JsonMap, given: JsonMap, path: string): JsonMap {
  const merged = new Map(Object.entries(defaults));
  for (const [key, value] of Object.entries(given)) {
    const otherwise = merged.get(key);
    if (value === null && otherwise === null && path !== '') {
      throw new Refusal('values-null-over-null',
        `${path}${key}: got null, and its default is null: Helm 3 removes the key, Helm 4 keeps it: leave the key out`);
    }
    if (value === null && otherwise !== undefined) {
      merged.delete(key);
    } else {
      merged.set(key, isMap(value) && isMap(otherwise) ? overDefaults(otherwise, value, `${path}${key}.`) : value);
    }
  }
  return Object.fromEntries(merged);
}

function mapOf(values: Json): JsonMap {
  if (!isMap(values)) {
    throw new Refusal('values-invalid', `values: got ${JSON.stringify(values)}, expected a map`);
  }
  return values;
}
