import { Document, RequestsCheck, Scope } from '../model/model';
import { nameOf } from '../names/named-objects';
import { isSame } from '../model/neighbours';
import { requestMessage } from '../model/requests';
import { concat } from '../../expr/functions/concat';
import { call } from '../../expr/functions/functions';
import { follows, negate } from '../../expr/functions/implication';
import { listOf, mapOf } from '../../expr/node/collections';
import { sameNode } from '../../expr/node/equal';
import { literal } from '../../expr/node/literal';
import { ListNode, Node, Part } from '../../expr/node/node';
import { entryOf, keyOf, leavesOf, partsOf, spread } from '../../expr/node/parts';
import { Refusal } from '../../values/refusal';

/** The resources that metrics of pods have; others are those of authors' own metrics. */
const REQUESTED = ['cpu', 'memory'];

/** Something, and the conditions and loops around it. */
interface Placed<T> {
  readonly is: T;
  readonly scopes: readonly Scope[];
}

/**
 * A HorizontalPodAutoscaler that keeps to a percentage of what pods request, of pods with a container that requests
 * nothing: it would never scale, and says so in its events only.
 *
 * @internal
 */
export function requestChecks(documents: readonly Document[]): RequestsCheck[] {
  return documents.filter(d => d.kind === 'HorizontalPodAutoscaler').flatMap(scaler => {
    const target = targetOf(scaler, documents);
    return target === undefined ? [] : forAll(measuredOf(scaler).flatMap(resource => checksOf(scaler, target, resource)));
  });
}

/** A check of one resource, with what leads to the containers, and then to the resource. */
type OfResource = Omit<RequestsCheck, 'kind' | 'resources'> & { readonly resource: Placed<string> };

/** One check for all resources that the same containers have to request. */
function forAll(checks: readonly OfResource[]): RequestsCheck[] {
  const groups = checks.reduce<OfResource[][]>((done, check) => {
    const same = done.find(([other]) => sameNode(other.containers, check.containers) && haveSame(other.scopes, check.scopes)
      && [other, check].every(({ resource }) => resource.scopes.every(({ kind }) => kind === 'when')));
    same?.push(check);
    return same ? done : [...done, [check]];
  }, []);
  return groups.map(group => {
    const [{ resource: first, ...check }] = group;
    const isAlone = group.length === 1;
    const resources = group.map(({ resource: { is, scopes } }) =>
      underConditions({ is: { kind: 'element', value: literal(is) }, scopes: isAlone ? [] : together(scopes, []) }, []));
    return { kind: 'requests', ...check, scopes: isAlone ? together(check.scopes, first.scopes) : check.scopes, resources: listOf(resources) };
  });
}

function haveSame(a: readonly Scope[], b: readonly Scope[]): boolean {
  return a.length === b.length && a.every((scope, i) => isSame(scope, b[i]));
}

/** Those of one resource: one for all containers that stand in no loop of the chart, and one for each loop. */
function checksOf(scaler: Document, target: Document, resource: Placed<string>): OfResource[] {
  const around = together(scaler.scopes, target.scopes);
  const of = concat([literal(`${target.kind} `), nameOf(target)]);
  const containers = containersOf(target).flatMap(({ is, scopes: inner }) => {
    const part = is.kind === 'element' ? requesting(is.value, resource.is) : [is];
    return part.map(one => ({ is: one, scopes: inner }));
  });
  const loops = containers.filter(isInLoop);
  const others = containers.filter(container => !isInLoop(container));
  const check = (own: readonly Placed<Part>[], more: readonly Scope[]): OfResource => ({
    about: scaler.about, scopes: together(around, more), resource, of, containers: listOf(own.map(one => underConditions(one, around))) as ListNode,
  });
  const checks = [...others.length ? [check(others, [])] : [], ...loops.map(one => check([{ is: one.is, scopes: [] }], one.scopes))];
  const never = others.find(({ is, scopes: inner }) => around.length + resource.scopes.length + inner.length === 0 && is.kind === 'element' && entryOf(is.value, 'resources')?.kind === 'literal');
  if (never?.is.kind === 'element') {
    const [container, name] = [entryOf(never.is.value, 'name'), of].map(node => (node?.kind === 'literal' ? String(node.value) : target.kind));
    throw new Refusal('check-failed', `${scaler.path}: ${requestMessage(container, name, resource.is)}`);
  }
  return checks;
}

function isInLoop({ scopes }: Placed<Part>): boolean {
  return scopes.some(({ kind }) => kind === 'each');
}

function underConditions({ is, scopes }: Placed<Part>, around: readonly Scope[]): Part {
  const asked = scopes.flatMap(scope => (scope.kind === 'when' && !around.some(other => isSame(other, scope)) ? [scope.condition] : []));
  return asked.reduceRight<Part>((part, condition) => ({ kind: 'when', condition, then: [part], otherwise: [] }), is);
}

/** The workload of the chart that is scaled. */
function targetOf(scaler: Document, documents: readonly Document[]): Document | undefined {
  const target = entryOf(entryOf(scaler.body, 'spec'), 'scaleTargetRef');
  const [kind, name] = ['kind', 'name'].map(key => entryOf(target, key));
  return kind === undefined || name === undefined ? undefined
    : documents.find(d => sameNode(literal(d.kind), kind) && sameNode(nameOf(d), name));
}

