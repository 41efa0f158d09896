import { AST } from '@eslint-community/regexpp';
import { CharSet } from '../../values/schema/char-set';
import { parsePattern } from '../../values/schema/portable-pattern';
import { Refusal } from '../../values/refusal';

/**
 * Characters that no string contains after all matches of the pattern have been removed.
 *
 * Refuses a pattern that can match the empty string: Go and JavaScript find such matches at different positions.
 *
 * @internal
 */
export function charsReplaced(pattern: string): CharSet {
  const { alternatives } = parsePattern(pattern);
  for (const alternative of alternatives) {
    if (alternative.elements.every(mayBeEmpty)) {
      throw new Refusal('function-not-exact',
        `the pattern ${pattern} may match the empty string, which Go and JavaScript find at different positions: let it match at least one character`);
    }
    alternative.elements.forEach(element => checkLoops(pattern, element));
  }
  return alternatives.map(charsAlways).reduce((a, b) => a.union(b));
}

function mayBeEmpty(element: AST.Element): boolean {
  switch (element.type) {
    case 'Assertion':
      return true;
    case 'Quantifier':
      return element.min === 0 || mayBeEmpty(element.element);
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.some(a => a.elements.every(mayBeEmpty));
    default:
      return false;
  }
}

/** The two engines treat repetitions of an empty match differently. */
function checkLoops(pattern: string, element: AST.Element): void {
  if (element.type === 'Quantifier') {
    if (mayBeEmpty(element.element)) {
      throw new Refusal('function-not-exact',
        `the pattern ${pattern} repeats ${element.element.raw}, which may match the empty string: let it match at least one character`);
    }
    checkLoops(pattern, element.element);
  } else if (element.type === 'Group' || element.type === 'CapturingGroup') {
    element.alternatives.forEach(a => a.elements.forEach(e => checkLoops(pattern, e)));
  }
}

/** The characters that the alternative always matches. */
function charsAlways(alternative: AST.Alternative): CharSet {
  const [element, ...more] = alternative.elements;
  if (more.length > 0) {
    return CharSet.NONE;
  }
  const single = element.type === 'Quantifier' && element.min === 1 ? element.element : element;
  switch (single.type) {
    case 'Character':
      return exactly(single.value, single.value);
    case 'CharacterClass': {
      return single.negate ? CharSet.ALL.without(single.elements.map(e => charsOf(e, 'widest')).reduce((a, b) => a.union(b)))
        : single.elements.map(e => charsOf(e, 'exact')).reduce((a, b) => a.union(b));
    }
    case 'CharacterSet':
      return charsOf(single, 'exact');
    default:
      return CharSet.NONE;
  }
}

/** A set has all non-ASCII characters as one; `exact` excludes it if only some of them match. */
function charsOf(element: AST.CharacterClassElement | AST.CharacterSet, reading: 'exact' | 'widest'): CharSet {
  switch (element.type) {
    case 'Character':
      return reading === 'exact' ? exactly(element.value, element.value) : CharSet.range(element.value, element.value);
    case 'CharacterClassRange':
      return reading === 'exact' ? exactly(element.min.value, element.max.value) : CharSet.range(element.min.value, element.max.value);
    case 'CharacterSet': {
      const positive = element.kind === 'digit' ? CharSet.DIGITS : element.kind === 'word' ? CharSet.WORD : undefined;
      if (positive === undefined) {
        // a dot
        return CharSet.ALL.without(CharSet.of('\n'));
      }
      return 'negate' in element && element.negate ? CharSet.ALL.without(positive) : positive;
    }
    default:
      return reading === 'exact' ? CharSet.NONE : CharSet.ALL;
  }
}

function exactly(from: number, to: number): CharSet {
  return from >= 0x80 ? CharSet.NONE : CharSet.range(from, Math.min(to, 0x7f));
}
