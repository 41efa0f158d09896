import { apiType } from './api-types';
import { FieldOverride, FieldOverrides, overridesOf } from './field-overrides';
import { Fields } from './fields';
import {
  BooleanOptions, EnumOptions, FragmentOptions, IntegerOptions, IntOrStringOptions, ListOptions, MapOptions, NumberOptions, ObjectOptions, QuantityOptions,
  SecretOptions, StringOptions, ValueOptions,
} from './options';
import { checkStruct } from './check-struct';
import { enumerate } from '../enumerate';
import { checkName } from '../path';
import { Pattern } from '../pattern';
import { propName } from '../prop-name';
import { Refusal } from '../refusal';
import { portableRegExp } from '../schema/portable-pattern';
import { Field, MapShape, PropsReader, Shape } from '../shape';
import { nameInTexts } from '../object-text';

/**
 * The shape of the items of a list or a map: scalars of one type, or objects with declared fields.
 *
 * ```ts
 * values.map('workers', {
 *   description: 'Worker groups, by name.',
 *   items: ItemShape.object()
 *     .integer('replicas', { default: 1, minimum: 0, description: 'Number of pods.' })
 *     .fragment('resources', { description: 'Resource requests and limits.' }),
 * });
 * ```
 *
 * A field that an item does not set has its default.
 */
export class ItemShape {
  /** @param options constraints; `default` does not apply. */
  public static ofString(options: StringOptions): ItemShape {
    return new ItemShape(Fields.string('an item', withoutDefault(options)).shape);
  }

  /**
   * Items that are secrets, such as passwords: messages never show them.
   *
   * @param options constraints.
   */
  public static ofSecret(options: SecretOptions): ItemShape {
    return new ItemShape(Fields.secret('an item', options).shape);
  }

  /** @param options constraints; `default` does not apply. */
  public static ofInteger(options: IntegerOptions): ItemShape {
    return new ItemShape(Fields.integer('an item', withoutDefault(options)).shape);
  }

  /** @param options constraints; `default` does not apply. */
  public static ofNumber(options: NumberOptions): ItemShape {
    return new ItemShape(Fields.number('an item', withoutDefault(options)).shape);
  }

  /** Items that are booleans. */
  public static ofBoolean(): ItemShape {
    return new ItemShape({ kind: 'boolean' });
  }

  /** Items that are quantities. */
  public static ofQuantity(): ItemShape {
    return new ItemShape({ kind: 'quantity' });
  }

  /**
   * Items of any type: strings, numbers, booleans, lists and maps, such as the parameters of a program. In a list, null is an item, too.
   * `AnyExpression.toText()` is a string of one.
   */
  public static ofJson(): ItemShape {
    return new ItemShape({ kind: 'raw', of: 'json' });
  }

  /** @param values the accepted strings. */
  public static ofEnum(...values: string[]): ItemShape {
    checkStruct('EnumOptions', { description: 'An item.', values }, 'ItemShape.ofEnum()');
    return new ItemShape({ kind: 'enum', values });
  }

  /** @param options constraints; `default` does not apply. */
  public static ofList(options: ListOptions): ItemShape {
    return new ItemShape(Fields.list('an item', withoutDefault(options)).shape);
  }

  /** @param options constraints; `default` does not apply. */
  public static ofMap(options: MapOptions): ItemShape {
    return new ItemShape(Fields.map('an item', withoutDefault(options)).shape);
  }

  /**
   * Fragments of Kubernetes YAML. Fields that are declared on the result have a type and are checked; others are rendered as they are.
   *
   * @param options the kind of the fragments; `default` does not apply.
   */
  public static ofFragment(options: FragmentOptions): ItemShape {
    return new ItemShape(Fields.fragment('an item', withoutDefault(options)).shape);
  }

  private static ofType(type: string): ItemShape {
    return ItemShape.ofFragment({ type, description: `Of the type ${type}.` });
  }

  /**
   * Environment variables of a container: `name` and at most one of `value` and `valueFrom`, which is one of
   * `secretKeyRef`, `configMapKeyRef`, `fieldRef` and `resourceFieldRef`. Both outputs refuse a name that the container already has.
   *
   * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables
   */
  public static ofEnvVar(): ItemShape {
    return ItemShape.ofType('EnvVar');
  }

