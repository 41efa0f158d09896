/**
 * The largest integer that Go formats without an exponent as a float64, which every number of a values file is: from a
 * million on, it has an exponent.
 *
 * @internal
 */
export const MAX_PLAIN_INTEGER = 999_999;

/** Whether Go formats every number within the bounds without an exponent. @internal */
export function isPlainInteger({ minimum, maximum }: { readonly minimum: number; readonly maximum: number }): boolean {
  return minimum >= -MAX_PLAIN_INTEGER && maximum <= MAX_PLAIN_INTEGER;
}

/** @internal */
export const MIN_INT32 = -(2 ** 31);

/** @internal */
export const MAX_INT32 = 2 ** 31 - 1;
