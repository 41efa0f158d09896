import { Check, Document } from '../model/model';
import { OF_NAMES } from '../model/of-names';
import { distinctNames } from './distinct-names';
import { namespaceOf, nameOf } from '../names/named-objects';
import { isLabel, longestName, MAX_LABEL } from '../names/names';
import { samplesOf } from '../names/samples';
import { ChartSource } from '../source/chart-source';
import { call } from '../../expr/functions/functions';
import { literal } from '../../expr/node/literal';
import { Node } from '../../expr/node/node';
import { concat } from '../../expr/functions/concat';
import { childrenOf } from '../../expr/node/children';
import { StringType } from '../../expr/node/type';
import { Refusal } from '../../values/refusal';
import { Pattern } from '../../values/pattern';

/**
 * Checks that no schema can express: invalid names of the release and of objects, and two objects of a kind with the same
 * name. Kubernetes would refuse them later.
 *
 * @internal
 */
export function nameChecks(chart: ChartSource, documents: readonly Document[]): Check[] {
  return [...releaseName(chart, documents), ...documents.flatMap(d => [...givenName(chart, d), ...givenNamespace(chart, d)]), ...distinctNames(documents)];
}

/** What names of a kind look like: that of a Service begins with a letter, one that becomes a label has no dots. */
function patternOf(kind: string): string {
  const label = `[-a-z0-9]{0,${longestName(kind) - 2}}[a-z0-9])?$`;
  return kind === 'Service' ? `^[a-z](${label}` : isLabel(kind) ? `^[a-z0-9](${label}` : Pattern.DNS_NAME;
}

/** What the pattern of the kind accepts, in words. */
function acceptedFor(kind: string): string {
  return 'use lower-case letters, digits and "-"'
    + (kind === 'Service' ? ', beginning with a letter' : '') + (isLabel(kind) ? `, at most ${longestName(kind)} characters` : ' or "."');
}

/** The beginning of generated names: of the release and the chart, which may be called something else as part of another one. */
function releaseName({ _standard: { fullname } }: ChartSource, documents: readonly Document[]): Check[] {
  const generated = documents.filter(d => mentions(nameOf(d), fullname));
  if (generated.length === 0) {
    return [];
  }
  const service = generated.some(d => d.kind === 'Service');
  return [{
    kind: 'holds',
    about: OF_NAMES,
    scopes: [],
    condition: call('regexMatch', [literal(patternOf(service ? 'Service' : 'Namespace')), fullname]),
    message: concat([literal('the full name "'), fullname, literal(`" cannot begin ${service ? 'the name of a Service' : 'a name'}: `
      + `choose another release name or alias of the chart, with lower-case letters, digits and "-"${service ? ', beginning with a letter' : ''}`)]),
  }];
}

/** A name that the chart derives from values. */
function givenName({ _standard: { fullname } }: ChartSource, document: Document): Check[] {
  const { path, kind, scopes } = document;
  const name = nameOf(document);
  const { maxLength } = name.type as StringType;
  const longest = longestName(kind);
  if (maxLength > longest && (name.kind === 'literal' || mentions(name, fullname))) {
    throw new Refusal('name-too-long', `${path}: metadata.name ${name.kind === 'literal' ? 'has' : 'may have'} ${maxLength} characters, expected at most ${longest} for a ${kind}: `
      + `leave the name out and read it from the object, or make it with fitName(…${longest < MAX_LABEL ? `, ${longest}` : ''})`);
  }
  const pattern = patternOf(kind);
  const samples = samplesOf(name, fullname);
  if (name.kind === 'literal' || (maxLength <= longest && samples?.every(text => new RegExp(pattern).test(text)))) {
    return [];
  }
  return [{
    kind: 'holds',
    about: OF_NAMES,
    scopes,
    condition: call('regexMatch', [literal(pattern), name]),
    message: concat([literal('the name "'), name, literal(`" is not one of a ${kind}: ${acceptedFor(kind)}`)]),
  }];
}

/** A namespace that comes from values. */
function givenNamespace({ _standard: { fullname } }: ChartSource, document: Document): Check[] {
  const namespace = namespaceOf(document);
  const pattern = patternOf('Namespace');
  if (namespace === undefined || namespace.kind === 'literal' || namespace.kind === 'builtin') {
    return [];
  }
  const { oneOf, pattern: declared, maxLength } = namespace.type as StringType;
  const accepted = (texts: readonly string[] | undefined): boolean => texts?.every(text => new RegExp(pattern).test(text)) ?? false;
  // The schema refuses what its pattern does not accept, unless the value may be left out.
  if (accepted(oneOf) || (namespace.kind === 'value' ? declared === pattern && !namespace.absent : maxLength <= MAX_LABEL && accepted(samplesOf(namespace, fullname)))) {
    return [];
  }
  return [{
    kind: 'holds',
    about: OF_NAMES,
    scopes: document.scopes,
    condition: call('regexMatch', [literal(pattern), namespace]),
    message: concat([literal('the namespace "'), namespace, literal(`" of a ${document.kind} is not one: ${acceptedFor('Namespace')}`)]),
  }];
}

function mentions(node: Node, what: Node): boolean {
  return node === what || childrenOf(node).some(child => mentions(child, what));
}
