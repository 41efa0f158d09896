import { Check, Document, Scope } from '../model/model';
import { nameOf } from '../names/named-objects';
import { isSame } from '../model/neighbours';
import { concat } from '../../expr/functions/concat';
import { call } from '../../expr/functions/functions';
import { follows, negate } from '../../expr/functions/implication';
import { pathText } from '../../expr/functions/path-text';
import { sameNode } from '../../expr/node/equal';
import { labelOf } from '../../expr/node/label';
import { literal } from '../../expr/node/literal';
import { itemOf, loopOver } from '../../expr/expression/loop';
import { Node, Part } from '../../expr/node/node';
import { entryOf, keyOf, partsOf, spread } from '../../expr/node/parts';
import { Refusal } from '../../values/refusal';

/** A node with the conditions and loops around it. */
interface Placed {
  readonly node: Node;
  readonly scopes: readonly Scope[];
}

/**
 * A HorizontalPodAutoscaler with a target utilization in percent of requests, for pods with a container without requests:
 * it would never scale, and only its events would show it.
 *
 * @internal
 */
export function requestChecks(documents: readonly Document[]): Check[] {
  return documents.filter(d => d.kind === 'HorizontalPodAutoscaler').flatMap(scaler => {
    const target = targetOf(scaler, documents);
    const containers = target === undefined ? [] : containersOf(target);
    return measuredOf(scaler).flatMap(({ node, scopes }) => containers.flatMap(container =>
      check(scaler, together([...scaler.scopes, ...scopes], container.scopes), container.node, String((node as any).value))));
  });
}

function check(scaler: Document, scopes: readonly Scope[], container: Node, resource: string): Check[] {
  const requested = isRequested(container, resource);
  if (requested === true) {
    return [];
  }
  const name = entryOf(container, 'name');
  const resources = entryOf(container, 'resources');
  const from = [...resources ? [resources] : [], ...partsOf(container).flatMap(p => (p.kind === 'when' ? p.then.filter(inner => keyOf(inner) === 'resources').map(inner => (inner as any).value) : []))];
  const values = from.find(node => node.kind === 'value' || node.kind === 'item');
  const field = `requests.${resource}`;
  const message = concat([
    literal(`the HorizontalPodAutoscaler keeps to a percentage of the ${resource} request, and `),
    ...name ? [literal('the container "'), name, literal('"')] : [literal(`a container of ${container.kind === 'item' ? labelOf(container.loop.over) : 'the pods'}`)],
    literal(' has none: set '),
    ...values ? [pathText(values as any), literal(`.${field}`)] : [literal(`resources.${field}`)], literal(', or scale on another metric'),
  ]);
  if (requested === false && scopes.length === 0) {
    throw new Refusal('check-failed', `${scaler.path}: ${String((message as any).value)}`);
  }
  return [{ kind: 'holds', about: scaler.about, scopes, condition: requested === false ? literal(false) : requested, message }];
}

/** The target workload, if it is in the chart. */
function targetOf(scaler: Document, documents: readonly Document[]): Document | undefined {
  const target = entryOf(entryOf(scaler.body, 'spec'), 'scaleTargetRef');
  const [kind, name] = ['kind', 'name'].map(key => entryOf(target, key));
  return kind === undefined || name === undefined ? undefined
    : documents.find(d => sameNode(literal(d.kind), kind) && sameNode(nameOf(d), name));
}

/** The resources with a target utilization: `cpu` or `memory`. */
function measuredOf(scaler: Document): Placed[] {
  const metrics = placed(partsOf(entryOf(scaler.body, 'spec')!), 'metrics').flatMap(elements);
  return metrics.flatMap(({ node, scopes }) => {
    const resource = entryOf(node, 'resource');
    const name = entryOf(resource, 'name');
    const isShare = sameAs(entryOf(node, 'type'), 'Resource') && sameAs(entryOf(entryOf(resource, 'target'), 'type'), 'Utilization');
    return isShare && name?.kind === 'literal' ? [{ node: name, scopes }] : [];
  });
}

function sameAs(node: Node | undefined, text: string): boolean {
  return node?.kind === 'literal' && node.value === text;
}

function containersOf({ scopes, body }: Document): Placed[] {
  const spec = entryOf(entryOf(entryOf(body, 'spec'), 'template'), 'spec');
  return (spec ? placed(partsOf(spec), 'containers') : []).flatMap(elements).map(one => ({ node: one.node, scopes: [...scopes, ...one.scopes] }));
}

