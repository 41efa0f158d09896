import { itemShapeOf } from './item-shape';
import {
  BooleanOptions, EnumOptions, FragmentKind, FragmentOptions, IntegerOptions, ListOptions, MapOptions, NumberOptions, ObjectOptions,
  QuantityOptions, SecretOptions, StringOptions, ValueOptions,
} from './options';
import { parsePattern } from './portable-pattern';
import { Refusal } from './refusal';
import { Field, Json, Shape } from './shape';

/**
 * A declaration as people write it, as a field. The one place where defaults of declarations are.
 *
 * @internal
 */
export class Fields {
  public static string(path: string, o: StringOptions): Field {
    if (o.pattern !== undefined) {
      parsePattern(o.pattern);
    }
    return field(path, o, {
      kind: 'string', pattern: o.pattern, minLength: o.minLength, maxLength: o.maxLength, multiline: o.multiline,
    }, o.default, '');
  }

  public static oneOf(path: string, o: EnumOptions): Field {
    return field(path, o, { kind: 'enum', values: o.values }, o.default, o.values[0]);
  }

  public static integer(path: string, o: IntegerOptions): Field {
    return field(path, o, {
      kind: 'integer', minimum: o.minimum ?? Number.MIN_SAFE_INTEGER, maximum: o.maximum ?? Number.MAX_SAFE_INTEGER,
    }, o.default, 0);
  }

  public static number(path: string, o: NumberOptions): Field {
    return field(path, o, {
      kind: 'number', minimum: o.minimum ?? Number.MIN_SAFE_INTEGER, maximum: o.maximum ?? Number.MAX_SAFE_INTEGER,
    }, o.default, 0);
  }

  public static boolean(path: string, o: BooleanOptions): Field {
    return field(path, o, { kind: 'boolean' }, o.default, false);
  }

  public static quantity(path: string, o: QuantityOptions): Field {
    if (o.default === undefined && !o.required && !o.optional) {
      throw new Refusal('value-without-default', `${path} has no default: give one, or declare it required or optional`);
    }
    return field(path, o, { kind: 'quantity' }, o.default);
  }

  public static secret(path: string, o: SecretOptions): Field {
    return field(path, { ...o, required: !o.optional }, { kind: 'string', secret: true, minLength: o.minLength ?? 1 });
  }

  public static list(path: string, o: ListOptions): Field {
    const items = itemShapeOf(o.items);
    if ((o.minItems ?? 0) > 0 && o.default === undefined && !o.required && !o.optional) {
      throw new Refusal('value-without-default', `${path} has at least ${o.minItems} items and no default: give one, or declare it required`);
    }
    return field(path, o, { kind: 'list', items, minItems: o.minItems, maxItems: o.maxItems }, o.default, []);
  }

  public static map(path: string, o: MapOptions): Field {
    if (o.keyPattern !== undefined) {
      parsePattern(o.keyPattern);
    }
    const keys = { pattern: o.keyPattern ?? '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', maxLength: o.keyMaxLength ?? 20 };
    return field(path, o, { kind: 'map', items: itemShapeOf(o.items), keys }, o.default, {});
  }

  public static object(path: string, o: ObjectOptions): Field {
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
    const of = o.kind ?? FragmentKind.MAP;
    return field(path, o, { kind: 'raw', of }, o.default, of === FragmentKind.LIST ? [] : {});
  }
}

function field(path: string, o: ValueOptions, shape: Shape, given?: Json, otherwise?: Json): Field {
  if (o.description.trim() === '') {
    throw new Refusal('value-undescribed', `${path} has an empty description: say what the value is for`);
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
    examples: o.examples,
  });
}
