import * as fc from 'fast-check';
import { SEED } from '../runs';

/** How many of a hundred parts are of another type than they should be, where something is meant to be wrong. */
const WRONG = 3;

/** More fields than these would only hide which one matters. */
const MOST_FIELDS = 5;

/** A value of each type. */
export const OF_EACH_TYPE: readonly unknown[] = ['text', '', 3, -1, 1.5, true, null, [], ['text'], [{}], {}, { unknown: 1 }];

/** Texts of a format that the API server checks, and others of no format. */
export const OF_FORMATS: { readonly [format: string]: readonly string[] } = {
  'date-time': ['2026-01-02T03:04:05Z', '2026-01-02'],
  'date': ['2026-01-02', '2026'],
  'duration': ['5s', '5'],
  'byte': ['QQ==', '*'],
  'uri': ['https://example.org/a', ':'],
  'hostname': ['a.example.org', 'a_b'],
  'ipv4': ['192.0.2.1', '1.2'],
  'email': ['a@example.org', 'a'],
  'uuid': ['6ba7b810-9dad-11d1-80b4-00c04fd430c8', '6ba7'],
};

/** Objects that fit a schema for the most part, if it is wanted with parts of another type. */
export function arbitraryOf(schema: any): fc.Arbitrary<any> {
  return fc.oneof(part(schema, 0), part(schema, WRONG));
}

function part(schema: any, wrong: number): fc.Arbitrary<any> {
  const fitting = fc.option(fittingPart(schema, wrong), { nil: null, freq: schema.nullable ? 4 : 1_000_000 });
  return wrong === 0 ? fitting : fc.oneof({ weight: wrong, arbitrary: fc.constantFrom(...OF_EACH_TYPE) }, { weight: 100 - wrong, arbitrary: fitting });
}

function fittingPart(schema: any, wrong: number): fc.Arbitrary<any> {
  if (schema.enum) {
    return fc.constantFrom(...schema.enum);
  }
  switch (typeOf(schema)) {
    case 'int-or-string':
      return fc.oneof(fc.integer({ min: 0, max: 99 }), text(schema));
    case 'string':
      return text(schema);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -9, max: schema.maximum ?? (schema.minimum ?? 0) + 99 });
    case 'number':
      return fc.double({ min: schema.minimum ?? -9, max: schema.maximum ?? (schema.minimum ?? 0) + 99, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(part(schema.items, wrong), { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? Infinity, (schema.minItems ?? 0) + 2) });
    case 'map':
      return fc.dictionary(fc.constantFrom('a', 'b-c', 'd.e/f', '1'), part(schema.additionalProperties, wrong), { minKeys: schema.minProperties ?? 0, maxKeys: Math.min(schema.maxProperties ?? 3, 3) });
    case 'object':
      return object(schema, wrong);
    default:
      return fc.constantFrom(...OF_EACH_TYPE.filter(value => value !== null));
  }
}

const matching = new Map<string, string[]>();

/** Texts that match a pattern; making them takes long. */
export function textsOf(pattern: string): string[] {
  const known = matching.get(pattern) ?? fc.sample(fc.stringMatching(new RegExp(pattern, 'u'), { size: 'xsmall' }), { seed: SEED, numRuns: 12 });
  matching.set(pattern, known);
  return known;
}

function text({ pattern, format, minLength = 0, maxLength = Infinity }: any): fc.Arbitrary<string> {
  return pattern !== undefined ? fc.constantFrom(...textsOf(pattern)) : format in OF_FORMATS ? fc.constant(OF_FORMATS[format][0])
    : fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 5) });
}

function object(schema: any, wrong: number): fc.Arbitrary<any> {
  const { properties = {}, minProperties = 0, maxProperties = Infinity } = schema;
  const required = requiredBy(schema);
  const others = Object.keys(properties).filter(name => !required.includes(name));
  const most = Math.max(0, Math.min(MOST_FIELDS, others.length, maxProperties - required.length));
  const least = Math.min(most, Math.max(0, minProperties - required.length));
  const fields = fc.subarray(others, { minLength: least, maxLength: most }).chain(names => fc.record(Object.fromEntries([...required, ...names].filter(name => name in properties).map(name => [name, part(properties[name], wrong)]))));
  return schema['x-kubernetes-embedded-resource'] ? fields.map(given => ({ ...OBJECT, ...given }))
    : fc.tuple(fields, fc.constantFrom(...wrong > 0 ? [{}, {}, {}, { unknown: 'field' }] : [{}])).map(([given, more]) => ({ ...more, ...given }));
}

/** What is required, and what the first alternative requires; the first that requires a field, if one does. */
function requiredBy({ required = [], oneOf = [], anyOf = [] }: any, besides?: string): string[] {
  const chosen = (alternatives: any[]): string[] => (alternatives.find(each => each.required?.includes(besides)) ?? alternatives[0])?.required ?? [];
  return [...new Set<string>([...required, ...chosen(oneOf), ...chosen(anyOf)])];
}

const OBJECT = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };

export function typeOf(schema: any): string {
  return schema['x-kubernetes-int-or-string'] ? 'int-or-string' : schema.additionalProperties ? 'map' : schema.type ?? 'any';
}

/** The least value that fits a schema. */
export function leastOf(schema: any): any {
  if (schema.enum) {
    return schema.enum[0];
  }
  switch (typeOf(schema)) {
    case 'int-or-string':
      return 1;
    case 'string':
      return schema.pattern !== undefined ? textsOf(schema.pattern)[0] : OF_FORMATS[schema.format]?.[0] ?? 'a'.repeat(schema.minLength ?? 1);
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 0, Math.min(schema.maximum ?? 1, 1)) + (schema.exclusiveMinimum ? 0.5 : 0);
    case 'boolean':
      return true;
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => leastOf(schema.items));
    case 'map':
      return Object.fromEntries(Array.from({ length: schema.minProperties ?? 0 }, (_, i) => [`k${i}`, leastOf(schema.additionalProperties)]));
    case 'object':
      return leastObject(schema);
    default:
      return { a: 1 };
  }
}

/**
 * The least object that fits a schema.
 *
 * @param besides a field that it gets later.
 */
export function leastObject(schema: any, besides?: string): { [name: string]: any } {
  const { properties = {}, minProperties = 0 } = schema;
  const must = requiredBy(schema, besides).filter(name => name in properties);
  const more = Object.keys(properties).filter(name => !must.includes(name) && name !== besides).slice(0, Math.max(0, minProperties - must.length - (besides === undefined || must.includes(besides) ? 0 : 1)));
  return { ...schema['x-kubernetes-embedded-resource'] && OBJECT, ...Object.fromEntries([...must, ...more].filter(name => name !== besides).map(name => [name, leastOf(properties[name])])) };
}
