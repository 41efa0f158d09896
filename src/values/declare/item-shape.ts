import { ApiTypeName, apiType } from './api-types';
import { envSource } from './env-source';
import { Fields } from './fields';
import { networkPeer } from './network-peer';
import {
  BooleanOptions, EnumOptions, FragmentKind, FragmentOptions, IntegerOptions, ListOptions, MapOptions, NumberOptions, ObjectOptions, QuantityOptions,
  SecretOptions, StringOptions, ValueOptions,
} from './options';
import { checkName } from '../path';
import { Pattern } from '../pattern';
import { Refusal } from '../refusal';
import { Field, Shape } from '../shape';

/**
 * What the items of a list or a map are: one kind of scalar, or objects with declared fields.
 *
 * ```ts
 * values.map('workers', {
 *   description: 'Worker groups by name.',
 *   items: ItemShape.object()
 *     .integer('replicas', { default: 1, minimum: 0, description: 'Pods of the group.' })
 *     .fragment('resources', { description: 'Resources of a pod.' }),
 * });
 * ```
 *
 * A field that an item does not give reads as its default.
 */
export class ItemShape {
  /** @param options constraints; `default` does not apply. */
  public static ofString(options: StringOptions): ItemShape {
    return new ItemShape(Fields.string('an item', withoutDefault(options)).shape);
  }

  /** @param options constraints; `default` does not apply. */
  public static ofInteger(options: IntegerOptions): ItemShape {
    return new ItemShape(Fields.integer('an item', withoutDefault(options)).shape);
  }

  /** @param options constraints; `default` does not apply. */
  public static ofNumber(options: NumberOptions): ItemShape {
    return new ItemShape(Fields.number('an item', withoutDefault(options)).shape);
  }

  /** Items that are true or false. */
  public static ofBoolean(): ItemShape {
    return new ItemShape({ kind: 'boolean' });
  }

  /** Items that are quantities. */
  public static ofQuantity(): ItemShape {
    return new ItemShape({ kind: 'quantity' });
  }

  /** @param values the texts that are accepted. */
  public static ofEnum(...values: string[]): ItemShape {
    return new ItemShape({ kind: 'enum', values });
  }

  /** @param options what the lists are. */
  public static ofList(options: ListOptions): ItemShape {
    return new ItemShape(Fields.list('an item', withoutDefault(options)).shape);
  }

  /** @param options what the maps are. */
  public static ofMap(options: MapOptions): ItemShape {
    return new ItemShape(Fields.map('an item', withoutDefault(options)).shape);
  }

  /**
   * Fragments of Kubernetes YAML. Fields that are declared on the result are known by their type; others pass as they are.
   *
   * @param options what the fragments are.
   */
  public static ofFragment(options: FragmentOptions): ItemShape {
    return new ItemShape(Fields.fragment('an item', withoutDefault(options)).shape);
  }

  /**
   * Environment variables of a container: `name` and at most one of `value` and `valueFrom`, which is one of
   * `secretKeyRef`, `configMapKeyRef`, `fieldRef` and `resourceFieldRef`. Both outputs refuse a name that the container has
   * already.
   *
   * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables
   */
  public static ofEnvVar(): ItemShape {
    const { _shape: shape } = ItemShape.object()
      .string('name', { required: true, pattern: '^[-._a-zA-Z][-._a-zA-Z0-9]*$', description: 'Name of the variable.' })
      .string('value', { optional: true, multiline: true, description: 'Its value; a number has to be in quotes.' })
      .with('valueFrom', envSource());
    return new ItemShape({ ...shape, exclusive: [['value', 'valueFrom']] })._documentedAs('EnvVar');
  }

  /**
   * Volumes of a pod: `name`, and where it comes from. Both outputs refuse a name that the pod has already.
   *
   * @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/
   */
  public static ofVolume(): ItemShape {
    return ItemShape.ofFragment({ description: 'A volume.' })
      .string('name', { required: true, pattern: Pattern.DNS_LABEL, description: 'Name of the volume; its other fields say where it comes from.' })
      ._documentedAs('Volume');
  }

  /**
   * Mounts of a container: `name`, `mountPath` and what else there is. Both outputs refuse a path that the container has
   * already.
   *
   * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#volumes-1
   */
  public static ofVolumeMount(): ItemShape {
    return ItemShape.ofFragment({ description: 'A mount.' })
      .string('name', { required: true, pattern: Pattern.DNS_LABEL, description: 'Name of the volume.' })
      .string('mountPath', { required: true, pattern: '^[^:]+$', description: 'Where the container finds it.' })
      ._documentedAs('VolumeMount');
  }

  /**
   * Containers: `name`, `image` and what else there is. Both outputs refuse a name that the pod has already.
   *
   * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container
   */
  public static ofContainer(): ItemShape {
    return ItemShape.ofFragment({ description: 'A container.' })
      .string('name', { required: true, pattern: Pattern.DNS_LABEL, description: 'Name of the container.' })
      .string('image', { required: true, minLength: 1, description: 'Its image; its other fields are those of a container.' })
      ._documentedAs('Container');
  }

