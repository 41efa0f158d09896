import { resolve, Resolved } from '../../values/read/resolve';

/** A decimal number, but for an octal one. */
const DECIMAL = /^-?(?!0[0-9])(?=[.]?[0-9])[0-9]*([.][0-9]*)?([eE][-+]?[0-9]+)?$/;

/** Plain scalars as mrunner reads them: for Python, `y` and `n` are strings. @internal */
export function asPython(scalar: string): Resolved {
  return /^[yYnN]$/.test(scalar) ? scalar : resolve(scalar);
}

/** The same, but decimal numbers are strings as they are written. @internal */
export function asWritten(scalar: string): Resolved {
  return DECIMAL.test(scalar) ? scalar : asPython(scalar);
}
