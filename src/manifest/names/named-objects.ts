import { Document } from '../model/model';
import { Node } from '../../expr/node/node';
import { entryOf } from '../../expr/node/parts';
import { Refusal } from '../../values/refusal';

/** @internal */
export function namespaceOf(document: Document): Node | undefined {
  return entryOf(entryOf(document.body, 'metadata'), 'namespace');
}

/** The name of an object. @internal */
export function nameOf(document: Document): Node {
  const name = entryOf(entryOf(document.body, 'metadata'), 'name');
  if (!name || name.type.kind !== 'string') {
    throw new Refusal('name-missing', `${document.path}: the ${document.kind} has no name: set metadata.name to a string`);
  }
  return name;
}
