import {
  BooleanSchemaOptions, IntOrStringSchemaOptions, ListSchemaOptions, MapSchemaOptions, NumberSchemaOptions, ObjectSchemaOptions, SchemaOptions, StringSchemaOptions,
} from './schema-options';
import { SchemaProps } from './schema-props';
import { checkStruct } from '../../values/declare/check-struct';
import { nameInTexts } from '../../values/object-text';
import { Refusal } from '../../values/refusal';

/** A quantity such as `500m` or `2Gi`. */
const QUANTITY = '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$';

/**
 * The schema of custom resources, or of a part of them: scalars, lists, maps, and objects with declared fields.
 *
 * ```ts
 * const limits = kit.StructuralSchema.object('What a run may use.')
 *   .quantity('memory', { description: 'Memory.' })
 *   .integer('gpus', { minimum: 0, default: 0, description: 'Number of GPUs.' });
 * const spec = kit.StructuralSchema.object()
 *   .string('image', { required: true, description: 'Image of the program.' })
 *   .list('args', { description: 'Arguments of the program.' })
 *   .nested('limits', { fields: limits })
 *   .string('phase', { enum: ['Fast', 'Exact'], default: 'Fast', description: 'What matters more.' });
 * ```
 *
 * Fields are declared on the result, which leaves the schema as it was: schemas can be shared. What the API server would refuse is refused
 * by `CustomResourceDefinition`, which knows where it is.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
export class StructuralSchema {
  /**
   * An object, whose fields are declared on the result.
   *
   * @param description what it is for, which `kubectl explain` prints; that of the field takes precedence. @default - none
   */
  public static object(description?: string): StructuralSchema {
    return new StructuralSchema({ ...description !== undefined && { description }, type: 'object' });
  }

  /**
   * An object with options that `object()` does not have, such as how server-side apply merges it.
   *
   * @param options the fields and constraints; `required` does not apply.
   */
  public static ofObject(options: ObjectSchemaOptions = {}): StructuralSchema {
    return alone('ofObject', 'ObjectSchemaOptions', options, objectSchema);
  }

  /** Objects without declared fields, which are kept as they are. */
  public static ofOpenObject(options: ObjectSchemaOptions = {}): StructuralSchema {
    return alone('ofOpenObject', 'ObjectSchemaOptions', options, openObjectSchema);
  }

  /** @param options constraints; `required` does not apply. */
  public static ofString(options: StringSchemaOptions = {}): StructuralSchema {
    return alone('ofString', 'StringSchemaOptions', options, given => scalar('string', given));
  }

  /** @param options constraints; `required` does not apply. */
  public static ofInteger(options: NumberSchemaOptions = {}): StructuralSchema {
    return alone('ofInteger', 'NumberSchemaOptions', options, given => scalar('integer', given));
  }

  /** @param options constraints; `required` does not apply. */
  public static ofNumber(options: NumberSchemaOptions = {}): StructuralSchema {
    return alone('ofNumber', 'NumberSchemaOptions', options, given => scalar('number', given));
  }

  /** @param options constraints; `required` does not apply. */
  public static ofBoolean(options: BooleanSchemaOptions = {}): StructuralSchema {
    return alone('ofBoolean', 'BooleanSchemaOptions', options, given => scalar('boolean', given));
  }

  /**
   * Integers, or strings.
   *
   * @param options constraints; `required` does not apply.
   */
  public static ofIntOrString(options: IntOrStringSchemaOptions = {}): StructuralSchema {
    return alone('ofIntOrString', 'IntOrStringSchemaOptions', options, intOrStringSchema);
  }

  /**
   * Quantities such as `500m` or `2Gi`: integers, or strings.
   *
   * @param options constraints; `required` does not apply.
   */
  public static ofQuantity(options: IntOrStringSchemaOptions = {}): StructuralSchema {
    return alone('ofQuantity', 'IntOrStringSchemaOptions', options, quantitySchema);
  }

  /** @param options the items and constraints; `required` does not apply. */
  public static ofList(options: ListSchemaOptions = {}): StructuralSchema {
    return alone('ofList', 'ListSchemaOptions', options, listSchema);
  }

  /** @param options the values of the entries and constraints; `required` does not apply. */
  public static ofMap(options: MapSchemaOptions = {}): StructuralSchema {
    return alone('ofMap', 'MapSchemaOptions', options, mapSchema);
  }

  /** Anything, of any type, which is kept as it is. */
  public static ofAnything(options: SchemaOptions = {}): StructuralSchema {
    return alone('ofAnything', 'SchemaOptions', options, anySchema);
  }

  /** @internal */
  public static _of(schema: SchemaProps): StructuralSchema {
    return new StructuralSchema(schema);
  }

  private readonly schema: any;

  private constructor(schema: any) {
    this.schema = schema;
  }

  /** The schema as it is written in a definition. @internal */
  public get _schema(): SchemaProps {
    return this.schema;
  }

  /** A string field. */
  public string(name: string, options: StringSchemaOptions = {}): StructuralSchema {
    return this.declare(name, 'StringSchemaOptions', options, given => scalar('string', given));
  }

  /** An integer field. */
  public integer(name: string, options: NumberSchemaOptions = {}): StructuralSchema {
    return this.declare(name, 'NumberSchemaOptions', options, given => scalar('integer', given));
  }

  /** A number field, which may have a fraction. */
  public number(name: string, options: NumberSchemaOptions = {}): StructuralSchema {
    return this.declare(name, 'NumberSchemaOptions', options, given => scalar('number', given));
  }

  /** A boolean field. */
  public boolean(name: string, options: BooleanSchemaOptions = {}): StructuralSchema {
    return this.declare(name, 'BooleanSchemaOptions', options, given => scalar('boolean', given));
  }

  /** A field that is an integer, or a string. */
  public intOrString(name: string, options: IntOrStringSchemaOptions = {}): StructuralSchema {
    return this.declare(name, 'IntOrStringSchemaOptions', options, intOrStringSchema);
  }

  /** A field that is a quantity such as `500m` or `2Gi`. */
  public quantity(name: string, options: IntOrStringSchemaOptions = {}): StructuralSchema {
    return this.declare(name, 'IntOrStringSchemaOptions', options, quantitySchema);
  }

  /** A list field, of strings by default. */
  public list(name: string, options: ListSchemaOptions = {}): StructuralSchema {
    return this.declare(name, 'ListSchemaOptions', options, listSchema);
  }

  /** A map field with keys that the user chooses, of strings by default. */
  public map(name: string, options: MapSchemaOptions = {}): StructuralSchema {
    return this.declare(name, 'MapSchemaOptions', options, mapSchema);
  }

  /** A field that is an object with fields of its own. */
  public nested(name: string, options: ObjectSchemaOptions = {}): StructuralSchema {
    return this.declare(name, 'ObjectSchemaOptions', options, objectSchema);
  }

  /** A field that is an object without declared fields, which are kept as they are. */
  public openObject(name: string, options: ObjectSchemaOptions = {}): StructuralSchema {
    return this.declare(name, 'ObjectSchemaOptions', options, openObjectSchema);
  }

  /** A field that is anything, of any type, and is kept as it is. */
  public anything(name: string, options: SchemaOptions = {}): StructuralSchema {
    return this.declare(name, 'SchemaOptions', options, anySchema);
  }

  /**
   * A field with a schema that others share.
   *
   * @param name name of the field.
   * @param schema what it is.
   * @param options what is different here: whether it is required or nullable, and its description. @default - nothing
   */
  public field(name: string, schema: StructuralSchema, options: SchemaOptions = {}): StructuralSchema {
    return this.declare(name, 'SchemaOptions', options, ({ description, nullable }) => filled({
      ...schemaOf(schema), ...description !== undefined && { description }, ...nullable !== undefined && { nullable },
    }));
  }

  /** All fields of another object behind those of this one. Rejected is a field that both have (`value-redeclared`). */
  public include(other: StructuralSchema): StructuralSchema {
    const { properties = {}, required = [] } = schemaOf(other);
    return Object.entries(properties).reduce<StructuralSchema>((schema, [name, field]) => schema.with(name, field, required.includes(name)), this);
  }

  /** The same object, which keeps fields that are not declared: the API server removes them otherwise. */
  public open(): StructuralSchema {
    return this.and({ 'x-kubernetes-preserve-unknown-fields': true });
  }

  /** The same, which fits exactly one of the alternatives. Of these, only constraints count: which fields are required, and what they accept. */
  public oneOf(...alternatives: StructuralSchema[]): StructuralSchema {
    return this.and({ oneOf: [...this._schema.oneOf ?? [], ...alternatives.map(constraintsOf)] });
  }

  /** The same, which fits at least one of the alternatives. Of these, only constraints count: which fields are required, and what they accept. */
  public anyOf(...alternatives: StructuralSchema[]): StructuralSchema {
    return this.and({ anyOf: [...this._schema.anyOf ?? [], ...alternatives.map(constraintsOf)] });
  }

  /** The same, which does not fit another one. Of that, only constraints count: which fields are required, and what they accept. */
  public not(other: StructuralSchema): StructuralSchema {
    return this.and(this._schema.not === undefined ? { not: constraintsOf(other) } : { allOf: [...this._schema.allOf ?? [], { not: constraintsOf(other) }] });
  }

  private declare<O extends SchemaOptions>(name: string, struct: string, options: O, schema: (options: O) => SchemaProps): StructuralSchema {
    checkStruct(struct, options, `StructuralSchema: ${name}`);
    return this.with(name, schema(options), options.required ?? false);
  }

  private with(name: string, field: SchemaProps, required: boolean): StructuralSchema {
    const { type, properties = {}, required: others = [], ...schema } = this._schema;
    if (type !== 'object' || schema.additionalProperties !== undefined) {
      throw new Refusal('value-redeclared', `"${name}" cannot be a field of ${schema.additionalProperties ? 'a map' : `what is ${type ?? 'of any type'}`}: begin with StructuralSchema.object()`);
    }
    if (name in properties) {
      throw new Refusal('value-redeclared', `the field "${name}" is declared twice`);
    }
    return new StructuralSchema(filled({ ...schema, type, ...(required || others.length > 0) && { required: required ? [...others, name] : others }, properties: { ...properties, [name]: field } }));
  }

  private and(more: SchemaProps): StructuralSchema {
    return new StructuralSchema(filled({ ...this._schema, ...more }));
  }
}

