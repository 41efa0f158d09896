import { isDeepStrictEqual } from 'node:util';
import { kubernetesType } from './api-types';
import { ofType } from '../kubernetes/type-shape';
import { itemShapeOf } from './item-shape';
import { checkOptions } from './known-options';
import {
  BooleanOptions, EnumOptions, FragmentKind, FragmentOptions, IntegerOptions, IntOrStringOptions, ListOptions, MapOptions, NumberOptions, ObjectOptions,
  QuantityOptions, SecretOptions, StringOptions, ValueOptions,
} from './options';
import { PERCENT } from '../kubernetes/int-or-string';
import { MAX_INT32, MIN_INT32 } from '../plain-integer';
import { parsePattern, portableRegExp } from '../schema/portable-pattern';
import { LABEL_KEY, patternExpectation } from '../pattern-description';
import { plainData } from '../plain-data';
import { Refusal } from '../refusal';
import { DEFINITIONS } from '../schema/schema-definitions';
import { acceptsOthers, Field, greatestOf, Json, Shape, StringShape } from '../shape';

/**
 * From the options of a declaration to its field. The defaults of the options are here and nowhere else.
 *
 * @internal
 */
export class Fields {
  public static string(path: string, o: StringOptions): Field {
    checkOptions(path, 'string', o);
    checkPattern(path, 'pattern', o.pattern, o.patternDescription);
    const { pattern, patternDescription, minLength, maxLength, multiline, acceptsIntegers, acceptsBooleans } = o;
    const shape: StringShape = { kind: 'string', pattern, patternDescription, minLength, maxLength, multiline, acceptsIntegers, acceptsBooleans };
    const refuse = (option: string, strings: readonly string[], advice: string): void => {
      const refused = strings.find(text => problemOf(shape, text) !== undefined);
      if (refused !== undefined) {
        throw new Refusal('value-option', `${path} has the option "${option}", and ${refused} ${problemOf(shape, refused)}: remove the option, or accept ${advice}`);
      }
    };
    refuse('acceptsIntegers', acceptsIntegers ? INTEGERS.filter(digits => Number(digits) <= greatestOf(shape)) : [], 'digits');
    refuse('acceptsBooleans', acceptsBooleans ? ['true', 'false'] : [], 'true and false');
    return field(path, o, shape, o.default, '');
  }

  public static oneOf(path: string, o: EnumOptions): Field {
    checkOptions(path, 'oneOf', o);
    if (!Array.isArray(o.values) || o.values.length === 0) {
      throw new Refusal('value-option', `${path} has no values to choose from: list the accepted strings, { values: ['one', 'another'] }`);
    }
    return field(path, o, { kind: 'enum', values: o.values }, o.default, o.values[0]);
  }

  public static integer(path: string, o: IntegerOptions): Field {
    checkOptions(path, 'integer', o);
    return field(path, o, {
      kind: 'integer', minimum: o.minimum ?? Number.MIN_SAFE_INTEGER, maximum: o.maximum ?? Number.MAX_SAFE_INTEGER,
    }, o.default, 0);
  }

  public static number(path: string, o: NumberOptions): Field {
    checkOptions(path, 'number', o);
    return field(path, o, {
      kind: 'number', minimum: o.minimum ?? Number.MIN_SAFE_INTEGER, maximum: o.maximum ?? Number.MAX_SAFE_INTEGER,
    }, o.default, 0);
  }

  public static boolean(path: string, o: BooleanOptions): Field {
    checkOptions(path, 'boolean', o);
    return field(path, o, { kind: 'boolean' }, o.default, false);
  }

  public static quantity(path: string, o: QuantityOptions): Field {
    checkOptions(path, 'quantity', o);
    if (o.default === undefined && !o.required && !o.optional) {
      throw new Refusal('value-without-default', `${path} has no default: set one, or declare it required or optional`);
    }
    if (o.negative && o.bytes) {
      throw new Refusal('value-option', `${path} has the options "negative" and "bytes": remove one of the two`);
    }
    return field(path, o, { kind: 'quantity', negative: o.negative, bytes: o.bytes }, o.default);
  }

  public static intOrString(path: string, o: IntOrStringOptions): Field {
    checkOptions(path, 'intOrString', o);
    checkPattern(path, 'pattern', o.pattern, o.patternDescription);
    const text = o.pattern === undefined ? PERCENT : { pattern: o.pattern, patternDescription: o.patternDescription };
    return field(path, o, { kind: 'intOrString', minimum: o.minimum ?? MIN_INT32, maximum: o.maximum ?? MAX_INT32, ...text }, o.default, 0);
  }

