import { isMap, JsonMap } from '../json-map';
import { Json, ObjectShape, PathDeprecation, ValuesShape } from '../shape';

/**
 * The values as expressions read them, with what is set under deprecated paths under their replacements.
 *
 * From the lowest precedence to the highest: the default of a value with deprecated paths, which is not in values.yaml; what is set
 * under deprecated paths; what is set under the path itself. Maps are merged key by key, and null removes what came before.
 *
 * @param values merged with what is in values.yaml, and valid.
 * @internal
 */
export function applyDeprecations(shape: ValuesShape, values: JsonMap): JsonMap {
  if (!shape.deprecations?.length) {
    return values;
  }
  const replaced = [...shape.deprecations].reverse().filter(deprecation => isUsed(deprecation, values)).map(deprecation => nested(deprecation.to, itemOf(deprecation, valueAt(values, deprecation.from)!)));
  return [hiddenDefaults(shape), ...replaced, values].reduce<JsonMap>(overlaid, {});
}

/** Whether the deprecated path is set. @internal */
export function isUsed(deprecation: PathDeprecation, values: Json): boolean {
  const given = valueAt(values, deprecation.from);
  return given !== undefined && given !== null && !(deprecation.item && given === '');
}

/** The notice for users of a deprecated path. @internal */
export function noticeOf({ from, replacement, description }: PathDeprecation): string {
  return `${from.join('.')} is deprecated: use ${replacement} instead.${description === undefined ? '' : ` ${description}`}`;
}

/** The defaults that are not in values.yaml; empty ones are left out. @internal */
export function hiddenDefaults(shape: ObjectShape): JsonMap {
  const defaults: [string, Json][] = [];
  for (const [name, { shape: inner, default: value, replaces }] of Object.entries(shape.fields)) {
    const found = inner.kind === 'object' ? hiddenDefaults(inner) : replaces ? value : undefined;
    if (found !== undefined && !(typeof found === 'object' && found !== null && Object.keys(found).length === 0)) {
      defaults.push([name, found]);
    }
  }
  return Object.fromEntries(defaults);
}

function itemOf({ item }: PathDeprecation, given: Json): Json {
  return item === undefined ? given : [item.field === undefined ? given : { [item.field]: given }];
}

function nested(path: readonly string[], value: Json): JsonMap {
  return path.reduceRight<Json>((inner, name) => ({ [name]: inner }), value) as JsonMap;
}

/** In step with the helper `mergeValues` of the chart. */
function overlaid(into: JsonMap, from: JsonMap): JsonMap {
  const merged = new Map(Object.entries(into));
  for (const [key, value] of Object.entries(from)) {
    if (isMap(value)) {
      const old = merged.get(key);
      merged.set(key, overlaid(isMap(old) ? old : {}, value));
    } else if (value === null) {
      merged.delete(key);
    } else {
      merged.set(key, value);
    }
  }
  return Object.fromEntries(merged);
}

function valueAt(values: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((at, name) => (isMap(at) && Object.prototype.hasOwnProperty.call(at, name) ? at[name] : undefined), values);
}
