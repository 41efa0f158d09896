import { Node } from './node';
import { keyOf } from './parts';
import { Json } from '../../values/shape';

/** What is written without expressions, as data. @internal */
export function dataOf(node: Node): Json {
  switch (node.kind) {
    case 'literal':
      return node.value as Json;
    case 'map':
      return Object.fromEntries(node.parts.flatMap(p => (p.kind === 'entry' ? [[keyOf(p)!, dataOf(p.value)]] : [])));
    case 'list':
      return node.parts.flatMap(p => (p.kind === 'element' ? [dataOf(p.value)] : []));
    default:
      throw new Error(`a ${node.kind} is no data`);
  }
}
