import { literalOf } from './literal-of';
import { SchemaProps } from './schema-props';
import { enumerate } from '../../values/enumerate';
import { portableRegExp } from '../../values/schema/portable-pattern';

/** Why a schema refuses a value, as far as its own constraints go; undefined if it does not. @internal */
export function problemOf(schema: SchemaProps, value: unknown): string | undefined {
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
      return outOf(schema.minItems, schema.maxItems, (value as unknown[]).length, 'items') ?? first(value as unknown[], (item, i) => within(`[${i}]`, schema.items, item));
    case 'object':
      return ofObject(schema, value as { readonly [name: string]: unknown });
    default:
      return undefined;
  }
}

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

function ofObject(schema: SchemaProps, value: { readonly [name: string]: unknown }): string | undefined {
  const { properties = {}, required = [], additionalProperties } = schema;
  const missing = required.find(name => value[name] === undefined && properties[name]?.default === undefined);
  return missing !== undefined ? `${missing} is missing`
    : outOf(schema.minProperties, schema.maxProperties, Object.keys(value).length, 'fields') ?? first(Object.keys(value), name => {
      const field = properties[name] ?? additionalProperties;
      return field ? within(`.${name}`, field, value[name]) : schema['x-kubernetes-preserve-unknown-fields'] ? undefined : `${name} is not declared`;
    });
}

function within(where: string, schema: SchemaProps | undefined, value: unknown): string | undefined {
  const problem = schema && problemOf(schema, value);
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
