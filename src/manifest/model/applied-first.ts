import { groupOf } from './api-group';
import { Document } from './model';
import { Node } from '../../expr/node/node';
import { entryOf } from '../../expr/node/parts';

/** @internal */
export const DEFINITION = 'CustomResourceDefinition';

/** Whether a CustomResourceDefinition has to be applied before others of its chart: `kubectl` looks up the kinds of a whole file before it applies it. @internal */
export function isAppliedFirst(document: Document, documents: readonly Document[]): boolean {
  return document.inCrds || documents.some(other => isDefinedBy(other, document));
}

/** Whether an object is of the kind of a definition. @internal */
export function isDefinedBy({ kind, apiVersion }: Document, { kind: of, body }: Document): boolean {
  const spec = of === DEFINITION ? entryOf(body, 'spec') : undefined;
  return isText(entryOf(spec, 'group'), groupOf(apiVersion)) && isText(entryOf(entryOf(spec, 'names'), 'kind'), kind);
}

function isText(node: Node | undefined, text: string): boolean {
  return node?.kind === 'literal' && node.value === text;
}
