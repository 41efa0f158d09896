import { Condition } from '../kit/condition';
import { mapItems } from '../kit/map-items';

/**
 * Arguments for a map of options without their dashes: an empty value is none.
 *
 * @internal
 */
export function argumentsOf(options: { readonly [name: string]: string }): any[] {
  return mapItems(options, (name, value) => Condition.of(value).chooseString(`--${name}=${value}`, `--${name}`), 'option');
}
