import { Check, Document } from '../model/model';
import { OF_NAMES } from '../model/of-names';
import { distinctNames } from './distinct-names';
import { namespaceOf, nameOf } from '../names/named-objects';
import { longestName } from '../names/names';
import { ChartSource } from '../source/chart-source';
import { call } from '../../expr/functions/functions';
import { literal } from '../../expr/node/literal';
import { Node } from '../../expr/node/node';
import { concat } from '../../expr/functions/concat';
import { childrenOf } from '../../expr/node/children';
import { StringType } from '../../expr/node/type';
import { Refusal } from '../../values/refusal';
import { Pattern } from '../../values/pattern';

/** A DNS label that begins with a letter, as required for a Service. */
const SERVICE_NAME = '^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$';
const NAMESPACE = '^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$';
const LABEL = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$';

/**
 * Checks that no schema can express: invalid names of the release and of objects, and two objects of a kind with the same
 * name. Kubernetes would refuse them later.
 *
 * @internal
 */
export function nameChecks(chart: ChartSource, documents: readonly Document[]): Check[] {
  return [...releaseName(chart, documents), ...documents.flatMap(d => [...givenName(chart, d), ...givenNamespace(d)]), ...distinctNames(documents)];
}

function releaseName(chart: ChartSource, documents: readonly Document[]): Check[] {
  const release = chart.builtIns.releaseName._node;
  const generated = documents.filter(d => mentions(nameOf(d), chart._standard.fullname));
  if (generated.length === 0) {
    return [];
  }
  const service = generated.some(d => d.kind === 'Service');
  const named = call('regexMatch', [literal(service ? SERVICE_NAME : LABEL), release]);
  const { isOverridden } = chart._standard;
  return [{
    kind: 'holds',
    about: OF_NAMES,
    scopes: [],
    condition: isOverridden ? call('or', [isOverridden, named]) : named,
    message: concat([literal('the release name '), release, literal(service
      ? ' cannot begin the name of a Service: use lower-case letters, digits and "-", beginning with a letter'
      : ' cannot begin a name: use lower-case letters, digits and "-"')]),
  }];
}

/** A name that the chart derives from values. */
function givenName(chart: ChartSource, document: Document): Check[] {
  const name = nameOf(document);
  const { maxLength } = name.type as StringType;
  if (maxLength > longestName(document.kind) && mentions(name, chart._standard.fullname)) {
    throw new Refusal('name-too-long',
      `${document.path}: metadata.name may have ${maxLength} characters, expected at most ${longestName(document.kind)} for a ${document.kind}: `
      + 'leave the name out and read it from the object, or make it with nameWith()');
  }
  if (name.kind === 'literal' || mentions(name, chart._standard.fullname) || isSafe(name.type as StringType, document.kind)) {
    return [];
  }
  const service = document.kind === 'Service';
  return [{
    kind: 'holds',
    about: OF_NAMES,
    scopes: document.scopes,
    condition: call('regexMatch', [literal(service ? SERVICE_NAME : Pattern.DNS_NAME), name]),
    message: concat([literal(`the name "`), name, literal(`" is not one of a ${document.kind}: use lower-case letters, digits and "-"`
      + (service ? ', beginning with a letter, at most 63 characters' : ' or "."'))]),
  }];
}

/** A namespace that comes from values. */
function givenNamespace(document: Document): Check[] {
  const namespace = namespaceOf(document);
  if (namespace === undefined || namespace.kind === 'literal' || namespace.kind === 'builtin' || (namespace.type as StringType).oneOf?.every(text => new RegExp(NAMESPACE).test(text))) {
    return [];
  }
  return [{
    kind: 'holds',
    about: OF_NAMES,
    scopes: document.scopes,
    condition: call('regexMatch', [literal(NAMESPACE), namespace]),
    message: concat([literal('the namespace "'), namespace, literal(`" of a ${document.kind} is not one: use lower-case letters, digits and "-", at most 63 characters`)]),
  }];
}

function isSafe(type: StringType, kind: string): boolean {
  const pattern = new RegExp(kind === 'Service' ? SERVICE_NAME : Pattern.DNS_NAME, 'u');
  return type.oneOf?.every(text => pattern.test(text)) ?? false;
}

function mentions(node: Node, what: Node): boolean {
  return node === what || childrenOf(node).some(child => mentions(child, what));
}
