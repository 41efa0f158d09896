import { App } from 'cdk8s';
import { IDeployments } from './deployments';
import { KnownValues } from './known-values';
import { otherValues } from './other-values';
import { sameNode } from '../expr/node/equal';
import { Loop, Node } from '../expr/node/node';
import { ownerOf, atPath } from '../expr/node/owner';
import { findTokens } from '../expr/token/token';
import { TokenVariant, Tokens } from '../expr/token/tokens';
import { compileDocuments } from '../manifest/compile';
import { Document, Scope } from '../manifest/model/model';
import { checkExpressions } from '../manifest/checks/usage';
import { ReleaseChart } from '../chart/release-chart';
import { evaluate } from '../plain/evaluate';
import { release } from '../plain/release';
import { inScopes } from '../plain/render';
import { defaultsOf } from '../values/read/defaults';
import { enumerate } from '../values/enumerate';
import { mergeSources } from '../values/read/merge';
import { JsonMap } from '../values/json-map';
import { applyDeprecations } from '../values/read/deprecations';
import { plainData } from '../values/plain-data';
import { Refusal } from '../values/refusal';
import { Json, ObjectShape } from '../values/shape';

/**
 * Detects code that inspects a token as if it were the value: `if (x)`, `x === 'a'`, a comparison in a level-2 construct.
 * It calls no code of this library, so it cannot be refused directly.
 *
 * The charts are built again: with tokens of other lengths and in another order, which must give the same charts; and with
 * literal values instead of tokens, the defaults and others, which must give what the first charts render for these values.
 */
export class TokenCheck {
  /**
   * Refuses charts that depend on the content of tokens (`token-inspected`).
   *
   * @param deployments creates the charts; called several times.
   */
  public static run(deployments: IDeployments): void {
    const first = explained(deployments, () => build(deployments, 'usual'));
    // Misuse of an expression of another chart or scope does not depend on tokens: it is reported first.
    first.forEach(({ chart, documents }) => documents.forEach(d => atPath(d.path, () => checkExpressions([d.body], d.scopes, chart.values._owner))));
    // One further build at a time: charts can be large.
    compareAll(first, build(deployments, 'other'), compareForms);
    for (const anyOf of [[completeValues], [emptiedValues, changedValues]]) {
      const { valuesOf, known, built } = buildWithValues(deployments, anyOf);
      compareAll(first, built, (a, b) => compareValues(a, b, valuesOf, known));
    }
  }

  private constructor() {
  }
}

interface Built {
  readonly chart: ReleaseChart;
  readonly documents: readonly Document[];
}

type ValuesOf = (shape: ObjectShape, chart: ReleaseChart) => Json;

function compareAll(first: readonly Built[], others: readonly Built[], compare: (a: Built, b: Built | undefined) => void): void {
  first.forEach((chart, i) => compare(chart, others[i]));
}

/** The defaults, and `ciValues` for values without a default. */
function completeValues(shape: ObjectShape, chart: ReleaseChart): JsonMap {
  const ciValues = plainData(chart._props.ciValues ?? {}, { refusal: 'values-invalid', name: `${chart.node.path}: ciValues` }) as JsonMap;
  return mergeSources([defaultsOf(shape), applyDeprecations(chart.values._given(shape), ciValues)]);
}

/** The same, with other values where possible. */
function changedValues(shape: ObjectShape, chart: ReleaseChart): Json {
  return otherValues(shape, completeValues(shape, chart), false);
}

/** The same, with empty lists and maps, which not every construct accepts. */
function emptiedValues(shape: ObjectShape, chart: ReleaseChart): Json {
  return otherValues(shape, completeValues(shape, chart), true);
}

/** The `ReleaseChart`s of an app, in tree order. @internal */
export function releaseCharts(app: App): ReleaseChart[] {
  return app.node.findAll().filter((c): c is ReleaseChart => c instanceof ReleaseChart);
}

function build(deployments: IDeployments, variant: TokenVariant): Built[] {
  return Tokens.withVariant(variant, () => {
    const app = new App();
    deployments.define(app);
    return releaseCharts(app).map(chart => ({ chart, documents: compileDocuments(chart) }));
  });
}

/**
 * An error of code that computed with a token shows the token; replace it with the name of the value. If the code fails
 * with literal values too, the error has another cause.
 */
function explained<T>(deployments: IDeployments, body: () => T): T {
  try {
    return body();
  } catch (e) {
    const ofConstruct = e instanceof Refusal ? e.refusal === 'not-data' : e instanceof Error;
    const { labels, text } = named(ofConstruct ? (e as Error).message : '');
    if (labels.length > 0 || (ofConstruct && buildsWithValues(deployments))) {
      const [, unit] = /cannot be converted into a whole number of (\w+)/.exec(text) ?? [];
      throw new Refusal('token-inspected',
        `a construct calculated with ${labels.length > 0 ? enumerate(labels) : 'an expression'}, which is not known yet: ${text.replace(/\.$/, '')}. `
        + `${unit === undefined ? 'Give that construct a literal' : `Give it in ${unit}, which the construct writes`}, or use a typed construct that renders the property as it is`);
    }
    throw e;
  }
}

