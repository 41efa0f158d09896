import { isMap, JsonMap } from '../json-map';
import { Refusal } from '../refusal';
import { Json } from '../shape';

/**
 * The values of a release, put together as Helm does it: the user's sources (files and `--set`, the last wins) are
 * merged with each other, then with the chart's defaults.
 *
 * - maps are merged, everything else is replaced: lists too, and a map replaces a scalar and the other way round
 * - null deletes a key that has a default, which is then absent; any other null stays, for the schema to refuse
 *
 * @see https://helm.sh/docs/chart_template_guide/values_files/
 * @internal
 */
export function mergeValues(defaults: Json, sources: readonly Json[]): JsonMap {
  return overDefaults(mapOf(defaults), mergeSources(sources), '');
}

/** The user's sources alone. Null has no meaning yet: it replaces what was there, and stays. @internal */
export function mergeSources(sources: readonly Json[]): JsonMap {
  return sources.map(mapOf).reduce(merge, {});
}

function merge(before: JsonMap, after: JsonMap): JsonMap {
  const merged = new Map(Object.entries(before));
  for (const [key, value] of Object.entries(after)) {
    const old = merged.get(key);
    // Values given in TypeScript may hold undefined, which JSON has not.
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
        `${path}${key} is null, and so is its default: Helm 3 deletes the key, Helm 4 keeps it; leave the key out`);
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
    throw new Refusal('values-invalid', `values are a map, and ${JSON.stringify(values)} is none`);
  }
  return values;
}
