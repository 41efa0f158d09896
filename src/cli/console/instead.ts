import { closest } from '../../values/closest';

/** The end of a message about an unknown name: the probable name, or all known names. @internal */
export function instead(given: string, known: readonly string[], meant = closest(given, known)): string {
  return meant !== undefined ? `, did you mean "${meant}"?` : known.length > 0 ? `: expected one of ${known.join(', ')}` : ': there are none';
}
