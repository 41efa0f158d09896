import { isMap } from '../json-map';
import { JsonSchema, refer } from './schema-definitions';
import { Json } from '../shape';

/** Keywords that differ between values of the same type. */
const ANNOTATIONS = ['description', 'deprecated', 'default', 'examples'];

/** Shorter ones are easier to read inline. */
const MIN_LENGTH = 240;

interface Shared {
  readonly schema: JsonSchema;
  readonly definitions: JsonSchema;
}

/**
 * A schema with repeated parts as definitions, named after the first value that has it.
 *
 * @param taken names of other definitions.
 * @internal
 */
export function sharingParts(schema: JsonSchema, taken: (name: string) => boolean): Shared {
  const counts = countsOf(schema);
  const names = new Map<string, string>();
  const definitions: JsonSchema = {};
  const nameFor = (wanted: string): string => {
    const free = (name: string): boolean => !taken(name) && ![...names.values()].includes(name);
    let name = wanted;
    for (let i = 2; !free(name); i++) {
      name = `${wanted}${i}`;
    }
    return name;
  };
  const shared = (part: JsonSchema, name: string): JsonSchema => {
    const [said, accepted] = apart(part);
    const key = JSON.stringify(accepted);
    if ((counts.get(key) ?? 0) < 2) {
      return changed(part, name, shared);
    }
    if (!names.has(key)) {
      names.set(key, nameFor(name));
      definitions[names.get(key)!] = changed(accepted, name, shared);
    }
    const reference = refer(names.get(key)!);
    return Object.keys(said).length === 0 ? reference : { ...said, allOf: [reference] };
  };
  const result = changed(schema, '', shared);
  return { schema: result, definitions };
}

/** The number of occurrences of long parts, counting the content of a repeated part once. */
function countsOf(schema: JsonSchema): Map<string, number> {
  const counts = new Map<string, number>();
  const visit = (part: JsonSchema): JsonSchema => {
    const [, accepted] = apart(part);
    const key = JSON.stringify(accepted);
    const before = counts.get(key) ?? 0;
    if (key.length >= MIN_LENGTH) {
      counts.set(key, before + 1);
    }
    return before > 0 ? part : changed(part, '', visit);
  };
  changed(schema, '', visit);
  return counts;
}

/** The schema, with the schemas of its fields and items changed; the name is that of the value. */
function changed(schema: JsonSchema, name: string, change: (part: JsonSchema, name: string) => JsonSchema): JsonSchema {
  const items = (part: Json): Json => (isMap(part) ? change(part as JsonSchema, itemName(name)) : part);
  return Object.fromEntries(Object.entries(schema).map(([keyword, value]): [string, Json] => {
    switch (keyword) {
      case 'properties':
        return [keyword, Object.fromEntries(Object.entries(value as JsonSchema).map(([field, part]) => [field, change(part as JsonSchema, field)]))];
      case 'items':
      case 'additionalProperties':
        return [keyword, items(value)];
      default:
        return [keyword, value];
    }
  }));
}

/** `sidecar` of `sidecars`. */
function itemName(name: string): string {
  return /[^s]s$/.test(name) ? name.slice(0, -1) : `${name}Item`;
}

function apart(part: JsonSchema): [said: JsonSchema, accepted: JsonSchema] {
  const of = (isSaid: boolean): JsonSchema => Object.fromEntries(Object.entries(part).filter(([keyword]) => ANNOTATIONS.includes(keyword) === isSaid));
  return [of(true), of(false)];
}
