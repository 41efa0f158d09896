/** A lone surrogate: not UTF-8, so Helm could not receive it. @internal */
export const HALF_CHARACTER = /\p{Cs}/u;