  public static secret(path: string, o: SecretOptions): Field {
    checkOptions(path, 'secret', o);
    return field(path, { ...o, required: !o.optional }, { kind: 'string', secret: true, minLength: o.minLength ?? 1, maxLength: o.maxLength });
  }

  public static list(path: string, o: ListOptions): Field {
    checkOptions(path, 'list', o);
    const items = withoutScalars(path, itemShapeOf(o.items));
    if ((o.minItems ?? 0) > 0 && o.default === undefined && !o.required && !o.optional) {
      throw new Refusal('value-without-default', `${path} has at least ${o.minItems} items and no default: set a default, or declare it required`);
    }
    return field(path, o, { kind: 'list', items, minItems: o.minItems, maxItems: o.maxItems, unique: o.unique, alone: o.alone }, o.default, []);
  }

  public static map(path: string, o: MapOptions): Field {
    checkOptions(path, 'map', o);
    checkPattern(path, 'keyPattern', o.keyPattern, o.keyPatternDescription);
    const keys = {
      pattern: o.keyPattern ?? LABEL_KEY,
      patternDescription: o.keyPatternDescription,
      maxLength: o.keyMaxLength ?? (o.keyPattern === undefined ? 20 : 253),
    };
    return field(path, o, { kind: 'map', items: withoutScalars(path, itemShapeOf(o.items)), keys }, o.default, {});
  }

  /** An object that can be rendered as a whole. */
  public static whole(path: string, o: ObjectOptions): Field {
    const found = Fields.object(path, o);
    withoutScalars(path, found.shape);
    return found;
  }

  public static object(path: string, o: ObjectOptions): Field {
    checkOptions(path, 'object', o);
    const shape = itemShapeOf(o.fields);
    if (shape.kind !== 'object') {
      throw new Refusal('value-redeclared', `${path}: got fields of the kind ${shape.kind}, expected an object: begin with ItemShape.object()`);
    }
    if (o.required || o.optional) {
      throw new Refusal('value-default', `${path} is an object, which is never absent: declare its fields ${o.required ? 'required' : 'optional'}`);
    }
    return field(path, o, { ...shape, whole: true });
  }

  public static fragment(path: string, o: FragmentOptions): Field {
    checkOptions(path, 'fragment', o);
    const type = o.type === undefined ? undefined : { apiType: kubernetesType(path, o.type) };
    const isStrings = type !== undefined && ofType(o.type!).of === 'strings';
    const of = o.kind ?? (isStrings ? FragmentKind.STRINGS : FragmentKind.MAP);
    if (type !== undefined && of !== FragmentKind.LIST && isStrings !== (of === FragmentKind.STRINGS)) {
      throw new Refusal('value-option', `${path}: got the kind ${of} and the type ${o.type}, which is ${isStrings ? 'a map of strings' : 'a map'}: leave the kind out`);
    }
    return of === FragmentKind.LIST
      ? field(path, o, type === undefined ? { kind: 'raw', of } : { kind: 'list', items: { ...ofType(o.type!), ...type } }, o.default, [])
      : field(path, o, { kind: 'raw', of, ...type }, o.default, {});
  }
}

/** With a default that the schema refuses the chart could not be rendered. */
function checkDefault(path: string, shape: Shape, given: Json | undefined, otherwise: Json | undefined): void {
  const value = given ?? otherwise;
  const problem = value === undefined ? undefined : problemOf(shape, value);
  if (problem === undefined) {
    return;
  }
  throw given === undefined
    ? new Refusal('value-without-default', `${path} has no default, and ${JSON.stringify(value)} ${problem}: set one, or declare it required or optional`)
    : new Refusal('value-default', `the default ${JSON.stringify(given)} of ${path} ${problem}`);
}

