import { ApiObject, DependencyGraph } from 'cdk8s';
import { addressLabels, Addresses } from './rewrite/address-labels';
import { adopt, checkNames } from './rewrite/adopted';
import { annotationsOf, HOOK, hooksOf } from './rewrite/annotations';
import { checkDefinitions, definedClusterScoped, definitionBody, isInCrds } from './rewrite/definitions';
import { ExtraObjects } from './rewrite/extra-objects';
import { aboutConstruct, bySection } from './checks/about';
import { nameChecks } from './checks/name-checks';
import { checkArrivals } from './checks/arrivals';
import { checkFilled } from '../expr/functions/filled';
import { bySameOrder } from './rewrite/install-order';
import { itemNameChecks } from './checks/item-name-checks';
import { orderFields } from './rewrite/key-order';
import { jsonOf } from './json/object-json';
import { withFittingNames } from './rewrite/pod-names';
import { withCommonMetadata } from './rewrite/common-metadata';
import { Environments } from './source/environments';
import { releaseOfProps } from './source/release-of-props';
import { isTest } from './model/hooks';
import { Check, Document, Environment, Model } from './model/model';
import { fileOf, loopsOf } from './names/names';
import { withNamespace } from './rewrite/namespace';
import { ChartSource } from './source/chart-source';
import { releaseAround } from './scope/release-around';
import { withoutRepeatedItems } from './rewrite/repeated-items';
import { nodesOfCheck } from './model/nodes-of-check';
import { requestChecks } from './checks/request-checks';
import { TypedPlaces } from './checks/typed-places';
import { ReservedKeys } from './checks/reserved-keys';
import { checkSelectors } from './checks/selectors';
import { scopesOf } from './scope/scope';
import { checkExpressions, checkUse } from './checks/usage';
import { conditionOfRule, DeclaredRule } from '../expr/expression/declared-rule';
import { literal } from '../expr/node/literal';
import { Helper, Node } from '../expr/node/node';
import { Requirement } from '../expr/expression/values';
import { Owner, atPath } from '../expr/node/owner';
import { walk } from '../expr/node/children';
import { toNode } from '../expr/expression/to-node';
import { plainData } from '../values/plain-data';
import { readYaml } from '../values/read/read-yaml';
import { isSeenBySchema, sentenceOf } from '../values/schema/rule';
import { Json, ValuesShape } from '../values/shape';

/**
 * A chart as data: the documents with expressions as leaves, and their helpers, checks and values. Refuses misplaced
 * expressions and unused values.
 *
 * @internal
 */
export function compile(chart: ChartSource, owner: Owner): Model {
  const own = compileDocuments(chart);
  checkNames(own, chart);
  const extra = chart._extraObjects.map(list => new ExtraObjects(chart, list));
  const sorted = [...own, ...extra.map(e => e.document)];
  const declared = chart.values._given(chart.values._shape);
  const checks = [
    ...nameChecks(chart, own), ...ExtraObjects.checks(extra, own),
    ...bySection([...itemNameChecks(own), ...ruleChecks(chart.values._rules, declared), ...requirementChecks(chart.values._requirements), ...chart._checks, ...requestChecks(own)]),
  ];

  const scopes = sorted.flatMap(d => d.scopes);
  const loops = loopsOf(scopes);
  const used: Node[] = [
    ...sorted.map(d => d.body),
    ...scopes.flatMap(s => (s.kind === 'when' ? [s.condition] : [])),
    ...checks.flatMap(nodesOfCheck),
    ...chart.values._rules.flatMap(rule => rule.conditions),
    ...chart.notes._paragraphs,
  ];
  const roots = [...used, ...loops.map(l => l.over)];
  const reserved = new ReservedKeys();
  const places = new TypedPlaces();
  own.forEach(d => atPath(d.path, () => places.check(d)));
  for (const d of sorted) {
    atPath(d.path, () => {
      checkExpressions([d.body], d.scopes, owner);
      checkFilled(d.body);
      reserved.collect(d.body);
      annotationsOf(d).forEach(map => reserved.reserve(map, HOOK));
    });
  }
  extra.forEach(e => reserved.reserve(e.annotations, HOOK));
  atPath(chart.node.path, () => checkExpressions(chart.notes._paragraphs, [], owner));
  for (const c of checks) {
    atPath(chart.node.path, () => checkExpressions(nodesOfCheck(c), c.scopes, owner));
  }
  checkArrivals(chart, owner, chart._standard.labels);
  checkUse(owner.path, chart.values._shape, used, loops);

  return {
    metadata: chart._metadata,
    release: atPath(chart.node.path, () => releaseOfProps(chart)),
    values: chart.values._given(reserved.applyTo(places.applyTo(chart.values._shape))),
    documents: sorted,
    helpers: helpersOf(roots),
    checks,
    notes: chart.notes._paragraphs,
    environments: Object.fromEntries(chart._environments.names.map(name => [name, environmentOf(chart._environments, name)])),
    ciValues: chart._props.ciValues === undefined ? undefined
      : atPath(chart.node.path, () => plainData(chart._props.ciValues, { refusal: 'values-invalid', name: 'ciValues' })),
  };
}

