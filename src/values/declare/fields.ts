import { itemShapeOf } from './item-shape';
import { checkOptions } from './known-options';
import {
  BooleanOptions, EnumOptions, FragmentKind, FragmentOptions, IntegerOptions, ListOptions, MapOptions, NumberOptions, ObjectOptions,
  QuantityOptions, SecretOptions, StringOptions, ValueOptions,
} from './options';
import { LABEL_KEY, parsePattern, portableRegExp } from '../schema/portable-pattern';
import { plainData } from '../plain-data';
import { Refusal } from '../refusal';
import { DEFINITIONS } from '../schema/schema-definitions';
import { Field, Json, Shape } from '../shape';

/**
 * A declaration as people write it, as a field. The one place where defaults of declarations are.
 *
 * @internal
 */
export class Fields {
  public static string(path: string, o: StringOptions): Field {
    checkOptions(path, 'string', o);
    if (o.pattern !== undefined) {
      parsePattern(o.pattern);
    }
    return field(path, o, {
      kind: 'string', pattern: o.pattern, minLength: o.minLength, maxLength: o.maxLength, multiline: o.multiline,
    }, o.default, '');
  }

  public static oneOf(path: string, o: EnumOptions): Field {
    checkOptions(path, 'oneOf', o);
    if (!Array.isArray(o.values) || o.values.length === 0) {
      throw new Refusal('value-option', `${path} is one of no texts: give those that are accepted, { values: ['one', 'another'] }`);
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
      throw new Refusal('value-without-default', `${path} has no default: give one, or declare it required or optional`);
    }
    return field(path, o, { kind: 'quantity', negative: o.negative }, o.default);
  }

  public static secret(path: string, o: SecretOptions): Field {
    checkOptions(path, 'secret', o);
    return field(path, { ...o, required: !o.optional }, { kind: 'string', secret: true, minLength: o.minLength ?? 1 });
  }

  public static list(path: string, o: ListOptions): Field {
    checkOptions(path, 'list', o);
    const items = itemShapeOf(o.items);
    if ((o.minItems ?? 0) > 0 && o.default === undefined && !o.required && !o.optional) {
      throw new Refusal('value-without-default', `${path} has at least ${o.minItems} items and no default: give one, or declare it required`);
    }
    return field(path, o, { kind: 'list', items, minItems: o.minItems, maxItems: o.maxItems }, o.default, []);
  }

  public static map(path: string, o: MapOptions): Field {
    checkOptions(path, 'map', o);
    if (o.keyPattern !== undefined) {
      parsePattern(o.keyPattern);
    }
    const keys = { pattern: o.keyPattern ?? LABEL_KEY, maxLength: o.keyMaxLength ?? (o.keyPattern === undefined ? 20 : 253) };
    return field(path, o, { kind: 'map', items: itemShapeOf(o.items), keys }, o.default, {});
  }

  public static object(path: string, o: ObjectOptions): Field {
    checkOptions(path, 'object', o);
    const shape = itemShapeOf(o.fields);
    if (shape.kind !== 'object') {
      throw new Refusal('value-redeclared', `${path} is an object, and its fields are ${shape.kind}: begin with ItemShape.object()`);
    }
    if (o.required || o.optional) {
      throw new Refusal('value-default', `${path} is an object, which always is there: declare its fields ${o.required ? 'required' : 'optional'}`);
    }
    return field(path, o, { ...shape, whole: true });
  }

  public static fragment(path: string, o: FragmentOptions): Field {
    checkOptions(path, 'fragment', o);
    const of = o.kind ?? FragmentKind.MAP;
    return field(path, o, { kind: 'raw', of }, o.default, of === FragmentKind.LIST ? [] : {});
  }
}

/** A default that the schema would refuse makes a chart that cannot be rendered. */
function checkDefault(path: string, shape: Shape, given: Json | undefined, otherwise: Json | undefined): void {
  const value = given ?? otherwise;
  const problem = value === undefined ? undefined : problemOf(shape, value);
  if (problem === undefined) {
    return;
  }
  throw given === undefined
    ? new Refusal('value-without-default', `${path} has no default, and ${JSON.stringify(value)} ${problem}: give one, or declare it required or optional`)
    : new Refusal('value-default', `the default ${JSON.stringify(given)} of ${path} ${problem}`);
}

function problemOf(shape: Shape, value: Json): string | undefined {
  switch (shape.kind) {
    case 'string': {
      const length = typeof value === 'string' ? [...value].length : 0;
      return typeof value !== 'string' ? 'is not a text'
        : shape.pattern !== undefined && !portableRegExp(shape.pattern).test(value) ? `does not match ${shape.pattern}`
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
      return typeof value === 'boolean' ? undefined : 'is neither true nor false';
    case 'quantity':
      return typeof value === 'string' && QUANTITY.test(value) ? !shape.negative && value.startsWith('-') ? 'is negative' : undefined
        : 'is no quantity such as "500m", "1.5" or "512Mi"';
    default:
      return undefined;
  }
}

const QUANTITY = new RegExp(DEFINITIONS.signedQuantity.anyOf[0].pattern);

function field(path: string, o: ValueOptions, shape: Shape, proposed?: unknown, otherwise?: Json): Field {
  const data = (value: unknown, name: string): Json => plainData(value, { refusal: 'value-default', name, withoutNull: true });
  const given = proposed === undefined ? undefined : data(proposed, `the default of ${path}`);
  if (!o.required && !o.optional) {
    checkDefault(path, shape, given, otherwise);
  }
  if (given !== undefined && (o.required || o.optional)) {
    throw new Refusal('value-default', `${path} has a default and is ${o.required ? 'required' : 'optional'}: it can be one of the two`);
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
