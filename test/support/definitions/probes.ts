import { leastObject, leastOf, OF_EACH_TYPE, OF_FORMATS, textsOf, typeOf } from './arbitrary-object';

/** An object that is the least that fits, but for one place. */
export interface Probe {
  /** The place, such as `.spec.steps[].name`. */
  readonly at: string;
  readonly object: any;
}

/** A value of each type, and what is next to a bound, at each place of a schema. */
export function probesOf(schema: any): Probe[] {
  const found: Probe[] = [];
  visit(schema, '', value => value, found);
  return found.filter(({ object }) => typeof object === 'object' && object !== null && !Array.isArray(object));
}

function visit(schema: any, at: string, within: (value: any) => any, found: Probe[]): void {
  valuesFor(schema).forEach(value => found.push({ at, object: within(value) }));
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    visit(field, `${at}.${name}`, value => within({ ...leastObject(schema, name), [name]: value }), found);
  }
  if (schema.items) {
    visit(schema.items, `${at}[]`, value => within([value, ...leastOf(schema).slice(1)]), found);
  }
  if (schema.additionalProperties) {
    visit(schema.additionalProperties, `${at}.*`, value => within({ ...leastOf(schema), k0: value }), found);
  }
}

function valuesFor(schema: any): unknown[] {
  const values = [leastOf(schema), ...OF_EACH_TYPE, ...schema.enum ?? [], ...ofConstraints(schema)];
  return [...new Map(values.map(value => [JSON.stringify(value), value])).values()];
}

function ofConstraints(schema: any): unknown[] {
  const around = (bound: number | undefined): number[] => (bound === undefined ? [] : [bound - 1, bound, bound + 1].filter(n => n >= 0 && n <= 5000));
  const lengths = (least: string, most: string): number[] => [...around(schema[least]), ...around(schema[most])];
  switch (typeOf(schema)) {
    case 'string':
    case 'int-or-string':
      return [
        ...lengths('minLength', 'maxLength').map(length => 'a'.repeat(length)), ...OF_FORMATS[schema.format] ?? [],
        ...schema.pattern === undefined ? [] : textsOf(schema.pattern).slice(0, 3),
      ];
    case 'integer':
    case 'number':
      return [...[schema.minimum, schema.maximum].filter(bound => bound !== undefined).flatMap(bound => [bound - 1, bound, bound + 1]), 2 ** 31, schema.multipleOf].filter(value => value !== undefined);
    case 'array':
      return [1, 2, ...lengths('minItems', 'maxItems')].map(length => Array.from({ length }, () => leastOf(schema.items)));
    case 'map':
      return [1, ...lengths('minProperties', 'maxProperties')].map(length => Object.fromEntries(Array.from({ length }, (_, i) => [`k${i}`, leastOf(schema.additionalProperties)])));
    case 'object': {
      const least = leastOf(schema);
      const all = Object.keys(schema.properties ?? {});
      const some = (count: number): object => Object.fromEntries(all.slice(0, count).map(name => [name, leastOf(schema.properties[name])]));
      return [
        { ...least, unknown: { field: 1 } },
        ...Object.keys(least).map(name => Object.fromEntries(Object.entries(least).filter(([other]) => other !== name))),
        ...[...schema.oneOf ?? [], ...schema.anyOf ?? [], ...schema.not ? [schema.not] : []].map(({ required = [] }: any) => ({ ...least, ...Object.fromEntries(required.map((name: string) => [name, leastOf(schema.properties[name])])) })),
        ...lengths('minProperties', 'maxProperties').map(some),
        ...all.length <= 12 ? [some(all.length)] : [],
      ];
    }
    default:
      return [];
  }
}