  /**
   * Volumes of a pod: `name` and one volume source. Both outputs refuse a name that the pod already has.
   *
   * @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/
   */
  public static ofVolume(): ItemShape {
    return ItemShape.ofType('Volume');
  }

  /**
   * Volume mounts of a container: `name`, `mountPath` and other fields. Both outputs refuse a path that the container already has.
   *
   * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#volumes-1
   */
  public static ofVolumeMount(): ItemShape {
    return ItemShape.ofType('VolumeMount');
  }

  /**
   * Containers: `name`, `image` and other fields. Both outputs refuse a name that the pod already has.
   *
   * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container
   */
  public static ofContainer(): ItemShape {
    return ItemShape.ofType('Container');
  }

  /**
   * Peers of a NetworkPolicy: `podSelector`, `namespaceSelector` or both, or `ipBlock`.
   *
   * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicyPeer
   */
  public static ofPeer(): ItemShape {
    return ItemShape.ofType('NetworkPolicyPeer');
  }

  /**
   * Kubernetes objects: `apiVersion`, `kind`, `metadata` with a `name`, and other fields.
   *
   * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/
   */
  public static ofObject(): ItemShape {
    const metadata = ItemShape.ofFragment({ description: 'Metadata of the object.' })
      .string('name', { required: true, maxLength: 253, pattern: '^[a-zA-Z0-9]([-:._a-zA-Z0-9]*[a-zA-Z0-9])?$', patternDescription: 'letters, digits, `-`, `:`, `.` and `_`, starting and ending with a letter or digit', description: 'Name of the object.' })
      .string('namespace', { optional: true, pattern: Pattern.DNS_LABEL, description: 'Namespace of the object.' })
      .fragment('labels', { type: 'Labels', description: 'Labels of the object.' })
      .fragment('annotations', { type: 'Annotations', description: 'Annotations of the object.' });
    return ItemShape.ofFragment({ description: 'A Kubernetes object.' })
      .string('apiVersion', { required: true, pattern: '^([a-z0-9]([-.a-z0-9]*[a-z0-9])?/)?v[0-9][a-z0-9]*$', patternDescription: 'an API version such as `apps/v1`', description: 'API group and version.' })
      .string('kind', { required: true, pattern: '^[A-Z][a-zA-Z0-9]*$', patternDescription: 'a kind such as `ConfigMap`', description: 'Kind of the object.' })
      .with('metadata', { shape: metadata._shape, required: true, description: 'Metadata with a name.' });
  }

  /**
   * Items, or a group of values, with named fields, which are declared on the result.
   *
   * @param description what they are for, when they become a group: see `Values.group()` and `group()`. @default - it has to be included in another shape
   */
  public static object(description?: string): ItemShape {
    return new ItemShape({ kind: 'object', fields: {} }, {}, description);
  }

  /**
   * @param shape what the items are.
   * @param declared what each field was declared with, so that `adapt()` can declare it anew.
   * @param description what a group of these fields is for.
   */
  private constructor(private readonly shape: any, private readonly declared: any = {}, private readonly description?: string) {
  }

  /** @internal */
  public get _shape(): Shape {
    return this.shape;
  }

  /** The same items, whose fields the documentation of the chart does not repeat. @internal */
  public _documentedAs(type: string): ItemShape {
    return new ItemShape({ ...this.shape, apiType: apiType(type) });
  }

  /** A string field. */
  public string(name: string, options: StringOptions): ItemShape {
    return this.declare(name, 'string', options);
  }

  /** A secret field, such as a password. */
  public secret(name: string, options: SecretOptions): ItemShape {
    return this.declare(name, 'secret', options);
  }

  /** A field that is one of several strings. */
  public oneOf(name: string, options: EnumOptions): ItemShape {
    return this.declare(name, 'oneOf', options);
  }

  /** An integer field. */
  public integer(name: string, options: IntegerOptions): ItemShape {
    return this.declare(name, 'integer', options);
  }

