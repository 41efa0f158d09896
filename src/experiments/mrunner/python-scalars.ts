import { resolve, Resolved } from '../../values/read/resolve';

/** A decimal number, but for an octal one. */
const DECIMAL = /^[-+]?(?!0[0-9])(?=[.]?[0-9])[0-9]*([.][0-9]*)?([eE][-+]?[0-9]+)?$/;

/** Plain scalars as mrunner reads them: for Python, `y` and `n` are strings. @internal */
export function asPython(scalar: string): Resolved {
  return /^[yYnN]$/.test(scalar) ? scalar : resolve(scalar);
}

/** The same, but decimal numbers are strings as they are written. @internal */
export function asWritten(scalar: string): Resolved {
  return DECIMAL.test(scalar) ? scalar : asPython(scalar);
}

/** The same as `asPython`, but zero has no sign, which values do not keep either. @internal */
export function withoutSignedZero(scalar: string): Resolved {
  const value = asPython(scalar);
  return value === 0 && DECIMAL.test(scalar) ? 0 : value;
}

/** A decimal number as JSON has it: with digits on both sides of a point, and no plus before it. @internal */
export function asJsonNumber(decimal: string): string {
  return decimal.replace(/^[+]/, '').replace(/^(-?)[.]/, '$10.').replace(/[.](?![0-9])/, '.0');
}