/** The resources of which it measures the use in percent: `cpu` or `memory`. */
function measuredOf(scaler: Document): Placed<string>[] {
  const metrics = placed(partsOf(entryOf(scaler.body, 'spec')!), 'metrics').flatMap(elements);
  return metrics.flatMap(({ is, scopes }) => {
    const metric = is.kind === 'element' ? is.value : undefined;
    const resource = entryOf(metric, 'resource');
    const name = entryOf(resource, 'name');
    const isShare = sameAs(entryOf(metric, 'type'), 'Resource') && sameAs(entryOf(entryOf(resource, 'target'), 'type'), 'Utilization');
    return isShare && name?.kind === 'literal' && REQUESTED.includes(String(name.value)) ? [{ is: String(name.value), scopes }] : [];
  });
}

function sameAs(node: Node | undefined, text: string): boolean {
  return node?.kind === 'literal' && node.value === text;
}

function containersOf({ body }: Document): Placed<Part>[] {
  const spec = entryOf(entryOf(entryOf(body, 'spec'), 'template'), 'spec');
  return (spec ? placed(partsOf(spec), 'containers') : []).flatMap(elements);
}

/** What stands under a key of a map. */
function placed(parts: readonly Part[], key: string, scopes: readonly Scope[] = []): Placed<Node>[] {
  return parts.flatMap(part => (part.kind === 'when' ? [...placed(part.then, key, [...scopes, when(part.condition)]), ...placed(part.otherwise, key, [...scopes, when(negate(part.condition))])]
    : part.kind === 'entry' && keyOf(part) === key ? [{ is: part.value, scopes }] : []));
}

/** The items of a list, and the lists that are spread into it. */
function elements({ is, scopes }: Placed<Node>): Placed<Part>[] {
  const within = (parts: readonly Part[], around: readonly Scope[]): Placed<Part>[] => parts.flatMap((part): Placed<Part>[] => {
    switch (part.kind) {
      case 'when':
        return [...within(part.then, [...around, when(part.condition)]), ...within(part.otherwise, [...around, when(negate(part.condition))])];
      case 'each':
        return within(part.body, [...around, { kind: 'each', loop: part.loop }]);
      case 'splice':
        return part.value.kind === 'value' || part.value.kind === 'item' ? [{ is: part, scopes: around }] : [];
      default:
        return [{ is: part, scopes: around }];
    }
  });
  return within(spread(is), scopes).map(ofValues);
}

/** Containers that the chart writes item by item, with the name and the resources of each item: the list itself. */
function ofValues({ is, scopes }: Placed<Part>): Placed<Part> {
  const last = scopes[scopes.length - 1];
  const container = is.kind === 'element' ? is.value : undefined;
  const isField = (key: string, node: Node | undefined): boolean =>
    last?.kind === 'each' && node?.kind === 'item' && node.loop === last.loop && node.path.length === 1 && node.path[0] === key;
  return last?.kind === 'each' && isField('name', entryOf(container, 'name')) && isField('resources', resourcesOf(container!))
    ? { is: { kind: 'splice', value: last.loop.over }, scopes: scopes.slice(0, -1) } : { is, scopes };
}

function when(condition: Node): Scope {
  return { kind: 'when', condition };
}

/** Those of the one, and those that the other has beside them, without conditions that hold where a later one does. */
function together(a: readonly Scope[], b: readonly Scope[]): Scope[] {
  const all = [...a, ...b.filter(scope => !a.some(other => isSame(other, scope)))];
  return all.filter((scope, i) => scope.kind === 'each' || !all.slice(i + 1).some(later => later.kind === 'when' && follows(scope.condition, later.condition)))
    .reduce<Scope[]>((joined, scope) => {
      const last = joined[joined.length - 1];
      return last?.kind === 'when' && scope.kind === 'when' ? [...joined.slice(0, -1), when(call('and', [last.condition, scope.condition]))] : [...joined, scope];
    }, []);
}

/** The name and the resources of a container that may request nothing of a resource. */
function requesting(container: Node, resource: string): Part[] {
  const [name, resources] = [entryOf(container, 'name'), resourcesOf(container)];
  const mayRequest = resources === undefined || (isWritten(resources) && requestsOf(resources, resource));
  return name === undefined || mayRequest ? [] : [{
    kind: 'element', value: mapOf([
      { kind: 'entry', key: literal('name'), value: name },
      { kind: 'entry', key: literal('resources'), value: isWritten(resources) ? literal({}) : resources },
    ]),
  }];
}

/** The resources of a container: empty if it has none, undefined if they depend on values. */
function resourcesOf(container: Node): Node | undefined {
  const [only, ...others] = placed(partsOf(container), 'resources');
  if (only === undefined) {
    return leavesOf(partsOf(container)).some(({ kind }) => kind === 'splice') ? undefined : literal({});
  }
  const { is, scopes } = only;
  const asksMore = scopes.some(scope => scope.kind === 'each' || !(scope.condition.kind === 'call' && scope.condition.fn === 'truthy' && sameNode(scope.condition.args[0], is)));
  return others.length > 0 || asksMore ? undefined : is.kind === 'include' ? is.helper.body : is;
}

function isWritten(resources: Node): boolean {
  return resources.kind !== 'value' && resources.kind !== 'item';
}

/** Whether a resource is, or may be, in the requests or limits that a chart writes. */
function requestsOf(resources: Node, resource: string): boolean {
  return spread(resources).flatMap(part => leavesOf([part])).some(leaf => leaf.kind === 'splice'
    || (leaf.kind === 'entry' && ['requests', 'limits'].includes(keyOf(leaf) ?? '')
      && leavesOf(spread(leaf.value)).some(amount => amount.kind === 'splice' || keyOf(amount) === resource)));
}
