import { Check, Document, Scope } from './model';
import { longestName } from './names';
import { ChartSource } from './chart-source';
import { sameNode } from '../expr/equal';
import { call } from '../expr/functions';
import { literal } from '../expr/literal';
import { Loop, Node, Part } from '../expr/node';
import { entryOf } from '../expr/parts';
import { concat } from '../expr/text';
import { listOf } from '../expr/to-node';
import { childrenOf } from '../expr/owner';
import { StringType } from '../expr/type';
import { Refusal } from '../values/refusal';
import { Pattern } from '../values/pattern';

/** A name that begins with a letter and is no longer than a label of a host, as that of a Service has to be. */
const SERVICE_NAME = '^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$';
const LABEL = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$';

/**
 * What Kubernetes would refuse later, and what no schema can say: names of the release and of objects that are not valid,
 * and two objects of one kind with the same name.
 *
 * @internal
 */
export function nameChecks(chart: ChartSource, documents: readonly Document[]): Check[] {
  return [...releaseName(chart, documents), ...documents.flatMap(d => givenName(chart, d)), ...distinctNames(documents)];
}

function releaseName(chart: ChartSource, documents: readonly Document[]): Check[] {
  const release = chart.builtins.releaseName._node;
  const generated = documents.filter(d => mentions(nameOf(d), chart._standard.fullname));
  if (generated.length === 0) {
    return [];
  }
  const service = generated.some(d => d.kind === 'Service');
  const named = call('regexMatch', [literal(service ? SERVICE_NAME : LABEL), release]);
  const { isOverridden } = chart._standard;
  return [{
    kind: 'holds',
    scopes: [],
    condition: isOverridden ? call('or', [isOverridden, named]) : named,
    message: concat([literal('the release name '), release, literal(service
      ? ' cannot begin the name of a Service: use lower-case letters, digits and "-", beginning with a letter'
      : ' cannot begin a name: use lower-case letters, digits and "-"')]),
  }];
}

/** A name that the chart's author builds from values. */
function givenName(chart: ChartSource, document: Document): Check[] {
  const name = nameOf(document);
  const { maxLength } = name.type as StringType;
  if (maxLength > longestName(document.kind) && mentions(name, chart._standard.fullname)) {
    throw new Refusal('name-too-long',
      `${document.path}: metadata.name may have ${maxLength} characters, and a ${document.kind} at most ${longestName(document.kind)}: `
      + 'leave the name out and read it from the object, or build it with nameWith()');
  }
  if (name.kind === 'literal' || mentions(name, chart._standard.fullname) || isSafe(name.type as StringType, document.kind)) {
    return [];
  }
  const service = document.kind === 'Service';
  return [{
    kind: 'holds',
    scopes: document.scopes,
    condition: call('regexMatch', [literal(service ? SERVICE_NAME : Pattern.DNS_NAME), name]),
    message: concat([literal(`the name "`), name, literal(`" is not one of a ${document.kind}: use lower-case letters, digits and "-"`
      + (service ? ', beginning with a letter, at most 63 characters' : ' or "."'))]),
  }];
}

function isSafe(type: StringType, kind: string): boolean {
  const pattern = new RegExp(kind === 'Service' ? SERVICE_NAME : Pattern.DNS_NAME, 'u');
  return type.oneOf?.every(text => pattern.test(text)) ?? false;
}

/** Two objects that could have the same name, unless the conditions around them exclude each other. */
function distinctNames(documents: readonly Document[]): Check[] {
  const groups = new Map<string, Document[]>();
  for (const d of documents) {
    const key = `${d.apiVersion.includes('/') ? d.apiVersion.split('/')[0] : ''}/${d.kind}`;
    groups.set(key, [...groups.get(key) ?? [], d]);
  }
  const checks: Check[] = [];
  for (const group of groups.values()) {
    let doubt = false;
    // Where one object says its namespace, the names of all are held against each other with it.
    const apart = group.some(d => namespaceOf(d)?.kind !== 'builtin' && namespaceOf(d) !== undefined);
    group.forEach((a, i) => {
      doubt ||= !tellsItemsApart(a);
      for (const b of group.slice(i + 1)) {
        if (excludeEachOther(a.scopes, b.scopes)) {
          continue;
        }
        if (a.scopes.length + b.scopes.length === 0 && sameNode(identityOf(a, true), identityOf(b, true))) {
          throw new Refusal('name-duplicate',
            `${a.path} and ${b.path} are both the ${a.kind} of the same name: give one of them another id, or a metadata.name`);
        }
        doubt ||= mayBeSame(nameOf(a), nameOf(b));
      }
    });
    if (doubt) {
      checks.push({
        kind: 'distinct',
        scopes: [],
        texts: listOf(group.map(d => nested(d.scopes, { kind: 'element', value: identityOf(d, apart) }))) as Extract<Node, { kind: 'list' }>,
        message: `two objects of the kind ${group[0].kind} have the same name and namespace: choose other keys or names`,
      });
    }
  }
  return checks;
}