  /** A number field, which may have a fraction. */
  public number(name: string, options: NumberOptions): ItemShape {
    return this.declare(name, 'number', options);
  }

  /** A boolean field. */
  public boolean(name: string, options: BooleanOptions): ItemShape {
    return this.declare(name, 'boolean', options);
  }

  /** A field that is a Kubernetes quantity. */
  public quantity(name: string, options: QuantityOptions): ItemShape {
    return this.declare(name, 'quantity', options);
  }

  /** A field that is an integer, or a string such as a percentage. */
  public intOrString(name: string, options: IntOrStringOptions): ItemShape {
    return this.declare(name, 'intOrString', options);
  }

  /** A list field. */
  public list(name: string, options: ListOptions): ItemShape {
    return this.declare(name, 'list', options);
  }

  /** A map field with keys that the user chooses. */
  public map(name: string, options: MapOptions): ItemShape {
    return this.declare(name, 'map', options);
  }

  /** An object field with fields of its own. */
  public nested(name: string, options: ObjectOptions): ItemShape {
    return this.declare(name, 'object', options);
  }

  /**
   * A field that is a group of fields, described by them: `items.group('autoscaling', kit.HorizontalPodAutoscaler.values())`.
   *
   * Rejected are fields without a description (`value-undescribed`).
   */
  public group(name: string, fields: ItemShape): ItemShape {
    itemShapeOf(fields ?? null);
    if (fields.description === undefined) {
      throw new Refusal('value-undescribed', `the group ${name} has no description: add one with ItemShape.object('…').include(…), or the option description of values() of a part`);
    }
    return this.nested(name, fields._options);
  }

  /** A field that is a fragment of Kubernetes YAML. */
  public fragment(name: string, options: FragmentOptions): ItemShape {
    return this.declare(name, 'fragment', options);
  }

  /**
   * A group of values with entries beside its fields, with keys that the user chooses: environment variables that a program knows, and
   * others. `otherKeys()` of the group has them.
   *
   * Only for a group of values: rejected in the items of a list or map (`value-option`), and so are a default, and fields with a name that the
   * pattern of the keys does not accept.
   *
   * @param options what the keys and the entries are; the description is that of the entries.
   */
  public withOtherKeys(options: MapOptions): ItemShape {
    const { shape, description } = Fields.map('other keys', withoutDefault(options));
    const { keys } = shape as MapShape;
    const refused = Object.keys(fieldsOf(this)).find(name => [...name].length > keys.maxLength || !portableRegExp(keys.pattern).test(name));
    if (refused !== undefined) {
      throw new Refusal('value-option', `the field "${refused}" is not a key that the pattern ${keys.pattern} accepts, with at most ${keys.maxLength} characters: accept it in the keyPattern of the other keys`);
    }
    return new ItemShape({ ...this.shape, others: { ...shape as MapShape, description } }, this.declared, this.description);
  }

  /**
   * All fields of another shape behind those of this one: `ItemShape.object().integer(…).include(kit.Workload.values())`.
   *
   * Rejected are a field that both have, and fields that become props together, such as those of `kit.Service.values()`: include others in
   * them (`value-redeclared`).
   */
  public include(other: ItemShape): ItemShape {
    const { reader } = itemShapeOf(other ?? null) as { readonly reader?: PropsReader };
    if (reader !== undefined) {
      throw new Refusal('value-redeclared',
        `the fields ${enumerate(Object.keys(fieldsOf(other)))} become props together, so others cannot include them: include the others in them, or declare them as a group() of their own`);
    }
    return Object.entries(fieldsOf(other)).reduce<ItemShape>((shape, [name, field]) => shape.with(name, field, other.declared[name]),
      new ItemShape({ ...other.shape.others && { others: other.shape.others }, ...this.shape }, this.declared, this.description ?? other.description));
  }