  /**
   * Peers of a NetworkPolicy: pods by `podSelector`, `namespaceSelector` or both, or addresses by `ipBlock`.
   *
   * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicyPeer
   */
  public static ofPeer(): ItemShape {
    return new ItemShape(networkPeer());
  }

  /**
   * Objects of Kubernetes: `apiVersion`, `kind`, `metadata` with a `name`, and what else there is.
   *
   * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/
   */
  public static ofObject(): ItemShape {
    const metadata = ItemShape.ofFragment({ description: 'Its metadata.' })
      .string('name', { required: true, maxLength: 253, pattern: '^[a-zA-Z0-9]([-:._a-zA-Z0-9]*[a-zA-Z0-9])?$', description: 'Its name.' })
      .string('namespace', { optional: true, pattern: Pattern.DNS_LABEL, description: 'Its namespace.' })
      .fragment('labels', { kind: FragmentKind.STRINGS, description: 'Its labels.' })
      .fragment('annotations', { kind: FragmentKind.STRINGS, description: 'Its annotations.' });
    return ItemShape.ofFragment({ description: 'An object.' })
      .string('apiVersion', { required: true, pattern: '^([a-z0-9]([-.a-z0-9]*[a-z0-9])?/)?v[0-9][a-z0-9]*$', description: 'Its group and version, such as `apps/v1`.' })
      .string('kind', { required: true, pattern: '^[A-Z][a-zA-Z0-9]*$', description: 'Its kind.' })
      .with('metadata', { shape: metadata._shape, required: true, description: 'Its metadata: a name, and what else there is.' });
  }

  /** Items with named fields, which are declared on the result. */
  public static object(): ItemShape {
    return new ItemShape({ kind: 'object', fields: {} });
  }

  private constructor(private readonly shape: any) {
  }

  /** @internal */
  public get _shape(): Shape {
    return this.shape;
  }

  /** The same items, whose fields the documentation of the chart does not repeat. @internal */
  public _documentedAs(type: ApiTypeName): ItemShape {
    return new ItemShape({ ...this.shape, apiType: apiType(type) });
  }

  /** A field that is a text. */
  public string(name: string, options: StringOptions): ItemShape {
    return this.with(name, Fields.string(name, options));
  }

  /** A field that is a text that nobody but the program should read. */
  public secret(name: string, options: SecretOptions): ItemShape {
    return this.with(name, Fields.secret(name, options));
  }

  /** A field that is one of a few texts. */
  public oneOf(name: string, options: EnumOptions): ItemShape {
    return this.with(name, Fields.oneOf(name, options));
  }

  /** A field that is an integer. */
  public integer(name: string, options: IntegerOptions): ItemShape {
    return this.with(name, Fields.integer(name, options));
  }

  /** A field that is a number. */
  public number(name: string, options: NumberOptions): ItemShape {
    return this.with(name, Fields.number(name, options));
  }

  /** A field that is true or false. */
  public boolean(name: string, options: BooleanOptions): ItemShape {
    return this.with(name, Fields.boolean(name, options));
  }

  /** A field that is a quantity. */
  public quantity(name: string, options: QuantityOptions): ItemShape {
    return this.with(name, Fields.quantity(name, options));
  }

  /** A field that is a list. */
  public list(name: string, options: ListOptions): ItemShape {
    return this.with(name, Fields.list(name, options));
  }

  /** A field that is a map with keys of the user's own. */
  public map(name: string, options: MapOptions): ItemShape {
    return this.with(name, Fields.map(name, options));
  }

  /** A field that has fields of its own. */
  public nested(name: string, options: ObjectOptions): ItemShape {
    return this.with(name, Fields.object(name, options));
  }

  /** A field that is a fragment of Kubernetes YAML. */
  public fragment(name: string, options: FragmentOptions): ItemShape {
    return this.with(name, Fields.fragment(name, options));
  }

  private with(name: string, field: Field): ItemShape {
    checkName(name, name);
    const shape = this._shape;
    if (shape.kind !== 'object' && !(shape.kind === 'raw' && shape.of === 'map')) {
      throw new Refusal('value-redeclared', `"${name}" cannot be a field of items that are ${shape.kind}: begin with ItemShape.object()`);
    }
    if (Object.prototype.hasOwnProperty.call(shape.fields ?? {}, name)) {
      throw new Refusal('value-redeclared', `the field "${name}" is declared twice`);
    }
    return new ItemShape({ ...shape, fields: { ...shape.fields, [name]: field } });
  }
}

/** A default is for a place that may be empty, which an item is not. */
function withoutDefault<O extends ValueOptions>(options: O): O {
  return { ...options, default: undefined, required: false, optional: true };
}

/** Texts of one line, unless something else is said. @internal */
export function itemShapeOf(items?: ItemShape): Shape {
  if (items !== undefined && !(items instanceof ItemShape)) {
    throw new Refusal('value-option', `what items are is no ItemShape but ${JSON.stringify(items)}: write ItemShape.ofString(…), ItemShape.object() or the like`);
  }
  return items?._shape ?? { kind: 'string' };
}
