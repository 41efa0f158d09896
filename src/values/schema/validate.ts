import type { ErrorObject, ValidateFunction } from 'ajv';
import { closest } from '../closest';
import { expectationOf, nodeAt } from './expectation';
import { adviceOn, givenAs } from './given-value';
import { HALF_CHARACTER } from '../half-character';
import { isSurelyValid } from './is-surely-valid';
import { isMap } from '../json-map';
import { Refusal } from '../refusal';
import { JsonSchema } from './schema-definitions';
import { Json } from '../shape';

/**
 * Refuses values that do not satisfy the schema of their chart, as Helm does. The message lists every problem: the value path,
 * what was given (of a secret, at most its type), what is expected.
 *
 * @internal
 */
export function validateValues(schema: JsonSchema, values: Json): void {
  const problems = problemsIn(schema, values);
  if (problems.length > 0) {
    throw new Refusal('values-invalid', `invalid values:${problemList(problems)}`);
  }
}

/** Problems behind a colon: one beside it, several below. @internal */
export function problemList(problems: readonly string[]): string {
  return problems.length === 1 ? ` ${problems[0]}` : problems.map(problem => `\n  ${problem}`).join('');
}

/** What does not satisfy a schema, in a sentence each. @internal */
export function problemsIn(schema: JsonSchema, values: Json): string[] {
  const checked = checks.get(schema) ?? 0;
  checks.set(schema, checked + 1);
  const errors = checked < FEW && isSurelyValid(schema, values) ? [] : errorsIn(schema, values);
  return [...halfCharactersIn(values, values), ...errors.length > 0 ? problemsOf(schema, values, errors) : []];
}

/** Lone surrogates, which values from code may hold, are no characters to Go. No portable pattern names them. */
function halfCharactersIn(values: Json, value: Json, names: readonly string[] = []): string[] {
  if (typeof value === 'string') {
    return HALF_CHARACTER.test(value) ? [`${pathOf(values, names)}: got a lone surrogate, expected a string of characters`] : [];
  }
  return typeof value !== 'object' || value === null ? [] : Object.entries(value).flatMap(([name, below]) => HALF_CHARACTER.test(name)
    ? [`${pathOf(values, names)}: got a lone surrogate, expected keys of characters`] : halfCharactersIn(values, below, [...names, name]));
}

/** Number of interpreted validations that take as long as the compilation with ajv, after which validations are fast. */
const FEW = 8;

const checks = new WeakMap<JsonSchema, number>();

/** Keys of the values of a chart that Helm sets, not the user. */
const ADDED = ['global', 'tags', 'enabled'];

const cache = new WeakMap<JsonSchema, ValidateFunction>();

/** All errors; `isSurelyValid()` only tells whether there may be some. @internal */
export function errorsIn(schema: JsonSchema, values: Json): readonly ErrorObject[] {
  const validate = compiled(schema);
  return validate(values) ? [] : validate.errors!;
}

/** Ajv is loaded if values are invalid, or many are validated. */
function compiled(schema: JsonSchema): ValidateFunction {
  let validate = cache.get(schema);
  if (validate === undefined) {
    const { default: Ajv } = require('ajv') as typeof import('ajv');
    validate = new Ajv({
      allErrors: true,
      ownProperties: true, // or a value called "constructor" would be found in every object
      strict: false,
      // The schema is generated and used a few times: validating and optimizing it would take longer than everything else.
      validateSchema: false,
      meta: false,
      messages: false,
      code: { optimize: false },
    }).compile(schema);
    cache.set(schema, validate);
  }
  return validate;
}

/** One sentence for each value path; ajv reports some several times. */
function problemsOf(schema: JsonSchema, values: Json, errors: readonly ErrorObject[]): string[] {
  const problems = new Map<string, string>();
  for (const error of errors) {
    const names = error.instancePath.split('/').slice(1).map(name => name.replace(/~1/g, '/').replace(/~0/g, '~'));
    const [place, problem] = problemOf(schema, values, names, error);
    if (problem !== undefined && !problems.has(place)) {
      problems.set(place, problem);
    }
  }
  return [...problems.values()];
}

