/**
 * The greatest integer that Go prints as digits when it is a float64, as every number of a values file is: from a million
 * on, it has an exponent.
 *
 * @internal
 */
export const MAX_PLAIN_INTEGER = 999_999;

/** Whether Go prints digits for every number within the bounds. @internal */
export function isPlainInteger({ minimum, maximum }: { readonly minimum: number; readonly maximum: number }): boolean {
  return minimum >= -MAX_PLAIN_INTEGER && maximum <= MAX_PLAIN_INTEGER;
}

/** @internal */
export const MIN_INT32 = -(2 ** 31);

/** @internal */
export const MAX_INT32 = 2 ** 31 - 1;