function nested(scopes: readonly Scope[], part: Part): Part {
  return scopes.reduceRight<Part>((inner, scope) => (scope.kind === 'when'
    ? { kind: 'when', condition: scope.condition, then: [inner], otherwise: [] }
    : { kind: 'each', loop: scope.loop, body: [inner] }), part);
}

function identityOf(document: Document, withNamespace: boolean): Node {
  const namespace = namespaceOf(document);
  return namespace && withNamespace ? concat([namespace, literal('/'), nameOf(document)]) : nameOf(document);
}

function namespaceOf(document: Document): Node | undefined {
  return entryOf(entryOf(document.body, 'metadata'), 'namespace');
}

function nameOf(document: Document): Node {
  const name = entryOf(entryOf(document.body, 'metadata'), 'name');
  if (!name || name.type.kind !== 'string') {
    throw new Refusal('name-missing', `${document.path}: the ${document.kind} has no name: give it metadata.name, a text`);
  }
  return name;
}

/** Whether the name holds the key of the only loop around the object, and nothing else that varies in it. */
function tellsItemsApart(document: Document): boolean {
  const loops = document.scopes.flatMap(s => (s.kind === 'each' ? [s.loop] : []));
  const missing = loops.find(loop => !mentionsLoop(identityOf(document, true), loop));
  if (missing) {
    throw new Refusal('name-in-loop',
      `${document.path}: all items of the loop would give a ${document.kind} of the same name: leave the name to the chart, or put the key of the loop into it`);
  }
  return loops.length === 0 || (loops.length === 1 && keyIsPartOf(nameOf(document), loops[0]));
}

function keyIsPartOf(name: Node, loop: Loop): boolean {
  const varying = (name.kind === 'concat' ? name.parts : [name]).filter(p => mentionsLoop(p, loop));
  return varying.length === 1 && varying.every(p => p.kind === 'key' || (p.kind === 'call' && p.fn === 'toString' && p.args[0].kind === 'key'));
}

function mayBeSame(a: Node, b: Node): boolean {
  return !(a.kind === 'literal' && b.kind === 'literal' && a.value !== b.value) && !differInEnd(a, b);
}

/** Both are the release's name and a text that is known, and the texts differ. */
function differInEnd(a: Node, b: Node): boolean {
  const [x, y] = [endOf(a), endOf(b)];
  return x !== undefined && y !== undefined && x !== y;
}

function endOf(name: Node): string | undefined {
  const parts = name.kind === 'concat' ? name.parts : [name];
  const known = parts.slice(1).every(p => p.kind === 'literal');
  return known && parts[0].kind !== 'literal' && mentionsInclude(parts[0]) ? parts.slice(1).map(p => (p as any).value).join('') : undefined;
}

function mentionsInclude(node: Node): boolean {
  return (node.kind === 'include' && node.helper.name === 'fullname') || (node.kind === 'call' && node.args.some(mentionsInclude));
}

/** Conditions within a loop hold for one item each, so they exclude nothing. */
function excludeEachOther(a: readonly Scope[], b: readonly Scope[]): boolean {
  const [x, y] = [beforeLoops(a), beforeLoops(b)];
  return x.some(c => y.some(d => isNot(c, d) || isNot(d, c)));
}

function beforeLoops(scopes: readonly Scope[]): Node[] {
  const conditions: Node[] = [];
  for (const scope of scopes) {
    if (scope.kind === 'each') {
      break;
    }
    conditions.push(scope.condition);
  }
  return conditions;
}

function isNot(a: Node, b: Node): boolean {
  return a.kind === 'call' && a.fn === 'not' && sameNode(a.args[0], b);
}

function mentions(node: Node, what: Node): boolean {
  return node === what || childrenOf(node).some(child => mentions(child, what));
}

function mentionsLoop(node: Node, loop: Loop): boolean {
  return ((node.kind === 'key' || node.kind === 'item') && node.loop === loop) || childrenOf(node).some(child => mentionsLoop(child, loop));
}
