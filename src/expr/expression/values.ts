import { AnyExpression } from './any-expression';
import { DeclaredRule, declareRule } from './declared-rule';
import { BooleanExpression } from './expression';
import { Group } from './group';
import { Image, ImageOptions } from './image';
import { ImageReference, ImageReferenceOptions } from './image-reference';
import { ListExpression } from './list-expression';
import { MapExpression } from './map-expression';
import { Node } from '../node/node';
import { NumberExpression } from './number-expression';
import { own, Owner, atPath } from '../node/owner';
import { StringExpression } from './string-expression';
import { absenceOfValue, typeOfField, typeOfShape } from '../node/type-of-shape';
import { Fields } from '../../values/declare/fields';
import {
  BooleanOptions, DeprecateOptions, EnumOptions, FragmentKind, FragmentOptions, IntegerOptions, IntOrStringOptions, ListOptions, MapOptions, NumberOptions, ObjectOptions,
  QuantityOptions, SecretOptions, StringOptions,
} from '../../values/declare/options';
import { checkStruct } from '../../values/declare/check-struct';
import { itemShapeOf, ItemShape } from '../../values/declare/item-shape';
import { parsePath } from '../../values/path';
import { Refusal } from '../../values/refusal';
import { DeprecatedPath, withDeprecatedPaths } from '../../values/declare/deprecated-path';
import { Field, ObjectShape, OtherKeys, RuleKind, ValuesShape } from '../../values/shape';
import { nameInTexts } from '../../values/object-text';

/** A condition that no schema can express, and the message if it is false. @internal */
export interface Requirement {
  readonly section: string;
  readonly condition: Node;
  readonly message: Node;
}

/**
 * The values of a chart. Each is declared once, by its path in `values.yaml`. The declaration determines the default, the
 * comment, the schema, the row in the README of the chart, the validation for plain YAML and the reference in the template.
 *
 * Rejected: a path that is declared twice (`value-redeclared`), a declared value that is never used (`value-unused`).
 */
export class Values {
  /** @internal */
  public readonly _root: ValueGroup = group('The values of the chart.');

  /** What else must hold for the values. @internal */
  public readonly _requirements: Requirement[] = [];

  private readonly owner: Owner;
  private readonly deprecated: DeprecatedPath[] = [];
  private readonly rules: DeclaredRule[] = [];

  /** @internal */
  public constructor(owner: any) {
    this.owner = owner;
  }

  /**
   * Declares a string.
   *
   * @param path the path in values.yaml, such as `ingress.host`.
   */
  public string(path: string, options: StringOptions): StringExpression {
    return new StringExpression(this.declare(path, () => Fields.string(path, options)));
  }

  /**
   * Declares an enum: one of several strings.
   *
   * @param path the path in values.yaml.
   */
  public oneOf(path: string, options: EnumOptions): StringExpression {
    return new StringExpression(this.declare(path, () => Fields.oneOf(path, options)));
  }

  /**
   * Declares an integer.
   *
   * @param path the path in values.yaml.
   */
  public integer(path: string, options: IntegerOptions): NumberExpression {
    return new NumberExpression(this.declare(path, () => Fields.integer(path, options)));
  }

  /**
   * Declares a number, which may have a fraction.
   *
   * @param path the path in values.yaml.
   */
  public number(path: string, options: NumberOptions): NumberExpression {
    return new NumberExpression(this.declare(path, () => Fields.number(path, options)));
  }

  /**
   * Declares a boolean.
   *
   * @param path the path in values.yaml.
   */
  public boolean(path: string, options: BooleanOptions): BooleanExpression {
    return new BooleanExpression(this.declare(path, () => Fields.boolean(path, options)));
  }

  /**
   * Declares a Kubernetes quantity.
   *
   * @param path the path in values.yaml.
   */
  public quantity(path: string, options: QuantityOptions): StringExpression {
    return new StringExpression(this.declare(path, () => Fields.quantity(path, options)));
  }

  /**
   * Declares an integer that can be a string as well, such as a percentage, for fields of Kubernetes that take both.
   *
   * @param path the path in values.yaml.
   */
  public intOrString(path: string, options: IntOrStringOptions): AnyExpression {
    return new AnyExpression(this.declare(path, () => Fields.intOrString(path, options)));
  }

