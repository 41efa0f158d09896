import { App } from 'cdk8s';
import { IDeployments, requireDeployments } from './deployments';
import { fixedTexts } from './output-file';
import { sameNode } from '../expr/node/equal';
import { Loop, Node } from '../expr/node/node';
import { atPath } from '../expr/node/owner';
import { findTokens } from '../expr/token/token';
import { TokenVariant, Tokens } from '../expr/token/tokens';
import { compileDocuments } from '../manifest/compile';
import { Document, Scope } from '../manifest/model/model';
import { checkExpressions } from '../manifest/checks/usage';
import { KnownValues } from '../chart/known-values';
import { ReleaseChart } from '../chart/release-chart';
import { ChartOfDocuments, knownValues, renderedWith, ValuesInPlace, valuesOf, ValuesOf } from '../chart/stand-ins';
import { enumerate } from '../values/enumerate';
import { Refusal } from '../values/refusal';
import { Json } from '../values/shape';

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
    requireDeployments(deployments);
    const { charts: first, texts } = explained(deployments, () => build(deployments, 'usual'));
    // Misuse of an expression of another chart or scope does not depend on tokens: it is reported first.
    first.forEach(({ chart, documents }) => documents.forEach(d => atPath(d.path, () => checkExpressions([d.body], d.scopes, chart.values._owner))));
    // One further build at a time: charts can be large.
    const other = build(deployments, 'other');
    compareAll(first, other.charts, (a, b) => compareForms(a.chart.node.path, a.documents, b?.documents ?? []));
    compareTexts(texts, other.texts);
    for (const anyOf of VALUES_IN_PLACE) {
      const { of, known, built } = buildWithValues(deployments, anyOf);
      compareAll(first, built, ({ chart, documents }, b) => {
        const values = of(chart.values._shape, chart);
        compareValues({ metadata: chart._metadata, documents }, values, renderedWith({ metadata: chart._metadata, documents: b?.documents ?? [] }, values), known);
      });
    }
  }

  private constructor() {
  }
}

/** The values that take the place of expressions: of each list the first with which the charts can be built. @internal */
export const VALUES_IN_PLACE: ReadonlyArray<readonly ValuesInPlace[]> = [['complete'], ['emptied', 'changed']].map(anyOf =>
  (anyOf as ValuesInPlace['values'][]).flatMap(values => [true, false].map(whole => ({ values, whole }))));

interface Built {
  readonly chart: ReleaseChart;
  readonly documents: readonly Document[];
}

/** An app that was built. */
interface Build {
  readonly charts: readonly Built[];
  /** The texts of the files beside the charts. */
  readonly texts: ReadonlyMap<string, string>;
}

function compareAll(first: readonly Built[], others: readonly Built[], compare: (a: Built, b: Built | undefined) => void): void {
  first.forEach((chart, i) => compare(chart, others[i]));
}

/** The `ReleaseChart`s of an app, in tree order. @internal */
export function releaseCharts(app: App): ReleaseChart[] {
  return app.node.findAll().filter((c): c is ReleaseChart => c instanceof ReleaseChart);
}

function compareTexts(texts: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): void {
  for (const path of new Set([...texts.keys(), ...others.keys()])) {
    if (texts.get(path) !== others.get(path)) {
      throw new Refusal('token-inspected', `${path}: the file has another text when it is made again: make it without the time, random numbers and values of a chart`);
    }
  }
}

function build(deployments: IDeployments, variant: TokenVariant): Build {
  return Tokens.withVariant(variant, () => {
    const app = new App();
    deployments.define(app);
    return { charts: releaseCharts(app).map(chart => ({ chart, documents: compileDocuments(chart) })), texts: fixedTexts(app) };
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
  readonly of: ValuesOf;
  readonly known: KnownValues;
  readonly built: readonly Built[];
}

/** With the first of the values that constructs take: all themselves, or else those that typed properties pass on. */
function buildWithValues(deployments: IDeployments, anyOf: readonly ValuesInPlace[]): WithValues {
  let error: unknown;
  for (const inPlace of anyOf) {
    const of = valuesOf(inPlace);
    const known = knownValues(of, inPlace.whole);
    try {
      return { of, known, built: build(deployments, known).charts };
    } catch (e) {
      error = e;
    }
  }
  throw error;
}

function buildsWithValues(deployments: IDeployments): boolean {
  try {
    buildWithValues(deployments, VALUES_IN_PLACE[0]);
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

/** Refuses documents that differ from those of another build, with other tokens (`token-inspected`). @internal */
export function compareForms(path: string, documents: readonly Document[], others: readonly Document[]): void {
  documents.forEach((document, i) => {
    if (!others[i] || !sameDocument(document, others[i])) {
      throw inspected(document.path, 'is rendered differently with other tokens: code sorts, measures or compares them');
    }
  });
  if (documents.length !== others.length) {
    throw inspected(path, 'has different objects with other tokens: code sorts, measures or compares them');
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

/** Refuses a chart that renders other objects than the one that was built with the values themselves (`token-inspected`). @internal */
export function compareValues(chart: ChartOfDocuments, values: Json, withValues: ReadonlyArray<readonly [string, Json]>, known: KnownValues): void {
  const expected = new Map(renderedWith(chart, values));
  const actual = new Map(withValues);
  for (const path of new Set([...expected.keys(), ...actual.keys()])) {
    const difference = known.firstDifference(expected.get(path) ?? [], actual.get(path) ?? []);
    if (difference) {
      throw inspected(path, `at ${difference.path || 'its root'} is ${show(difference.expected)} with expressions and ${show(difference.actual)} `
        + 'with the values themselves: something looks at an expression as if it were the value');
    }
  }
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