  /**
   * The same fields with other descriptions, examples or defaults, and without some of them: how the author of a chart
   * adapts the fields of a part of the kit.
   *
   * Rejected are names of fields that are not declared (`value-undeclared`), and defaults that the field does not accept
   * (`value-default`).
   */
  public adapt(overrides: FieldOverrides): ItemShape {
    overrides ??= {};
    checkStruct('FieldOverrides', overrides, 'adapt()');
    const fields = Object.entries(fieldsOf(this));
    const said = overridesOf(fields.map(([name]) => ({ name, isObject: this.declared[name]?.kind === 'object' })), overrides);
    const isLeftOut = ({ omit, only }: FieldOverride) => omit || (overrides.only !== undefined && !only);
    return fields.reduce<ItemShape>((shape, [name, field]) => {
      const override = said.get(name) ?? {};
      const declaration: Declaration | undefined = this.declared[name];
      const { rename = name } = override;
      const prop = rename === name ? field.prop : field.prop ?? propName(name);
      return isLeftOut(override) ? shape
        : declaration && said.has(name) ? shape.declare(rename, declaration.kind, overridden(declaration.options, override), prop)
          : shape.with(rename, { ...field, prop }, declaration);
    }, new ItemShape({ ...this.shape, fields: {} }, {}, overrides.description ?? this.description));
  }

  /**
   * Reads props from a group of these fields in another way than field by field.
   *
   * @param needed the fields that the reader reads by their names.
   * @internal
   */
  public _readBy(reader: PropsReader, needed: readonly string[]): ItemShape {
    const missing = needed.find(name => !(name in fieldsOf(this)));
    if (missing !== undefined) {
      throw new Refusal('value-undeclared', `the field "${missing}" cannot be left out or renamed here: the part is made from it. Describe it anew, or give the part its props without values`);
    }
    return new ItemShape({ ...this.shape, reader }, this.declared, this.description);
  }

  /** The fields as those of an object that is declared. @internal */
  public get _options(): ObjectOptions {
    return { description: this.description!, fields: this };
  }

  private declare(name: string, kind: DeclarationKind, options: any, prop?: string): ItemShape {
    checkName(name, name);
    return this.with(name, { ...Fields[kind](name, options), prop }, { kind, options });
  }

  private with(name: string, field: Field, declaration?: Declaration): ItemShape {
    checkName(name, name);
    const shape = this._shape;
    if (shape.kind !== 'object' && !(shape.kind === 'raw' && shape.of === 'map')) {
      throw new Refusal('value-redeclared', `"${name}" cannot be a field of items that are ${shape.kind}: begin with ItemShape.object()`);
    }
    if (Object.prototype.hasOwnProperty.call(shape.fields ?? {}, name)) {
      throw new Refusal('value-redeclared', `the field "${name}" is declared twice`);
    }
    return new ItemShape({ ...shape, fields: { ...shape.fields, [name]: field } }, { ...this.declared, [name]: declaration }, this.description);
  }
}

nameInTexts(ItemShape);

type DeclarationKind = Exclude<keyof typeof Fields, 'prototype'>;

/** What a field was declared with. */
interface Declaration {
  readonly kind: DeclarationKind;
  readonly options: any;
}

function fieldsOf({ _shape }: ItemShape): { readonly [name: string]: Field } {
  return _shape.kind === 'object' || _shape.kind === 'raw' ? _shape.fields ?? {} : {};
}

function overridden(options: any, { default: value, description, note, example, below }: FieldOverride): any {
  const said = description ?? options.description;
  return {
    ...options,
    ...value === undefined ? {} : { default: value },
    ...below === undefined ? {} : { fields: options.fields.adapt(below) },
    ...example === undefined ? {} : { examples: [example] },
    description: note === undefined ? said : `${said} ${note}`,
  };
}

/** An item that is not set does not exist, so it has no default. */
function withoutDefault<O extends ValueOptions>(options: O): O {
  return { ...options, default: undefined, required: false, optional: true };
}

/** Single-line strings by default. @internal */
export function itemShapeOf(items?: ItemShape): Shape {
  if (items !== undefined && !(items instanceof ItemShape)) {
    throw new Refusal('value-option', `items: got ${JSON.stringify(items)}, expected an ItemShape: write ItemShape.ofString(…), ItemShape.object() or another of its methods`);
  }
  return items?._shape ?? { kind: 'string' };
}