  /**
   * Declares a secret, such as a password. It is required unless it is optional, and never shown.
   *
   * @param path the path in values.yaml.
   */
  public secret(path: string, options: SecretOptions): StringExpression {
    return new StringExpression(this.declare(path, () => Fields.secret(path, options)));
  }

  /**
   * Declares a list.
   *
   * @param path the path in values.yaml.
   */
  public list(path: string, options: ListOptions): ListExpression {
    return new ListExpression(this.declare(path, () => Fields.list(path, options)));
  }

  /**
   * Declares a map with keys that the user chooses.
   *
   * @param path the path in values.yaml.
   */
  public map(path: string, options: MapOptions): MapExpression {
    return new MapExpression(this.declare(path, () => Fields.map(path, options)));
  }

  /**
   * Declares an object with declared fields. Use its fields, or the object as a whole.
   *
   * @param path the path in values.yaml.
   */
  public object(path: string, options: ObjectOptions): AnyExpression {
    return new AnyExpression(this.declare(path, () => Fields.whole(path, options)));
  }

  /**
   * Declares a group of values, with each field at a path below that of the group. `asProps()` of the result returns them
   * as props, `string('name')` and so on single fields. Other values can be declared at paths in the group too.
   *
   * ```ts
   * const autoscaling = values.group('autoscaling', kit.HorizontalPodAutoscaler.values({ defaults: { maxReplicas: 4 } }));
   * new kit.HorizontalPodAutoscaler(this, 'autoscaler', { ...autoscaling.asProps(), targetName: workload.name });
   * ```
   *
   * For the same fields in items of a map or list, see `ItemShape.group()` and `ItemShape.include()`.
   *
   * Several groups can share a path, such as those of a workload and of its `Exposure`; they have the description of the
   * first.
   *
   * A group without a description is rejected (`value-undescribed`), except at the top level and at a path with a
   * description. A path that is declared twice is rejected (`value-redeclared`).
   *
   * @param path the path in values.yaml; an empty string for the top level.
   * @param fields the fields: `ItemShape.object('Description of the group.').string('name', …)`.
   */
  public group(path: string, fields: ItemShape): Group {
    return atPath(this.owner.path, () => {
      const names = path === '' ? [] : parsePath(path);
      itemShapeOf(fields ?? null);
      const given = fields._options.description || this.groupAt(names, path).description || (path === '' ? 'The values.' : '');
      if (given === '') {
        throw new Refusal('value-undescribed', `the group ${path} has no description: add one with ItemShape.object('…').include(…), or the option description of values() of a part`);
      }
      const { shape, description } = Fields.object(path, { fields, description: given });
      this.proposeAt(names, description);
      this.addFields(names, shape as ObjectShape);
      return new Group(this.nodeOf(names, { shape, description }));
    });
  }

  /**
   * Declares a fragment of Kubernetes YAML that is a map.
   *
   * @param path the path in values.yaml.
   */
  public fragment(path: string, options: FragmentOptions): MapExpression {
    if (options?.kind === FragmentKind.LIST) {
      throw new Refusal('value-redeclared', `${path} is a list: use fragmentList()`);
    }
    return new MapExpression(this.declare(path, () => Fields.fragment(path, options)));
  }

  /**
   * Declares a fragment of Kubernetes YAML that is a list.
   *
   * @param path the path in values.yaml.
   */
  public fragmentList(path: string, options: FragmentOptions): ListExpression {
    return new ListExpression(this.declare(path, () => Fields.fragment(path, { ...options, kind: FragmentKind.LIST })));
  }

  /**
   * Declares an image: registry, repository, tag, digest, pull policy and pull secrets, with `global.imageRegistry` and
   * `global.imagePullSecrets` above them.
   *
   * @param path the path in values.yaml of the group.
   */
  public image(path: string, options: ImageOptions): Image {
    return new Image(this, path, options);
  }

  /**
   * Declares an image that is a single value with the whole reference, such as `ghcr.io/example/server:1.2.3`, for charts that list many
   * images in one map. `global.imageRegistry` replaces its registry.
   *
   * Both outputs refuse a reference whose digest is none, such as a tag behind `@sha256:`.
   *
   * @param path the path in values.yaml.
   */
  public imageReference(path: string, options: ImageReferenceOptions): ImageReference {
    return new ImageReference(this, path, options);
  }

