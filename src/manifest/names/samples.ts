import { Node } from '../../expr/node/node';
import { StringType } from '../../expr/node/type';
import { Pattern } from '../../values/pattern';
import { LABEL_KEY, OPTIONAL_NAME, OPTIONAL_NAMESPACE } from '../../values/pattern-description';
import { CharSet } from '../../values/schema/char-set';

/** Samples of labels that begin with a letter, of other labels, and of names with dots. */
const LETTER = 'x';
const ALPHANUMERIC = '0';
const DOTTED = '0.0';

const OF_PATTERN = new Map<string | undefined, string>([
  [LABEL_KEY, ALPHANUMERIC], [OPTIONAL_NAME.pattern, LETTER], [OPTIONAL_NAMESPACE.pattern, ALPHANUMERIC], [Pattern.DNS_LABEL, ALPHANUMERIC], [Pattern.DNS_NAME, DOTTED], [Pattern.OPTIONAL_DNS_NAME, DOTTED],
]);
const OF_BUILTIN = new Map<string, string>([['Release.Name', DOTTED], ['Release.Namespace', ALPHANUMERIC], ['Chart.Name', LETTER]]);
const HASH = CharSet.LOWER_CASE.union(CharSet.DIGITS);

/**
 * Samples of an expression: if all of them are valid names, apart from the length, the expression is one for any values;
 * undefined if that is unknown. A truncated name ends in a hash, so it is valid if the whole is.
 *
 * @param fullname the full name of the release, which is checked separately: its sample begins with a letter.
 * @internal
 */
export function samplesOf(node: Node, fullname: Node): readonly string[] | undefined {
  const { oneOf, pattern, chars, minLength } = node.type as StringType;
  if (node === fullname) {
    return [LETTER];
  }
  const known = node.kind === 'builtin' ? OF_BUILTIN.get(node.name) : OF_PATTERN.get(pattern);
  if (known !== undefined) {
    return minLength > 0 ? [known] : ['', known];
  }
  if (oneOf) {
    return oneOf;
  }
  switch (node.kind) {
    case 'name':
      return samplesOf(node.text, fullname);
    case 'include':
      return samplesOf(node.helper.body, fullname);
    case 'choose':
      return node.otherwise && both(samplesOf(node.then, fullname), samplesOf(node.otherwise, fullname));
    case 'concat':
      return node.parts.map(part => samplesOf(part, fullname)).reduce((all, part) => all && part && all.flatMap(begin => part.map(end => begin + end)), ['']);
    case 'call':
      switch (node.fn) {
        case 'default':
          return both(samplesOf(node.args[0], fullname), samplesOf(node.args[1], fullname)?.filter(text => text !== ''));
        case 'ternary':
          return both(samplesOf(node.args[0], fullname), samplesOf(node.args[1], fullname));
        case 'toString':
          return node.args[0].kind === 'key' ? samplesOf(node.args[0], fullname) ?? [ALPHANUMERIC] : undefined;
      }
  }
  return chars?.isWithin(HASH) && minLength > 0 ? [ALPHANUMERIC] : undefined;
}

function both(a: readonly string[] | undefined, b: readonly string[] | undefined): readonly string[] | undefined {
  return a && b && [...a, ...b];
}