/** Rules that the schema cannot express. */
function ruleChecks(rules: readonly DeclaredRule[], declared: ValuesShape): Check[] {
  return rules.filter(({ rule }) => !isSeenBySchema(declared, rule)).map(declaredRule => ({
    kind: 'holds',
    about: { section: 'Rules across values', what: '' },
    scopes: [],
    condition: conditionOfRule(declaredRule),
    message: literal(sentenceOf(declared, declaredRule.rule)),
  }));
}

function requirementChecks(requirements: readonly Requirement[]): Check[] {
  return requirements.map(({ section, condition, message }) => ({ kind: 'holds', about: { section, what: '' }, scopes: [], condition, message }));
}

/** The file is read on demand: most commands render a single release. */
function environmentOf(environments: Environments, name: string): Environment {
  const text = environments.textOf(name);
  let values: Json | undefined;
  return {
    text,
    get values() {
      return values ??= readYaml(text, environments.fileOf(name));
    },
  };
}

/** The objects of a chart as data, in the order in which Helm installs. @internal */
export function compileDocuments(chart: ChartSource): Document[] {
  const addresses = new Addresses(chart);
  const objects = objectsOf(chart).map(object => ({ object, body: atPath(object.node.path, () => toNode(jsonOf(object))) }));
  const adopted = adopt(objects.filter(({ object }) => object.chart !== chart && !isInCrds(object, chart)), chart);
  const clusterScoped = definedClusterScoped(chart.node.root);
  const drafts = objects.map(({ object, body }) => atPath(object.node.path, () => documentOf(chart, object, adopted.get(object) ?? body, addresses, clusterScoped)));
  nameFiles(chart, drafts);
  const documents = drafts.map(d => d.document).sort(bySameOrder);
  checkDefinitions(documents);
  return documents;
}

/** The objects of the chart, each after those it depends on. */
function objectsOf(chart: ChartSource): ApiObject[] {
  return new DependencyGraph(chart.node).topology().filter((c): c is ApiObject => ApiObject.isApiObject(c) && releaseAround(c) === chart);
}

/** Those, and the objects that users add. @internal */
export function allDocuments(chart: ChartSource): Document[] {
  return [...compileDocuments(chart), ...chart._extraObjects.map(list => new ExtraObjects(chart, list).document)];
}

interface Draft {
  readonly object: ApiObject;
  readonly document: Mutable<Document>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function documentOf(chart: ChartSource, object: ApiObject, given: Node, addresses: Addresses, clusterScoped: ReadonlySet<string>): Draft {
  const scopes = scopesOf(chart, object);
  let body = withoutRepeatedItems(addressLabels(given, chart, addresses));
  checkSelectors(body, chart._standard.labels);
  const inCrds = isInCrds(object, chart);
  // First what is of the definition itself: the common annotations come beside it.
  body = definitionBody(body, object.kind, chart);
  body = inCrds ? body : withCommonMetadata(body, chart._standard);
  body = withNamespace(body, object.kind, object.apiVersion, chart, clusterScoped);
  body = withFittingNames(body);
  body = orderFields(body, object.kind);
  const { apiVersion, kind } = object;
  return { object, document: { path: object.node.path, file: '', apiVersion, kind, about: aboutConstruct(chart, object, kind), scopes, body, hooks: hooksOf(body), ...inCrds && { inCrds } } };
}

/** One object per file: ids of `When` scopes are added if names would otherwise be equal. */
function nameFiles(chart: ChartSource, drafts: readonly Draft[]): void {
  const name = chart._props.appFiles ? '' : chart._metadata.name;
  const short = drafts.map(d => fileOf(chart, name, d.object, false));
  const uses = new Map<string, number>();
  short.forEach(file => uses.set(file, (uses.get(file) ?? 0) + 1));
  const used = new Set<string>();
  drafts.forEach(({ object, document }, i) => {
    let file = uses.get(short[i]) === 1 ? short[i] : fileOf(chart, name, object, true);
    for (let n = 2; used.has(file); n++) {
      file = file.replace(/(-\d+)?\.yaml$/, `-${n}.yaml`);
    }
    used.add(file);
    document.file = isTest(document) ? `tests/${file}` : file;
  });
}

/** The used helpers, each after those that it uses. */
function helpersOf(roots: readonly Node[]): Helper[] {
  const helpers = new Set<Helper>();
  const visit = (node: Node): void => {
    if (node.kind === 'include' && !helpers.has(node.helper)) {
      walk(node.helper.body, visit);
      helpers.add(node.helper);
    }
  };
  roots.forEach(root => walk(root, visit));
  return [...helpers];
}