interface WithValues {
  readonly valuesOf: ValuesOf;
  readonly known: KnownValues;
  readonly built: Built[];
}

/** With the first of the values that constructs take: all themselves, or else those that typed properties pass on. */
function buildWithValues(deployments: IDeployments, anyOf: readonly ValuesOf[]): WithValues {
  let error: unknown;
  for (const valuesOf of anyOf) {
    for (const whole of [true, false]) {
      const known = new KnownValues(node => valueOf(node, valuesOf), whole);
      try {
        return { valuesOf, known, built: build(deployments, known) };
      } catch (e) {
        error = e;
      }
    }
  }
  throw error;
}

function buildsWithValues(deployments: IDeployments): boolean {
  try {
    buildWithValues(deployments, [completeValues]);
    return true;
  } catch {
    return false;
  }
}

/** The expressions in a message, and the message with their names instead of tokens. */
function named(message: string): { readonly labels: string[]; readonly text: string } {
  const labels = new Set<string>();
  let text = message;
  for (const found of findTokens(message)) {
    const label = Tokens.find(found.id)?.label;
    if (label !== undefined) {
      labels.add(label);
      text = text.replace(found.text, () => label);
    }
  }
  return { labels: [...labels], text };
}

function compareForms(a: Built, b: Built | undefined): void {
  a.documents.forEach((document, i) => {
    const other = b?.documents[i];
    if (!other || !sameDocument(document, other)) {
      throw inspected(document.path, 'is rendered differently with other tokens: code sorts, measures or compares them');
    }
  });
  if (a.documents.length !== b!.documents.length) {
    throw inspected(a.chart.node.path, 'has different objects with other tokens: code sorts, measures or compares them');
  }
}

function sameDocument(a: Document, b: Document): boolean {
  if (a.path !== b.path || a.scopes.length !== b.scopes.length) {
    return false;
  }
  const loops = new Map<Loop, Loop>();
  return a.scopes.every((scope, i) => {
    const other = b.scopes[i];
    if (scope.kind === 'each' && other.kind === 'each') {
      loops.set(scope.loop, other.loop);
    }
    return scope.kind === other.kind && sameNode(nodeOf(scope), nodeOf(other), loops);
  }) && sameNode(a.body, b.body, loops);
}

function compareValues(tokens: Built, literal: Built | undefined, valuesOf: ValuesOf, known: KnownValues): void {
  const expected = new Map(render(tokens, valuesOf));
  const actual = new Map(render(literal!, valuesOf));
  for (const path of new Set([...expected.keys(), ...actual.keys()])) {
    const difference = known.firstDifference(expected.get(path) ?? [], actual.get(path) ?? []);
    if (difference) {
      throw inspected(path, `at ${difference.path || 'its root'} is ${show(difference.expected)} with expressions and ${show(difference.actual)} `
        + 'with the values themselves: something looks at an expression as if it were the value');
    }
  }
}

function render({ chart, documents }: Built, valuesOf: ValuesOf): [string, Json][] {
  const context = { ...contextOf(valuesOf(chart.values._shape, chart), chart) };
  return documents.map(d => [d.path, inScopes(d.scopes, context).map(inner => withoutEmpty(evaluate(d.body, inner)))]);
}

/**
 * cdk8s omits empty labels and annotations, and cdk8s-plus the data of a ConfigMap or Secret with only empty strings.
 * Neither matters.
 */
function withoutEmpty(data: any): any {
  if (Array.isArray(data)) {
    return data.map(withoutEmpty);
  }
  if (typeof data !== 'object' || data === null) {
    return data;
  }
  const isEmpty = (key: string, value: any): boolean => typeof value === 'object' && (Object.keys(value).length === 0
    || (/^(data|stringData|binaryData)$/.test(key) && Object.values(value).every(v => v === '')));
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withoutEmpty(value)]).filter(([key, value]) => !isEmpty(key, value)));
}

/** The literal value of an expression; undefined within a loop, and for required values without a value. */
function valueOf(node: Node, valuesOf: ValuesOf): Json | undefined {
  const owner = ownerOf(node);
  const isNamedMap = node.kind === 'include' && node.type.kind !== 'string'; // which is recognised, as that of the standard labels
  if (!owner || isNamedMap || (node.kind === 'choose' && !node.otherwise)) {
    return undefined;
  }
  try {
    const chart = owner.chart as ReleaseChart;
    return evaluate(node, contextOf(valuesOf(owner.shape(), chart), chart));
  } catch {
    return undefined;
  }
}

function contextOf(values: Json, chart: ReleaseChart) {
  return { values, release: release({ name: chart._props.name }), chart: chart._metadata, loops: new Map() };
}

function nodeOf(scope: Scope): Node {
  return scope.kind === 'when' ? scope.condition : scope.loop.over;
}

function inspected(path: string, what: string): Refusal {
  return new Refusal('token-inspected',
    `${path}: ${what}. Use expressions (ifTrue(), Fn.ternary(), When) instead of if and ===, and literals for properties that a construct calculates with`);
}

function show(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value);
}
