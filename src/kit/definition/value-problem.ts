import { literalOf } from './literal-of';
import { SchemaProps } from './schema-props';
import { enumerate } from '../../values/enumerate';
import { portableRegExp } from '../../values/schema/portable-pattern';

/**
 * Why a schema refuses a value, or drops a part of it; undefined if it does not. Defaults within the schema do not count: the API server checks a
 * default as it is written.
 *
 * @param closed whether fields that are not declared are a problem; they are none of an alternative.
 * @internal
 */
export function problemOf(schema: SchemaProps, value: unknown, closed = true): string | undefined {
  return problemOfPart(schema, value, closed) ?? problemOfAlternatives(schema, value);
}

function problemOfAlternatives({ oneOf, anyOf, allOf = [], not }: SchemaProps, value: unknown): string | undefined {
  const fitting = (alternatives: readonly SchemaProps[]): number => alternatives.filter(each => problemOf(each, value, false) === undefined).length;
  return oneOf && fitting(oneOf) !== 1 ? `it fits ${fitting(oneOf)} of the alternatives of oneOf, expected one`
    : anyOf && fitting(anyOf) === 0 ? 'it fits no alternative of anyOf'
      : fitting(allOf) < allOf.length || (not && fitting([not]) > 0) ? 'it fits what not() excludes' : undefined;
}

function problemOfPart(schema: SchemaProps, value: unknown, closed: boolean): string | undefined {
  if (value === null) {
    return schema.nullable ? undefined : 'it is null, and the schema is not nullable';
  }
  const type = typeOf(value);
  const accepted = schema['x-kubernetes-int-or-string'] ? ['integer', 'string'] : schema.type === undefined ? [type] : schema.type === 'number' ? ['number', 'integer'] : [schema.type];
  if (!accepted.includes(type)) {
    return `it is ${type}, expected ${accepted.join(' or ')}`;
  }
  const values = literalOf(schema.enum);
  if (Array.isArray(values) && !values.includes(value)) {
    return `accepted are ${enumerate(values.map(each => JSON.stringify(each)))}`;
  }
  switch (type) {
    case 'string':
      return ofString(schema, value as string);
    case 'integer':
    case 'number':
      return ofNumber(schema, value as number);
    case 'array':
      return outOf(schema.minItems, schema.maxItems, (value as unknown[]).length, 'items') ?? first(value as unknown[], (item, i) => within(`[${i}]`, schema.items, item, closed));
    case 'object':
      return ofObject(schema, value as { readonly [name: string]: unknown }, closed);
    default:
      return undefined;
  }
}

/** What the API server knows of Kubernetes objects. */
const OF_RESOURCES: { readonly [name: string]: SchemaProps } = {
  apiVersion: { type: 'string' },
  kind: { type: 'string' },
  metadata: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true },
};

function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}

function ofString({ pattern, minLength, maxLength }: SchemaProps, value: string): string | undefined {
  return pattern !== undefined && !portableRegExp(pattern).test(value) ? `it does not match ${pattern}` : outOf(minLength, maxLength, [...value].length, 'characters');
}

function ofNumber({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: SchemaProps, value: number): string | undefined {
  return minimum !== undefined && (exclusiveMinimum ? value <= minimum : value < minimum) ? `expected ${exclusiveMinimum ? 'more than' : 'at least'} ${minimum}`
    : maximum !== undefined && (exclusiveMaximum ? value >= maximum : value > maximum) ? `expected ${exclusiveMaximum ? 'less than' : 'at most'} ${maximum}`
      : multipleOf !== undefined && value % multipleOf !== 0 ? `expected a multiple of ${multipleOf}` : undefined;
}

function ofObject(schema: SchemaProps, value: { readonly [name: string]: unknown }, closed: boolean): string | undefined {
  const { additionalProperties } = schema;
  const isResource = schema['x-kubernetes-embedded-resource'];
  const properties = { ...isResource && OF_RESOURCES, ...schema.properties };
  const required = [...isResource ? ['apiVersion', 'kind'] : [], ...schema.required ?? []];
  const missing = required.find(name => value[name] === undefined);
  return missing !== undefined ? `${missing} is missing`
    : outOf(schema.minProperties, schema.maxProperties, Object.keys(value).length, 'fields') ?? first(Object.keys(value), name => {
      const field = properties[name] ?? additionalProperties;
      return field ? within(`.${name}`, field, value[name], closed) : !closed || schema['x-kubernetes-preserve-unknown-fields'] ? undefined : `${name} is not declared`;
    });
}

function within(where: string, schema: SchemaProps | undefined, value: unknown, closed: boolean): string | undefined {
  const problem = schema && problemOf(schema, value, closed);
  return problem === undefined ? undefined : `${where}: ${problem}`;
}

function outOf(least: number | undefined, most: number | undefined, count: number, what: string): string | undefined {
  return least !== undefined && count < least ? `it has ${count} ${what}, expected at least ${least}` : most !== undefined && count > most ? `it has ${count} ${what}, expected at most ${most}` : undefined;
}

function first<T>(items: readonly T[], problem: (item: T, i: number) => string | undefined): string | undefined {
  for (const [i, item] of items.entries()) {
    const found = problem(item, i);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
