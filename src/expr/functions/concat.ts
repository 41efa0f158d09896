import { call } from './functions';
import { literal } from '../node/literal';
import { Node } from '../node/node';
import { stringType, StringType } from '../node/type';

/** The concatenation of expressions. @internal */
export function concat(parts: readonly Node[]): Node {
  const texts: Node[] = [];
  for (const part of parts.flatMap(p => (p.kind === 'concat' ? p.parts : [asText(p)]))) {
    const last = texts[texts.length - 1];
    if (last?.kind === 'literal' && part.kind === 'literal') {
      texts[texts.length - 1] = literal(`${last.value}${part.value}`);
    } else if (!(part.kind === 'literal' && part.value === '')) {
      texts.push(part);
    }
  }
  if (texts.length < 2) {
    return texts[0] ?? literal('');
  }
  const types = texts.map(p => p.type as StringType);
  const type = stringType(
    types.map(t => t.chars).reduce((a, b) => a.union(b)),
    types.reduce((sum, t) => sum + t.minLength, 0),
    types.reduce((sum, t) => sum + t.maxLength, 0),
  );
  return Object.freeze({ kind: 'concat', parts: Object.freeze(texts), type });
}

/** A string, number or boolean as a string, as formatted by Helm. @internal */
export function asText(node: Node): Node {
  if (node.type.kind === 'string') {
    return node;
  }
  return node.kind === 'literal' && node.type.kind !== 'any' ? literal(String(node.value)) : call('toString', [node]);
}
