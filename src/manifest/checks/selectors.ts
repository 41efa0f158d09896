import { LeafPart, Node, Part } from '../../expr/node/node';
import { leavesOf, keyOf, spread } from '../../expr/node/parts';
import { Refusal } from '../../values/refusal';

/** Maps of labels that select pods; most of them are immutable. */
const SELECTORS = new Set(['matchLabels', 'selector']);
const CLAIMS = 'volumeClaimTemplates';

/**
 * Refuses the labels of the release in immutable fields: they include the version, and labels from values.
 *
 * @param labels the named labels of the release.
 * @internal
 */
export function checkSelectors(body: Node, labels: Node): void {
  const isOfRelease = (part: Part): boolean => part.kind === 'splice' && part.value.kind === 'include' && labels.kind === 'include' && part.value.helper === labels.helper;
  const visit = (node: Node, place?: string): void => {
    leavesOf(spread(node)).forEach(part => visitPart(part, place));
  };
  const visitPart = (part: LeafPart, place?: string): void => {
    if (place !== undefined && isOfRelease(part)) {
      throw new Refusal('selector-changes', `${place} has the labels of the release, which contain the chart version: ${place === CLAIMS
        ? 'volumeClaimTemplates are immutable. Use selectorLabels(), which never change'
        : 'with the next version they would select no pods of this release. Use selectorLabels(), which never change'}`);
    }
    switch (part.kind) {
      case 'entry': {
        const key = keyOf(part) ?? '';
        return visit(part.value, place === CLAIMS || key === CLAIMS ? CLAIMS : SELECTORS.has(key) ? key : undefined);
      }
      case 'element':
        return visit(part.value, place === CLAIMS ? CLAIMS : undefined);
    }
  };
  visit(body);
}
