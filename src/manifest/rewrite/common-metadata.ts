import { isFilled, NEVER } from '../../expr/functions/filled';
import { follows } from '../../expr/functions/implication';
import { StandardNames } from '../source/standard-names';
import { partsOfNamed } from '../names/standard-labels';
import { call } from '../../expr/functions/functions';
import { sameNode } from '../../expr/node/equal';
import { literal } from '../../expr/node/literal';
import { EntryPart, IncludeNode, LeafPart, Node, Part, SplicePart, WhenPart } from '../../expr/node/node';
import { entryOf, mapParts, keyOf, partsOf, spread } from '../../expr/node/parts';
import { listOf, mapOf } from '../../expr/node/collections';

/**
 * An object with the common labels and annotations of the values, in its metadata and that of its pod templates. Values of
 * the object override them.
 *
 * The job template of a CronJob has them too, but not the volume claim templates of a StatefulSet, which are immutable.
 *
 * @internal
 */
export function withCommonMetadata(body: Node, standard: StandardNames): Node {
  const { common } = standard;
  if (!common) {
    return body;
  }
  const labelled = (parts: readonly Part[]): readonly Part[] => withLabels(parts, standard);
  const annotated = (parts: readonly Part[]): readonly Part[] => mergedInto(parts, common.annotations);
  const withMetadata = (owner: readonly Part[]): Part[] =>
    withMap(owner, 'metadata', metadata => withMap(withMap(metadata, 'labels', labelled), 'annotations', annotated));

  const withTemplates = (node: Node): Node => {
    if (!isWritten(node)) {
      return node.kind === 'choose' ? { ...node, then: withTemplates(node.then), ...node.otherwise && { otherwise: withTemplates(node.otherwise) } } : node;
    }
    const parts = mapParts(partsOf(node), part => [inPart(part)]);
    return isList(node) ? listOf(parts) : mapOf(parts);
  };
  const inPart = (part: LeafPart): LeafPart => {
    switch (part.kind) {
      case 'entry': {
        const value = withTemplates(part.value);
        return { ...part, value: isTemplate(part, value) ? mapOf(withMetadata(partsOf(value))) : value };
      }
      case 'element':
        return { ...part, value: withTemplates(part.value) };
      case 'splice':
        return part;
    }
  };
  return mapOf(withMetadata(partsOf(withTemplates(body))));
}

/** Labels of the release include the common ones; if values of the object have labels too, both are merged. */
function withLabels(parts: readonly Part[], { labels, common }: StandardNames): readonly Part[] {
  const others = parts.filter(p => !isSplice(p, common!.labels));
  const isOfRelease = (p: Part): boolean => p.kind === 'splice' && p.value.kind === 'include' && labels.kind === 'include' && p.value.helper === labels.helper;
  if (!others.some(isOfRelease)) {
    return mergedInto(others, common!.labels);
  }
  return others.some(p => !isOfRelease(p) && isOpen(p))
    ? mergedInto(others.flatMap(p => (isOfRelease(p) ? partsOf((labels as IncludeNode).helper.body).filter(own => !isSplice(own, common!.labels)) : [p])), common!.labels)
    : others;
}

/** The parts of a map with another map added; the two are merged if a part of the map comes from values. */
function mergedInto(parts: readonly Part[], common: Node): Part[] {
  const at = parts.findIndex(isOpen);
  const part = parts[at];
  const replaced = (...by: readonly Part[]): Part[] => [...parts.slice(0, at), ...by, ...parts.slice(at + 1)];
  switch (part?.kind) {
    case undefined:
    case 'each': // the keys of a loop begin with a string of their own, or the chart is refused
      return [...parts, { kind: 'splice', value: common }];
    case 'when':
      return isOnly(part) ? replaced({ kind: 'splice', value: merged(common, part.then[0].value) })
        : replaced({ ...part, then: mergedInto(part.then, common), otherwise: mergedInto(part.otherwise, common) });
    case 'splice':
      return replaced(...part.value.kind === 'include' ? mergedInto(partsOfNamed(part.value), common) : [{ ...part, value: merged(common, part.value) }]);
    default:
      return [...parts];
  }
}

