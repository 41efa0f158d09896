import { AnyExpression } from './any-expression';
import { DeclaredRule, declareRule } from './declared-rule';
import { BooleanExpression } from './expression';
import { Group } from './group';
import { Image, ImageOptions } from './image';
import { ListExpression } from './list-expression';
import { MapExpression } from './map-expression';
import { Node } from '../node/node';
import { NumberExpression } from './number-expression';
import { own, Owner, atPath } from '../node/owner';
import { StringExpression } from './string-expression';
import { absenceOf, typeOfShape } from '../node/type-of-shape';
import { Fields } from '../../values/declare/fields';
import {
  BooleanOptions, DeprecateOptions, EnumOptions, FragmentKind, FragmentOptions, IntegerOptions, ListOptions, MapOptions, NumberOptions, ObjectOptions,
  QuantityOptions, SecretOptions, StringOptions,
} from '../../values/declare/options';
import { ItemShape } from '../../values/declare/item-shape';
import { parsePath } from '../../values/path';
import { Refusal } from '../../values/refusal';
import { DeprecatedPath, withDeprecatedPaths } from '../../values/declare/deprecated-path';
import { Field, ObjectShape, RuleKind, ValuesShape } from '../../values/shape';

/**
 * The values of a chart. Each is declared once, by its path in `values.yaml`; the declaration gives the default, the
 * comment, the schema, the row in the chart's README, the check in plain mode and the reference in the template.
 *
 * Rejected: a path that is declared twice (`value-redeclared`), a value that is declared and never used
 * (`value-unused`).
 */
