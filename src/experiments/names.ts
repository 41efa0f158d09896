import { textOf } from '../kit/condition';
import { Pattern } from '../values/pattern';

/**
 * A name that can be normalised: letters, digits, spaces and the characters `.,_-`, with a letter or digit among them.
 *
 * @internal
 */
export const NAME = {
  pattern: '^[ .,_-]*[a-zA-Z0-9][ .,_a-zA-Z0-9-]*$',
  patternDescription: 'letters, digits, spaces and the characters `.,_-`, with at least one letter or digit',
  maxLength: 253,
} as const;

/**
 * A name as objects can have it: spaces and the characters `.,_-` become one hyphen, between letters and digits alone, and the rest is in
 * lower case. It may still be too long: see `fitName()`.
 *
 * @param given a literal or a token that matches `NAME`.
 * @internal
 */
export function normalisedName(given: string): string {
  const text = textOf(given);
  const name = text.replaceMatches('[ .,_-]+', '-').trimAll('-').lower();
  // What the schema accepts has a letter or digit, so that templates need not ask whether there is a name left.
  return (text._pattern === NAME.pattern ? name._matching(Pattern.DNS_LABEL) : name).asString();
}