  /**
   * Describes a group of values, such as `ingress`. Groups need no declaration, but a description helps users.
   *
   * @param path the path in values.yaml.
   * @param description the description of the group.
   */
  public describe(path: string, description: string): void {
    atPath(this.owner.path, () => this.groupAt(parsePath(path), path)).description = description;
  }

  /** Describes a group unless the chart has described it: that description is more specific. @internal */
  public _propose(path: string, description: string): void {
    atPath(this.owner.path, () => this.proposeAt(parsePath(path), description));
  }

  /**
   * Declares a deprecated path and its replacement. In both outputs, a value at the deprecated path is used for the
   * replacement; a value at the replacement overrides it, key by key in maps, even if it equals the default. The schema and
   * the README of the chart mark the path as deprecated, and the notes after an installation warn users who set it.
   *
   * ```ts
   * values.deprecate('resource.limits', { replacement: 'resources.limits' });
   * values.deprecate('image.pullSecret', { replacement: 'image.pullSecrets[0].name' });
   * ```
   *
   * The deprecated path accepts the same values as its replacement; null means not set. The default of the replacement is a
   * comment in `values.yaml`, and is set in a helper: otherwise Helm could not distinguish it from a value that users set.
   * If several deprecated paths have the same replacement, the first declaration has precedence.
   *
   * Rejected: a replacement that is not declared (`value-undeclared`), a deprecated path that is declared
   * (`value-redeclared`).
   *
   * @param path the deprecated path: of a value, or of a group of values.
   */
  public deprecate(path: string, options: DeprecateOptions): void {
    atPath(this.owner.path, () => {
      parsePath(path);
      checkStruct('DeprecateOptions', options, path);
    });
    this.deprecated.push({ path, replacement: options.replacement, description: options.description });
  }

  /**
   * A rule of both outputs: exactly one of several values is set.
   *
   * A value is set if it is not empty: not false, 0, an empty string, list or map. A path with `=`, as in `protocol=grpc`,
   * is set if the value is equal. Rules that a schema cannot express are checked by the templates; the
   * messages are the same in both outputs.
   *
   * @param paths paths of declared values, each optionally followed by `=` and a value.
   * @param reason the reason, for the message. @default - none
   */
  public exactlyOneOf(paths: string[], reason?: string): void {
    this.addRule('exactlyOneOf', paths, reason);
  }

  /**
   * A rule of both outputs: at most one of several values is set; see `exactlyOneOf()`.
   *
   * @param paths paths of declared values, each optionally followed by `=` and a value.
   * @param reason the reason, for the message. @default - none
   */
  public atMostOneOf(paths: string[], reason?: string): void {
    this.addRule('atMostOneOf', paths, reason);
  }

  /**
   * A rule of both outputs: at least one of several values is set; see `exactlyOneOf()`.
   *
   * @param paths paths of declared values, each optionally followed by `=` and a value.
   * @param reason the reason, for the message. @default - none
   */
  public atLeastOneOf(paths: string[], reason?: string): void {
    this.addRule('atLeastOneOf', paths, reason);
  }

  /**
   * A rule of both outputs: if a value is set, another must be set; see `exactlyOneOf()`.
   *
   * ```ts
   * values.needs('storage.type=nfs', 'storage.nfs.server');
   * ```
   *
   * @param path the path of a declared value, optionally followed by `=` and a value.
   * @param needed the path that must be set, in the same form.
   * @param reason the reason, for the message. @default - none
   */
  public needs(path: string, needed: string, reason?: string): void {
    this.addRule('needs', [path, needed], reason);
  }

  /**
   * A rule of both outputs: if a value is set, another must not be set; see `exactlyOneOf()`.
   *
   * @param path the path of a declared value, optionally followed by `=` and a value.
   * @param other the path that must not be set, in the same form.
   * @param reason the reason, for the message. @default - none
   */
  public conflicts(path: string, other: string, reason?: string): void {
    this.addRule('conflicts', [path, other], reason);
  }