function problemOf(schema: JsonSchema, values: Json, names: readonly string[], error: ErrorObject): [place: string, problem?: string] {
  const rule = names.length > 0 ? undefined : /^#\/allOf\/(\d+)/.exec(error.schemaPath)?.[1];
  if (rule !== undefined) {
    return [`rule ${rule}`, ((schema.allOf as Json[])[Number(rule)] as JsonSchema).description as string];
  }
  const { node, value } = nodeAt(schema, values, names);
  const inside = (name: string) => [...names, name];
  const badKey = (name: string): [place: string, problem: string] => {
    const place = pathOf(values, inside(name));
    return [place, `${place}: got the key ${JSON.stringify(name)}, expected ${expectationOf(schema, node.propertyNames as JsonSchema, { value: name })}`];
  };
  if (error.propertyName !== undefined) {
    return badKey(error.propertyName);
  }
  const combination = /\/allOf\/(\d+)\/(if|then\/required)$/.exec(error.schemaPath)?.[1];
  if (combination !== undefined) {
    const place = pathOf(values, names);
    return [place, `${place}: ${combined(((node.allOf as JsonSchema[])[Number(combination)]).if as JsonSchema)}`];
  }
  switch (error.keyword) {
    case 'propertyNames':
      return badKey(error.params.propertyName);
    case 'uniqueItems': {
      const [first, second] = [error.params.i, error.params.j].map(Number).sort((a, b) => a - b).map(i => pathOf(values, inside(String(i))));
      return [second, `${second}: got the same as ${first}, expected distinct items: remove one of the two`];
    }
    case 'required': {
      const name = error.params.missingProperty as string;
      const place = pathOf(values, inside(name));
      const missing = nodeAt(schema, values, inside(name)).node;
      return [place, `${place}: missing, expected ${expectationOf(schema, missing)}`];
    }
    case 'additionalProperties': {
      const name = error.params.additionalProperty as string;
      const place = pathOf(values, inside(name));
      const known = Object.entries(isMap(node.properties) ? node.properties : {})
        .filter(([key, below]) => (names.length > 0 || schema.$schema === undefined || !ADDED.includes(key)) && !isDeprecated(below as JsonSchema)).map(([key]) => key);
      const meant = closest(name, known);
      return [place, `${place}: unknown key${meant === undefined
        ? known.length === 0 ? '' : `, expected ${known.length === 1 ? '' : 'one of '}${known.join(', ')}`
        : `, did you mean ${JSON.stringify(meant)}?`}`];
    }
    case 'minProperties':
    case 'maxProperties': {
      const place = pathOf(values, names);
      const given = Object.keys(value as JsonSchema);
      return [place, `${place}: got ${given.length === 0 ? 'none' : given.join(' and ')}, `
        + `expected ${node.maxProperties === undefined ? 'at least' : 'exactly'} one of ${Object.keys(node.properties as JsonSchema).join(', ')}`];
    }
    default: {
      const place = pathOf(values, names);
      if (isMap(value) && [node.type].flat().includes('object')) {
        return [place]; // one of its keys is invalid, and is reported by itself
      }
      const given = givenAs(value, node);
      return [place, `${place}: ${given === undefined ? '' : `got ${given}, `}expected ${expectationOf(schema, node, { value, keyword: error.keyword })}${adviceOn(value, node)}`];
    }
  }
}

/** A deprecated path, or a group of deprecated paths. */
function isDeprecated({ deprecated, properties }: JsonSchema): boolean {
  const below = Object.values(isMap(properties) ? properties : {});
  return deprecated === true || (below.length > 0 && below.every(inner => isDeprecated(inner as JsonSchema)));
}

/** A path as Helm writes it: `ingress.host`, `list[0].name`, `annotations."example.org/x"`. */
function pathOf(values: Json, names: readonly string[]): string {
  let at: Json | undefined = values;
  let path = '';
  for (const name of names) {
    if (Array.isArray(at)) {
      path += `[${name}]`;
      at = at[Number(name)];
    } else {
      path += `${path === '' ? '' : '.'}${/^[-\w]+$/.test(name) ? name : JSON.stringify(name)}`;
      at = isMap(at) && Object.prototype.hasOwnProperty.call(at, name) ? at[name] : undefined;
    }
  }
  return path === '' ? '(root)' : path;
}

/** What is wrong with fields that cannot be given together. */
function combined({ properties, required }: JsonSchema): string {
  const [first, second] = required as string[];
  return isMap(properties) ? `got ${second} and the ${first} ${JSON.stringify((properties[first] as JsonSchema).const)}, expected no ${second} or another ${first}`
    : `got both ${first} and ${second}, expected one of them`;
}
