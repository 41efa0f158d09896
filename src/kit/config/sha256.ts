import { StringExpression } from '../../expr/expression/string-expression';
import { concat } from '../../expr/functions/concat';
import { toNode } from '../../expr/expression/to-node';
import { evaluate, NOWHERE } from '../../plain/evaluate';

/** The SHA-256 hash of concatenated strings, computed at synthesis for literals. @internal */
export function sha256(texts: readonly any[]): string {
  const text = concat(texts.map(toNode));
  const hash = new StringExpression(text).sha256sum();
  return text.kind === 'literal' ? String(evaluate(hash._node, NOWHERE)) : hash.asString();
}