  /**
   * A value by its path, or a field of a declared object. Rejected if it is not declared (`value-undeclared`).
   *
   * @param path the path in values.yaml.
   */
  public get(path: string): AnyExpression {
    const names = typeof path === 'string' ? path.split('.') : parsePath(path);
    for (let end = names.length; end > 0; end--) {
      const field = this._find(names.slice(0, end).join('.'));
      if (field) {
        const value = new AnyExpression(this.nodeOf(names.slice(0, end), field));
        return end === names.length ? value : atPath(this.owner.path, () => value.get(names.slice(end).join('.')));
      }
    }
    throw new Refusal('value-undeclared', `${this.owner.path}: the value ${path} is used but not declared: declare it, or correct the path`);
  }

  /** The declared value at the path. @internal */
  public _find(path: string): Field | undefined {
    let at: ValueGroup | Field | undefined = this._root;
    for (const name of path.split('.')) {
      at = at && isGroup(at) && Object.prototype.hasOwnProperty.call(at.fields, name) ? at.fields[name] : undefined;
    }
    return at && !isGroup(at) ? at : undefined;
  }

  /** The shape of all values, as expressions read them. @internal */
  public get _shape(): ObjectShape {
    return shapeOf(this._root);
  }

  /** The shape of the values that users can set, deprecated paths included. @internal */
  public _given(shape: ObjectShape): ValuesShape {
    return { ...withDeprecatedPaths(shape, this.deprecated), rules: this.rules.map(({ rule }) => rule) };
  }

  /** @internal */
  public get _rules(): readonly DeclaredRule[] {
    return this.rules;
  }

  /** @internal */
  public get _owner(): Owner {
    return this.owner;
  }

  private addRule(kind: RuleKind, paths: readonly string[], reason?: string): void {
    this.rules.push(atPath(this.owner.path, () => declareRule(this, kind, paths, reason)));
  }

  private declare(path: string, fieldOf: () => Field): Node {
    return atPath(this.owner.path, () => this.add(parsePath(path), path, fieldOf()));
  }

  private add(names: readonly string[], path: string, field: Field): Node {
    const parent = this.groupAt(names.slice(0, -1), path);
    const name = names[names.length - 1];
    if (Object.prototype.hasOwnProperty.call(parent.fields, name)) {
      throw new Refusal('value-redeclared', `the value ${path} is declared twice`);
    }
    parent.fields[name] = field;
    return this.nodeOf(names, field);
  }

  private proposeAt(path: readonly string[], description: string): void {
    const found = this.groupAt(path, path.join('.'));
    found.description = found.description || description;
  }

  private addFields(path: readonly string[], { fields, others }: ObjectShape): void {
    if (others) {
      this.groupAt(path, path.join('.')).others = others;
    }
    for (const [name, field] of Object.entries(fields)) {
      const at = [...path, name];
      if (field.shape.kind === 'object') {
        this.proposeAt(at, field.description);
        this.addFields(at, field.shape);
      } else {
        this.add(at, at.join('.'), field);
      }
    }
  }

  private nodeOf(path: readonly string[], field: Field): Node {
    return own(Object.freeze({ kind: 'value', path, type: typeOfShape(field.shape), absent: absenceOfValue(typeOfField(field)) }), this.owner);
  }

  private groupAt(names: readonly string[], wanted: string): ValueGroup {
    let at = this._root;
    for (const [i, name] of names.entries()) {
      const next = Object.prototype.hasOwnProperty.call(at.fields, name) ? at.fields[name] : (at.fields[name] = group(''));
      if (!isGroup(next)) {
        throw new Refusal('value-redeclared', `${names.slice(0, i + 1).join('.')} is declared as a value, so ${wanted} cannot be below it`);
      }
      at = next;
    }
    return at;
  }
}

nameInTexts(Values);

/** @internal */
export interface ValueGroup {
  description: string;
  others?: OtherKeys;
  readonly fields: { [name: string]: ValueGroup | Field };
}

/** @internal */
export function isGroup(at: ValueGroup | Field): at is ValueGroup {
  return 'fields' in at;
}

function group(description: string): ValueGroup {
  return { description, fields: {} };
}

function shapeOf(at: ValueGroup): ObjectShape {
  return {
    kind: 'object',
    ...at.others && { others: at.others },
    fields: Object.fromEntries(Object.entries(at.fields).map(([name, child]) =>
      [name, isGroup(child) ? { shape: shapeOf(child), description: child.description } : child])),
  };
}
