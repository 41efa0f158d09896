import { AST, visitRegExpAST } from '@eslint-community/regexpp';
import { CharSet } from './char-set';
import { parsePattern } from './portable-pattern';

/**
 * The characters of all strings that the pattern accepts: all characters, unless each alternative of the pattern is anchored at both
 * ends.
 *
 * @internal
 */
export function charsOfPattern(pattern: string): CharSet {
  const known = cache.get(pattern);
  if (known) {
    return known;
  }
  const chars = compute(pattern);
  cache.set(pattern, chars);
  return chars;
}

const cache = new Map<string, CharSet>();

function compute(pattern: string): CharSet {
  const ast = parsePattern(pattern);
  if (!ast.alternatives.every(isAnchored)) {
    return CharSet.ALL;
  }
  let chars = CharSet.NONE;
  visitRegExpAST(ast, {
    onCharacterClassEnter(node) {
      if (node.negate) {
        chars = CharSet.ALL;
      }
    },
    onCharacterClassRangeEnter(node) {
      chars = chars.union(CharSet.range(node.min.value, node.max.value));
    },
    onCharacterEnter(node) {
      chars = chars.union(CharSet.range(node.value, node.value));
    },
    onCharacterSetEnter(node) {
      chars = chars.union(node.kind === 'digit' && !node.negate ? CharSet.DIGITS
        : node.kind === 'word' && !node.negate ? CharSet.WORD : CharSet.ALL);
    },
  });
  return chars;
}

function isAnchored(alternative: AST.Alternative): boolean {
  const first = alternative.elements[0];
  const last = alternative.elements[alternative.elements.length - 1];
  return first?.type === 'Assertion' && first.kind === 'start' && last?.type === 'Assertion' && last.kind === 'end';
}
