import { closest } from '../../values/closest';

/** What follows the message that something is not there: the one that was probably meant, or all that there are. @internal */
export function instead(given: string, known: readonly string[], meant = closest(given, known)): string {
  return meant !== undefined ? `, did you mean "${meant}"?` : known.length > 0 ? `: expected one of ${known.join(', ')}` : ': there are none';
}