nameInTexts(StructuralSchema);

/** What is not set, or says what is true without it, is left out. */
function filled(schema: SchemaProps): SchemaProps {
  return Object.fromEntries(Object.entries(schema).filter(([key, value]) => value !== undefined && (value !== false || key === 'default')));
}

function scalar(type: string, { required: _, ...constraints }: StringSchemaOptions | NumberSchemaOptions | BooleanSchemaOptions): SchemaProps {
  return filled({ type, ...constraints });
}

function intOrStringSchema({ required: _, ...constraints }: IntOrStringSchemaOptions): SchemaProps {
  return filled({ ...constraints, 'x-kubernetes-int-or-string': true });
}

function quantitySchema(options: IntOrStringSchemaOptions): SchemaProps {
  return intOrStringSchema({ pattern: QUANTITY, ...options });
}

function anySchema({ required: _, ...constraints }: SchemaOptions): SchemaProps {
  return filled({ ...constraints, 'x-kubernetes-preserve-unknown-fields': true });
}

function listSchema({ required: _, items, listType, listMapKeys, ...constraints }: ListSchemaOptions): SchemaProps {
  return filled({ type: 'array', ...constraints, 'items': items === undefined ? { type: 'string' } : schemaOf(items), 'x-kubernetes-list-type': listType, 'x-kubernetes-list-map-keys': listMapKeys });
}

