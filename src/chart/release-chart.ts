import { ApiObject, Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { adoptCharts } from './adopt-charts';
import { HandOver } from './hand-over';
import { materialise } from './materialise';
import { watchForStrays } from './strays';
import { BuiltIns } from '../expr/expression/built-ins';
import { Expression } from '../expr/expression/expression';
import { requireExpression } from '../expr/expression/require-expression';
import { literal } from '../expr/node/literal';
import { MapExpression } from '../expr/expression/map-expression';
import { include } from '../expr/expression/named';
import { ListExpression } from '../expr/expression/list-expression';
import { call } from '../expr/functions/functions';
import { Owner, atPath } from '../expr/node/owner';
import { StringExpression } from '../expr/expression/string-expression';
import { Node } from '../expr/node/node';
import { concat } from '../expr/functions/concat';
import { nameWithin } from '../expr/functions/name-within';
import { toNode } from '../expr/expression/to-node';
import { hasPieceOfToken } from '../expr/token/token';
import { Tokens } from '../expr/token/tokens';
import { Values } from '../expr/expression/values';
import { checkMetadata } from '../manifest/source/chart-metadata';
import { ChartSource } from '../manifest/source/chart-source';
import { aboutConstruct } from '../manifest/checks/about';
import { compile } from '../manifest/compile';
import { Environments } from '../manifest/source/environments';
import { ChartMetadata, Check, Model } from '../manifest/model/model';
import { componentOf, generatedName, MAX_LABEL } from '../manifest/names/names';
import { Notes } from '../manifest/source/notes';
import { ReleaseChartProps } from '../manifest/source/release-chart-props';
import { isRelease, markRelease } from '../manifest/scope/release-around';
import { scopesOf } from '../manifest/scope/scope';
import { StandardNames } from '../manifest/source/standard-names';
import { releaseOf } from '../plain/release';
import { Rendered, renderDocuments } from '../plain/render';
import { readText } from '../values/read/read-text';
import { ItemShape } from '../values/declare/item-shape';
import { Refusal } from '../values/refusal';

/** The length of the hash, a hyphen and a recognisable prefix. */
const MIN_NAME = 16;

/**
 * A chart with values: a cdk8s chart that is also a Helm chart.
 *
 * Declare values with `this.values`, and pass them to any cdk8s construct. Synthesised by cdk8s, it renders the release
 * that its props describe; `Testing.synth()` works as with any chart.
 *
 * Namespaced objects get the namespace of the release, every object gets the labels of the release, and generated names
 * begin with the release name, so two releases can share a namespace.
 *
 * A cdk8s chart without values that is created in it becomes part of it, also one from a library:
 *
 * ```ts
 * new WebChart(new ReleaseChart(app, 'web', { name: 'web', version: '0.1.0', description: 'A web server.' }), 'default');
 * ```
 */
export class ReleaseChart extends Chart {
  /**
   * Whether a value is a `ReleaseChart`.
   *
   * @param x any value.
   */
  public static isReleaseChart(x: any): boolean {
    return isRelease(x);
  }

  /**
   * In cdk8s, every chart is an `instanceof` every chart class; this is true only for a `ReleaseChart`.
   *
   * @internal
   */
  public static [Symbol.hasInstance](x: unknown): x is ReleaseChart {
    return this === ReleaseChart ? ReleaseChart.isReleaseChart(x) : Function.prototype[Symbol.hasInstance].call(this, x);
  }

  /** The values of the chart. */
  public readonly values: Values;

  /** The built-in objects of Helm: release, chart and cluster. */
  public readonly builtIns: BuiltIns;

  /** The notes, which Helm prints after an installation. */
  public readonly notes: Notes;

  /**
   * The full name of the release, which all names begin with: release name and chart name, at most 63 characters.
   *
   * Adding text to it could exceed the limit of Kubernetes: let objects generate their names and read `name`, or use
   * `nameWith()` or `fitName()`.
   */
  public readonly fullname: StringExpression;

  /** @internal */
  public readonly _props: ReleaseChartProps;
  /** @internal */
  public readonly _checks: Check[] = [];
  /** @internal */
  public readonly _extraObjects: Node[] = [];
  /** @internal */
  public readonly _environments: Environments;
  /** @internal */
  public readonly _standard: StandardNames;
  /** Set once the constructs were replaced with the rendered objects. @internal */
  public _rendered?: readonly Rendered[];
  private readonly owner: Owner;

  constructor(scope: Construct, id: string, props: ReleaseChartProps) {
    super(scope, id);
    HandOver.begin();
    markRelease(this);
    adoptCharts();
    checkMetadata(this.node.path || id, props, new.target !== ReleaseChart);
    this._props = props;
    this.owner = { chart: this, path: this.node.path, helpers: new Map(), shape: () => this.values._shape, given: () => this.values._given(this.values._shape) };
    this.values = new Values(this.owner);
    this.builtIns = BuiltIns._of(this.owner);
    this.notes = new Notes();
    this._environments = new Environments(props.name, props.environments, props._derived);
    this._standard = new StandardNames(this.owner, this.builtIns, this.values, props);
    this.fullname = new StringExpression(this._standard.fullname);
    watchForStrays(this);
    HandOver.redirect(this);
    this.node.addValidation({ validate: () => materialise(this) });
  }

  /**
   * Labels of every object: those of the release, and those of the props.
   */
  public get labels(): { [name: string]: string } {
    // The constructor of the cdk8s Chart does not read them; objects do, after it.
    return { ...Tokens.texts(this._standard.labels, 'labels'), ...this._props.labels };
  }

  /**
   * The full name of the release with a suffix, truncated as `fitName()` does if it has more than 63 characters. An object
   * with the suffix as its id gets this name.
   *
   * @param suffix lower-case letters, digits and `-`.
   */
  public nameWith(suffix: string): string {
    return this.fitName(`${this.fullname}-${suffix}`);
  }

  /**
   * A string as the name of an object. A name that fits is kept; a longer one is truncated and ends in a hash of the whole,
   * so that releases with a common prefix have distinct names. The same string gives the same name.
   *
   * ```ts
   * metadata: { name: this.fitName(`cache-${this.fullname}`) },
   * ```
   *
   * Rejected: a string that may contain non-ASCII characters (`function-not-exact`), and a length of less than 16, which
   * leaves too little beside the hash (`argument-type`).
   *
   * @param text lower-case letters, digits and `-`, with expressions.
   * @param maxLength the maximum length. @default 63
   */
  public fitName(text: string, maxLength?: number): string {
    if (maxLength !== undefined && !(Number.isInteger(maxLength) && maxLength >= MIN_NAME)) {
      throw new Refusal('argument-type', `${this.node.path}: fitName: maxLength: got ${maxLength}, expected an integer of at least ${MIN_NAME}`);
    }
    const name = atPath(this.node.path, () => nameWithin(maxLength ?? MAX_LABEL, toNode(text)));
    return name.kind === 'literal' ? String(name.value) : Tokens.string(name, hasPieceOfToken(text) ? 'name' : `name ${text}`);
  }

  /**
   * Labels that select pods of this release. They never change, since the selector of a Deployment is immutable.
   *
   * ```ts
   * selector: { matchLabels: this.selectorLabels('web') },
   * template: { metadata: { labels: { ...this.labels, ...this.selectorLabels('web') } } },
   * ```
   *
   * @param component the component of the pods. @default - all pods of the release
   */
  public selectorLabels(component?: string): { [name: string]: string } {
    return {
      ...Tokens.texts(this._standard.selectorLabels, 'selectorLabels'),
      ...component === undefined ? {} : { 'app.kubernetes.io/component': component },
    };
  }

  /**
   * Defines a named template for a string: a helper in `_helpers.tpl`, with an `include` where it is used.
   *
   * @param name the name, such as `url`, without the name of the chart.
   * @param description the comment of the helper.
   * @param value a string with expressions, or a string expression.
   */
  public defineString(name: string, description: string, value: any): StringExpression {
    return new StringExpression(include(this.owner, name, description, concat([toNode(value)])));
  }

  /**
   * Defines a named template for a map: a helper in `_helpers.tpl`, with an `include` where it is used.
   *
   * @param name the name, such as `env`, without the name of the chart.
   * @param description the comment of the helper.
   * @param map an object with expressions; at least one entry is not conditional.
   */
  public defineMap(name: string, description: string, map: any): MapExpression {
    const node = toNode(map);
    const body = node.kind === 'literal' && typeof node.value === 'object' && node.value && !Array.isArray(node.value)
      ? { kind: 'map' as const, parts: Object.entries(node.value).map(([k, v]) => ({ kind: 'entry' as const, key: literal(k), value: literal(v) })), type: node.type }
      : node;
    return new MapExpression(include(this.owner, name, description, body));
  }

  /**
   * Defines a named template for a list: a helper in `_helpers.tpl`, with an `include` where it is used, for what is used several times and
   * takes a whole line to write.
   *
   * @param name the name, such as `sets`, without the name of the chart.
   * @param description the comment of the helper.
   * @param list a list expression.
   */
  public defineList(name: string, description: string, list: any): ListExpression {
    const node = toNode(list);
    return new ListExpression(call('fromJsonArray', [include(this.owner, name, description, call('toJson', [node])), node]));
  }

  /**
   * Declares a list of extra objects in the values. They are rendered as they are, without the labels of the release;
   * namespaced objects without a namespace get that of the release.
   *
   * Both outputs refuse objects with the name of an object of the chart, duplicates, and hooks.
   *
   * @param path the path in values.yaml. @default "extraObjects"
   */
  public addExtraObjects(path?: string): void {
    this._extraObjects.push(this.values.list(path ?? 'extraObjects', {
      items: ItemShape.ofObject(),
      description: 'Extra Kubernetes objects, without the labels and annotations of the chart. Those without a namespace get that of the release.',
    })._node);
  }

  /**
   * Both outputs refuse to render unless the condition is truthy.
   *
   * @param condition any expression.
   * @param message what is wrong and what to do; it may contain expressions.
   * @param within a construct: the check is made for each item of the loops around it, and only if it exists. @default -
   * the check is made once for the release
   */
  public requires(condition: Expression, message: string, within?: IConstruct): void {
    this._checks.push({
      kind: 'holds',
      about: within ? aboutConstruct(this, within) : { section: '', what: '' },
      scopes: within ? scopesOf(this, within) : [],
      condition: requireExpression(condition, `${this.node.path}: what is required`, 'use if and throw').isTruthy()._node,
      message: toNode(message),
    });
  }

  /**
   * The component of a construct, for the label `app.kubernetes.io/component`: the ids of its construct path and the keys
   * of the loops around it. It is unique in this chart.
   *
   * @param construct a construct of this chart.
   */
  public componentOf(construct: IConstruct): string {
    const node = componentOf(this, construct) ?? literal(construct.node.id.toLowerCase());
    return node.kind === 'literal' ? String(node.value) : Tokens.string(node, `component of ${construct.node.id}`);
  }

  /**
   * The name of an object without a name in its `metadata`: the release name, the ids of its construct path and the keys of
   * the loops around it.
   */
  public generateObjectName(apiObject: ApiObject): string {
    return this._nameOf(apiObject, apiObject.kind);
  }

  /** The name for all objects of a construct: the generated name of a single object. @internal */
  public _nameOf(construct: IConstruct, kind?: string): string {
    return Tokens.string(generatedName(this, construct, this._standard.fullname, kind), `name of ${construct.node.id}`);
  }

  /**
   * The objects of the release that the props describe.
   *
   * Rejected: everything in which the two outputs could differ, and values that the schema rejects.
   */
  public toJson(): any[] {
    return this._render().flatMap(({ objects }) => objects);
  }

  /** Whether a named template has this name. @internal */
  public _hasNamed(name: string): boolean {
    return this.owner.helpers.has(name);
  }

  /** The objects, by construct. @internal */
  public _render(): readonly Rendered[] {
    return this._rendered ?? atPath(this.node.path, () => {
      const model = this._model();
      return renderDocuments(model, releaseOf(model));
    });
  }

  /** The chart as data. @internal */
  public _model(): Model {
    const source: ChartSource = this;
    return compile(source, this.owner);
  }

  /** @internal */
  public get _metadata(): ChartMetadata {
    const { name, version, appVersion, description, kubeVersion, icon, home, sources, keywords, maintainers, links, changes, annotations, prerequisites, readme, licenseFile } = this._props;
    return {
      name, version, description, icon, home, sources, keywords, maintainers, links, changes, annotations, prerequisites, readme,
      license: licenseFile === undefined ? undefined : readText(licenseFile, `the license file ${licenseFile}`),
      appVersion: appVersion ?? version,
      kubeVersion: kubeVersion ?? '>=1.27.0-0',
    };
  }
}