function problemOf(shape: Shape, value: Json): string | undefined {
  switch (shape.kind) {
    case 'string': {
      const length = typeof value === 'string' ? [...value].length : 0;
      return typeof value !== 'string' ? 'is not a string'
        : shape.pattern !== undefined && !portableRegExp(shape.pattern).test(value) ? `is not ${patternExpectation(shape) ?? 'what its pattern accepts'}`
          : length < (shape.minLength ?? 0) ? `has fewer than ${shape.minLength} characters`
            : length > (shape.maxLength ?? Infinity) ? `has more than ${shape.maxLength} characters` : undefined;
    }
    case 'enum':
      return shape.values.includes(value as string) ? undefined : `is not one of ${shape.values.join(', ')}`;
    case 'integer':
    case 'number':
      return typeof value !== 'number' || (shape.kind === 'integer' && !Number.isSafeInteger(value)) ? `is not ${shape.kind === 'integer' ? 'an integer' : 'a number'}`
        : value < shape.minimum ? `is less than ${shape.minimum}` : value > shape.maximum ? `is more than ${shape.maximum}` : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'is not a boolean';
    case 'quantity':
      return typeof value !== 'string' || !QUANTITY.test(value) ? 'is not a quantity such as "500m", "1.5" or "512Mi"'
        : !shape.negative && value.startsWith('-') ? 'is negative'
          : shape.bytes && !BYTES.test(value) ? 'is not a number of bytes greater than 0' : undefined;
    case 'list':
      return !Array.isArray(value) ? undefined
        : shape.alone !== undefined && value.includes(shape.alone) && value.length > 1 ? `has ${shape.alone} and another item`
          : shape.unique && value.some((item, i) => value.slice(0, i).some(other => isDeepStrictEqual(item, other))) ? 'has the same item twice' : undefined;
    case 'intOrString':
      return typeof value === 'string' ? problemOf({ ...shape, kind: 'string' }, value) : problemOf({ ...shape, kind: 'integer' }, value);
    default:
      return undefined;
  }
}

const QUANTITY = new RegExp(DEFINITIONS.signedQuantity.anyOf[0].pattern);
const BYTES = new RegExp(DEFINITIONS.bytes.anyOf[0].pattern);

/** Integers of every length. */
const INTEGERS = [0, ...Array.from({ length: 16 }, (_, i) => 10 ** i), ...Array.from({ length: 15 }, (_, i) => Number('987654321098765'.slice(0, i + 1))), Number.MAX_SAFE_INTEGER].map(String);

/** Refuses strings that accept integers or booleans where a whole list, map or object can be rendered: an integer would stay one. */
function withoutScalars(path: string, shape: Shape): Shape {
  if (shape.kind === 'object' && shape.others) {
    throw new Refusal('value-option', `${path} has other keys than its fields, which only a group of values can have: declare it with group(), or the keys as a map()`);
  }
  const found = scalarIn(shape);
  if (found) {
    const [option, what] = found.acceptsIntegers ? ['acceptsIntegers', 'an integer'] : ['acceptsBooleans', 'a boolean'];
    throw new Refusal('value-option', `${path} has the option "${option}" in it, and can be rendered as it is, where ${what} would stay one: remove the option, or declare the string as a value of its own`);
  }
  return shape;
}

function scalarIn(shape: Shape): StringShape | undefined {
  switch (shape.kind) {
    case 'string':
      return acceptsOthers(shape) ? shape : undefined;
    case 'object':
    case 'raw':
      return Object.values(shape.fields ?? {}).map(inner => scalarIn(inner.shape)).find(found => found !== undefined);
    default:
      return undefined; // those of lists and maps have been checked
  }
}

function checkPattern(path: string, option: string, pattern: string | undefined, description: string | undefined): void {
  if (pattern !== undefined) {
    parsePattern(pattern);
  } else if (description !== undefined) {
    throw new Refusal('value-option', `${path} has the option "${option}Description" without "${option}": set both, or neither`);
  }
}

function field(path: string, o: ValueOptions, shape: Shape, proposed?: unknown, otherwise?: Json): Field {
  const data = (value: unknown, name: string): Json => plainData(value, { refusal: 'value-default', name, withoutNull: true });
  const given = proposed === undefined ? undefined : data(proposed, `the default of ${path}`);
  if (!o.required && !o.optional) {
    checkDefault(path, shape, given, otherwise);
  }
  if (given !== undefined && (o.required || o.optional)) {
    throw new Refusal('value-default', `${path} is ${o.required ? 'required' : 'optional'} and has a default: remove one of the two`);
  }
  return Object.freeze({
    shape: Object.freeze(shape),
    description: o.description,
    default: o.required || o.optional ? undefined : given ?? otherwise,
    required: o.required,
    optional: o.optional,
    examples: o.examples?.map((example, i) => data(example, `example ${i + 1} of ${path}`)),
  });
}