function mapSchema({ required: _, items, mapType, ...constraints }: MapSchemaOptions): SchemaProps {
  return filled({ type: 'object', ...constraints, 'additionalProperties': items === undefined ? { type: 'string' } : schemaOf(items), 'x-kubernetes-map-type': mapType });
}

function objectSchema({ required: _, fields, preserveUnknownFields, embeddedResource, mapType, ...constraints }: ObjectSchemaOptions): SchemaProps {
  const given = fields === undefined ? {} : schemaOf(fields);
  if (fields !== undefined && (given.type !== 'object' || given.additionalProperties !== undefined)) {
    throw new Refusal('value-option', `fields: got a schema of ${given.additionalProperties ? 'a map' : given.type ?? 'any type'}, expected one of an object: use field() for others`);
  }
  return filled({
    ...given,
    ...Object.fromEntries(Object.entries(constraints).filter(([, value]) => value !== undefined)),
    type: 'object',
    ...preserveUnknownFields !== undefined && { 'x-kubernetes-preserve-unknown-fields': preserveUnknownFields },
    ...embeddedResource !== undefined && { 'x-kubernetes-embedded-resource': embeddedResource },
    ...mapType !== undefined && { 'x-kubernetes-map-type': mapType },
  });
}

function openObjectSchema(options: ObjectSchemaOptions): SchemaProps {
  return objectSchema({ ...options, preserveUnknownFields: true });
}

function alone<O extends SchemaOptions>(method: string, struct: string, options: O, schema: (options: O) => SchemaProps): StructuralSchema {
  checkStruct(struct, options, `StructuralSchema.${method}()`);
  if (options.required !== undefined) {
    throw new Refusal('value-option', `StructuralSchema.${method}(): required is set, which only a field can be: set it where the schema becomes a field`);
  }
  return StructuralSchema._of(schema(options));
}

/** @internal */
export function schemaOf(schema: StructuralSchema): SchemaProps {
  if (!(schema instanceof StructuralSchema)) {
    throw new Refusal('value-option', `got ${JSON.stringify(schema)}, expected a StructuralSchema: write StructuralSchema.object() or another of its methods`);
  }
  return schema._schema;
}

/** What the API server accepts in an alternative: no types, defaults or descriptions. */
function constraintsOf(schema: StructuralSchema): SchemaProps {
  return stripped(schemaOf(schema));
}

function stripped(schema: SchemaProps): SchemaProps {
  const { description, type, nullable, default: _, ...kept } = schema;
  const constraints = Object.fromEntries(Object.entries(kept).filter(([key]) => !key.startsWith('x-kubernetes-'))) as SchemaProps;
  const { items, additionalProperties, properties, ...others } = constraints;
  const within = Object.entries(properties ?? {}).map(([name, field]) => [name, stripped(field)] as const).filter(([, field]) => Object.keys(field).length > 0);
  const constraining = (part: SchemaProps | undefined) => (part === undefined || Object.keys(stripped(part)).length === 0 ? undefined : stripped(part));
  return filled({ ...others, items: constraining(items), additionalProperties: constraining(additionalProperties), ...within.length > 0 && { properties: Object.fromEntries(within) } });
}