export class Values {
  /** @internal */
  public readonly _root: ValueGroup = group('The values of the chart.');

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
   * Declares a string that is one of several.
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
   * Declares a number that may have a fraction.
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
   * Declares a quantity of Kubernetes.
   *
   * @param path the path in values.yaml.
   */
  public quantity(path: string, options: QuantityOptions): StringExpression {
    return new StringExpression(this.declare(path, () => Fields.quantity(path, options)));
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
   * Declares an object with declared fields, which can be used one by one or as a whole.
   *
   * @param path the path in values.yaml.
   */
  public object(path: string, options: ObjectOptions): AnyExpression {
    return new AnyExpression(this.declare(path, () => Fields.object(path, options)));
  }

  /**
   * Declares a group of values, each field at a path below that of the group. `asProps()` of the result gives the props
   * that they stand for, `string('name')` and its like single ones. Other values can be declared beside them.
   *
   * ```ts
   * const autoscaling = values.group('autoscaling', kit.HorizontalPodAutoscaler.values({ defaults: { maxReplicas: 4 } }));
   * new kit.HorizontalPodAutoscaler(this, 'autoscaler', { ...autoscaling.asProps(), targetName: workload.name });
   * ```
   *
   * The same fields can be those of the items of a map or list: see `ItemShape.group()` and `ItemShape.include()`.
   *
   * Groups of several parts can share a path, such as those of a workload and of its `Exposure`: the description of the first
   * is that of all.
   *
   * Rejected are fields without a description of the group (`value-undescribed`), unless they stand at the top or the path has
   * one already, and a path that is declared twice (`value-redeclared`).
   *
   * @param path the path in values.yaml; an empty string for the top.
   * @param fields the fields: `ItemShape.object('What the group is for.').string('name', …)`.
   */
  public group(path: string, fields: ItemShape): Group {
    return atPath(this.owner.path, () => {
      const names = path === '' ? [] : parsePath(path);
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
    if (options.kind === FragmentKind.LIST) {
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
   * Describes a group of values, such as `ingress`. Groups need no declaration; a description helps the reader.
   *
   * @param path the path in values.yaml.
   * @param description what the values of the group are for.
   */
  public describe(path: string, description: string): void {
    atPath(this.owner.path, () => this.groupAt(parsePath(path), path)).description = description;
  }

  /** Describes a group unless its chart did so itself: what the author says of it is more to the point. @internal */
  public _propose(path: string, description: string): void {
    atPath(this.owner.path, () => this.proposeAt(parsePath(path), description));
  }

  /**
   * Declares that a path was renamed. What a user gives under the old path is read from the new one, in both outputs;
   * what is given under the new path too wins, key by key in maps, also when it is the default. The schema and the
   * chart's README mark the old path, and the notes after an installation name it to those who use it.
   *
   * ```ts
   * values.deprecate('resource.limits', { replacement: 'resources.limits' });
   * values.deprecate('image.pullSecret', { replacement: 'image.pullSecrets[0].name' });
   * ```
   *
   * The old path takes what the new one takes. Given as null, it is as if it were not given. The default of the new one
   * is no longer in `values.yaml`, where it stands as a comment, but in a helper of the chart: Helm could not tell it from
   * what a user gives. Where several old paths have one replacement, the one that is declared first wins.
   *
   * Rejected: a replacement that is not declared (`value-undeclared`), an old path that is (`value-redeclared`).
   *
   * @param path the old path: of a value, or of a group of values.
   */
  public deprecate(path: string, options: DeprecateOptions): void {
    atPath(this.owner.path, () => parsePath(path));
    this.deprecated.push({ path, replacement: options.replacement, description: options.description });
  }

  /**
   * A rule that both outputs check: exactly one of several values is set.
   *
   * A value is set when it is not empty: not false, 0, an empty string, list or map. With `=` behind its path, as in
   * `protocol=grpc`, it is set when it equals that. Rules that a schema cannot express are checked by the templates; the
   * messages are the same in both outputs.
   *
   * @param paths paths of declared values, each by itself or with `=` and what it equals.
   * @param reason why, for the message. @default - no reason is given
   */
  public exactlyOneOf(paths: string[], reason?: string): void {
    this.addRule('exactlyOneOf', paths, reason);
  }

  /**
   * A rule that both outputs check: at most one of several values is set; see `exactlyOneOf()`.
   *
   * @param paths paths of declared values, each by itself or with `=` and what it equals.
   * @param reason why, for the message. @default - no reason is given
   */
  public atMostOneOf(paths: string[], reason?: string): void {
    this.addRule('atMostOneOf', paths, reason);
  }

  /**
   * A rule that both outputs check: at least one of several values is set; see `exactlyOneOf()`.
   *
   * @param paths paths of declared values, each by itself or with `=` and what it equals.
   * @param reason why, for the message. @default - no reason is given
   */
  public atLeastOneOf(paths: string[], reason?: string): void {
    this.addRule('atLeastOneOf', paths, reason);
  }

  /**
   * A rule that both outputs check: when a value is set, another one is, too; see `exactlyOneOf()`.
   *
   * ```ts
   * values.needs('storage.type=nfs', 'storage.nfs.server');
   * ```
   *
   * @param path the path of a declared value, by itself or with `=` and what it equals.
   * @param needed the same of what must be set then.
   * @param reason why, for the message. @default - no reason is given
   */
  public needs(path: string, needed: string, reason?: string): void {
    this.addRule('needs', [path, needed], reason);
  }

  /**
   * A rule that both outputs check: when a value is set, another one is not; see `exactlyOneOf()`.
   *
   * @param path the path of a declared value, by itself or with `=` and what it equals.
   * @param other the same of what may not be set then.
   * @param reason why, for the message. @default - no reason is given
   */
  public conflicts(path: string, other: string, reason?: string): void {
    this.addRule('conflicts', [path, other], reason);
  }

  /**
   * A value by its path, or a field of a declared object. Rejected when it was not declared (`value-undeclared`).
   *
   * @param path the path in values.yaml.
   */
  public get(path: string): AnyExpression {
    const names = path.split('.');
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

  /** All values as one shape, as expressions read them. @internal */
  public get _shape(): ObjectShape {
    return shapeOf(this._root);
  }

  /** All that a user can give, of values that have the shape. @internal */
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

  private addFields(path: readonly string[], { fields }: ObjectShape): void {
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
    return own(Object.freeze({ kind: 'value', path, type: typeOfShape(field.shape), absent: absenceOf(field) }), this.owner);
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

/** @internal */
export interface ValueGroup {
  description: string;
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
    fields: Object.fromEntries(Object.entries(at.fields).map(([name, child]) =>
      [name, isGroup(child) ? { shape: shapeOf(child), description: child.description } : child])),
  };
}