/** The value at a key of a map. */
function placed(parts: readonly Part[], key: string, scopes: readonly Scope[] = []): Placed[] {
  return parts.flatMap(part => (part.kind === 'when' ? [...placed(part.then, key, [...scopes, when(part.condition)]), ...placed(part.otherwise, key, [...scopes, when(negate(part.condition))])]
    : part.kind === 'entry' && keyOf(part) === key ? [{ node: part.value, scopes }] : []));
}

/** The items of a list. */
function elements({ node, scopes }: Placed): Placed[] {
  const within = (parts: readonly Part[], around: readonly Scope[]): Placed[] => parts.flatMap((part): Placed[] => {
    switch (part.kind) {
      case 'element':
        return [{ node: part.value, scopes: around }];
      case 'when':
        return [...within(part.then, [...around, when(part.condition)]), ...within(part.otherwise, [...around, when(negate(part.condition))])];
      case 'each':
        return within(part.body, [...around, { kind: 'each', loop: part.loop }]);
      case 'splice': {
        if (part.value.kind !== 'value' && part.value.kind !== 'item') {
          return [];
        }
        const loop = loopOver(part.value, 'container');
        return [{ node: itemOf(loop), scopes: [...around, { kind: 'each', loop }] }];
      }
      default:
        return [];
    }
  });
  return within(spread(node), scopes);
}

function when(condition: Node): Scope {
  return { kind: 'when', condition };
}

/** The union of two lists of scopes, without conditions that a later one implies. */
function together(a: readonly Scope[], b: readonly Scope[]): Scope[] {
  const all = [...a, ...b.filter(scope => !a.some(other => isSame(other, scope)))];
  return all.filter((scope, i) => scope.kind === 'each' || !all.slice(i + 1).some(later => later.kind === 'when' && follows(scope.condition, later.condition)))
    .reduce<Scope[]>((joined, scope) => {
      const last = joined[joined.length - 1];
      return last?.kind === 'when' && scope.kind === 'when' ? [...joined.slice(0, -1), when(call('and', [last.condition, scope.condition]))] : [...joined, scope];
    }, []);
}

/** Whether a container requests a resource, as far as it is known; a limit counts as a request. */
function isRequested(container: Node, resource: string): Node | boolean {
  // The API server sets the request to the limit if there is only a limit.
  return container.kind === 'value' || container.kind === 'item' ? inJson(container, `"(requests|limits)":\\{[^{}]*"${resource}":`)
    : under(partsOf(container), ['resources'], resources => resources.kind === 'value' || resources.kind === 'item'
      ? inJson(resources, `"(requests|limits)":\\{[^{}]*"${resource}":`)
      : under(spread(resources), ['requests', 'limits'], amounts => amounts.kind === 'value' || amounts.kind === 'item'
        ? inJson(amounts, `"${resource}":`)
        : under(spread(amounts), [resource], () => true)));
}

function inJson(node: Node, pattern: string): Node {
  return call('regexMatch', [literal(pattern), call('toJson', [node])]);
}

/** The condition that the value at one of the keys of a map satisfies a condition. */
function under(parts: readonly Part[], keys: readonly string[], holds: (value: Node) => Node | boolean): Node | boolean {
  return parts.map((part): Node | boolean => {
    switch (part.kind) {
      case 'entry':
        return keys.includes(keyOf(part) ?? '') && holds(part.value);
      case 'when':
        return or(and(part.condition, under(part.then, keys, holds)), and(negate(part.condition), under(part.otherwise, keys, holds)));
      case 'splice':
        return part.value.kind === 'include' ? under(spread(part.value.helper.body), keys, holds)
          : inJson(part.value, `"(${keys.join('|')})":`);
      default:
        return false;
    }
  }).reduce(or, false);
}

function and(condition: Node, other: Node | boolean): Node | boolean {
  return other === true ? condition : other === false ? false
    // A test of the content of a value implies that it is present.
    : condition.kind === 'call' && condition.fn === 'truthy' ? other : call('and', [condition, other]);
}

function or(a: Node | boolean, b: Node | boolean): Node | boolean {
  return a === true || b === true ? true : a === false ? b : b === false ? a : call('or', [a, b]);
}