function merged(common: Node, own: Node): Node {
  return call('mergeOverwrite', [common, own]);
}

/** Whether the keys of a part come from a value. */
function isOpen(part: Part): boolean {
  switch (part.kind) {
    case 'splice':
      return part.value.kind === 'include' ? partsOfNamed(part.value).some(isOpen) : part.value.kind !== 'raw';
    case 'when':
      return [...part.then, ...part.otherwise].some(isOpen);
    case 'each':
      return true;
    default:
      return false;
  }
}

/** Whether it is a map from values, rendered if it is not empty. */
function isOnly(part: WhenPart): part is WhenPart & { readonly then: readonly [SplicePart] } {
  const [only, ...others] = part.then;
  return others.length === 0 && part.otherwise.length === 0 && only?.kind === 'splice' && sameNode(part.condition, call('truthy', [only.value]));
}

function isSplice(part: Part, value: Node): boolean {
  return part.kind === 'splice' && sameNode(part.value, value);
}

/** The parts of a map with the value at a key changed, and without the key if the value is empty. */
function withMap(owner: readonly Part[], key: string, change: (parts: readonly Part[]) => readonly Part[]): Part[] {
  const split = owner.map(part => under(part, key));
  const parts = change(split.flatMap(({ within }) => within));
  const filled = isFilled(parts);
  const [only] = parts;
  // A map that is another one is just that.
  const map = parts.length === 1 && only.kind === 'splice' ? only.value : mapOf(parts);
  const entry: Part = { kind: 'entry', key: literal(key), value: map };
  return [
    ...split.flatMap(({ beside }) => beside),
    ...filled === true ? [entry] : filled === NEVER ? [] : [{ kind: 'when' as const, condition: filled, then: [entry], otherwise: [] }],
  ];
}

/** The part of a map at a key, and the other parts. */
function under(part: Part, key: string): { within: Part[]; beside: Part[] } {
  switch (part.kind) {
    case 'entry':
      return keyOf(part) === key ? { within: spread(part.value), beside: [] } : { within: [], beside: [part] };
    case 'when': {
      const [then, otherwise] = [part.then, part.otherwise].map(parts => parts.map(p => under(p, key)));
      const again = (which: 'within' | 'beside'): Part[] => {
        const branches = { then: then.flatMap(p => p[which]), otherwise: otherwise.flatMap(p => p[which]) };
        return isEmptyAnyway(part.condition, branches) ? branches.then : branches.then.length + branches.otherwise.length ? [{ ...part, ...branches }] : [];
      };
      return { within: again('within'), beside: again('beside') };
    }
    default:
      return { within: [], beside: [part] };
  }
}

/** Whether the parts are empty if the condition is false, so that it need not be tested. */
function isEmptyAnyway(condition: Node, { then, otherwise }: { readonly then: readonly Part[]; readonly otherwise: readonly Part[] }): boolean {
  const filled = then.length > 0 && otherwise.length === 0 && isFilled(then);
  return typeof filled === 'object' && follows(condition, filled);
}

/** Whether it is a pod template, or the job template of a CronJob. */
function isTemplate(part: EntryPart, value: Node): boolean {
  const key = keyOf(part);
  return (key === 'template' ? entryOf(entryOf(value, 'spec'), 'containers') !== undefined
    : key === 'jobTemplate' && entryOf(entryOf(value, 'spec'), 'template') !== undefined);
}

function isWritten(node: Node): boolean {
  return node.kind === 'map' || node.kind === 'list' || (node.kind === 'literal' && typeof node.value === 'object');
}

function isList(node: Node): boolean {
  return node.kind === 'list' || (node.kind === 'literal' && Array.isArray(node.value));
}
